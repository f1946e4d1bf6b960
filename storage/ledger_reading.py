"""Read the ledger: the lines of the contract, events, what is due."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, exists, or_, select
from sqlmodel import Session

from commitments.model import Event, EventKind, Kind, Stage
from storage.events import StoredEvent
from storage.ledger import Standing
from storage.ledger_tables import CommitmentRow, EventRow, MentionRow
from storage.statements import AT_ONCE, IDS, some_of
from storage.tables import ArticleRow, table_of
from storage.versions import Version, versions_of

_COMMITMENTS = table_of(CommitmentRow)
_MENTIONS = table_of(MentionRow)
_ARTICLES = table_of(ArticleRow)
_EVENTS = table_of(EventRow)
# Built once: to build a statement costs more than to run it.
_NAMED = select(_COMMITMENTS).where(_COMMITMENTS.c.id.in_(IDS))
_STANDING = _NAMED.where(exists().where(_MENTIONS.c.commitment_id == _COMMITMENTS.c.id))
_LAST_SEEN = select(_COMMITMENTS.c.id, _COMMITMENTS.c.last_seen).where(_COMMITMENTS.c.id.in_(IDS))
_EVENTS_OF = select(_EVENTS).where(_EVENTS.c.commitment_id.in_(IDS)).order_by(_EVENTS.c.position)


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
    note: str | None = None
    """What a reader should see of the event: a step back, outlets that disagree."""
    version: int = 1
    """Of its article, counted from 1; more than 1 where that was changed after publication."""
    gone_since: datetime | None = None
    """When its article was changed so that it no longer says this."""


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


def read_ledger(session: Session) -> Iterator[LedgerLine]:
    """Yield every commitment, the one seen first first. Memory doesn't grow with the ledger."""
    ids = (
        select(_COMMITMENTS)
        .order_by(_COMMITMENTS.c.first_seen, _COMMITMENTS.c.id)
        .execution_options(yield_per=AT_ONCE)
    )
    rows = iter(session.connection().execute(ids))
    while batch := list(islice(rows, AT_ONCE)):
        yield from _lines(session, batch)


def read_commitment(session: Session, commitment_id: str) -> LedgerLine | None:
    """Return one commitment with its mentions, or None."""
    rows = session.connection().execute(_NAMED, {"ids": [commitment_id]}).all()
    return next(iter(_lines(session, rows)), None)


def standings_of(session: Session, commitments: Collection[str]) -> dict[str, Standing]:
    """Return where those of these commitments stand that are spoken of anywhere."""
    return {
        row.id: _standing(row)
        for some in some_of(commitments)
        for row in session.connection().execute(_STANDING, {"ids": some})
    }


def last_seen(session: Session, commitment_id: str) -> datetime | None:
    """When the commitment was last spoken of; None where there is no such commitment."""
    return last_seen_of(session, [commitment_id]).get(commitment_id)


def last_seen_of(session: Session, commitments: Collection[str]) -> dict[str, datetime]:
    """The same for those of these commitments that are there."""
    return {
        row.id: row.last_seen
        for some in some_of(commitments)
        for row in session.connection().execute(_LAST_SEEN, {"ids": some})
    }


def read_events(session: Session, commitment_id: str) -> list[StoredEvent]:
    """Return the commitment's events in time order."""
    return events_of(session, [commitment_id])[commitment_id]


def events_of(session: Session, commitments: Collection[str]) -> dict[str, list[StoredEvent]]:
    """Return each commitment's events in time order."""
    found: dict[str, list[StoredEvent]] = {each: [] for each in commitments}
    for some in some_of(commitments):
        for row in session.connection().execute(_EVENTS_OF, {"ids": some}):
            found[row.commitment_id].append(_stored_event(row))
    return found


