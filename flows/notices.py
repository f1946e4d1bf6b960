"""What readers are told, put together from the store: events as notices, many as a digest."""

from collections.abc import Iterable
from datetime import datetime

from commitments.model import CONCRETE, Event
from commitments.names.titles import particular
from flows.evidence import notice_of, notices_of
from flows.readers import Readers
from storage import ledger_reading, outbox, recovery
from storage.engine import Session
from storage.events import StoredEvent
from storage.ledger import Standing
from storage.outbox import Alert
from storage.outbox_reading import AlertLine

SUPERSEDED = "the ledger has been completed since: an earlier mention was found"


def alert_on(session: Session, stored: StoredEvent, *, now: datetime) -> Alert | None:
    """The alert on an event of the ledger; None for what alerts nobody: restated, or general.

    A name that says too little to be read by itself waits for the digest.
    """
    standings = ledger_reading.standings_of(session, [stored.commitment_id])
    return _alert(stored, standings.get(stored.commitment_id), now=now)


def _alert(stored: StoredEvent, stands: Standing | None, *, now: datetime) -> Alert | None:
    if stands is None or stored.event.kind == "restated" or stands.kind not in CONCRETE:
        return None
    if not particular(stands.title, stands.kind):
        return None
    return outbox.event_alert(
        event_id=stored.id,
        event=stored.event.kind,
        commitment_id=stored.commitment_id,
        sighting_id=stored.event.sighting_id,
        title=stands.title,
        kind=stands.kind,
        now=now,
    )


def queue_events(
    session: Session, events: Iterable[StoredEvent], readers: Readers, *, now: datetime
) -> int:
    """Put the alerts on these events into the outbox; return how many are new.

    What alerts nobody is left for the digest. Both are written down with the event, so that a
    later pass can tell what was missed from what was history (`recover_events`).
    """
    found = list(events)
    standings = ledger_reading.standings_of(session, {each.commitment_id for each in found})
    alerts: list[Alert] = []
    at_once: list[StoredEvent] = []
    waiting: list[StoredEvent] = []
    for stored in found:
        alert = _alert(stored, standings.get(stored.commitment_id), now=now)
        (at_once if alert else waiting).append(stored)
        alerts += [alert] if alert else []
    notices = notices_of(session, at_once)
    routes = (readers.route(notice, now=now) for notice in notices)
    count = outbox.queue_all(session, zip(alerts, routes, strict=True))
    recovery.mark_telling(session, [each.id for each in at_once], "at_once")
    leave_for_digest(session, waiting)
    return count


def leave_for_digest(session: Session, events: Iterable[StoredEvent]) -> None:
    """Let these events be news to digests only."""
    recovery.mark_telling(session, [each.id for each in events], "digest")


def recover_events(
    session: Session, readers: Readers, *, since: datetime, now: datetime
) -> list[Alert]:
    """Queue the alerts on events that were to be told at once and have none; return them.

    History, backfills and a person's rulings were never to be told; they are left alone.
    """
    found = []
    for stored in recovery.untold_events(session, since=since):
        alert = alert_on(session, stored, now=now)
        if alert is not None and _queue(session, stored, alert, readers, now=now):
            found.append(alert)
    return found


def _queue(
    session: Session, stored: StoredEvent, alert: Alert, readers: Readers, *, now: datetime
) -> bool:
    notice = notice_of(session, stored, alert_id=alert.id)
    return outbox.queue(session, alert, readers.route(notice, now=now))


def event_of(session: Session, alert: Alert) -> StoredEvent:
    """The event that an alert is on, as it is now, or was when the alert was queued.

    An article of an earlier day that came in since can have taken its place.
    """
    assert alert.event_id and alert.commitment_id, "a digest has no event of its own"
    found = ledger_reading.find_events(session, [alert.event_id])
    if found:
        return found[0]
    assert alert.event != "baseline" and alert.event != "digest"
    was = Event(alert.event, alert.sighting_id, alert.created_at, note=SUPERSEDED)
    return StoredEvent(alert.event_id, alert.commitment_id, was)


def events_of(session: Session, alerts: Iterable[AlertLine]) -> dict[str, Event]:
    """The events that alerts are on, by identifier; one whose place was taken isn't there."""
    found = ledger_reading.find_events(session, [each.event_id for each in alerts if each.event_id])
    return {each.id: each.event for each in found}
