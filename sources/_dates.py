"""Publication times as Chinese and English pages and feeds write them: right or None, never wrong.

Libraries guess: feedparser reads `2025年01月06日` as the first of the current month and CST as
US Central, so every date string goes through here instead.
"""

import re
import unicodedata
from datetime import datetime, timedelta, timezone, tzinfo

from articles.clock import SHANGHAI

EARLIEST_YEAR = 1990
AHEAD = timedelta(days=2)
"""How far ahead of now a publication time may lie: clocks are wrong and zones are mixed up."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CHINESE_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
"""0 is Monday."""
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "cst": 8, "bjt": 8, "hkt": 8, "sgt": 8, "jst": 9}
_ZONES |= {
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "mst": -7,
    "mdt": -6,
    "cdt": -5,
    "北京时间": 8,
}

_LABEL = (
    r"(?:[\w ]{0,12}(?:时间|日期)|发布于|发表于|published(?: on| at)?|posted(?: on)?|updated|date)"
)
_TIME = (
    r"(?P<half>上午|下午|凌晨|早上|中午|晚上)?\s*(?P<h>\d{1,2})\s*[:时点]\s*(?P<mi>\d{1,2})"
    r"(?:\s*[:分]\s*(?P<s>\d{1,2})(?:[.,]\d{1,9})?\s*秒?|\s*分)?\s*(?P<pm>[ap]\.?m\.?(?![a-z]))?"
)
_ZONE = (
    r"(?:\s*\(?(?:(?:gmt|utc)?(?P<off>[+-]\d{1,2}(?::?\d{2})?)(?![\d:])|(?P<zone>[a-z]{1,4}\b|北京时间))\)?"
    r"(?:\s*\([^)]*\))?)?"
)
_CLOCK = rf"{_TIME}{_ZONE}"
_WDAY = r"(?:[(\s]*(?:星期|周)(?P<zwd>[一二三四五六日天])[)\s]*)?"
_EWDAY = r"(?:(?P<wd>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MON = r"(?P<mon>[a-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<y>\d{{4}})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?!\d){_WDAY}(?:[t\s,-]*(?<!\d){_CLOCK})?",
        rf"(?P<y>\d{{4}})\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]{_WDAY}(?:[\s,]*{_CLOCK})?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:(?P<h>\d{2})(?P<mi>\d{2})(?P<s>\d{2})?)?(?!\d)",
        rf"{_EWDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MON},?[\s-]+(?P<y>\d{{4}})(?!\d)(?:[t\s,]+(?:at\s+)?{_CLOCK})?",
        rf"{_EWDAY}{_MON}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)(?:[\s,|-]+(?:at\s+)?{_CLOCK})?",
        rf"{_EWDAY}{_MON}\s+(?P<d>\d{{1,2}})\s+(?P<h>\d\d):(?P<mi>\d\d):(?P<s>\d\d)\s+(?P<zone>[a-z]{{1,4}})\s+(?P<y>\d{{4}})",
    )
)
_MONTH_NUMBERS = {name[:3].capitalize(): number for number, name in enumerate(_MONTHS, 1)}
_OF_FEEDS = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) "
    rf"({'|'.join(_MONTH_NUMBERS)}) (\d{{4}}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d)"
    r" (?:GMT|([+-](?:0\d|1[0-4]))([0-5]\d))",
    re.ASCII,
)
_MIXED_FORM = 4
"""The number of the form that begins with a digit or with a weekday."""
_LABELLED = re.compile(rf"^{_LABEL}\s*[::]?\s*(?=\S)")
_SEARCHED = re.compile(
    rf"(?<!\d)(?:\d{{4}}(?:\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]|([-/.])\d{{1,2}}\1\d{{1,2}}(?!\d))"
    rf"{_WDAY}(?:[t\s,-]*(?<!\d)\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*[+-]\d{{2}}:?\d{{2}})?)?)"
)
_AGO = re.compile(
    r"(\d{1,3})\s*(秒钟?|分钟?|小时|天|seconds?|minutes?|mins?|hours?|days?)\s*(?:前|ago)"
)
_DAY = re.compile(rf"(今天|今日|昨天|昨日|前天|today|yesterday)(?:[\s,]*{_TIME})?")
_BACK = {"今": 0, "昨": 1, "前": 2, "t": 0, "y": 1}
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def parse_date(
    text: str | None, now: datetime | None = None, zone: tzinfo = SHANGHAI
) -> datetime | None:
    """The time that the whole of `text` names, aware, in Asia/Shanghai; else None.

    A time without a zone is one of `zone`; CST is China's. Words like 昨天 and 3分钟前 need `now`
    (aware); with `now` a time more than two days ahead of it is refused. A bare date is midnight.
    """
    if not text:
        return None
    if found := _OF_FEEDS.fullmatch(text):
        return _plausible(_of_feeds(found), now)
    folded = " ".join(_folded(text).split()).lower()
    numeric = folded[:1].isdecimal()
    if not numeric:
        folded = _LABELLED.sub("", folded)
        folded = _CHINESE_YEAR.sub(_arabic, folded)
        numeric = folded[:1].isdecimal()
    moment = (_epoch(folded) if numeric else None) or _relative(folded, now)
    # What begins with a digit can't be of the last forms, nor what doesn't of the first.
    for form in () if moment else _FORMS[:_MIXED_FORM] if numeric else _FORMS[_MIXED_FORM - 1 :]:
        if found := form.fullmatch(folded):
            moment = _moment(found.groupdict(), zone)
            break
    return _plausible(moment, now)


def parse_revision(
    text: str | None, published_at: datetime | None, now: datetime, zone: tzinfo = SHANGHAI
) -> datetime | None:
    """The time of a change, when `text` names one that is later than publication."""
    changed = parse_date(text, now, zone)
    if changed is None or (published_at is not None and changed <= published_at):
        return None
    return changed


def find_date(text: str, now: datetime | None = None, zone: tzinfo = SHANGHAI) -> datetime | None:
    """The first complete date (with its time, if one follows) inside a longer `text`."""
    folded = _CHINESE_YEAR.sub(_arabic, _folded(text))
    for found in _SEARCHED.finditer(folded):
        if moment := parse_date(found[0], now, zone):
            return moment
    return None


def _of_feeds(found: re.Match[str]) -> datetime | None:
    """What most feeds write, which is most dates that there are; the same as by the other forms."""
    wday, day, month, year, hour, minute, second, hours, minutes = found.groups()
    span = timedelta(hours=int(hours or 0), minutes=int((hours or "")[:1] + (minutes or "0")))
    try:
        moment = datetime(
            int(year), _MONTH_NUMBERS[month], int(day), int(hour), int(minute), int(second),
            tzinfo=timezone(span),
        )  # fmt: skip
    except ValueError:
        return None
    return moment if _WEEKDAYS[moment.weekday()] == wday.lower() else None


def _folded(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _plausible(moment: datetime | None, now: datetime | None) -> datetime | None:
    if moment is None:
        return None
    local = moment.astimezone(SHANGHAI)
    if local.year < EARLIEST_YEAR or (now is not None and local > now + AHEAD):
        return None
    return local


def _epoch(text: str) -> datetime | None:
    """Unix seconds or milliseconds; ten and thirteen digits only, so years 2001 to 2286."""
    if re.fullmatch(r"[1-9]\d{9}|[1-9]\d{12}", text):
        return datetime.fromtimestamp(int(text) / (1 if len(text) == 10 else 1000), SHANGHAI)
    return None


def _relative(text: str, now: datetime | None) -> datetime | None:
    if now is None:
        return None
    local = now.astimezone(SHANGHAI)
    if text in ("刚刚", "just now"):
        return local
    if found := _AGO.fullmatch(text):
        number, unit = int(found[1]), found[2][0]
        if unit in "天d":
            return _midnight(local - timedelta(days=number))
        seconds = {"秒": 1, "s": 1, "分": 60, "m": 60, "小": 3600, "h": 3600}[unit]
        return local - timedelta(seconds=number * seconds)
    if found := _DAY.fullmatch(text):
        day = _midnight(local - timedelta(days=_BACK[found[1][0]]))
        clock = _clock(found.groupdict())
        return (
            None if clock is None else day.replace(hour=clock[0], minute=clock[1], second=clock[2])
        )
    return None


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _moment(parts: dict[str, str | None], zone: tzinfo) -> datetime | None:
    month = _month(parts["mon"] or "") if "mon" in parts else int(parts["m"] or 0)
    clock = _clock(parts)
    named = _zone(parts, zone)
    if month is None or clock is None or named is None:
        return None
    try:
        moment = datetime(int(parts["y"] or 0), month, int(parts["d"] or 0), *clock, tzinfo=named)
    except ValueError:
        return None
    said = parts.get("wd"), parts.get("zwd")
    weekday = (
        _WEEKDAYS.index(said[0]) if said[0] else CHINESE_WEEKDAYS[said[1]] if said[1] else None
    )
    return moment if weekday in (None, moment.weekday()) else None  # it contradicts itself


def _month(name: str) -> int | None:
    """The number of an English month, whole or shortened (`sept`)."""
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(name)), None)


def _clock(parts: dict[str, str | None]) -> tuple[int, int, int] | None:
    if not parts.get("h"):
        return 0, 0, 0
    hour, minute, second = (int(parts.get(key) or 0) for key in ("h", "mi", "s"))
    half, twelve = parts.get("half"), parts.get("pm")
    if (half == "中午" and hour < 11) or (
        hour < 12 and (half in ("下午", "晚上") or (twelve or "a")[0] == "p")
    ):
        hour += 12
    elif hour == 12 and (half == "凌晨" or (twelve and twelve[0] == "a")):
        hour = 0
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _zone(parts: dict[str, str | None], default: tzinfo) -> tzinfo | None:
    """The zone that is written, `default` when none is, None when it isn't known."""
    if offset := parts.get("off"):
        digits = offset[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        if hours > 14 or minutes > 59:
            return None
        span = timedelta(hours=hours, minutes=minutes)
        return timezone(-span if offset[0] == "-" else span)
    if name := parts.get("zone"):
        hours_or_none = _ZONES.get(name)
        return None if hours_or_none is None else timezone(timedelta(hours=hours_or_none))
    return default


def _arabic(found: re.Match[str]) -> str:
    month, day = (_small(found[index]) for index in (2, 3))
    return f"{found[1].translate(_NUMERALS)}年{month}月{day}日"


def _small(numeral: str) -> int:
    """一 to 三十一 as a number."""
    tens, ten, ones = numeral.rpartition("十")
    digit = "〇一二三四五六七八九".index
    return ((digit(tens) if tens else 1) * 10 if ten else 0) + (
        digit(ones) if len(ones) == 1 else 0
    )
