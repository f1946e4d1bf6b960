"""Gasgoo: English news of China's car industry.

Seen 2026-10: feeds of 20 items with GMT dates, articles at `/articles/<section>/<slug>-<number>`;
some clients get 403. Its pages are known at second hand: one of another layout is read as any page.
"""

from datetime import UTC, timedelta
from functools import partial

from sources._article import Layout
from sources._feed import older_feed, parse_feed
from sources._generic import parse_or_generic
from sources._source import Expect, Source

_LAYOUTS = (
    Layout(
        title=("//h1",),
        date=(
            "//meta[@property='article:published_time']/@content",
            "//*[hasclass('article-info') or hasclass('info') or hasclass('time')]",
            "//time/@datetime",
        ),
        author=("//meta[@name='author']/@content",),
        body="//div[hasclass('article-content')]",
    ),
)

SOURCE = Source(
    id="gasgoo",
    name="Gasgoo",
    language="en",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=10, quiet=timedelta(days=4)),
    list_urls=(
        "https://autonews.gasgoo.com/api/rss?ClassId=2",
        "https://autonews.gasgoo.com/api/rss?ClassId=7",
    ),
    parse_list=partial(parse_feed, zone=UTC),
    older=older_feed,
    parse_article=partial(parse_or_generic, _LAYOUTS, publisher="Gasgoo"),
    hosts=("gasgoo.com",),
)
