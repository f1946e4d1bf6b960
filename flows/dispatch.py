"""Send what the outbox holds: lease, send, write down what became of it.

Channels are served side by side, each for itself: one whose server is slow or down holds up none
of the others. A pass has an end: what a channel can't take now is given back.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from alerts.delivery import (
    Channel,
    DeliveryError,
    PermanentError,
    TemporaryError,
    UncertainError,
)
from alerts.delivery import Recipient as Person
from alerts.message import Message, message_id
from alerts.render import render_digest, render_notice
from flows.digests import alert_digest, bundle_digest
from flows.evidence import GoneError, notice_of
from flows.notices import event_of
from flows.parcels import Parcel, parcels_of
from flows.readers import Readers
from storage import outbox, outbox_leasing
from storage.engine import Engine, Session, reading, writing
from storage.outbox_leasing import Leased

log = logging.getLogger(__name__)
AT_ONCE = 20
LEASE = timedelta(minutes=5)
"""Prolonged before each message; longer than any one takes."""
PASS = timedelta(minutes=4)
"""How long a pass serves one channel; the next pass goes on."""
PATIENCE = 2
"""Failures in a row after which a channel is left alone until the next pass."""
PAUSE = timedelta(minutes=1)
"""When what a failing channel couldn't take is tried again at the earliest."""
INTERRUPTED = "a worker ended while sending; it may have arrived"


@dataclass(slots=True)
class Delivered:
    """Deliveries by what became of them; `held` were given back untried."""

    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    held: int = 0

    def __add__(self, other: "Delivered") -> "Delivered":
        return Delivered(
            self.sent + other.sent,
            self.failed + other.failed,
            self.uncertain + other.uncertain,
            self.held + other.held,
        )

    @property
    def faults(self) -> int:
        """Deliveries that somebody has to wait for or look at."""
        return self.failed + self.uncertain + self.held

    @property
    def headline(self) -> str:
        """One line for the operator."""
        rows = (
            ("sent", self.sent),
            ("failed", self.failed),
            ("uncertain", self.uncertain),
            ("waiting for their channel", self.held),
        )
        return ", ".join(f"{count} {name}" for name, count in rows if count) or "nothing to send"


def deliver(engine: Engine, readers: Readers, *, now: datetime) -> Delivered:
    """Send all deliveries that are due, each channel's beside the others'."""
    with reading(engine) as session:
        names = outbox_leasing.due_channels(session, now=now)
    passes = [_Pass(engine, readers, name, now) for name in names]
    if len(passes) < 2:
        return sum((each.run() for each in passes), Delivered())
    with ThreadPoolExecutor(len(passes)) as pool:
        return sum(pool.map(_Pass.run, passes), Delivered())


