"""Send what the outbox holds: lease, send, write down what became of it."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.delivery import (
    DeliveryError,
    PermanentError,
    TemporaryError,
    UncertainError,
)
from alerts.delivery import Recipient as Person
from alerts.message import Message, message_id
from alerts.render import render_digest, render_notice
from alerts.timing import HOUR, Waiting, plan
from flows.digests import alert_digest, bundle_digest
from flows.notices import event_of, notice_of
from flows.readers import Readers
from storage import outbox
from storage.engine import Engine, Session, reading, writing
from storage.outbox import Leased

log = logging.getLogger(__name__)
AT_ONCE = 20
LEASE = timedelta(minutes=5)
"""Longer than AT_ONCE messages take with each channel at its time-out."""
INTERRUPTED = "a worker ended while sending; it may have arrived"


@dataclass(slots=True)
class Delivered:
    sent: int = 0
    failed: int = 0
    uncertain: int = 0


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Deliveries that one message settles: one of them, or a bundle."""

    leased: tuple[Leased, ...]

    @property
    def first(self) -> Leased:
        return self.leased[0]

    @property
    def key(self) -> str:
        """The idempotency key: the same parcel always has the same."""
        ids = "+".join(each.alert.id for each in self.leased)
        return message_id(ids, self.first.channel, self.first.recipient)


def deliver(engine: Engine, readers: Readers, *, now: datetime) -> Delivered:
    """Send all deliveries that are due. A channel that fails holds up none of the others."""
    done = Delivered()
    while True:
        with writing(engine) as session:
            leased = outbox.lease(session, now=now, limit=AT_ONCE, for_=LEASE)
            parcels = list(_parcels(session, leased, readers, now=now))
            session.commit()
        if not leased:
            return done
        for parcel in parcels:
            _deliver(engine, readers, parcel, done, now=now)


def _parcels(
    session: Session, leased: Sequence[Leased], readers: Readers, *, now: datetime
) -> Iterable[_Parcel]:
    """What goes out now, by itself or bundled; what has no room this hour is given back."""
    by_person: dict[tuple[str, str], list[Leased]] = {}
    for each in leased:
        by_person.setdefault((each.channel, each.recipient), []).append(each)
    for (channel, recipient), theirs in by_person.items():
        sent = outbox.sent_since(session, channel, recipient, since=now - HOUR)
        known = {each.id: each for each in theirs}
        waiting = [Waiting(each.id, each.critical) for each in theirs]
        planned = plan(waiting, sent, cap=readers.cap, now=now)
        for held in planned.held:
            outbox.postpone(session, held, until=planned.again_at or now + HOUR)
        for single in planned.single:
            yield _Parcel((known[single],))
        if planned.bundled:
            yield _Parcel(tuple(known[each] for each in planned.bundled))


def _deliver(
    engine: Engine, readers: Readers, parcel: _Parcel, done: Delivered, *, now: datetime
) -> None:
    try:
        receipt = _send(engine, readers, parcel, now=now)
    except DeliveryError as error:
        _note_fault(engine, parcel, error, done, now=now)
        return
    with writing(engine) as session:
        for each in parcel.leased:
            outbox.mark_sent(session, each.id, now=now, receipt=receipt)
        session.commit()
    done.sent += len(parcel.leased)


def _send(engine: Engine, readers: Readers, parcel: _Parcel, *, now: datetime) -> str | None:
    leased = parcel.first
    channel = readers.channel(leased.channel)
    if channel is None:
        raise TemporaryError("no channel of this name is configured", channel=leased.channel)
    if not channel.resend_safe and any(each.interrupted for each in parcel.leased):
        raise UncertainError(INTERRUPTED, channel=leased.channel)
    person = readers.person(leased.channel, leased.recipient)
    if person is None:
        raise PermanentError("no longer one of its recipients", channel=leased.channel)
    with reading(engine) as session:
        message = _message(session, parcel, person)
    try:
        return channel.send(message, person, now).reference
    except UncertainError as error:
        if channel.resend_safe:
            # Whoever gets it twice keeps one: the message's id is the same.
            raise TemporaryError(error.reason, channel=leased.channel) from error
        raise


def _note_fault(
    engine: Engine, parcel: _Parcel, error: DeliveryError, done: Delivered, *, now: datetime
) -> None:
    wait = error.retry_after if isinstance(error, TemporaryError) else None
    with writing(engine) as session:
        for each in parcel.leased:
            log.warning("alert %s not delivered: %s", each.alert.id, error)
            if isinstance(error, UncertainError):
                outbox.mark_uncertain(session, each.id, error=str(error))
                done.uncertain += 1
                continue
            outbox.mark_failed(
                session,
                each.id,
                now=now,
                error=str(error),
                permanent=isinstance(error, PermanentError),
                retry_after=timedelta(seconds=wait) if wait is not None else None,
            )
            done.failed += 1
        session.commit()


def _message(session: Session, parcel: _Parcel, person: Person) -> Message:
    leased = parcel.first
    if len(parcel.leased) > 1:
        digest = bundle_digest(session, [each.alert for each in parcel.leased], id=parcel.key)
        return render_digest(digest, message_id=parcel.key, language=person.language)
    alert = leased.alert
    if alert.event_id is None:
        digest = alert_digest(session, alert)
        return render_digest(digest, message_id=parcel.key, language=person.language)
    notice = notice_of(session, event_of(session, alert), alert_id=alert.id)
    first, where = notice.first_alert_id, (leased.channel, leased.recipient)
    return render_notice(
        notice,
        message_id=parcel.key,
        language=person.language,
        rules=leased.rules,
        reply_to=message_id(first, *where) if first else None,
        reply_reference=outbox.receipt_of(session, first, *where) if first else None,
    )
