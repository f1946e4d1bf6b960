"""Pages by where they are from: a site that a source knows is read by that source's parser."""

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from articles.article import Article
from sources import _registry
from sources._generic import own_address, parse_generic
from sources._html import parse_html
from sources._source import Entry, Page, ParseError

Parser = Callable[[Page, Entry], Article]

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)\s*(https?://[^\s>]+)", re.I)
_HEAD = 2000


def parse_page(page: Page, entry: Entry) -> Article:
    """The article on a page that some list links to, whatever the site.

    Raises ParseError when neither the site's own parser nor the generic one finds an article.
    """
    own = parser_for(entry.url)
    if own is not None:
        try:
            return own(page, entry)
        except ParseError:
            pass  # a layout of the site that its source doesn't know, such as a special's
    return parse_generic(page, entry)


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
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    parsers = _parsers()
    while host:
        if host in parsers:
            return parsers[host]
        host = host.partition(".")[2]
    return None


@cache
def _parsers() -> dict[str, Parser]:
    return {
        host: source.parse_article
        for source in _registry.load()
        if source.parse_article is not None
        for host in source.hosts
    }
