"""Manners by host: a pause between requests, few at once, and rest for one that keeps failing."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from sources._robots import RobotsError
from sources._source import AnswerError, BlockedError, FetchError, SourceError

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


@dataclass(frozen=True, slots=True)
class Rest:
    """That a host is left alone, and why: what the next client is to know of it."""

    failures: int
    """In a row."""
    seconds: float
    """Until one request probes again; none are left when it is 0 or less."""
    reason: str
    blocked: bool
    """The last failure was a challenge or a refusal."""


@dataclass(slots=True)
class _Host:
    slots: threading.Semaphore
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_start: float = 0.0
    failures: int = 0
    closed_until: float = 0.0
    probing: bool = False
    reason: str = ""
    blocked: bool = False
    restored: bool = False
    asked: bool = False


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

        Raises at once, without asking, while the host is left alone: BlockedError where that is
        for a challenge, else FetchError.
        """
        state = self._state(host)
        with state.slots:
            self._admit(state, host, url)
            try:
                yield
            except _INNOCENT:
                self._worked(state)
                raise
            except SourceError as error:
                self._failed(state, error)
                raise
            else:
                self._worked(state)
            finally:
                state.probing = False

    def restore(self, rests: Mapping[str, Rest]) -> None:
        """Let these hosts be left alone as an earlier client left them."""
        for host, rest in rests.items():
            state = self._state(host)
            with state.lock:
                state.failures, state.restored = rest.failures, True
                state.closed_until = self._clock() + rest.seconds
                state.reason, state.blocked = rest.reason, rest.blocked

    def rests(self) -> dict[str, Rest | None]:
        """Of the hosts that were asked those that are left alone, and those that were by an earlier
        client and work again (None)."""
        with self._lock:
            known = dict(self._hosts)
        found: dict[str, Rest | None] = {}
        for host, state in known.items():
            if not state.asked or (state.failures < self._manners.failures and not state.restored):
                continue  # as most are: every source of a cycle asks
            with state.lock:
                if state.failures >= self._manners.failures:
                    left = state.closed_until - self._clock()
                    found[host] = Rest(state.failures, left, state.reason, state.blocked)
                elif state.restored:
                    found[host] = None
        return found

    def _state(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host(threading.Semaphore(self._manners.at_once)))

    def _admit(self, state: _Host, host: str, url: str) -> None:
        with state.lock:
            now = self._clock()
            if state.failures >= self._manners.failures:
                # Who probes for an earlier client needn't be alone: a source that comes at the
                # same time would have to wait for its next cycle.
                if (state.probing and not state.restored) or now < state.closed_until:
                    times = f"{host} failed {state.failures} times in a row and is left alone"
                    kind = BlockedError if state.blocked else FetchError
                    raise kind(f"{times}: {state.reason}", where=url)
                state.probing = True
            start = max(now, state.next_start)
            state.next_start = start + self._manners.interval
        if start > now:
            self._sleep(start - now)

    def _worked(self, state: _Host) -> None:
        with state.lock:
            state.failures, state.closed_until = 0, 0.0
            state.probing, state.asked = False, True

    def _failed(self, state: _Host, error: SourceError) -> None:
        with state.lock:
            state.probing, state.asked = False, True
            if self._clock() < state.closed_until:
                return  # it was asked together with one that has failed before
            state.failures += 1
            state.reason, state.blocked = error.reason, isinstance(error, BlockedError)
            over = state.failures - self._manners.failures
            if over >= 0:
                rest = min(self._manners.rest * 2.0**over, self._manners.longest_rest)
                state.closed_until = self._clock() + rest
