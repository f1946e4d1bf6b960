"""Who an article is from: the lines and datelines that name outlet, editor, reporter and day."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_NAME = r"([^()（）|｜:：，。、；！？\s][^()（）|｜:：，。、；！？]{0,30}?)"
_CREDIT = re.compile(
    r"[(（]?\s*(?:文章来源|信息来源|转载来源|来源|稿源|(?:本文)?(?:转载自|转自)|原载|摘自|Source)"
    rf"\s*[:：]\s*{_NAME}\s*[)）]?"
)
_COPIED = re.compile(rf"[(（]?\s*(?:本文)?(?:转载自|转自|原载|摘自)\s*{_NAME}\s*[)）]?")
_CLOSING = re.compile(r"[(（]\s*(?:来源\s*[:：]\s*)?([^()（）]{2,16})[)）]\s*$")
_NAMED = re.compile(
    r"(?:来源|稿源|[Ss]ource)\s*[:：]\s*([^\s|｜()（）]{2,30}?)"
    r"(?=\s|[|｜()（）]|作者|编辑|记者|责任|打印|分享|字号|发布|$)"
)
_LONGEST_NAME = 30
_EDITOR = re.compile(
    r"[\[【(（]?\s*(?:责任编辑|责编|编辑|Editor)\s*[:：]\s*([^\[\]【】()（）:：]{2,24}?)\s*[\]】)）]?"
)
_EDITOR_WITHIN = re.compile(r"(?:责任编辑|责编|编辑)\s*[:：]\s*([^\s\[\]【】()（）:：]{2,12})")
_REPORTER = re.compile(
    r"(?:[(（]\s*(?:本报|本刊)?(?:见习|实习)?记者\s*[:：]?\s*([^()（）]{2,30})[)）]"
    r"|^(?:本报|本刊|见习)?记者\s*[:：丨|]\s*(\S{2,10})$)"
)
_PLACE = r"(?:[\u4e00-\u9fff]{2,8}?)?"
_DAY = r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"


@dataclass(frozen=True, slots=True)
class Dateline:
    """What `财联社7月19日讯` or `Securities Times News,` at the start of a text says."""

    publisher: str
    month: int | None = None
    day: int | None = None


def credited(blocks: tuple[str, ...]) -> str | None:
    """The outlet that a line of its own names as the origin: `（文章来源：新华社）`."""
    for block in blocks:
        if found := _CREDIT.fullmatch(block):
            return known_name(found[1].strip())
        if (found := _COPIED.fullmatch(block)) and (name := outlet_in(found[1])):
            return name
    return None


def closing(text: str) -> str | None:
    """The known outlet that stands in brackets at the end of `text`: `……。（财联社）`."""
    found = _CLOSING.search(text)
    return outlet_in(found[1].strip()) if found else None


def origin_beside(carrier: str | None, *named: str | None) -> str | None:
    """The first outlet of `named`, by the name under which it is kept, that isn't the carrier.

    `人民网-财经频道` is 人民网 itself, `人民网-人民日报` is 人民日报.
    """
    own = known_name(carrier) if carrier else None
    for name in filter(None, named):
        for site in filter(None, (carrier, own)):
            if name.startswith(site):
                name = outlet_in(name.removeprefix(site).lstrip(" -－—·")) or ""
        if name and known_name(name) != own:
            return known_name(name)
    return None


def origin_in(text: str) -> str | None:
    """The outlet in a page's source field: `来源：新华社 作者：…`, or the name alone."""
    if found := _NAMED.search(text):
        return known_name(found[1])
    if len(text) <= _LONGEST_NAME and not re.search(r"\d|[:：]", text):
        return known_name(text)
    return None


def editor(blocks: tuple[str, ...]) -> str | None:
    """The editor whom a line of its own names, the last one if there are several."""
    for block in reversed(blocks):
        if found := _EDITOR.fullmatch(block):
            return found[1].strip()
    return None


def editor_in(text: str) -> str | None:
    """The editor in a longer line: `【纠错】 责任编辑：某某`."""
    found = _EDITOR_WITHIN.search(text)
    return found[1] if found else None


def reporter(blocks: tuple[str, ...]) -> str | None:
    """The reporter named in the dateline or under the text."""
    for block in (*blocks[:3], *blocks[-2:]):
        if found := _REPORTER.search(block):
            return " ".join((found[1] or found[2]).split())
    return None


def dateline(text: str) -> Dateline | None:
    """The dateline at the start of `text`, if a known outlet stands there."""
    found = _datelines().match(text)
    if found is None:
        return None
    name = known_name(found["who"] or found["other"])
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    return Dateline(name, int(month) if month else None, int(day) if day else None)


def known_name(name: str) -> str:
    """The name under which an outlet is kept."""
    kept: str = _agencies()["is"].get(name, name)
    return kept


def outlet_in(text: str) -> str | None:
    """The known outlet whose name `text` begins with: `新华社新闻` is 新华社."""
    found = re.match(_outlets(), text)
    return known_name(found[0]) if found else None


@cache
def _agencies() -> dict[str, Any]:
    return tomllib.loads(files("sources").joinpath("agencies.toml").read_text(encoding="utf-8"))


@cache
def _outlets() -> str:
    names = sorted(_agencies()["names"], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, names)) + ")"


@cache
def _datelines() -> re.Pattern[str]:
    # An outlet that we don't know is believed where its form is unmistakable.
    unknown = r"[\u4e00-\u9fffA-Za-z0-9]{1,8}(?:社|网|日报|晚报|时报|商报|快讯|新闻|财经|之家)"
    return re.compile(
        rf"\s*(?:【[^】]{{1,120}}】\s*)?(?:据\s*)?《?(?:(?P<who>{_outlets()})》?"
        rf"(?:\s*News)?\s*{_PLACE}\s*(?:{_DAY})?\s*(?:[(（][^()（）]{{1,30}}[)）])?\s*"
        rf"(?:电|讯|消息|,)"
        rf"|(?P<other>{unknown}|[A-Z][\w’'&.]*(?: [A-Z&][\w’'&.]*){{0,4}}(?= News\s*,))》?"
        rf"(?: News\s*,|{_PLACE}\s*(?P<month2>\d{{1,2}})\s*月\s*(?P<day2>\d{{1,2}})\s*日"
        rf"\s*(?:[(（][^()（）]{{1,30}}[)）])?\s*(?:电|讯|消息)))"
    )
