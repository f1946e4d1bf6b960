"""IT之家: a feed that carries whole articles.

Seen 2026: RSS 2.0, GMT dates, the description is the article's HTML.
"""

from dataclasses import replace
from datetime import timedelta

from sources._feed import older_feed, parse_feed
from sources._source import Entry, Expect, Page, Source


def parse_list(page: Page) -> list[Entry]:
    """The feed's entries, whole."""
    return [replace(entry, whole=bool(entry.summary)) for entry in parse_feed(page)]


SOURCE = Source(
    id="ithome",
    name="IT之家",
    language="zh",
    cadence=timedelta(minutes=15),
    expect=Expect(rows=20, quiet=timedelta(hours=12)),
    list_urls=("https://www.ithome.com/rss/",),
    parse_list=parse_list,
    older=older_feed,
)
