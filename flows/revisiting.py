"""Look again at articles of late: a page may be changed after publication.

An article's page is asked for again at growing ages, a few in a cycle and only if it has changed.
A site that re-lists what it changed needs none of this; most say nothing. What a wire's list told
in whole is looked at when it has left the list, and the pages that are read anew.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from articles.normalize import canonical_url
from flows.entries import from_row
from flows.listing import Listed
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


def due(
    recent: Iterable[Recent], source: Source, read: Sequence[Listed], *, now: datetime
) -> list[Recent]:
    """Those whose pages are to be looked at now, at most `MOST`, the latest articles first.

    `read` are the source's lists that have just been read: what they tell in whole needs no page.
    """
    if source.parse_article is None:
        return []
    found = [each for each in recent if _is_due(each, source, now)]
    if any(_is_told(each, source) for each in found):
        listed = {canonical_url(row.url) for each in read for _, rows in each.pages for row in rows}
        found = [each for each in found if not _is_told(each, source) or each.url not in listed]
    return found[:MOST]


def _is_due(each: Recent, source: Source, now: datetime) -> bool:
    ages: Iterable[timedelta] = AGES
    if _is_told(each, source):
        # One whose page couldn't be had is no whole text; it is tried as long as it is listed.
        ages = [age for age in AGES if age > source.edited_for] if each.entry.get("whole") else ()
    last = each.looked_at or each.fetched_at
    return any(last < each.fetched_at + age <= now for age in ages)


def _is_told(each: Recent, source: Source) -> bool:
    """Whether the list told it, not a page of its own."""
    return each.place in source.list_urls


def look(source: Source, client: Client, recent: Recent) -> tuple[Page, Entry] | None:
    """The page of an article, if it has changed, with the row that led to it.

    A page that can't be had now is none; it is looked at again at its next age.
    """
    entry = from_row(recent.entry)
    headers = {} if _is_told(recent, source) else recent.headers
    try:
        page = client.get(
            entry.url,
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            headers=headers_for(entry.url, source),
        )
    except SourceError:
        return None
    if page is None or hashlib.sha256(page.body).hexdigest() == recent.sha256:
        return None
    return page, entry
