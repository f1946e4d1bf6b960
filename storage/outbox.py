"""The outbox: what is to be told to whom, written in the transaction that found it out.

A delivery is pending until a worker leases it, and then sent, failed (tried again later),
uncertain (handed over, no answer) or dead (no further attempt). A lease that runs out without
an outcome means that its worker died: the next one gets the delivery marked as interrupted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import func, or_, select, update
from sqlmodel import Session

from articles.identifiers import derive
from commitments.model import EventKind, Kind
from storage.statements import insert_missing
from storage.tables import AlertRow, DeliveryRow, table_of

AlertKind = EventKind | Literal["baseline", "digest"]
DeliveryStatus = Literal["pending", "leased", "sent", "uncertain", "failed", "dead"]

ATTEMPTS = 8
"""Attempts after which a delivery is dead."""
FIRST_WAIT = timedelta(minutes=1)
"""Wait after the first failure; it doubles with each further one."""
LONGEST_WAIT = timedelta(hours=6)

_ALERTS = table_of(AlertRow)
_DELIVERIES = table_of(DeliveryRow)


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to tell people: an event, or a digest of several events."""

    id: str
    event: AlertKind
    title: str
    created_at: datetime
    event_id: str | None = None
    event_ids: tuple[str, ...] = ()
    commitment_id: str | None = None
    sighting_id: str | None = None
    kind: Kind | None = None
    since: datetime | None = None
    """Of a digest: the start of its period (inclusive) …"""
    until: datetime | None = None
    """… and its end (exclusive)."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody on some channel: an address for mail, a name for the rest.

    `rules` say why; a `critical` one passes the cap an hour. Nothing is sent before `not_before`.
    """

    channel: str
    recipient: str
    rules: tuple[str, ...] = ()
    critical: bool = False
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Leased:
    """A delivery that is this worker's until `lease_until`."""

    id: str
    alert: Alert
    channel: str
    recipient: str
    rules: tuple[str, ...]
    critical: bool
    attempts: int
    """Attempts made, this one included."""
    lease_until: datetime
    interrupted: bool
    """An earlier worker took it and never said what became of it: it may have been sent."""


def alert_id(event_id: str) -> str:
    """The identifier of the alert on an event, whether there is one or not."""
    return derive("alert", event_id)


def event_alert(
    *,
    event_id: str,
    event: EventKind,
    commitment_id: str,
    sighting_id: str | None,
    title: str,
    kind: Kind,
    now: datetime,
) -> Alert:
    """Return the alert on one event; its identifier comes from the event's."""
    return Alert(
        id=alert_id(event_id),
        event=event,
        title=title,
        created_at=now,
        event_id=event_id,
        commitment_id=commitment_id,
        sighting_id=sighting_id,
        kind=kind,
    )


