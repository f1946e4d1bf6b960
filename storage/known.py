"""What the store holds already, so that it need not be fetched, parsed or read again."""

from collections.abc import Sequence

from sqlmodel import Session

from storage.statements import rows_with
from storage.tables import ArticleRow, PageRow, table_of


def known_pages(session: Session, page_ids: Sequence[str]) -> set[str]:
    """Which of these pages (see `storage.pages.page_id`) are kept already."""
    return {found for (found,) in rows_with(session, table_of(PageRow), "id", ("id",), page_ids)}


def known_articles(session: Session, article_ids: Sequence[str]) -> set[str]:
    """Which of these articles are stored already."""
    articles = table_of(ArticleRow)
    return {found for (found,) in rows_with(session, articles, "id", ("id",), article_ids)}


def pages_of(session: Session, urls: Sequence[str]) -> dict[str, set[str | None]]:
    """For each of these article addresses that is stored: the addresses of its raw pages."""
    articles = rows_with(session, table_of(ArticleRow), "url", ("url", "page_id"), urls)
    held = [(url, page_id) for url, page_id in articles]
    wanted = [page_id for _, page_id in held if page_id]
    places = dict(rows_with(session, table_of(PageRow), "id", ("id", "url"), wanted))
    found: dict[str, set[str | None]] = {}
    for url, page_id in held:
        found.setdefault(url, set()).add(places.get(page_id))
    return found
