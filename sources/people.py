"""人民网: channel pages in GBK and the article layouts since 2016.

Seen 2026-09: the RSS files are stale; pages say GB2312 and hold GB18030, newer ones UTF-8.
"""

import re
from datetime import timedelta
from functools import partial

from sources._article import Layout, parse_layouts
from sources._links import parse_links
from sources._source import Entry, Expect, Page, Source

_ARTICLE = r"https?://[a-z]+\.people\.com\.cn/n1/(20\d\d)/(\d\d)(\d\d)/c\d+-\d+\.html"

_LAYOUTS = (
    Layout(  # from 2020
        title=("//*[hasclass('rm_txt')]//h1", "//h1[normalize-space(.)]"),
        date=(
            "//*[hasclass('col-1-1')]",
            "//*[hasclass('channel')]//div",
            "//*[hasclass('info')]",
            "//meta[@name='publishdate']/@content",
        ),
        publisher=(
            "//*[hasclass('col-1-1')]",
            "//*[hasclass('channel')]//div",
            "//meta[@name='source']/@content",
        ),
        author=("//*[hasclass('edit')]",),
        body="//*[hasclass('rm_txt_con')]",
    ),
    Layout(  # 2016 to 2020
        title=("//*[hasclass('text_title')]//h1", "//h1"),
        date=(
            "//*[hasclass('box01')]//*[hasclass('fl')]",
            "//meta[@name='publishdate']/@content",
        ),
        publisher=(
            "//*[hasclass('box01')]//*[hasclass('fl')]",
            "//meta[@name='source']/@content",
        ),
        author=("//*[hasclass('edit')]",),
        body="//*[@id='rwb_zw'] | //*[hasclass('show_text')]",
    ),
)


def _day(found: re.Match[str]) -> str:
    return "-".join(found.groups())


def parse_list(page: Page) -> list[Entry]:
    """The article links of a channel page, dated by their addresses."""
    return parse_links(_ARTICLE, page, dated=_day)


SOURCE = Source(
    id="people",
    name="人民网",
    language="zh",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=10, quiet=timedelta(days=1)),
    list_urls=("http://finance.people.com.cn/", "http://politics.people.com.cn/"),
    parse_list=parse_list,
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="人民网"),
    hosts=("people.com.cn", "people.cn"),
)
