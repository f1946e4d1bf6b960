"""Near-duplicates: recall on planted ones, and speed against datasketch, store included.

    python -m bench.duplicates --articles 100000 [--database postgresql://…] [--json FILE]

Both sides take the same articles in the same order, in alternating rounds of one process; the
ratio is the median over the rounds of CPU seconds. Ours writes signatures and keys to the store
and commits; datasketch keeps its keys in memory and forgets them. With --whole ours also keeps
the articles themselves, their identical texts and the judgements: all that `ingest` does.
"""

import argparse
import gc
import json
import resource
import statistics
import sys
import tempfile
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from articles.duplicates import Resemblance
from articles.fingerprint import fingerprint
from articles.identifiers import derive
from articles.normalize import letters
from bench.planted import Planter, Sample
from bench.postgres import postgres
from storage.articles import Saved, arrival, save_articles
from storage.engine import open_store, writing
from storage.likeness import Found, find_like

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ROUND = 5_000
BATCH = 5_000
"""Articles that are saved with one commit, as a backfill does."""
PROBES = 300
PEER_THRESHOLD = 0.3
"""The threshold at which datasketch finds what we find; at its usual 0.5 it misses most edits."""


@dataclass
class Figures:
    """What is measured, and what is to be printed."""

    articles: int = 0
    ours: list[float] = field(default_factory=list)
    peers: list[float] = field(default_factory=list)
    recall: dict[str, float] = field(default_factory=dict)
    false: dict[str, int] = field(default_factory=dict)
    lookup: dict[int, float] = field(default_factory=dict)
    bytes_an_article: int = 0
    peak_megabytes: int = 0


class Peer:
    """What a user would write with datasketch."""

    def __init__(self) -> None:
        # Here, so that without it the peak memory is ours.
        from datasketch import MinHash, MinHashLSH

        self._sketch = MinHash
        self._index = MinHashLSH(threshold=PEER_THRESHOLD, num_perm=128)

    def add(self, sample: Sample, name: str) -> list[str]:
        text = letters("".join(sample.article.paragraphs))
        sketch = self._sketch(num_perm=128)
        sketch.update_batch([text[at : at + 5].encode() for at in range(max(1, len(text) - 4))])
        found = self._index.query(sketch)
        self._index.insert(name, sketch)
        return list(found)


def main() -> None:
    """Measure and print."""
    options = _options()
    figures = Figures(articles=options.articles)
    with tempfile.TemporaryDirectory() as folder, _database(options, folder) as url:
        engine = open_store(url)
        planter = Planter(options.seed)
        peer = None if options.alone else Peer()
        _fill(engine, planter, figures, peer, whole=options.whole)
        if url.startswith("sqlite"):
            size = sum(each.stat().st_size for each in Path(folder).iterdir())
            figures.bytes_an_article = size // options.articles
        engine.dispose()
    figures.peak_megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(_table(figures, url.split(":")[0], alone=options.alone))
    if options.json:
        options.json.write_text(json.dumps(vars(figures), indent=1) + "\n", "utf-8")


def _fill(
    engine: Engine, planter: Planter, figures: Figures, peer: Peer | None, *, whole: bool
) -> None:
    samples = planter.articles(figures.articles)
    names = array("Q")
    kinds: Counter[str] = Counter()
    right: Counter[str] = Counter()
    origins: defaultdict[int, list[int]] = defaultdict(list)
    while chunk := list(islice(samples, ROUND)):
        # What the bench itself holds is not to be searched for garbage on either side's time.
        gc.collect()
        gc.freeze()
        start = time.process_time()
        found = list(_add(engine, chunk, whole=whole))
        figures.ours.append((time.process_time() - start) / len(chunk))
        names.extend(_number(name) for name, _ in found)
        for sample, (name, like) in zip(chunk, found, strict=True):
            kinds[sample.kind] += 1
            right[sample.kind] += _right(sample, like, names, origins)
            if sample.of is not None and sample.kind != "quoting":
                origins[names[sample.of]].append(_number(name))
        if peer is not None:
            start = time.process_time()
            for position, sample in enumerate(chunk):
                peer.add(sample, f"{len(names)}-{position}")
            figures.peers.append((time.process_time() - start) / len(chunk))
        print(f"{len(names):>9} articles", file=sys.stderr, flush=True)
        if len(names) in {10_000, 100_000, 1_000_000} or len(names) == figures.articles:
            figures.lookup[len(names)] = _lookup(engine, planter)
    for kind in ("reprint", "cut", "edited", "quoting"):
        figures.recall[kind] = right[kind] / max(1, kinds[kind])
    for kind in ("new", "templated"):
        figures.false[f"{kind} ({kinds[kind]})"] = kinds[kind] - right[kind]


