"""What needs doing apart from articles: deadlines that pass, digests' hours, faults, old runs."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from alerts.delivery import DeliveryError
from alerts.message import message_id
from alerts.operators import State, Trouble, TroubleKind, Word, decide, render_operators
from alerts.workdays import china
from commitments.standing import SHANGHAI
from flows.digests import queue_digests
from flows.dispatch import Delivered, deliver
from flows.linking import derive
from flows.notices import queue_events
from flows.readers import Readers, open_readers
from flows.settings import Settings
from flows.sourcing import enabled_sources, record_of
from sources._health import complaint
from sources._source import Source
from storage import ledger, ledger_reading, outbox, runs, telling
from storage.engine import Engine, Session, open_store, reading, writing
from storage.runs import SourceState

LOOK_BACK = timedelta(days=4000)
"""How old a deadline may be and still be looked at: ten years and some."""
AT_ONCE = 200
KEPT = timedelta(days=90)
"""How long runs and their outcomes are kept."""
USUAL = 20
"""Lists by which the usual number of rows is told …"""
ENOUGH = 5
"""… and how many of them it takes."""
LATE = timedelta(minutes=30)
"""How long no cycle may finish; one is due every five minutes."""
LEAST_FREE = 500_000_000
"""Bytes on the data folder's disk below which operators are told."""
CALENDAR_ENDS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Tended:
    """What a pass of upkeep did."""

    looked_at: int = 0
    alerts: int = 0
    forgotten_runs: int = 0


def upkeep(settings: Settings, *, now: datetime) -> Tended:
    """See which deadlines have passed, alert to them, and forget old runs. Raises StoreError."""
    readers = open_readers(settings)
    engine = open_store(settings.database_url)
    try:
        looked_at, alerts = _age(engine, readers, now=now)
        with writing(engine) as session:
            forgotten = runs.forget_runs(session, before=now - KEPT)
            session.commit()
        return Tended(looked_at, alerts, forgotten)
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


def digest(settings: Settings, *, now: datetime) -> Delivered:
    """Queue the digests whose hour has come and deliver them. Raises StoreError."""
    readers = open_readers(settings)
    engine = open_store(settings.database_url)
    try:
        queue_digests(engine, settings.digests, readers, now=now)
        return deliver(engine, readers, now=now)
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Probed:
    """What a probe found and did."""

    troubles: tuple[Trouble, ...]
    said: tuple[Word, ...]
    delivered: Delivered


def probe(settings: Settings, *, now: datetime) -> Probed:
    """Make sure that what had to be delivered was, and tell operators what is wrong.

    Recovers what a crash left: leases that ran out, digests whose hour passed. A trouble is said
    once, again after growing intervals, and when it is mended. Raises StoreError.
    """
    readers = open_readers(settings)
    engine = open_store(settings.database_url)
    try:
        queue_digests(engine, settings.digests, readers, now=now)
        delivered = deliver(engine, readers, now=now)
        with reading(engine) as session:
            troubles = (
                *_troubles(session, enabled_sources(settings), now=now),
                *_idle_monitor(session, now=now),
                *_full_disk(settings),
            )
        said = _tell(engine, readers, troubles, now=now)
        return Probed(troubles, said, delivered)
    finally:
        engine.dispose()


def _troubles(session: Session, sources: Iterable[Source], *, now: datetime) -> Iterator[Trouble]:
    states = {state.source_id: state for state in runs.list_sources(session)}
    for source in sources:
        state = states.get(source.id)
        trouble = _source_trouble(session, source, state, now=now) if state else None
        if trouble:
            yield trouble
    failing: dict[str, int] = {}
    for (channel, status), count in outbox.counts(session).items():
        if status in ("dead", "uncertain", "failed"):
            failing[channel] = failing.get(channel, 0) + count
    for channel, count in sorted(failing.items()):
        yield Trouble(
            "delivery_failing",
            channel,
            f"{count} deliveries failed; `miit-watch alerts` shows them",
        )
    calendar = china()
    if calendar.until < (now + CALENDAR_ENDS).astimezone(SHANGHAI).year:
        yield Trouble("calendar_ends", "working days", f"known to the end of {calendar.until}")


def _idle_monitor(session: Session, *, now: datetime) -> Iterator[Trouble]:
    """The monitor itself: a cycle that failed, or none for too long."""
    last = runs.last_run(session)
    if last is None:
        return
    finished_at, status = last
    if now - finished_at > LATE:
        minutes = int((now - finished_at).total_seconds() // 60)
        yield Trouble("flow_late", "monitor", f"no cycle has finished for {minutes} minutes")
    elif status == "failed":
        yield Trouble("flow_failed", "monitor", "every source failed in the last cycle")


def _full_disk(settings: Settings) -> Iterator[Trouble]:
    """Where the data folder's disk is nearly full; a Postgres store's disk is its server's."""
    usage = shutil.disk_usage(settings.data if settings.data.exists() else Path.cwd())
    if usage.free < LEAST_FREE:
        free = usage.free // 1_000_000
        yield Trouble("store_nearly_full", str(settings.data), f"{free} MB are left on its disk")


def _source_trouble(
    session: Session, source: Source, state: SourceState, *, now: datetime
) -> Trouble | None:
    counts = runs.recent_rows(session, source.id, limit=USUAL)
    usual = int(median(counts)) if len(counts) >= ENOUGH else None
    record = record_of(state, counts[0] if counts else None, usual)
    found = complaint(source, record, now)
    if found is None:
        return None
    kind: TroubleKind = "source_blocked" if state.status == "blocked" else "source_silent"
    return Trouble(kind, source.id, found.reason)


def _tell(
    engine: Engine,
    readers: Readers,
    troubles: tuple[Trouble, ...],
    *,
    now: datetime,
) -> tuple[Word, ...]:
    """Say what is to be said; where no operators' channel takes it, the next probe tries again."""
    with reading(engine) as session:
        held = {key: _state(saved) for key, saved in telling.read_troubles(session).items()}
    said, kept = decide(troubles, held, now=now)
    if said and not _send(readers, said, now=now):
        return ()
    with writing(engine) as session:
        telling.save_troubles(session, {key: _saved(state) for key, state in kept.items()})
        session.commit()
    return said


def _send(readers: Readers, said: tuple[Word, ...], *, now: datetime) -> bool:
    """Whether anybody was told."""
    told = False
    for channel in readers.operators:
        for person in channel.recipients:
            item = f"operators-{now:%Y%m%dT%H%M%S}"
            key = message_id(item, channel.name, person.address)
            message = render_operators(said, message_id=key, language=person.language, now=now)
            try:
                channel.send(message, person, now)
                told = True
            except DeliveryError:
                # Tried again by the next probe, for the states aren't kept then.
                continue
    return told


def _saved(state: State) -> dict[str, Any]:
    row = asdict(state)
    for name in ("since", "said_at", "mended_at"):
        row[name] = row[name] and row[name].isoformat()
    return row


def _state(saved: Mapping[str, Any]) -> State:
    times = {
        name: datetime.fromisoformat(saved[name]) if saved[name] else None
        for name in ("since", "said_at", "mended_at")
    }
    return State(**{**saved, **times, "trouble": Trouble(**saved["trouble"])})
