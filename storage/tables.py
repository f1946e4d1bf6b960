"""The tables of the corpus. Rows never leave this room but as plain dataclasses.

Identifiers are text made from the content (see `articles.identifiers`), so that a ledger that
is derived again has the same ones.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    false,
    text,
)
from sqlmodel import Field, SQLModel

from storage.columns import UtcTime

WITHOUT_ROWID = {"sqlite_with_rowid": False}


def _present(column: str) -> dict[str, Any]:
    """What makes an index hold only rows that have the column: few articles are later versions."""
    return {f"{dialect}_where": text(f"{column} IS NOT NULL") for dialect in _DIALECTS}


_DIALECTS = ("sqlite", "postgresql")


class BlobRow(SQLModel, table=True):
    """Raw bytes, compressed, named by the SHA-256 of what they expand to."""

    __tablename__ = "blobs"
    sha256: str = Field(primary_key=True)
    size: int
    deflated: bytes = Field(sa_type=LargeBinary)


class PageRow(SQLModel, table=True):
    """Bytes as they came from one place."""

    __tablename__ = "pages"
    id: str = Field(primary_key=True)
    sha256: str = Field(foreign_key="blobs.sha256", index=True)
    url: str | None = Field(default=None, index=True)
    path: str | None = None
    headers: dict[str, str] = Field(sa_type=JSON)
    fetched_at: datetime = Field(sa_type=UtcTime)


class ArticleRow(SQLModel, table=True):
    """One article, reprints included."""

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_published", "published_at", "id"),
        Index("ix_articles_source", "source_id", "fetched_at"),
        *(
            Index(f"ix_articles_{name}", name, **_present(name))
            for name in ("replaces", "first_version")
        ),
    )
    id: str = Field(primary_key=True)
    url: str | None = Field(default=None, index=True)
    path: str | None = Field(default=None, index=True)
    title: str
    title_derived: bool
    publisher: str | None = None
    origin: str | None = None
    carrier: str | None = None
    author: str | None = None
    language: str
    published_at: datetime | None = Field(default=None, sa_type=UtcTime)
    published_inferred: bool
    about_miit: bool
    body_hash: str = Field(index=True)
    page_id: str | None = Field(default=None, foreign_key="pages.id", index=True)
    source_id: str | None = None
    fetched_at: datetime = Field(sa_type=UtcTime)
    replaces: str | None = None
    """The version of the same article whose place this one took."""
    first_version: str | None = None
    """The first version of all; None in it."""
    revised_at: datetime | None = Field(default=None, sa_type=UtcTime)
    """When a later version was written, or was seen first; after what it replaces."""
    generic: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    document: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    attachments: list[dict[str, str]] = Field(
        default=[], sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )
    entry: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """The row of the list that led to it, for parsing its page again."""
    number: int | None = None
    """Of its fingerprint; None for a text that another article had before."""
    paragraphs: list[str] = Field(sa_type=JSON)


class BodyRow(SQLModel, table=True):
    """Who has a body first; its key settles a race between two workers."""

    __tablename__ = "bodies"
    __table_args__ = WITHOUT_ROWID
    body_hash: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id")


class FingerprintRow(SQLModel, table=True):
    """What `articles.duplicates.judge` needs, integers packed little-endian.

    `number` counts up from 1; it stands for the article in the posting tables, where short
    rows matter: those decide the size of the store.
    """

    __tablename__ = "fingerprints"
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    article_id: str
    signature: bytes = Field(sa_type=LargeBinary)
    sentences: bytes = Field(sa_type=LargeBinary)
    figures: bytes = Field(sa_type=LargeBinary)
    years: bytes = Field(sa_type=LargeBinary)
    names: str


class BandRow(SQLModel, table=True):
    """A band of a fingerprint, and whose it is: candidates of nearly the same wording."""

    __tablename__ = "bands"
    __table_args__ = WITHOUT_ROWID
    key: int = Field(primary_key=True)
    number: int = Field(primary_key=True)


class SentenceRow(SQLModel, table=True):
    """Half of a sentence's hash, and whose it is: candidates with a passage in common."""

    __tablename__ = "sentences"
    __table_args__ = WITHOUT_ROWID
    key: int = Field(primary_key=True)
    number: int = Field(primary_key=True)


class DuplicateRow(SQLModel, table=True):
    """A judgement on two articles; a later one on the same pair takes its place."""

    __tablename__ = "duplicates"
    article_id: str = Field(primary_key=True, foreign_key="articles.id")
    of_id: str = Field(primary_key=True, foreign_key="articles.id", index=True)
    verdict: str
    similarity: float
    reason: str
    by: str
    at: datetime = Field(sa_type=UtcTime)


def table_of(model: type[SQLModel]) -> Table:
    """Return the Core table of `model`, for statements in batches."""
    return SQLModel.metadata.tables[str(model.__tablename__)]