def _add(engine: Engine, samples: Sequence[Sample], *, whole: bool) -> Iterator[tuple[str, Found]]:
    """Yield for each sample its identifier and what it was found to be like."""
    for at in range(0, len(samples), BATCH):
        batch = [each.article for each in samples[at : at + BATCH]]
        if whole:
            arrivals = [arrival(each, fetched_at=NOW) for each in batch]
            with writing(engine) as session:
                saved = save_articles(session, arrivals, now=NOW)
                session.commit()
            yield from ((each.id, _found(each)) for each in saved)
            continue
        items = [(derive(each.url or ""), fingerprint(each)) for each in batch]
        with writing(engine) as session:
            findings = find_like(session, items, {})
            findings.remember(session)
            session.commit()
        yield from ((name, findings.found[name]) for name, _ in items)


def _number(identifier: str) -> int:
    """Sixteen hex digits as a number, of which an array holds a million in 8 MB."""
    return int(identifier, 16)


def _found(saved: Saved) -> Found:
    if saved.of is not None:
        return [(saved.of, Resemblance("same", saved.similarity or 0.0, ""))]
    return [(each, Resemblance("contains", 0.0, "")) for each in saved.contains]


def _right(
    sample: Sample, found: Found, names: Sequence[int], copies: Mapping[int, Sequence[int]]
) -> bool:
    """Say whether a sample was found to be what it is; one of `copies` stands for its original."""
    same = [_number(name) for name, each in found if each.verdict == "same"]
    if sample.of is None:
        return not same
    of = names[sample.of]
    wanted = {of, *copies.get(of, ())}
    if sample.kind == "quoting":
        return not same and any(_number(name) in wanted for name, _ in found)
    return any(name in wanted for name in same)


def _lookup(engine: Engine, planter: Planter) -> float:
    """Return the median CPU time, in seconds, to find in the store what one article is like."""
    times: list[float] = []
    for kind in ("reprint", "edited", "quoting"):
        for sample in planter.probes(kind, PROBES // 3):
            item = ("0" * 16, fingerprint(sample.article))
            with writing(engine) as session:
                session.connection()
                start = time.process_time()
                find_like(session, [item], {})
                times.append(time.process_time() - start)
    return statistics.median(times)


@contextmanager
def _database(options: argparse.Namespace, folder: str) -> Iterator[str]:
    if options.postgres:
        with postgres() as url:
            yield url
    else:
        yield options.database or f"sqlite:///{folder}/bench.db"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--database", help="an empty store; default: SQLite in a temporary folder")
    parser.add_argument("--postgres", action="store_true", help="start a Postgres server for it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", action="store_true", help="without datasketch")
    parser.add_argument("--whole", action="store_true", help="store the articles too")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _table(figures: Figures, kind: str, *, alone: bool) -> str:
    ours = statistics.median(figures.ours)
    rows = [
        ("articles", f"{figures.articles:,}"),
        ("store", kind),
        ("CPU an article, median of rounds", f"{ours * 1e6:.0f} us"),
        ("articles a second", f"{1 / ours:,.0f}"),
    ]
    if not alone:
        ratios = [peer / own for own, peer in zip(figures.ours, figures.peers, strict=True)]
        rows += [
            ("datasketch, articles a second", f"{1 / statistics.median(figures.peers):,.0f}"),
            ("times datasketch, median", f"{statistics.median(ratios):.2f}"),
            ("times datasketch, last round", f"{ratios[-1]:.2f}"),
        ]
    rows += [(f"recall {kind}", f"{share:.3f}") for kind, share in figures.recall.items()]
    rows += [(f"false among {kind}", str(count)) for kind, count in figures.false.items()]
    rows += [(f"look-up p50 at {n:,}, CPU", f"{t * 1e6:.0f} us") for n, t in figures.lookup.items()]
    if figures.bytes_an_article:
        rows.append(("bytes an article, store", f"{figures.bytes_an_article:,}"))
    rows.append(("peak memory", f"{figures.peak_megabytes} MB"))
    return "\n".join(["| figure | value |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in rows)])


if __name__ == "__main__":
    main()
