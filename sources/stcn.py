"""证券时报: the flash and headline lists, article pages before and after the rebuild of 2023.

Seen 2026: lists are JSON only to requests that say XMLHttpRequest; times come in seconds or in
milliseconds.
"""

from datetime import timedelta
from functools import partial
from typing import Any

from sources._article import Layout, parse_layouts
from sources._dates import parse_date
from sources._json import as_html, filled, read_json, rows_at, text_at
from sources._links import joined
from sources._paging import numbered
from sources._source import Entry, Expect, Page, Source

_SITE = "https://www.stcn.com"
_LAYOUTS = (
    Layout(  # from 2023
        title=("//*[hasclass('detail-title')]", "//h1"),
        date=("//*[hasclass('detail-info')]//span[last()]", "//*[hasclass('detail-info')]"),
        publisher=("//*[hasclass('detail-info')]//span[contains(., '来源')]",),
        author=("//*[hasclass('detail-info')]//span[contains(., '作者')]",),
        body="//*[hasclass('detail-content')]",
    ),
    Layout(  # to 2023
        title=("//*[hasclass('intal_tit')]//h2", "//h1"),
        date=("//*[hasclass('intal_tit')]//*[hasclass('info')]",),
        publisher=("//*[hasclass('intal_tit')]//*[hasclass('info')]",),
        body="//*[@id='ctrlfscont']",
    ),
)


def parse_list(page: Page) -> list[Entry]:
    """The items of one list."""
    rows = rows_at(read_json(page), "data", where=page.url)
    return filled([_entry(row, page) for row in rows if _address(row)], page.url)


def _address(row: dict[str, Any]) -> str:
    return joined(_SITE, text_at(row, "url"))


def _entry(row: dict[str, Any], page: Page) -> Entry:
    return Entry(
        url=_address(row),
        title=text_at(row, "title"),
        published_at=parse_date(text_at(row, "time"), page.fetched_at),
        summary=as_html(str(row.get("content") or "")),
        publisher=text_at(row, "source") or None,
    )


SOURCE = Source(
    id="stcn",
    name="证券时报",
    language="zh",
    cadence=timedelta(minutes=10),
    expect=Expect(rows=10, quiet=timedelta(hours=12)),
    list_urls=(
        f"{_SITE}/article/list.html?type=kx&page=1",
        f"{_SITE}/article/list.html?type=yw&page=1",
    ),
    parse_list=parse_list,
    older=numbered("page"),
    reach=20,
    edited_for=timedelta(hours=6),
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="证券时报"),
    hosts=("stcn.com",),
    headers={
        "X-Requested-With": "XMLHttpRequest",
        "Referer": "https://www.stcn.com/article/list/kx.html",
    },
)
