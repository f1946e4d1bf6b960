"""Take in a great many saved files: computed side by side, stored in order of publication.

Parsing, fingerprints and extraction are nine tenths of the work and need no store, so they run in
processes of their own; one writer stores and links what they give. The order is that of
publication whatever process is done first, and what is stored already is passed over: a backfill
that was killed and is started again ends with the ledger that one run would have made.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from flows.collect import Found
from flows.ingest import Batch, Ingested, Prepared, arrive, prepare, take_in
from flows.readers import Readers
from sources._source import SourceError
from sources.archive import walk
from sources.formats import parse_file
from storage import known
from storage.engine import Engine, Session, reading
from storage.pages import page_id

CHUNK = 500
"""Files of one transaction."""
AT_ONCE = 50
"""Files that a process gets with one message."""

Progress = Callable[[int, int], None]
"""Called after each chunk with the files done and the files in all."""


@dataclass(slots=True)
class Backfilled:
    """What a backfill did; `problems` are files that gave nothing, a line each."""

    files: int = 0
    new: int = 0
    duplicates: int = 0
    mentions: int = 0
    passed_over: int = 0
    """Files that the store held already."""
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _File:
    """A file in the order of publication, before it is read for good."""

    published_at: datetime
    path: Path
    page_id: str


def backfill(
    engine: Engine,
    paths: Sequence[Path],
    *,
    now: datetime,
    processes: int = 2,
    progress: Progress = lambda done, of: None,
) -> Backfilled:
    """Take files and folders into the store as history, in order of publication; alerts nobody.

    Raises StoreError; what was stored before stays, and the next backfill goes on from there.
    """
    done = Backfilled()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        files = _survey(pool, _names(paths, done), done, now=now)
        for start in range(0, len(files), CHUNK):
            chunk = _new_files(engine, files[start : start + CHUNK], done)
            prepared = _prepare_all(pool, chunk, now=now)
            batch = Batch(source_id=None, now=now, baseline=True)
            taken = take_in(engine, prepared, Readers((), ()), batch, also=_nothing)
            done.new += taken.new
            done.duplicates += taken.duplicates
            done.mentions += taken.mentions
            progress(min(start + CHUNK, len(files)), len(files))
    return done


def _names(paths: Sequence[Path], done: Backfilled) -> Iterator[Path]:
    """Every file under the paths, by name only."""
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file())
        elif path.is_file():
            yield path
        else:
            done.problems.append(f"no such file or directory ({path})")


def _survey(
    pool: ProcessPoolExecutor, names: Iterator[Path], done: Backfilled, *, now: datetime
) -> list[_File]:
    """The files in order of publication; parsing twice is cheaper than keeping all in memory."""
    found: list[_File] = []
    for each in pool.map(partial(_look, now=now), names, chunksize=AT_ONCE):
        if isinstance(each, str):
            done.problems.append(each)
        else:
            found.append(each)
    found.sort(key=lambda each: (each.published_at, str(each.path)))
    done.files = len(found)
    return found


def _look(path: Path, *, now: datetime) -> _File | str:
    try:
        found = _read(path, now=now)
    except SourceError as error:
        return str(error)
    published_at = found.article.published_at or found.page.fetched_at
    return _File(published_at, path, page_id(found.page.body, url=None, path=found.page.path))


def _read(path: Path, *, now: datetime) -> Found:
    (page,) = walk([path], fetched_at=now)
    if isinstance(page, SourceError):
        raise page
    return Found(page, parse_file(page))


def _new_files(engine: Engine, files: Sequence[_File], done: Backfilled) -> list[_File]:
    with reading(engine) as session:
        held = known.known_pages(session, [each.page_id for each in files])
    done.passed_over += len(held)
    return [each for each in files if each.page_id not in held]


def _prepare_all(
    pool: ProcessPoolExecutor, files: Sequence[_File], *, now: datetime
) -> list[Prepared]:
    paths = [each.path for each in files]
    return list(pool.map(partial(_prepare, now=now), paths, chunksize=AT_ONCE))


def _prepare(path: Path, *, now: datetime) -> Prepared:
    return prepare(arrive(_read(path, now=now), None))


def _nothing(session: Session, done: Ingested) -> None:
    del session, done
