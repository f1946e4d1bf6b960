"""Titles for texts that have none."""

import re

from sources._byline import dateline
from sources._html import fold, language_of

_SENTENCE = re.compile(r"(.+?)(?:[。！？：；]|[.!?:;](?=\s|[A-Z“\"]|$)|$)", re.S)
_LONGEST = 320
_OPENING = re.compile(r"^.*?(?:News\s*,|[电讯][，,:：]?|消息[，,:：]?|,)\s*")


def derive_title(paragraph: str) -> str:
    """What the first sentence of a paragraph is about: without dateline, up to its first stop."""
    line = dateline(paragraph)
    rest = paragraph
    if line is not None:
        rest = _OPENING.sub("", paragraph, count=1)
    found = _SENTENCE.match(rest)
    sentence = fold(found[1] if found else rest) or fold(paragraph)
    if len(sentence) > _LONGEST:
        cut = sentence[:_LONGEST]
        sentence = (cut.rsplit(" ", 1)[0] if language_of(cut) == "en" else cut) + "…"
    return sentence[:1].upper() + sentence[1:]
