"""MIIT's columns through the interface that fills their pages.

Seen 2026-10: a column page is a shell; its rows come as HTML inside JSON, 24 a page, newest first,
with a date and without a time. Links may lead to other sites. Needs User-Agent and Referer.
"""

from datetime import timedelta
from urllib.parse import quote, urljoin, urlsplit

from sources._dates import parse_date
from sources._html import fold, parse_markup, text_of
from sources._json import read_json
from sources._miit import parse_page
from sources._source import Entry, Expect, Page, ParseError, Source

_SITE = "https://www.miit.gov.cn"
_WEB = "8d828e408d90447786ddbe128d495e9e"
_TEMPLATES = "209741b2109044b5b7695700b2bec37e"
_RIGHT, _CURRENT = "右侧内容", "当前栏目_list"
_COLUMNS = (
    ("d3e2bede1bc045e2875fc7161c01db7d", _RIGHT),  # 部领导活动
    ("ca517c97303b40cf80bd668b35f6148f", _RIGHT),  # 新闻发布会
    ("42cd38164cb6441a84bdfa441909e15e", _RIGHT),  # 最新政策
    ("3e3ad1a3bec74939890a0d3e54815141", _RIGHT),  # 通知
    ("925fa8f4afd44e53818794ed96d9876e", _RIGHT),  # 公告
    ("ff3aac0962cb45e48e8e4da69450e847", _RIGHT),  # 征求意见
    ("7df23bf39e2d42b793ebfcc3319015b7", _CURRENT),  # 科技司文件
)
PAGE_SIZE = 24


def list_url(column: str, tag: str, page: int = 1) -> str:
    """The address of one page of a column's list, the newest first."""
    query = (
        f"parseType=buildstatic&webId={_WEB}&tplSetId={_TEMPLATES}&pageType=column"
        f"&tagId={quote(tag)}&editType=null&pageId={column}"
    )
    if page > 1:
        query += "&paramJson=" + quote(f'{{"pageNo":{page},"pageSize":"{PAGE_SIZE}"}}')
    return f"{_SITE}/api-gateway/jpaas-publish-server/front/page/build/unit?{query}"


def parse_list(page: Page) -> list[Entry]:
    """The rows of one page of a column; raises ParseError when fewer came than were promised."""
    answer = read_json(page)
    data = answer.get("data") if isinstance(answer, dict) else None
    markup = data.get("html") if isinstance(data, dict) else None
    if not isinstance(markup, str) or not answer.get("success") or str(answer.get("code")) != "200":
        raise ParseError("the column's interface answers without rows", where=page.url)
    tree = parse_markup(markup, where=page.url)
    entries = []
    for row in tree.xpath("//*[contains(@class, 'page-content')]//li"):
        links = row.xpath(".//a[@href]")
        if not links:
            continue
        dates = row.xpath(".//span[contains(@class, 'fr')]")
        entries.append(
            Entry(
                url=urljoin(_SITE, links[0].get("href")),
                # link texts are cut with an ellipsis, the attribute is whole
                title=fold(links[0].get("title") or "") or text_of(links[0]),
                published_at=parse_date(text_of(dates[-1]), page.fetched_at) if dates else None,
            )
        )
    if not entries:
        raise ParseError("a column without rows", where=page.url)
    return [entry for entry in entries if urlsplit(entry.url).scheme in ("http", "https")]


SOURCE = Source(
    id="miit_columns",
    name="工业和信息化部",
    language="zh",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=10, quiet=timedelta(days=14)),
    list_urls=tuple(list_url(column, tag) for column, tag in _COLUMNS),
    parse_list=parse_list,
    parse_article=parse_page,
    hosts=("miit.gov.cn",),
    headers={"Referer": "https://www.miit.gov.cn/xwfb/bldhd/index.html"},
    official=True,
)
