"""English words that say when: by the end of 2027, in the first half of next year, soon."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from commitments._anchors import Anchored, headed
from commitments._lengths import lengths
from commitments._periods import (
    Found,
    add_months,
    day,
    last_of_month,
    last_of_plan,
    last_of_quarter,
    last_of_year,
)
from commitments._undated import UNDATED
from commitments._words import folded

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "latter": 2, "third": 3, "fourth": 4, "last": 4, "final": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}
_PLANS = {
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16,
}  # fmt: skip
_MONTH = (
    "(?P<month>(?:Jan|Febr)(?:uary)?|March|April|May|June|July|August|September|(?:Octo|Novem|"
    r"Decem)ber|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b)\.?"
)
_YEAR = r"(?P<year>20\d\d)"
_WHICH = r"(?P<which>this|next|the current|the coming|the following|the year after next)"
_LEAD = (
    r"(?:(?:over(?=\s+the\s+20\d\d\s*[-–—])|between(?=\s+20\d\d\s+and)|throughout|by|before|"
    r"until|till|in|during|within|"
    r"from|through|around|for|at|on|no later than|(?:starting|beginning)(?:\s+(?:from|in|on))?|"
    r"(?:(?<=\bback )|(?<=\bpostponed )|(?<=\bdelayed )|(?<=\bdeferred ))to|"
    r"not later than|as\s+(?:early|soon|late)\s+as(?:\s+in)?)\s+)"
)
_WHEN = rf"(?:(?:the\s+year\s+)?{_YEAR}|{_WHICH}\s+year|the\s+year(?!s?\s+of))"
_RANGE = r"(?:20\d\d\s*(?:to|through|and|until|-|–|—)\s*)?"
_PART = (
    r"(?P<part>(?P<edge>(?:early|late)\s+in|early|later?|mid|the\s+(?:very\s+)?(?:end|close|start|beginning|"
    r"middle)\s+of|"
    r"(?:the\s+)?year-?end(?:\s+of)?|end-|end\s+of|end|(?:the\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+of|,)?)[\s-]*"
    r"|(?:the\s+)?(?P<nth>first|second|latter|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?P<unit>half|quarter)"
    r"(?:\s+of|,)?\s*"
    r"|(?P<code>[QH][1-4])\s*(?:of\s+)?|the\s+(?:whole|rest|remainder|course)\s+of\s+)"
)
_DATED = Anchored(
    rf"(?i)\b(?P<lead>{_LEAD}(?:and\s+)?(?:the\s+)?)?{_PART}?{_RANGE}{_WHEN}\b"
    r"(?:[-–—](?P<until>\d\d)\b(?!-))?(?:\s+period\b)?(?!\s*(?:edition|version))",
    at_word=True,
)
_BARE_PART = Anchored(
    rf"(?i)\b{_LEAD}(?:the\s+end\s+of\s+)?(?:the\s+)?(?P<nth>first|second|third|fourth)\s+(?P<unit>half|quarter)\b(?!\s+of)"
    r"|\b(?:by|in|during|before|for)\s+(?:the\s+)?(?:end\s+of\s+)?(?P<code>[QH][1-4])\b"
    rf"|\b{_LEAD}(?P<decade>the\s+end\s+of\s+the\s+decade)\b"
    rf"|\b{_LEAD}(?P<yearend>(?:the\s+)?year(?:['’]s\s+|[- ]?)end|"
    r"(?:the\s+)?end\s+of\s+(?:the\s+)?year)\b",
    at_word=True,
)
_DATES = Anchored(
    rf"\b(?:(?i:{_LEAD})|between\s+|to\s+)?(?:the\s+)?(?P<edge>early|later?|mid(?:dle\s+of)?|end|the\s+end\s+of|end\s+of|"
    r"(?:first|second)\s+half\s+of)?[\s-]*"
    rf"(?P<ahead>(?:this\s+coming|the\s+coming|this|next)\s+)?(?:(?P<first>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}"
    r"(?:\s+(?P<second>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\d|\s*(?:percent|"
    r"per)))?(?:,?\s+(?P<year>20\d\d)|\s+(?P<which>this|next)\s+year)?\b"
)
_NEAR = Anchored(
    r"(?i)\b(?:(?:by|in(?=\s+the\s+c)|at|from|starting|beginning)\s+)?(?:(?:the\s+)?(?:end|middle)\s+of\s+|later\s+|early\s+|late\s+)?"
    r"(?:the\s+(?=c)|\b(?=[tn]))(?P<which>this|next|current|coming)\s+(?P<unit>week|month|quarter)\b"
    r"|\b(?:(?:by|before|at)\s+the\s+end\s+of|within)\s+the\s+(?P<ending>week|month|quarter)\b",
    at_word=True,
)
_PLAN = Anchored(
    r"(?i)\b(?:during|in|within|over|throughout|by\s+the\s+end\s+of|at\s+the\s+end\s+of|"
    r"for)\s+(?:the\s+)?(?:period\s+of\s+)?(?:the\s+)?"
    r"[“\"']?(?:(?P<number>1\d)th|(?P<word>eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth))\s+"
    r"Five[- ]Year(?:\s+Plan)?[”\"']?(?:\s+(?:Plan\s+)?period)?"
    r"(?:\s*\(20\d\d\s*[-–—]\s*(?:20)?\d\d\))?(?:\s+period)?"
)
_LONG_AGO = 6
"""Months after which a month without a year is next year's, and not the one just past."""
_DONE_IN = re.compile(
    r"\b(?:(?!(?:open|happen)\b)\w+(?:ed|en)|held|built|made|set|put|up|out|begun|began|met|rose|fell|grew|sold|out)\s+$"
)
"""Before a month in which something was done, and not one in which it will be."""
_COMPARED = headed(
    r"(?:than|from|over|since|compared\s+(?:with|to)|versus|vs\.?)\s+(?:that\s+)?$", re.I
)
_OF_ITS_YEAR = re.compile(
    r"\s+(?!period|calendar|fiscal|and\b|to\b|as\b|at\b|in\b|or\b|on\b|with\b)[A-Za-z]{2,}"
)
"""A thing that the year is part of the name of: "for the 2025 fair"."""
_BASE_YEAR = re.compile(r"\s+(?:levels?|baseline|figures?)\b")
"""Behind the year that something is measured against: "from the 2025 level"."""


