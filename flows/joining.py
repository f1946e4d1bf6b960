"""Join what one article says to the commitments that were known before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from articles.article import Article
from commitments.history.mending import REASON as EDITED
from commitments.history.mending import mended
from commitments.history.standing import Standing
from commitments.identity.coreference import placed, resolve, together
from commitments.identity.linking import binds, commitment_id, link
from commitments.identity.occasion import Sought, meant, words_of
from commitments.identity.shortlist import NEAREST
from commitments.model import CONCRETE, Extraction, Identity, Judgement, Mention
from flows.desk import PROGRAM as PROGRAM
from flows.desk import Desk
from flows.identifying import identity_of
from storage import ledger
from storage.engine import Session
from storage.order import Place

Said = Sequence[tuple[str, Mention]]
"""Mentions with their identifiers."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article as the ledger takes it in."""

    article_id: str
    article: Article
    published_at: datetime
    """When it was published, or a later version written."""
    extraction: Extraction
    replaces: str | None = None
    """The version of the same article whose place it takes."""
    identities: tuple[Identity, ...] | None = None
    """Those of its mentions, then of its fulfilments, where they are computed already."""

    @property
    def place(self) -> Place:
        return self.published_at, self.article_id


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with its identity; `reason` where its article says what it means."""

    id: str
    mention: Mention
    identity: Identity
    reason: str = ""


class Touched:
    """The commitments that something has happened to, each with when it was spoken of before."""

    def __init__(self, last_seen: Callable[[str], datetime | None]) -> None:
        self._last_seen = last_seen
        self.last_seen: dict[str, datetime | None] = {}
        self.renamed: set[str] = set()
        """Those that have got a name, or have it from an earlier article on."""

    def add(self, commitment: str) -> datetime | None:
        """Note `commitment`; return when it was last spoken of, None for one that isn't there."""
        seen = self._last_seen(commitment)
        self.last_seen.setdefault(commitment, seen)
        return seen

    def move(self, before: str, after: str) -> None:
        """Note that a mention of `before` belongs to `after` now: that one is no news."""
        self.add(before)
        self.add(after)
        seen = [each for each in (self.last_seen[before], self.last_seen[after]) if each]
        self.last_seen[after] = max(seen, default=None)


def save_said(session: Session, told: Sequence[Told]) -> list[list[tuple[str, Mention]]]:
    """Store what articles say; return it with its identifiers, a list an article."""
    said = [
        ledger.Said(
            each.article_id,
            each.published_at,
            each.extraction.mentions,
            each.extraction.fulfilments,
        )
        for each in told
    ]
    return [
        list(zip(ids, [*each.mentions, *each.fulfilments], strict=True))
        for ids, each in zip(ledger.save_mentions(session, said), said, strict=True)
    ]


def in_reading_order(said: Said) -> list[tuple[str, Mention]]:
    """What an article says, reports of what was done last, in one order however it was read."""

    def place(each: tuple[str, Mention]) -> tuple[bool, int, int, int, int, str]:
        id, m = each
        return m.stage == "done", m.paragraph, m.start, m.end, m.quote.find(m.object), id

    return sorted(said, key=place)


def join(
    desk: Desk,
    told: Told,
    said: Said,
    touched: Touched,
    identities: Mapping[str, Identity] | None = None,
) -> None:
    """Let each thing that an article names belong to a commitment that was known, or a new one.

    `said` are its stored mentions, `told.extraction` isn't looked at; `identities` are those of
    the mentions, where they are computed already.
    """
    said = in_reading_order(said)
    if identities is None:
        identities = {id: identity_of(m, told.article, told.published_at) for id, m in said}
    before = desk.said_in(told.replaces) if told.replaces else []
    mentions = [mention for _, mention in said]
    named = [_Named(id, mention, identities[id]) for id, mention in said]
    groups = _groups(named)
    judged = {at: _judged(desk, group) for at, group in enumerate(groups) if _concrete(group)}
    by_occasion = _by_occasion(desk, told, {at: (groups[at], judged[at]) for at in judged})
    fresh: set[str] = set()
    for at, group in enumerate(groups):
        edited = (mended(each.mention, before, mentions) for each in group) if before else ()
        whose = next(filter(None, edited), None)
        keys = {key for each in group for key in each.identity.keys}
        if at not in judged or not fresh.isdisjoint(keys):
            judged[at] = _judged(desk, group)
        if _join_group(desk, told, group, judged[at], touched, whose, by_occasion.get(at)):
            fresh |= keys


