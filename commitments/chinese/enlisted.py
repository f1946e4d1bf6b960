"""What is selected for a roll: 遴选优质平台纳入国家级平台名录."""

import re

from commitments.chinese.clause import Predicate

_SELECTS = frozenset(("遴选", "评选", "选拔", "选树", "甄选", "筛选", "评定", "挑选", "选取"))
_ENLISTED = re.compile(
    "[^，。《》]{2,40}?(?:纳入|列入|编入|收入|录入)(?:到)?"
    "(?P<roll>[^，。《》]{2,40}(?:名录|名单|目录|清单|库|案例集))"
)


def enlisted(parsed: Predicate) -> str:
    """The roll for which a clause selects, "" for others; whom it takes is no part of its name."""
    if _SELECTS.isdisjoint(parsed.verbs):
        return ""
    found = _ENLISTED.fullmatch(parsed.rest)
    return found["roll"] if found else ""
