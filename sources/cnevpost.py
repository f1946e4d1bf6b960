"""CnEVPost: English news of China's car makers, a WordPress feed with teasers.

Seen 2026-07: about 50 items, pubDate with +0000, the text only on the page.
"""

from datetime import UTC, timedelta
from functools import partial

from sources._article import Layout, parse_layouts
from sources._feed import parse_feed
from sources._paging import numbered
from sources._source import Expect, Source

_LAYOUTS = (
    Layout(
        title=("//h1[hasclass('entry-title')]", "//h1"),
        date=("//meta[@property='article:published_time']/@content", "//time/@datetime"),
        author=("//meta[@name='author']/@content",),
        body="//div[hasclass('entry-content')]",
        zone=UTC,
    ),
)

SOURCE = Source(
    id="cnevpost",
    name="CnEVPost",
    language="en",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=10, quiet=timedelta(days=4)),
    list_urls=("https://cnevpost.com/feed/",),
    parse_list=partial(parse_feed, zone=UTC),
    older=numbered("paged"),  # as every WordPress feed
    reach=5,
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="CnEVPost"),
    hosts=("cnevpost.com",),
)
