"""Whether a new text is an old one again, holds a piece of it, or neither.

Judged from fingerprints alone, so that no old text has to be read. Sharing a band or a
sentence makes two texts candidates; only what is judged here counts. Offices write to
templates: what tells two notices of one wording apart are their numbers, years and the
documents that they name, so these can refuse what the wording suggests.
"""

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np

from articles.fingerprint import NAMES, PERMUTATIONS, TITLE, Fingerprint

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
"""Numbers that two texts hold at least, to be told apart by how few they have in common."""
SAME_FIGURES = 0.3
"""Share of common numbers below which texts of one wording are two: a monthly report."""
FLASH = 3
"""Sentences at most in an item of which every number and every word counts."""
_PAPER = re.compile(
    r"(指南|办法|规定|条例|规则|细则|计划|规划|方案|目录|清单|名单|标准|规范|要点|意见|通知|条件)"
    r"(?:试行|暂行|征求意见稿|[\d年版本])*$"
)
"""What a paper of an office is, at the end of its name: newspapers stand in 《》 as well."""
_NUMERAL = re.compile(r"[\d一二三四五六七八九十百]")


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
    other = _other(new, old)
    if not other:
        if alike >= SAME:
            return "same", f"{alike:.0%} of the wording is common"
        if of_new >= WHOLE and of_old >= CUT:
            return "same", f"a cut version: {of_new:.0%} of its sentences, {of_old:.0%} of the old"
        if of_old >= WHOLE and of_new >= MOST:
            return "same", f"a longer version: {of_old:.0%} of the old text's sentences"
        # A passage taken over whole leaves whole sentences; rewording leaves few. Of an item of
        # two sentences it says nothing: most of what two announcements share is the formula.
        long = min(len(new.sentences), len(old.sentences)) > FLASH
        if long and alike >= REWRITTEN and in_both < alike / 2:
            return "same", f"reworded: {alike:.0%} of the wording is common"
    if shared and max(of_new, of_old) >= QUOTED:
        return "contains", f"{shared} common sentences, {of_old:.0%} of the old text"
    if other and alike >= REWRITTEN:
        return "different", f"one wording ({alike:.0%}), {other}"
    return "different", f"{alike:.0%} of the wording and {shared} sentences are common"


def _share(shared: int, sentences: tuple[int, ...]) -> float:
    return shared / len(sentences) if sentences else 0.0


def _other(new: Fingerprint, old: Fingerprint) -> str | None:
    """Say what forbids that two texts of one wording are one text, or None."""
    if new.years and old.years and not set(new.years) & set(old.years):
        return "other years"
    in_new, in_old = set(new.figures), set(old.figures)
    flash = max(len(new.sentences), len(old.sentences)) <= FLASH
    if flash and in_new - in_old and in_old - in_new:
        return "other figures"
    fewer = min(len(in_new), len(in_old))
    if fewer >= FIGURES and len(in_new & in_old) < SAME_FIGURES * fewer:
        return "other figures"
    return _other_papers(new.names, old.names)


def _other_papers(new: tuple[str, ...], old: tuple[str, ...]) -> str | None:
    """Say that two texts are of other papers, by their own titles or by what they name."""
    own_new, in_new = _apart(new)
    own_old, in_old = _apart(old)
    if own_new and own_old and not one_name(own_new, own_old):
        return "other titles of official texts"
    if not in_new or not in_old:
        return None
    only_new, only_old = _without(in_new, in_old), _without(in_old, in_new)
    if len(only_new) == len(in_new):
        return "other documents named"
    # Both may name the basis that they share; what each issues the other doesn't name. Of a text
    # with more names than are kept nobody knows what it doesn't name.
    known = max(len(in_new), len(in_old)) < NAMES
    if known and _papers(only_new) & _papers(only_old):
        return "other documents of one kind named"
    return None


def _apart(names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the name that an official text has by its title ("" for none), and what it names."""
    if names and names[0].startswith(TITLE):
        return names[0], names[1:]
    return "", names


def _without(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    known = set(others)
    return tuple(
        name
        for name in names
        if name not in known and not any(one_name(name, other) for other in others)
    )


def _papers(names: tuple[str, ...]) -> set[str]:
    return {found.group(1) for found in map(_PAPER.search, names) if found}


def one_name(one: str, other: str) -> bool:
    """Whether two names (letters only) are one, shortened, or misprinted by a character.

    Another numeral is no misprint: the second batch, the plan of 2024.
    """
    short, long = sorted((one, other), key=len)
    if short in long:
        return True
    if len(long) - len(short) > 1:
        return False
    at = next(i for i, (a, b) in enumerate(zip(short + "\0", long, strict=False)) if a != b)
    if _NUMERAL.match(long, at) and (len(short) < len(long) or _NUMERAL.match(short, at)):
        return False
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
