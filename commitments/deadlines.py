"""When a commitment is due: finds the words that say it and the last day of what they name."""

import re
from bisect import bisect_right
from datetime import date
from functools import lru_cache

from commitments._anchors import Anchored
from commitments._periods import Found
from commitments._record import Record
from commitments._words import any_of
from commitments.deadlines_en import english_deadlines
from commitments.deadlines_zh import chinese_deadlines, may_say_when

_LATIN = re.compile("[A-Za-z][A-Za-z]")
_SIGNS = any_of((
    "year", "quarter", "half", "month", "week", "soon", "possible", "timely", "prompt",
    "shortly", "earl", "near", "appropriate", "proper", "course", "before long", "due time",
    "opportune", "right time", "coming", "days", "jan", "feb", "mar", "apr", "may", "jun", "jul",
    "aug", "sep", "oct", "nov", "dec", "short term", "by then", "decade",
    "conditions", "basis", "q1", "q2", "q3", "q4", "h1", "h2", "spring", "summer", "autumn",
    "winter", "fall", "festival", "national day", "s day", "labor day", "labour day", "season",
    "twice", "semester", "holiday", "harvest",
    "before the", "once the", "until the", "when the", "as soon", "before it", "once it", "once a",
    "until it", "before they", "time comes", "time is", "imminent", "good time",
    "weekly", "once they", "until they", "annually",
))  # fmt: skip
_ENGLISH_SIGNS = re.compile(f"[^a-z](?={_SIGNS}|(?:mid|late|later|end)[a-z])")
"""What every English deadline without a year's figure has one of, where a word begins."""
_NAMES = Anchored(
    r"《[^《》]*》?|[（(]\s?20\d\d\s?年?\s?[-－—–~～至]+\s?20\d\d\s?年?\s?[)）]"
    r"|[“\"][^“”\"]{0,200}\b(?:Plan|Notice|Measures|Regulations?|Opinions|Guidelines?|Catalogue|"
    r"Program(?:me)?|Scheme|Outline|Action)\b[^“”\"]{0,200}[”\"]"
)
_LINK = re.compile(r"\s?(?:[起开开始]*[-－—–~～至到]?|起至|起到|to|through|until|-)\s?")
_BOTH = re.compile(r"\s?and\s?")
_PUT_OFF = re.compile("(?:延长|推迟|延期|顺延|延后|延|提前|展期)(?=[至到])")
_YEAR_ALONE = re.compile("20\\d\\d ?年度?")


class Deadline(Record):
    """Words that say when, verbatim: `text` stands from `start` to `end` of the text searched.

    `due_on` is the last day of the period they name, counted from the day of the statement; None
    for words that name none (近期, soon) and for relative ones when that day is not known.
    """

    text: str
    start: int
    end: int
    due_on: date | None


def _within(found: Found, starts: list[int], ends: list[int]) -> bool:
    """Whether the words stand wholly inside a name; names are in order and apart."""
    at = bisect_right(starts, found.start) - 1
    return at >= 0 and found.end <= ends[at]


def _joined(text: str, found: list[Found]) -> list[Found]:
    """Longest first where words overlap; "从本月起" and "到今年12月底" become one."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (f.start, -f.end)):
        last = kept[-1] if kept else None
        if last and each.start < last.end:
            if each.end > last.end or (each.due_on and not last.due_on and not each.vague):
                kept[-1] = Found(last.start, max(last.end, each.end), each.due_on, each.vague)
            continue
        link = _BOTH if last and text.startswith("between", last.start) else _LINK
        if last and not (last.vague or each.vague) and link.fullmatch(text, last.end, each.start):
            kept[-1] = Found(last.start, each.end, each.due_on)
            continue
        kept.append(each)
    return kept


@lru_cache(maxsize=16)
def find_deadlines(text: str, said_on: date | None) -> tuple[Deadline, ...]:
    """All words of a text that say when something is due, in order.

    `said_on` is the day of the statement. Days before it are background, not deadlines, and
    left out; so are years inside names (《…（2021-2035年）》, 2025年版). An English name is
    asked as it stands in its clause, and again when it is bare: few words were cut between.
    """
    found = chinese_deadlines(text, said_on) if _says_in_chinese(text) else []
    if _says_in_english(text):
        found += english_deadlines(text, said_on)
    if not found:
        return ()
    names = [match.span() for match in _NAMES.finditer(text)]
    starts, ends = [start for start, _ in names], [end for _, end in names]
    found = [each for each in found if not _within(each, starts, ends)]
    return tuple(
        _deadline(text, each)
        for each in _joined(text, found)
        if not (each.due_on and said_on and each.due_on < said_on)
    )


def says_when(text: str) -> bool:
    """Whether words that say when may stand in a text; where not, they stand in no part of it."""
    return _says_in_chinese(text) or _says_in_english(text)


def _says_in_chinese(text: str) -> bool:
    return not text.isascii() and may_say_when(text) is not None


@lru_cache(maxsize=16)
def _says_in_english(text: str) -> bool:
    if _LATIN.search(text) is None:
        return False
    return "20" in text or _ENGLISH_SIGNS.search(f" {text.lower()}") is not None


def _deadline(text: str, found: Found) -> Deadline:
    words = text[found.start : found.end]
    start = found.start + len(words) - len(words.lstrip())
    words = words.strip()
    return Deadline(words, start, start + len(words), found.due_on)


def find_deadline(text: str, said_on: date | None) -> Deadline | None:
    """The words of a clause that say when it is due: the first that name a day, else the first.

    Of what is put off or extended it is the new day that counts: 原定8月底结束的…延长至年底.
    """
    found = find_deadlines(text, said_on)
    if len(found) > 1 and (moved := _PUT_OFF.search(text)):
        found = tuple(each for each in found if each.end > moved.end()) or found
    if len(found) > 1 and _YEAR_ALONE.fullmatch(found[0].text):
        found = tuple(each for each in found[1:] if _narrows(text, each, found[0])) or found
    return next((each for each in found if each.due_on is not None), found[0] if found else None)


def _narrows(text: str, found: Deadline, year: Deadline) -> bool:
    """Whether words say when in the year that a name begins with: 2026年…活动将于5月启动."""
    within = found.due_on and year.due_on and found.due_on <= year.due_on
    return bool(within) and text[found.start - 1] in "于在"