def _years_ahead(words: str | None) -> int:
    """How many years after the statement's the words name: "next" is one, "this" none."""
    words = (words or "").lower()
    if words.startswith("the year after"):
        return 2
    return 1 if words.split()[-1:] in (["next"], ["coming"], ["following"]) else 0


def _last_of_part(year: int, edge: str | None, nth: str | None, unit: str | None) -> date:
    """The last day of the part of a year that "mid", "second half", "Q3" names."""
    edge = " ".join((edge or "").lower().split())
    if nth and unit:
        number = _ORDINALS[folded(nth)]
        if unit.lower() == "half":
            return date(year, 6, 30) if number == 1 else last_of_year(year)
        return last_of_quarter(year, number)
    season = next((month for word, month in _SEASONS.items() if word in edge), None)
    if season is not None:
        return last_of_month(year, season)
    if edge.startswith("mid") or "middle" in edge:
        return date(year, 6, 30)
    if edge.startswith("early") or "start" in edge or "beginning" in edge:
        return date(year, 3, 31)
    return last_of_year(year)


def _last_of_code(year: int, code: str) -> date:
    number = int(code[1])
    if code[0] in "Hh":
        return date(year, 6, 30) if number == 1 else last_of_year(year)
    return last_of_quarter(year, number)


def _dated(text: str, said_on: date | None) -> Iterator[Found]:
    for match in _DATED.finditer(text):
        if not (match["lead"] or match["part"] or match["which"]):
            continue
        if _COMPARED.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        if _BASE_YEAR.match(text, match.end()):
            continue
        if (
            match["year"]
            and not match["part"]
            and _OF_ITS_YEAR.match(text, match.end())
            and text.endswith("the ", 0, match.start("year"))
        ):
            continue
        named = match["year"]
        if named and match["until"]:
            named = named[:2] + match["until"]
        year = int(named) if named else said_on and said_on.year + _years_ahead(match["which"])
        due_on = None
        if year and year < 10000:
            due_on = (
                _last_of_code(year, match["code"])
                if match["code"]
                else _last_of_part(year, match["edge"], match["nth"], match["unit"])
            )
        yield Found(*match.span(), due_on)


