"""Articles into the store: kept, deduplicated, searched, linked, their alerts queued.

One transaction a batch, so that an article, its events and its alerts are there together or not
at all. Computing (fingerprints, extraction) comes before it, outside the lock.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from commitments.extract import extract
from commitments.model import Extraction, Identity
from flows.collect import Found
from flows.entries import to_row
from flows.identifying import identities_of
from flows.joining import Told
from flows.linking import link_articles
from flows.notices import leave_for_digest, queue_events
from flows.readers import Readers
from sources._source import Page
from storage import outbox
from storage.articles import Arrival, Saved, arrival, fresh_ones, save_articles
from storage.engine import Engine, Session, reading, writing
from storage.events import StoredEvent
from storage.pages import Packed, keep_pages, pack
from storage.reordering import reorder


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
    in_order: bool = False
    """They come in the order in which they are to be taken in; else that of publication is made."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of articles that came together."""

    new: int = 0
    revised: int = 0
    """Later versions of articles that were changed after publication."""
    duplicates: int = 0
    about_miit: int = 0
    mentions: int = 0
    alerts: int = 0


HISTORY = "history"
"""What a kept row says beside the list's own: that it is history."""
Also = Callable[[Session, Ingested], None]
"""What else belongs into the transaction."""


def nothing_else(session: Session, done: Ingested) -> None:
    """The transaction holds the articles alone."""
    del session, done


@dataclass(frozen=True, slots=True)
class Arriving:
    """An article ready to be saved, with the page that it came from."""

    arrival: Arrival
    page: Page


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with what it says: all that can be computed without the store."""

    arrival: Arrival
    extraction: Extraction
    identities: tuple[Identity, ...]
    """Those of its mentions, then of its fulfilments."""
    page: Packed


def ingest(
    engine: Engine,
    found: Sequence[Found],
    readers: Readers,
    batch: Batch,
    *,
    also: Also = nothing_else,
) -> Ingested:
    """Take in what was found, in order of publication. Raises StoreError; then nothing is stored.

    An article without a date counts from when it was fetched.
    """
    arriving = [arrive(each, batch.source_id) for each in found]
    arriving = _new_ones(engine, arriving) if arriving else []
    return take_in(engine, prepare(arriving), readers, batch, also=also)


def take_in(
    engine: Engine,
    prepared: Sequence[Prepared],
    readers: Readers,
    batch: Batch,
    *,
    also: Also = nothing_else,
) -> Ingested:
    """The same for articles that are prepared already."""
    if not prepared:
        # Most cycles of most sources: nothing is looked up, the transaction is the caller's.
        return _nothing_new(engine, also)
    ordered = list(prepared)
    if not batch.in_order:
        ordered.sort(key=lambda each: in_order(each.arrival))
    with writing(engine) as session:
        keep_pages(session, [each.page for each in ordered])
        arrivals = [replace(each.arrival, page_id=each.page.id) for each in ordered]
        saved = save_articles(session, arrivals, now=batch.now)
        told = [
            _told(said, fate, fate.said_at)
            for said, fate in zip(ordered, saved, strict=True)
            if fate.said_at is not None
        ]
        likes = {
            fate.id: {*fate.contains, *([fate.of] if fate.of else [])}
            for fate in saved
            if fate.status != "seen"
        }
        regrouped = reorder(session, likes, now=batch.now)
        news = link_articles(session, told, now=batch.now, regrouped=regrouped)
        done = Ingested(
            new=sum(fate.status == "new" for fate in saved),
            revised=sum(fate.status == "revised" for fate in saved),
            duplicates=sum(fate.status == "duplicate" for fate in saved),
            about_miit=sum(each.about_miit for each in arrivals),
            mentions=sum(len(each.extraction.mentions) for each in told),
            alerts=_queue(session, news, readers, batch),
        )
        also(session, done)
        session.commit()
    return done


def _nothing_new(engine: Engine, also: Also) -> Ingested:
    with writing(engine) as session:
        also(session, Ingested())
        session.commit()
    return Ingested()


def arrive(found: Found, source_id: str | None) -> Arriving:
    """What was found with its fingerprint."""
    made = arrival(
        found.article,
        fetched_at=found.page.fetched_at,
        source_id=source_id,
        entry=_row(found),
        revised_at=_revised_at(found),
    )
    return Arriving(made, found.page)


def prepare(arriving: Sequence[Arriving]) -> list[Prepared]:
    """Articles with what they say; one that isn't about MIIT says nothing to us."""
    # Many articles of one list have one page.
    pages = {id(each.page): each.page for each in arriving}
    packed = {key: _packed(page) for key, page in pages.items()}
    return [_prepared(each.arrival, packed[id(each.page)]) for each in arriving]


def _prepared(made: Arrival, page: Packed) -> Prepared:
    said = extract(made.article) if made.about_miit else Extraction()
    return Prepared(made, said, identities_of(said, made.article, published(made)), page)


def _told(said: Prepared, fate: Saved, said_at: datetime) -> Told:
    made = said.arrival
    # A later version without a date of its own speaks on the day on which it was written.
    known = made.article.published_at or not fate.replaces
    identities = said.identities if known else None
    return Told(made.id, made.article, said_at, said.extraction, fate.replaces, identities)


def in_order(arriving: Arrival) -> tuple[datetime, str]:
    """The order in which articles are taken in: of publication."""
    return published(arriving), arriving.id


def _row(found: Found) -> dict[str, Any] | None:
    if found.entry is None:
        return None
    return to_row(found.entry) | ({HISTORY: True} if found.history else {})


def _revised_at(found: Found) -> datetime | None:
    """When what was found was written, should it be a later version: as its list says, or now.

    A saved file is as old as it says.
    """
    return (found.entry.revised_at or found.page.fetched_at) if found.entry else None


def published(arriving: Arrival) -> datetime:
    """When the article was published, or first seen where it doesn't say."""
    return arriving.article.published_at or arriving.fetched_at


def _new_ones(engine: Engine, arriving: list[Arriving]) -> list[Arriving]:
    pages = [each.page for each in arriving]
    with reading(engine) as session:
        kept = fresh_ones(session, [each.arrival for each in arriving])
    return [Arriving(made, pages[at]) for at, made in kept]


def _packed(page: Page) -> Packed:
    return pack(
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
