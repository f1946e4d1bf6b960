"""Which of many commitments that share words with a name `link` needs to look at.

The larger the ledger, the more names share two words with a new one: 算力基础设施 is said of every
field. Most of them are plainly another's, each saying what the other doesn't; that is seen from the
words alone, at a tenth of what a judgement with its reason costs.
"""

from collections.abc import Collection, Iterable, Mapping

from commitments.model import Identity
from commitments.names.judgement import nicks_of
from commitments.names.likeness import apart, rendered
from commitments.names.marks import mark_of

NEAREST = 3
"""Judgements that are kept of a mention whatever they say, the likeliest first."""
_OTHERWISE = ("measure", "target")
"""Kinds of which more than the words of a name tells them apart."""


def shortlist(identity: Identity, known: Mapping[str, Collection[Identity]]) -> Collection[str]:
    """The commitments of `known` that `link` may find the same, or be unsure of, and the nearest.

    Each that is left out it would find different, and less like the name than `NEAREST` others.
    `known` holds of each commitment all that it is called.
    """
    if len(known) <= NEAREST or not _by_words(identity) or mark_of(identity, "said"):
        return known.keys()
    kept: list[str] = []
    strangers: list[tuple[float, str, bool]] = []
    for commitment, called in known.items():
        scores = {_apart(identity, each) for each in called}
        if None in scores:
            kept.append(commitment)
        else:
            # Of several scores the marks decide which one counts.
            highest = max(filter(None, scores), default=0.0)
            strangers.append((-highest, commitment, len(scores) == 1))
    return [*kept, *_nearest(strangers)]


def _nearest(strangers: Iterable[tuple[float, str, bool]]) -> Iterable[str]:
    """The nearest of those whose score is sure, and all that may be nearer."""
    sure = 0
    for _, commitment, exact in sorted(strangers):
        yield commitment
        sure += exact
        if sure == NEAREST:
            return


def _apart(identity: Identity, other: Identity) -> float | None:
    """The score of a name that `judge` finds different whatever its marks; else None."""
    score = apart(identity.name, other.name)
    nick = mark_of(identity, "nick")
    if score is None or not _by_words(other) or (nick and nick == mark_of(other, "nick")):
        return None
    if mark_of(identity, "told") == mark_of(other, "told"):
        return score
    return None if rendered(identity.name, other.name, nicks_of(identity, other)) else score


def _by_words(identity: Identity) -> bool:
    """Whether the words of its name say what it is, not its clause or what it counts."""
    return identity.kind not in _OTHERWISE and mark_of(identity, "clause") is None
