"""Sources by way of an operator's own RSSHub, for when a site's own lists can't be had.

The public instance refuses programs, so there is no default address.
"""

import tomllib
from datetime import timedelta
from importlib.resources import files

from sources._feed import older_feed, parse_feed
from sources._sites import parse_page
from sources._source import Expect, Source


def rsshub_sources(base: str) -> tuple[Source, ...]:
    """A source for each known route of the RSSHub at `base`, such as `http://rsshub:1200`.

    The host must be among those that the client is allowed to reach when it is a private one.
    """
    table = tomllib.loads(files("sources").joinpath("rsshub.toml").read_text(encoding="utf-8"))
    return tuple(
        Source(
            id=route["id"],
            name=route["name"],
            language="zh",
            cadence=timedelta(minutes=30),
            expect=Expect(rows=5, quiet=timedelta(days=14)),
            list_urls=(base.rstrip("/") + route["path"],),
            parse_list=parse_feed,
            older=older_feed,
            parse_article=parse_page,
            official=route.get("official", False),
        )
        for route in table["route"]
    )
