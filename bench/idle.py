"""A cycle in which nothing is new: what it costs beside the network.

    python -m bench.idle [--sources 200] [--rounds 3] [--json FILE]

Each source is a feed of 20 items on a host of its own, served by another process. The first cycle
takes them in; in those that follow every feed answers that it hasn't changed. What the network
costs is measured in the same rounds: the same conditional requests (and robots.txt, which a cycle
asks each host for) by the program's client alone, and by one bare requests.Session.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import requests

from bench.results import Table, write_json
from bench.sources import NOW, cpu, web
from bench.sources_server import ETAG
from flows import steps
from flows.settings import Settings
from sources._own_feed import feed_source
from sources._source import Source


@dataclass
class Figures:
    """CPU seconds a cycle, a round each."""

    sources: int
    cycle: list[float] = field(default_factory=list)
    network: list[float] = field(default_factory=list)
    """The requests alone, by our client."""
    requests: list[float] = field(default_factory=list)
    """The requests alone, by a bare session."""

    @property
    def beside(self) -> float:
        """What the cycle costs beside the requests: median of the rounds' differences."""
        return statistics.median(a - b for a, b in zip(self.cycle, self.network, strict=True))


def measure(sources: int, rounds: int) -> Figures:
    """Run the cycles."""
    figures = Figures(sources)
    with web() as port, tempfile.TemporaryDirectory() as folder:
        watched = tuple(
            feed_source(f"f{n}", f"Feed {n}", f"http://f{n}.bench:{port}/same", whole_text=True)
            for n in range(sources)
        )
        settings = Settings(data=Path(folder))
        with patch.object(steps, "enabled_sources", lambda settings: watched):
            _cycle(settings, 0, "ok")
            for number in range(1, rounds + 1):
                figures.cycle.append(cpu(lambda: _cycle(settings, number, "unchanged")))  # noqa: B023
                figures.network.append(cpu(lambda: _network(settings, watched)))
                figures.requests.append(cpu(lambda: _bare(watched)))
    return figures


def _cycle(settings: Settings, number: int, wanted: str) -> None:
    summary = steps.run_direct(settings, now=NOW + number * timedelta(minutes=30))
    found = {each.status for each in summary.outcomes}
    assert found == {wanted}, summary.headline


def _network(settings: Settings, sources: Sequence[Source]) -> None:
    with steps.open_client(settings) as client, ThreadPoolExecutor(settings.http.parallel) as pool:
        asked = [pool.submit(client.get, each.list_urls[0], etag=ETAG) for each in sources]
        assert all(each.result() is None for each in asked)


def _bare(sources: Sequence[Source]) -> None:
    with requests.Session() as session:
        for source in sources:
            answer = session.get(source.list_urls[0], headers={"If-None-Match": ETAG})
            assert answer.status_code == 304


def table(figures: Figures) -> Table:
    """The figures for people."""
    cycle, network, bare = (
        statistics.median(each) for each in (figures.cycle, figures.network, figures.requests)
    )
    return Table(
        "A cycle with nothing new",
        ("figure", "value"),
        [
            ("sources", figures.sources),
            ("the cycle, CPU", f"{cycle:.2f} s"),
            ("the requests alone, by our client, CPU", f"{network:.2f} s"),
            ("the requests alone, by requests.Session, CPU", f"{bare:.2f} s"),
            ("beside the network, CPU", f"{figures.beside:.2f} s"),
            ("beside the network, a source", f"{figures.beside / figures.sources * 1e3:.1f} ms"),
        ],
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = measure(options.sources, options.rounds)
    print(table(figures).markdown())
    write_json(options.json, {**vars(figures), "beside": figures.beside})


if __name__ == "__main__":
    main()
