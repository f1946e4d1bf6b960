"""Workers are killed at random instants: no event is lost, no message comes twice unmarked."""

import asyncio
import email
import os
import random
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import policy
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from flows import steps
from flows.settings import load
from tests.flows.conftest import Command, Site
from tests.flows.crash_worker import EPOCH, FASTER, work

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("KILLS", "300"))
WORKERS = 2
NAMES = "照明灯具陶瓷玻璃纺织服装家具钟表乐器玩具文具箱包鞋帽皮革毛皮羽绒造纸印刷塑料橡胶"


class Mailbox:
    """Takes every message, not at once, and keeps who got which."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []
        self.chance = random.Random(4711)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        del server, session
        await asyncio.sleep(self.chance.uniform(0, 0.04))
        mail = email.message_from_bytes(envelope.content, policy=policy.default)
        self.got += [(mail["Message-ID"], to) for to in envelope.rcpt_tos]
        return "250 taken"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


def story(number: int, at: datetime) -> tuple[str, str, tuple[str, ...], datetime]:
    """An item with two commitments that no other item has."""
    field = NAMES[2 * (number % 20) : 2 * (number % 20) + 2]
    name = f"{field}产品第{number}类安全规范"
    text = (
        f"工业和信息化部有关负责人介绍{field}行业第{number}期运行情况时表示，下一步将制定《{name}》。",
        f"这位负责人说，工信部还将健全{field}行业第{number}级风险预警机制。",
    )
    return f"story{number}", f"工信部谈{field}行业第{number}期", text, at


@dataclass
class Crew:
    """Two delivering workers, each started again when it was killed.

    They are forked from a process that has everything imported: a worker is killed at its work.
    """

    config: Path
    database: str
    began: float = field(default_factory=time.time)
    usual: float = 0.5
    """Seconds that a cycle takes here."""

    def __post_init__(self) -> None:
        self.context = get_context("forkserver")
        self.context.set_forkserver_preload(["tests.flows.crash_worker"])
        self.workers = [self.start() for _ in range(WORKERS)]

    def start(self) -> tuple[Any, Any]:
        cycles = self.context.RawValue("i", 0)
        arguments = (self.config, self.database, self.began, cycles)
        worker = self.context.Process(target=work, args=arguments, daemon=True)
        worker.start()
        return worker, cycles

    def kill_one(self, chance: random.Random) -> None:
        """Kill one at a random instant of a cycle."""
        number = chance.randrange(WORKERS)
        worker, cycles = self.workers[number]
        deadline = time.monotonic() + 60
        while not cycles.value and time.monotonic() < deadline:
            time.sleep(0.01)
        assert cycles.value, "a worker begins its work"
        time.sleep(chance.uniform(0, 2 * self.usual))
        assert worker.is_alive()
        worker.kill()
        worker.join()
        self.workers[number] = self.start()

    def stop(self) -> None:
        for worker, _ in self.workers:
            worker.kill()
            worker.join()

    @property
    def clock(self) -> datetime:
        return EPOCH + timedelta(seconds=(time.time() - self.began) * FASTER)


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_killed_workers_lose_nothing_and_send_nothing_twice(
    database: str,
    config: Path,
    site: Site,
    miit_watch: Command,
    mailbox: tuple[Mailbox, int],
    request: pytest.FixtureRequest,
    capfd: pytest.CaptureFixture[str],
) -> None:
    box, port = mailbox
    url = f"sqlite:///{config.parent}/crash.db"
    if database == "postgres":
        url = str(request.getfixturevalue("postgres_url"))
    mail = f"smtp://127.0.0.1:{port}?from=watch@example.org&to=ann@example.org,bo@example.org"
    settings_text = config.read_text(encoding="utf-8")
    config.write_text(
        settings_text
        + "cadence_minutes = 1\n"
        + f'[channels]\nmail = "{mail}"\nbox = "folder:{config.parent}/box"\n',
        encoding="utf-8",
    )
    chance = random.Random(20261121)
    site.publish("weather", "明天天气", ("今天晴。", "明天多云转阴，有小雨。"), at=EPOCH)
    settings = load(config, database=url)
    steps.run_direct(settings, now=EPOCH - timedelta(hours=1))
    begun = time.monotonic()
    site.publish(*story(KILLS, EPOCH - timedelta(minutes=50)))
    steps.run_direct(settings, now=EPOCH - timedelta(minutes=40))
    crew = Crew(config, url, usual=time.monotonic() - begun)
    try:
        for kill in range(KILLS):
            site.publish(*story(kill, crew.clock))
            crew.kill_one(chance)
    finally:
        crew.stop()
    for hour in range(1, 40):
        steps.run_direct(settings, now=crew.clock + timedelta(hours=hour))

    rows = miit_watch("alerts", "--database", url, "--format", "jsonl").rows
    articles = miit_watch("articles", "--database", url, "--format", "jsonl").rows
    urls = Counter(each["url"] for each in articles if each["url"])
    listed = {name for name, *_ in site.items if name.startswith("story")}
    fetched = {name for name in listed if f"{site.address}/{name}.html" in urls}
    assert fetched == listed, "no article is lost"
    assert set(urls.values()) == {1}, "none is stored twice"

    told = Counter(box.got)
    states = Counter(each["status"] for row in rows for each in row["deliveries"])
    taken_over = sum(each["attempts"] > 1 for row in rows for each in row["deliveries"])
    assert taken_over, "workers were killed with deliveries in their hands"
    doubled = [key for key, count in told.items() if count > 1]
    with capfd.disabled():
        sys.stdout.write(
            f"\n{database}: {KILLS} kills, {len(rows)} alerts, {dict(states)},"
            f" {len(box.got)} mails, {len(doubled)} doubled,"
            f" {taken_over} deliveries taken over from a worker that was killed\n"
        )
    assert not doubled
    assert set(states) <= {"sent", "uncertain"}
    mails = Counter(
        each["status"] for row in rows for each in row["deliveries"] if each["channel"] == "mail"
    )
    assert mails["sent"] <= len(box.got) <= mails["sent"] + mails["uncertain"]
    boxed = [each for row in rows for each in row["deliveries"] if each["channel"] == "box"]
    assert {each["status"] for each in boxed} == {"sent"}, "a folder can always tell"
    assert len(list((config.parent / "box").glob("*.eml"))) == len(boxed)
    assert len(rows) >= 2 * len(listed)
