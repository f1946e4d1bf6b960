"""english.www.gov.cn: the State Council's English news; list pages, no feed.

Seen 2026-08: articles at `/news/<yyyymm>/<dd>/content_WS<24 hex>.html`. Its pages are known at
second hand: one of another layout is read as any page.
"""

import re
from datetime import timedelta
from functools import partial

from sources._article import Layout
from sources._generic import parse_or_generic
from sources._links import parse_links
from sources._paging import numbered_path
from sources._source import Entry, Expect, Page, Source

_ARTICLE = (
    r"https?://english\.www\.gov\.cn/[a-z/]+/(20\d\d)(\d\d)/(\d\d)/content_WS[0-9a-f]{24}\.html"
)

_LAYOUTS = (
    Layout(
        title=("//*[hasclass('article')]//*[hasclass('title')]", "//h1[normalize-space(.)]"),
        date=(
            "//*[hasclass('article')]//*[hasclass('infos')]",
            "//*[hasclass('info') or hasclass('infos') or hasclass('pages-date')]",
            "//meta[@name='publishdate']/@content",
            "//meta[@name='firstpublishedtime']/@content",
        ),
        publisher=("//meta[@name='source']/@content",),
        author=("//meta[@name='editor']/@content",),
        body="//*[@id='Content'] | //*[hasclass('article-content')]",
    ),
)


def _day(found: re.Match[str]) -> str:
    return "-".join(found.groups())


def parse_list(page: Page) -> list[Entry]:
    """The article links of a list page, dated by their addresses."""
    return parse_links(_ARTICLE, page, dated=_day)


SOURCE = Source(
    id="english_gov",
    name="english.www.gov.cn",
    language="en",
    cadence=timedelta(hours=1),
    expect=Expect(rows=5, quiet=timedelta(days=4)),
    list_urls=("https://english.www.gov.cn/news/page_1.html",),
    parse_list=parse_list,
    older=numbered_path(r"page_(\d+)\.html$", "page_{}.html"),
    parse_article=partial(parse_or_generic, _LAYOUTS, publisher="english.www.gov.cn"),
    hosts=("english.www.gov.cn",),
)
