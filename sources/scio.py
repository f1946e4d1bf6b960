"""国务院新闻办公室: press conference lists and transcripts.

Transcripts name each speaker at the start of his paragraph; the old pages (to 2019) and the newer
ones differ in their containers. Seen 2026: a conference is `/live/<year>/<id>/`, its text below
that at `tw/`; in August 2026 the whole site answered 521 abroad. No newer page was at hand, so one
of another layout is read as any page is.
"""

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial

from sources._article import Layout
from sources._generic import parse_or_generic
from sources._links import parse_links
from sources._source import Entry, Expect, Page, Source

_ARTICLE = (
    r"https?://www\.scio\.gov\.cn/(?:[\w/]+/t(20\d{6})_\d+(?:_m)?\.html?"
    r"|live/20\d\d/\d+/(?:tw/)?(?:index(?:_m)?\.html)?|[\w/]+/Document/\d+/\d+\.htm)"
)

_LIVE = re.compile(r"(https?://www\.scio\.gov\.cn/live/20\d\d/\d+/)(?:index(?:_m)?\.html)?")

_LAYOUTS = (
    Layout(  # to 2020
        title=("//*[hasclass('A_title')]",),
        date=("//*[hasclass('A_t1')]",),
        publisher=("//*[hasclass('A_t1')]//div[contains(., '来源')]",),
        body="//*[@id='content'][//*[hasclass('A_title')]]",
    ),
    Layout(
        title=("//h1[normalize-space(.)]", "//*[@id='title']", "//h2[normalize-space(.)]"),
        date=(
            "//meta[@name='PubDate']/@content",
            "//*[hasclass('info') or hasclass('time') or hasclass('date')]",
        ),
        publisher=("//meta[@name='ContentSource']/@content",),
        body="//*[@id='zoom'] | //*[@id='twfb'] | //*[hasclass('TRS_Editor')]"
        " | //*[hasclass('trs_editor_view')] | //*[hasclass('pages_content')]",
    ),
)


def _day(found: re.Match[str]) -> str:
    return found[1] or ""


def parse_list(page: Page) -> list[Entry]:
    """The conference links of a list page, those of live pages to their transcripts."""
    return [
        replace(row, url=f"{found[1]}tw/") if (found := _LIVE.fullmatch(row.url)) else row
        for row in parse_links(_ARTICLE, page, dated=_day)
    ]


SOURCE = Source(
    id="scio",
    name="国务院新闻办公室",
    language="zh",
    cadence=timedelta(hours=1),
    expect=Expect(rows=5, quiet=timedelta(days=14)),
    list_urls=("http://www.scio.gov.cn/xwfb/gwyxwbgsxwfbh/index.html",),
    parse_list=parse_list,
    parse_article=partial(parse_or_generic, _LAYOUTS, publisher="国务院新闻办公室"),
    hosts=("scio.gov.cn",),
    official=True,  # a few conferences a week, whose titles seldom name who speaks there
)
