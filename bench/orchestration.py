"""What Prefect adds to a cycle and to a backfill: the same work with it and without.

    python -m bench.orchestration [--articles 1000] [--files 2000] [--rounds 3] [--json FILE]

A cycle takes in new saved pages (see `bench.pages`), in alternating rounds directly and as the
`monitor` flow against a Prefect server that is running, as `serve` has it; a backfill likewise.
The share is Prefect's part of the flow's CPU time: client and server together, beyond what the
work takes directly. Beside it stands what a run's process costs until it has loaded Prefect.
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

from bench.backfill import write_pages
from bench.results import Table, write_json
from flows import steps
from flows.backfilling import backfill
from flows.prefect_server import Server, prefect_server
from flows.settings import load
from storage.engine import open_store

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
    """The Prefect server meanwhile."""

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
        for number in range(rounds):
            if number % 2:
                shares.direct.append(self._cpu(directly)[0])
            own, server = self._cpu(as_flow)
            shares.flow.append(own)
            shares.server.append(server)
            if not number % 2:
                shares.direct.append(self._cpu(directly)[0])
        return shares

    def _cpu(self, work: Callable[[Path], object]) -> tuple[float, float]:
        self._number += 1
        config = self._folder / f"{self._number}.toml"
        config.write_text(
            f'data = "{self._folder}/data{self._number}"\n'
            f'archive = ["{self._folder}/pages"]\nwatch = ["archive"]\n',
            "utf-8",
        )
        before, server = _own(), _of(self._server)
        work(config)
        # What the server records after the fact belongs to the run.
        time.sleep(2)
        return _own() - before, _of(self._server) - server


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
    from flows.backfill_flow import backfill as flow

    def directly(config: Path) -> None:
        engine = open_store(load(config).database_url)
        done = backfill(engine, [folder / "pages"], now=datetime.now(UTC), processes=1)
        engine.dispose()
        assert done.files == files

    def as_flow(config: Path) -> None:
        asyncio.run(flow([folder / "pages"], processes=1, config=config))

    return bench.run(files, rounds, directly, as_flow)


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


def table(cycles: Shares, few: Shares, fills: Shares, loaded: float) -> Table:
    """The figures for people."""
    rows = []
    for name, each in (("a cycle", cycles), ("a backfill", few), ("a backfill", fills)):
        direct, flow, server = (
            statistics.median(some) for some in (each.direct, each.flow, each.server)
        )
        rows += [
            (f"{name} of {each.size:,} new articles directly, CPU", f"{direct:.2f} s"),
            (f"{name} as a flow: its process, the server", f"{flow:.2f} s, {server:.2f} s"),
            (f"{name}, Prefect's share, median of paired rounds", f"{each.share:.1%}"),
        ]
    rows += [
        ("a backfill of 100,000, Prefect's share worked out", f"{at_goal(few, fills):.1%}"),
        ("loading Prefect into a run's process, CPU", f"{loaded:.2f} s"),
    ]
    return Table("Orchestration", ("figure", "value"), rows)


def measure(articles: int, files: int, rounds: int) -> tuple[Shares, Shares, Shares, float]:
    """Measure a cycle, a backfill of a fifth of the files, one of all, and loading."""
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
    return cycles, few, many, loaded


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    cycles, few, fills, loaded = measure(options.articles, options.files, options.rounds)
    print(table(cycles, few, fills, loaded).markdown())
    figures = {
        "cycle": {**vars(cycles), "share": cycles.share},
        "backfill": {**vars(fills), "share": fills.share, "share_of_100k": at_goal(few, fills)},
        "loading": loaded,
    }
    write_json(options.json, figures)


if __name__ == "__main__":
    main()
