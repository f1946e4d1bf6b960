"""A page that is changed after publication, from a real web site to what readers are told."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from flows import steps, tending
from flows.settings import Settings, load
from sources._client import Client
from storage.engine import open_store
from tests.flows.conftest import WEATHER, Command, Site

TITLE = "工信部谈照明行业下一步工作"
OPENING = "工业和信息化部消费品工业司有关负责人在发布会上介绍了上半年照明行业的运行情况。"
RULES = "这位负责人表示，将于2031年6月底前制定出台《照明行业规范条件》。"
PILOT = "该司还将开展智慧照明改造试点。"
CLOSING = "市场研究机构的人士认为，上述安排有利于稳定行业预期，企业对此普遍表示欢迎。"
TEXT = (OPENING, RULES, PILOT, CLOSING)


class Watch:
    """The program's cycles by a clock that a test moves, and what they tell."""

    def __init__(self, config: Path, site: Site, miit_watch: Command) -> None:
        self.config, self.site, self._command = config, site, miit_watch
        self.settings: Settings = load(config)
        self.now = datetime.now(UTC)

    def cycle(self, *, hours: float) -> None:
        self.now += timedelta(hours=hours)
        steps.run_direct(self.settings, now=self.now)

    def edit(self, *paragraphs: str, title: str = TITLE) -> None:
        name, _, _, at = self.site.items.pop(0)
        self.site.publish(name, title, paragraphs, at)

    def rows(self, *arguments: object) -> list[dict[str, Any]]:
        return self._command(*arguments, "--config", self.config, "--format", "jsonl").rows

    def said(self, *arguments: object) -> str:
        return self._command(*arguments, "--config", self.config).out

    def alerts(self) -> list[tuple[str, str]]:
        rows = self.rows("alerts")
        return [(each["event"], each["title"]) for each in rows if each["event"] != "baseline"]

    def commitment(self, title: str) -> dict[str, Any]:
        (found,) = [each for each in self.rows("ledger") if each["title"] == title]
        (row,) = self.rows("explain", found["id"])
        return row

    def versions(self) -> list[dict[str, Any]]:
        return [each for each in self.rows("articles") if (each["url"] or "").endswith("lamp.html")]


