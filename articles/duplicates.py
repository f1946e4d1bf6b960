"""Whether a new text is an old one again, holds a piece of it, or neither.

Judged from fingerprints alone, so that no old text has to be read. Sharing a band or a
sentence makes two texts candidates; only what is judged here counts.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from articles.fingerprint import PERMUTATIONS, Fingerprint

Likeness = Literal["same", "contains", "different"]

SAME = 0.5
"""Estimated share of common shingles from which on two texts are one, edited."""
REWRITTEN = 0.28
"""The same where the likeness is spread thin over the text: a fifth of it reworded."""
WHOLE = 0.8
"""Share of a text's sentences that must stand in the other one for it to be cut from it."""
CUT = 0.25
"""Part of the old text that a cut version has at least; less is a quotation."""
MOST = 0.5
"""Part of the new text that an old one fills at least, to be reprinted rather than quoted."""
QUOTED = 0.1
"""Share of the sentences of either text that make a quotation."""
FIGURES = 3
"""Numbers that a text holds at least, to be told from another one by its numbers ..."""
FLASH = 3
"""... unless it has no more sentences than this: then one number is much of what it says."""
SAME_FIGURES = 0.3
"""Share of common numbers below which texts of one wording are two: a monthly report."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How a new text is like an old one.

    `same`: a reprint, an edited or a cut version. `contains`: the texts share a passage, the
    rest is different. `similarity` is 0 to 1: the estimated share of common shingles, or of
    common sentences where that is larger.
    """

    verdict: Likeness
    similarity: float
    reason: str


def judge(new: Fingerprint, old: Fingerprint) -> Resemblance:
    """Say how `new` is like `old`."""
    if new.body_hash == old.body_hash:
        return Resemblance("same", 1.0, "identical text")
    alike = estimate(new.signature, old.signature)
    shared = len(set(new.sentences) & set(old.sentences))
    of_new, of_old = _share(shared, new.sentences), _share(shared, old.sentences)
    union = len(new.sentences) + len(old.sentences) - shared
    in_both = shared / union if union else 0.0
    verdict, reason = _verdict(new, old, alike, shared, of_new, of_old, in_both)
    return Resemblance(verdict, round(max(alike, of_new, of_old), 3), reason)


def estimate(one: bytes, other: bytes) -> float:
    """Return the estimated share (0 to 1) of common shingles from two signatures."""
    if not one or not other:
        return 0.0
    equal = np.frombuffer(one, dtype="<u4") == np.frombuffer(other, dtype="<u4")
    return int(np.count_nonzero(equal)) / PERMUTATIONS


def _verdict(
    new: Fingerprint,
    old: Fingerprint,
    alike: float,
    shared: int,
    of_new: float,
    of_old: float,
    in_both: float,
) -> tuple[Likeness, str]:
    other_figures = _other_figures(new, old)
    if not other_figures:
        if alike >= SAME:
            return "same", f"{alike:.0%} of the wording is common"
        if of_new >= WHOLE and of_old >= CUT:
            return "same", f"a cut version: {of_new:.0%} of its sentences, {of_old:.0%} of the old"
        if of_old >= WHOLE and of_new >= MOST:
            return "same", f"a longer version: {of_old:.0%} of the old text's sentences"
        # A passage taken over whole leaves whole sentences; rewording leaves few.
        if alike >= REWRITTEN and in_both < alike / 2:
            return "same", f"reworded: {alike:.0%} of the wording is common"
    if shared and max(of_new, of_old) >= QUOTED:
        return "contains", f"{shared} common sentences, {of_old:.0%} of the old text"
    if other_figures and alike >= REWRITTEN:
        return "different", f"one wording ({alike:.0%}), {other_figures}"
    return "different", f"{alike:.0%} of the wording and {shared} sentences are common"


def _share(shared: int, sentences: tuple[int, ...]) -> float:
    return shared / len(sentences) if sentences else 0.0


def _other_figures(new: Fingerprint, old: Fingerprint) -> str | None:
    """Say why the numbers forbid that two texts of one wording are one text, or None."""
    years_new, years_old = _years(new), _years(old)
    if years_new and years_old and not years_new & years_old:
        return "other years"
    fewer = min(len(new.figures), len(old.figures))
    flash = max(len(new.sentences), len(old.sentences)) <= FLASH
    enough = fewer >= (1 if flash else FIGURES)
    if enough and len(set(new.figures) & set(old.figures)) < SAME_FIGURES * fewer:
        return "other figures"
    return None


def _years(each: Fingerprint) -> set[int]:
    return {figure for figure in each.figures if 1990 <= figure <= 2099}
