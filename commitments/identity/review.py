"""Which commitment each mention belongs to, once people have had their say.

A pure function of judgements and rulings: taking a ruling back gives what was before it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commitments.model import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """A mention with all that was judged of it.

    `own` is the commitment that its identity founds where it belongs to none (identity's
    `commitment_id`); `judgements` are the program's, best first; `rulings` are a person's verdicts
    by commitment, "unsure" being none.
    """

    mention_id: str
    own: str
    judgements: tuple[Judgement, ...] = ()
    rulings: Mapping[str, Verdict] = field(default_factory=dict)


def settle(cases: Iterable[Case]) -> dict[str, str]:
    """The commitment of each mention. `cases` come in the order in which they were linked.

    A ruling "same" outweighs every judgement, "different" strikes one out. A commitment whose
    founding mention is ruled to belong elsewhere moves there with all its mentions. A mention that
    is ruled out of the commitment that it would found anew gets one of its own.
    """
    settled: dict[str, str] = {}
    founders: dict[str, str] = {}
    moved: dict[str, str] = {}
    for case in cases:
        ruled = _ruled_same(case)
        place = ruled or _judged_same(case) or _own(case)
        founder = founders.setdefault(_own(case), case.mention_id)
        if ruled and founder == case.mention_id and ruled != _own(case):
            moved[_own(case)] = ruled
        settled[case.mention_id] = place
    return {mention: _followed(place, moved) for mention, place in settled.items()}


def _ruled_same(case: Case) -> str | None:
    return min((c for c, verdict in case.rulings.items() if verdict == "same"), default=None)


def _judged_same(case: Case) -> str | None:
    fits = (
        j.commitment_id
        for j in case.judgements
        if j.verdict == "same" and case.rulings.get(j.commitment_id) != "different"
    )
    return next(fits, None)


def _own(case: Case) -> str:
    if case.rulings.get(case.own) == "different":
        return f"{case.own}-{case.mention_id}"
    return case.own


def _followed(place: str, moved: Mapping[str, str]) -> str:
    """Where a commitment went in the end; two that were moved into each other are the lesser."""
    trail = [place]
    while (onward := moved.get(trail[-1])) is not None:
        if onward in trail:
            return min(trail[trail.index(onward) :])
        trail.append(onward)
    return trail[-1]
