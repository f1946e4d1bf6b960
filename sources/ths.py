"""同花顺: real-time news, whole in the list.

Seen 2026-08: every scalar is a string; digests often end with their true origin （财联社）.
"""

from datetime import timedelta
from typing import Any

from sources._byline import closing
from sources._dates import parse_date
from sources._json import as_html, filled, has_link, read_json, rows_at, text_at
from sources._paging import numbered
from sources._source import Entry, Expect, Page, Source


def parse_list(page: Page) -> list[Entry]:
    """The items with the outlets that they are from."""
    rows = rows_at(read_json(page), "data", "list", where=page.url)
    return filled([_entry(row, page) for row in rows if has_link(row)], page.url)


def _entry(row: dict[str, Any], page: Page) -> Entry:
    digest = str(row.get("digest") or row.get("short") or "")
    return Entry(
        url=text_at(row, "url"),
        title=text_at(row, "title"),
        published_at=parse_date(text_at(row, "ctime"), page.fetched_at),
        summary=as_html(digest),
        whole=True,
        publisher=closing(digest) or text_at(row, "source") or None,
    )


SOURCE = Source(
    id="ths",
    name="同花顺",
    language="zh",
    cadence=timedelta(minutes=5),
    expect=Expect(rows=50, quiet=timedelta(hours=3)),
    list_urls=(
        "https://news.10jqka.com.cn/tapp/news/push/stock/?page=1&tag=&track=website&pagesize=100",
    ),
    parse_list=parse_list,
    older=numbered("page"),
    reach=40,
    edited_for=timedelta(days=1),
    headers={"Referer": "https://news.10jqka.com.cn/realtimenews.html"},
)
