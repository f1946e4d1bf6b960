"""Saved posts and pages in files and folders."""

import os
import stat
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sources._source import Expect, FetchError, Page, Source, SourceError

LARGEST = 20_000_000
"""Bytes of the largest file that is read."""

SOURCE = Source(
    id="archive",
    name="Saved posts and pages",
    language="zh",
    cadence=timedelta(minutes=5),
    expect=Expect(rows=0, quiet=timedelta(days=36500)),
)


def walk(
    paths: Iterable[str | Path], *, fetched_at: datetime, largest: int = LARGEST
) -> Iterator[Page | SourceError]:
    """Every file under `paths`, as `files` finds them; what can't be read is a typed error.

    `largest` is in bytes.
    """
    for found in files(paths):
        if isinstance(found, SourceError):
            yield found
        else:
            yield read(found, fetched_at=fetched_at, largest=largest)


def files(paths: Iterable[str | Path]) -> Iterator[Path | SourceError]:
    """Every file under `paths` by name, in sorted order; what is no file is a typed error.

    Hidden files and the `_files` folders that browsers save beside pages are passed over, a folder
    that a link leads back to is entered once. Files named by the user are always tried.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _visit(Path(path), seen)


def read(path: Path, *, fetched_at: datetime, largest: int = LARGEST) -> Page | SourceError:
    """The page in a file, or why it can't be had; `largest` is in bytes."""
    try:
        size = path.stat().st_size
        if size > largest:
            return FetchError(
                f"too large: {size} bytes, at most {largest} are read", where=readable(path)
            )
        body = path.read_bytes()
    except OSError as error:
        return _unreadable(path, error)
    if not body.strip():
        return FetchError("empty file", where=readable(path))
    return Page(body=body, fetched_at=fetched_at, path=readable(path))


def _visit(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path | SourceError]:
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode):
            yield path
            return
        if not stat.S_ISDIR(status.st_mode):
            yield FetchError("neither a file nor a folder", where=readable(path))
            return
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        children = _children(path)
    except OSError as error:
        yield _unreadable(path, error)
        return
    for child in children:
        yield from _visit(child, seen)


def _children(folder: Path) -> list[Path]:
    """What a folder holds, sorted, without hidden files and the parts of saved web pages."""
    found = sorted(child for child in folder.iterdir() if child.name[0] != ".")
    parts = {f"{child.stem}_files" for child in found if child.suffix in (".html", ".htm")}
    return [child for child in found if child.name not in parts]


def _unreadable(path: Path, error: OSError) -> FetchError:
    return FetchError((error.strerror or str(error)).lower(), where=readable(path))


def readable(path: Path) -> str:
    """The path as text that can be shown and stored; parts that aren't UTF-8 are read as GB18030.

    Archives packed on Chinese Windows have such names.
    """
    return "/".join(_name(part) for part in os.fsencode(path).split(b"/"))


def _name(part: bytes) -> str:
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        return part.decode("gb18030", errors="replace")
