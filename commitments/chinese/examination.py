"""What a ministry looks into or holds now and then: one thing of its own only once or on a day."""

import re

from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table

_PROGRAMMES = table("objects")["programme"]
_ROUTINE = frozenset(_PROGRAMMES["routine"])
_ONCE = frozenset(_PROGRAMMES["once"])
_AT_ONCE = re.compile("一[次轮场]|摸底|[首末]次|首轮|中期|终期|期末|年度|成效|集中|专场|部门联合")
_BEGINS = frozenset(("启动", "完成", "部署开展"))
_LOOKS_INTO = _BEGINS.union(
    ("开展", "组织", "组织开展", "实施", "部署", "进行", "做", "搞", "举行", "举办")
)
_DATED = re.compile("\\d|季度|[上下]半年|[今本下]个?月|下周|年内|年底|[节汛]前|两会")
_EVERY_YEAR = re.compile("每(?:[一两三四五]?年|季|月|半年|个)")
_TELLING = 4
"""Characters before a head that say what of."""


def has_its_day(head: str, parsed: Predicate, when: str) -> bool:
    """Whether what a ministry does all the time is to be done on a day: 三季度开展…抽查."""
    return head in _ROUTINE and _DATED.search(f"{when} {parsed.adverbs}") is not None


def is_once(head: str, parsed: Predicate, rest: str) -> bool:
    """Whether what is looked into is so once: 明年组织中期评估, 启动首批试点成效评估."""
    if not looks_into(parsed) or _EVERY_YEAR.search(parsed.adverbs):
        return False
    verb = parsed.verbs[-1]
    # 组织对往年名单开展复核, 对整改企业组织“回头看”
    organizes = verb == "组织" or (parsed.adverbs.endswith("组织") and verb != "进行")
    organized = parsed.preposition == "对" and organizes
    begun = verb in _BEGINS and len(rest) - len(head) >= _TELLING
    dated = _DATED.search(parsed.adverbs) is not None
    return dated or begun or organized or _AT_ONCE.search(rest) is not None


def is_examination(head: str) -> bool:
    """Whether it is part of the work unless something makes it one thing: 开展风险评估."""
    return head in _ONCE


def looks_into(parsed: Predicate) -> bool:
    """Whether the verb is one of holding an examination: 实现企业“一键体检” holds none."""
    return bool(parsed.verbs) and parsed.verbs[-1] in _LOOKS_INTO
