"""A backfill's chunks for workers: each is computed by itself, and stored when its turn comes."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

from flows import backfilling, runlog
from flows.ingest import Batch, Prepared, arrive, prepare, take_in
from flows.readers import Readers
from sources._source import SourceError
from storage import known
from storage.engine import Engine, reading
from storage.pages import page_id


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of the files of a chunk, or of several."""

    new: int = 0
    revised: int = 0
    duplicates: int = 0
    mentions: int = 0
    passed_over: int = 0
    """Files that the store held already."""
    failed: int = 0
    """Files that gave nothing."""

    def __add__(self, other: "Stored") -> "Stored":
        return Stored(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def line(self) -> str:
        """As a run's message says it."""
        return runlog.line(
            new=self.new,
            revised=self.revised,
            duplicates=self.duplicates,
            mentions=self.mentions,
            passed_over=self.passed_over,
            failed=self.failed,
        )

    @classmethod
    def parse(cls, line: str) -> "Stored":
        """What `line` said. Raises ValueError and TypeError for any other text."""
        fields = (each.partition("=") for each in line.split())
        return cls(**{name: int(number) for name, _, number in fields})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk's articles with all that can be computed without the store."""

    prepared: tuple[Prepared, ...]
    passed_over: int
    problems: tuple[str, ...]


def compute(engine: Engine, files: Sequence[Path], *, now: datetime) -> Chunk:
    """Parse and extract the files that the store doesn't hold yet. Raises StoreError."""
    found, problems = {}, []
    for path in files:
        try:
            each = backfilling.read(path, now=now)
        except SourceError as error:
            problems.append(str(error))
            continue
        found[page_id(each.page.body, url=None, path=each.page.path)] = each
    with reading(engine) as session:
        held = known.known_pages(session, list(found))
    arriving = [arrive(each, None) for id, each in found.items() if id not in held]
    return Chunk(tuple(prepare(arriving)), len(held), tuple(problems))


def store(engine: Engine, chunk: Chunk, *, now: datetime) -> Stored:
    """Take the chunk in as history, in order of publication; alerts nobody. Raises StoreError."""
    done = Stored(passed_over=chunk.passed_over, failed=len(chunk.problems))
    for start in range(0, len(chunk.prepared), backfilling.CHUNK):
        some = chunk.prepared[start : start + backfilling.CHUNK]
        batch = Batch(source_id=None, now=now, baseline=True)
        taken = take_in(engine, some, Readers((), ()), batch)
        done += Stored(taken.new, taken.revised, taken.duplicates, taken.mentions)
    return done
