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
_RATE = "(?:率|占比|比重|比例|规模|产量|产值|收入|数量|面积|总量|能耗|强度|密度|覆盖面)"
may_begin = Anchored(f"{_BEGINS}|{_RATE}，[到至力争要将预今明2]").search
"""Whether such a thing may stand in a paragraph at all."""
_MEASURED = re.compile(f"(?!将|要|推动|提[高升]|扩大|降低)[^，。]{{2,30}}{_RATE}")
_WILL_BE = re.compile(
    "(?:(?:到|至)?(?:20\\d\\d年|今年|明年|年|本世纪中叶)[底末]?前?|力争|预计)?(?:要|将|力争|争取|计划|须|预计)*"
    "(?:达到?|提[高升]+[到至]|升[到至]|超过|突破|[下压]?降低?[到至]|下降|增长|不低于|不少于|控制在|保持在)[^，。]{0,8}\\d[^，。]*"
)
"""某项普及率，2027年要达到六成: what is to come of the figure that the clause before names."""
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
    figure = clauses[at].before_comma and at + 1 < len(clauses)
    if (
        figure
        and _MEASURED.fullmatch(clauses[at].text)
        and _WILL_BE.fullmatch(clauses[at + 1].text)
    ):
        told = clauses[at + 1].text
        return at + 1 if told[:1] not in "达超突下增" else at
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
