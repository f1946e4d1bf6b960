"""Lists whose items are paragraphs: under which date they stand, and of what they tell."""

import re

from commitments.chinese.frame import Frame
from commitments.chinese.rows import cells
from commitments.chinese.text import BULLETS

_ITEM = re.compile(
    "[一二三四五六七八九十]是|第[一二三四五六七八九十]|[（(]?[一二三四五六七八九十\\d]{1,2}[)）、.]"
)
_WHEN = re.compile(
    "(?:到|至)?(?:20\\d\\d年|[今明]年|年|\\d{1,2}月)[^，。；｜|]{0,8}|[一二三四]季度末?|[上下]半年"
)
LIST_ITEM = 2
"""Sentences that an item of a list goes on for."""


def tells_of_it(frame: Frame, paragraph: str) -> bool:
    """Whether a list says more of what the paragraph before it told to be done: 一是…."""
    over = frame.past and not (frame.ahead or frame.asked) and frame.plan > LIST_ITEM
    return over and frame.voice != "paper" and paragraph.startswith(("一是", "首先"))


def date_of_list(frame: Frame, paragraph: str) -> str:
    """The date of the list that a paragraph is an item of: what opened it may stand before it."""
    date = frame.list_date or (frame.date if not (frame.plan or frame.item_date) else "")
    listed = date and (paragraph[:1] in BULLETS or _ITEM.match(paragraph))
    return date if listed else ""


def due_of_row(paragraph: str) -> str:
    """The last cell that says no more than when: what the others tell is due then."""
    if not cells(paragraph):
        return ""
    told = (each.strip() for each in reversed(re.split("[｜|]", paragraph)))
    return next((each for each in told if _WHEN.fullmatch(each)), "")
