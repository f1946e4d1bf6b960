"""Mentions that point at what their article names elsewhere: 该办法, 上述文件, “以下简称”.

Each rule takes the article's mentions with the place of one among them, and gives the place of the
mention that names the same thing better, or None.
"""

import re
from collections.abc import Sequence

from .glossary import head_words
from .model import TITLE, Mention
from .naming import QUOTES, fold, is_round
from .references import (
    FIELDS,
    GOING_ON,
    SHORT,
    Said,
    head_of,
    is_clause,
    last_before,
    others,
    place_of,
    tells,
)

_POINTING = re.compile(r"(?:[该本此]次?|上述|前述|这[一个项份部次]|《)$")
_POINTER = re.compile(r"^(?:[该本此]|上述|前述|有关|相关)次?")
_PAPERS = "文件"
_TEXT_OF = re.compile(r"(?:草案|修订稿|修订草案|征求意见稿|送审稿|报批稿|文本)+$")


def introduced(said: Said, at: int) -> int | None:
    """“X（以下简称Y）”, and Y elsewhere: the X before the bracket."""
    mine, identity = said[at]
    names = {QUOTES.sub("", fold(mine.object)), identity.name}
    for other in others(said, at):
        mention = said[other][0]
        quote = fold(mention.quote)
        for short in SHORT.finditer(quote):
            if QUOTES.sub("", short.group(1)).strip() in names:
                return last_before(said, mention, quote[: short.start()])
    return None


def pointed_at(said: Said, at: int) -> int | None:
    """《办法》, 该平台, “活动将…” or 条例草案: the thing with such a head that the article names.

    Of several the only one named before; else the only one of the title.
    """
    word = _bare_head(said[at][0])
    if word is None:
        return None
    kind = head_words()[word]
    named = [
        i
        for i in others(said, at)
        if tells(said[i][1])
        and (head_of(said[i][1]) == kind or said[i][1].name.endswith(word))
        and not is_clause(said[i][1].name)
    ]
    before = [i for i in named if place_of(said[i][0]) < place_of(said[at][0])]
    headline = [i for i in named if said[i][0].paragraph == TITLE]
    found = (_only(said, some) for some in (named, before, headline))
    return next((i for i in found if i is not None), None)


def papers(said: Said, at: int) -> int | None:
    """“上述文件”: the document that was named last before it."""
    name = QUOTES.sub("", fold(said[at][0].object))
    if _POINTER.sub("", name) != _PAPERS or name == _PAPERS:
        return None
    mine = place_of(said[at][0])
    before = (i for i in others(said, at) if place_of(said[i][0]) < mine)
    named = [i for i in before if said[i][1].kind == "instrument" and tells(said[i][1])]
    return max(named, key=lambda i: place_of(said[i][0]), default=None)


def _only(said: Said, named: Sequence[int]) -> int | None:
    """The first of the mentions that have the only name; a name's end is no other name."""
    names = {said[i][1].name for i in named}
    longest = {n for n in names if not any(n != other and other.endswith(n) for other in names)}
    return next(i for i in named if said[i][1].name in longest) if len(longest) == 1 else None


def _bare_head(mention: Mention) -> str | None:
    """The head that a mention points with, where that is all it calls the thing."""
    quote, whole = fold(mention.quote), fold(mention.object)
    name = QUOTES.sub("", whole)
    pointed = _POINTER.sub("", name)
    going_on = GOING_ON.match(pointed)
    word = _TEXT_OF.sub("", going_on.group(1) if going_on else pointed)
    if word not in head_words():
        return None
    before = quote[: max(quote.find(whole), 0)]
    points = pointed != name or going_on or whole.startswith("《") or _POINTING.search(before)
    one = mention.kind == "instrument" and head_words()[word] not in FIELDS
    return word if points or one or is_round(word) else None
