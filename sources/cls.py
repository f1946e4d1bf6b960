"""财联社: the rolling telegraph and detail pages.

Seen 2026-08: the list demands a signature over its parameters; 28 % of the items are edited after
publication, keeping their id; about a third have no title; paid pieces carry only a digest.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from articles.article import Article
from sources._article import article_from_entry
from sources._dates import parse_date, parse_revision
from sources._html import fold, parse_html
from sources._json import as_html, filled, loads, read_json, rows_at, text_at
from sources._paging import with_query
from sources._source import Entry, Expect, Page, ParseError, Source

_LIST = (
    "https://www.cls.cn/v1/roll/get_roll_list"
    "?app=CailianpressWeb&category=&os=web&refresh_type=1&rn=50&sv=8.4.6"
)
_TELEGRAPH = -1
_HEADLINE = re.compile(r"\s*【([^】]{4,120})】")


def signed(url: str, now: datetime) -> str:
    """The address with `last_time`, unless it has one, and the signature over its parameters."""
    parts = urlsplit(url)
    values = dict(parse_qsl(parts.query, keep_blank_values=True))
    values.setdefault("last_time", str(int(now.timestamp())))
    return urlunsplit(parts._replace(query=urlencode(values | {"sign": signature(values)})))


def signature(values: dict[str, str]) -> str:
    """MD5 of the SHA-1 of the parameters in the order of their names, case ignored, not encoded."""
    joined = "&".join(f"{key}={values[key]}" for key in sorted(values, key=str.lower))
    inner = hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()
    return hashlib.md5(inner.encode(), usedforsecurity=False).hexdigest()


def older(page: Page, entries: Sequence[Entry]) -> str | None:
    """The address of what came before the page's oldest item, still to be signed."""
    moments = [entry.published_at for entry in entries if entry.published_at]
    if not moments:
        return None
    # one second more, for several items share one
    before = str(int(min(moments).timestamp()) + 1)
    return with_query(page, {"last_time": before}, frozenset({"sign"}))


def parse_list(page: Page) -> list[Entry]:
    """The telegraph's items, advertisements left out."""
    answer = read_json(page)
    error = answer.get("errno") if isinstance(answer, dict) else None
    if error:
        reason = text_at(answer, "msg") or "no reason given"
        raise ParseError(f"the list refuses: {error} {reason}", where=page.url)
    rows = rows_at(answer, "data", "roll_data", where=page.url)
    return filled(
        [_entry(row, page) for row in rows if not row.get("is_ad") and row.get("id")], page.url
    )


def _entry(row: dict[str, Any], page: Page) -> Entry:
    content = str(row.get("content") or row.get("brief") or "")
    headline = _HEADLINE.match(content)
    published_at = parse_date(text_at(row, "ctime"), page.fetched_at)
    return Entry(
        url=f"https://www.cls.cn/detail/{row['id']}",
        title=text_at(row, "title") or (fold(headline[1]) if headline else ""),
        published_at=published_at,
        revised_at=parse_revision(text_at(row, "modified_time"), published_at, page.fetched_at),
        summary=as_html(content),
        whole=row.get("type") == _TELEGRAPH,
        author=text_at(row, "author") or None,
    )


def parse_article(page: Page, entry: Entry) -> Article:
    """A detail page, read from the data that its script carries."""
    tree = parse_html(page)
    scripts = tree.xpath("//script[@id='__NEXT_DATA__']/text()")
    try:
        detail = loads(scripts[0])["props"]["pageProps"]["articleDetail"] if scripts else None
    except (ValueError, LookupError, TypeError) as error:
        raise ParseError("article data of an unknown form", where=page.url) from error
    if not isinstance(detail, dict) or not detail.get("content"):
        raise ParseError("no article data on the page", where=page.url)
    content = str(detail["content"])
    headline = _HEADLINE.match(content)
    author = detail.get("author")
    read = Entry(
        url=entry.url,
        title=text_at(detail, "title") or entry.title or (fold(headline[1]) if headline else ""),
        published_at=parse_date(text_at(detail, "ctime"), page.fetched_at) or entry.published_at,
        summary=content if "<p" in content else as_html(content),
        author=(text_at(author, "name") if isinstance(author, dict) else None) or entry.author,
    )
    return article_from_entry(SOURCE, read, page.path)


SOURCE = Source(
    id="cls",
    name="财联社",
    language="zh",
    cadence=timedelta(minutes=5),
    expect=Expect(rows=20, quiet=timedelta(hours=3)),
    list_urls=(_LIST,),
    sign=signed,
    parse_list=parse_list,
    older=older,
    reach=40,
    edited_for=timedelta(days=1),
    parse_article=parse_article,
    hosts=("www.cls.cn",),
    headers={"Referer": "https://www.cls.cn/telegraph"},
)
