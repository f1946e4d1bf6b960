"""Addresses of a list's older pages, where the site numbers them."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sources._source import Entry, Page

Older = Callable[[Page, Sequence[Entry]], str | None]


def numbered(name: str) -> Older:
    """Pages by the query parameter `name`, the first of which is 1 and may leave it out."""

    def older(page: Page, entries: Sequence[Entry]) -> str | None:
        del entries
        number = dict(parse_qsl(urlsplit(page.url or "").query)).get(name, "1")
        if not re.fullmatch("[0-9]{1,9}", number):
            return None
        return with_query(page, {name: str(int(number) + 1)})

    return older


def numbered_path(pattern: str, form: str) -> Older:
    """Pages by a number in the path: the one group of `pattern`, an absent one being page 0.

    The match becomes `form`, with the next number in its braces.
    """
    compiled = re.compile(pattern)

    def older(page: Page, entries: Sequence[Entry]) -> str | None:
        del entries
        address = page.url or ""
        found = compiled.search(address)
        if found is None:
            return None
        return address[: found.start()] + form.format(int(found[1] or 0) + 1)

    return older


def with_query(page: Page, change: dict[str, str], drop: frozenset[str] = frozenset()) -> str:
    """The page's address with some of its parameters changed and others dropped."""
    parts = urlsplit(page.url or "")
    values = dict(parse_qsl(parts.query, keep_blank_values=True)) | change
    kept = {key: value for key, value in values.items() if key not in drop}
    return urlunsplit(parts._replace(query=urlencode(kept)))
