"""Read the corpus: the lines of the contract, and what each article was made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import and_
from sqlmodel import Session

from articles.article import Attachment, Document, Language
from storage.article_rows import document_of
from storage.tables import ArticleRow, DuplicateRow, table_of


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """A line of the `articles` contract."""

    id: str
    path: str | None
    url: str | None
    title: str
    publisher: str | None
    published_at: datetime | None
    language: Language
    about_miit: bool
    duplicate_of: str | None
    similarity: float | None
    origin: str | None
    carrier: str | None
    generic: bool
    document: Document | None
    attachments: tuple[Attachment, ...]
    replaces: str | None
    """The version of the same article whose place it took, at `revised_at`."""
    replaced_by: str | None
    revised_at: datetime | None


@dataclass(frozen=True, slots=True)
class Origin:
    """What an article was made from, so that it can be made again."""

    article_id: str
    page_id: str | None
    source_id: str | None
    entry: Mapping[str, Any] | None
    fetched_at: datetime


def read_origins(session: Session) -> list[Origin]:
    """Return every article's origin in order of publication, undated ones by when they came.

    A later version stands where it was written.
    """
    a = table_of(ArticleRow).c
    said_at = sqlalchemy.func.coalesce(a.revised_at, a.published_at, a.fetched_at)
    statement = sqlalchemy.select(a.id, a.page_id, a.source_id, a.entry, a.fetched_at).order_by(
        said_at, a.id
    )
    return [Origin(*row) for row in session.connection().execute(statement)]


def list_articles(session: Session) -> Iterator[ArticleLine]:
    """Yield a line an article in order of publication, undated ones first; each version is one."""
    articles, duplicates = table_of(ArticleRow), table_of(DuplicateRow)
    later = articles.alias("later")
    same = and_(duplicates.c.article_id == articles.c.id, duplicates.c.verdict == "same")
    statement = (
        sqlalchemy.select(
            *(articles.c[name] for name in _COLUMNS),
            duplicates.c.of_id.label("duplicate_of"),
            duplicates.c.similarity,
            later.c.id.label("replaced_by"),
        )
        .join_from(articles, duplicates, same, isouter=True)
        .join(later, later.c.replaces == articles.c.id, isouter=True)
        .order_by(articles.c.published_at.nulls_first(), articles.c.revised_at, articles.c.id)
        .execution_options(yield_per=500)
    )
    for row in session.connection().execute(statement):
        yield _line(row)


def _line(row: sqlalchemy.Row[Any]) -> ArticleLine:
    parts = {
        "document": document_of(row.document),
        "attachments": tuple(Attachment(**each) for each in row.attachments),
    }
    return ArticleLine(**{**row._mapping, **parts})


_COLUMNS = (
    "id", "path", "url", "title", "publisher", "published_at", "language", "about_miit",
    "origin", "carrier", "generic", "document", "attachments", "replaces", "revised_at",
)  # fmt: skip
