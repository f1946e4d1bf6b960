"""Digests: which are due, what each holds, and how a queued one is put together again."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from alerts.digest import make_digest
from alerts.notice import Digest, Notice
from alerts.schedule import Window, window
from articles.clock import SHANGHAI
from commitments.history.standing import SOON
from commitments.model import CONCRETE, Event
from flows.evidence import GoneError, notice_of, notices_of
from flows.notices import event_of
from flows.readers import Readers
from flows.sections import DigestSettings
from storage import ledger_reading, outbox, recovery, telling
from storage.engine import Engine, Session, writing
from storage.events import StoredEvent
from storage.outbox import Alert, Recipient

LATE = timedelta(days=1)
"""How late an event may be stored after it was found: a cycle stores what it found minutes ago."""
WEEKLY = timedelta(days=6)
"""A period longer than this is a week's."""


def queue_digests(
    engine: Engine, digests: Iterable[DigestSettings], readers: Readers, *, now: datetime
) -> list[Alert]:
    """Put every digest whose hour has come into the outbox; return the alerts that they are.

    The period ends at the scheduled hour and begins where the last one ended, both in one
    transaction: nothing is told twice, nothing falls between two, a missed one is made up. What
    was found in an earlier period but stored after its digest was made is in the next.
    """
    made: list[Alert] = []
    for each in digests:
        with writing(engine) as session:
            told = telling.told_until(session, each.name)
            due = window(each.schedule(), told_until=told, now=now)
            if due is None:
                continue
            made += _queue(session, due, readers, each, now=now)
            telling.mark_told(session, each.name, until=due.until)
            session.commit()
    return made


def _queue(
    session: Session, due: Window, readers: Readers, digest: DigestSettings, *, now: datetime
) -> list[Alert]:
    notices = [*_news(session, due, digest.name), *due_soon(session, due)]
    held: dict[tuple[str, ...], list[Recipient]] = {}
    for recipient, theirs in readers.route_digest(notices, digest.name):
        ids = tuple(notice.id for notice in theirs)
        held.setdefault(ids, []).append(recipient)
    if not notices and digest.when_empty:
        held[()] = list(readers.digest_readers(digest.name))
    made = []
    for ids, recipients in held.items():
        alert = outbox.digest_alert(
            event="digest",
            title=f"{digest.name} digest to {due.until.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
            event_ids=ids,
            now=now,
            since=due.since,
            until=due.until,
            digest=digest.name,
        )
        outbox.queue(session, alert, recipients)
        made.append(alert)
    return made


def _news(session: Session, due: Window, name: str) -> list[Notice]:
    """What is news and was found in the period, or before it and told by none of its digests."""
    since = due.since - LATE
    told = outbox.told_in_digests(session, name, since=since)
    found = recovery.news_found(session, since=since, until=due.until, but=told)
    return notices_of(session, found)


def due_soon(session: Session, due: Window) -> list[Notice]:
    """Concrete commitments whose day came near in the period."""
    first, last = (each.astimezone(SHANGHAI).date() + SOON for each in (due.since, due.until))
    near = [
        StoredEvent(f"due:{each}", each, Event("restated", None, due.until))
        for each in ledger_reading.due_between(session, first + timedelta(days=1), last)
    ]
    found = notices_of(session, near, event="due_soon")
    return [each for each in found if each.kind in CONCRETE and each.stage != "continue"]


def alert_digest(session: Session, alert: Alert) -> Digest:
    """The digest that a queued alert stands for."""
    if alert.event == "baseline":
        return baseline_digest(session, alert)
    assert alert.since and alert.until, "a digest has its period"
    due = Window(alert.since, alert.until)
    wanted = set(alert.event_ids)
    notices = notices_of(session, recovery.events_told(session, alert.event_ids))
    notices += [each for each in due_soon(session, due) if each.id in wanted]
    weekly = due.until - due.since > WEEKLY
    return make_digest(
        notices,
        id=alert.id,
        kind="weekly" if weekly else "daily",
        since=due.since,
        until=due.until,
    )


def bundle_digest(session: Session, alerts: Sequence[Alert], *, id: str, cap: int | None) -> Digest:
    """Alerts on events that found no place of their own in an hour, in one message."""
    notices = []
    for each in alerts:
        with suppress(GoneError):
            notices.append(notice_of(session, event_of(session, each), alert_id=each.id))
    times = [alert.created_at for alert in alerts]
    return make_digest(notices, id=id, kind="bundle", since=min(times), until=max(times), cap=cap)


def baseline_digest(session: Session, alert: Alert) -> Digest:
    """The history that a source brought with its first cycle, in one message."""
    events = ledger_reading.find_events(session, alert.event_ids)
    loud = [each for each in events if each.event.kind != "restated"]
    notices = notices_of(session, loud)
    return make_digest(
        [notice for notice in notices if notice.concrete],
        id=alert.id,
        kind="baseline",
        since=None,
        until=alert.created_at,
        counts=_figures(session, {notice.commitment_id for notice in notices}),
    )


def _figures(session: Session, commitments: set[str]) -> dict[str, int]:
    standings = ledger_reading.standings_of(session, commitments).values()
    concrete = [each.status for each in standings if each.kind in CONCRETE]
    return {
        "commitments": len(standings),
        "concrete": len(concrete),
        "fulfilled": concrete.count("fulfilled"),
        "overdue": concrete.count("overdue"),
    }
