"""The corpus: articles, reprints among them, each known as new, seen or like an earlier one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, cast

import sqlalchemy
from sqlalchemy import and_
from sqlmodel import Session

from articles.article import Article, Language
from articles.fingerprint import Fingerprint, fingerprint
from articles.identifiers import article_id
from articles.relevance import about_miit
from storage.likeness import Found, find_like
from storage.statements import insert_missing, lock_for_writing, rows_with, upsert
from storage.tables import ArticleRow, BodyRow, DuplicateRow, table_of

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Arrived = Literal["new", "seen", "duplicate"]
LikenessVerdict = Literal["same", "contains", "different"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article on its way into the store; made by `arrival`, which does the computing."""

    id: str
    article: Article
    fingerprint: Fingerprint
    about_miit: bool
    fetched_at: datetime
    page_id: str | None = None
    source_id: str | None = None
    entry: Mapping[str, Any] | None = None
    """The row of the list that led to it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an arrival.

    `new`: stored, like nothing before. `seen`: it was here already, nothing changed.
    `duplicate`: stored, and the same text as `of`, the first of its kind. `contains` names
    earlier articles of which it holds a passage.
    """

    id: str
    status: Arrived
    of: str | None = None
    similarity: float | None = None
    contains: tuple[str, ...] = ()


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


def arrival(
    article: Article,
    *,
    fetched_at: datetime,
    page_id: str | None = None,
    source_id: str | None = None,
    entry: Mapping[str, Any] | None = None,
) -> Arrival:
    """Return `article` ready to be saved. Pure: needs no store and no lock.

    Characters that no database takes (NUL, halves of surrogate pairs) are replaced one for one:
    what is extracted must be extracted from the arrival's `article`, which is what is stored.
    """
    article = _storable(article)
    return Arrival(
        id=article_id(article),
        article=article,
        fingerprint=fingerprint(article),
        about_miit=about_miit(article),
        fetched_at=fetched_at,
        page_id=page_id,
        source_id=source_id,
        entry=entry,
    )


def save_articles(session: Session, arrivals: Sequence[Arrival], *, now: datetime) -> list[Saved]:
    """Store `arrivals`, given in order of publication; return what became of each.

    Everything is kept; a reprint has a row that says of what and why (see `judge_duplicate`).
    Other writers wait until the caller commits, so that of two equal texts one is the first.
    """
    lock_for_writing(session, "corpus")
    known = {
        found
        for (found,) in rows_with(
            session, table_of(ArticleRow), "id", ("id",), [a.id for a in arrivals]
        )
    }
    fresh: dict[str, Arrival] = {}
    for item in arrivals:
        if item.id not in known:
            fresh.setdefault(item.id, item)
    saved = _place(session, list(fresh.values()), now)
    # The first arrival of a text takes the result, its repetition in the batch is seen.
    return [saved.pop(item.id, Saved(item.id, "seen")) for item in arrivals]


def judge_duplicate(
    session: Session,
    article_id: str,
    of_id: str,
    *,
    verdict: LikenessVerdict,
    reason: str,
    by: str,
    at: datetime,
    similarity: float = 1.0,
) -> None:
    """Say, in place of an earlier judgement on the pair, how `article_id` is like `of_id`."""
    row = {
        "article_id": article_id,
        "of_id": of_id,
        "verdict": verdict,
        "similarity": similarity,
        "reason": reason,
        "by": by,
        "at": at,
    }
    upsert(session, DuplicateRow, [row], change=("verdict", "similarity", "reason", "by", "at"))


def read_article(session: Session, article_id: str) -> Article | None:
    """Return the article stored under `article_id`, or None."""
    row = session.get(ArticleRow, article_id)
    return _article(row) if row else None


def source_of(session: Session, article_id: str) -> str | None:
    """Return the source that brought an article, or None for one that came by hand."""
    row = session.get(ArticleRow, article_id)
    return row.source_id if row else None


@dataclass(frozen=True, slots=True)
class Origin:
    """What an article was made from, so that it can be made again."""

    article_id: str
    page_id: str | None
    source_id: str | None
    entry: Mapping[str, Any] | None
    fetched_at: datetime


def read_origins(session: Session) -> list[Origin]:
    """Return every article's origin in order of publication, undated ones by when they came."""
    a = table_of(ArticleRow).c
    statement = sqlalchemy.select(a.id, a.page_id, a.source_id, a.entry, a.fetched_at).order_by(
        sqlalchemy.func.coalesce(a.published_at, a.fetched_at), a.id
    )
    return [Origin(*row) for row in session.connection().execute(statement)]


