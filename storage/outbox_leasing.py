"""Take deliveries out of the outbox: leased to one worker, handed over, what became of each.

A lease that runs out without an outcome means that its worker died: the next one gets the
delivery marked as interrupted. Just before a message is handed over its key is written down
(`hand_over`), so that what a worker had only leased is told from what it may have sent.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, select, update
from sqlmodel import Session

from storage.outbox import ALERT_COLUMNS, Alert, DeliveryStatus
from storage.service_tables import AlertRow, DeliveryRow
from storage.tables import table_of

ATTEMPTS = 24
"""Attempts after which a delivery is dead: about three days, as mail servers have it."""
FIRST_WAIT = timedelta(minutes=1)
"""Wait after the first failure; it doubles with each further one."""
LONGEST_WAIT = timedelta(hours=4)

_ALERTS = table_of(AlertRow)
_DELIVERIES = table_of(DeliveryRow)


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
    """An earlier worker took it and never said what became of it."""
    message_id: str | None
    """The key under which it may have been handed over; None where it certainly wasn't."""


def due_channels(session: Session, *, now: datetime) -> list[str]:
    """The channels that have deliveries to be taken now, by name."""
    return list(session.connection().execute(_DUE_CHANNELS, {"now": now}).scalars())


def lease(
    session: Session, *, now: datetime, limit: int, for_: timedelta, channel: str | None = None
) -> list[Leased]:
    """Take about `limit` deliveries that are due, for `for_`; nobody else gets them meanwhile.

    Due are pending and failed ones whose time has come, and leased ones whose lease ran out.
    Those that went out together are taken together, if need be beyond the limit. With `channel`
    only its own. The caller commits before it sends.
    """
    before = _take(session, now=now, limit=limit, channel=channel)
    if not before:
        return []
    d = _DELIVERIES.c
    take = (
        update(_DELIVERIES)
        .where(d.id.in_(sorted(before)))
        .values(status="leased", attempts=d.attempts + 1, lease_until=now + for_)
    )
    session.connection().execute(take)
    taken = (
        select(_DELIVERIES, *(_ALERTS.c[name].label(f"its_{name}") for name in ALERT_COLUMNS))
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
            message_id=row.message_id,
        )
        for row in session.connection().execute(taken)
    ]


def _take(
    session: Session, *, now: datetime, limit: int, channel: str | None
) -> dict[str, DeliveryStatus]:
    """Lock what is due, with its present state by identifier."""
    d = _DELIVERIES.c
    due = (
        select(d.id, d.status, d.message_id)
        .where(_due(now), *([d.channel == channel] if channel else []))
        .order_by(d.next_attempt_at, d.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = session.connection().execute(due).all()
    found = {row.id: row.status for row in rows if not row.message_id}
    return found | _whole(session, sorted({row.message_id for row in rows if row.message_id}))


def _whole(session: Session, message_ids: Sequence[str]) -> dict[str, DeliveryStatus]:
    """Lock all that went out under these keys; nothing of a key that another worker has a part of.

    Without waiting: two workers with a part each would wait for one another.
    """
    if not message_ids:
        return {}
    d = _DELIVERIES.c
    waiting = d.status.in_(("pending", "failed", "leased"))
    parts = select(d.id, d.status, d.message_id).where(d.message_id.in_(message_ids), waiting)
    connection = session.connection()
    every = Counter(row.message_id for row in connection.execute(parts))
    rows = connection.execute(parts.with_for_update(skip_locked=True)).all()
    mine = Counter(row.message_id for row in rows)
    return {row.id: row.status for row in rows if mine[row.message_id] == every[row.message_id]}


def _due(now: Any) -> Any:
    d = _DELIVERIES.c
    return or_(
        d.status.in_(("pending", "failed")) & (d.next_attempt_at <= now),
        (d.status == "leased") & (d.lease_until <= now),
    )


_CHANNEL = _DELIVERIES.c.channel
# Built once: it is asked behind each source of a cycle.
_DUE_CHANNELS = (
    select(_CHANNEL)
    .where(_due(bindparam("now", type_=_DELIVERIES.c.lease_until.type)))
    .distinct()
    .order_by(_CHANNEL)
)


def hand_over(
    session: Session, leased: Sequence[Leased], *, message_id: str, until: datetime
) -> bool:
    """Write down that these go out now under `message_id`, and prolong their lease.

    Return False where another worker has taken one of them meanwhile: then none may be sent.
    """
    d = _DELIVERIES.c
    statement = (
        update(_DELIVERIES)
        .where(
            d.id.in_([each.id for each in leased]),
            d.status == "leased",
            d.lease_until == leased[0].lease_until,
        )
        .values(message_id=message_id, lease_until=until)
    )
    return int(session.connection().execute(statement).rowcount) == len(leased)


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
    taken: bool = False,
) -> DeliveryStatus:
    """Say that a delivery failed; return `failed` where it is tried again, `dead` where not.

    The wait doubles with each attempt, from a minute to `LONGEST_WAIT`, or is `retry_after` where
    that is longer. With `taken` it may have arrived all the same, and keeps its key.
    """
    attempts = (
        session.connection()
        .execute(select(_DELIVERIES.c.attempts).where(_DELIVERIES.c.id == delivery_id))
        .scalar_one()
    )
    key = {} if taken else {"message_id": None}
    if permanent or attempts >= ATTEMPTS:
        _mark(session, delivery_id, status="dead", error=error, **key)
        return "dead"
    wait = min(FIRST_WAIT * 2 ** max(0, attempts - 1), LONGEST_WAIT)
    due = now + max(wait, retry_after or wait)
    _mark(session, delivery_id, status="failed", error=error, next_attempt_at=due, **key)
    return "failed"


def postpone(session: Session, leased: Leased, *, until: datetime) -> None:
    """Give a delivery back, to be taken again from `until` on; it was no attempt."""
    d = _DELIVERIES.c
    statement = (
        update(_DELIVERIES)
        .where(d.id == leased.id, d.status == "leased", d.lease_until == leased.lease_until)
        .values(status="pending", next_attempt_at=until, attempts=d.attempts - 1, lease_until=None)
    )
    session.connection().execute(statement)


def _mark(session: Session, delivery_id: str, **values: Any) -> None:
    d = _DELIVERIES.c
    # A worker that lost its lease may say that it failed when another has sent it.
    known = [] if values["status"] == "sent" else [d.status != "sent"]
    statement = update(_DELIVERIES).where(d.id == delivery_id, *known)
    session.connection().execute(statement.values(lease_until=None, **values))


def _alert(row: Any) -> Alert:
    values = {name: getattr(row, f"its_{name}") for name in ALERT_COLUMNS}
    return Alert(**(values | {"event_ids": tuple(values["event_ids"])}))
