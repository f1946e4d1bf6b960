"""Lists that go on behind somebody else's words: a feature tells 一是…, visits a factory, and goes
on with 二是…."""

import re

from commitments._record import Record
from commitments.chinese.frame import Frame
from commitments.chinese.owner import OURS
from commitments.chinese.text import BULLETS, COLONS, enumerator

_NUMERALS = "一二三四五六七八九十"
_NUMERAL = re.compile(f"(?P<chinese>[{_NUMERALS}]{{1,3}})|(?P<digits>\\d{{1,2}})|(?P<ring>[①-⑳])")
_ORDER = {"首先": 1, "其次": 2, "再次": 3}
_TAIL = re.compile("[是要就，,：: ]+$")
"""一是, 一是要, 第二就是: one style."""
_OPENS = re.compile(
    "(?:(?:以下|如下|下列|这)[^，。；]{0,12}|[两三四五六七八九十几]个?(?:方面|件事|项|点|篇文章|大?任务)[^，。；]{0,8})。$"
)
"""重点做好以下工作。 announces a list without a colon."""
_BEGINS = re.compile("一是|第一[，,、个]|其一|首先|①|[（(]一[)）]")


class Mark(Record):
    """What stands before an item of a list."""

    style: str
    number: int
    """0 for bullets."""


class Kept(Record):
    """The ministry's list as far as it has been told."""

    frame: Frame
    """How it stood behind its last item, or behind what opened it."""
    told: tuple[Mark, ...]
    """The last mark of each style."""
    paragraph: str
    """The last item, or what opened the list."""


def mark_of(paragraph: str) -> Mark | None:
    """The mark of a list that a paragraph begins with."""
    if paragraph[:2] in _ORDER:
        return Mark("order", _ORDER[paragraph[:2]])
    mark = enumerator(paragraph)
    if mark in BULLETS:
        return Mark(mark, 0)
    numeral = _NUMERAL.search(mark)
    if numeral is None:
        return None
    around = mark[: numeral.start()], _TAIL.sub("", mark[numeral.end() :])
    return Mark(f"{around[0]}{numeral.lastgroup}{around[1]}", _value(numeral.group()))


def kept(list_: Kept | None, paragraph: str, after: Frame) -> Kept | None:
    """The list behind a paragraph, `after` which the frame is so; None where another's began."""
    mark = mark_of(paragraph)
    if after.asked:
        return None
    if after.sayer not in OURS or after.owner not in OURS:
        return None if mark or _BEGINS.search(paragraph) else list_
    opens = paragraph[-1:] in COLONS or paragraph.endswith("——") or _OPENS.search(paragraph)
    if mark is None:
        return Kept(after, (), paragraph) if opens else list_
    others = tuple(each for each in list_.told if each.style != mark.style) if list_ else ()
    return Kept(after, (*others, mark), paragraph)


def resumes(list_: Kept, frame: Frame, paragraph: str) -> bool:
    """Whether a paragraph is the next item of the list, behind words of others or what is told by
    the way; `frame` stands as they have left it."""
    last = list_.frame
    strayed = frame.sayer not in OURS or (frame.past, frame.voice == "data") > (
        last.past,
        last.voice == "data",
    )
    if not strayed:
        return False
    mark = mark_of(paragraph)
    if mark is None:
        return False
    told = next((each for each in list_.told if each.style == mark.style), None)
    if told is None:
        return mark.number <= 1
    return mark.number == told.number + (mark.number > 0)


def _value(numeral: str) -> int:
    """1 for 一, 1 and ①; 12 for 十二."""
    if numeral.isdecimal():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _NUMERALS.index(numeral[-1]) + 1
    return 10 * (_NUMERALS.index(tens[-1]) + 1 if tens else 1) + (
        _NUMERALS.index(ones) + 1 if ones else 0
    )
