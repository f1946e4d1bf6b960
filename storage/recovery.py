"""What stored state says was never told: events without an alert, messages nobody can vouch for."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select, update
from sqlmodel import Session

from storage.events import StoredEvent
from storage.ledger_reading import find_events
from storage.ledger_tables import EventRow
from storage.outbox import DeliveryStatus
from storage.service_tables import AlertRow, DeliveryRow
from storage.statements import BATCH
from storage.tables import table_of

Telling = Literal["at_once", "digest", "nobody"]

_ALERTS = table_of(AlertRow)
_DELIVERIES = table_of(DeliveryRow)
_EVENTS = table_of(EventRow)


@dataclass(frozen=True, slots=True)
class Handed:
    """A delivery that was handed over: to whom, under which key, with which receipt."""

    id: str
    channel: str
    recipient: str
    message_id: str
    receipt: str | None
    status: DeliveryStatus
    since: datetime
    """When it was sent, or was last due."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """Deliveries of a channel in one state, the oldest since then, and why one of them is."""

    channel: str
    status: DeliveryStatus
    count: int
    since: datetime
    error: str | None


def mark_telling(session: Session, event_ids: Iterable[str], telling: Telling) -> None:
    """Write down to whom these events are news; every other event is news to nobody."""
    ids = sorted(set(event_ids))
    for start in range(0, len(ids), BATCH):
        some = _EVENTS.c.id.in_(ids[start : start + BATCH])
        session.connection().execute(update(_EVENTS).where(some).values(telling=telling))


def untold_events(session: Session, *, since: datetime) -> list[StoredEvent]:
    """The events found since then that were to be told at once and have no alert, in time order."""
    e = _EVENTS.c
    alerts = select(_ALERTS.c.id).where(
        (_ALERTS.c.event_id == e.id) | (_ALERTS.c.event_id == e.replaces)
    )
    statement = select(e.id).where(e.found_at >= since, e.telling == "at_once", ~alerts.exists())
    return find_events(session, list(session.connection().execute(statement).scalars()))


def news_found(
    session: Session, *, since: datetime, until: datetime, but: Collection[str] = ()
) -> list[StoredEvent]:
    """The events found in a period (`until` excluded) that are news to digests, in time order.

    Without those that were told already: `but` holds their identifiers, or those that they had.
    """
    e = _EVENTS.c
    statement = select(e.id, e.replaces).where(
        e.found_at >= since, e.found_at < until, e.telling != "nobody", e.kind != "restated"
    )
    rows = session.connection().execute(statement)
    return find_events(session, [r.id for r in rows if r.id not in but and r.replaces not in but])


def events_told(session: Session, event_ids: Sequence[str]) -> list[StoredEvent]:
    """These events, or those that have taken their place since, in time order."""
    e = _EVENTS.c
    found = find_events(session, event_ids)
    gone = sorted({*event_ids} - {each.id for each in found})
    heirs: list[str] = []
    for start in range(0, len(gone), BATCH):
        statement = select(e.id).where(e.replaces.in_(gone[start : start + BATCH]))
        heirs += session.connection().execute(statement).scalars()
    known = {each.id for each in found}
    found += find_events(session, [each for each in heirs if each not in known])
    return sorted(found, key=lambda each: (each.event.on, each.id))


def events_of(session: Session, *, since: datetime, until: datetime) -> list[StoredEvent]:
    """The events of a period but for restatements: news that was found in it, and what was said.

    History counts by its own day.
    """
    e = _EVENTS.c
    found = (e.found_at >= since) & (e.found_at < until) & (e.telling != "nobody")
    said = (e.on >= since) & (e.on < until)
    statement = select(e.id).where(found | said, e.kind != "restated")
    return find_events(session, list(session.connection().execute(statement).scalars()))


def unconfirmed(session: Session, *, since: datetime) -> list[Handed]:
    """What was handed over since then and no record was seen to hold, the oldest first."""
    d = _DELIVERIES.c
    sent = select(_DELIVERIES, d.sent_at.label("at")).where(
        d.status == "sent", d.sent_at >= since, d.confirmed_at.is_(None)
    )
    unsure = select(_DELIVERIES, d.next_attempt_at.label("at")).where(
        d.status == "uncertain", d.next_attempt_at >= since
    )
    rows = [
        *session.connection().execute(sent).all(),
        *session.connection().execute(unsure).all(),
    ]
    found = [
        Handed(r.id, r.channel, r.recipient, r.message_id, r.receipt, r.status, r.at)
        for r in rows
        if r.message_id
    ]
    return sorted(found, key=lambda each: (each.since, each.id))


def confirm(session: Session, delivery_ids: Iterable[str], *, now: datetime) -> None:
    """Write down that the channel's own record holds these."""
    statement = update(_DELIVERIES).where(_DELIVERIES.c.id.in_(sorted(delivery_ids)))
    session.connection().execute(statement.values(confirmed_at=now))


def requeue(session: Session, delivery_id: str, *, now: datetime) -> None:
    """Let a message that its channel certainly doesn't hold be sent again, under the same key."""
    _set(session, delivery_id, status="pending", attempts=0, next_attempt_at=now, sent_at=None)


def mark_lost(session: Session, delivery_id: str, *, error: str) -> None:
    """Show a message that was sent and isn't in the channel's record; a person decides."""
    _set(session, delivery_id, status="uncertain", error=error)


def settle(session: Session, alert_id: str, *, now: datetime) -> int:
    """Let a person settle what of an alert failed or is uncertain: it is told of no more."""
    d = _DELIVERIES.c
    statement = (
        update(_DELIVERIES)
        .where(d.alert_id == alert_id, d.status.in_(("failed", "dead", "uncertain")))
        .values(status="dead", confirmed_at=now)
    )
    return int(session.connection().execute(statement).rowcount)


def stuck(session: Session, *, waiting_since: datetime, trying: int) -> list[Stuck]:
    """What is wrong with deliveries, a row a channel and state.

    Pending or leased and due before `waiting_since`; failed with `trying` attempts or more; dead
    or uncertain, and settled by nobody.
    """
    d = _DELIVERIES.c
    wrong = (
        (d.status.in_(("pending", "leased")) & (d.next_attempt_at < waiting_since))
        | ((d.status == "failed") & (d.attempts >= trying))
        | (d.status.in_(("dead", "uncertain")) & d.confirmed_at.is_(None))
    )
    statement = (
        select(
            d.channel,
            d.status,
            func.count().label("number"),
            func.min(d.next_attempt_at).label("since"),
            func.max(d.error).label("error"),
        )
        .where(d.status.in_(("pending", "leased", "failed", "dead", "uncertain")), wrong)
        .group_by(d.channel, d.status)
        .order_by(d.channel, d.status)
    )
    rows = session.connection().execute(statement)
    return [Stuck(r.channel, r.status, r.number, r.since, r.error) for r in rows]


def _set(session: Session, delivery_id: str, **values: Any) -> None:
    statement = update(_DELIVERIES).where(_DELIVERIES.c.id == delivery_id)
    session.connection().execute(statement.values(lease_until=None, **values))
