"""End to end: saved pages to ledger in one process, against the stack that one would put together.

    python -m bench.end_to_end [--rounds 5] [--articles 100] [--json FILE]

Both sides take the same feeds and pages (see `bench.pages`) in alternating rounds of one process,
each into a SQLite store of its own that has grown through the rounds before: parse the feed and
the pages, dedupe, extract, link, store. The ratio is the median over the rounds of CPU seconds.
Ours keeps the raw pages besides. `floor` is what nobody gets under: the pages through lxml alone.
"""

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from lxml import etree

from alerts.rules import DEFAULT_RULES
from bench.pages import SITE, START, News, Newsroom, Portal, feed
from bench.results import Table, write_json
from flows.collect import Found
from flows.ingest import Batch, ingest
from flows.readers import Readers
from sources._own_feed import feed_source
from sources._source import Page
from storage.engine import Engine, open_store

LISTED = 50
"""Items of one feed, which are one transaction of ours."""
NOW = START + timedelta(days=3650)
SOURCE = feed_source("bench", "Bench", f"{SITE}/feed.xml")
NOBODY = Readers((), DEFAULT_RULES)
Made = TypeVar("Made")
Listing = tuple[bytes, dict[str, bytes]]
"""A feed with its pages by address."""


@dataclass
class Figures:
    """CPU seconds an article, a round each; recall and precision over all rounds."""

    articles: int = 0
    page_bytes: int = 0
    ours: list[float] = field(default_factory=list)
    usual: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    body_f1: dict[str, float] = field(default_factory=dict)

    @property
    def times(self) -> float:
        return statistics.median(b / a for a, b in zip(self.ours, self.usual, strict=True))


def main() -> None:
    """Measure and print."""
    options = _options()
    figures = measure(options.rounds, options.articles, seed=options.seed)
    print(table(figures).markdown())
    write_json(options.json, {**vars(figures), "times": figures.times})


def measure(rounds: int, articles: int, *, seed: int = 1) -> Figures:
    """Run both sides over `rounds` times `articles` pages."""
    from bench.usual import Stack  # here, so that ours can be run without the peers

    figures = Figures()
    room, portal = Newsroom(seed), Portal(seed)
    told: dict[str, list[float]] = {"ours": [], "usual": []}
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{folder}/ours.db")
        stack = Stack(f"sqlite:///{folder}/usual.db")
        # A first feed loads what is loaded once, and is not measured.
        for number in range(rounds + 1):
            news = list(room.write(articles, start=number * articles))
            listings = list(_listings(news, portal))
            gold = {each.url: "".join(each.paragraphs) for each in news}
            mine, its = _both(engine, stack, listings, number % 2 == 0)
            if number:
                figures.ours.append(mine[0] / articles)
                figures.usual.append(its[0] / articles)
                figures.floor.append(_cpu(lambda: _parse_only(listings))[0] / articles)  # noqa: B023
            for side, taken in (("ours", mine[1]), ("usual", its[1])):
                told[side] += [_f1(gold[url], text) for url, text in taken]
        engine.dispose()
        stack.engine.dispose()
    figures.articles = rounds * articles
    figures.page_bytes = sum(map(len, listings[0][1].values())) // len(listings[0][1])
    figures.body_f1 = {side: statistics.mean(each) for side, each in told.items()}
    return figures


def take(engine: Engine, listing: Listing) -> list[tuple[str, str]]:
    """Take in a feed with its pages as a cycle does; return (address, text) of each article."""
    parse_list, parse_article = SOURCE.parse_list, SOURCE.parse_article
    assert parse_list and parse_article, "a feed's source has both"
    body, pages = listing
    found = []
    for entry in parse_list(Page(body, NOW, SOURCE.list_urls[0])):
        page = Page(pages[entry.url], NOW, entry.url)
        found.append(Found(page, parse_article(page, entry), entry))
    ingest(engine, found, NOBODY, Batch("bench", NOW))
    return [(each.page.url or "", "".join(each.article.paragraphs)) for each in found]


def _both(
    engine: Engine, stack: Any, listings: Sequence[Listing], ours_first: bool
) -> tuple[tuple[float, list[tuple[str, str]]], tuple[float, list[tuple[str, str]]]]:
    def ours() -> list[tuple[str, str]]:
        return [each for listing in listings for each in take(engine, listing)]

    def usual() -> list[tuple[str, str]]:
        return [each for body, pages in listings for each in stack.take(body, pages)]

    if ours_first:
        mine = _cpu(ours)
        return mine, _cpu(usual)
    its = _cpu(usual)
    return _cpu(ours), its


def _listings(news: Sequence[News], portal: Portal) -> Iterator[Listing]:
    for at in range(0, len(news), LISTED):
        some = news[at : at + LISTED]
        yield feed(some), {each.url: portal.page(each) for each in some}


def _parse_only(listings: Sequence[tuple[bytes, Mapping[str, bytes]]]) -> None:
    for _, pages in listings:
        for body in pages.values():
            etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))


def _cpu(work: Callable[[], Made]) -> tuple[float, Made]:
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def _f1(gold: str, text: str) -> float:
    """How well a body was read: F1 over pairs of neighbouring letters."""
    wanted, got = (Counter(pairwise("".join(each.split()))) for each in (gold, text))
    common = sum((wanted & got).values())
    return 2 * common / max(1, wanted.total() + got.total())


def table(figures: Figures) -> Table:
    """The figures for people."""
    ours, usual, floor = (
        statistics.median(each) for each in (figures.ours, figures.usual, figures.floor)
    )
    return Table(
        "End to end",
        ("figure", "value"),
        [
            ("pages, bytes each", f"{figures.articles:,} of {figures.page_bytes / 1e3:.0f} kB"),
            ("ours, CPU an article", f"{ours * 1e3:.2f} ms"),
            ("the usual stack, CPU an article", f"{usual * 1e3:.2f} ms"),
            ("lxml parse alone, CPU a page", f"{floor * 1e3:.2f} ms"),
            ("ours, articles a second", f"{1 / ours:.0f}"),
            ("the usual stack, articles a second", f"{1 / usual:.0f}"),
            ("times the usual stack, median of paired rounds", f"{figures.times:.1f}"),
            ("body F1, ours", f"{figures.body_f1['ours']:.3f}"),
            ("body F1, the usual stack", f"{figures.body_f1['usual']:.3f}"),
        ],
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=100, help="pages of one round")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
