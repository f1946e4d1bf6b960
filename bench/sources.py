"""Sources: parsing, polling and fetching side by side against their peers, each pair in one run.

    python -m bench.sources [--rounds N] [--json FILE]

The pages are each own layout's fixture, with the menus, scripts and link
lists that real pages carry around an article. Parsing and polling are CPU time of this process,
the server being another one; fetching from many hosts is by the clock. Figures are medians over
paired rounds.
"""

import argparse
import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import feedparser
import requests
import trafilatura

from bench.sources_server import ETAG, ITEMS
from flows.collect import Collected, collect_source
from flows.sections import HttpSettings
from sources import _guard, _registry
from sources._client import Client
from sources._fixture import read_fixture
from sources._hosts import Manners
from sources._own_feed import feed_source
from sources._sites import parse_page
from sources._source import Entry, Page
from storage.known import Held
from storage.runs import Validator

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
FIXTURES = Path(__file__).parent.parent / "tests" / "sources"


@dataclass(frozen=True, slots=True)
class Figure:
    """One comparison. `ours` and `peer` are in `unit`; `ratio` is what the goal speaks of."""

    name: str
    unit: str
    ours: float
    peer: float
    ratio: float
    goal: str
    met: bool


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def clock(work: Callable[[], object]) -> float:
    """Seconds of a piece of work by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(
    ours: Callable[[], object],
    peer: Callable[[], object],
    rounds: int,
    measure: Callable[[Callable[[], object]], float] = cpu,
) -> tuple[float, float, float]:
    """Median time of ours and the peer's, and the median of peer's over ours in each round."""
    ours()
    peer()
    times = []
    for number in range(rounds):
        pair = (ours, peer) if number % 2 else (peer, ours)
        first, second = measure(pair[0]), measure(pair[1])
        times.append((first, second) if number % 2 else (second, first))
    mine = statistics.median(each for each, _ in times)
    theirs = statistics.median(each for _, each in times)
    return mine, theirs, statistics.median(b / a for a, b in times)


# Pages


def own_pages() -> list[tuple[Page, Entry]]:
    """Each own layout's fixture, made as heavy as real pages are."""
    found = []
    for source in _registry.load():
        if not source.hosts or not (FIXTURES / source.id / "pages.toml").exists():
            continue
        for page in read_fixture(FIXTURES / source.id).articles.values():
            found.append((_as_heavy(page), Entry(url=page.url or "", title="")))
    return found


def _as_heavy(page: Page) -> Page:
    """The page with what surrounds an article: about 100 KB of menus, scripts and lists."""
    links = b"".join(
        b'<li class="item%d"><a href="/list/%d.html" title="x">link %d</a></li>' % (n, n, n)
        for n in range(400)
    )
    script = b"<script>var t=[" + b"{a:1,b:'x'}," * 2500 + b"];</script>"
    around = b"<div class='nav'><ul>" + links + b"</ul></div>" + script
    head, mark, rest = page.body.partition(b"<body>")
    if not mark:
        return page
    before_end, end, tail = rest.rpartition(b"</body>")
    body = head + script + mark + around + (before_end or rest) + around + end + tail
    return Page(body, NOW, url=page.url, headers=page.headers)


def parsing(rounds: int) -> Iterator[Figure]:
    """Own layouts against trafilatura."""
    pages = own_pages()
    size = statistics.mean(len(page.body) for page, _ in pages) / 1000

    def own() -> None:
        for page, entry in pages:
            parse_page(page, entry)

    def library() -> None:
        for page, _ in pages:
            trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)

    mine, theirs, ratio = paired(own, library, rounds)
    each = len(pages) / mine, len(pages) / theirs
    label = f"own layouts against trafilatura, {len(pages)} pages of {size:.0f} KB"
    yield Figure(label, "pages a second", *each, ratio, "at least 8", ratio >= 8)


# Polling


class Nothing:
    """An empty store."""

    def pages(self, page_ids: list[str]) -> set[str]:
        return set()

    def addresses(self, urls: list[str]) -> Mapping[str, Held]:
        return {}


class AllBut(Nothing):
    """A store that holds every address but those that end so."""

    def __init__(self, ending: str) -> None:
        self.ending = ending

    def addresses(self, urls: list[str]) -> Mapping[str, Held]:
        held = Held(frozenset(urls), NOW)
        return {url: held for url in urls if not url.endswith(self.ending)}


