"""新浪财经: the rolling lists and the article pages of finance, news and tech.

Seen 2026: `img` is a list or an object, times are Unix seconds as strings, `k` doesn't filter.
"""

from datetime import timedelta
from functools import partial
from typing import Any

from sources._article import Layout, parse_layouts
from sources._dates import parse_date, parse_revision
from sources._json import as_html, filled, has_link, read_json, rows_at, text_at
from sources._paging import numbered
from sources._source import Entry, Expect, Page, Source

_ROLL = "https://feed.mix.sina.com.cn/api/roll/get?pageid=155&k=&num=50&page=1&lid="

_LAYOUTS = (
    Layout(
        title=("//h1[hasclass('main-title')]", "//h1[@id='artibodyTitle']", "//h1"),
        date=(
            "//*[hasclass('date-source')]//*[hasclass('date')]",
            "//*[@id='pub_date']",
            "//*[hasclass('time-source')]",
            "//meta[@property='article:published_time']/@content",
            "//*[hasclass('date-source')]",
        ),
        publisher=(
            "//*[hasclass('date-source')]//*[hasclass('source')]",
            "//*[hasclass('time-source')]//*[@data-sudaclick='media_name']",
            "//*[@id='media_name']",
            "//meta[@name='mediaid']/@content",
        ),
        body="//*[@id='artibody' or @id='article']",
    ),
)


def parse_list(page: Page) -> list[Entry]:
    """The items with the outlets that they are from."""
    rows = rows_at(read_json(page), "result", "data", where=page.url)
    return filled([_entry(row, page) for row in rows if has_link(row)], page.url)


def _entry(row: dict[str, Any], page: Page) -> Entry:
    published_at = parse_date(text_at(row, "ctime"), page.fetched_at)
    return Entry(
        url=text_at(row, "url"),
        title=text_at(row, "title"),
        published_at=published_at,
        revised_at=parse_revision(text_at(row, "mtime"), published_at, page.fetched_at),
        summary=as_html(str(row.get("intro") or "")),
        author=text_at(row, "author") or None,
        publisher=text_at(row, "media_name") or None,
    )


SOURCE = Source(
    id="sina",
    name="新浪财经",
    language="zh",
    cadence=timedelta(minutes=10),
    expect=Expect(rows=30, quiet=timedelta(hours=12)),
    list_urls=(f"{_ROLL}1686", f"{_ROLL}1689"),  # 国内滚动, 部委动态
    parse_list=parse_list,
    older=numbered("page"),
    reach=20,
    edited_for=timedelta(hours=6),
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="新浪财经"),
    hosts=("finance.sina.com.cn", "news.sina.com.cn", "tech.sina.com.cn"),
    headers={"Referer": "https://finance.sina.com.cn/"},
)
