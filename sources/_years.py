"""Which year a dateline without one means, concluded from what stands around it."""

import re
from collections import Counter
from datetime import date, datetime

from articles.clock import SHANGHAI
from sources._dates import CHINESE_WEEKDAYS, EARLIEST_YEAR, parse_date

_IN_PATH = re.compile(r"(?<!\d)(20\d{2}|19\d{2})([-_/.]?)(\d{2})\2(\d{2})(?!\d)")
_IN_CODE = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})\d{6,10}(?!\d)")
_YEAR_IN_PATH = re.compile(r"(?<!\d)(20\d{2}|19\d{2})(?!\d)")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d{2})\s*年")
_NO_YEAR_OF_ITS_OWN = re.compile(r"《[^》]{0,200}》|“十[一二三四五]五”")
_GOAL = re.compile(r"(?:到|至|力争|[-—－~～])\s*$")
_GOAL_REACH = 8
"""Characters before a year in which a word makes it a goal."""
_LOOKS_BACK = re.compile(
    r"[^。；]{0,16}?(?:全年|年度|[1一]\s*[-—－至~～]\s*1[12]月|前11个月|[四4]季度|1[12]月"
    r"|增长|下降|完成|达到?|实现|累计|新增|突破|以来|情况|运行|总结|成绩|同比)"
)
_LOOKS_AHEAD = re.compile(
    r"[^。；增达完]{0,10}?(?:将|要|拟|计划|力争|继续|重点|工作要点|安排|部署)"
)


def infer_year(
    month: int, day: int, texts: tuple[str, ...], path: str | None, fetched_at: datetime
) -> datetime | None:
    """Midnight in Shanghai of the likeliest year; None when month and day make no date.

    In this order: a date in the path, a weekday beside the day, the years that the text names
    (goals and document titles apart), and at last the latest year that isn't ahead of fetching.
    """
    today = fetched_at.astimezone(SHANGHAI).date()
    years = [
        year
        for year in range(today.year, EARLIEST_YEAR - 1, -1)
        if _real(year, month, day) and date(year, month, day) <= today
    ]
    for year in _path_years(path, month):
        if year in years:
            return _midnight(year, month, day)
    weekday = _weekday(texts, month, day)
    if weekday is not None:
        years = [year for year in years if date(year, month, day).weekday() == weekday] or years
    named = [year for year in _named_years(texts, month) if year in years]
    if named:
        return _midnight(named[0], month, day)
    return _midnight(years[0], month, day) if years else None


def date_in_path(path: str | None, now: datetime) -> datetime | None:
    """A whole date in the path: `2023/07/19/x.md`, `20230719-x.md`, or a wire's code with the day
    at its start, `NW202307192224152276.md`.
    """
    if found := _IN_PATH.search(path or ""):
        return parse_date("-".join(found.group(1, 3, 4)), now)
    if found := _IN_CODE.search(path or ""):
        return parse_date("-".join(found.groups()), now)
    return None


def _path_years(path: str | None, month: int) -> list[int]:
    if found := _IN_PATH.search(path or ""):
        return [int(found[1])] if int(found[3]) == month else []
    return [int(year) for year in _YEAR_IN_PATH.findall(path or "")]


def _weekday(texts: tuple[str, ...], month: int, day: int) -> int | None:
    """The weekday (0 is Monday) that stands right after the day; None when there is none."""
    after = re.compile(rf"{month}月{day}日\s*[(（]?\s*{_WEEKDAY.pattern}")
    for text in texts:
        if found := after.search(text):
            return CHINESE_WEEKDAYS[found[1]]
    return None


def _named_years(texts: tuple[str, ...], month: int) -> list[int]:
    """Years that the text may be of, likeliest first: most often named, goals and titles apart.

    Around the turn of the year the tense decides: a text of January that only looks back on a year
    is of the next one, a text of December that only looks ahead to a year is of the one before.
    """
    counts: Counter[int] = Counter()
    back: Counter[int] = Counter()
    ahead: Counter[int] = Counter()
    for text in texts:
        plain = _NO_YEAR_OF_ITS_OWN.sub("", text)
        for found in _YEAR.finditer(plain):
            if _GOAL.search(plain, max(0, found.start() - _GOAL_REACH), found.start()):
                continue
            year = int(found[1])
            counts[year] += 1
            if _LOOKS_AHEAD.match(plain, found.end()):
                ahead[year] += 1
            elif _LOOKS_BACK.match(plain, found.end()):
                back[year] += 1
    ranked = [year for year, _ in sorted(counts.items(), key=lambda item: (-item[1], -item[0]))]
    if not ranked:
        return []
    # plans reach far ahead; only the year after the one that is spoken of most may be this one
    latest = ranked[0] + 1 if ranked[0] + 1 in counts else ranked[0]
    if month <= 2:
        return [latest + 1 if back[latest] == counts[latest] else latest, *ranked]
    if month >= 11 and ahead[latest] == counts[latest]:
        return [latest - 1, *ranked]
    return ranked


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _midnight(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=SHANGHAI)
