"""The outbox: what is to be told to whom, written in the transaction that found it out.

A delivery is pending until a worker leases it (`outbox_leasing`), and then sent, failed (tried
again later), uncertain (handed over, no answer) or dead (no further attempt).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select, update
from sqlmodel import Session

from articles.identifiers import derive
from commitments.model import EventKind, Kind
from storage.service_tables import AlertRow, DeliveryRow
from storage.statements import insert_missing, rows_with
from storage.tables import table_of

AlertKind = EventKind | Literal["baseline", "digest"]
DeliveryStatus = Literal["pending", "leased", "sent", "uncertain", "failed", "dead"]

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
    digest: str | None = None
    """Of a digest: its name."""


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
    digest: str | None = None,
) -> Alert:
    """Return the alert that gathers `event_ids`, which it is known by, and its period and name."""
    ids = tuple(event_ids)
    known_by = [each.isoformat() for each in (since, until) if each] + [digest or ""]
    return Alert(
        id=derive("alert", event, *known_by, *ids),
        event=event,
        title=title,
        created_at=now,
        event_ids=ids,
        since=since,
        until=until,
        digest=digest,
    )


def queue(session: Session, alert: Alert, recipients: Iterable[Recipient]) -> bool:
    """Put `alert` into the outbox for `recipients`; nothing twice. Return whether it is new.

    An alert without recipients is kept too: it shows what happened. Recipients that an alert
    didn't have yet are added.
    """
    return bool(queue_all(session, [(alert, recipients)]))


def queue_all(session: Session, alerts: Iterable[tuple[Alert, Iterable[Recipient]]]) -> int:
    """The same for alerts with their recipients, with a statement a table; return how many are
    new."""
    pairs = list(alerts)
    ids = [alert.id for alert, _ in pairs]
    known = {id for (id,) in rows_with(session, _ALERTS, "id", ("id",), ids)}
    new = {alert.id: alert for alert, _ in pairs if alert.id not in known}
    insert_missing(session, AlertRow, [_alert_row(each) for each in new.values()])
    rows = [_delivery_row(alert, each) for alert, people in pairs for each in people]
    insert_missing(session, DeliveryRow, rows)
    return len(new)


def _delivery_row(alert: Alert, to: Recipient) -> dict[str, Any]:
    return {
        "id": derive("delivery", alert.id, to.channel, to.recipient),
        "alert_id": alert.id,
        "channel": to.channel,
        "recipient": to.recipient,
        "rules": list(to.rules),
        "critical": to.critical,
        "status": "pending",
        "attempts": 0,
        "next_attempt_at": to.not_before or alert.created_at,
    }


def sent_since(
    session: Session, channel: str, recipient: str, *, since: datetime
) -> list[datetime]:
    """When somebody was sent messages after `since`, each message once, in order.

    Without critical ones, which use up nobody's room.
    """
    d = _DELIVERIES.c
    at = func.min(d.sent_at)
    statement = (
        select(at)
        .where(d.channel == channel, d.recipient == recipient, d.sent_at > since, ~d.critical)
        .group_by(func.coalesce(d.message_id, d.id))
        .order_by(at)
    )
    return list(session.connection().execute(statement).scalars())


@dataclass(frozen=True, slots=True)
class Sent:
    """How somebody was told: the message's key, and the channel's own name for it, if any."""

    message_id: str | None
    """None for what was sent by a version that didn't write it down."""
    receipt: str | None


def sent_as(session: Session, alert_id: str, channel: str, recipient: str) -> Sent | None:
    """The message that told somebody of an alert; None where none is known to have arrived."""
    d = _DELIVERIES.c
    statement = select(d.message_id, d.receipt).where(
        d.alert_id == alert_id,
        d.channel == channel,
        d.recipient == recipient,
        d.status == "sent",
    )
    row = session.connection().execute(statement).first()
    return Sent(row.message_id, row.receipt) if row else None


def told_in_digests(session: Session, digest: str, *, since: datetime) -> set[str]:
    """The events that the digests of this name, of periods that ended after then, have gathered."""
    a = _ALERTS.c
    statement = select(a.event_ids).where(a.event == "digest", a.digest == digest, a.until > since)
    gathered = session.connection().execute(statement).scalars()
    return {each for ids in gathered for each in ids}


def resend(session: Session, alert_id: str, *, now: datetime) -> int:
    """Let the deliveries of an alert that weren't sent be tried again now; return how many."""
    d = _DELIVERIES.c
    statement = (
        update(_DELIVERIES)
        .where(d.alert_id == alert_id, d.status.in_(("failed", "dead", "uncertain")))
        .values(
            status="pending", attempts=0, next_attempt_at=now, lease_until=None, confirmed_at=None
        )
    )
    return int(session.connection().execute(statement).rowcount)


ALERT_COLUMNS = (
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
    "digest",
)


def _alert_row(alert: Alert) -> dict[str, Any]:
    row = {name: getattr(alert, name) for name in ALERT_COLUMNS}
    return row | {"event_ids": list(alert.event_ids)}
