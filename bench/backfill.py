"""A backfill: two processes against one, by the clock, and the same ledger from both.

    python -m bench.backfill [--files 2000] [--rounds 3] [--about 0.3] [--bulk 1]
        [--database postgresql://…] [--json FILE]

Saved pages of 220 KB (see `bench.pages`; `--bulk` scales their scripts and lists), of which the
ministry speaks in a share of `--about`, go into an empty store, in alternating rounds all in one
process and over two processes with a writer. Without a database a Postgres server is started for
it.
`at best` is what the clock can show on two cores that are otherwise idle: all CPU time over half
of it, or over the writer's own, whichever is longer. On a machine with other work the clock says
little.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from bench.pages import ABOUT, START, Newsroom, Portal
from bench.postgres import postgres
from bench.results import Table, write_json
from flows.backfilling import backfill
from storage import ledger_reading
from storage.engine import open_store, reading

NOW = START + timedelta(days=3650)
FOLDER = 1_000
"""Files in one folder."""


@dataclass
class Figures:
    """Seconds by the clock, a round each; of CPU where it says so."""

    files: int
    one: list[float] = field(default_factory=list)
    two: list[float] = field(default_factory=list)
    writer: list[float] = field(default_factory=list)
    """CPU of the writing process where two others compute."""
    others: list[float] = field(default_factory=list)
    """CPU of those others."""
    commitments: int = 0
    same: bool = True

    @property
    def times(self) -> float:
        """How many times one process two are: median of the paired rounds."""
        return statistics.median(a / b for a, b in zip(self.one, self.two, strict=True))


def write_pages(folder: Path, count: int, *, bulk: float = 1.0, about: float = ABOUT) -> None:
    """Write saved pages under names that say nothing of their order."""
    portal = Portal(bulk=bulk)
    for news in Newsroom(about=about).write(count):
        name = (news.number * 7_919) % (10 * count + 1)
        place = folder / f"{name % (count // FOLDER + 1):03}"
        place.mkdir(exist_ok=True)
        (place / f"{name}-{news.number}.html").write_bytes(portal.page(news))


@contextmanager
def empty(url: str, name: str) -> Iterator[str]:
    """The address of an empty store on the server of `url`, or beside its file."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        yield f"{url}-{name}"
        Path(f"{address.database}-{name}").unlink()
        return
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        try:
            yield address.set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def measure(url: str, folder: Path, files: int, rounds: int) -> Figures:
    """Run the backfills."""
    figures = Figures(files)
    for number in range(rounds):
        ledgers = {}
        for processes in (1, 2) if number % 2 else (2, 1):
            with empty(url, f"bench{number}{processes}") as store:
                clock, own, theirs = _run(store, folder, processes)
                ledgers[processes] = _ledger(store)
            (figures.one if processes == 1 else figures.two).append(clock)
            if processes == 2:
                figures.writer.append(own)
                figures.others.append(theirs)
        figures.commitments = len(ledgers[1])
        figures.same = figures.same and ledgers[1] == ledgers[2]
    return figures


def _run(store: str, folder: Path, processes: int) -> tuple[float, float, float]:
    engine = open_store(store)
    clock, own, theirs = time.perf_counter(), time.process_time(), _cpu_of_others()
    done = backfill(engine, [folder], now=NOW, processes=processes)
    clock, own = time.perf_counter() - clock, time.process_time() - own
    engine.dispose()
    assert done.new and not done.problems, done.problems[:3]
    return clock, own, _cpu_of_others() - theirs


def _cpu_of_others() -> float:
    """CPU seconds of the processes that this one has started, and of those that they have."""
    times, ticks = os.times(), 0
    for thread in Path("/proc/self/task").iterdir():
        for child in (thread / "children").read_text("ascii").split():
            fields = Path(f"/proc/{child}/stat").read_text("ascii").rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return times.children_user + times.children_system + ticks / os.sysconf("SC_CLK_TCK")


def _ledger(store: str) -> list[ledger_reading.LedgerLine]:
    engine = open_store(store)
    with reading(engine) as session:
        lines = list(ledger_reading.read_ledger(session))
    engine.dispose()
    return lines


def table(figures: Figures, kind: str) -> Table:
    """The figures for people."""
    one, two, writer, others = (
        statistics.median(each)
        for each in (figures.one, figures.two, figures.writer, figures.others)
    )
    best = (writer + others) / max((writer + others) / 2, writer)
    return Table(
        "Backfill",
        ("figure", "value"),
        [
            ("files", f"{figures.files:,}"),
            ("store", kind),
            ("one process, by the clock", f"{one:.1f} s, {figures.files / one:.0f} files a second"),
            ("two and a writer", f"{two:.1f} s, {figures.files / two:.0f} files a second"),
            ("times one process, median of paired rounds", f"{figures.times:.2f}"),
            ("CPU of the writer, a file", f"{writer / figures.files * 1e3:.2f} ms"),
            ("CPU of the two, a file", f"{others / figures.files * 1e3:.2f} ms"),
            ("times one process, at best", f"{best:.2f}"),
            ("commitments", f"{figures.commitments:,}"),
            ("the same ledger", "yes" if figures.same else "NO"),
        ],
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--about", type=float, default=ABOUT, help="0 to 1")
    parser.add_argument("--bulk", type=float, default=1.0, help="0 for the articles alone")
    parser.add_argument(
        "--database", help="a server's address, or a SQLite file's; default: Postgres"
    )
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, _server(options.database) as url:
        write_pages(Path(name), options.files, bulk=options.bulk, about=options.about)
        figures = measure(url, Path(name), options.files, options.rounds)
    print(table(figures, url.split(":")[0]).markdown())
    write_json(options.json, {**vars(figures), "times": figures.times})


@contextmanager
def _server(url: str | None) -> Iterator[str]:
    if url:
        yield url
        return
    with postgres() as address:
        yield address


if __name__ == "__main__":
    main()
