"""中国政府网: the static JSON lists and article pages.

Seen 2026-09: UTF-8 arrays of a thousand rows, newest first, dates without a time.
"""

from datetime import timedelta
from functools import partial

from sources._article import Layout, parse_layouts
from sources._dates import parse_date
from sources._json import read_json, rows_at, text_at
from sources._source import Entry, Expect, Page, ParseError, Source

_RECENT = timedelta(days=45)
"""Rows older than this are history, not news; a backfill asks for them by itself."""

_LAYOUTS = (
    Layout(
        title=(
            "//h1[@id='ti']",
            "//td[starts-with(translate(., ' \u3000\u00a0', ''), '标题')]/following-sibling::td[1]",
            "//h1",
            "//meta[@name='manuscriptTitle']/@content",
            "substring-before(concat(//title, '_'), '_')",
        ),
        date=(
            "//div[hasclass('pages-date')]",
            "//meta[@name='firstpublishedtime']/@content",
            "//td[starts-with(translate(., ' \u3000\u00a0', ''), '发布日期')]"
            "/following-sibling::td[1]",
        ),
        publisher=(
            "//td[starts-with(translate(., ' \u3000\u00a0', ''), '发文机关')]"
            "/following-sibling::td[1]",
            "//div[hasclass('pages-date')]/*[contains(., '来源')]",
            "//div[hasclass('pages-date')]",
        ),
        author=("//div[hasclass('editor')]",),
        body="//*[@id='UCAP-CONTENT']",
        official=True,
    ),
)


def parse_list(page: Page) -> list[Entry]:
    """The rows of the last weeks."""
    entries = []
    for row in rows_at(read_json(page), where=page.url):
        address = text_at(row, "URL")
        published_at = parse_date(text_at(row, "DOCRELPUBTIME"), page.fetched_at)
        if address.startswith(("http://", "https://")) and address.endswith((".htm", ".html")):
            entries.append(
                Entry(
                    url=address,
                    title=text_at(row, "TITLE"),
                    published_at=published_at,
                    summary=text_at(row, "SUB_TITLE"),
                )
            )
    if not entries:
        raise ParseError("a list without rows", where=page.url)
    since = page.fetched_at - _RECENT
    return [row for row in entries if row.published_at is None or row.published_at >= since]


SOURCE = Source(
    id="gov_cn",
    name="中国政府网",
    language="zh",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=5, quiet=timedelta(days=7)),
    list_urls=(
        "https://www.gov.cn/zhengce/zuixin/ZUIXINZHENGCE.json",
        "https://www.gov.cn/yaowen/liebiao/YAOWENLIEBIAO.json",
        "https://www.gov.cn/zhengce/jiedu/ZCJD_QZ.json",
    ),
    parse_list=parse_list,
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="中国政府网"),
    hosts=("www.gov.cn",),
)