def _bare_part(year: int, match: re.Match[str]) -> date:
    if match["code"]:
        return _last_of_code(year, match["code"])
    if match["decade"]:
        return last_of_year(-(-year // 10) * 10)
    return _last_of_part(year, None, match["nth"], match["unit"])


def _bare_parts(text: str, said_on: date | None) -> Iterator[Found]:
    for match in _BARE_PART.finditer(text):
        due_on = said_on and _bare_part(said_on.year, match)
        if due_on and said_on and said_on.year < 9999 and said_on.month - due_on.month >= _LONG_AGO:
            due_on = _bare_part(said_on.year + 1, match)
        yield Found(*match.span(), due_on)


def _last_of_month_words(year: int, month: int, edge: str) -> date:
    if edge.startswith("early"):
        return date(year, month, 10)
    if edge.startswith("first half"):
        return date(year, month, 15)
    return date(year, month, 20) if edge.startswith("mid") else last_of_month(year, month)


def _dates(text: str, said_on: date | None) -> Iterator[Found]:
    """Months and days; without a year the next such month counts, when half a year is past.

    "By June" looks ahead whatever month it is.
    """
    for match in _DATES.finditer(text):
        lead = match[0].split()[0].lower()
        month_word = match["month"]
        bare = match[0] == month_word
        if bare or (
            month_word == "May" and not re.match("by|before|until|in|end|on|from|next|this", lead)
        ):
            continue
        month = _MONTHS[month_word[:3].lower()]
        if match["year"]:
            year = int(match["year"])
        elif said_on is None:
            yield Found(*match.span(), None)
            continue
        else:
            year = said_on.year + _years_ahead(match["which"])
            ahead = lead == "in" and not _DONE_IN.search(
                text[max(0, match.start() - 16) : match.start()]
            )
            past = 1 if ahead or lead in ("by", "before", "until") or match["ahead"] else _LONG_AGO
            year += not match["which"] and said_on.month - month >= past
        before = text[max(0, match.start() - 15) : match.start() + 1]
        if _COMPARED.search(before) or before.rstrip().endswith(" last"):
            continue
        number = match["first"] or match["second"]
        due_on = None
        if year < 10000:
            due_on = (
                day(year, month, int(number))
                if number
                else _last_of_month_words(year, month, (match["edge"] or "").lower())
            )
        yield Found(*match.span(), due_on)


def _near(text: str, said_on: date | None) -> Iterator[Found]:
    for match in _NEAR.finditer(text):
        due_on = None
        if said_on is not None and said_on.year < 9999:
            ahead = 1 if (match["which"] or "").lower() in ("next", "coming") else 0
            unit = (match["unit"] or match["ending"]).lower()
            then = add_months(said_on, ahead * (3 if unit == "quarter" else 1)) or said_on
            if unit == "week":
                due_on = said_on + timedelta(days=6 - said_on.weekday() + 7 * ahead)
            elif unit == "month":
                due_on = last_of_month(then.year, then.month)
            else:
                due_on = last_of_quarter(then.year, (then.month + 2) // 3)
        yield Found(*match.span(), due_on)


def _plans(text: str) -> Iterator[Found]:
    for match in _PLAN.finditer(text):
        ordinal = int(match["number"]) if match["number"] else _PLANS[folded(match["word"])]
        yield Found(*match.span(), last_of_plan(ordinal))


def english_deadlines(text: str, said_on: date | None) -> list[Found]:
    """All words that say when in an English text, those past and overlapping ones too."""
    found = [*_plans(text), *_dated(text, said_on), *_bare_parts(text, said_on)]
    found += [*_dates(text, said_on), *_near(text, said_on), *lengths(text, said_on)]
    return found + [Found(*match.span(), None, vague=True) for match in UNDATED.finditer(text)]
