"""The learned half of the grammar: weighs evidence and admits or refuses a clause."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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

    def score(self, evidence: Sequence[str]) -> float:
        """Log odds that the clause is a mention, less the threshold."""
        if evidence[0] == REFUSED:
            return -math.inf
        return total(self.admit, evidence) - self.threshold

    def kind(self, evidence: Iterable[str]) -> Kind:
        """The likeliest kind of an admitted clause."""
        seen = kind_evidence(evidence)
        return max(KINDS, key=lambda kind: total(self.kinds[kind], seen))


def kind_evidence(evidence: Iterable[str]) -> list[str]:
    """The part of the evidence that tells kinds apart."""
    return [name for name in evidence if name.startswith(KIND_EVIDENCE) and "&" not in name]


def total(weights: Weights, evidence: Iterable[str]) -> float:
    """Sum of the weights of what is seen."""
    get = weights.get
    return sum([get(name, 0.0) for name in evidence])


@cache
def model() -> Model:
    """The weights that the package ships."""
    source = files("commitments") / "weights" / "chinese.json"
    stored = json.loads(source.read_text(encoding="utf-8"))
    return Model(
        admit=_scaled(stored["admit"]),
        kinds={kind: _scaled(stored["kinds"][kind]) for kind in KINDS},
        threshold=stored["threshold"],
    )


def _scaled(stored: dict[str, int]) -> Weights:
    return {name: value / 100 for name, value in stored.items()}
