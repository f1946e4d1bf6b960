"""Manners by host: a pause between requests, few at once, and rest for one that keeps failing."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sources._robots import RobotsError
from sources._source import AnswerError, FetchError, SourceError

_INNOCENT = (AnswerError, RobotsError)
"""Errors that show a host well: it has said no."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How one host is treated; times in seconds."""

    interval: float = 1.0
    """Between the starts of two requests."""
    at_once: int = 2
    failures: int = 3
    """Failures in a row after which the host is left alone."""
    rest: float = 300.0
    """How long it is left alone before one request probes again; doubled each time it fails."""
    longest_rest: float = 3600.0


@dataclass(slots=True)
class _Host:
    slots: threading.Semaphore
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_start: float = 0.0
    failures: int = 0
    closed_until: float = 0.0
    probing: bool = False


class Hosts:
    """The state of every host that a client has asked; safe to use from several threads."""

    def __init__(
        self, manners: Manners, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._manners, self._clock, self._sleep = manners, clock, sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, url: str) -> Iterator[None]:
        """Wait for this host's turn, and note how it went.

        Raises FetchError at once, without asking, while the host is left alone.
        """
        with self._lock:
            state = self._hosts.setdefault(host, _Host(threading.Semaphore(self._manners.at_once)))
        with state.slots:
            self._admit(state, host, url)
            try:
                yield
            except _INNOCENT:
                self._worked(state)
                raise
            except SourceError:
                self._failed(state)
                raise
            else:
                self._worked(state)
            finally:
                state.probing = False

    def _admit(self, state: _Host, host: str, url: str) -> None:
        with state.lock:
            now = self._clock()
            if state.failures >= self._manners.failures:
                if state.probing or now < state.closed_until:
                    reason = f"{host} failed {state.failures} times in a row and is left alone"
                    raise FetchError(reason, where=url)
                state.probing = True
            start = max(now, state.next_start)
            state.next_start = start + self._manners.interval
        if start > now:
            self._sleep(start - now)

    def _worked(self, state: _Host) -> None:
        with state.lock:
            state.failures, state.probing = 0, False

    def _failed(self, state: _Host) -> None:
        with state.lock:
            state.failures += 1
            state.probing = False
            over = state.failures - self._manners.failures
            if over >= 0:
                rest = min(self._manners.rest * 2.0**over, self._manners.longest_rest)
                state.closed_until = self._clock() + rest
