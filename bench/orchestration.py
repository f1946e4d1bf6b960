"""What Prefect adds to a cycle and to a backfill: the same work with it and without.

    python -m bench.orchestration [--articles 1000] [--files 2000] [--rounds 3] [--json FILE]

A cycle takes in new saved pages (see `bench.pages`), in alternating rounds directly and as the
`monitor` flow against a Prefect server that is running, as `serve` has it. A backfill is run as a
flow only: its work is one thread, whose CPU time is taken apart from the rest of the process. The
share is Prefect's part of the flow's CPU time: client and server together, beyond the work and
beyond what the server takes when nothing runs. Beside it stands what a run's process costs until
it has loaded Prefect.
"""

import argparse
import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.backfill import write_pages
from bench.results import Table, write_json
from flows import steps
from flows.backfilling import Backfilled, backfill
from flows.prefect_server import Server, prefect_server
from flows.settings import load

IDLE_SECONDS = 15.0
FILES_OF_GOAL = 100_000
"""A backfill of 100,000 files, of which the share is worked out from one that is smaller."""


@dataclass
class Shares:
    """CPU seconds, a round each."""

    size: int
    direct: list[float] = field(default_factory=list)
    flow: list[float] = field(default_factory=list)
    """The process that runs the flow."""
    server: list[float] = field(default_factory=list)
    """The Prefect server meanwhile, beyond what it takes when nothing runs."""

    @property
    def share(self) -> float:
        """Prefect's part, median of paired rounds, 0 to 1."""
        rounds = zip(self.direct, self.flow, self.server, strict=True)
        return statistics.median(max(0.0, 1 - d / (f + s)) for d, f, s in rounds)

    @property
    def added(self) -> float:
        """Seconds that Prefect adds to a run of this size."""
        rounds = zip(self.direct, self.flow, self.server, strict=True)
        return statistics.median(f + s - d for d, f, s in rounds)


class Bench:
    """Two ways to do one thing, each time on an empty store, with a server beside them."""

    def __init__(self, folder: Path, server: Server) -> None:
        assert server.child, "the server is ours"
        self._folder, self._server, self._number = folder, server.child.pid, 0
        self.idle = 0.0
        """CPU seconds a second that the server takes when nothing runs, as it does anyway."""

    def run(
        self,
        size: int,
        rounds: int,
        directly: Callable[[Path], object],
        as_flow: Callable[[Path], object],
    ) -> Shares:
        """Measure both, each with a configuration of its own."""
        shares = Shares(size)
        self._cpu(as_flow)  # loads what is loaded once, on both sides of the connection
        self.settle()
        for number in range(rounds):
            if number % 2:
                shares.direct.append(self._cpu(directly)[0])
            own, server = self._cpu(as_flow)
            shares.flow.append(own)
            shares.server.append(server)
            if not number % 2:
                shares.direct.append(self._cpu(directly)[0])
        return shares

    def run_inside(self, size: int, rounds: int, as_flow: Callable[[Path], float]) -> Shares:
        """Measure a flow that says itself how many CPU seconds of it are work."""
        shares = Shares(size)
        worked: list[float] = []
        self._cpu(as_flow)
        self.settle()
        for _ in range(rounds):
            own, server = self._cpu(lambda config: worked.append(as_flow(config)))
            shares.flow.append(own)
            shares.server.append(server)
        shares.direct = worked
        return shares

    def settle(self) -> None:
        """Measure what the server takes when nothing runs, after what a run leaves it to do."""
        time.sleep(IDLE_SECONDS)
        before = _of(self._server)
        time.sleep(IDLE_SECONDS)
        self.idle = (_of(self._server) - before) / IDLE_SECONDS

    def _cpu(self, work: Callable[[Path], object]) -> tuple[float, float]:
        self._number += 1
        config = self._folder / f"{self._number}.toml"
        config.write_text(
            f'data = "{self._folder}/data{self._number}"\n'
            f'archive = ["{self._folder}/pages"]\nwatch = ["archive"]\n',
            "utf-8",
        )
        before, server, clock = _own(), _of(self._server), time.monotonic()
        work(config)
        # What the server records after the fact belongs to the run.
        time.sleep(2)
        idle = self.idle * (time.monotonic() - clock)
        return _own() - before, max(0.0, _of(self._server) - server - idle)


