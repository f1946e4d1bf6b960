"""部门新闻 of gov.cn: what ministries report, reprinted within the day.

Seen 2026-09: pages of rows, `index.htm` and then `index_1.htm`, with days and no times; articles as
on the rest of www.gov.cn.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sources._dates import find_date
from sources._html import Element, parse_html, text_of, xpath
from sources._links import parse_links
from sources._paging import numbered_path
from sources._sites import parse_page
from sources._source import Entry, Expect, Page, Source

_ARTICLE = r"https?://www\.gov\.cn/(?:lianbo|zhengce|yaowen)/[\w/]+/content_\d+\.html?"
_ROWS: Callable[[Element], Any] = xpath("//*[hasclass('news_box')]//li[.//a[@href]]")
_DATE: Callable[[Element], Any] = xpath(".//*[hasclass('date')]")


def parse_list(page: Page) -> list[Entry]:
    """The rows of one page with their days; raises ParseError when no row links to an article."""
    days = {}
    for row in _ROWS(parse_html(page)):
        dated = _DATE(row)
        if dated and (day := find_date(text_of(dated[0]), page.fetched_at)):
            days[text_of(row.xpath(".//a[@href]")[0])] = day
    return [
        Entry(url=row.url, title=row.title, published_at=days.get(row.title))
        for row in parse_links(_ARTICLE, page)
    ]


SOURCE = Source(
    id="gov_departments",
    name="中国政府网",
    language="zh",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=10, quiet=timedelta(days=4)),
    list_urls=("https://www.gov.cn/lianbo/bumen/index.htm",),
    parse_list=parse_list,
    older=numbered_path(r"index(?:_(\d+))?\.htm$", "index_{}.htm"),
    parse_article=parse_page,
)