def _groups(named: Sequence[_Named]) -> Sequence[list[_Named]]:
    """Mentions of one article that name one thing, the one that names it best first."""
    references = resolve([(each.mention, each.identity) for each in named])
    groups = {at: [each] for at, each in enumerate(named) if references[at] is None}
    for each, reference in zip(named, references, strict=True):
        if reference:
            groups[reference.to].append(replace(each, reason=reference.reason))
    return [*groups.values()]


def _concrete(group: Sequence[_Named]) -> bool:
    return group[0].identity.kind in CONCRETE


def _judged(desk: Desk, group: Sequence[_Named]) -> list[tuple[Judgement, ...]]:
    return [link(each.identity, desk.known(each.identity)) for each in group]


def _by_occasion(
    desk: Desk,
    told: Told,
    judged: Mapping[int, tuple[Sequence[_Named], Sequence[Sequence[Judgement]]]],
) -> Mapping[int, Judgement]:
    """What reports of the same days call the things that no name leads to a commitment."""
    found = {at: commitment for at, (_, each) in judged.items() if (commitment := together(each))}
    unknown = {
        at: [each.identity for each in group]
        for at, (group, _) in judged.items()
        if at not in found and any(each.mention.stage != "done" for each in group)
    }
    here = frozenset(found.values())
    things = tuple(words for names in unknown.values() if (words := words_of(names)))
    if not things or len(judged) == 1:
        return {}
    return meant(unknown, here, desk.beside(Sought(things, here), told.place))


def _join_group(
    desk: Desk,
    told: Told,
    group: Sequence[_Named],
    judged: Sequence[Sequence[Judgement]],
    touched: Touched,
    edited: str | None,
    by_occasion: Judgement | None,
) -> bool:
    """Join mentions of one thing, and return whether that gives a commitment a new name.

    `edited` is the commitment that the article's earlier version spoke of in this clause,
    `by_occasion` leads to the one that reports of the same days speak of.
    """
    same = together(judged)
    if by_occasion and not (same or edited):
        same = by_occasion.commitment_id
        judged = [(by_occasion, *(j for j in each if j.commitment_id != same)) for each in judged]
    found = same or edited
    reported = all(each.mention.stage == "done" for each in group)
    commitment = found or (None if reported else commitment_id(group[0].identity))
    shared = group[1].reason if found and len(group) > 1 else "" if same or not edited else EDITED
    for each, judgements in zip(group, judged, strict=True):
        if commitment and (each.reason or shared):
            judgements = placed(judgements, commitment, each.reason or shared)
        desk.judge(each.id, _worth_keeping(judgements))
    if commitment is None:
        return False
    if touched.add(commitment) is None:
        first = next(each for each in group if each.mention.stage != "done")
        desk.found(commitment, founding(first.mention, told.published_at))
    renamed = False
    for each in group:
        desk.belong(each.id, commitment, each.identity, told.place)
        binding = binds(each.identity, commitment)
        renamed |= binding and desk.name(commitment, each.identity, told.place)
    if renamed:
        touched.renamed.add(commitment)
    return renamed


def _worth_keeping(judgements: Sequence[Judgement]) -> list[Judgement]:
    """What decided, what is open, and the nearest others as evidence; not every stranger."""
    return [
        each
        for place, each in enumerate(judgements)
        if place < NEAREST or each.verdict != "different"
    ]


def founding(mention: Mention, at: datetime) -> ledger.Standing:
    """A new commitment's columns, until they are derived before its transaction ends."""
    return ledger.Standing(
        title=mention.object or mention.quote,
        kind=mention.kind,
        stage=mention.stage,
        status="open",
        due_on=mention.due_on,
        topics=mention.topics,
        first_seen=at,
        last_seen=at,
    )


def columns_of(stands: Standing) -> ledger.Standing:
    """A commitment's columns from where it stands."""
    return ledger.Standing(
        title=stands.title,
        kind=stands.kind,
        stage=stands.stage,
        status=stands.status,
        due_on=stands.due_on,
        topics=stands.topics,
        first_seen=stands.first_seen,
        last_seen=stands.last_seen,
    )
