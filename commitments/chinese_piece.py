"""A piece of a clause that may be a mention, parsed."""

import re
from dataclasses import dataclass

from commitments.chinese_clause import Predicate, parts, predicate
from commitments.chinese_kind import Sense, sense
from commitments.chinese_lexicon import any_of, table
from commitments.chinese_scope import Reading

_SAYS = any_of(table("verdict")["leads"])
_LEAD = re.compile(
    f"(?:[^，。]{{0,12}}(?:《[^》]{{2,60}}》|方案|意见|通知|会议|规划|指南|办法|要点|计划|纲要|公告))?(?:还|并|也|同时|进一步|分别|，)*(?:{_SAYS})(?:了|要|，|：)?"
    "|专栏\\s*[\\d一二三四五六七八九十]+\\s*|从(?=.{4,}(?:方面|入手|着手)$)"
)
_PROGRAMME = re.compile("工程|行动|计划|专项|项目")
_ASPECTS = re.compile(
    "(?:等)?(?:多|[一二三四五六七八九十两\\d]+)?(?:个)?(?:重点)?方面(?:入手|着手)?$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One verb and its object, with the frame it stands in."""

    reading: Reading
    start: int
    """Offset in the clause's text."""
    text: str
    """From the predicate on, without the subject."""
    predicate: Predicate
    sense: Sense
    listed: bool
    """One of several verb-object pairs joined by 、."""


def pieces(reading: Reading) -> list[Piece]:
    """The pieces of one clause; most have one."""
    text = reading.clause.text
    start, end = reading.offset, len(text)
    start += _lead(text[start:])
    aspects = _ASPECTS.search(text, start) if text[start - 1 : start] == "从" else None
    if aspects:
        end = aspects.start()
    if text[:2] == "专栏":
        head = _PROGRAMME.search(text, start)
        end = head.end() if head else end
    found = parts(text[start:end])
    return [_piece(reading, start + one, start + other, len(found) > 1) for one, other in found]


def _lead(text: str) -> int:
    """Length of "《方案》提出" and the like, where a verb follows."""
    match = _LEAD.match(text)
    if match is None or not predicate(text[match.end() :]).verbs:
        return 0 if match is None or not match.group().startswith("专栏") else match.end()
    return match.end()


def _piece(reading: Reading, start: int, end: int, listed: bool) -> Piece:
    text = reading.clause.text[start:end]
    bare = text.lstrip("，、：: ")
    start += len(text) - len(bare)
    parsed = predicate(bare)
    return Piece(reading, start, bare, parsed, sense(bare, parsed, reading.frame.goal), listed)
