"""English lengths of time counted from the day of a statement: within three years, in 60 days."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from commitments._anchors import Anchored, headed
from commitments._periods import Found, add_months, add_years

_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_LENGTH = Anchored(
    r"(?i)\b(?:within|inside|in|over|during|for)\s+(?:the\s+)?(?!years|months|weeks|days)"
    r"(?:(?P<ahead>next|coming|following|another)\s+)?"
    r"(?:(?P<least>(?:\d{1,2}|one|two|three|four|five|six)\s*(?:-|–|to|or)\s*)?"
    r"(?P<count>\d{1,3}|half\s+a|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[\s-]+)?"
    r"(?P<unit>decades?|years?|months?|weeks?|days?(?!\s+(?:of|after|from)\b))\b"
    r"(?!\s+(?:ago|old|in\s+a\s+row|earlier))(?P<time>['’]?\s+time|\s+period)?"
)
_PROLONGED = headed(
    r"\b(?:extend(?:ed)?|prolong(?:ed)?|renew(?:ed)?|continued?|remain|kept)\s[^;]{0,90}$|\bby\s+(?:another\s+)?$",
    re.I,
)
"""Before how long something goes on: "extended for three years"."""
_ENDS = re.compile(r"\s*(?:[,.;]|$|and\b)")
_EACH_TIME = headed(
    r"\b(?:pay(?:s|ing|ments?)?|paid|bills?|terms|answer(?:s|ed)?|repl(?:y|ies)|respon(?:d|ses?)|handled?|resolved?|"
    r"settled?|review(?:ed)?|processed|register(?:ed)?|filed?|refund(?:ed)?|approv(?:e|ed|als?)|notif(?:y|ied)|"
    r"report(?:ed)?|deliver(?:ed|y)?|must|required)\b",
    re.I,
)
"""Before days that each case may take, and no day that something is due on."""


def lengths(text: str, said_on: date | None) -> Iterator[Found]:
    """Within three years, over the next five years: counted from the day of the statement."""
    for match in _LENGTH.finditer(text):
        if match["unit"][0] in "dD" and _EACH_TIME.search(text[: match.start()][-80:]):
            continue
        word = (match["count"] or "").lower()
        preposition = match[0].split()[0].lower()
        if not (word or match["ahead"]) or (not word and match["unit"][-1] in "sS"):
            continue
        opening = (match["least"] or match["count"] or "-").split()[0].lower()
        counted = preposition == "in" and match[0].split()[1].lower() == opening
        counted = counted or (preposition == "over" and _ENDS.match(text, match.end()) is not None)
        if preposition == "for" and not match["time"]:
            counted = _PROLONGED.search(text[: match.start()][-100:]) is not None
            if not counted and (match["ahead"] or "").lower() == "another":
                continue
        if not (match["ahead"] or preposition in ("within", "inside") or match["time"] or counted):
            continue
        count = int(word) if word.isdecimal() else _NUMBERS.get(word, 1)
        due_on = None
        if said_on is not None and said_on.year < 9000:
            half = word.startswith("half")
            due_on = _after(
                said_on, 6 if half else count, "mo" if half else match["unit"][:2].lower()
            )
        yield Found(*match.span(), due_on)


def _after(day_said: date, count: int, unit: str) -> date | None:
    if unit in ("we", "da"):
        return day_said + timedelta(days=count * (7 if unit == "we" else 1))
    if unit == "mo":
        return add_months(day_said, count)
    return add_years(day_said, count * (10 if unit == "de" else 1))
