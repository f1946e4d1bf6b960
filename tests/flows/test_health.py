"""Sources that fall ill, through real cycles: what operators are told, and when it is mended."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import probing, steps
from flows.settings import Settings, load
from tests.flows.conftest import PARAGRAPHS, WEATHER, Command, Site

QUARTER = timedelta(minutes=15)
EMPTY = b'<rss version="2.0"><channel><title>x</title></channel></rss>'


@dataclass
class Watch:
    """Cycles with a probe after each, by a clock that a test moves."""

    config: Path
    site: Site
    command: Command
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self.settings: Settings = load(self.config)
        self.kind: str | None = None

    def cycle(self, after: timedelta = QUARTER) -> list[tuple[str, str]]:
        """Run a cycle; return what the probe then tells the operators of the source.

        `kind` is that of the last trouble told.
        """
        self.now += after
        steps.run_direct(self.settings, now=self.now)
        said = probing.probe(self.settings, now=self.now).said
        told = [(word.what, word.state.trouble) for word in said]
        self.kind = next((each.kind for _, each in told if each.subject == "demo"), self.kind)
        return [(what, trouble.detail) for what, trouble in told if trouble.subject == "demo"]

    def row(self) -> dict[str, Any]:
        """The source's line of `miit-watch sources`."""
        rows = self.command("sources", "--config", self.config, "--format", "jsonl").rows
        return next(each for each in rows if each["id"] == "demo")

    def publish(self, count: int) -> None:
        for number in range(count):
            name = f"w{len(self.site.items)}-{number}"
            self.site.publish(name, f"天气{name}", WEATHER, at=self.now)


@pytest.fixture
def watch(config: Path, site: Site, miit_watch: Command) -> Watch:
    """A source of ten rows that has been well for some cycles."""
    made = Watch(config, site, miit_watch)
    made.publish(10)
    for _ in range(6):
        assert made.cycle() == []
    return made


def test_a_source_that_is_well_shows_what_it_brought(watch: Watch) -> None:
    watch.site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS, at=watch.now)
    watch.cycle()
    row = watch.row()
    assert (row["status"], row["circuit"], row["failures"], row["trouble"]) == (
        "ok", "closed", 0, None,
    )  # fmt: skip
    assert (row["items_7_days"], row["miit_items_7_days"]) == (1, 1)
    assert (row["rows"], row["usual_rows"]) == (11, 10)
    assert (row["cadence_minutes"], row["quiet_hours"]) == (15, 14 * 24)
    assert datetime.fromisoformat(row["last_success_at"]) == watch.now
    assert datetime.fromisoformat(row["last_new_at"]) == watch.now


def test_a_list_that_is_not_about_miit_is_not_silent(watch: Watch) -> None:
    newest = max(at for *_, at in watch.site.items)
    shown = datetime.fromisoformat(watch.row()["last_new_at"])
    assert shown == newest.replace(microsecond=0), "its newest row, though nothing of it is kept"


def test_half_the_usual_rows_for_long(watch: Watch) -> None:
    for _ in range(6):
        watch.cycle()
    kept, watch.site.items = watch.site.items, watch.site.items[:4]
    assert [watch.cycle() for _ in range(3)] == [[], [], [("raised", "4 rows, usually 10")]]
    assert watch.kind == "source_short"
    assert watch.row()["trouble"] == "4 rows, usually 10"
    assert watch.cycle(timedelta(minutes=30)) == [], "not again so soon"
    assert watch.cycle(timedelta(hours=1))[0][0] == "again"
    assert watch.cycle(timedelta(hours=1)) == [], "the waits grow"
    assert watch.cycle(timedelta(hours=4))[0][0] == "again"
    watch.site.items = kept
    assert [what for what, _ in watch.cycle()] == ["mended"]
    assert watch.row()["trouble"] is None


def test_no_rows_at_all(watch: Watch) -> None:
    watch.site.broken["/feed.xml"] = (200, EMPTY)
    told = [watch.cycle() for _ in range(3)]
    assert told[:2] == [[], []] and told[2][0][0] == "raised"
    assert "feed without entries" in told[2][0][1]
    assert watch.kind == "source_failing"
    row = watch.row()
    assert (row["failures"], row["circuit"]) == (3, "open")
    del watch.site.broken["/feed.xml"]
    assert [what for what, _ in watch.cycle()] == ["mended"]
    assert watch.row()["failures"] == 0


def test_pages_that_its_parser_does_not_know(watch: Watch) -> None:
    told = []
    for number in range(3):
        name = f"odd{number}"
        watch.site.publish(name, f"工信部召开第{number}次座谈会", PARAGRAPHS, at=watch.now)
        watch.site.broken[f"/{name}.html"] = (200, b"<html><body><p>x</p></body></html>")
        told.append(watch.cycle())
        watch.cycle()  # the same page once more says nothing new
    assert told[:2] == [[], []]
    assert told[2] == [("raised", "its last 3 new pages aren't what its parser knows")]
    assert watch.kind == "source_changed"
    watch.site.publish("good", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS, at=watch.now)
    assert [what for what, _ in watch.cycle()] == ["mended"]


def test_a_source_that_falls_silent(config: Path, site: Site, miit_watch: Command) -> None:
    watch = Watch(config, site, miit_watch)
    site.publish("w", "天气", WEATHER, at=watch.now - timedelta(days=13))
    assert watch.cycle() == []
    told = watch.cycle(timedelta(days=1.2))
    assert [what for what, _ in told] == ["raised"] and "nothing new for 14.2" in told[0][1]
    assert watch.kind == "source_silent"
    assert watch.row()["status"] == "unchanged", "it answers, and says nothing"
    watch.publish(1)
    assert [what for what, _ in watch.cycle()] == ["mended"]


def test_a_circuit_that_is_open_is_shown_with_its_next_try(
    watch: Watch, miit_watch: Command
) -> None:
    watch.site.broken["/feed.xml"] = (500, b"down")
    watch.now = datetime.now(UTC) - timedelta(minutes=30)
    for _ in range(3):
        watch.cycle(timedelta(minutes=10))
    row = watch.row()
    assert (row["failures"], row["circuit"]) == (3, "open")
    next_at = datetime.fromisoformat(row["next_try_at"])
    assert next_at == watch.now + timedelta(minutes=30)
    text = miit_watch("sources", "--config", watch.config).out
    assert "open until" in text and "500" in text
