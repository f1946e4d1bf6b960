"""Take in a great many saved files: computed side by side, stored in order of publication.

First every file is parsed, which gives the order; then articles are prepared (fingerprints,
extraction, compression) in chunks while one writer stores and links the chunk before. All but
writing is done by processes of their own. The order is that of publication whatever process is
done first, a chunk is one transaction, and what is stored already is passed over: a backfill that
was killed and is started again ends with the ledger that one run would have made.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeVar

from articles.article import Article
from articles.identifiers import article_id
from flows.collect import Found
from flows.ingest import Batch, Prepared, arrive, prepare, take_in
from flows.processes import collecting_seldom, each_in_order, pool_of
from flows.readers import Readers
from flows.spool import Place, Spool, read_spooled
from sources import archive
from sources._source import FetchError, Page, SourceError
from sources.formats import parse_file
from storage import known
from storage.engine import Engine, reading
from storage.pages import page_id

CHUNK = 1_000
"""Files of one transaction."""
AT_ONCE = 50
"""Files that a process gets with one message."""
AHEAD = 2 * CHUNK // AT_ONCE
"""Messages that are worked on while a chunk is written."""

Phase = Literal["read", "store"]
Progress = Callable[[Phase, int, int], None]
"""Called with what is being done, the files done and the files in all."""
_Item = TypeVar("_Item")


@dataclass(slots=True)
class Backfilled:
    """What a backfill did; `problems` are files that gave nothing, a line each."""

    files: int = 0
    new: int = 0
    revised: int = 0
    """Later versions of articles that were changed after publication."""
    duplicates: int = 0
    mentions: int = 0
    passed_over: int = 0
    """Files that the store held already."""
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was parsed, with what its place in the order of publication follows from."""

    published_at: datetime
    article_id: str
    path: Path
    page_id: str
    place: Place
    """Where its article waits."""


def backfill(
    engine: Engine,
    paths: Sequence[Path],
    *,
    now: datetime,
    processes: int = 2,
    progress: Progress = lambda phase, done, of: None,
) -> Backfilled:
    """Take files and folders into the store as history, in order of publication; alerts nobody.

    With one of `processes` all is done in this one; with more, that many compute while this one
    writes. Parsed articles wait in the folder for temporary files, about 1 kB each. Raises
    StoreError; what was stored before stays, and the next backfill goes on from there.
    """
    done = Backfilled()
    with (
        TemporaryDirectory(prefix="miit-watch-") as folder,
        pool_of(processes, __name__) as pool,
        collecting_seldom(),
    ):
        names = list(_names(paths, done))
        names = _new_names(engine, pool, names, done, now=now)
        files = _survey(pool, names, done, partial(_look, folder=folder, now=now), progress)
        written = 0
        for chunk in _prepared(pool, files, done, partial(_prepare, folder=folder, now=now)):
            batch = Batch(source_id=None, now=now, baseline=True)
            taken = take_in(engine, chunk, Readers((), ()), batch)
            done.new += taken.new
            done.revised += taken.revised
            done.duplicates += taken.duplicates
            done.mentions += taken.mentions
            written = min(written + CHUNK, len(files))
            progress("store", written, len(files))
    return done


def in_order(
    engine: Engine, paths: Sequence[Path], *, now: datetime, processes: int = 2
) -> tuple[list[Path], Backfilled]:
    """The files that the store doesn't hold yet in order of publication, and what was left out.

    For chunks that spread over workers, which parse for themselves. Raises StoreError.
    """
    done = Backfilled()
    with TemporaryDirectory(prefix="miit-watch-") as folder, pool_of(processes, __name__) as pool:
        names = _new_names(engine, pool, list(_names(paths, done)), done, now=now)
        look = partial(_look, folder=folder, now=now)
        files = _survey(pool, names, done, look, lambda phase, read, of: None)
    return [each.path for each in files], done


def read(path: Path, *, now: datetime) -> Found:
    """A saved file's page and article. Raises SourceError."""
    page = archive.read(path, fetched_at=now)
    if isinstance(page, SourceError):
        raise page
    return Found(page, parse_file(page))


