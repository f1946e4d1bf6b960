"""Which mentions of one article name one thing, by the words of that article alone.

A name that an article introduces is taken up again shorter (中试平台), by its head (该办法) or
inside a clause. Between articles such names say too little; within one they mean only one thing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from commitments.identity.headlines import headline, paper_on, same_word
from commitments.identity.pointing import (
    introduced,
    meant_before,
    papers,
    pointed_at,
    taken_up,
    this_round,
    unnamed,
)
from commitments.identity.references import NAMED, Said, bare
from commitments.identity.rewording import (
    abridged,
    contracted,
    described,
    filled_out,
    headless,
    in_clause,
    made_of,
    named_in_title,
    same_name,
    shortened,
    spelled_out,
)
from commitments.model import TITLE, Identity, Judgement, Mention
from commitments.names.judgement import conflict_of
from commitments.names.likeness import signature
from commitments.names.marks import mark_of
from commitments.names.naming import fold
from commitments.names.targets import number_of

_RULES = (
    introduced,
    named_in_title,
    same_name,
    pointed_at,
    this_round,
    meant_before,
    papers,
    unnamed,
    taken_up,
    made_of,
    headless,
    shortened,
    abridged,
    contracted,
    spelled_out,
    described,
    filled_out,
    in_clause,
    headline,
    same_word,
    paper_on,
)
"""Which mentions of one article name one thing, by the words of that article alone."""
_MANY = 100
"""A number from which on a title that gives it means the same number of the body."""
_RANGE = re.compile(r"\d%?\s?(?:[-–—~至到]|to)\s?\d")
"""Of a range a title may give either end (5% to 10%)."""
_ROUNDED = 1.25
"""What a title rounds away is less."""
_AT_ONCE = 400
"""Mentions that are compared with each other; an article with more is a collection."""


@dataclass(frozen=True, slots=True)
class Reference:
    """That a mention names what the mention at index `to` of the same article names."""

    to: int
    reason: str


def resolve(said: Said) -> tuple[Reference | None, ...]:
    """For each mention of one article the one that names the same thing best; None for that one.

    References lead straight to a mention that has none. General measures have none.
    """
    if len(said) == 1:
        return (None,)
    return tuple(
        each and replace(each, to=each.to + start)
        for start in range(0, len(said), _AT_ONCE)
        for each in _resolve(said[start : start + _AT_ONCE])
    )


def _resolve(said: Said) -> Iterable[Reference | None]:
    found = [_reference(said, at) for at in range(len(said))]
    ends = [_end(found, at) for at in range(len(found))]
    return (
        replace(each, to=end) if each and end != at else None
        for at, (each, end) in enumerate(zip(found, ends, strict=True))
    )


def together(judged: Sequence[Sequence[Judgement]]) -> str | None:
    """The known commitment that mentions of one thing belong to, by what was judged of each.

    The first that has one decides, except where a mention before it was judged to be another.
    """
    others: set[str] = set()
    for judgements in judged:
        same = next((j.commitment_id for j in judgements if j.verdict == "same"), None)
        if same and same not in others:
            return same
        others |= {j.commitment_id for j in judgements if j.verdict == "different"}
    return None


def placed(judgements: Sequence[Judgement], commitment: str, reason: str) -> tuple[Judgement, ...]:
    """The judgements of a mention that its article puts to `commitment`, best first."""
    if judgements and judgements[0].verdict == "same" and judgements[0].commitment_id == commitment:
        return tuple(judgements)
    here = Judgement(commitment, "same", 1.0, reason)
    rest = (j for j in judgements if j.commitment_id != commitment)
    return here, *(replace(j, verdict="different") if j.verdict == "same" else j for j in rest)


def _end(found: Sequence[Reference | None], at: int) -> int:
    """Where references lead to from `at`; two that lead to each other end at the first of them."""
    trail = [at]
    while (onward := found[trail[-1]]) is not None:
        if onward.to in trail:
            return min(trail[trail.index(onward.to) :])
        trail.append(onward.to)
    return trail[-1]


def _reference(said: Said, at: int) -> Reference | None:
    if said[at][1].kind == "target":
        return _same_number(said, at)
    if said[at][1].kind not in NAMED:
        return None
    for rule in _RULES:
        to = rule(said, at)
        if to is None or to == at or _other_batch(said[at][1], said[to][1]):
            continue
        if not conflict_of(bare(said[at][1]), bare(said[to][1])):
            return Reference(to, f"“{said[at][0].object}” here is “{said[to][0].object}”")
    return None


def _other_batch(one: Identity, named: Identity) -> bool:
    """Whether it is a later batch of what has another name: 第二批试点 isn't all of the pilot."""
    later = mark_of(one, "batch") not in (None, "1")
    return one.name != named.name and later and not mark_of(named, "batch")


def _same_number(said: Said, at: int) -> Reference | None:
    """For a target the only later one with the same large or broken number.

    Of a title's that is enough; two of the body also speak of the same.
    """
    mine, identity = said[at]
    if mine.paragraph == TITLE and (to := _spelled_out(said, at)) is not None:
        return Reference(to, "what the title says is spelled out in the text")
    if not _telling(mine):
        return None
    headline = any(m.paragraph == TITLE and i.name == identity.name for m, i in said)
    fits = [
        i
        for i, (mention, other) in enumerate(said)
        if (mention.paragraph, mention.start) > (mine.paragraph, mine.start)
        and other.kind == "target"
        and other.name != identity.name
        and (headline or _alike(identity, other))
        and number_of(mention) == number_of(mine)
        and not conflict_of(identity, other)
    ]
    if len({(said[i][1].name, said[i][1].marks) for i in fits}) != 1:
        return None
    number = mine.quantity.text if mine.quantity else mine.object
    return Reference(fits[0], f"the only {number} of the article")


def _spelled_out(said: Said, at: int) -> int | None:
    """The only figure of the text for what the title counts; it may say it more exactly."""
    mine = said[at][1]
    body = [
        i
        for i, (mention, other) in enumerate(said)
        if mention.paragraph != TITLE
        and (other.kind, other.name) == ("target", mine.name)
        and not conflict_of(mine, other)
        and _about_as_many(said[at][0], mention)
    ]
    return body[0] if len(body) == 1 else None


def _about_as_many(one: Mention, other: Mention) -> bool:
    """Whether two figures can be one, rounded; also where one gives no number."""
    ours, theirs = number_of(one), number_of(other)
    if ours is None or theirs is None:
        return True
    low, high = sorted((float(ours), float(theirs)))
    ranges = bool(_RANGE.search(fold(one.quote)) or _RANGE.search(fold(other.quote)))
    return ranges or high <= _ROUNDED * low


def _telling(mention: Mention) -> bool:
    """Whether a number is hardly met twice in an article by chance (3000, 2.5; not 10)."""
    number = float(number_of(mention) or 0)
    return number >= _MANY or number % 1 != 0


def _alike(one: Identity, other: Identity) -> bool:
    a, b = signature(one.name), signature(other.name)
    return one.name == other.name or len((a.strong | a.generic) & (b.strong | b.generic)) > 1
