"""Lists that are web pages: the links of an address form, or rows that CSS selectors point out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from articles.clock import SHANGHAI
from articles.normalize import canonical_url
from sources._charset import page_text
from sources._dates import find_date, parse_date
from sources._html import check_markup, fold, parse_html, text_of
from sources._source import Entry, Page, ParseError

if TYPE_CHECKING:
    from bs4 import Tag

_SHORTEST_TITLE = 4


def parse_links(
    pattern: str, page: Page, *, dated: Callable[[re.Match[str]], str] | None = None
) -> list[Entry]:
    """The article links of a channel page, first occurrence first, the longest text as title.

    `pattern` must match the whole address; `dated` makes date text from the match, for sites
    that write the day in their addresses. Raises ParseError when no link matches.
    """
    form = re.compile(pattern)
    tree = parse_html(page)
    rows: dict[str, Entry] = {}
    for link in tree.iter("a"):
        address = joined(page.url, link.get("href") or "")
        found = form.fullmatch(address) if address else None
        if found is None:
            continue
        key = canonical_url(address)
        title = max(fold(link.get("title") or ""), text_of(link), key=len)
        day = parse_date(dated(found), page.fetched_at) if dated else None
        row = rows.setdefault(key, Entry(url=address, title=title, published_at=day))
        rows[key] = replace(row, title=max(row.title, title, key=len))
    entries = [row for row in rows.values() if len(row.title) >= _SHORTEST_TITLE]
    if not entries:
        raise ParseError("a channel page without article links", where=page.url or page.path)
    return entries


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of an operator's page list; all but `row` and `next` are looked for inside a
    row."""

    row: str
    link: str = "a[href]"
    title: str | None = None
    date: str | None = None
    next: str | None = None
    """The link to the page with older rows, anywhere on the page."""
    zone: tzinfo = SHANGHAI


def parse_rows(selectors: Selectors, page: Page) -> list[Entry]:
    """The rows that `selectors` point out; raises ParseError when there are none."""
    found = {
        canonical_url(entry.url): entry
        for row in reversed(_selected(selectors.row, page))
        if (entry := _entry(selectors, row, page))
    }
    if not found:
        raise ParseError(f"no rows at {selectors.row}", where=page.url or page.path)
    return list(reversed(found.values()))


def next_page(selectors: Selectors, page: Page, entries: Sequence[Entry]) -> str | None:
    """Where the link at `selectors.next` leads; None where there is none, as on the last page.

    Raises ParseError for a selector that is none.
    """
    del entries
    links = _selected(selectors.next, page) if selectors.next else []
    return next((at for each in links if (at := joined(page.url, _href(each)))), None)


def _selected(selector: str, page: Page) -> "list[Tag]":
    """What a CSS selector finds on a page.

    Operators write CSS, so this goes through BeautifulSoup; the built-in lists don't.
    """
    from bs4 import BeautifulSoup  # a quarter of a second to load, for operators' lists alone
    from soupsieve import SelectorSyntaxError

    where = page.url or page.path
    text = page_text(page)
    check_markup(text, where)
    try:
        return list(BeautifulSoup(text, "lxml").select(selector))
    except SelectorSyntaxError as error:
        reason = f"a selector is wrong: {str(error).splitlines()[0]}"
        raise ParseError(reason, where=where) from error


def _href(link: "Tag") -> str:
    return str(link.get("href") or "")


def _entry(selectors: Selectors, row: "Tag", page: Page) -> Entry | None:
    link = row if row.name == "a" else row.select_one(selectors.link)
    address = joined(page.url, _href(link)) if link else ""
    if link is None or not address:
        return None
    named = row.select_one(selectors.title) if selectors.title else link
    dated = row.select_one(selectors.date) if selectors.date else None
    text = fold(dated.get_text(" ")) if dated else ""
    return Entry(
        url=address,
        title=fold(str(link.get("title") or "") or (named or link).get_text(" ")),
        published_at=parse_date(text, page.fetched_at, selectors.zone)
        or find_date(text, page.fetched_at, selectors.zone),
    )


def joined(base: str | None, href: str) -> str:
    """The absolute http(s) address of a link, or nothing."""
    try:
        address = urljoin(base or "", href.strip())
    except ValueError:
        return ""
    return address if href.strip() and address.startswith(("http://", "https://")) else ""


def is_address(text: str) -> bool:
    """Whether a text is an http(s) address that can be read: “https://[x]/” isn't."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return text.startswith(("http://", "https://"))
