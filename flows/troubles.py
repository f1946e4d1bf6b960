"""What is wrong now: sources, deliveries, the monitor itself, the disk, the store."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from alerts.operators import Trouble, TroubleKind
from alerts.plain import cut
from alerts.words import words
from alerts.workdays import china
from articles.clock import SHANGHAI
from flows.settings import Settings
from flows.sourcing import USUAL, enabled_sources, record_of
from sources._health import Fault, complaint, next_try_at
from sources._source import Source
from storage import recovery, runs
from storage.engine import Session, store_folder
from storage.errors import StoreError, StoreFullError, StoreNewerError
from storage.recovery import Stuck
from storage.runs import SourceState

FAULTS: Mapping[Fault, TroubleKind] = {
    "failing": "source_failing",
    "empty": "source_short",
    "few": "source_short",
    "unknown": "source_changed",
    "silent": "source_silent",
}
LATE = timedelta(minutes=30)
"""How long no cycle may finish, and no delivery wait that is due; a cycle comes every 5 minutes."""
TRYING = 3
"""Attempts after which a delivery that is tried again is worth a word."""
LEAST_FREE = 500_000_000
"""Bytes on a disk of ours below which operators are told."""
CALENDAR_ENDS = timedelta(days=30)


def troubles(session: Session, settings: Settings, *, now: datetime) -> Iterator[Trouble]:
    """Everything that operators should know."""
    watched = enabled_sources(settings)
    yield from _of_sources(session, watched, now=now)
    yield from _unasked(session, watched, now=now)
    yield from _of_deliveries(session, now=now)
    yield from _of_monitor(session, now=now)
    yield from _of_disks(settings)
    calendar = china()
    if calendar.until < (now + CALENDAR_ENDS).astimezone(SHANGHAI).year:
        yield _said("calendar_ends", "working days", "calendar", year=calendar.until)


def of_store(error: StoreError) -> Trouble:
    """A store that can't be used, as operators are told of it."""
    kinds: tuple[tuple[type[StoreError], TroubleKind], ...] = (
        (StoreNewerError, "schema_ahead"),
        (StoreFullError, "store_nearly_full"),
        (StoreError, "store_unusable"),
    )
    kind = next(kind for known, kind in kinds if isinstance(error, known))
    return Trouble(kind, "store", str(error))


def _of_sources(session: Session, sources: Iterable[Source], *, now: datetime) -> Iterator[Trouble]:
    states = {state.source_id: state for state in runs.list_sources(session)}
    for source in sources:
        state = states.get(source.id)
        trouble = _of_source(session, source, state, now=now) if state else None
        if trouble:
            yield trouble


def _of_source(
    session: Session, source: Source, state: SourceState, *, now: datetime
) -> Trouble | None:
    rows = runs.recent_rows(session, source.id, since=now - USUAL)
    found = complaint(source, record_of(state, rows), now)
    if found is None:
        return None
    kind = "source_blocked" if state.status == "blocked" else FAULTS[found.fault]
    return Trouble(kind, source.id, found.reason, found.phrase, found.values)


def _of_deliveries(session: Session, *, now: datetime) -> Iterator[Trouble]:
    """A channel's deliveries that wait though they are due, and those that failed."""
    stuck = recovery.stuck(session, waiting_since=now - LATE, trying=TRYING)
    for channel, group in groupby(stuck, key=lambda each: each.channel):
        rows = list(group)
        waiting = [each for each in rows if each.status in ("pending", "leased")]
        if waiting:
            oldest = min(each.since for each in waiting).astimezone(SHANGHAI)
            count, since = sum(each.count for each in waiting), f"{oldest:%Y-%m-%d %H:%M}"
            yield _said("delivery_missing", channel, "missing", count=count, since=since)
        failing = [each for each in rows if each not in waiting]
        if failing:
            yield _failing(channel, failing)


def _failing(channel: str, rows: list[Stuck]) -> Trouble:
    """How many in which state, why, and what shows them."""
    counts = ", ".join(f"{each.count} {each.status}" for each in rows)
    why = next((each.error for each in rows if each.error), "")
    shows = f"miit-watch alerts --status {rows[0].status}"
    values = {"counts": counts, "why": cut(why, 100) or "–", "shows": shows}
    return _said("delivery_failing", channel, "undelivered", **values)


def _of_monitor(session: Session, *, now: datetime) -> Iterator[Trouble]:
    """A cycle that failed, or none for too long."""
    last = runs.last_run(session)
    if last is None:
        return
    finished_at, status = last
    if now - finished_at > LATE:
        minutes = int((now - finished_at).total_seconds() // 60)
        yield _said("flow_late", "monitor", "late", minutes=minutes)
    elif status == "failed":
        yield _said("flow_failed", "monitor", "all_failed")


def _unasked(session: Session, sources: list[Source], *, now: datetime) -> Iterator[Trouble]:
    """Sources that no cycle asks though others go on: their part's worker is gone."""
    last = runs.last_run(session)
    if last is None or now - last[0] > LATE:
        return
    states = {state.source_id: state for state in runs.list_sources(session)}
    due = [(each, states[each.id]) for each in sources if each.id in states]
    left = [
        source.id
        for source, state in due
        if (at := next_try_at(source, record_of(state))) and now - at > LATE
    ]
    if left:
        yield _said("flow_late", "part of monitor", "unasked", names=", ".join(left))


def _of_disks(settings: Settings) -> Iterator[Trouble]:
    """Disks of ours that are nearly full; that of a Postgres store is its server's."""
    places = {settings.data, store_folder(settings.database_url) or settings.data}
    for place in sorted(places):
        free = shutil.disk_usage(place if place.exists() else Path.cwd()).free
        if free < LEAST_FREE:
            yield _said("store_nearly_full", str(place), "full", megabytes=free // 1_000_000)


def _said(kind: TroubleKind, subject: str, phrase: str, **values: object) -> Trouble:
    """A trouble in a sentence that both languages have."""
    plain = {name: str(value) for name, value in values.items()}
    detail = words("en").label("details", phrase).format(**plain)
    return Trouble(kind, subject, detail, phrase, plain)
