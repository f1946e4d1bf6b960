"""What a site's robots.txt lets us fetch, by RFC 9309.

No file (an error status) allows everything; a site that can't be reached has no page for us either.
"""

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from sources._robots_rules import Rule, allowed, read_rules
from sources._source import BlockedError, FetchError

AGENT = "miit-watch"
_LARGEST = 500_000
"""Bytes of a robots.txt that are read, as the standard asks of crawlers."""
_FRESH = 86_400.0


class RobotsError(BlockedError):
    """The site doesn't want this address to be fetched."""


class Robots:
    """The rules of each site, fetched once a day through `fetch`; `clock` counts seconds.

    `fetch` gives the file's bytes, none when there is no file, and raises when the site is away.
    """

    def __init__(self, fetch: Callable[[str], bytes], clock: Callable[[], float]) -> None:
        self._fetch, self._clock = fetch, clock
        self._rules: dict[str, tuple[float, tuple[Rule, ...]]] = {}
        self._lock = threading.Lock()

    def check(self, url: str) -> None:
        """Raise RobotsError when the site doesn't want `url` to be fetched by us."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            held = self._rules.get(site)
        if held is None or self._clock() - held[0] > _FRESH:
            held = self._clock(), self._read(site, url)
            with self._lock:
                self._rules[site] = held
        if not allowed(held[1], url):
            raise RobotsError("robots.txt forbids it", where=url)

    def _read(self, site: str, url: str) -> tuple[Rule, ...]:
        try:
            body = self._fetch(f"{site}/robots.txt")
        except FetchError as error:
            raise FetchError(error.reason, where=url) from error  # it is the page that was wanted
        if b"<html" in body[:1000].lower():  # a page that says "not found" with status 200
            return ()
        return read_rules(body[:_LARGEST].decode("utf-8", errors="replace"), AGENT)
