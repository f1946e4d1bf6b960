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

_LIST = re.compile(
    r"(?P<round>.*?(?:20[0-5]\d(?:年度?)?|第[一二三四五六七八九十\d]{1,3}(?:批次?|届)).{4,}?)"
    r"(?:获奖|入选|入围|拟入选|拟认定|推荐|遴选|认定|评选)?(?:企业|单位|结果)?(?:公示)?名单"
)
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
    found = _LIST.fullmatch(QUOTES.sub("", name))
    return f"{found['round']}认定" if found else ""
