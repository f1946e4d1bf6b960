"""Rows of a wire that are edited after they have left the first page of its list."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from flows import rereading, steps
from flows.settings import Settings, load
from sources import _registry
from sources._client import Client
from sources.cls import SOURCE as CLS
from tests.flows.conftest import Command, Site

NOW = datetime(2026, 6, 10, 6, 0, tzinfo=UTC)
EVERYDAY = "【甲公司发布公告】财联社6月10日电，甲公司公告称，将召开股东大会。"
SCREENED = "【船舶行业座谈会召开】财联社6月10日电，会上介绍了船舶行业的运行情况。"
EDITED = SCREENED + "工业和信息化部有关负责人表示，将制定《内河船舶检修管理办法》。"


@dataclass
class Wire:
    """A telegraph with an item every three minutes, as its interface gives it."""

    site: Site
    now: datetime = NOW
    texts: dict[int, str] = field(default_factory=dict)
    asked: int = 0
    fails: frozenset[int] = frozenset()
    """Which requests of a cycle get no answer, counted from 1."""

    def answer(self, path: str) -> tuple[int, bytes]:
        """What was there at the time that is asked for, the newest first."""
        if not path.startswith("/roll"):
            return 404, b""
        self.asked += 1
        if self.asked in self.fails:
            return 200, b"<html>"
        before = int(parse_qs(urlsplit(path).query)["last_time"][0])
        last = min(before - 1, int(self.now.timestamp())) // 180
        rows = [self._row(number) for number in range(last, last - 50, -1)]
        return 200, json.dumps({"errno": 0, "data": {"roll_data": rows}}).encode()

    def _row(self, number: int) -> dict[str, Any]:
        at = number * 180
        text = self.texts.get(number, EVERYDAY + str(number))
        return {"id": number, "title": "", "content": text, "ctime": at, "type": -1}

    def number(self, *, hours: float) -> int:
        """Of the item that came so long before `NOW`."""
        return int((NOW - timedelta(hours=hours)).timestamp()) // 180


@dataclass
class Watch:
    """The program over the wire, by a clock that the test moves."""

    wire: Wire
    settings: Settings
    config: Path
    command: Command

    def cycle(self, *, hours: float) -> list[tuple[str, str]]:
        """What one more cycle, so many hours after `NOW`, tells people."""
        self.wire.now, self.wire.asked = NOW + timedelta(hours=hours), 0
        steps.run_direct(self.settings, now=self.wire.now)
        rows = self.command("alerts", "--config", self.config, "--format", "jsonl").rows
        return [(row["event"], row["title"]) for row in rows if row["event"] != "baseline"]

    def status(self) -> tuple[str, str]:
        """How the source is said to be."""
        (row,) = self.command("sources", "--config", self.config, "--format", "jsonl").rows
        return row["status"], row["reason"] or ""


@pytest.fixture
def watch(
    site: Site, tmp_path: Path, miit_watch: Command, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watch]:
    wire = Wire(site)
    monkeypatch.setattr(site, "answer", wire.answer)
    config = tmp_path / "wire.toml"
    host = site.address.removeprefix("http://")
    config.write_text(
        f'data = "{tmp_path}/data"\narchive = []\nwatch = ["cls"]\n'
        f'[http]\nallowed_hosts = ["{host}"]\n'
        f'[sources.cls]\nurl = "{site.address}/roll?rn=50"\n',
        "utf-8",
    )
    allowed = frozenset((host,))
    monkeypatch.setattr(
        steps,
        "open_client",
        lambda *given: Client(allowed=allowed, now=lambda: wire.now, sleep=lambda seconds: None),
    )
    yield Watch(wire, load(config), config, miit_watch)


def test_an_edit_that_first_names_the_ministry_is_found_hours_later(watch: Watch) -> None:
    number = watch.wire.number(hours=10)
    watch.wire.texts[number] = SCREENED
    assert watch.cycle(hours=0) == []
    watch.wire.texts[number] = EDITED
    assert watch.cycle(hours=0.5) == [], "its row has left the first page long ago"
    assert watch.cycle(hours=1) == [("new", "内河船舶检修管理办法")]
    assert watch.cycle(hours=2) == [("new", "内河船舶检修管理办法")]


def test_an_edit_of_what_is_stored_is_a_version_of_it(watch: Watch) -> None:
    number = watch.wire.number(hours=5)
    watch.wire.texts[number] = SCREENED + "工业和信息化部有关负责人出席会议。"
    watch.cycle(hours=0)
    watch.wire.texts[number] = EDITED
    assert watch.cycle(hours=1) == [("new", "内河船舶检修管理办法")]
    rows = watch.command("articles", "--config", watch.config, "--format", "jsonl").rows
    assert sorted(bool(row["replaces"]) for row in rows) == [False, True]


def test_what_was_there_before_the_wire_was_watched_is_history(watch: Watch) -> None:
    """The first reading takes the day before with it, as history."""
    watch.wire.texts[watch.wire.number(hours=20)] = EDITED
    assert watch.cycle(hours=0) == []
    assert watch.cycle(hours=1) == []
    assert [row["title"] for row in watch.command(
        "ledger", "--config", watch.config, "--format", "jsonl"
    ).rows] == ["内河船舶检修管理办法"]  # fmt: skip


def test_a_store_of_before_takes_the_day_as_history_too(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.wire.texts[watch.wire.number(hours=20)] = EDITED
    with monkeypatch.context() as patch:
        patch.setattr(rereading, "since", lambda *given, now: None)
        watch.cycle(hours=0)
    assert watch.cycle(hours=0.5) == []
    watch.wire.texts[watch.wire.number(hours=19)] = EDITED.replace("检修", "停靠")
    assert watch.cycle(hours=1.5) == [("new", "内河船舶停靠管理办法")]


def test_the_day_is_read_once_an_hour_and_no_further(watch: Watch) -> None:
    """480 items a day, 50 a page; the last page reaches a little beyond."""
    asked = []
    for minutes in range(0, 125, 5):
        watch.cycle(hours=minutes / 60)
        asked.append(watch.wire.asked)
    assert [each for each in asked if each > 1] == [10, 10, 10]
    assert asked[0] == asked[12] == asked[24] == 10


def test_a_page_that_fails_on_the_way_costs_the_list_nothing(watch: Watch) -> None:
    watch.cycle(hours=0)
    watch.wire.fails = frozenset({4})
    news = watch.wire.number(hours=-0.9)
    watch.wire.texts[news] = EDITED
    assert watch.cycle(hours=1) == [("new", "内河船舶检修管理办法")]
    assert watch.status()[0] == "partial"
    assert "HTML where JSON is due" in watch.status()[1]
    watch.cycle(hours=1.1)
    assert (watch.wire.asked, watch.status()[0]) == (1, "ok"), "it is read anew in an hour"


def test_every_wire_that_edits_can_be_read_back() -> None:
    edited = [each for each in _registry.load() if each.edited_for]
    assert {each.id for each in edited} >= {"cls", "eastmoney", "ths", "sina", "stcn"}
    assert all(each.older for each in edited)
    assert CLS.edited_for == timedelta(days=1)
