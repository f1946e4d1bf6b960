"""What the store holds already, so that it need not be fetched, parsed or read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from storage.statements import BATCH, rows_with
from storage.tables import ArticleRow, PageRow, table_of


def known_pages(session: Session, page_ids: Sequence[str]) -> set[str]:
    """Which of these pages (see `storage.pages.page_id`) are kept already."""
    return {found for (found,) in rows_with(session, table_of(PageRow), "id", ("id",), page_ids)}


def known_articles(session: Session, article_ids: Sequence[str]) -> set[str]:
    """Which of these articles are stored already."""
    articles = table_of(ArticleRow)
    return {found for (found,) in rows_with(session, articles, "id", ("id",), article_ids)}


@dataclass(frozen=True, slots=True)
class Held:
    """What is stored of one article address."""

    places: frozenset[str | None]
    """Where its raw pages came from: the article's own page, or a list that told it."""
    fetched_at: datetime
    """When the latest of them was fetched."""
    history: bool = False
    """It was taken in as history, when its list was read for the first time."""


def held_addresses(session: Session, urls: Sequence[str]) -> dict[str, Held]:
    """What is stored of these article addresses; those that aren't stored are left out."""
    a, p = table_of(ArticleRow).c, table_of(PageRow).c
    found: dict[str, Held] = {}
    for start in range(0, len(urls), BATCH):
        statement = (
            select(
                a.url,
                a.fetched_at,
                p.url.label("place"),
                a.entry["history"].as_boolean().label("history"),
            )
            .join_from(table_of(ArticleRow), table_of(PageRow), p.id == a.page_id, isouter=True)
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
