"""What the store holds already, so that it need not be fetched, parsed or read again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select
from sqlmodel import Session

from storage.service_tables import LookRow
from storage.statements import BATCH, IDS, rows_with, upsert
from storage.tables import ArticleRow, PageRow, table_of


def any_page(session: Session) -> bool:
    """Whether a page is kept at all."""
    return session.connection().execute(select(table_of(PageRow).c.id).limit(1)).first() is not None


def known_pages(session: Session, page_ids: Sequence[str]) -> set[str]:
    """Which of these pages (see `storage.pages.page_id`) are kept already."""
    return {found for (found,) in rows_with(session, table_of(PageRow), "id", ("id",), page_ids)}


@dataclass(frozen=True, slots=True)
class Held:
    """What is stored of one article address."""

    places: frozenset[str | None]
    """Where its raw pages came from: the article's own page, or a list that told it."""
    fetched_at: datetime
    """When the latest of them was fetched, or its page looked at again."""
    history: bool = False
    """It was taken in as history, when its list was read for the first time."""


def held_addresses(session: Session, urls: Sequence[str]) -> dict[str, Held]:
    """What is stored of these article addresses; those that aren't stored are left out."""
    a, p, look = table_of(ArticleRow).c, table_of(PageRow).c, table_of(LookRow).c
    found: dict[str, Held] = {}
    for start in range(0, len(urls), BATCH):
        statement = (
            select(
                a.url,
                func.coalesce(look.at, a.fetched_at).label("fetched_at"),
                p.url.label("place"),
                a.entry["history"].as_boolean().label("history"),
            )
            .join_from(table_of(ArticleRow), table_of(PageRow), p.id == a.page_id, isouter=True)
            .join(table_of(LookRow), look.url == a.url, isouter=True)
            .where(a.url.in_(urls[start : start + BATCH]))
        )
        for row in session.connection().execute(statement):
            before = found.get(row.url, Held(frozenset(), row.fetched_at))
            found[row.url] = Held(
                before.places | {row.place},
                max(before.fetched_at, row.fetched_at),
                before.history or bool(row.history),
            )
    return found


@dataclass(frozen=True, slots=True)
class Recent:
    """An article of late, in its newest version, with what makes asking for its page cheap."""

    article_id: str
    url: str
    """Canonical."""
    entry: Mapping[str, Any]
    """The row of the list that led to it."""
    place: str | None
    """Where its raw page came from: its own page, or a list."""
    headers: Mapping[str, str]
    sha256: str
    fetched_at: datetime
    looked_at: datetime | None
    """When its page was looked at last; None where that was when it was fetched."""


def recent_articles(session: Session, source_id: str, *, since: datetime) -> list[Recent]:
    """Return the articles about MIIT that a source has brought since then, the latest first."""
    asked = {"source": source_id, "since": since}
    found = (Recent(*row) for row in session.connection().execute(_recent(), asked))
    return [each for each in found if each.entry]


@cache
def _recent() -> Select[Any]:
    articles, pages, looks = table_of(ArticleRow), table_of(PageRow), table_of(LookRow)
    a, later = articles.c, articles.alias("later")
    return (
        select(a.id, a.url, a.entry, pages.c.url.label("place"), pages.c.headers,
               pages.c.sha256, a.fetched_at, looks.c.at)
        .join_from(articles, pages, pages.c.id == a.page_id)
        .join(later, later.c.replaces == a.id, isouter=True)
        .join(looks, looks.c.url == a.url, isouter=True)
        .where(a.source_id == bindparam("source"), a.fetched_at >= bindparam("since"), a.about_miit)
        .where(later.c.id.is_(None), a.url.is_not(None))
        .order_by(a.fetched_at.desc(), a.id)
    )  # fmt: skip


def read_looks(session: Session, urls: Sequence[str]) -> dict[str, datetime]:
    """When these addresses were looked at last; those that weren't are left out."""
    rows = session.connection().execute(_looks(), {"ids": urls})
    return {row.url: row.at for row in rows}


@cache
def _looks() -> Select[Any]:
    look = table_of(LookRow).c
    return select(look.url, look.at).where(look.url.in_(IDS))


def save_looks(session: Session, urls: Iterable[str], *, now: datetime) -> None:
    """Remember that these were looked at again: canonical addresses of articles, and lists'."""
    rows = [{"url": url, "at": now} for url in dict.fromkeys(urls)]
    upsert(session, LookRow, rows, change=("at",))


def forget_looks(session: Session, *, before: datetime) -> int:
    """Forget looks that are older; return how many."""
    looks = table_of(LookRow)
    gone = session.connection().execute(delete(looks).where(looks.c.at < before))
    return int(gone.rowcount)
