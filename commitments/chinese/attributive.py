"""Clauses that a comma cuts within what is said of one thing: 征集能够…，具有…的案例."""

import re
from collections.abc import Sequence

from commitments._anchors import Anchored
from commitments.chinese.text import Clause

_SAYS = "能够?|具备|具有|符合|满足|拥有|体现|富有|兼具|适合|适用于"
_BEGINS = (
    "(?:征集|遴选|评选|选树|选出|推出|发掘|挖掘|培育|打造|形成|开发|树立|凝练|总结)(?:出|和推广|推广)?"
    f"(?:一批|若干|一系列|\\d+[个家项])?(?:{_SAYS})"
)
may_begin = Anchored(_BEGINS).search
"""Whether such a thing may stand in a paragraph at all."""
_BEGUN = re.compile(f"(?:将|拟|公开|面向[^，。]{{2,12}})?{_BEGINS}(?P<what>[^，。]+)")
# 具有竞争力的企业, what it is said of, but not 产业发展的支撑作用.
_WHOLE = re.compile("的[^，。的]{2,14}$")
_QUALITY = (
    "作用", "能力", "水平", "价值", "趋势", "特点", "特色", "优势", "要求", "条件", "潜力", "意义",
    "效果", "成效", "前景", "基础", "需求",
)  # fmt: skip
_GOES_ON = re.compile(f"(?:并|且|还|同时|以及|并且){{0,2}}(?:{_SAYS}|实现|取得|达到|可复制)")
_MOST = 3
"""Clauses behind the first in which more may be said of the thing."""


def joined(paragraph: str, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of a sentence; those that only together say which thing is meant are one."""
    found: list[Clause] = []
    at = 0
    while at < len(clauses):
        end = _end(clauses, at)
        first, last = clauses[at], clauses[end]
        if end > at:
            whole = paragraph[first.start : last.end]
            first = first._replace(text=whole, end=last.end, closer=last.closer)
        found.append(first)
        at = end + 1
    return tuple(found)


def _end(clauses: Sequence[Clause], at: int) -> int:
    """Where the clause ends that begins at `at`: at the thing that all before is said of."""
    begun = _BEGUN.fullmatch(clauses[at].text)
    if begun is None or not clauses[at].before_comma or _names(begun["what"]):
        return at
    for place in range(at + 1, min(at + 1 + _MOST, len(clauses))):
        text = clauses[place].text
        if _GOES_ON.match(text) is None:
            return at
        if _names(text):
            return place
    return at


def _names(text: str) -> bool:
    """Whether it ends in the thing that it tells of."""
    return _WHOLE.search(text) is not None and not text.endswith(_QUALITY)
