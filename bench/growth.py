"""How the cost of the work grows with what the store holds.

    python -m bench.growth --articles 100000 [--minutes 60] [--database postgresql://…]
        [--json FILE] [--svg FILE]

Articles are taken in as `ingest` does it, one in twelve about the ministry, naming commitments of
which some are new and some were named before: 1,000,000 articles make a ledger of 50,000. At each
size the bench measures, as CPU time: taking in an article, a look at a listed article that is
known, what a source with nothing new costs a cycle, printing the ledger (a commitment), explaining
a commitment and gathering a day's digest (an event), in microseconds; and the store's bytes an
article. `empty` is what taking in the same articles costs at the same time in a store that is
empty: as a busy machine slows both, `growth` is each cost beside it, at the last size over the
first. With --minutes it ends, measured, at the size that it has reached by then.
"""

import argparse
import json
import math
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from alerts.rules import DEFAULT_RULES
from bench.pages import VOCABULARY
from bench.planted import Planter
from bench.plot import draw
from bench.results import Table
from flows import revisiting
from flows.collect import Found
from flows.evidence import notices_of
from flows.ingest import Batch, ingest
from flows.readers import Readers
from sources._source import Page
from storage import judgement_reading, known, ledger_reading, recovery, runs
from storage.engine import Session, open_store, reading

START = datetime(2015, 1, 1, tzinfo=UTC)
CHUNK = 1_000
RECENT = 5
"""Chunks before a size of which the median is what taking in an article costs there."""
PROBES = 40
ABOUT = 1 / 12
AGAIN = 0.4
"""Share of mentions that name a commitment named before."""
DAY = timedelta(days=1)
DAYS = 5
"""Digests of which the median counts: in one of them Python may collect garbage for all before."""
SOURCE = "bench"
NOW = START + timedelta(days=3650)
NOBODY = Readers((), DEFAULT_RULES)
PARTS = ("fields", "matters", "forms")
"""What a commitment's name is made of: some 180,000 different ones."""
SAID = (
    "工业和信息化部有关负责人表示，下一步将加快制定《{name}》。",
    "工信部新闻发言人在发布会上说，年内将印发《{name}》。",
    "工业和信息化部提出，近期将发布《{name}》，并开展{matter}培训。",
)
SIZES = ("articles", "commitments", "empty", "bytes")
"""What of a point isn't held against the machine's pace."""
Point = dict[str, float]


class Stream:
    """Articles in order of publication, a minute apart, with the ministry's among them.

    What was spoken of often is spoken of again: some names come hundreds of times.
    """

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._planter = Planter(seed)
        self._said: list[tuple[str, ...]] = []
        """What was named in each statement so far."""

    def found(self, count: int) -> Iterator[Found]:
        """Yield `count` articles as collecting brings them."""
        for position, sample in enumerate(self._planter.articles(count)):
            article = replace(
                sample.article, published_at=START + timedelta(minutes=position), publisher="某报"
            )
            if self._random.random() < ABOUT:
                article = replace(article, paragraphs=(self._statement(), *article.paragraphs))
            body = "\n".join(article.paragraphs).encode()
            page = Page(body=body, fetched_at=START, url=article.url)
            yield Found(page, article)

    def _statement(self) -> str:
        if self._said and self._random.random() < AGAIN:
            parts = self._random.choice(self._said)
        else:
            parts = tuple(self._random.choice(VOCABULARY[part]) for part in PARTS)
        self._said.append(parts)
        name, (field, matter, _) = "".join(parts), parts
        return self._random.choice(SAID).format(name=name, matter=field + matter)


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(options.database or f"sqlite:///{folder}/bench.db")
        points: list[Point] = []
        for point in _points(engine, options):
            if not options.database:
                point["bytes"] = _size(Path(folder)) / point["articles"]
            points.append(point)
            print(_row(point), file=sys.stderr, flush=True)
            _write(points, options.json, options.svg)
        engine.dispose()
    print(table(points).markdown())


def _points(engine: Engine, options: argparse.Namespace) -> Iterator[Point]:
    """Fill the store and yield what is measured at each size; the last one is where time is up."""
    stream = Stream().found(options.articles)
    sizes = [size for size in options.sizes if size < options.articles] + [options.articles]
    end = time.monotonic() + 60 * options.minutes
    done, recent, late = 0, list[tuple[float, float]](), False
    while not late and (chunk := list(islice(stream, CHUNK))):
        seconds = _cpu(lambda chunk=chunk: _ingest(engine, chunk))
        done += len(chunk)
        late = time.monotonic() > end
        if late or done > sizes[0] - RECENT * CHUNK:
            beside = _into_an_empty_store(chunk)
            recent = [*recent[1 - RECENT :], (seconds / len(chunk), beside / len(chunk))]
        if late or done >= sizes[0]:
            sizes.pop(0)
            yield _measure(engine, done, recent, chunk)


