"""Traditional Chinese read as simplified, a character for a character, so that offsets stay."""

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from articles.article import Article

from .model import TITLE, Extraction, Mention


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


def verbatim(extraction: Extraction, article: Article) -> Extraction:
    """What was read in simplified characters, with quotes as `article` has them.

    Names (object, speaker, office) stay simplified, so that both scripts mean one commitment.
    """
    return Extraction(
        tuple(_verbatim(each, article) for each in extraction.mentions),
        tuple(_verbatim(each, article) for each in extraction.fulfilments),
    )


def _verbatim(mention: Mention, article: Article) -> Mention:
    whole = article.title if mention.paragraph == TITLE else article.paragraphs[mention.paragraph]
    plain = simplified(whole)

    def original(words: str) -> str:
        at = plain.find(words, mention.start)
        at = at if at >= 0 else plain.find(words)
        return whole[at : at + len(words)] if at >= 0 else words

    return replace(
        mention,
        quote=whole[mention.start : mention.end],
        deadline=original(mention.deadline) if mention.deadline else None,
        quantity=mention.quantity
        and replace(mention.quantity, text=original(mention.quantity.text)),
    )
