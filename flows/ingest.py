"""Articles into the store: kept, deduplicated, searched, linked, their alerts queued.

One transaction a batch, so that an article, its events and its alerts are there together or not
at all. Computing (fingerprints, extraction) comes before it, outside the lock.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from commitments.extract import extract
from commitments.model import Extraction
from flows.collect import Found
from flows.linking import Told, link_articles
from flows.notices import leave_for_digest, queue_events
from flows.readers import Readers
from sources._source import Page
from storage import known, outbox
from storage.articles import Arrival, arrival, save_articles
from storage.engine import Engine, Session, reading, writing
from storage.ledger import StoredEvent
from storage.pages import keep_page


@dataclass(frozen=True, slots=True)
class Batch:
    """How articles that come together are taken in.

    With `baseline` they are history: one digest with that title, or nothing where it is empty,
    instead of alerts. `quiet_before`: what was published earlier alerts nobody by itself.
    """

    source_id: str | None
    now: datetime
    baseline: bool = False
    baseline_title: str = ""
    quiet_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    new: int = 0
    duplicates: int = 0
    about_miit: int = 0
    mentions: int = 0
    alerts: int = 0


ENTRY_TIMES = ("published_at", "revised_at")
HISTORY = "history"
"""What a kept row says beside the list's own: that it is history."""
Also = Callable[[Session, Ingested], None]
"""What else belongs into the transaction."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """An article ready to be saved, with the page that it came from."""

    arrival: Arrival
    page: Page


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with what it says: all that can be computed without the store."""

    arriving: Arriving
    extraction: Extraction


def ingest(
    engine: Engine, found: Sequence[Found], readers: Readers, batch: Batch, *, also: Also
) -> Ingested:
    """Take in what was found, in order of publication. Raises StoreError; then nothing is stored.

    An article without a date counts from when it was fetched.
    """
    arriving = _new_ones(engine, [arrive(each, batch.source_id) for each in found])
    return take_in(engine, [prepare(each) for each in arriving], readers, batch, also=also)


def take_in(
    engine: Engine, prepared: Sequence[Prepared], readers: Readers, batch: Batch, *, also: Also
) -> Ingested:
    """The same for articles that are prepared already."""
    ordered = sorted(prepared, key=lambda each: in_order(each.arriving.arrival))
    with writing(engine) as session:
        arrivals = [
            replace(each.arriving.arrival, page_id=_keep(session, each.arriving.page))
            for each in ordered
        ]
        saved = save_articles(session, arrivals, now=batch.now)
        told = [
            Told(each.id, each.article, published(each), said.extraction)
            for each, said, fate in zip(arrivals, ordered, saved, strict=True)
            if fate.status != "seen"
        ]
        news = link_articles(session, told, now=batch.now)
        done = Ingested(
            new=sum(fate.status == "new" for fate in saved),
            duplicates=sum(fate.status == "duplicate" for fate in saved),
            about_miit=sum(each.about_miit for each in arrivals),
            mentions=sum(len(each.extraction.mentions) for each in told),
            alerts=_queue(session, news, readers, batch),
        )
        also(session, done)
        session.commit()
    return done


def arrive(found: Found, source_id: str | None) -> Arriving:
    """What was found with its fingerprint."""
    made = arrival(
        found.article,
        fetched_at=found.page.fetched_at,
        source_id=source_id,
        entry=_row(found),
    )
    return Arriving(made, found.page)


def prepare(arriving: Arriving) -> Prepared:
    """An article with what it says; one that isn't about MIIT says nothing to us."""
    made = arriving.arrival
    return Prepared(arriving, extract(made.article) if made.about_miit else Extraction())


def in_order(arriving: Arrival) -> tuple[datetime, str]:
    """The order in which articles are taken in: of publication."""
    return published(arriving), arriving.id


def _row(found: Found) -> dict[str, Any] | None:
    entry = found.entry
    if entry is None:
        return None
    times = {name: getattr(entry, name) for name in ENTRY_TIMES}
    row = asdict(entry) | {name: at and at.isoformat() for name, at in times.items()}
    return row | ({HISTORY: True} if found.history else {})


def published(arriving: Arrival) -> datetime:
    """When the article was published, or first seen where it doesn't say."""
    return arriving.article.published_at or arriving.fetched_at


def _new_ones(engine: Engine, arriving: list[Arriving]) -> list[Arriving]:
    with reading(engine) as session:
        held = known.known_articles(session, [each.arrival.id for each in arriving])
    return [each for each in arriving if each.arrival.id not in held]


def _keep(session: Session, page: Page) -> str:
    return keep_page(
        session,
        page.body,
        url=page.url,
        path=page.path,
        headers=page.headers,
        fetched_at=page.fetched_at,
    )


def _queue(session: Session, news: Sequence[StoredEvent], readers: Readers, batch: Batch) -> int:
    if batch.baseline:
        return _queue_baseline(session, news, readers, batch)
    before = batch.quiet_before
    loud = [each for each in news if before is None or each.event.on >= before]
    leave_for_digest(session, [each for each in news if each not in loud])
    return queue_events(session, loud, readers, now=batch.now)


def _queue_baseline(
    session: Session, news: Sequence[StoredEvent], readers: Readers, batch: Batch
) -> int:
    """One digest of the commitments that the history holds, to everybody who gets alerts."""
    if not news or not batch.baseline_title:
        return 0
    alert = outbox.digest_alert(
        event="baseline",
        title=batch.baseline_title,
        event_ids=[each.id for each in news],
        now=batch.now,
    )
    return int(outbox.queue(session, alert, readers.everybody()))


def quiet_before(now: datetime, days: int) -> datetime:
    """Before this, what is found is history."""
    return now - timedelta(days=days)
