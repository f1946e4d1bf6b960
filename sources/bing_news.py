"""Bing News search feed: discovery only, off until it is enabled.

Seen 2026: links lead through apiclick.aspx with the true address in `url`; News:Source names the
outlet; there is no guid.
"""

import html
import re
from dataclasses import replace
from datetime import UTC, timedelta
from urllib.parse import parse_qs, urlsplit

from sources._charset import page_text
from sources._feed import parse_feed
from sources._html import fold
from sources._links import is_address
from sources._sites import parse_page
from sources._source import Entry, Expect, Page, ParseError, Source

_LINK = re.compile(r"<link>([^<]*)</link>", re.I)
_OUTLET = re.compile(r"<News:Source>([^<]*)</News:Source>", re.I)


def unwrapped(url: str) -> str:
    """The address behind a search engine's counting link, or the link itself."""
    parts = urlsplit(url)
    if not (parts.hostname or "").endswith("bing.com"):
        return url
    inner = parse_qs(parts.query).get("url", [""])[0]
    return inner if is_address(inner) else url


def parse_list(page: Page) -> list[Entry]:
    """The hits with their true addresses and outlets."""
    outlets: dict[str, str] = {}
    for item in page_text(page).split("<item>")[1:]:
        link, outlet = _LINK.search(item), _OUTLET.search(item)
        if link and outlet:
            outlets[html.unescape(link[1]).strip()] = fold(html.unescape(outlet[1]))
    entries = [
        replace(entry, url=unwrapped(entry.url), publisher=outlets.get(entry.url))
        for entry in parse_feed(page, UTC)
    ]
    if all((urlsplit(entry.url).hostname or "").endswith("bing.com") for entry in entries):
        raise ParseError("no hit could be unwrapped", where=page.url)
    return entries


SOURCE = Source(
    id="bing_news",
    name="Bing News",
    language="zh",
    cadence=timedelta(hours=2),
    expect=Expect(rows=3, quiet=timedelta(days=3)),
    list_urls=(
        "https://www.bing.com/news/search?q=%E5%B7%A5%E4%BF%A1%E9%83%A8&format=rss&setmkt=zh-CN",
    ),
    parse_list=parse_list,
    parse_article=parse_page,
    enabled=False,
)
