"""What each site carries on a day of the week: the stories of `week.toml` among everyday rows."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from articles.clock import SHANGHAI

WEEK = Path(__file__).with_name("week.toml")
TITLES = ("北方多地气温回升", "铁路暑运车票开始发售", "甲公司发布业绩预告", "乙市举办龙舟赛")
DOCUMENTS = ("关于公布检验机构名单的通告", "人事任免信息", "网站维护公告")
ENGLISH = ("Carmaker opens plant abroad", "Battery exports rise in May", "Airline adds routes")
EVERYDAY = {"miit_columns": 4, "miit_bureaus": 2, "miit_rss": 3, "miit_search": 3,
            "gov_policies": 3, "cls": 30, "eastmoney": 30, "ths": 30, "sina": 20}  # fmt: skip
"""Rows a day beside the stories; 12 where nothing is said."""
OFFICIAL = frozenset(("miit_columns", "miit_bureaus", "miit_rss", "miit_search", "gov_policies"))


@dataclass(frozen=True)
class Item:
    """One row of a site with its article."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    at: datetime
    revised_at: datetime
    language: str = "zh"
    origin: str = ""

    @property
    def text(self) -> str:
        """Its paragraphs as a wire writes them."""
        return "\n".join(each.strip() for each in self.paragraphs)

    @property
    def html(self) -> str:
        """Its paragraphs as a page writes them."""
        return "".join(f"<p>{each}</p>" for each in self.paragraphs)


@dataclass(frozen=True)
class Fault:
    """How a host answers for some days."""

    host: str
    day: int
    until: int
    kind: str


@dataclass(frozen=True)
class Story:
    """A story as `week.toml` tells it."""

    number: int
    id: str
    title: str
    paragraphs: list[str]
    on: Mapping[str, int]
    language: str = "zh"
    origin: str = ""
    gone: Mapping[str, int] = field(default_factory=dict)
    edit: tuple[Mapping[str, Any], ...] = ()
    as_: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def item(self, site: str, day: int) -> Item | None:
        """What `site` carries of it on `day`."""
        first = self.on.get(site)
        if first is None or day < first or day >= self.gone.get(site, 99):
            return None
        at = moment(first, time(9, 30 + self.number))
        paragraphs = self.as_.get(site, {}).get("paragraphs", self.paragraphs)
        revised_at = at
        for edit in self.edit:
            if edit["site"] == site and day >= edit["day"]:
                paragraphs, revised_at = edit["paragraphs"], moment(edit["day"], time(11, 0))
        return Item(
            self.number, self.title, tuple(paragraphs), at, revised_at, self.language, self.origin
        )


@cache
def week() -> dict[str, Any]:
    """The table."""
    return tomllib.loads(WEEK.read_text(encoding="utf-8"))


@cache
def stories() -> tuple[Story, ...]:
    """Every story, numbered from 1."""
    made = []
    for number, row in enumerate(week()["story"], start=1):
        fields = {("as_" if key == "as" else key): value for key, value in row.items()}
        made.append(Story(number=number, **fields))
    return tuple(made)


def moment(day: int, clock: time) -> datetime:
    """A time on a day of the week."""
    return datetime.combine(week()["monday"] + timedelta(days=day - 1), clock, SHANGHAI)


def items(site: str, day: int) -> list[Item]:
    """What `site` lists on `day`, newest first: this week's rows so far and some of the last's."""
    told = [item for story in stories() if (item := story.item(site, day))]
    return sorted([*told, *_everyday(site, day)], key=lambda item: item.at, reverse=True)


def item_of(site: str, day: int, number: int) -> Item | None:
    """The article of that number, as long as the site has it."""
    return next((item for item in items(site, day) if item.number == number), None)


def fault_of(host: str, day: int) -> str | None:
    """How the host fails on that day."""
    for row in week().get("fault", ()):
        fault = Fault(**row)
        if fault.host == host and fault.day <= day < fault.until:
            return fault.kind
    return None


def _everyday(site: str, day: int) -> Iterator[Item]:
    count = EVERYDAY.get(site, 12)
    english = site in ("cnevpost", "gasgoo", "chinadaily", "english_gov", "cgtn")
    titles = ENGLISH if english else DOCUMENTS if site in OFFICIAL else TITLES
    text = "　　本网讯，详情见附件。" * 3
    if english:
        text = "The company said so in a statement, and gave no further figures. " * 2
    for past in range(-1, day + 1):
        for row in range(count):
            at = moment(past, time(17, 0)) - timedelta(minutes=row * (600 // count))
            if past == day and at > moment(day, time(12, 0)):
                continue  # the cycle runs at noon
            number = 1000 * (past + 2) + row
            title = f"{titles[row % len(titles)]}（{past + 2}{row:02}）"
            language = "en" if english else "zh"
            yield Item(number, title, (f"{text}{number}。",), at, at, language)
