"""What needs doing apart from articles: deadlines that pass, digests' hours, old runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from alerts.render import render_digest
from articles.clock import SHANGHAI
from commitments.model import Event
from flows.digests import alert_digest, queue_digests
from flows.dispatch import Delivered, deliver
from flows.linking import derive
from flows.notices import events_of, queue_events
from flows.readers import Readers, open_readers
from flows.settings import Settings
from storage import hosts, known, ledger, ledger_reading, outbox_reading, runs
from storage.engine import Engine, open_store, reading, writing
from storage.outbox_reading import AlertLine
from storage.tidying import tidy

LOOK_BACK = timedelta(days=4000)
"""How old a deadline may be and still be looked at: ten years and some."""
AT_ONCE = 200
KEPT = timedelta(days=90)
"""How long runs and their outcomes are kept."""
LOOKED = timedelta(days=30)
"""How long it is remembered when an article's page was looked at: longer than any is."""


@dataclass(frozen=True, slots=True)
class Tended:
    """What a pass of upkeep did."""

    looked_at: int = 0
    alerts: int = 0
    forgotten_runs: int = 0
    made: tuple[AlertLine, ...] = ()
    """The alerts themselves, overdue ones among them."""
    events: Mapping[str, Event] = field(default_factory=dict)
    """What they are on, by its identifier."""
    given_back: int = 0
    """Bytes of the store's disk."""


def upkeep(settings: Settings, *, now: datetime) -> Tended:
    """See which deadlines have passed, alert to them, forget old runs, give their room back.

    Raises StoreError.
    """
    readers = open_readers(settings)
    engine = open_store(settings.database_url)
    try:
        looked_at, alerts = _age(engine, readers, now=now)
        with writing(engine) as session:
            forgotten = runs.forget_runs(session, before=now - KEPT)
            known.forget_looks(session, before=now - LOOKED)
            hosts.forget_rests(session, before=now - LOOKED)
            session.commit()
        with reading(engine) as session:
            made = tuple(outbox_reading.list_alerts(session, created_at=now))
            events = events_of(session, made)
        return Tended(looked_at, alerts, forgotten, made, events, tidy(engine))
    finally:
        engine.dispose()


def _age(engine: Engine, readers: Readers, *, now: datetime) -> tuple[int, int]:
    """Derive anew what has a day behind it or near; return how many, and the alerts made."""
    today = now.astimezone(SHANGHAI).date()
    with reading(engine) as session:
        due = ledger_reading.due_between(session, today - LOOK_BACK, today + timedelta(days=31))
    alerts = 0
    for start in range(0, len(due), AT_ONCE):
        with writing(engine) as session:
            ledger.lock_ledger(session)
            for commitment in due[start : start + AT_ONCE]:
                fresh = derive(session, commitment, now=now)
                alerts += queue_events(session, fresh, readers, now=now)
            session.commit()
    return len(due), alerts


@dataclass(frozen=True, slots=True)
class Digested:
    """What the digests' hour brought; `sent`: subject and text of each, as its readers get it."""

    delivered: Delivered
    sent: tuple[tuple[str, str], ...] = ()


def digest(settings: Settings, *, now: datetime) -> Digested:
    """Queue the digests whose hour has come and deliver them. Raises StoreError."""
    readers = open_readers(settings)
    engine = open_store(settings.database_url)
    try:
        made = queue_digests(engine, settings.digests, readers, now=now)
        with reading(engine) as session:
            messages = [
                render_digest(
                    alert_digest(session, each), message_id=each.id, language=settings.language
                )
                for each in made
            ]
        sent = tuple((each.subject, each.text) for each in messages)
        return Digested(deliver(engine, readers, now=now), sent)
    finally:
        engine.dispose()
