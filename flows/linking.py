"""Link what articles say into the ledger, and tell what of it is news, in one transaction."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import partial

from commitments.history import history
from commitments.standing import overdue_events, standing
from flows.joining import Told, Touched, columns_of, join, save_said
from flows.relinking import relink
from storage import ledger, ledger_reading
from storage.engine import Session
from storage.ledger import StoredEvent
from storage.order import last_place, said_by
from storage.sightings import sightings

__all__ = ["Told", "derive", "link_articles"]

What = tuple[str, str, str | None]
"""A mention, the kind of its event and what that moved, in whatever commitment it is."""

SETTLED = timedelta(days=1)
"""An event found this much before what was known last fills in history: it is no news."""


def link_articles(
    session: Session,
    told: Iterable[Told],
    *,
    now: datetime,
    regrouped: Collection[str] = (),
) -> list[StoredEvent]:
    """Link each article's mentions; return the events that are news.

    The ledger is that of all articles in order of publication, whatever order they come in. No
    news is what fills in history: an earlier mention of a known commitment, for one. `regrouped`
    are articles that are reprints of another than before.
    """
    ledger.lock_ledger(session)
    articles = sorted(told, key=lambda each: each.place)
    last = last_place(session)
    said = [(each, save_said(session, each)) for each in articles]
    touched = Touched(session)
    if last is None or not articles or articles[0].place > last:
        for each, mentions in said:
            join(session, each, mentions, partial(ledger.candidates, session), touched, now=now)
    else:
        relink(session, said, touched, now=now)
    for article in regrouped:
        for mention in said_by(session, article):
            if mention.commitment_id:
                touched.add(mention.commitment_id)
    known = _happened(session, touched.last_seen)
    news: list[StoredEvent] = []
    for commitment, last_seen in touched.last_seen.items():
        fresh = derive(session, commitment, now=now)
        news += [each for each in fresh if _is_news(each, last_seen) and _what(each) not in known]
    return sorted(news, key=lambda each: (each.event.on, each.id))


def _happened(session: Session, commitments: Iterable[str]) -> set[What]:
    """What has happened to these commitments: a mention that moves between them brings no news."""
    events = ledger_reading.events_of(session, list(commitments))
    return {_what(each) for some in events.values() for each in some}


def _what(stored: StoredEvent) -> What:
    event = stored.event
    return event.sighting_id or f"{stored.commitment_id} {event.on}", event.kind, event.field


def derive(
    session: Session, commitment: str, *, now: datetime, quiet: bool = False
) -> list[StoredEvent]:
    """Compute a commitment's columns and events anew; return the events it didn't have.

    Where it is `quiet`, a person's ruling has moved it: no digest tells it as news either.
    """
    found_at = None if quiet else now
    seen = sightings(session, commitment)
    latest = max([now, *(each.published_at for each in seen)])
    stands = standing(seen, latest)
    if stands is None:
        # A person has moved its mentions elsewhere; it waits to be filled again.
        return ledger.replace_events(session, commitment, [], found_at=found_at)
    events = [*history(seen), *overdue_events(seen, now)]
    events.sort(key=lambda event: event.on)
    ledger.add_commitment(session, commitment, columns_of(stands))
    return ledger.replace_events(session, commitment, events, found_at=found_at)


def _is_news(stored: StoredEvent, last_seen: datetime | None) -> bool:
    if last_seen is None:
        return True
    return stored.event.kind != "new" and stored.event.on >= last_seen - SETTLED
