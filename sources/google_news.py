"""Google News search feed: discovery only, off until it is enabled.

Seen 2026-09: titles end with ` - outlet`, links can't be followed without a browser, the
description repeats the title. Older links carry the true address in base64. The feed's terms admit
personal feed readers only.
"""

import base64
import binascii
import re
from dataclasses import replace
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from sources._feed import parse_feed
from sources._links import is_address
from sources._source import Entry, Expect, Page, Source

_ADDRESS = re.compile(rb"https?://[\x21-\x7e]+")


def unwrapped(url: str) -> str:
    """The address inside a link of the older kind, or the link itself."""
    token = urlsplit(url).path.rpartition("/")[2]
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return url
    found = _ADDRESS.search(raw)
    # the address is length-prefixed, and bytes of the next field may look like a part of it
    inner = found[0].split(b"\xd2")[0].decode("ascii") if found else ""
    return inner if is_address(inner) else url


def parse_list(page: Page) -> list[Entry]:
    """The hits; the outlet is taken off the title, what only repeats the title is no text."""
    return [_entry(entry) for entry in parse_feed(page, UTC)]


def _entry(entry: Entry) -> Entry:
    title = entry.title
    if entry.publisher:
        title = title.removesuffix(f" - {entry.publisher}")
    return replace(entry, url=unwrapped(entry.url), title=title, summary="")


SOURCE = Source(
    id="google_news",
    name="Google News",
    language="zh",
    cadence=timedelta(hours=2),
    expect=Expect(rows=5, quiet=timedelta(days=3)),
    list_urls=(
        "https://news.google.com/rss/search?q=%E5%B7%A5%E4%BF%A1%E9%83%A8+when:2d"
        "&hl=zh-CN&gl=CN&ceid=CN:zh-Hans",
    ),
    parse_list=parse_list,
    enabled=False,
)