@dataclass(slots=True)
class _Pass:
    """One pass over one channel's deliveries."""

    engine: Engine
    readers: Readers
    name: str
    began_at: datetime
    done: Delivered = field(default_factory=Delivered)
    failures: int = 0
    """In a row."""
    began: float = field(default_factory=monotonic)

    @property
    def now(self) -> datetime:
        """The caller's time and what has passed since."""
        return self.began_at + timedelta(seconds=monotonic() - self.began)

    @property
    def again_at(self) -> datetime | None:
        """When the channel is to be tried again; None while it is served."""
        rested_at = self.readers.resting.get(self.name, self.now)
        if rested_at > self.now:
            return rested_at
        return self.now if self.over else None

    @property
    def over(self) -> bool:
        """Whether the pass has taken its time."""
        return self.now - self.began_at > PASS

    def run(self) -> Delivered:
        """Serve the channel, or put off what is due where it rests."""
        while not self.over:
            with writing(self.engine) as session:
                leased = outbox_leasing.lease(
                    session, now=self.now, limit=AT_ONCE, for_=LEASE, channel=self.name
                )
                parcels = list(parcels_of(session, leased, self.readers, now=self.now))
                session.commit()
            if not leased:
                break
            for parcel in parcels:
                self._settle(parcel)
        return self.done

    def _settle(self, parcel: Parcel) -> None:
        again_at = self.again_at
        if again_at is not None:
            with writing(self.engine) as session:
                for each in parcel.leased:
                    outbox_leasing.postpone(session, each, until=again_at)
                session.commit()
            self.done.held += len(parcel.leased)
            return
        try:
            receipt = self._send(parcel)
        except DeliveryError as error:
            self._note_fault(parcel, error)
            return
        if receipt is None:
            return
        with writing(self.engine) as session:
            for each in parcel.leased:
                outbox_leasing.mark_sent(session, each.id, now=self.now, receipt=receipt.text)
            session.commit()
        self.failures = 0
        self.done.sent += len(parcel.leased)

    def _send(self, parcel: Parcel) -> "_Receipt | None":
        """Send it; None where another worker has taken it meanwhile."""
        leased = parcel.first
        channel, person = _place(self.readers, leased)
        if parcel.maybe_sent and not channel.resend_safe:
            raise _InterruptedError(INTERRUPTED, channel=leased.channel)
        try:
            with reading(self.engine) as session:
                message = _message(session, parcel, person, self.readers)
        except GoneError as error:
            raise PermanentError(str(error), channel=leased.channel) from error
        with writing(self.engine) as session:
            if not outbox_leasing.hand_over(
                session, parcel.leased, message_id=parcel.key, until=self.now + LEASE
            ):
                return None
            session.commit()
        try:
            return _Receipt(channel.send(message, person, self.now).reference)
        except UncertainError as error:
            if channel.resend_safe:
                # Whoever gets it twice keeps one: the message's id is the same.
                raise _RepeatableError(error.reason, channel=leased.channel) from error
            raise

    def _note_fault(self, parcel: Parcel, error: DeliveryError) -> None:
        wait = error.retry_after if isinstance(error, TemporaryError) else None
        asked = timedelta(seconds=wait) if wait is not None else None
        self.failures += not isinstance(error, _InterruptedError)
        if asked or self.failures >= PATIENCE:
            self.readers.resting[self.name] = self.now + max(PAUSE, asked or PAUSE)
        with writing(self.engine) as session:
            for each in parcel.leased:
                log.warning("alert %s not delivered: %s", each.alert.id, error)
                if isinstance(error, UncertainError):
                    outbox_leasing.mark_uncertain(session, each.id, error=str(error))
                    self.done.uncertain += 1
                    continue
                outbox_leasing.mark_failed(
                    session,
                    each.id,
                    now=self.now,
                    error=str(error),
                    permanent=isinstance(error, PermanentError),
                    retry_after=asked,
                    taken=isinstance(error, _RepeatableError),
                )
                self.done.failed += 1
            session.commit()


@dataclass(frozen=True, slots=True)
class _Receipt:
    text: str | None


class _InterruptedError(UncertainError):
    """An earlier worker's doing, not the channel's."""


class _RepeatableError(TemporaryError):
    """It may have been taken, and may be sent again all the same."""


def _place(readers: Readers, leased: Leased) -> tuple[Channel, Person]:
    """Where a delivery goes: its channel, or the folder aside where the allow-list has it."""
    name = leased.channel
    if readers.barred(name, leased.recipient):
        assert readers.aside, "an allow-list has a place for what it keeps back"
        name = readers.aside.name
    channel = readers.channel(name)
    if channel is None:
        raise TemporaryError("no channel of this name is configured", channel=name)
    person = readers.person(name, leased.recipient)
    if person is None:
        raise PermanentError("no longer one of its recipients", channel=name)
    return channel, person


def _message(session: Session, parcel: Parcel, person: Person, readers: Readers) -> Message:
    leased = parcel.first
    if len(parcel.leased) > 1:
        alerts = [each.alert for each in parcel.leased]
        digest = bundle_digest(session, alerts, id=parcel.key, cap=readers.cap)
        return render_digest(digest, message_id=parcel.key, language=person.language)
    alert = leased.alert
    if alert.event_id is None:
        digest = alert_digest(session, alert)
        return render_digest(digest, message_id=parcel.key, language=person.language)
    notice = notice_of(session, event_of(session, alert), alert_id=alert.id)
    first, where = notice.first_alert_id, (leased.channel, leased.recipient)
    sent = outbox.sent_as(session, first, *where) if first else None
    return render_notice(
        notice,
        message_id=parcel.key,
        language=person.language,
        rules=leased.rules,
        reply_to=(sent.message_id or message_id(first, *where)) if first and sent else None,
        reply_reference=sent.receipt if sent else None,
    )
