"""How well the ledger joins mentions of one commitment, and how right its new alerts are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.goldset import AnnotatedArticle, fold
from bench.mentions import harmonic

LATE = timedelta(days=1)
"""A new alert is in time within this of the commitment's first article."""

Row = Mapping[str, Any]
"""One line of `miit-watch ledger` or `alerts --format jsonl`."""
Unit = tuple[str, str]
"""A commitment in an article: file name and key."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall with their F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class LedgerScore:
    """Linking over the units that were found, and the alerts with event `new`."""

    found: int
    wanted: int
    pairwise: Rates
    b_cubed: Rates
    alerts: Rates
    alert_count: int
    repeated_alerts: int
    errors: tuple[str, ...]


class _Reader:
    """Tells which annotated commitments a printed quote means."""

    def __init__(self, golds: Sequence[AnnotatedArticle]) -> None:
        self.published = {gold.name: gold.published_at for gold in golds}
        self.first: dict[str, datetime] = {}
        self.anchors: dict[str, dict[str, set[str]]] = {}
        for gold in golds:
            keys = self.anchors[gold.name] = {}
            for mention in gold.mentions:
                if mention.concrete and mention.key:
                    keys.setdefault(mention.key, set()).add(fold(mention.anchor))
                    known = self.first.get(mention.key, gold.published_at)
                    self.first[mention.key] = min(known, gold.published_at)

    def keys(self, row: Row) -> list[str]:
        """Keys whose anchor stands in the quote; the row's object decides among several."""
        quote, named = fold(row["quote"]), fold(row.get("object"))
        here = self.anchors.get(_name(row), {})
        keys = [key for key, anchors in here.items() if any(a in quote for a in anchors)]
        if len(keys) < 2 or not named:
            return keys
        meant = [key for key in keys if any(a in named or named in a for a in here[key])]
        return meant or keys

    @property
    def units(self) -> int:
        return sum(len(keys) for keys in self.anchors.values())


def score_ledger(
    golds: Sequence[AnnotatedArticle], ledger: Iterable[Row], alerts: Iterable[Row]
) -> LedgerScore:
    """Score the printed ledger and alerts of a store that took in exactly these articles."""
    reader = _Reader(golds)
    assigned: dict[Unit, set[str]] = defaultdict(set)
    for commitment in ledger:
        for mention in commitment["mentions"]:
            for key in reader.keys(mention):
                assigned[_name(mention), key].add(commitment["id"])
    pairwise, split = _pairwise(assigned)
    fresh, count, repeated, seen, false = _alerts(reader, alerts)
    recall = len(seen & set(reader.first)) / len(reader.first) if reader.first else 0.0
    return LedgerScore(
        found=len(assigned),
        wanted=reader.units,
        pairwise=pairwise,
        b_cubed=_b_cubed(assigned),
        alerts=Rates(fresh / count if count else 0.0, recall),
        alert_count=count,
        repeated_alerts=repeated,
        errors=(*split, *false),
    )


def _pairwise(assigned: Mapping[Unit, set[str]]) -> tuple[Rates, list[str]]:
    right = linked_pairs = same_pairs = 0
    errors = []
    for one, other in combinations(sorted(assigned), 2):
        same, linked = one[1] == other[1], bool(assigned[one] & assigned[other])
        right += same and linked
        linked_pairs += linked
        same_pairs += same
        if same != linked:
            errors.append(f"{'split' if same else 'merged'}  {one} {other}")
    return Rates(
        right / linked_pairs if linked_pairs else 0.0, right / same_pairs if same_pairs else 0.0
    ), errors


def _b_cubed(assigned: Mapping[Unit, set[str]]) -> Rates:
    precision = recall = 0.0
    for unit, ids in assigned.items():
        same = {other for other in assigned if other[1] == unit[1]}
        linked = {other for other in assigned if assigned[other] & ids}
        precision += len(same & linked) / len(linked)
        recall += len(same & linked) / len(same)
    count = len(assigned) or 1
    return Rates(precision / count, recall / count)


def _alerts(reader: _Reader, alerts: Iterable[Row]) -> tuple[int, int, int, set[str], list[str]]:
    """Right alerts, all new concrete ones, repeats, keys alerted, and the wrong ones' lines."""
    right = count = repeated = 0
    seen: set[str] = set()
    errors = []
    for alert in alerts:
        if alert["event"] != "new" or alert.get("kind") == "measure":
            continue
        count += 1
        keys = reader.keys(alert)
        in_time = [
            key
            for key in keys
            if key not in seen and reader.published[_name(alert)] <= reader.first[key] + LATE
        ]
        if in_time:
            right += 1
        else:
            repeated += bool(keys)
            what = "repeat or late" if keys else "not a commitment"
            errors.append(f"{what}  {_name(alert)}  {alert['quote']}")
        seen.update(keys)
    return right, count, repeated, seen, errors


def _name(row: Row) -> str:
    return Path(row.get("path") or "").name
