"""The learned half of the grammar: weighs evidence and admits or refuses a clause."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import repeat

from commitments.model import Kind

REFUSED = "refused"
"""Evidence that settles it: the clause is no mention."""
KIND_EVIDENCE = (
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


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by evidence; `python -m bench.train` makes them."""

    admit: Weights
    kinds: dict[Kind, Weights]
    threshold: float
    together: dict[str, tuple[float, ...]] = field(init=False, repr=False, compare=False)
    """The weights of all kinds by what tells kinds apart: one look-up instead of one a kind."""

    def __post_init__(self) -> None:
        """Join the weights of the kinds."""
        seen = {name for weights in self.kinds.values() for name in weights}
        telling = kind_evidence(seen)
        joined = {
            name: tuple(self.kinds[kind].get(name, 0.0) for kind in KINDS) for name in telling
        }
        object.__setattr__(self, "together", joined)

    def score(self, evidence: Sequence[str]) -> float:
        """Log odds that the clause is a mention, less the threshold."""
        if evidence[0] == REFUSED:
            return -math.inf
        return total(self.admit, evidence) - self.threshold

    def kind(self, evidence: Iterable[str]) -> Kind:
        """The likeliest kind of an admitted clause."""
        found = filter(None, map(self.together.get, evidence))
        totals = [sum(column) for column in zip(*found, strict=True)] or [0.0] * len(KINDS)
        return KINDS[totals.index(max(totals))]


def kind_evidence(evidence: Iterable[str]) -> list[str]:
    """The part of the evidence that tells kinds apart."""
    return [name for name in evidence if name.startswith(KIND_EVIDENCE) and "&" not in name]


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
