"""CGTN: English feeds, pages by the generic extractor."""

from datetime import UTC, timedelta
from functools import partial

from sources._feed import older_feed, parse_feed
from sources._generic import parse_generic
from sources._source import Expect, Source

SOURCE = Source(
    id="cgtn",
    name="CGTN",
    language="en",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=5, quiet=timedelta(days=3)),
    list_urls=(
        "https://www.cgtn.com/subscribe/rss/section/business.xml",
        "https://www.cgtn.com/subscribe/rss/section/tech-sci.xml",
    ),
    parse_list=partial(parse_feed, zone=UTC),
    older=older_feed,
    parse_article=parse_generic,
)
