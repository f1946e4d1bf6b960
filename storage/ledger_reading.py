"""Read the ledger: a commitment's sightings, the lines of the contract, the evidence."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Row, Select, and_, bindparam, select
from sqlmodel import Session

from commitments.model import Event, EventKind, Judgement, Kind, Mention, Quantity, Sighting, Stage
from storage.ledger import StoredEvent
from storage.tables import (
    ArticleRow,
    CommitmentRow,
    DuplicateRow,
    EventRow,
    JudgementRow,
    MentionRow,
    table_of,
)

_COMMITMENTS = table_of(CommitmentRow)
_MENTIONS = table_of(MentionRow)
_ARTICLES = table_of(ArticleRow)
_DUPLICATES = table_of(DuplicateRow)
_EVENTS = table_of(EventRow)
_JUDGEMENTS = table_of(JudgementRow)
_AT_ONCE = 200
"""Commitments whose mentions are read with one query."""
# Built once: to build a statement costs more than to run it.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_NAMED = select(_COMMITMENTS).where(_COMMITMENTS.c.id.in_(_IDS))
_LAST_SEEN = select(_COMMITMENTS.c.last_seen).where(_COMMITMENTS.c.id == bindparam("id"))
_EVENTS_OF = select(_EVENTS).where(_EVENTS.c.commitment_id.in_(_IDS)).order_by(_EVENTS.c.position)
_JUDGED = (
    select(_JUDGEMENTS, _COMMITMENTS.c.title)
    .join_from(
        _JUDGEMENTS, _COMMITMENTS, _COMMITMENTS.c.id == _JUDGEMENTS.c.commitment_id, isouter=True
    )
    .where(_JUDGEMENTS.c.mention_id.in_(_IDS))
    .order_by(
        _JUDGEMENTS.c.mention_id,
        _JUDGEMENTS.c.score.desc(),
        _JUDGEMENTS.c.commitment_id,
        _JUDGEMENTS.c.by,
    )
)
_REPRINTED = timedelta(days=30)
"""How long after a text its reprints come; what comes later is a new occasion."""


@dataclass(frozen=True, slots=True)
class LedgerMention:
    """A mention as the `ledger` contract shows it; `event` is what it did, if anything."""

    sighting_id: str
    article_id: str
    path: str | None
    url: str | None
    title: str
    publisher: str | None
    published_at: datetime
    quote: str
    object: str
    speaker: str | None
    office: str | None
    fulfilment: bool
    event: EventKind | None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A commitment with its mentions in order of publication."""

    id: str
    title: str
    kind: Kind
    stage: Stage | None
    status: str
    topics: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    due_on: date | None
    mentions: tuple[LedgerMention, ...]


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement on a mention, with the other commitment's title where it has one."""

    sighting_id: str
    judgement: Judgement
    title: str | None
    by: str
    at: datetime


def read_ledger(session: Session) -> Iterator[LedgerLine]:
    """Yield every commitment, the one seen first first. Memory doesn't grow with the ledger."""
    ids = (
        select(_COMMITMENTS)
        .order_by(_COMMITMENTS.c.first_seen, _COMMITMENTS.c.id)
        .execution_options(yield_per=_AT_ONCE)
    )
    rows = iter(session.connection().execute(ids))
    while batch := list(islice(rows, _AT_ONCE)):
        yield from _lines(session, batch)


def read_commitment(session: Session, commitment_id: str) -> LedgerLine | None:
    """Return one commitment with its mentions, or None."""
    return read_commitments(session, [commitment_id]).get(commitment_id)


def read_commitments(session: Session, ids: Collection[str]) -> dict[str, LedgerLine]:
    """Return those of these commitments that are there, each with its mentions."""
    return {
        line.id: line
        for some in _some(ids)
        for line in _lines(session, session.connection().execute(_NAMED, {"ids": some}).all())
    }


def last_seen(session: Session, commitment_id: str) -> datetime | None:
    """When the commitment was last spoken of; None where there is no such commitment."""
    return session.connection().execute(_LAST_SEEN, {"id": commitment_id}).scalar()


def sightings(session: Session, commitment_id: str) -> list[Sighting]:
    """Return the commitment's sightings in order of publication.

    Those of one text share an occasion: the identifier of the first article that had it. A text
    that comes again much later is said again.
    """
    return sightings_of(session, [commitment_id])[commitment_id]


