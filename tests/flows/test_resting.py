"""A host that fails in one run is left alone by the next, and shown so until it works again."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import resting, steps, tending
from flows.settings import Settings, load
from flows.sources_command import show
from sources._own_feed import feed_source
from sources.stcn import SOURCE as STCN
from storage.engine import open_store, reading
from storage.hosts import HostRest, read_rests
from tests.web.playing import PlayedClient, play
from tests.web.stories import moment

HOST = "feeds.example.org"
START = moment(2, time(12, 0))


@dataclass
class Watch:
    """Three feeds of one host, whose name is there or not."""

    settings: Settings
    away: bool = False
    asked: int = 0
    now: datetime = START
    reasons: dict[str, str] = field(default_factory=dict)

    def cycle(self, *, minutes: float) -> int:
        """How often the host was asked for in a cycle so long after the start."""
        self.now, self.asked = START + timedelta(minutes=minutes), 0
        made = steps.run_direct(self.settings, now=self.now)
        self.reasons = {each.source_id: each.reason or "" for each in made.outcomes}
        return self.asked

    def rests(self) -> list[HostRest]:
        engine = open_store(self.settings.database_url)
        with reading(engine) as session:
            found = read_rests(session)
        engine.dispose()
        return found


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    config = tmp_path / "watch.toml"
    feeds = "".join(
        f'[[feeds]]\nid = "own{n}"\nname = "Own"\nlanguage = "zh"\nurl = "http://{HOST}/rss?n={n}"\n'
        for n in range(3)
    )
    config.write_text(f'data = "{tmp_path}/data"\narchive = []\nwatch = []\n{feeds}', "utf-8")
    made = Watch(load(config))
    with play(tmp_path) as web:
        web.become(2)
        web.lead_there(monkeypatch)
        there = socket.getaddrinfo

        def resolve(host: str, *rest: Any, **more: Any) -> Any:
            made.asked += host == HOST
            if made.away and host == HOST:
                raise socket.gaierror(-2, "Name or service not known")
            return there(host, *rest, **more)

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        only = [each for each in steps.enabled_sources(made.settings) if each.id.startswith("own")]
        monkeypatch.setattr(steps, "enabled_sources", lambda settings: only)
        monkeypatch.setattr(
            steps, "open_client", lambda *given: PlayedClient(lambda: made.now, lambda url: False)
        )
        yield made


def test_the_next_run_leaves_a_failing_host_alone_and_probes_it_later(watch: Watch) -> None:
    assert watch.cycle(minutes=0) > 0
    assert watch.rests() == []
    watch.away = True
    assert watch.cycle(minutes=5) > 0
    (rest,) = watch.rests()
    assert (rest.host, rest.failures, rest.blocked) == (HOST, 3, False)
    assert timedelta(minutes=4) < rest.until - watch.now < timedelta(minutes=7)
    assert watch.cycle(minutes=7) == 0, "it isn't asked at all"
    assert all("left alone: no connection" in each for each in watch.reasons.values())
    assert watch.rests() == [rest]
    assert watch.cycle(minutes=15) > 0, "one request probes"
    (longer,) = watch.rests()
    assert longer.failures == 4
    assert longer.until - watch.now > timedelta(minutes=8), "the rest has doubled"
    watch.away = False
    assert watch.cycle(minutes=40) > 0
    assert watch.rests() == []


def test_sources_shows_the_circuit_of_their_host(
    watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    watch.away = True
    watch.cycle(minutes=0)
    show(watch.settings, "jsonl", now=watch.now)
    said = capsys.readouterr().out
    assert said.count(f'"host": "{HOST}"') == 3
    assert '"reason": "no connection: Name or service not known"' in said
    show(watch.settings, "table", now=watch.now)
    table = capsys.readouterr().out
    assert (table.count(f"closed; {HOST}"), table.count("open until 2026-06-09 12:0")) == (3, 3)
    show(watch.settings, "table", now=watch.now + timedelta(hours=1))
    assert HOST not in capsys.readouterr().out


def test_what_is_long_over_is_forgotten(watch: Watch) -> None:
    watch.away = True
    watch.cycle(minutes=0)
    tending.upkeep(watch.settings, now=watch.now + timedelta(days=31))
    assert watch.rests() == []


def test_a_host_is_a_sources_by_its_lists_or_its_pages() -> None:
    source = feed_source("own", "Own", "https://feeds.example.org/rss")
    until = START + timedelta(hours=1)

    def at_rest(host: str, now: datetime = START) -> bool:
        return bool(resting.of_source(source, [HostRest(host, 3, until, "down", False)], now=now))

    assert at_rest("feeds.example.org") and not at_rest("example.org")
    assert not at_rest("feeds.example.org", until), "its time is over"
    pages = [HostRest(host, 3, until, "down", True) for host in ("m.stcn.com", "notstcn.com")]
    assert resting.of_source(STCN, pages, now=START) == pages[:1]
