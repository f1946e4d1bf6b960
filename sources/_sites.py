"""Pages by where they are from: a site that a source knows is read by that source's parser."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import urlsplit

from articles.article import Article
from sources import _registry
from sources._generic import own_address, parse_generic
from sources._html import parse_html
from sources._source import Entry, Page, ParseError, Source

Parser = Callable[[Page, Entry], Article]

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)\s*(https?://[^\s>]+)", re.I)
_HEAD = 2000


def parse_page(page: Page, entry: Entry, *, carrier: str | None = None) -> Article:
    """The article on a page that some list links to, whatever the site.

    `carrier` is the outlet of a site without a parser of its own, where the list is that site's.
    Raises ParseError when neither the site's own parser nor the generic one finds an article.
    """
    own = parser_for(entry.url)
    if own is not None:
        try:
            return own(page, entry)
        except ParseError:
            pass  # a layout of the site that its source doesn't know, such as a special's
    return parse_generic(page, entry, carrier=carrier)


def parse_saved(page: Page) -> Article:
    """The article on a saved page; its site is known by the address that the page names."""
    if found := _SAVED_FROM.search(page.body[:_HEAD]):
        address = found[1].decode("ascii", errors="ignore")
    else:
        address = page.url or own_address(parse_html(page)) or ""
    if not address or parser_for(address) is None:
        return parse_generic(page)
    return parse_page(page, Entry(url=address, title=""))


def parser_for(url: str) -> Parser | None:
    """The parser of the source that names this address's host, the most particular one."""
    owner = _owner(url)
    return owner.parse_article if owner else None


def headers_for(url: str, source: Source) -> Mapping[str, str]:
    """The headers for a page to which `source` links: its own, and what the page's site demands.

    Without them a site refuses whom another source sends, and is left alone for it.
    """
    owner = _owner(url)
    return {**owner.headers, **source.headers} if owner else source.headers


def _owner(url: str) -> Source | None:
    """The source that names this address's host, the most particular one."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    owners = _owners()
    while host:
        if host in owners:
            return owners[host]
        host = host.partition(".")[2]
    return None


@cache
def _owners() -> dict[str, Source]:
    return {
        host: source
        for source in _registry.load()
        if source.parse_article is not None
        for host in source.hosts
    }
