"""`python -m bench.service CYCLES SECONDS`: a day of scheduled cycles in quick succession.

Runs `miit-watch serve --every SECONDS` on a store of its own until CYCLES have been due (288 are a
day at one in five minutes), and has something new on its site before every twelfth of them. Prints
how many ran, were cancelled for one still running, came late, were doubled or never came; whether
each news was alerted once; the server's memory; by how much its database and the store grew.
"""

import json
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from scripts.screenshots import Feed, free_port, site

ROOT = Path(__file__).parents[1]
LATE = 15
"""Seconds after which a run that has begun is called late."""
DAY = 288
NEWS_EVERY = 12
FIELDS = "照明灯具陶瓷玻璃纺织服装家具钟表乐器玩具文具箱包鞋帽皮革毛皮羽绒造纸印刷塑料橡胶"
FIRST = 3
"""Cycles that come before the measuring: imports, migrations and the first history are theirs."""


@dataclass(slots=True)
class Service:
    """A running service on a folder of its own."""

    folder: Path
    api: str
    every: int
    memory: list[int] = field(default_factory=list)

    def runs(self) -> list[dict[str, Any]]:
        """The scheduled cycles that have come to their end, whatever that was."""
        question = {
            "flows": {"name": {"any_": ["monitor"]}},
            "flow_runs": {
                "state": {"type": {"not_any_": ["SCHEDULED", "PENDING", "RUNNING"]}},
                "tags": {"all_": ["auto-scheduled"]},
            },
            "sort": "EXPECTED_START_TIME_ASC",
            "limit": 200,
        }
        found: list[dict[str, Any]] = []
        while page := self._ask("flow_runs/filter", {**question, "offset": len(found)}):
            found += page
        return found

    def sizes(self) -> dict[str, int]:
        """Bytes on disk."""
        return {
            what: sum(path.stat().st_size for path in (self.folder / "data").glob(pattern))
            for what, pattern in (("Prefect's database", "prefect/*.db*"), ("store", "*.db*"))
        }

    def weigh(self) -> None:
        """Note the server's resident bytes."""
        server = int((self.folder / "data" / "prefect" / "server.pid").read_text())
        status = Path(f"/proc/{server}/status").read_text(encoding="ascii")
        self.memory.append(int(status.partition("VmRSS:")[2].split()[0]) * 1024)

    def alerts(self) -> Counter[str]:
        """How often each commitment was alerted by itself, by title."""
        question = "SELECT title FROM alerts WHERE event_id IS NOT NULL"
        with closing(sqlite3.connect(self.folder / "data" / "miit-watch.db")) as store:
            return Counter(title for (title,) in store.execute(question))

    def _ask(self, path: str, question: dict[str, Any]) -> Any:
        body = json.dumps(question).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.api}/{path}", data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except OSError:
            return []


@contextmanager
def running(folder: Path, feed: Feed, every: int) -> Iterator[Service]:
    """`miit-watch serve` over the archive and the feed."""
    config = folder / "watch.toml"
    config.write_text(
        f'data = "{folder}/data"\narchive = ["{ROOT}/archive"]\nwatch = ["archive"]\n'
        f'[http]\nallowed_hosts = ["{feed.address.removeprefix("http://")}"]\n'
        f'[[feeds]]\nid = "demo"\nname = "Demo"\nurl = "{feed.address}/feed.xml"\n'
        'language = "zh"\ncadence_minutes = 1\n',
        "utf-8",
    )
    port = free_port()
    program = Path(sys.executable).with_name("miit-watch")
    options = ["--config", str(config), "--port", str(port), "--every", str(every)]
    with (folder / "service.log").open("wb") as log:
        process = subprocess.Popen([program, "serve", *options], cwd=folder, stdout=log, stderr=log)
        try:
            yield Service(folder, f"http://127.0.0.1:{port}/api", every)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def main(cycles: int, every: int) -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as name, site(Path(name) / "site") as feed:
        folder = Path(name)
        publish(feed, 0)
        with running(folder, feed, every) as service:
            while len(service.runs()) < FIRST:
                time.sleep(1)
            service.weigh()
            before, news = service.sizes(), 0
            while len(runs := service.runs()) < cycles + FIRST:
                if len(runs) - FIRST >= news * NEWS_EVERY and len(runs) < cycles:
                    news += 1
                    publish(feed, news)
                service.weigh()
                time.sleep(every)
            report(service, runs[FIRST:], before)
            alerted = service.alerts()
    told = [alerted.get(title(number), 0) for number in range(1, news + 1)]
    print(f"news: {news}, alerted once: {told.count(1)}, never: {told.count(0)}")


def report(service: Service, runs: list[dict[str, Any]], before: dict[str, int]) -> None:
    """What became of the runs that were due, and what they cost."""
    due = [datetime.fromisoformat(each["expected_start_time"]) for each in runs]
    expected = round((due[-1] - due[0]).total_seconds() / service.every) + 1
    waits = [wait for each in runs if (wait := _wait(each)) is not None]
    print(f"{expected} due in {(due[-1] - due[0]).total_seconds() / 60:.0f} minutes:", end=" ")
    print(dict(Counter(each["state_name"] for each in runs)))
    print(
        f"never came: {expected - len(set(due))}, doubled: {len(due) - len(set(due))},"
        f" begun more than {LATE} s late: {sum(each > LATE for each in waits)}"
        f" (median {sorted(waits)[len(waits) // 2]:.1f} s, longest {max(waits):.1f} s)"
    )
    ran = len(waits)
    for name, after in service.sizes().items():
        grown = after - before[name]
        print(
            f"{name}: {before[name] / 1e6:.1f} -> {after / 1e6:.1f} MB,"
            f" {grown / ran / 1e3:.0f} kB a cycle, {grown / ran * DAY / 1e6:.0f} MB a day"
        )
    low, high, last = min(service.memory), max(service.memory), service.memory[-1]
    print(f"server's memory: {low / 1e6:.0f} to {high / 1e6:.0f} MB, {last / 1e6:.0f} at the end")


def publish(feed: Feed, number: int) -> None:
    """Something new that no other item has."""
    feed.publish(f"news{number}", f"工信部谈第{number}期产业运行", f"制定《{title(number)}》")


def title(number: int) -> str:
    """The commitment of an item."""
    at = 2 * (number % (len(FIELDS) // 2))
    return f"{FIELDS[at : at + 2]}产品第{number + 1}类安全规范"


def _wait(run: dict[str, Any]) -> float | None:
    if not run["start_time"] or run["state_type"] == "CANCELLED":
        return None
    due, began = (datetime.fromisoformat(run[key]) for key in ("expected_start_time", "start_time"))
    return (began - due).total_seconds()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
