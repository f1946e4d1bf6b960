"""Raw pages: what came, from where, kept so that every parse can be repeated."""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from isal import isal_zlib
from sqlmodel import Session, col, select

from articles.identifiers import derive
from storage.statements import insert_missing, insert_new, lock_for_writing, rows_with
from storage.tables import BlobRow, PageRow, table_of

_BLOBS = table_of(BlobRow)
_LEVEL = 2
"""Of isal, which writes what zlib reads: a page of 220 KB in 0.2 ms to a sixth, as zlib's level 1
does in 0.8 ms; a real one in 0.35 ms for 1.5 ms. Level 3 takes twice the time for a fortieth less.
"""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was kept; the fields are those of a page that is fetched."""

    id: str
    body: bytes
    fetched_at: datetime
    url: str | None
    path: str | None
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Packed:
    """A page ready to be kept; made by `pack`, which does the computing."""

    id: str
    sha256: str
    size: int
    deflated: bytes
    url: str | None
    path: str | None
    headers: Mapping[str, str]
    fetched_at: datetime


def page_id(body: bytes, *, url: str | None, path: str | None) -> str:
    """The identifier of these bytes from this place, kept or not."""
    return _identifier(hashlib.sha256(body).hexdigest(), url, path)


def _identifier(sha256: str, url: str | None, path: str | None) -> str:
    return derive("page", sha256, url or "", path or "")


def pack(
    body: bytes,
    *,
    url: str | None,
    path: str | None,
    headers: Mapping[str, str],
    fetched_at: datetime,
) -> Packed:
    """Return a page ready to be kept. Pure: needs no store and no lock."""
    sha256 = hashlib.sha256(body).hexdigest()
    deflated = isal_zlib.compress(body, _LEVEL)
    identifier = _identifier(sha256, url, path)
    return Packed(identifier, sha256, len(body), deflated, url, path, headers, fetched_at)


def keep_pages(session: Session, pages: Sequence[Packed]) -> None:
    """Keep these pages.

    The same bytes from the same place are one page, however often they are fetched; the first
    time stays. The same bytes from two places are kept once. Other writers wait until the caller
    commits.
    """
    lock_for_writing(session, "corpus")
    # Bytes that are there already need not travel to the database again.
    hashes = [each.sha256 for each in pages]
    held = {name for (name,) in rows_with(session, _BLOBS, "sha256", ("sha256",), hashes)}
    new = {each.sha256: each for each in pages if each.sha256 not in held}
    blobs = [
        {"sha256": each.sha256, "size": each.size, "deflated": each.deflated}
        for each in new.values()
    ]
    insert_new(session, BlobRow, blobs)
    rows = [
        {
            "id": each.id,
            "sha256": each.sha256,
            "url": each.url,
            "path": each.path,
            "headers": dict(sorted(each.headers.items())),
            "fetched_at": each.fetched_at,
        }
        for each in pages
    ]
    insert_missing(session, PageRow, rows)


def read_page(session: Session, page_id: str) -> KeptPage | None:
    """Return the page that is kept under this identifier, or None."""
    statement = _PAGES.where(col(PageRow.id) == page_id)
    found = session.exec(statement).first()
    return _kept(*found) if found else None


_PAGES = select(PageRow, BlobRow).join(BlobRow, col(BlobRow.sha256) == col(PageRow.sha256))


def _kept(page: PageRow, blob: BlobRow) -> KeptPage:
    return KeptPage(
        id=page.id,
        body=zlib.decompress(blob.deflated),
        fetched_at=page.fetched_at,
        url=page.url,
        path=page.path,
        headers=page.headers,
    )
