"""The learned half of the grammar: weighs evidence and admits or refuses a clause."""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain, repeat
from operator import add
from typing import TypeVar

from commitments._record import Record
from commitments.model import Kind

REFUSED = "refused"
"""The ruling that settles it: the clause is no mention."""
_KIND_EVIDENCE = (
    "sense",
    "tail",
    "head:",
    "in:",
    "v0=",
    "v1=",
    "book",
    "quoted",
    "number",
    "listed",
    "bias",
    "adv",
    "pp=",
    "goal",
    "mode=",
)
"""What tells kinds apart: the object and the verbs, not the surroundings."""
KINDS: tuple[Kind, ...] = ("measure", "programme", "instrument", "target")
Weights = dict[str, float]
Weight = TypeVar("Weight")
_NOTHING = (0,) * len(KINDS)
_MANY = 8_192
"""Groups of names whose weights are remembered."""
_PAIR = 2
"""Characters of a pair; other names are longer."""


class Names:
    """Names that stand together in many clauses.

    A group is equal to itself alone, so that what it weighs is found without reading its names.
    """

    __slots__ = ("all",)

    def __init__(self, names: Iterable[str]) -> None:
        self.all = tuple(names)


class _Remembered(dict[Names, Weight]):
    """What groups weigh, each found when it is first asked for; a look-up costs no call."""

    def __init__(self, weigh: Callable[[Names], Weight]) -> None:
        super().__init__()
        self.weigh = weigh

    def __missing__(self, group: Names) -> Weight:
        if len(self) >= _MANY:
            self.clear()
        found = self[group] = self.weigh(group)
        return found


class Evidence(Record):
    """What is seen of a clause, by names, none twice."""

    ruling: str
    """The grammar's own judgement, or REFUSED."""
    shared: tuple[Names, ...] = ()
    """Each group is weighed once."""
    own: Sequence[str] = ()
    text: str = ""
    """What is weighed pair by pair: two neighbours stand for themselves, without a word for what
    they are. They tell nothing of the kind."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        shared = chain.from_iterable(group.all for group in self.shared)
        return (*shared, *self.own, *dict.fromkeys(_pairs(self.text)))


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by evidence; `python -m bench.train` makes them."""

    admit: Weights
    kinds: dict[Kind, Weights]
    threshold: float
    pairs: frozenset[str] = field(init=False, repr=False, compare=False)
    """Pairs that weigh anything."""
    together: dict[str, tuple[float, ...]] = field(init=False, repr=False, compare=False)
    """The weights of all kinds by what tells kinds apart: one look-up instead of one a kind."""
    shared: "_Remembered[float]" = field(init=False, repr=False, compare=False)
    shared_kinds: "_Remembered[tuple[float, ...]]" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Join the weights of the kinds."""
        seen = {name for weights in self.kinds.values() for name in weights}
        joined = {
            name: tuple(self.kinds[kind].get(name, 0.0) for kind in KINDS)
            for name in kind_evidence(seen)
        }
        pairs = frozenset(name for name in self.admit if len(name) == _PAIR)
        object.__setattr__(self, "pairs", pairs)
        object.__setattr__(self, "together", joined)
        object.__setattr__(self, "shared", _Remembered(self._shared))
        object.__setattr__(self, "shared_kinds", _Remembered(self._kinds_shared))

    def score(self, evidence: Evidence) -> float:
        """Log odds that the clause is a mention, less the threshold."""
        if evidence.ruling == REFUSED:
            return -math.inf
        shared = sum(map(self.shared.__getitem__, evidence.shared))
        pairs = self.pairs.intersection(_pairs(evidence.text))
        own = total(self.admit, evidence.own) + sum(map(self.admit.__getitem__, pairs))
        return shared + own - self.threshold

    def kind(self, evidence: Evidence) -> Kind:
        """The likeliest kind of an admitted clause."""
        shared = map(self.shared_kinds.__getitem__, evidence.shared)
        totals = self._by_kind(evidence.own, *shared)
        return KINDS[totals.index(max(totals))]

    def _shared(self, group: Names) -> float:
        return total(self.admit, group.all)

    def _kinds_shared(self, group: Names) -> tuple[float, ...]:
        return self._by_kind(group.all)

    def _by_kind(self, names: Iterable[str], *others: tuple[float, ...]) -> tuple[float, ...]:
        """The weights of all kinds that the names have together, and others added to them."""
        found = filter(None, map(self.together.get, names))
        return tuple(map(sum, zip(_NOTHING, *others, *found, strict=True)))


def _pairs(text: str) -> Iterator[str]:
    return map(add, text, text[1:])


def kind_evidence(evidence: Iterable[str]) -> list[str]:
    """The part of the evidence that tells kinds apart."""
    return [name for name in evidence if name.startswith(_KIND_EVIDENCE) and "&" not in name]


def total(weights: Weights, evidence: Iterable[str]) -> float:
    """Sum of the weights of what is seen."""
    return sum(map(weights.get, evidence, repeat(0.0)))


@cache
def model() -> Model:
    """The weights that the package ships.

    They stay the hundredths that they are stored as: sums of whole numbers, unlike others, don't
    depend on the order of what is summed.
    """
    source = files("commitments") / "weights" / "chinese.json"
    stored = json.loads(source.read_text(encoding="utf-8"))
    return Model(
        admit=stored["admit"],
        kinds=stored["kinds"],
        threshold=round(100 * stored["threshold"]),
    )
