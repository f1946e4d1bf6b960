"""Look again at articles of late: a page may be changed after publication.

An article's page is asked for again at growing ages, a few in a cycle and only if it has changed.
A site that re-lists what it changed needs none of this; most say nothing.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from flows.entries import from_row
from sources._client import Client
from sources._sites import headers_for
from sources._source import Entry, Page, Source, SourceError
from storage.known import Recent

AGES = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
)
"""How long after its newest version was fetched an article is looked at again."""
REACH = AGES[-1] + timedelta(days=2)
"""How far back articles are looked for, so that none misses its last look."""
MOST = 10
"""Pages of one source that are looked at again in one cycle."""


def due(recent: Iterable[Recent], source: Source, *, now: datetime) -> list[Recent]:
    """Those whose pages are to be looked at now, at most `MOST`, the latest articles first."""
    if source.parse_article is None:
        return []
    lists = set(source.list_urls)
    found = [each for each in recent if each.place not in lists and _is_due(each, now)]
    return found[:MOST]


def _is_due(each: Recent, now: datetime) -> bool:
    last = each.looked_at or each.fetched_at
    return any(last < each.fetched_at + age <= now for age in AGES)


def look(source: Source, client: Client, recent: Recent) -> tuple[Page, Entry] | None:
    """The page of an article, if it has changed, with the row that led to it.

    A page that can't be had now is none; it is looked at again at its next age.
    """
    entry = from_row(recent.entry)
    try:
        page = client.get(
            entry.url,
            etag=recent.headers.get("etag"),
            last_modified=recent.headers.get("last-modified"),
            headers=headers_for(entry.url, source),
        )
    except SourceError:
        return None
    if page is None or hashlib.sha256(page.body).hexdigest() == recent.sha256:
        return None
    return page, entry