def sightings_of(session: Session, commitments: Collection[str]) -> dict[str, list[Sighting]]:
    """Return each commitment's `sightings`; none for one that has none, or isn't there."""
    found: dict[str, list[Sighting]] = {each: [] for each in commitments}
    for some in _some(commitments):
        for row in session.connection().execute(_sightings(), {"ids": some}):
            found[row.commitment_id].append(_sighting(row))
    return found


@cache
def _sightings() -> Select[Any]:
    first = _ARTICLES.alias("first")
    return (
        _with_duplicates(
            select(
                _MENTIONS,
                _ARTICLES.c.publisher,
                _DUPLICATES.c.of_id,
                first.c.published_at.label("first_published_at"),
            )
        )
        .join(first, first.c.id == _DUPLICATES.c.of_id, isouter=True)
        .where(_MENTIONS.c.commitment_id.in_(_IDS))
        .order_by(_MENTIONS.c.published_at, _MENTIONS.c.id)
    )


def read_events(session: Session, commitment_id: str) -> list[StoredEvent]:
    """Return the commitment's events in time order."""
    return events_of(session, [commitment_id])[commitment_id]


def events_of(session: Session, commitments: Collection[str]) -> dict[str, list[StoredEvent]]:
    """Return each commitment's events in time order."""
    found: dict[str, list[StoredEvent]] = {each: [] for each in commitments}
    for some in _some(commitments):
        for row in session.connection().execute(_EVENTS_OF, {"ids": some}):
            found[row.commitment_id].append(_stored_event(row))
    return found


def find_events(session: Session, event_ids: Sequence[str]) -> list[StoredEvent]:
    """Return those of the events that are (still) in the ledger, in time order."""
    found = [
        _stored_event(row)
        for start in range(0, len(event_ids), _AT_ONCE)
        for row in session.connection().execute(
            select(_EVENTS).where(_EVENTS.c.id.in_(event_ids[start : start + _AT_ONCE]))
        )
    ]
    return sorted(found, key=lambda each: (each.event.on, each.id))


def events_found(session: Session, *, since: datetime, until: datetime) -> list[StoredEvent]:
    """Return the events that were found in a period (`until` excluded), in time order."""
    e = _EVENTS.c
    statement = select(_EVENTS).where(e.found_at >= since, e.found_at < until).order_by(e.on, e.id)
    return [_stored_event(row) for row in session.connection().execute(statement)]


def due_between(session: Session, first: date, last: date) -> list[str]:
    """Return the commitments whose day lies in a period (both included) and that aren't kept."""
    c = _COMMITMENTS.c
    statement = (
        select(c.id)
        .where(c.due_on >= first, c.due_on <= last, c.status.not_in(("fulfilled", "withdrawn")))
        .order_by(c.due_on, c.id)
    )
    return list(session.connection().execute(statement).scalars())


def read_judgements(session: Session, sighting_ids: Sequence[str]) -> list[JudgementLine]:
    """Return what was judged on these sightings, the likeliest commitment first."""
    return [
        _judgement_line(row)
        for some in _some(sighting_ids)
        for row in session.connection().execute(_JUDGED, {"ids": some})
    ]


def read_unsure(session: Session, *, by: str) -> list[JudgementLine]:
    """Return what `by` was unsure of and nobody else has ruled on, likeliest first."""
    ruled = _JUDGEMENTS.alias("ruled")
    pair = and_(
        ruled.c.mention_id == _JUDGEMENTS.c.mention_id,
        ruled.c.commitment_id == _JUDGEMENTS.c.commitment_id,
        ruled.c.by != by,
    )
    statement = (
        select(_JUDGEMENTS, _COMMITMENTS.c.title)
        .join_from(_JUDGEMENTS, _COMMITMENTS, _COMMITMENTS.c.id == _JUDGEMENTS.c.commitment_id)
        .join(ruled, pair, isouter=True)
        .where(_JUDGEMENTS.c.verdict == "unsure", _JUDGEMENTS.c.by == by)
        .where(ruled.c.mention_id.is_(None))
        .order_by(_JUDGEMENTS.c.score.desc(), _JUDGEMENTS.c.mention_id)
    )
    return [_judgement_line(row) for row in session.connection().execute(statement)]


def read_rulings(session: Session, *, but: str) -> list[JudgementLine]:
    """Return what everybody but `but` has judged, in the order in which it was said."""
    statement = (
        select(_JUDGEMENTS, _COMMITMENTS.c.title)
        .join_from(
            _JUDGEMENTS,
            _COMMITMENTS,
            _COMMITMENTS.c.id == _JUDGEMENTS.c.commitment_id,
            isouter=True,
        )
        .where(_JUDGEMENTS.c.by != but)
        .order_by(_JUDGEMENTS.c.at, _JUDGEMENTS.c.mention_id, _JUDGEMENTS.c.commitment_id)
    )
    return [_judgement_line(row) for row in session.connection().execute(statement)]