def find_events(session: Session, event_ids: Sequence[str]) -> list[StoredEvent]:
    """Return those of the events that are (still) in the ledger, in time order."""
    found = [
        _stored_event(row)
        for start in range(0, len(event_ids), AT_ONCE)
        for row in session.connection().execute(
            select(_EVENTS).where(_EVENTS.c.id.in_(event_ids[start : start + AT_ONCE]))
        )
    ]
    return sorted(found, key=lambda each: (each.event.on, each.id))


def due_between(session: Session, first: date, last: date) -> list[str]:
    """Return the commitments whose day lies in a period (both included) and that aren't kept."""
    c = _COMMITMENTS.c
    statement = (
        select(c.id)
        .where(c.due_on >= first, c.due_on <= last, c.status.not_in(("fulfilled", "withdrawn")))
        .order_by(c.due_on, c.id)
    )
    return list(session.connection().execute(statement).scalars())


def commitment_of(session: Session, sighting_id: str) -> str | None:
    """Return the commitment that a sighting belongs to now."""
    statement = select(_MENTIONS.c.commitment_id).where(_MENTIONS.c.id == sighting_id)
    return session.connection().execute(statement).scalar()


@cache
def _mentions() -> Select[Any]:
    later = _ARTICLES.alias("later")
    return (
        select(
            _MENTIONS,
            _ARTICLES.c.path,
            _ARTICLES.c.url,
            _ARTICLES.c.title.label("article_title"),
            _ARTICLES.c.publisher,
            _EVENTS.c.kind.label("event"),
            _EVENTS.c.note,
            or_(_ARTICLES.c.replaces.is_not(None), later.c.id.is_not(None)).label("versions"),
        )
        .join_from(_MENTIONS, _ARTICLES, _ARTICLES.c.id == _MENTIONS.c.article_id)
        .join(later, later.c.replaces == _ARTICLES.c.id, isouter=True)
        .join(_EVENTS, _EVENTS.c.sighting_id == _MENTIONS.c.id, isouter=True)
        .where(_MENTIONS.c.commitment_id.in_(IDS))
        .order_by(_MENTIONS.c.published_at, _MENTIONS.c.id, _EVENTS.c.position)
    )


def _lines(session: Session, commitments: Sequence[Row[Any]]) -> Iterable[LedgerLine]:
    ids = [row.id for row in commitments]
    mentions: dict[str, dict[str, LedgerMention]] = {}
    changed: set[str] = set()
    for row in session.connection().execute(_mentions(), {"ids": ids}):
        # A sighting that moved two fields has two events; its line shows the first.
        mentions.setdefault(row.commitment_id, {}).setdefault(row.id, _ledger_mention(row))
        changed |= {row.article_id} if row.versions else set()
    chains = list(versions_of(session, changed).values()) if changed else []
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
            mentions=_placed(mentions[row.id].values(), chains),
        )


def _placed(
    mentions: Iterable[LedgerMention], chains: Sequence[Sequence[Version]]
) -> tuple[LedgerMention, ...]:
    """One commitment's mentions with their articles' versions, marked where a later one has none.

    `chains` are the versions of each article that has several, those of others among them.
    """
    told = list(mentions)
    spoken = {each.article_id for each in told}
    number: dict[str, int] = {}
    gone: dict[str, datetime] = {}
    for chain in chains:
        number |= {each.id: at for at, each in enumerate(chain, start=1)}
        last = max((at for at, each in enumerate(chain, start=1) if each.id in spoken), default=0)
        if 0 < last < len(chain):
            gone |= {each.id: chain[last].said_at for each in chain[:last]}
    return tuple(
        replace(each, version=number.get(each.article_id, 1), gone_since=gone.get(each.article_id))
        for each in told
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
        note=row.note,
    )


def _standing(row: Row[Any]) -> Standing:
    return Standing(
        title=row.title,
        kind=row.kind,
        stage=row.stage,
        status=row.status,
        due_on=row.due_on,
        topics=tuple(row.topics),
        first_seen=row.first_seen,
        last_seen=row.last_seen,
    )


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
