"""Logistic regression over named evidence, pulled towards a prior: numpy and nothing else."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
_MEMORY = 8
"""Steps that the optimizer remembers."""
_STEPS = 70


@dataclass(frozen=True, slots=True)
class Sample:
    """What is seen of one clause, whether it is of the class, and how much it counts."""

    evidence: tuple[str, ...]
    positive: bool
    weight: float


def fit(samples: Sequence[Sample], prior: Mapping[str, float], pull: float) -> dict[str, float]:
    """Weights by evidence that is seen twice or more, drawn to `prior` (else 0) by `pull`."""
    counts = Counter(name for sample in samples for name in sample.evidence)
    names = sorted(name for name, count in counts.items() if count > 1)
    place = {name: at for at, name in enumerate(names)}
    seen = [[place[name] for name in sample.evidence if name in place] for sample in samples]
    columns = np.array([column for row in seen for column in row], dtype=np.int64)
    rows = np.repeat(np.arange(len(samples)), [len(row) for row in seen])
    wanted = np.array([sample.positive for sample in samples], dtype=np.float64)
    counted = np.array([sample.weight for sample in samples])
    start = np.array([prior.get(name, 0.0) for name in names])

    def cost(weights: Vector) -> tuple[float, Vector]:
        odds = np.bincount(rows, weights=weights[columns], minlength=len(samples))
        chance = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
        away = weights - start
        loss = counted @ (np.logaddexp(0, odds) - wanted * odds) + 0.5 * pull * away @ away
        slope = np.bincount(
            columns, weights=(counted * (chance - wanted))[rows], minlength=len(names)
        )
        return float(loss), slope + pull * away

    return dict(zip(names, _minimize(cost, start).tolist(), strict=True))


def _minimize(cost: Callable[[Vector], tuple[float, Vector]], weights: Vector) -> Vector:
    """Limited-memory BFGS with backtracking."""
    loss, slope = cost(weights)
    moves: list[tuple[Vector, Vector]] = []
    for _ in range(_STEPS):
        direction = _direction(slope, moves)
        step = 1.0
        while True:
            there = weights - step * direction
            new_loss, new_slope = cost(there)
            if new_loss <= loss - 1e-4 * step * (slope @ direction) or step < 1e-6:
                break
            step /= 2
        move, turn = there - weights, new_slope - slope
        if move @ turn > 1e-12:
            moves = [*moves, (move, turn)][-_MEMORY:]
        small = abs(loss - new_loss) < 1e-5 * abs(loss)
        weights, loss, slope = there, new_loss, new_slope
        if small:
            break
    return weights


def _direction(slope: Vector, moves: list[tuple[Vector, Vector]]) -> Vector:
    direction = slope.copy()
    steps = []
    for move, turn in reversed(moves):
        step = (move @ direction) / (turn @ move)
        direction -= step * turn
        steps.append(step)
    if moves:
        move, turn = moves[-1]
        direction *= (move @ turn) / (turn @ turn)
    else:
        direction /= max(1.0, float(np.linalg.norm(slope)))
    for (move, turn), step in zip(moves, reversed(steps), strict=True):
        direction += (step - (turn @ direction) / (turn @ move)) * move
    return direction
