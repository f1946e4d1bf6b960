"""Work that several ministries start, where neither a day nor another word says it has begun."""

import re

from commitments._anchors import Anchored
from commitments.chinese.frame import Reading
from commitments.chinese.owner import Owner
from commitments.model import TITLE

STARTS = re.compile("联合(?:组织)?(?:开展|启动|实施)(?!了|的)")
_BARE = re.compile("(?:共同)?启动(?:实施)?(?![了的、和与])")
_DAY = Anchored("\\d日|今[天日]|昨[天日]|近日|(?<!\\d)日前|去年|此前")
_DAY_PAST = re.compile("\\d{1,2}月\\d{1,2}日|昨[天日]")


def starts_together(reading: Reading, text: str) -> bool:
    """Whether the clause `text` tells of such a start: 工信部等三部门启动…遴选.

    By a notice one that is said to be joint (联合启动) lies ahead wherever it stands.
    """
    joint = STARTS.match(text) is not None
    if joint and reading.frame.voice == "paper":
        return True
    if not joint and _BARE.match(text) is None:
        return False
    frame = reading.frame
    titled = reading.paragraph == TITLE or reading.headline
    alone = reading.place == 0 and reading.offset > 0 and not frame.done
    if titled or not alone or _DAY.search(reading.clause.text, 0, reading.offset):
        return False
    return joint or frame.owner is Owner.JOINT


def has_started(reading: Reading, text: str) -> bool:
    """Whether a day before it says that they have: 3月1日工信部等三部门联合启动…行动."""
    told = reading.offset > 0 and not (reading.frame.ahead or reading.frame.voice == "paper")
    return told and bool(
        STARTS.match(text) and _DAY_PAST.match(reading.clause.text, 0, reading.offset)
    )
