"""新华网: channel pages and the article layouts of 2019 to 2026.

Seen 2026-09: the RSS files are frozen since 2022, channel pages are rendered on the server. The
desktop and the mobile copy of title and time stand on one page.
"""

import re
from datetime import timedelta
from functools import partial

from sources._article import Layout, parse_layouts
from sources._links import parse_links
from sources._source import Entry, Expect, Page, Source

_ARTICLE = r"https?://(?:www\.)?(?:news\.cn|xinhuanet\.com)/[a-z/]+/(20\d{6})/[0-9a-f]{32}/c\.html"
_OLD_ARTICLE = r"https?://www\.xinhuanet\.com/[a-z/]+/(20\d\d-\d\d/\d\d)/c_\d+\.htm"

_LAYOUTS = (
    Layout(  # from 2022
        title=(
            "//*[hasclass('head-line')]//h1",
            "//h1/*[hasclass('title')]",
            "//h1",
        ),
        date=(
            "concat(//*[hasclass('header-time')]//*[hasclass('year')], '-',"
            " translate(normalize-space(//*[hasclass('header-time')]//*[hasclass('day')]),"
            " '/ ', '-'),"
            " ' ', normalize-space(//*[hasclass('header-time')]//*[hasclass('time')]))",
            "//*[hasclass('info')]",
            "//meta[@name='publishdate']/@content",
        ),
        publisher=(
            "//*[hasclass('header-cont')]//*[hasclass('source')]",
            "//*[hasclass('source')]",
            "//meta[@name='source']/@content",
        ),
        author=("//*[@id='articleEdit']//*[hasclass('editor')]", "//*[@id='articleEdit']"),
        body="//*[@id='detailContent'] | //*[@id='detail'][not(.//*[@id='detailContent'])]",
    ),
    Layout(  # 2017 to 2021
        title=("//*[hasclass('h-title')]", "//*[@id='title']", "//h1"),
        date=("//*[hasclass('h-time')]", "//meta[@name='publishdate']/@content"),
        publisher=("//*[@id='source']", "//meta[@name='source']/@content"),
        author=("//*[hasclass('p-jc')]",),
        body="//*[@id='p-detail']",
    ),
)


def _day(found: re.Match[str]) -> str:
    return next(day for day in found.groups() if day).replace("/", "-")


def parse_list(page: Page) -> list[Entry]:
    """The article links of a channel page, dated by their addresses."""
    return parse_links(f"{_ARTICLE}|{_OLD_ARTICLE}", page, dated=_day)


SOURCE = Source(
    id="xinhua",
    name="新华网",
    language="zh",
    cadence=timedelta(minutes=20),
    expect=Expect(rows=10, quiet=timedelta(days=1)),
    list_urls=(
        "https://www.news.cn/politics/",
        "https://www.news.cn/fortune/",
        "https://www.news.cn/tech/",
        "https://www.news.cn/auto/",
    ),
    parse_list=parse_list,
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="新华网"),
    hosts=("news.cn", "xinhuanet.com"),
)
