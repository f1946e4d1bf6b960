"""Calendar periods named by words such as "first half" or 一季度: their last days."""

import re
from calendar import monthrange
from datetime import date

from commitments._record import Record

CHINESE_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "两": 2,
    "兩": 2,
}


class Found(Record):
    """Words that say when, at `start` to `end` of a text.

    `due_on` is the last day of what they name, None where they name no day or one that depends
    on an unknown date; `vague` words (soon, 近期) name none ever.
    """

    start: int
    end: int
    due_on: date | None
    vague: bool = False


def last_of_month(year: int, month: int) -> date:
    """The last day of a month of a year."""
    return date(year, month, monthrange(year, month)[1])


def last_of_quarter(year: int, quarter: int) -> date:
    """The last day of quarter 1 to 4."""
    return last_of_month(year, 3 * quarter)


def last_of_year(year: int) -> date:
    """31 December."""
    return date(year, 12, 31)


def last_of_plan(ordinal: int) -> date | None:
    """The last day of the nth Five-Year Plan; the 14th ends with 2025. None for n that has none."""
    return date(2025 + 5 * (ordinal - 14), 12, 31) if 6 <= ordinal <= 30 else None


def day(year: int, month: int, day_of_month: int) -> date | None:
    """The day, None where the calendar has none such (2月30日 is a misprint, not an error)."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def add_years(on: date, years: int) -> date | None:
    """The same day so many years later (28 February for a leap day), None beyond year 9999."""
    if on.year + years > 9999:
        return None
    return day(on.year + years, on.month, on.day) or date(on.year + years, 2, 28)


def add_months(on: date, months: int) -> date | None:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    if year > 9999:
        return None
    return day(year, month + 1, on.day) or last_of_month(year, month + 1)


def chinese_number(text: str) -> int | None:
    """Reads 12, １２, 十二, 二十五, 一百, 两 below a thousand; None for anything else."""
    if text.isdecimal():
        return int(text) if len(text) <= 4 else None
    match = re.fullmatch("(?:(.)百零?)?(?:(.?)十)?(.?)", text)
    if not text or match is None:
        return None
    hundreds, tens, ones = match.groups()
    digits = [CHINESE_DIGITS.get(part) for part in (hundreds, tens, ones) if part]
    if None in digits:
        return None
    value = 100 * CHINESE_DIGITS[hundreds] if hundreds else 0
    if tens is not None:
        value += 10 * (CHINESE_DIGITS[tens] if tens else 1)
    return value + (CHINESE_DIGITS[ones] if ones else 0)
