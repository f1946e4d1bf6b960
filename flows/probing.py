"""The probe: from the ledger to each channel's own record, was everything delivered?

Events that were to be told at once have an alert; deliveries that are due are sent; what was sent
is in the channel's own record where it keeps one. What is missing is made up for where that can't
be read twice, and else shown to operators.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.delivery import DeliveryError, Keeping
from alerts.delivery import Recipient as Person
from alerts.operators import Trouble, Word
from flows import operating
from flows.digests import queue_digests
from flows.dispatch import Delivered, deliver
from flows.notices import recover_events
from flows.readers import Readers, open_readers
from flows.settings import Settings
from flows.troubles import of_store, troubles
from storage import outbox_leasing, recovery
from storage.engine import Engine, open_store, reading, writing
from storage.errors import StoreError
from storage.recovery import Handed

log = logging.getLogger(__name__)
LOOK_BACK = timedelta(days=7)
"""How long ago an event may have been found that nobody was told of."""
ASKED = timedelta(days=1)
"""How long a channel's record is asked for what was handed over …"""
SETTLED = timedelta(minutes=10)
"""… and how soon its silence means that it never came."""
NOT_HELD = "the channel's own record doesn't hold it"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the channels' own records said."""

    confirmed: int = 0
    sent_again: int = 0
    lost: int = 0

    @property
    def headline(self) -> str:
        return (
            f"{self.confirmed} confirmed by their channel, {self.sent_again} to be sent again,"
            f" {self.lost} not found"
        )


@dataclass(frozen=True, slots=True)
class Probed:
    """What a probe found and did."""

    troubles: tuple[Trouble, ...]
    said: tuple[Word, ...]
    delivered: Delivered
    recovered: int = 0
    """Events that had no alert."""
    checked: Checked = Checked()

    @property
    def headline(self) -> str:
        """One line for the operator."""
        wrong = [f"{each.subject}: {each.detail}" for each in self.troubles]
        made_up = f"{self.recovered} events without an alert" if self.recovered else ""
        parts = [*(wrong or ["all well"]), made_up, self.delivered.headline, self.checked.headline]
        return "; ".join(part for part in parts if part)


def probe(settings: Settings, *, now: datetime, also: Iterable[Trouble] = ()) -> Probed:
    """Make sure that what had to be delivered was, and tell operators what is wrong.

    `also` are troubles that the caller knows of. Where the store can't be used operators are told
    of that, and StoreError is raised.
    """
    readers = open_readers(settings)
    try:
        return _probe(settings, readers, tuple(also), now=now)
    except StoreError as error:
        operating.tell_without_store(readers, settings, [of_store(error)], now)
        raise


def _probe(
    settings: Settings, readers: Readers, also: tuple[Trouble, ...], *, now: datetime
) -> Probed:
    engine = open_store(settings.database_url)
    try:
        recovered = _recover(engine, readers, now=now)
        queue_digests(engine, settings.digests, readers, now=now)
        delivered = deliver(engine, readers, now=now)
        checked = check_records(engine, readers, now=now)
        if checked.sent_again:
            delivered += deliver(engine, readers, now=now)
        with reading(engine) as session:
            wrong = (*troubles(session, settings, now=now), *also)
        said = operating.tell(engine, readers, settings, wrong, now)
        return Probed(wrong, said, delivered, recovered, checked)
    finally:
        engine.dispose()


def _recover(engine: Engine, readers: Readers, *, now: datetime) -> int:
    with writing(engine) as session:
        found = recover_events(session, readers, since=now - LOOK_BACK, now=now)
        session.commit()
    for alert in found:
        log.warning("event %s had no alert: %s", alert.event_id, alert.title)
    return len(found)


def check_records(engine: Engine, readers: Readers, *, now: datetime) -> Checked:
    """Ask the channels that keep a record whether they hold what was handed over to them."""
    with reading(engine) as session:
        handed = recovery.unconfirmed(session, since=now - ASKED)
    held: list[Handed] = []
    again: list[Handed] = []
    lost: list[Handed] = []
    for each in handed:
        channel = _record(readers, each)
        if channel is None:
            continue
        person = Person(each.recipient)
        try:
            receipt = channel.find(each.message_id, person, since=each.since - SETTLED, now=now)
        except DeliveryError as error:
            log.info("can't tell whether %s arrived: %s", each.message_id, error)
            continue
        if receipt:
            held.append(each)
            with writing(engine) as session:
                reference = receipt.reference
                outbox_leasing.mark_sent(session, each.id, now=each.since, receipt=reference)
                recovery.confirm(session, [each.id], now=now)
                session.commit()
        elif each.since <= now - SETTLED or channel.resend_safe:
            (lost if each.status == "sent" and not channel.resend_safe else again).append(each)
    _note_missing(engine, again, lost, now=now)
    return Checked(len(held), len(again), len(lost))


def _record(readers: Readers, handed: Handed) -> Keeping | None:
    """The channel that was to get it, where it keeps a record that can be asked."""
    barred = readers.barred(handed.channel, handed.recipient)
    channel = readers.aside if barred else readers.channel(handed.channel)
    return channel if isinstance(channel, Keeping) else None


def _note_missing(
    engine: Engine, again: Sequence[Handed], lost: Sequence[Handed], *, now: datetime
) -> None:
    """What certainly isn't there is sent again; what was there and is gone is shown."""
    with writing(engine) as session:
        for each in again:
            recovery.requeue(session, each.id, now=now)
        for each in lost:
            recovery.mark_lost(session, each.id, error=f"{each.channel}: {NOT_HELD}")
        session.commit()
