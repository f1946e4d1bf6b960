"""What readers are told, put together from the store: events as notices, many as a digest."""

from collections.abc import Iterable
from datetime import datetime

from alerts.notice import Nearest, Notice, Occasion
from commitments.model import CONCRETE, Event, Sighting
from commitments.titles import particular
from flows.readers import Readers
from storage import ledger_reading, outbox, outbox_reading, recovery
from storage.articles import read_article, source_of
from storage.engine import Session
from storage.ledger import StoredEvent
from storage.outbox import Alert
from storage.outbox_reading import AlertLine


class GoneError(Exception):
    """What an alert is on has left the ledger: a person ruled it to be something else."""


SUPERSEDED = "the ledger has been completed since: an earlier mention was found"


def alert_on(session: Session, stored: StoredEvent, *, now: datetime) -> Alert | None:
    """The alert on an event of the ledger; None for what alerts nobody: restated, or general.

    A name that says too little to be read by itself waits for the digest.
    """
    line = ledger_reading.read_commitment(session, stored.commitment_id)
    if line is None or stored.event.kind == "restated" or line.kind not in CONCRETE:
        return None
    if not particular(line.title, line.kind):
        return None
    return outbox.event_alert(
        event_id=stored.id,
        event=stored.event.kind,
        commitment_id=line.id,
        sighting_id=stored.event.sighting_id,
        title=line.title,
        kind=line.kind,
        now=now,
    )


def queue_events(
    session: Session, events: Iterable[StoredEvent], readers: Readers, *, now: datetime
) -> int:
    """Put the alerts on these events into the outbox; return how many are new.

    What alerts nobody is left for the digest. Both are written down with the event, so that a
    later pass can tell what was missed from what was history (`recover_events`).
    """
    count = 0
    at_once: list[StoredEvent] = []
    waiting: list[StoredEvent] = []
    for stored in events:
        alert = alert_on(session, stored, now=now)
        (at_once if alert else waiting).append(stored)
        if alert is not None:
            count += _queue(session, stored, alert, readers, now=now)
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


def notice_of(
    session: Session, stored: StoredEvent, *, alert_id: str, event: Occasion | None = None
) -> Notice:
    """Everything that a reader should see of one event, with its evidence.

    `event` names the occasion where it is none of the ledger's: a deadline that draws near.
    Raises GoneError where a ruling has emptied its commitment.
    """
    line = ledger_reading.read_commitment(session, stored.commitment_id)
    if line is None:
        raise GoneError(f"commitment {stored.commitment_id} has no mentions any longer")
    sightings = ledger_reading.sightings(session, line.id)
    happened = stored.event
    # Overdue comes with the calendar: what was said last is the evidence for it.
    seen = next(
        (each for each in sightings if each.id == happened.sighting_id),
        sightings[-1] if sightings and happened.sighting_id is None else None,
    )
    mention = seen.mention if seen else None
    article = read_article(session, seen.article_id) if seen else None
    earlier = [each for each in sightings if not seen or each.published_at <= seen.published_at]
    return Notice(
        id=alert_id,
        event=event or happened.kind,
        occurred_at=happened.on,
        commitment_id=line.id,
        title=line.title,
        kind=line.kind,
        quote=mention.quote if mention else None,
        speaker=mention.speaker if mention else None,
        office=mention.office if mention else None,
        publisher=seen.publisher if seen else None,
        article_title=article.title if article else None,
        url=article.url if article else None,
        published_at=seen.published_at if seen else None,
        language=article.language if article else None,
        source_id=source_of(session, seen.article_id) if seen else None,
        stage=mention.stage if mention else line.stage,
        field=happened.field,
        before=happened.before,
        after=happened.after,
        deadline=mention.deadline if mention else None,
        due_on=mention.due_on if mention else line.due_on,
        quantity=mention.quantity.text if mention and mention.quantity else None,
        first_said_at=line.first_seen,
        mention_count=max(1, len({each.occasion for each in earlier})),
        topics=line.topics,
        nearest=_nearest(session, seen) if happened.kind == "new" else None,
        outlets=_outlets(sightings, seen),
        note=happened.note,
        first_alert_id=_first_alert(session, stored),
    )


def _nearest(session: Session, seen: Sighting | None) -> Nearest | None:
    """The earlier commitment that a new one might have been, and why it was judged another."""
    if seen is None:
        return None
    for line in ledger_reading.read_judgements(session, [seen.id]):
        if line.judgement.verdict != "same" and line.title:
            return Nearest(line.title, line.judgement.reason)
    return None


def _outlets(sightings: list[Sighting], seen: Sighting | None) -> tuple[str, ...]:
    if seen is None:
        return ()
    others = {
        each.publisher: None
        for each in sightings
        if each.occasion == seen.occasion and each.publisher and each.publisher != seen.publisher
    }
    return tuple(others)


def _first_alert(session: Session, stored: StoredEvent) -> str | None:
    """The alert that the commitment's thread began with, where this isn't it."""
    events = ledger_reading.read_events(session, stored.commitment_id)
    told = outbox_reading.alerted(session, [each.id for each in events])
    first = next((each.id for each in events if each.id in told or each.id == stored.id), None)
    return outbox.alert_id(first) if first and first != stored.id else None
