"""What readers are told, put together from the store: events as notices, many as a digest."""

from collections.abc import Iterable
from datetime import datetime

from alerts.digest import make_digest
from alerts.notice import Digest, Nearest, Notice
from commitments.model import CONCRETE, Sighting
from storage import ledger_reading, outbox, outbox_reading
from storage.articles import read_article
from storage.engine import Session
from storage.ledger import StoredEvent
from storage.outbox import Alert


def alert_on(session: Session, stored: StoredEvent, *, now: datetime) -> Alert | None:
    """The alert on an event of the ledger; None for what alerts nobody: restated, or general."""
    line = ledger_reading.read_commitment(session, stored.commitment_id)
    if line is None or stored.event.kind == "restated" or line.kind not in CONCRETE:
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


def notice_of(session: Session, stored: StoredEvent, *, alert_id: str) -> Notice:
    """Everything that a reader should see of one event, with its evidence."""
    line = ledger_reading.read_commitment(session, stored.commitment_id)
    assert line, "an event has its commitment"
    sightings = ledger_reading.sightings(session, line.id)
    event = stored.event
    seen = next((each for each in sightings if each.id == event.sighting_id), None)
    mention = seen.mention if seen else None
    article = read_article(session, seen.article_id) if seen else None
    earlier = [each for each in sightings if not seen or each.published_at <= seen.published_at]
    return Notice(
        id=alert_id,
        event=event.kind,
        occurred_at=event.on,
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
        stage=mention.stage if mention else line.stage,
        field=event.field,
        before=event.before,
        after=event.after,
        deadline=mention.deadline if mention else None,
        due_on=mention.due_on if mention else line.due_on,
        quantity=mention.quantity.text if mention and mention.quantity else None,
        first_said_at=line.first_seen,
        mention_count=max(1, len(earlier)),
        topics=line.topics,
        nearest=_nearest(session, seen) if event.kind == "new" else None,
        outlets=_outlets(sightings, seen),
        note=event.note,
        first_alert_id=_first_alert(session, stored),
    )


def baseline_digest(
    session: Session, events: Iterable[StoredEvent], *, alert_id: str, until: datetime
) -> Digest:
    """The history that a source brought with its first cycle, in one message."""
    loud = [each for each in events if each.event.kind != "restated"]
    notices = [notice_of(session, each, alert_id=each.id) for each in loud]
    concrete = [notice for notice in notices if notice.concrete]
    return make_digest(
        concrete,
        id=alert_id,
        kind="baseline",
        since=None,
        until=until,
        counts=_figures(session, {notice.commitment_id for notice in notices}),
    )


def _figures(session: Session, commitments: set[str]) -> dict[str, int]:
    found = (ledger_reading.read_commitment(session, each) for each in sorted(commitments))
    lines = [line for line in found if line]
    concrete = [line.status for line in lines if line.kind in CONCRETE]
    return {
        "commitments": len(lines),
        "concrete": len(concrete),
        "fulfilled": concrete.count("fulfilled"),
        "overdue": concrete.count("overdue"),
    }


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
    for event in ledger_reading.read_events(session, stored.commitment_id):
        if event.id == stored.id:
            return None
        identifier = outbox.alert_id(event.id)
        if outbox_reading.read_alert(session, identifier):
            return identifier
    return None
