"""MIIT's own search, newest first: the fallback where columns and feeds fail.

Seen 2026-08: without a hit `dataResults` is missing; rows come bare or in groups; the body may be
JSON inside JSON. It is asked now and then all the time, for one that began when the columns fail
would begin with a baseline; what they have brought already is known and costs nothing.
"""

from datetime import timedelta
from typing import Any

from sources._dates import parse_date
from sources._feed import plain
from sources._json import filled, loads, read_json, rows_at, text_at
from sources._links import joined
from sources._miit import parse_page
from sources._paging import numbered
from sources._source import Entry, Expect, Page, Source

_SITE = "https://www.miit.gov.cn"


def parse_list(page: Page) -> list[Entry]:
    """The documents found, with their bodies where the answer holds them."""
    results = rows_at(read_json(page), "data", "searchResult", "dataResults", where=page.url)
    rows = [row for result in results for row in _rows(result)]
    return filled([_entry(row, page) for row in rows if _address(row)], page.url)


def _rows(result: dict[str, Any]) -> list[dict[str, Any]]:
    grouped = result.get("groupData") or [result]
    return [part["data"] for part in grouped if isinstance(part.get("data"), dict)]


def _address(row: dict[str, Any]) -> str:
    return joined(_SITE, text_at(row, "url"))


def _entry(row: dict[str, Any], page: Page) -> Entry:
    dates = (text_at(row, key) for key in ("jsearch_date", "deploytime", "cdate"))
    moments = (parse_date(text, page.fetched_at) for text in dates)
    return Entry(
        url=_address(row),
        title=plain(text_at(row, "title_text") or text_at(row, "title")),
        published_at=next((moment for moment in moments if moment), None),
        summary=_body(row),
        publisher=text_at(row, "publishgroupname") or None,
        number=text_at(row, "filenumbername") or None,
    )


def _body(row: dict[str, Any]) -> str:
    """The field called 正文, two layers of JSON down, else the plain extract."""
    try:
        fields = loads(loads(row.get("infoextends") or "{}").get("infoContent") or "[]")
    except (ValueError, AttributeError, TypeError):
        fields = []
    for part in fields if isinstance(fields, list) else []:
        if isinstance(part, dict) and part.get("fieldName") == "content":
            return str(part.get("fieldValue") or "")
    return text_at(row, "infocontent")


SOURCE = Source(
    id="miit_search",
    name="工业和信息化部",
    language="zh",
    cadence=timedelta(hours=2),
    expect=Expect(rows=5, quiet=timedelta(days=14)),
    list_urls=(
        f"{_SITE}/search-front-server/api/search/info?websiteid=110000000000000&scope=basic&q="
        "&pg=10&p=1&cateid=196&pos=title_text,infocontent,titlepy&level=6&dateField=deploytime"
        "&selectFields=title,content,deploytime,_index,url,cdate,infoextends,columnname,"
        "filenumbername,publishgroupname,publishtime,typename&group=distinct"
        "&sortFields=%5B%7B%22name%22:%22deploytime%22,%22type%22:%22desc%22%7D%5D",
    ),
    parse_list=parse_list,
    older=numbered("p"),
    reach=10,
    parse_article=parse_page,
    headers={"Referer": f"{_SITE}/search/zcwjk.html"},
    official=True,
)
