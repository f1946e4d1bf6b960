"""Send what the outbox holds: lease, send, write down what became of it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.delivery import (
    Channel,
    DeliveryError,
    PermanentError,
    Recipient,
    TemporaryError,
    UncertainError,
)
from alerts.message import Message, message_id
from alerts.render import render_digest, render_notice
from articles.article import Language
from flows.notices import baseline_digest, notice_of
from storage import ledger_reading, outbox
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


def deliver(engine: Engine, channels: Mapping[str, Channel], *, now: datetime) -> Delivered:
    """Send all deliveries that are due. A channel that fails holds up none of the others."""
    done = Delivered()
    while True:
        with writing(engine) as session:
            leased = outbox.lease(session, now=now, limit=AT_ONCE, for_=LEASE)
            session.commit()
        if not leased:
            return done
        for each in leased:
            _deliver(engine, channels.get(each.channel), each, done, now=now)


def _deliver(
    engine: Engine, channel: Channel | None, leased: Leased, done: Delivered, *, now: datetime
) -> None:
    try:
        receipt = _send(engine, channel, leased, now=now)
    except DeliveryError as error:
        _note_fault(engine, leased, error, done, now=now)
        return
    with writing(engine) as session:
        outbox.mark_sent(session, leased.id, now=now, receipt=receipt)
        session.commit()
    done.sent += 1


def _send(engine: Engine, channel: Channel | None, leased: Leased, *, now: datetime) -> str | None:
    if channel is None:
        raise TemporaryError("no channel of this name is configured", channel=leased.channel)
    if leased.interrupted and not channel.resend_safe:
        raise UncertainError(INTERRUPTED, channel=leased.channel)
    recipient = next((r for r in channel.recipients if r.address == leased.recipient), None)
    if recipient is None:
        raise PermanentError("no longer one of its recipients", channel=leased.channel)
    with reading(engine) as session:
        message = _message(session, leased, recipient)
    return channel.send(message, recipient, now).reference


def _note_fault(
    engine: Engine, leased: Leased, error: DeliveryError, done: Delivered, *, now: datetime
) -> None:
    log.warning("alert %s not delivered: %s", leased.alert.id, error)
    with writing(engine) as session:
        if isinstance(error, UncertainError):
            outbox.mark_uncertain(session, leased.id, error=str(error))
            done.uncertain += 1
        else:
            wait = error.retry_after if isinstance(error, TemporaryError) else None
            outbox.mark_failed(
                session,
                leased.id,
                now=now,
                error=str(error),
                permanent=isinstance(error, PermanentError),
                retry_after=timedelta(seconds=wait) if wait is not None else None,
            )
            done.failed += 1
        session.commit()


def _message(session: Session, leased: Leased, recipient: Recipient) -> Message:
    key = message_id(leased.alert.id, leased.channel, leased.recipient)
    language: Language = recipient.language
    alert = leased.alert
    if alert.event_id is None:
        events = ledger_reading.find_events(session, alert.event_ids)
        digest = baseline_digest(session, events, alert_id=alert.id, until=alert.created_at)
        return render_digest(digest, message_id=key, language=language)
    found = ledger_reading.find_events(session, [alert.event_id])
    if not found:
        raise PermanentError("its event is no longer in the ledger", channel=leased.channel)
    notice = notice_of(session, found[0], alert_id=alert.id)
    first = notice.first_alert_id
    reply_to = message_id(first, leased.channel, leased.recipient) if first else None
    return render_notice(notice, message_id=key, language=language, reply_to=reply_to)