def _size(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.iterdir())


def _write(points: list[Point], data: Path | None, picture: Path | None) -> None:
    """Write what is measured so far: a long run may be ended at any size."""
    if data:
        data.write_text(json.dumps(points, indent=1) + "\n", "utf-8")
    if picture:
        picture.write_text(_plot(points), "utf-8")


def _ingest(engine: Engine, chunk: list[Found]) -> None:
    now = chunk[-1].article.published_at or START
    # What it brings is news to digests, so that there is something to gather for one.
    batch = Batch(source_id=SOURCE, now=now, quiet_before=now + DAY)
    ingest(engine, chunk, NOBODY, batch)


def _into_an_empty_store(chunk: list[Found]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{folder}/empty.db")
        seconds = _cpu(lambda: _ingest(engine, chunk))
        engine.dispose()
    return seconds


def _idle(engine: Engine) -> None:
    """What a cycle asks and writes for a source whose lists haven't changed."""
    with reading(engine) as session:
        runs.read_validators(session, SOURCE)
        known.recent_articles(session, SOURCE, since=NOW - revisiting.REACH)
    with reading(engine) as session:
        runs.has_outcome(session, "0" * 16, SOURCE)
        runs.source_state(session, SOURCE)
    ingest(engine, [], NOBODY, Batch(source_id=SOURCE, now=NOW))


def _measure(
    engine: Engine, articles: int, recent: list[tuple[float, float]], chunk: list[Found]
) -> Point:
    again = _cpu(lambda: _ingest(engine, chunk)) / len(chunk)
    idle = statistics.median(_cpu(lambda: _idle(engine)) for _ in range(PROBES))
    with reading(engine) as session:
        until = (chunk[-1].article.published_at or START) + timedelta(seconds=1)
        digest = statistics.median(_digest(session, until - n * DAY) for n in range(DAYS))
        start = time.process_time()
        ids = [line.id for line in ledger_reading.read_ledger(session)]
        listing = (time.process_time() - start) / len(ids)
        some = random.Random(2).sample(ids, min(PROBES, len(ids)))
        explain = statistics.median(
            _cpu(lambda id=id: _explain(session, id))  # type: ignore[misc]
            for id in some
        )
    return {
        "articles": articles,
        "commitments": len(ids),
        "empty": statistics.median(beside for _, beside in recent) * 1e6,
        "ingest": statistics.median(own for own, _ in recent) * 1e6,
        "known": again * 1e6,
        "idle": idle * 1e6,
        "ledger": listing * 1e6,
        "explain": explain * 1e6,
        "digest": digest * 1e6,
    }


def _digest(session: Session, until: datetime) -> float:
    """What gathering a day's digest takes an event."""
    start = time.process_time()
    events = recovery.news_found(session, since=until - DAY, until=until)
    notices_of(session, events)
    return (time.process_time() - start) / max(1, len(events))


def _explain(session: Session, commitment_id: str) -> None:
    line = ledger_reading.read_commitment(session, commitment_id)
    if line is not None:
        judgement_reading.read_judgements(session, [each.sighting_id for each in line.mentions])
        ledger_reading.read_events(session, commitment_id)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _row(point: Point) -> str:
    return ", ".join(f"{name} {value:,.0f}" for name, value in point.items())


def table(points: list[Point]) -> Table:
    """A row a size, and one with the growth of each cost from the first to the last."""
    names = list(points[0])
    rows: list[list[object]] = [[f"{point[name]:,.0f}" for name in names] for point in points]
    rows.append(["growth", *(f"{_growth(points, name):.2f} times" for name in names[1:])])
    return Table("Growth", names, rows)


def _growth(points: list[Point], name: str) -> float:
    first, last = (
        each[name] / (1 if name in SIZES else each["empty"]) for each in (points[0], points[-1])
    )
    return last / first


def _plot(points: list[Point]) -> str:
    costs = {
        "ingest, an article": "ingest",
        "into an empty store": "empty",
        "a known article": "known",
        "a source with nothing new": "idle",
        "ledger, a commitment": "ledger",
        "explain": "explain",
        "digest, an event": "digest",
    }
    lines = {
        name: [(point["articles"], point[key]) for point in points] for name, key in costs.items()
    }
    return draw("Cost as the store grows", "articles in the store", "CPU, us", lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000, 300_000, 1_000_000]
    )
    parser.add_argument("--minutes", type=float, default=math.inf, help="by the clock, about")
    parser.add_argument("--database", help="an empty store; default: SQLite in a temporary folder")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--svg", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
