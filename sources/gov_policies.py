"""政策文件库 of gov.cn: MIIT's documents by issuing body, with their numbers.

Seen 2026-09: wrong parameters and blocks answer 200 with an empty shell, which is no empty result.
"""

from datetime import timedelta
from typing import Any

from sources._dates import parse_date
from sources._feed import plain
from sources._json import as_html, has_link, read_json, rows_at, text_at
from sources._paging import numbered
from sources._sites import parse_page
from sources._source import Entry, Expect, Page, ParseError, Source

_GROUPS = ("gongwen", "bumenfile", "otherfile", "gongbao")


def parse_list(page: Page) -> list[Entry]:
    """The documents found; raises ParseError for the empty shell."""
    answer = read_json(page)
    found = answer.get("searchVO") if isinstance(answer, dict) else None
    if not isinstance(found, dict):
        raise ParseError("an empty shell instead of search results", where=page.url)
    groups = found.get("catMap")
    if isinstance(groups, dict):
        parts = [groups.get(name) for name in _GROUPS]
        rows = [row for part in parts if isinstance(part, dict) for row in part.get("listVO") or []]
    else:
        rows = rows_at(found, "listVO", where=page.url)
    entries = [_entry(row, page) for row in rows if has_link(row)]
    if not entries:
        raise ParseError("search results without rows", where=page.url)
    return entries


def _entry(row: dict[str, Any], page: Page) -> Entry:
    return Entry(
        url=text_at(row, "url"),
        title=plain(text_at(row, "title")),
        published_at=parse_date(text_at(row, "pubtimeStr"), page.fetched_at)
        or parse_date(text_at(row, "ptime"), page.fetched_at),
        summary=as_html(plain(text_at(row, "summary"))),
        publisher=text_at(row, "puborg") or None,
        number=text_at(row, "pcode") or None,
    )


SOURCE = Source(
    id="gov_policies",
    name="国务院政策文件库",
    language="zh",
    cadence=timedelta(hours=2),
    expect=Expect(rows=10, quiet=timedelta(days=21)),
    list_urls=(
        "https://sousuo.www.gov.cn/search-gov/data?t=zhengcelibrary_bm&q=&timetype=&mintime="
        "&maxtime=&sort=pubtime&sortType=1&searchfield=title&p=1&n=20"
        "&puborg=%E5%B7%A5%E4%B8%9A%E5%92%8C%E4%BF%A1%E6%81%AF%E5%8C%96%E9%83%A8&type=gwyzcwjk",
    ),
    parse_list=parse_list,
    older=numbered("p"),
    reach=10,
    parse_article=parse_page,
    official=True,
)
