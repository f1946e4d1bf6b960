"""Saved posts and pages in files and folders."""

import os
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
    """Every file under `paths`, in sorted order; what can't be read comes as a typed error.

    Hidden files and the `_files` folders that browsers save beside pages are passed over, a folder
    that a link leads back to is entered once. Files named by the user are always tried. `largest`
    is in bytes.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _visit(Path(path), fetched_at, largest, seen)


def _visit(
    path: Path, fetched_at: datetime, largest: int, seen: set[tuple[int, int]]
) -> Iterator[Page | SourceError]:
    try:
        status = path.stat()
        if path.is_dir():
            if (status.st_dev, status.st_ino) in seen:
                return
            seen.add((status.st_dev, status.st_ino))
            children = _children(path)
        elif not path.is_file():
            yield FetchError("neither a file nor a folder", where=readable(path))
            return
        else:
            yield _read(path, status.st_size, fetched_at, largest)
            return
    except OSError as error:
        yield FetchError(_reason(error), where=readable(path))
        return
    for child in children:
        yield from _visit(child, fetched_at, largest, seen)


def _children(folder: Path) -> list[Path]:
    """What a folder holds, sorted, without hidden files and the parts of saved web pages."""
    found = sorted(child for child in folder.iterdir() if child.name[0] != ".")
    parts = {f"{child.stem}_files" for child in found if child.suffix in (".html", ".htm")}
    return [child for child in found if child.name not in parts]


def _read(path: Path, size: int, fetched_at: datetime, largest: int) -> Page | SourceError:
    if size > largest:
        return FetchError(
            f"too large: {size} bytes, at most {largest} are read", where=readable(path)
        )
    body = path.read_bytes()
    if not body.strip():
        return FetchError("empty file", where=readable(path))
    return Page(body=body, fetched_at=fetched_at, path=readable(path))


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


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