def _names(paths: Sequence[Path], done: Backfilled) -> Iterator[Path]:
    """Every file under the paths, by name only."""
    for found in archive.files(paths):
        if isinstance(found, SourceError):
            done.problems.append(str(found))
        else:
            yield found


def _new_names(
    engine: Engine, pool: Executor | None, names: list[Path], done: Backfilled, *, now: datetime
) -> list[Path]:
    """The files whose pages aren't kept yet: to hash one is a tenth of parsing it."""
    with reading(engine) as session:
        if not known.any_page(session):
            return names
    new: list[Path] = []
    for some in each_in_order(pool, AHEAD, partial(_identify, now=now), _pieces(names, AT_ONCE)):
        with reading(engine) as session:
            held = known.known_pages(session, [name for _, name in some if name])
        new += [path for path, name in some if name not in held]
    done.passed_over = done.files = len(names) - len(new)
    return new


def _survey(
    pool: Executor | None,
    names: Sequence[Path],
    done: Backfilled,
    look: Callable[[Sequence[Path]], list[_File | str]],
    progress: Progress,
) -> list[_File]:
    """The files in order of publication."""
    found: list[_File] = []
    for number, some in enumerate(each_in_order(pool, AHEAD, look, _pieces(names, AT_ONCE)), 1):
        done.problems += [each for each in some if isinstance(each, str)]
        found += [each for each in some if isinstance(each, _File)]
        progress("read", min(number * AT_ONCE, len(names)), len(names))
    found.sort(key=lambda each: (each.published_at, each.article_id, str(each.path)))
    done.files += len(found)
    return found


def _prepared(
    pool: Executor | None,
    files: Sequence[_File],
    done: Backfilled,
    work: Callable[[Sequence[_File]], list[Prepared | str]],
) -> Iterator[list[Prepared]]:
    """The articles of each chunk, ready to be written, while later ones are worked on."""
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    pieces = chain.from_iterable(_pieces(chunk, AT_ONCE) for chunk in chunks)
    results = each_in_order(pool, AHEAD, work, pieces)
    for chunk in chunks:
        ready: list[Prepared] = []
        for _ in _pieces(chunk, AT_ONCE):
            for each in next(results):
                if isinstance(each, str):
                    done.problems.append(each)
                else:
                    ready.append(each)
        yield ready


def _pieces(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _identify(paths: Sequence[Path], *, now: datetime) -> list[tuple[Path, str | None]]:
    """The identifier of each file's page; none where it can't be read."""
    pages = ((path, archive.read(path, fetched_at=now)) for path in paths)
    return [(path, _id(page) if isinstance(page, Page) else None) for path, page in pages]


def _look(paths: Sequence[Path], *, folder: str, now: datetime) -> list[_File | str]:
    """Parse files and put their articles aside; a line for each that gives nothing."""
    found: list[_File | str] = []
    with Spool(Path(folder)) as spool:
        for path in paths:
            page = archive.read(path, fetched_at=now)
            try:
                if isinstance(page, SourceError):
                    raise page
                article = parse_file(page)
            except SourceError as error:
                found.append(str(error))
                continue
            published_at = article.published_at or page.fetched_at
            place = spool.put(article)
            found.append(_File(published_at, article_id(article), path, _id(page), place))
    return found


def _prepare(files: Sequence[_File], *, folder: str, now: datetime) -> list[Prepared | str]:
    """Prepare articles put aside; a line for each whose file has changed since."""
    articles: list[Article] = read_spooled(Path(folder), [each.place for each in files])
    prepared: list[Prepared | str] = []
    for file, article in zip(files, articles, strict=True):
        page = archive.read(file.path, fetched_at=now)
        if isinstance(page, Page) and _id(page) == file.page_id:
            prepared += prepare([arrive(Found(page, article), None)])
        else:
            prepared.append(str(FetchError("changed while it was read", where=str(file.path))))
    return prepared


def _id(page: Page) -> str:
    return page_id(page.body, url=None, path=page.path)
