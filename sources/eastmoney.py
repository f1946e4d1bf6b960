"""东方财富: fast news and article pages.

Seen 2026-08: no signature; the day inside `code` can be the one before, `showTime` counts; most
summaries repeat the title in 【】.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sources._article import Layout, parse_layouts
from sources._byline import closing
from sources._dates import parse_date
from sources._json import as_html, filled, read_json, rows_at, text_at
from sources._paging import with_query
from sources._source import Entry, Expect, Page, Source

_LIST = (
    "https://np-listapi.eastmoney.com/comm/web/getFastNewsList"
    "?client=web&biz=web_724&fastColumn=102&sortEnd=&pageSize=100"
)

_LAYOUTS = (
    Layout(
        title=("//*[hasclass('contentwrap')]//*[hasclass('title')]", "//h1"),
        date=("//*[hasclass('infos')]", "//*[hasclass('topbox')]//*[hasclass('item')]"),
        publisher=(
            "//*[hasclass('infos')]//*[hasclass('item')][contains(., '来源')]",
            "//*[hasclass('infos')]/*[2]",
        ),
        author=("//*[hasclass('res-edit')]",),
        body="//*[@id='ContentBody']",
    ),
    Layout(
        title=("normalize-space(//*[hasclass('topbox')]/text()[normalize-space(.)][1])",),
        date=("//*[hasclass('topbox')]",),
        publisher=("//*[hasclass('topbox')]",),
        body="//*[hasclass('contentbox')]",
    ),
)


def traced(url: str, now: datetime) -> str:
    """The address with the request time that the interface wants, in milliseconds."""
    return f"{url}&req_trace={int(now.timestamp() * 1000)}"


def older(page: Page, entries: Sequence[Entry]) -> str | None:
    """The address of what came before: the answer names its own end."""
    del entries
    answer = read_json(page)
    data = answer.get("data") if isinstance(answer, dict) else None
    end = text_at(data, "sortEnd") if isinstance(data, dict) else ""
    return with_query(page, {"sortEnd": end}, frozenset({"req_trace"})) if end else None


def parse_list(page: Page) -> list[Entry]:
    """The items of the fast news, whole in their summaries."""
    rows = rows_at(read_json(page), "data", "fastNewsList", where=page.url)
    return filled([_entry(row, page) for row in rows if row.get("code")], page.url)


def _entry(row: dict[str, Any], page: Page) -> Entry:
    summary = str(row.get("summary") or "")
    return Entry(
        url=f"https://finance.eastmoney.com/a/{text_at(row, 'code')}.html",
        title=text_at(row, "title"),
        published_at=parse_date(text_at(row, "showTime"), page.fetched_at),
        summary=as_html(summary),
        whole=bool(summary),
        publisher=closing(summary),
    )


SOURCE = Source(
    id="eastmoney",
    name="东方财富",
    language="zh",
    cadence=timedelta(minutes=5),
    expect=Expect(rows=50, quiet=timedelta(hours=3)),
    list_urls=(_LIST,),
    sign=traced,
    parse_list=parse_list,
    older=older,
    reach=40,
    edited_for=timedelta(days=1),
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="东方财富"),
    hosts=("finance.eastmoney.com",),
    headers={"Referer": "https://kuaixun.eastmoney.com/"},
)