@pytest.fixture
def watch(config: Path, site: Site, miit_watch: Command, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """An article has alerted to both things that it promises."""
    site.publish("weather", "明天天气", WEATHER)
    made = Watch(config, site, miit_watch)
    monkeypatch.setattr(steps, "Client", partial(Client, now=lambda: made.now))
    made.cycle(hours=0)
    site.publish("lamp", TITLE, TEXT)
    made.cycle(hours=0.1)
    assert sorted(made.alerts()) == [("new", "智慧照明改造试点"), ("new", "照明行业规范条件")]
    return made


def test_a_page_that_has_not_changed_is_asked_for_at_growing_ages(watch: Watch) -> None:
    asked = []
    for _ in range(48):
        before = watch.site.asked.count("/lamp.html")
        watch.cycle(hours=1)
        asked.append(watch.site.asked.count("/lamp.html") - before)
    assert [hour for hour, count in enumerate(asked, start=1) if count] == [1, 6, 24]
    assert len(watch.versions()) == 1
    assert len(watch.alerts()) == 2


def test_what_is_no_longer_looked_at_is_forgotten(watch: Watch) -> None:
    engine = open_store(watch.settings.database_url)
    with engine.connect() as connection:
        count = text("SELECT count(*) FROM looks")
        assert connection.execute(count).scalar() == 1
    tending.upkeep(watch.settings, now=watch.now + timedelta(days=31))
    with engine.connect() as connection:
        assert connection.execute(count).scalar() == 0
    engine.dispose()


def test_a_misprint_that_is_mended_alerts_nobody(watch: Watch) -> None:
    watch.edit(OPENING.replace("上半年", "今年上半年"), RULES, PILOT, CLOSING)
    watch.cycle(hours=2)
    first, second = watch.versions()
    assert (first["replaced_by"], second["replaces"]) == (second["id"], first["id"])
    assert second["revised_at"] > second["published_at"]
    assert len(watch.alerts()) == 2
    row = watch.commitment("照明行业规范条件")
    assert [each["id"] for each in row["versions"]] == [first["id"], second["id"]]
    assert f"replaces {first['id']}" in watch.said("explain", row["commitment"]["id"])
    events = row["events"]
    assert [(each["kind"], each["note"]) for each in events] == [
        ("new", None),
        ("restated", "in a later version of the same article"),
    ]


def test_a_name_that_is_put_right_is_the_same_commitment(watch: Watch) -> None:
    watch.edit(OPENING, RULES.replace("规范条件", "规范条建"), PILOT, CLOSING)
    watch.cycle(hours=2)
    watch.edit(OPENING, RULES, PILOT, CLOSING, "以上为更正后的全文。")
    watch.cycle(hours=2)
    assert len(watch.versions()) == 3
    assert len(watch.alerts()) == 2
    assert len([each for each in watch.rows("ledger") if "照明" in each["title"]]) == 2


def test_a_commitment_that_is_added_alerts_once(watch: Watch) -> None:
    added = "该司还将抓紧制定《灯具回收利用管理办法》。"
    watch.edit(OPENING, RULES, PILOT, added, CLOSING)
    watch.cycle(hours=2)
    watch.cycle(hours=5)
    assert watch.alerts()[2:] == [("new", "灯具回收利用管理办法")]
    (mention,) = watch.commitment("灯具回收利用管理办法")["commitment"]["mentions"]
    assert mention["version"] == 2


def test_a_title_that_is_changed_is_read_again(watch: Watch) -> None:
    watch.edit(*TEXT, title="工信部：将制定《灯具回收利用管理办法》")
    watch.cycle(hours=2)
    assert watch.alerts()[2:] == [("new", "灯具回收利用管理办法")]
    assert len(watch.versions()) == 2


def test_a_day_that_is_changed_alerts_with_both_days(watch: Watch) -> None:
    watch.edit(OPENING, RULES.replace("6月底", "9月底"), PILOT, CLOSING)
    watch.cycle(hours=2)
    assert watch.alerts()[2:] == [("changed", "照明行业规范条件")]
    row = watch.commitment("照明行业规范条件")
    event = row["events"][-1]
    assert (event["field"], event["before"], event["after"]) == (
        "deadline",
        "2031-06-30",
        "2031-09-30",
    )
    assert row["commitment"]["due_on"] == "2031-09-30"


def test_a_page_that_is_put_back_takes_its_word_back(watch: Watch) -> None:
    watch.edit(OPENING, RULES.replace("6月底", "9月底"), PILOT, CLOSING)
    watch.cycle(hours=2)
    watch.edit(*TEXT)
    watch.cycle(hours=2)
    assert watch.alerts()[2:] == [("changed", "照明行业规范条件")] * 2
    row = watch.commitment("照明行业规范条件")
    assert (row["events"][-1]["before"], row["events"][-1]["after"]) == ("2031-09-30", "2031-06-30")
    assert row["commitment"]["due_on"] == "2031-06-30"
    assert len(watch.versions()) == 3


def test_a_commitment_that_is_struck_out_is_shown(watch: Watch) -> None:
    watch.edit(OPENING, RULES, CLOSING)
    watch.cycle(hours=2)
    assert len(watch.alerts()) == 2
    struck = watch.commitment("智慧照明改造试点")["commitment"]
    (mention,) = struck["mentions"]
    assert mention["gone_since"] == watch.versions()[1]["revised_at"]
    shown = watch.said("explain", struck["id"])
    assert "gone from the article since it was changed" in " ".join(shown.split())
    kept = watch.commitment("照明行业规范条件")["commitment"]["mentions"]
    assert [each["gone_since"] for each in kept] == [None, None]


def test_a_page_that_is_gone_loses_nothing(watch: Watch) -> None:
    watch.site.broken["/lamp.html"] = (404, b"not here")
    watch.cycle(hours=2)
    assert len(watch.versions()) == 1
    assert watch.rows("sources")[-1]["status"] in ("ok", "unchanged")


def test_replay_makes_the_same_ledger_of_all_versions(watch: Watch, tmp_path: Path) -> None:
    watch.edit(OPENING, RULES.replace("6月底", "9月底"), PILOT, CLOSING)
    watch.cycle(hours=2)
    watch.edit(
        OPENING, RULES.replace("6月底", "9月底"), CLOSING, title="工信部：将开展灯具回收试点"
    )
    watch.cycle(hours=2)
    watch.edit(*TEXT)
    watch.cycle(hours=2)
    assert len(watch.versions()) == 4
    again = f"sqlite:///{tmp_path}/again.db"
    (found,) = watch.rows("replay", "--into", again)
    assert found["same"] is True
    before, after = watch.rows("ledger"), watch.rows("ledger", "--database", again)
    assert after == before
    versions = ("id", "title", "replaces", "replaced_by", "revised_at")
    assert [
        [each[name] for name in versions] for each in watch.rows("articles", "--database", again)
    ] == [[each[name] for name in versions] for each in watch.rows("articles")]