def _own() -> float:
    """CPU seconds of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _of(process: int) -> float:
    """CPU seconds of another process."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cycle(bench: Bench, articles: int, rounds: int) -> Shares:
    """A monitoring cycle with so many new articles."""
    from flows.monitor import monitor  # Prefect reads its environment when it is imported

    def directly(config: Path) -> None:
        summary = steps.run_direct(load(config), now=datetime.now(UTC))
        assert sum(each.new + each.duplicates for each in summary.outcomes) == articles

    def as_flow(config: Path) -> None:
        asyncio.run(monitor(config))

    return bench.run(articles, rounds, directly, as_flow)


def backfilling(bench: Bench, folder: Path, files: int, rounds: int) -> Shares:
    """A backfill of so many files."""
    from flows import backfill_flow  # Prefect reads its environment when it is imported

    def as_flow(config: Path) -> float:
        worked: list[float] = []

        def timed(*given: Any, **named: Any) -> Backfilled:
            start = time.thread_time()
            done = backfill(*given, **named)
            worked.append(time.thread_time() - start)
            return done

        with patch.object(backfill_flow, "take_in", timed):
            asyncio.run(backfill_flow.backfill([folder / "pages"], processes=1, config=config))
        return sum(worked)

    return bench.run_inside(files, rounds, as_flow)


def loading() -> float:
    """CPU seconds until a process has loaded the flow with Prefect, beyond those without it."""

    def took(module: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return statistics.median(took("flows.monitor") - took("flows.steps") for _ in range(3))


def at_goal(small: Shares, large: Shares) -> float:
    """Prefect's share of a backfill of 100,000, from two that are smaller.

    A part of what it adds is the same for any run, the other grows with the chunks.
    """
    slope = max(0.0, (large.added - small.added) / (large.size - small.size))
    added = large.added + slope * (FILES_OF_GOAL - large.size)
    work = statistics.median(large.direct) / large.size * FILES_OF_GOAL
    return added / (work + added)


def table(cycles: Shares, few: Shares, fills: Shares, loaded: float, idle: float) -> Table:
    """The figures for people."""
    rows = []
    for name, each in (("a cycle", cycles), ("a backfill", few), ("a backfill", fills)):
        direct, flow, server = (
            statistics.median(some) for some in (each.direct, each.flow, each.server)
        )
        rows += [
            (f"{name} of {each.size:,} new articles, the work, CPU", f"{direct:.2f} s"),
            (f"{name} as a flow: its process, the server", f"{flow:.2f} s, {server:.2f} s"),
            (f"{name}, Prefect's share, median of paired rounds", f"{each.share:.1%}"),
        ]
    rows += [
        ("a backfill of 100,000, Prefect's share worked out", f"{at_goal(few, fills):.1%}"),
        ("loading Prefect into a run's process, CPU", f"{loaded:.2f} s"),
        ("the server when nothing runs, of one core", f"{idle:.1%}"),
    ]
    return Table("Orchestration", ("figure", "value"), rows)


def measure(articles: int, files: int, rounds: int) -> tuple[Shares, Shares, Shares, float, float]:
    """Measure a cycle, a backfill of a fifth of the files, one of all, loading, and idling."""
    loaded = loading()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with prefect_server(folder / "prefect") as server:
            bench = Bench(folder, server)
            (folder / "pages").mkdir()
            write_pages(folder / "pages", articles, bulk=1.0)
            cycles = cycle(bench, articles, rounds)
            fills = []
            for count in (files // 5, files):
                for path in (folder / "pages").rglob("*.html"):
                    path.unlink()
                write_pages(folder / "pages", count)
                fills.append(backfilling(bench, folder, count, rounds))
    few, many = fills
    return cycles, few, many, loaded, bench.idle


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    measured = measure(options.articles, options.files, options.rounds)
    print(table(*measured).markdown())
    cycles, few, fills, loaded, idle = measured
    figures = {
        "cycle": {**vars(cycles), "share": cycles.share},
        "backfill": {**vars(fills), "share": fills.share, "share_of_100k": at_goal(few, fills)},
        "loading": loaded,
        "idle": idle,
    }
    write_json(options.json, figures)


if __name__ == "__main__":
    main()
