"""Chinese that is set with blanks around figures and Latin words, read as it is without them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.article import Article
from commitments.model import TITLE, Extraction, Mention

_BLANK = re.compile(
    "(?<=[\u4e00-\u9fff，、：（《“]) (?=[\\dA-Za-z≥≤])"
    "|(?<=[\\dA-Za-z%％+]) (?=[\u4e00-\u9fff，。、；：）》”])"
    "|(?<=\\d) (?=[A-Z]{2,8}(?![a-z]))"
)
"""到 2030 年, 15 种, 9800 EFLOPS."""
_TIGHT = re.compile("[\u4e00-\u9fff](?=[\\dA-Za-z])|[\\dA-Za-z%％](?=[\u4e00-\u9fff])")
_HAN = re.compile("[\u4e00-\u9fff”》）」]")
_WORD = re.compile("[≥≤]?[\\dA-Za-z](?:[\\dA-Za-z.,%％+/～–-]| (?=[\\dA-Za-z]))*")
_LONGEST = 40
"""Characters of a figure or a word."""
_WORD_BEFORE = re.compile("(?<![\\dA-Za-z.,%％+/～–-])[≥≤]?[\\dA-Za-z][\\dA-Za-z.,%％+/～–-]*\\Z")
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
    """The article without such blanks; the very same article where it has none.

    In a title, where blanks part headlines too, they go only where the text has the habit.
    """
    habit = _is_habit(article)
    title = _without(article.title, _blanks(article.title, habit)) if habit else article.title
    paragraphs = tuple(_without(text, _blanks(text, habit)) for text in article.paragraphs)
    if title == article.title and paragraphs == article.paragraphs:
        return article
    return replace(article, title=title, paragraphs=paragraphs)


def respaced(extraction: Extraction, article: Article) -> Extraction:
    """What was read without blanks, with quotes and offsets as `article` has them."""
    habit = _is_habit(article)
    texts = {TITLE: article.title, **dict(enumerate(article.paragraphs))}
    places: dict[int, list[int]] = {}
    for each in (*extraction.mentions, *extraction.fulfilments):
        if each.paragraph not in places:
            text = texts[each.paragraph]
            gone = set(_blanks(text, habit) if habit or each.paragraph != TITLE else ())
            places[each.paragraph] = [at for at in range(len(text)) if at not in gone]

    def as_set(each: Mention) -> Mention:
        return _respaced(each, texts[each.paragraph], places[each.paragraph])

    return Extraction(
        tuple(map(as_set, extraction.mentions)), tuple(map(as_set, extraction.fulfilments))
    )


def _is_habit(article: Article) -> bool:
    """Whether the whole article is set so."""
    whole = "".join(article.paragraphs)
    blanks = len(_BLANK.findall(whole)) if " " in whole else 0
    return blanks >= _FEWEST and blanks >= len(_TIGHT.findall(whole))


def _without(text: str, blanks: Sequence[int]) -> str:
    edges = [-1, *blanks, len(text)]
    return "".join(text[start + 1 : end] for start, end in pairwise(edges)) if blanks else text


def _blanks(text: str, habit: bool) -> list[int]:
    """Where blanks stand that say nothing.

    Where they are no habit of the article's, one beside a word that Chinese touches on its other
    side may part headlines (…供热改造 2029年前淘汰…), and stays.
    """
    found = [match.start() for match in _BLANK.finditer(text)] if " " in text else []
    return found if habit else [at for at in found if _stands_apart(text, at)]


def _stands_apart(text: str, at: int) -> bool:
    """Whether the figure or Latin word beside a blank touches no Chinese on its other side."""
    ahead, behind = _WORD.match(text, at + 1), _WORD_BEFORE.search(text, max(0, at - _LONGEST), at)
    if ahead and behind:
        return False
    if ahead:
        return not _HAN.match(text, ahead.end())
    return behind is not None and not _HAN.match(text, behind.start() - 1)


def _respaced(mention: Mention, whole: str, kept: Sequence[int]) -> Mention:
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
