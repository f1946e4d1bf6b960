"""One polite way to the web: bounded in time and size, patient with busy servers, never inwards."""

import random
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import requests
from requests.exceptions import (
    ChunkedEncodingError,
    ContentDecodingError,
    InvalidURL,
    RequestException,
    SSLError,
    Timeout,
)
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError, TimeoutError

from sources._challenge import challenge
from sources._guard import ForbiddenAddress, GuardedSession, check_url, is_allowed
from sources._hosts import Hosts, Manners, Rest
from sources._robots import Robots
from sources._source import AnswerError, BlockedError, FetchError, Page, visible
from sources._trouble import (
    Busy,
    broken_reason,
    connection_reason,
    retry_after,
    tls_reason,
    wait_reason,
)

USER_AGENT = "Mozilla/5.0 (compatible; miit-watch/0.1; contact: not configured)"
_BUSY = frozenset((429, 500, 502, 503, 504))
_MOVED = frozenset((301, 302, 303, 307, 308))
_KEPT = ("content-type", "etag", "last-modified", "date", "cache-control", "age", "retry-after")
_CHUNK = 65_536
_LONGEST_HEADER = 1000
_LENGTH = re.compile("[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one `get` may cost; times in seconds, `size` in bytes after decompression."""

    connect: float = 5.0
    read: float = 15.0
    total: float = 60.0
    size: int = 20_000_000
    redirects: int = 5
    attempts: int = 3
    wait: float = 30.0
    """The longest pause before another attempt; a server that asks for more is left alone."""


class Client:
    """Fetches pages; one a run, safe to use from several threads.

    `allowed` names the operator's own hosts (`name` or `name:port`): they may lie on private or
    loopback addresses, and neither pauses nor robots.txt are kept for them.
    `turns` keeps the manners across processes: it gives a host's turn to one client at a time.
    `clock` and `sleep` count seconds, `now` gives the aware time of fetching, `jitter` a factor
    between 0 and 1; all are given by the caller so that tests neither wait nor depend on luck.
    """

    def __init__(
        self,
        user_agent: str = USER_AGENT,
        *,
        limits: Limits | None = None,
        manners: Manners | None = None,
        allowed: frozenset[str] = frozenset(),
        turns: Callable[[str], AbstractContextManager[None]] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.limits = limits or Limits()
        self._allowed = allowed
        self._clock, self._sleep, self._now, self._jitter = clock, sleep, now, jitter
        self._manners = manners or Manners()
        self._hosts = Hosts(self._manners, clock, sleep)
        self._turns = turns
        self._robots = Robots(self._robots_file, clock)
        self._session = GuardedSession(allowed, self.limits.total)
        self._session.headers.update(
            {"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._session.close()

    def restore(self, rests: Mapping[str, Rest]) -> None:
        """Leave hosts alone that an earlier client left alone."""
        self._hosts.restore(rests)

    def rests(self) -> Mapping[str, Rest | None]:
        """Of the hosts that were asked those that are left alone, and those that were by an earlier
        client and work again (None)."""
        return self._hosts.rests()

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page | None:
        """The page at `url`, or None when it hasn't changed since `etag` or `last_modified`.

        Waits and tries again after 429, 5xx and timeouts. Raises BlockedError for a challenge or
        a refusal, FetchError for everything else that keeps the page away; both name the URL.
        """
        sent = dict(headers or {})
        if etag:
            sent["If-None-Match"] = etag
        if last_modified:
            sent["If-Modified-Since"] = last_modified
        check_url(url, self._allowed)
        parts = urlsplit(url)
        if is_allowed(parts.hostname or "", parts.port, self._allowed):
            return self._patiently(url, sent)
        with self._hosts.turn(parts.netloc, url), self._alone(parts.hostname or ""):
            return self._patiently(url, sent, robots=True)

    @contextmanager
    def _alone(self, host: str) -> Iterator[None]:
        """Be the only one of all processes that asks this host, until its pause is over too."""
        if self._turns is None:
            yield
            return
        with self._turns(host):
            until = self._clock() + self._manners.interval
            try:
                yield
            finally:
                if (left := until - self._clock()) > 0:
                    self._sleep(left)

    def _patiently(
        self, url: str, headers: Mapping[str, str], *, robots: bool = False
    ) -> Page | None:
        """Attempts with pauses between them, all before the deadline."""
        deadline = self._clock() + self.limits.total
        attempt = 1
        while True:
            try:
                if robots:
                    self._robots.check(url)
                return self._follow(url, headers, deadline)
            except Busy as busy:
                pause = self._pause(attempt, busy.retry_after)
                over = self._clock() + pause > deadline or pause > self.limits.wait
                if over or attempt >= self.limits.attempts:
                    raise FetchError(wait_reason(busy), where=url) from busy
                self._sleep(pause)
                attempt += 1

    def _robots_file(self, url: str) -> bytes:
        """A site's robots.txt; nothing when the site answers that it has none or can't say."""
        try:
            page = self._follow(url, {}, self._clock() + self.limits.total)
        except (AnswerError, BlockedError):
            return b""
        except Busy as busy:
            if busy.answered:
                return b""
            raise
        return page.body if page else b""

    def _pause(self, attempt: int, asked: float | None) -> float:
        if asked is not None:
            return asked
        spread: float = 0.5 + self._jitter() / 2
        return min(self.limits.wait, 2.0 ** (attempt - 1)) * spread

    def _follow(self, url: str, headers: Mapping[str, str], deadline: float) -> Page | None:
        """One attempt, redirects followed by hand so that each address is checked."""
        start = url
        for _ in range(self.limits.redirects + 1):
            check_url(url, self._allowed)
            response = self._send(url, headers, deadline)
            with response:
                target = response.headers.get("location")
                if response.status_code not in _MOVED or not target:
                    return self._answer(response, url, deadline)
                url = _joined(url, target)
        raise FetchError(f"more than {self.limits.redirects} redirects", where=start)

    def _send(self, url: str, headers: Mapping[str, str], deadline: float) -> requests.Response:
        remaining = max(0.001, deadline - self._clock())
        limits = min(self.limits.connect, remaining), min(self.limits.read, remaining)
        try:
            return self._session.get(
                url, headers=headers, stream=True, allow_redirects=False, timeout=limits
            )
        except ForbiddenAddress as error:
            raise FetchError(str(error), where=url) from error
        except Timeout as error:
            raise Busy("timed out") from error
        except SSLError as error:
            raise FetchError(tls_reason(error), where=url) from error
        except InvalidURL as error:
            raise FetchError("not a valid address", where=url) from error
        except RequestException as error:
            raise FetchError(connection_reason(error), where=url) from error

    def _answer(self, response: requests.Response, url: str, deadline: float) -> Page | None:
        status = response.status_code
        if status == HTTPStatus.NOT_MODIFIED:
            response.raw.release_conn()  # it has no body, so the connection can be used again
            return None
        if status in _BUSY:
            raise Busy(f"answered {status}", retry_after(response), answered=True)
        body = self._read(response, url, deadline)
        kind = response.headers.get("content-type", "")
        if reason := challenge(status, body, kind):
            raise BlockedError(reason, where=url)
        if status != HTTPStatus.OK:
            raise AnswerError(f"answered {status}", where=url)
        said = {key: response.headers.get(key, "") for key in _KEPT}
        kept = {key: text for key, text in said.items() if 0 < len(text) <= _LONGEST_HEADER}
        kept = {key: text for key, text in kept.items() if visible(text) == text}
        return Page(body=body, fetched_at=self._now(), url=url, headers=kept)

    def _read(self, response: requests.Response, url: str, deadline: float) -> bytes:
        """The decompressed body, read in pieces so that size and time stay bounded."""
        pieces: list[bytes] = []
        size = 0
        raw = response.raw
        try:
            while piece := raw.read1(_CHUNK, decode_content=True):
                pieces.append(piece)
                size += len(piece)
                if size > self.limits.size:
                    raise FetchError(f"larger than {self.limits.size} bytes", where=url)
                if self._clock() > deadline:
                    raise FetchError(f"took longer than {self.limits.total:.0f} s", where=url)
        except TimeoutError as error:
            raise Busy("timed out while reading") from error
        except (
            ProtocolError,
            DecodeError,
            HTTPError,
            ChunkedEncodingError,
            ContentDecodingError,
        ) as error:
            raise FetchError(broken_reason(error), where=url) from error
        promised = response.headers.get("content-length", "")
        if _LENGTH.fullmatch(promised) and raw.tell() < int(promised):
            raise FetchError(f"cut off after {raw.tell()} of {promised} bytes", where=url)
        return b"".join(pieces)


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError as error:
        raise FetchError("redirected to no valid address", where=url) from error
