"""Rounds that are over, by the lists that came of them.

A notice starts the selection of a year; months later a list says who was chosen. The list keeps
its own promise, and that of the round as well, though no text says of it that it is over.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from commitments.model import Mention
from commitments.names.glossary import is_chinese
from commitments.names.naming import QUOTES

_ROUND = r"(?P<round>.*?(?:20[0-5]\d(?:年度?)?|第[一二三四五六七八九十\d]{1,3}(?:批次?|届))"
_LIST = re.compile(
    _ROUND
    + r".{4,}?)(?:(?:获奖|入选|入围|优胜|拟入选|拟认定|推荐|遴选|认定|评选)(?:企业|单位|结果)?)?"
    r"(?:公示)?名单(?P<beside>(?:和|及|与).{4,}?(?:复核|评价|评估))?(?:结果)?"
)
_FOUND = re.compile(
    _ROUND + r"(?:(?!名单).){4,}?(?:复核|复审|评价|评估|评审|验收|遴选|评选|认定))结果"
)
_CHOSEN = re.compile(_ROUND + r".{2,}?(?:示范项目|典型案例))")
"""What a notice gives without a word for the list that it is: 公布2023年…示范项目."""
_ENGLISH_LIST = re.compile(
    r"(?:the\s+)?(?P<which>20[0-5]\d|(?:first|second|third|\w+th)(?:\s+batch)?)\s+list\s+of\s+(?P<round>.{4,})",
    re.IGNORECASE,
)


def rounds_over(done: Iterable[Mention]) -> tuple[Mention, ...]:
    """For each list of a year or a batch that is out the selection that it ends, in one clause."""
    return tuple(
        replace(each, kind="programme", object=found)
        for each in done
        if each.kind == "instrument" and (found := _round(each.object))
    )


def _round(name: str) -> str:
    """The selection that a list of this name comes of; "" for what is no such list."""
    if not is_chinese(name):
        found = _ENGLISH_LIST.fullmatch(name)
        return f"{found['which']} selection of {found['round']}" if found else ""
    name = QUOTES.sub("", name)
    if found := _FOUND.fullmatch(name):
        return found["round"]
    found = _LIST.fullmatch(name) or _CHOSEN.fullmatch(name)
    if found is None:
        return ""
    return f"{found['round']}认定{found.groupdict().get('beside') or ''}"