def digest_alert(
    *,
    event: Literal["baseline", "digest"],
    title: str,
    event_ids: Sequence[str],
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Alert:
    """Return the alert that gathers `event_ids`, which it is known by, and its period."""
    ids = tuple(event_ids)
    period = [each.isoformat() for each in (since, until) if each]
    identifier = derive("alert", event, *period, *ids)
    return Alert(identifier, event, title, now, event_ids=ids, since=since, until=until)


def queue(session: Session, alert: Alert, recipients: Iterable[Recipient]) -> bool:
    """Put `alert` into the outbox for `recipients`; nothing twice. Return whether it is new.

    An alert without recipients is kept too: it shows what happened. Recipients that an alert
    didn't have yet are added.
    """
    known = session.get(AlertRow, alert.id) is not None
    if not known:
        insert_missing(session, AlertRow, [_alert_row(alert)])
    rows = [
        {
            "id": derive("delivery", alert.id, each.channel, each.recipient),
            "alert_id": alert.id,
            "channel": each.channel,
            "recipient": each.recipient,
            "rules": list(each.rules),
            "critical": each.critical,
            "status": "pending",
            "attempts": 0,
            "next_attempt_at": each.not_before or alert.created_at,
        }
        for each in recipients
    ]
    insert_missing(session, DeliveryRow, rows)
    return not known


def lease(session: Session, *, now: datetime, limit: int, for_: timedelta) -> list[Leased]:
    """Take at most `limit` deliveries that are due, for `for_`; nobody else gets them meanwhile.

    Due are pending and failed ones whose time has come, and leased ones whose lease ran out.
    The caller commits before it sends.
    """
    d = _DELIVERIES.c
    due = (
        select(d.id, d.status)
        .where(
            or_(
                d.status.in_(("pending", "failed")) & (d.next_attempt_at <= now),
                (d.status == "leased") & (d.lease_until <= now),
            )
        )
        .order_by(d.next_attempt_at, d.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    before = {row.id: row.status for row in session.connection().execute(due)}
    if not before:
        return []
    take = (
        update(_DELIVERIES)
        .where(d.id.in_(sorted(before)))
        .values(status="leased", attempts=d.attempts + 1, lease_until=now + for_)
    )
    session.connection().execute(take)
    taken = (
        select(_DELIVERIES, *(_ALERTS.c[name].label(f"its_{name}") for name in _ALERT_COLUMNS))
        .join_from(_DELIVERIES, _ALERTS, _ALERTS.c.id == d.alert_id)
        .where(d.id.in_(sorted(before)))
        .order_by(d.next_attempt_at, d.id)
    )
    return [
        Leased(
            id=row.id,
            alert=_alert(row),
            channel=row.channel,
            recipient=row.recipient,
            rules=tuple(row.rules),
            critical=row.critical,
            attempts=row.attempts,
            lease_until=row.lease_until,
            interrupted=before[row.id] == "leased",
        )
        for row in session.connection().execute(taken)
    ]


def mark_sent(
    session: Session, delivery_id: str, *, now: datetime, receipt: str | None = None
) -> None:
    """Say that a delivery was taken by its channel, with the channel's receipt."""
    _mark(session, delivery_id, status="sent", sent_at=now, receipt=receipt, error=None)


def mark_uncertain(session: Session, delivery_id: str, *, error: str) -> None:
    """Say that a message was handed over and no answer came; nobody tries again by itself."""
    _mark(session, delivery_id, status="uncertain", error=error)


def mark_failed(
    session: Session,
    delivery_id: str,
    *,
    now: datetime,
    error: str,
    permanent: bool = False,
    retry_after: timedelta | None = None,
) -> DeliveryStatus:
    """Say that a delivery failed; return `failed` where it is tried again, `dead` where not.

    The wait doubles with each attempt, from a minute to six hours, or is `retry_after` where
    that is longer.
    """
    attempts = (
        session.connection()
        .execute(select(_DELIVERIES.c.attempts).where(_DELIVERIES.c.id == delivery_id))
        .scalar_one()
    )
    if permanent or attempts >= ATTEMPTS:
        _mark(session, delivery_id, status="dead", error=error)
        return "dead"
    wait = min(FIRST_WAIT * 2 ** max(0, attempts - 1), LONGEST_WAIT)
    due = now + max(wait, retry_after or wait)
    _mark(session, delivery_id, status="failed", error=error, next_attempt_at=due)
    return "failed"


def postpone(session: Session, delivery_id: str, *, until: datetime) -> None:
    """Give a leased delivery back, to be taken again from `until` on; it was no attempt."""
    attempts = _DELIVERIES.c.attempts - 1
    _mark(session, delivery_id, status="pending", next_attempt_at=until, attempts=attempts)


def sent_since(
    session: Session, channel: str, recipient: str, *, since: datetime
) -> list[datetime]:
    """When somebody was sent messages after `since`, each message once, in order."""
    d = _DELIVERIES.c
    statement = (
        select(d.sent_at)
        .where(d.channel == channel, d.recipient == recipient, d.sent_at > since)
        .order_by(d.sent_at)
    )
    return list(session.connection().execute(statement).scalars())


def receipt_of(session: Session, alert_id: str, channel: str, recipient: str) -> str | None:
    """The channel's own name for what it was sent on an alert, if it gave one."""
    d = _DELIVERIES.c
    statement = select(d.receipt).where(
        d.alert_id == alert_id, d.channel == channel, d.recipient == recipient
    )
    return session.connection().execute(statement).scalar()


def told_in_digests(
    session: Session, event: Literal["baseline", "digest"], *, since: datetime
) -> set[str]:
    """The events that digests of this kind, made since then, have gathered."""
    a = _ALERTS.c
    statement = select(a.event_ids).where(a.event == event, a.created_at >= since)
    gathered = session.connection().execute(statement).scalars()
    return {each for ids in gathered for each in ids}


def counts(session: Session) -> dict[tuple[str, DeliveryStatus], int]:
    """How many deliveries there are by channel and status."""
    d = _DELIVERIES.c
    statement = select(d.channel, d.status, func.count()).group_by(d.channel, d.status)
    return {(channel, status): n for channel, status, n in session.connection().execute(statement)}


def resend(session: Session, alert_id: str, *, now: datetime) -> int:
    """Let the deliveries of an alert that weren't sent be tried again now; return how many."""
    d = _DELIVERIES.c
    statement = (
        update(_DELIVERIES)
        .where(d.alert_id == alert_id, d.status.in_(("failed", "dead", "uncertain")))
        .values(status="pending", attempts=0, next_attempt_at=now, lease_until=None)
    )
    return int(session.connection().execute(statement).rowcount)


def _mark(session: Session, delivery_id: str, **values: Any) -> None:
    statement = update(_DELIVERIES).where(_DELIVERIES.c.id == delivery_id)
    session.connection().execute(statement.values(lease_until=None, **values))


_ALERT_COLUMNS = (
    "id",
    "event",
    "title",
    "created_at",
    "event_id",
    "event_ids",
    "commitment_id",
    "sighting_id",
    "kind",
    "since",
    "until",
)


def _alert_row(alert: Alert) -> dict[str, Any]:
    row = {name: getattr(alert, name) for name in _ALERT_COLUMNS}
    return row | {"event_ids": list(alert.event_ids)}


def _alert(row: Any) -> Alert:
    values = {name: getattr(row, f"its_{name}") for name in _ALERT_COLUMNS}
    return Alert(**(values | {"event_ids": tuple(values["event_ids"])}))
