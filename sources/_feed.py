"""RSS and Atom to entries; dates never by feedparser, for it guesses."""

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from operator import itemgetter

from articles.clock import SHANGHAI
from articles.normalize import canonical_url
from sources._charset import page_text
from sources._dates import parse_date, parse_revision
from sources._feed_items import Item, older_link, read_items
from sources._html import check_markup, fold, parse_markup, text_of
from sources._links import is_address, joined
from sources._source import Entry, Page, ParseError

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ENTITY = re.compile(r"<!ENTITY", re.I)
_PROLOG = re.compile(r".*?(?=<[A-Za-z])", re.S)
_LONGEST_PROLOG = 100_000
"""Characters within which the root element must begin; entities are declared before it."""
_HTML = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF|channel)\b", re.I)
_CLOSED = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*\Z", re.I)
_HEAD = 4000


def parse_feed(page: Page, zone: tzinfo = SHANGHAI) -> list[Entry]:
    """The entries of a feed, newest first where each has a time, else in its order.

    `zone` counts for times that name none.
    A last entry that was cut off in transfer is left out. Raises ParseError for what is no feed,
    declares entities, or holds no entry.
    """
    where = page.url or page.path
    text = _feed_text(page, where)
    whole = _CLOSED.search(text) is not None
    try:
        items = read_items(text, whole=whole)
    except ValueError as error:
        raise ParseError(str(error), where=where) from error
    if not whole:
        items = items[:-1]
    found = {
        canonical_url(entry.url): entry for entry in reversed(list(_entries(items, page, zone)))
    }
    if not found:
        raise ParseError("a feed without entries", where=where)
    return _newest_first(list(reversed(found.values())))


def _newest_first(entries: list[Entry]) -> list[Entry]:
    """Few feeds are sorted otherwise; how far back one reaches is told by its last entry."""
    dated = [(entry.published_at, entry) for entry in entries if entry.published_at]
    if len(dated) < len(entries):
        return entries
    return [entry for _, entry in sorted(dated, key=itemgetter(0), reverse=True)]


def older_feed(page: Page, entries: Sequence[Entry]) -> str | None:
    """Where a feed says that its older entries are (RFC 5005: the next page, else the archive).

    None where it says nothing, as most do and the last page does. Raises ParseError for what is
    no feed.
    """
    del entries
    link = older_link(_feed_text(page, page.url or page.path))
    return _address(Item(link=link), page.url) if link else None


def _feed_text(page: Page, where: str | None) -> str:
    """The feed as clean text, its own charset declaration taken off; raises ParseError."""
    if not page.body.strip():
        raise ParseError("empty answer where a feed is due", where=where)
    text = _INVALID.sub("", _DECLARATION.sub("", page_text(page), count=1)).strip()
    check_markup(text, where)
    head = _without_comments(text[:_LONGEST_PROLOG])
    if _HTML.match(head):
        raise ParseError("HTML where a feed is due", where=where)
    if not _FEED.search(text[:_HEAD]):
        raise ParseError("not a feed", where=where)
    prolog = _PROLOG.match(head)
    if prolog is None or _ENTITY.search(prolog[0]):
        raise ParseError("a feed that declares entities is refused", where=where)
    return text


def _without_comments(text: str) -> str:
    """Text without its comments, in one pass; what an unclosed one hides is kept."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join(kept) + text[at:]


def _entries(items: list[Item], page: Page, zone: tzinfo) -> Iterator[Entry]:
    for item in items:
        address = _address(item, page.url)
        if address is not None:
            published_at = parse_date(item.said, page.fetched_at, zone)
            yield Entry(
                url=address,
                title=plain(item.title),
                published_at=published_at,
                revised_at=parse_revision(item.changed, published_at, page.fetched_at, zone),
                summary=item.summary,
                author=fold(item.author) or None,
                publisher=fold(item.source) or None,
            )


def _address(item: Item, base: str | None) -> str | None:
    """The http(s) address of an entry: its link, or its id where that is one."""
    for candidate in (item.link.strip(), item.id.strip()):
        whole = candidate.startswith(("http://", "https://"))
        address = candidate if whole else joined(base, candidate)
        if is_address(address):
            return address
    return None


def plain(text: str) -> str:
    """Text that may hold HTML, as text."""
    if "<" not in text and "&" not in text:
        return fold(text)
    return text_of(parse_markup(f"<div>{text}</div>"))
