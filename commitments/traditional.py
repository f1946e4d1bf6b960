"""Traditional Chinese read as simplified, a character for a character, so that offsets stay."""

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from articles.article import Article
from commitments.model import TITLE, Extraction, Mention

_BEFORE = 400
"""Characters before a quote within which a fronted deadline stands."""


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str]]:
    text = files(__package__).joinpath("lexicon/traditional.toml").read_text("utf-8")
    pairs = dict(tuple(pair) for pair in tomllib.loads(text)["pairs"].split())
    return str.maketrans(pairs), re.compile(f"[{''.join(pairs)}]")


def simplified(text: str) -> str:
    """The text in simplified characters, as long as it was; words that differ (軟體) stay."""
    table, traditional = _table()
    return text.translate(table) if traditional.search(text) else text


def in_simplified(article: Article) -> Article:
    """The article in simplified characters; the very same article when it already is."""
    title = simplified(article.title)
    paragraphs = tuple(map(simplified, article.paragraphs))
    if title == article.title and paragraphs == article.paragraphs:
        return article
    return replace(article, title=title, paragraphs=paragraphs)


def verbatim(extraction: Extraction, plain: Article, article: Article) -> Extraction:
    """What was read in `plain`, the simplified `article`, with quotes as `article` has them.

    Names (object, speaker, office) stay simplified, so that both scripts mean one commitment.
    """
    return Extraction(
        tuple(_verbatim(each, plain, article) for each in extraction.mentions),
        tuple(_verbatim(each, plain, article) for each in extraction.fulfilments),
    )


def _verbatim(mention: Mention, plain: Article, article: Article) -> Mention:
    read, whole = _text(plain, mention.paragraph), _text(article, mention.paragraph)

    def original(words: str) -> str:
        at = read.rfind(words, max(0, mention.start - _BEFORE), mention.end)
        return whole[at : at + len(words)] if at >= 0 else words

    return replace(
        mention,
        quote=whole[mention.start : mention.end],
        deadline=original(mention.deadline) if mention.deadline else None,
        quantity=mention.quantity
        and replace(mention.quantity, text=original(mention.quantity.text)),
    )


def _text(article: Article, paragraph: int) -> str:
    return article.title if paragraph == TITLE else article.paragraphs[paragraph]
