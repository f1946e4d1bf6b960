"""What Prefect adds to a cycle and to a backfill.

    python -m bench.orchestration [--articles 1000] [--files 2000] [--rounds 3] [--json FILE]

A cycle and a backfill take in new saved pages (see `bench.pages`) as flows, against a Prefect
server that is running, as `serve` has it. The work is done in threads whose CPU time is taken
apart from the rest of the process: to run it once more without Prefect and subtract says less,
for one run differs from the next by more than Prefect takes. The share is Prefect's part of the
flow's CPU time: client and server together, beyond the work and beyond what the server takes
when nothing runs. Beside it stands what a run's process costs until it has loaded Prefect.
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
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.backfill import write_pages
from bench.results import Table, write_json
from flows.backfilling import backfill
from flows.prefect_server import Server, prefect_server
from flows.steps import Cycle

STEPS = ("collect", "ingest", "deliver", "finish")
"""What of a cycle is work, in threads of its own."""
IDLE_SECONDS = 15.0
FILES_OF_GOAL = 100_000
"""A backfill of 100,000 files, of which the share is worked out from one that is smaller."""


@dataclass
class Shares:
    """CPU seconds, a round each."""

    size: int
    work: list[float] = field(default_factory=list)
    """What the flow is for."""
    flow: list[float] = field(default_factory=list)
    """The process that runs the flow."""
    server: list[float] = field(default_factory=list)
    """The Prefect server meanwhile, beyond what it takes when nothing runs."""

    @property
    def share(self) -> float:
        """Prefect's part, median of rounds, 0 to 1."""
        rounds = zip(self.work, self.flow, self.server, strict=True)
        return statistics.median(max(0.0, 1 - w / (f + s)) for w, f, s in rounds)

    @property
    def added(self) -> float:
        """Seconds that Prefect adds to a run of this size."""
        rounds = zip(self.work, self.flow, self.server, strict=True)
        return statistics.median(f + s - w for w, f, s in rounds)


class Bench:
    """Runs a flow, each time on an empty store, with a server beside it."""

    def __init__(self, folder: Path, server: Server) -> None:
        assert server.child, "the server is ours"
        self._folder, self._server, self._number = folder, server.child.pid, 0
        self.idle = 0.0
        """CPU seconds a second that the server takes when nothing runs, as it does anyway."""

    def run(self, size: int, rounds: int, as_flow: Callable[[Path], float]) -> Shares:
        """Measure a flow that says how many CPU seconds of it are work."""
        shares = Shares(size)
        worked: list[float] = []
        self._cpu(as_flow)  # loads what is loaded once, on both sides of the connection
        self.settle()
        for _ in range(rounds):
            own, server = self._cpu(lambda config: worked.append(as_flow(config)))
            shares.flow.append(own)
            shares.server.append(server)
        shares.work = worked
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

    def as_flow(config: Path) -> float:
        worked: list[float] = []
        with ExitStack() as stack:
            for step in STEPS:
                timed = _timed(getattr(Cycle, step), worked)
                stack.enter_context(patch.object(Cycle, step, timed))
            summary = asyncio.run(monitor(config))
        assert sum(each.new + each.duplicates for each in summary.outcomes) == articles
        return sum(worked)

    return bench.run(articles, rounds, as_flow)


def _timed(work: Callable[..., Any], worked: list[float]) -> Callable[..., Any]:
    """`work`, with the CPU seconds of the thread that does it noted."""

    def timed(*given: Any, **named: Any) -> Any:
        start = time.thread_time()
        try:
            return work(*given, **named)
        finally:
            worked.append(time.thread_time() - start)

    return timed


def backfilling(bench: Bench, folder: Path, files: int, rounds: int) -> Shares:
    """A backfill of so many files."""
    from flows import backfill_flow  # Prefect reads its environment when it is imported

    def as_flow(config: Path) -> float:
        worked: list[float] = []
        with patch.object(backfill_flow, "take_in", _timed(backfill, worked)):
            asyncio.run(backfill_flow.backfill([folder / "pages"], processes=1, config=config))
        return sum(worked)

    return bench.run(files, rounds, as_flow)


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
    work = statistics.median(large.work) / large.size * FILES_OF_GOAL
    return added / (work + added)


def table(cycles: Shares, few: Shares, fills: Shares, loaded: float, idle: float) -> Table:
    """The figures for people."""
    rows = []
    for name, each in (("a cycle", cycles), ("a backfill", few), ("a backfill", fills)):
        work, flow, server = (
            statistics.median(some) for some in (each.work, each.flow, each.server)
        )
        rows += [
            (f"{name} of {each.size:,} new articles, the work, CPU", f"{work:.2f} s"),
            (f"{name} as a flow: its process, the server", f"{flow:.2f} s, {server:.2f} s"),
            (f"{name}, Prefect's share, median of rounds", f"{each.share:.1%}"),
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
            write_pages(folder / "pages", articles)
            cycles = cycle(bench, articles, rounds)
            fills = []
            for count in (files // 5, files):
                for path in (folder / "pages").rglob("*.html"):
                    path.unlink()
                write_pages(folder / "pages", count, bulk=0.1)
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