def list_articles(session: Session) -> Iterator[ArticleLine]:
    """Yield a line an article in order of publication, undated ones first."""
    articles, duplicates = table_of(ArticleRow).c, table_of(DuplicateRow).c
    same = and_(duplicates.article_id == articles.id, duplicates.verdict == "same")
    columns = [
        articles[name]
        for name in ("id", "path", "url", "title", "publisher", "published_at", "language")
    ]
    statement = (
        sqlalchemy.select(*columns, articles.about_miit, duplicates.of_id, duplicates.similarity)
        .join_from(table_of(ArticleRow), table_of(DuplicateRow), same, isouter=True)
        .order_by(articles.published_at.nulls_first(), articles.id)
        .execution_options(yield_per=500)
    )
    for row in session.connection().execute(statement):
        yield ArticleLine(*row)


def _storable(article: Article) -> Article:
    texts = (article.title, article.publisher, article.author, article.url, article.path)
    if not any(_UNSTORABLE.search(text) for text in (*article.paragraphs, *texts) if text):
        return article

    def mend(text: str | None) -> str | None:
        return _UNSTORABLE.sub("\ufffd", text) if text else text

    return replace(
        article,
        title=mend(article.title) or "",
        paragraphs=tuple(mend(each) or "" for each in article.paragraphs),
        publisher=mend(article.publisher),
        author=mend(article.author),
        url=mend(article.url),
        path=mend(article.path),
    )


def _place(session: Session, fresh: Sequence[Arrival], now: datetime) -> dict[str, Saved]:
    """Store `fresh`, find what each is like, and write that down."""
    hashes = [item.fingerprint.body_hash for item in fresh]
    holders: dict[str, str] = dict(
        rows_with(session, table_of(BodyRow), "body_hash", ("body_hash", "article_id"), hashes)
    )
    first: list[Arrival] = []
    copies: dict[str, str] = {}
    for item in fresh:
        holder = holders.setdefault(item.fingerprint.body_hash, item.id)
        if holder == item.id:
            first.append(item)
        else:
            copies[item.id] = holder
    findings = find_like(session, [(item.id, item.fingerprint) for item in first], copies)
    rows = [_row(item, findings.numbers.get(item.id)) for item in fresh]
    insert_missing(session, ArticleRow, rows)
    bodies = [{"body_hash": a.fingerprint.body_hash, "article_id": a.id} for a in first]
    insert_missing(session, BodyRow, bodies)
    findings.remember(session)
    judgements = [
        {
            "article_id": name,
            "of_id": other,
            "verdict": resemblance.verdict,
            "similarity": resemblance.similarity,
            "reason": resemblance.reason,
            "by": "miit-watch",
            "at": now,
        }
        for name, found in findings.found.items()
        for other, resemblance in found
    ]
    insert_missing(session, DuplicateRow, judgements)
    return {name: _saved(name, found) for name, found in findings.found.items()}


def _saved(name: str, found: Found) -> Saved:
    if found and found[0][1].verdict == "same":
        of, resemblance = found[0]
        return Saved(name, "duplicate", of, resemblance.similarity)
    return Saved(name, "new", contains=tuple(other for other, _ in found))


def _row(item: Arrival, number: int | None) -> dict[str, object]:
    article = item.article
    return {
        "id": item.id,
        "url": article.url,
        "path": article.path,
        "title": article.title,
        "title_derived": article.title_derived,
        "publisher": article.publisher,
        "author": article.author,
        "language": article.language,
        "published_at": article.published_at,
        "published_inferred": article.published_inferred,
        "about_miit": item.about_miit,
        "body_hash": item.fingerprint.body_hash,
        "page_id": item.page_id,
        "entry": dict(item.entry) if item.entry else None,
        "source_id": item.source_id,
        "fetched_at": item.fetched_at,
        "number": number,
        "paragraphs": list(article.paragraphs),
    }


def _article(row: ArticleRow) -> Article:
    return Article(
        title=row.title,
        paragraphs=tuple(row.paragraphs),
        language=cast(Language, row.language),
        published_at=row.published_at,
        published_inferred=row.published_inferred,
        title_derived=row.title_derived,
        publisher=row.publisher,
        author=row.author,
        url=row.url,
        path=row.path,
    )
