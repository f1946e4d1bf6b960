"""Lists whose items are paragraphs: under which date they stand, and of what they tell."""

import re

from commitments.chinese.frame import Frame
from commitments.chinese.text import BULLETS

_ITEM = re.compile(
    "[一二三四五六七八九十]是|第[一二三四五六七八九十]|[（(]?[一二三四五六七八九十\\d]{1,2}[)）、.]"
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