@contextmanager
def web() -> Iterator[int]:
    """The server's port; every name that ends in `.bench` leads to it as if it were public."""
    command = [sys.executable, "-m", "bench.sources_server"]
    real, judge = socket.getaddrinfo, _guard.inward

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if host.endswith(".bench") else host, *rest, **more)

    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as server:
        assert server.stdout
        socket.getaddrinfo, _guard.inward = resolve, lambda address: False
        try:
            yield int(server.stdout.readline())
        finally:
            socket.getaddrinfo, _guard.inward = real, judge
            server.communicate()


def client() -> Client:
    """Ours, which waits between requests to one host in life; here that would be all we see."""
    return Client(manners=Manners(interval=0))


def unchanged(port: int, rounds: int) -> Iterator[Figure]:
    """A source whose list hasn't changed against a bare session, the bookkeeping included."""
    url = f"http://same.bench:{port}/same"
    source, held = feed_source("same", "Same", url), Validator(url, etag=ETAG)
    times = 200
    with client() as made, requests.Session() as session:

        def ours() -> None:
            for _ in range(times):
                done = _collect(source, made, {url: held})
                assert done.status == "unchanged"

        def bare() -> None:
            for _ in range(times):
                assert session.get(url, headers={"If-None-Match": ETAG}).status_code == 304

        mine, theirs, _ = (1000 * each / times for each in paired(ours, bare, rounds))
        ratio = mine / theirs
    yield Figure(
        "an unchanged feed against requests.Session", "ms", mine, theirs, ratio,
        "ours at most 1.2 of it", ratio <= 1.2,
    )  # fmt: skip


def changed(port: int, rounds: int) -> Iterator[Figure]:
    """A changed feed of which all items but one are known, against requests and feedparser."""
    times = 40
    numbers = count()
    with client() as made, requests.Session() as session:

        def ours() -> None:
            for _ in range(times):
                number = next(numbers)
                url = f"http://fresh.bench:{port}/feed?n={number}"
                source = feed_source("fresh", "Fresh", url, whole_text=True)
                done = _collect(source, made, {}, AllBut(f"/{number}.html"))
                assert done.rows == ITEMS and len(done.found) == 1, done

        def theirs() -> None:
            for _ in range(times):
                url = f"http://fresh.bench:{port}/feed?n={next(numbers)}"
                parsed = feedparser.parse(session.get(url).content)
                assert len(parsed.entries) == ITEMS

        mine, peer, ratio = paired(ours, theirs, rounds)
    yield Figure(
        f"a changed feed of {ITEMS} items, one of them new, against requests and feedparser",
        "ms", 1000 * mine / times, 1000 * peer / times, ratio, "at least 4", ratio >= 4,
    )  # fmt: skip


def many_hosts(port: int, rounds: int) -> Iterator[Figure]:
    """Sixteen hosts at 50 ms side by side, as a cycle fetches them, against in turn."""
    hosts = 16
    sources = [
        feed_source(f"slow{n}", "Slow", f"http://slow{n}.bench:{port}/slow") for n in range(hosts)
    ]
    held = {source.list_urls[0]: Validator(source.list_urls[0], etag=ETAG) for source in sources}
    workers = HttpSettings().parallel
    with client() as made:

        def side_by_side() -> None:
            with ThreadPoolExecutor(workers) as pool:
                done = list(pool.map(lambda each: _collect(each, made, held), sources))
            assert {each.status for each in done} == {"unchanged"}

        def in_turn() -> None:
            for source in sources:
                assert _collect(source, made, held).status == "unchanged"

        mine, theirs, ratio = paired(side_by_side, in_turn, rounds, clock)
    yield Figure(
        f"{hosts} hosts at 50 ms, {workers} at once, against one after another", "ms",
        1000 * mine, 1000 * theirs, ratio, "at least 12", ratio >= 12,
    )  # fmt: skip


def _collect(
    source: Any, made: Client, held: Mapping[str, Validator], known: Nothing | None = None
) -> Collected:
    return collect_source(source, made, validators=held, known=known or Nothing(), now=NOW)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--json", type=Path)
    chosen = arguments.parse_args()
    figures = list(parsing(chosen.rounds))
    with web() as port:
        for measure in (unchanged, changed, many_hosts):
            figures += measure(port, chosen.rounds)
    for each in figures:
        mark = "" if each.met else "  MISSED"
        print(
            f"{each.name}: ours {each.ours:.2f}, peer {each.peer:.2f} {each.unit}; "
            f"ratio {each.ratio:.2f} ({each.goal}){mark}"
        )
    if chosen.json:
        rows = [asdict(each) for each in figures]
        chosen.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
