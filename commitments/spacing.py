"""Chinese that is set with blanks around figures and Latin words, read as it is without them."""

import re
from dataclasses import replace

from articles.article import Article
from commitments.model import TITLE, Extraction, Mention

_BLANK = re.compile(
    "(?<=[\u4e00-\u9fff，、：（《“]) (?=[\\dA-Za-z≥≤])"
    "|(?<=[\\dA-Za-z%％+]) (?=[\u4e00-\u9fff，。、；：）》”])"
    "|(?<=\\d) (?=[A-Z]{2,8}(?![a-z]))"
)
"""到 2030 年, 15 种, 9800 EFLOPS."""
_TIGHT = re.compile("[\u4e00-\u9fff](?=[\\dA-Za-z])|[\\dA-Za-z%％](?=[\u4e00-\u9fff])")
_QUOTE = re.compile('["＂]')
_LONGEST_NAME = 40
_NO_NAME = re.compile("[。！？；]")
_FEWEST = 3
"""Blanks that make a habit."""


def quoted_alike(article: Article) -> Article:
    """The article with names in “” where they stand in straight marks, a mark for a mark."""
    if not any(map(_QUOTE.search, (article.title, *article.paragraphs))):
        return article
    title, *paragraphs = map(_quoted, (article.title, *article.paragraphs))
    if title == article.title and tuple(paragraphs) == article.paragraphs:
        return article
    return replace(article, title=title, paragraphs=tuple(paragraphs))


def _quoted(text: str) -> str:
    marks = [match.start() for match in _QUOTE.finditer(text)]
    characters = list(text)
    if len(marks) % 2 or any(text[start - 1 : start].isdigit() for start in marks[::2]):
        return text  # 15.6" is a size
    for start, end in zip(marks[::2], marks[1::2], strict=True):
        if end - start <= _LONGEST_NAME and not _NO_NAME.search(text, start, end):
            characters[start], characters[end] = "“”"
    return "".join(characters)


def unspaced(article: Article) -> Article:
    """The article without such blanks; the very same where that isn't how it is set."""
    whole = "".join(article.paragraphs)
    blanks = len(_BLANK.findall(whole)) if " " in whole else 0
    if blanks < _FEWEST or blanks < len(_TIGHT.findall(whole)):
        return article
    paragraphs = tuple(_BLANK.sub("", text) for text in article.paragraphs)
    return replace(article, title=_BLANK.sub("", article.title), paragraphs=paragraphs)


def respaced(extraction: Extraction, article: Article) -> Extraction:
    """What was read without blanks, with quotes and offsets as `article` has them."""
    places: dict[int, list[int]] = {}
    return Extraction(
        tuple(_respaced(each, article, places) for each in extraction.mentions),
        tuple(_respaced(each, article, places) for each in extraction.fulfilments),
    )


def _respaced(mention: Mention, article: Article, places: dict[int, list[int]]) -> Mention:
    at = mention.paragraph
    whole = article.title if at == TITLE else article.paragraphs[at]
    kept = places.get(at)
    if kept is None:
        blanks = {match.start() for match in _BLANK.finditer(whole)}
        kept = places[at] = [index for index in range(len(whole)) if index not in blanks]
    start, end = kept[mention.start], kept[mention.end - 1] + 1
    quote = whole[start:end]

    def original(words: str) -> str:
        """The words as they stand in the paragraph, before the mention's end if they can."""
        plain = "".join(whole[index] for index in kept)
        found = plain.rfind(words, 0, mention.end)
        found = found if found >= 0 else plain.find(words)
        return whole[kept[found] : kept[found + len(words) - 1] + 1] if found >= 0 else words

    quantity = mention.quantity
    return replace(
        mention,
        quote=quote,
        start=start,
        end=end,
        deadline=original(mention.deadline) if mention.deadline else None,
        quantity=quantity and replace(quantity, text=original(quantity.text)),
    )