def commitment_of(session: Session, sighting_id: str) -> str | None:
    """Return the commitment that a sighting belongs to now."""
    statement = select(_MENTIONS.c.commitment_id).where(_MENTIONS.c.id == sighting_id)
    return session.connection().execute(statement).scalar()


def _judgement_line(row: Row[Any]) -> JudgementLine:
    return JudgementLine(
        sighting_id=row.mention_id,
        judgement=Judgement(row.commitment_id, row.verdict, row.score, row.reason),
        title=row.title,
        by=row.by,
        at=row.at,
    )


def _with_duplicates(statement: Select[Any]) -> Select[Any]:
    same = and_(_DUPLICATES.c.article_id == _MENTIONS.c.article_id, _DUPLICATES.c.verdict == "same")
    return statement.join_from(_MENTIONS, _ARTICLES, _ARTICLES.c.id == _MENTIONS.c.article_id).join(
        _DUPLICATES, same, isouter=True
    )


def _some(ids: Collection[str]) -> Iterator[list[str]]:
    """Identifiers, sorted, in lists that one query takes."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


@cache
def _mentions() -> Select[Any]:
    return (
        select(
            _MENTIONS,
            _ARTICLES.c.path,
            _ARTICLES.c.url,
            _ARTICLES.c.title.label("article_title"),
            _ARTICLES.c.publisher,
            _EVENTS.c.kind.label("event"),
        )
        .join_from(_MENTIONS, _ARTICLES, _ARTICLES.c.id == _MENTIONS.c.article_id)
        .join(_EVENTS, _EVENTS.c.sighting_id == _MENTIONS.c.id, isouter=True)
        .where(_MENTIONS.c.commitment_id.in_(_IDS))
        .order_by(_MENTIONS.c.published_at, _MENTIONS.c.id, _EVENTS.c.position)
    )


def _lines(session: Session, commitments: Sequence[Row[Any]]) -> Iterable[LedgerLine]:
    ids = [row.id for row in commitments]
    mentions: dict[str, dict[str, LedgerMention]] = {}
    for row in session.connection().execute(_mentions(), {"ids": ids}):
        # A sighting that moved two fields has two events; its line shows the first.
        mentions.setdefault(row.commitment_id, {}).setdefault(row.id, _ledger_mention(row))
    for row in commitments:
        if row.id not in mentions:
            # People have moved all its mentions to other commitments.
            continue
        yield LedgerLine(
            id=row.id,
            title=row.title,
            kind=row.kind,
            stage=row.stage,
            status=row.status,
            topics=tuple(row.topics),
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            due_on=row.due_on,
            mentions=tuple(mentions[row.id].values()),
        )


def _ledger_mention(row: Row[Any]) -> LedgerMention:
    return LedgerMention(
        sighting_id=row.id,
        article_id=row.article_id,
        path=row.path,
        url=row.url,
        title=row.article_title,
        publisher=row.publisher,
        published_at=row.published_at,
        quote=row.quote,
        object=row.object,
        speaker=row.speaker,
        office=row.office,
        fulfilment=row.fulfilment,
        event=row.event,
    )


def _sighting(row: Row[Any]) -> Sighting:
    return Sighting(
        id=row.id,
        mention=Mention(
            quote=row.quote,
            kind=row.kind,
            object=row.object,
            paragraph=row.paragraph,
            start=row.start,
            end=row.end,
            stage=row.stage,
            deadline=row.deadline,
            due_on=row.due_on,
            quantity=Quantity(**row.quantity) if row.quantity else None,
            speaker=row.speaker,
            office=row.office,
            actor=row.actor,
            topics=tuple(row.topics),
        ),
        article_id=row.article_id,
        published_at=row.published_at,
        occasion=_occasion(row),
        publisher=row.publisher,
    )


def _occasion(row: Row[Any]) -> str:
    first = row.first_published_at
    reprint = row.of_id and (first is None or abs(row.published_at - first) <= _REPRINTED)
    return str(row.of_id if reprint else row.article_id)


def _stored_event(row: Row[Any]) -> StoredEvent:
    event = Event(
        kind=row.kind,
        sighting_id=row.sighting_id,
        on=row.on,
        field=row.field,
        before=row.before,
        after=row.after,
        note=row.note,
    )
    return StoredEvent(row.id, row.commitment_id, event)
