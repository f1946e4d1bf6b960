"""Link what articles say into the ledger, and queue the alerts that follow, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from articles.article import Article
from commitments.history import history
from commitments.identity import commitment_id, identify, link
from commitments.model import Extraction, Mention, Sighting
from commitments.standing import overdue_events, standing
from storage import ledger, ledger_reading
from storage.engine import Session
from storage.ledger import StoredEvent

SHANGHAI = ZoneInfo("Asia/Shanghai")
PROGRAM = "miit-watch"
SETTLED = timedelta(days=1)
"""An event found this much before what was known last fills in history: it is no news."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article as the ledger takes it in."""

    article_id: str
    article: Article
    published_at: datetime
    extraction: Extraction


def link_articles(session: Session, told: Iterable[Told], *, now: datetime) -> list[StoredEvent]:
    """Link each article's mentions, in the given order; return the events that are news.

    No news is what fills in history: an earlier mention of a known commitment, for one.
    """
    ledger.lock_ledger(session)
    touched: dict[str, datetime | None] = {}
    for each in told:
        _link_article(session, each, touched, now=now)
    news: list[StoredEvent] = []
    for commitment, last_seen in touched.items():
        fresh = derive(session, commitment, now=now)
        news += [each for each in fresh if _is_news(each, last_seen)]
    return sorted(news, key=lambda each: (each.event.on, each.id))


def derive(session: Session, commitment: str, *, now: datetime) -> list[StoredEvent]:
    """Compute a commitment's columns and events anew; return the events it didn't have."""
    sightings = ledger_reading.sightings(session, commitment)
    latest = max([now, *(each.published_at for each in sightings)])
    if standing(sightings, latest) is None:
        # A person has moved its mentions elsewhere; it waits to be filled again.
        return ledger.replace_events(session, commitment, [], found_at=now)
    events = [*history(sightings), *overdue_events(sightings, now)]
    events.sort(key=lambda event: event.on)
    ledger.add_commitment(session, commitment, columns(sightings, latest))
    return ledger.replace_events(session, commitment, events, found_at=now)


def _is_news(stored: StoredEvent, last_seen: datetime | None) -> bool:
    if last_seen is None:
        return True
    return stored.event.kind != "new" and stored.event.on >= last_seen - SETTLED


def _link_article(
    session: Session, told: Told, touched: dict[str, datetime | None], *, now: datetime
) -> None:
    extraction = told.extraction
    said = [*extraction.mentions, *extraction.fulfilments]
    ids = ledger.save_mentions(
        session,
        told.article_id,
        told.published_at,
        extraction.mentions,
        fulfilments=extraction.fulfilments,
    )
    said_on = told.published_at.astimezone(SHANGHAI).date()
    for sighting_id, mention in zip(ids, said, strict=True):
        identity = identify(mention, said_on)
        judgements = link(identity, ledger.candidates(session, identity.keys))
        ledger.save_judgements(session, sighting_id, judgements, by=PROGRAM, at=now)
        commitment = next((j.commitment_id for j in judgements if j.verdict == "same"), None)
        if commitment is None:
            if mention.stage == "done":
                continue
            commitment = commitment_id(identity)
        last_seen = ledger_reading.last_seen(session, commitment)
        if last_seen is None:
            first = _sighting(sighting_id, mention, told)
            ledger.add_commitment(session, commitment, columns([first], told.published_at))
        touched.setdefault(commitment, last_seen)
        ledger.assign(session, [sighting_id], commitment)
        ledger.add_identity(session, commitment, identity)


def _sighting(sighting_id: str, mention: Mention, told: Told) -> Sighting:
    return Sighting(
        id=sighting_id,
        mention=mention,
        article_id=told.article_id,
        published_at=told.published_at,
        occasion=told.article_id,
        publisher=told.article.publisher,
    )


def columns(sightings: Sequence[Sighting], now: datetime) -> ledger.Standing:
    """A commitment's columns from its sightings, of which one at least was before `now`."""
    stands = standing(sightings, now)
    assert stands is not None, "a commitment has at least one mention before now"
    return ledger.Standing(
        title=stands.title,
        kind=stands.kind,
        stage=stands.stage,
        status=stands.status,
        due_on=stands.due_on,
        topics=stands.topics,
        first_seen=stands.first_seen,
        last_seen=stands.last_seen,
    )
