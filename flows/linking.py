"""Link what articles say into the ledger, and queue the alerts that follow, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from articles.article import Article
from commitments.context import spelled_out
from commitments.coreference import placed, resolve, together
from commitments.history import history
from commitments.identity import binds, commitment_id, identify, link
from commitments.mending import REASON as EDITED
from commitments.mending import mended
from commitments.model import Extraction, Identity, Judgement, Mention, Sighting
from commitments.standing import Standing, overdue_events, standing
from storage import ledger, ledger_reading
from storage.engine import Session
from storage.ledger import StoredEvent
from storage.sightings import said_in

SHANGHAI = ZoneInfo("Asia/Shanghai")
PROGRAM = "miit-watch"
SETTLED = timedelta(days=1)
"""An event found this much before what was known last fills in history: it is no news."""


NEAREST = 3
"""Judgements "different" that are kept of a mention, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article as the ledger takes it in."""

    article_id: str
    article: Article
    published_at: datetime
    """When it was published, or a later version written."""
    extraction: Extraction
    replaces: str | None = None
    """The version of the same article whose place it takes."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with its identity; `reason` where its article says what it means."""

    id: str
    mention: Mention
    identity: Identity
    reason: str = ""


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


def derive(
    session: Session, commitment: str, *, now: datetime, quiet: bool = False
) -> list[StoredEvent]:
    """Compute a commitment's columns and events anew; return the events it didn't have.

    Where it is `quiet`, a person's ruling has moved it: no digest tells it as news either.
    """
    found_at = None if quiet else now
    sightings = ledger_reading.sightings(session, commitment)
    latest = max([now, *(each.published_at for each in sightings)])
    stands = standing(sightings, latest)
    if stands is None:
        # A person has moved its mentions elsewhere; it waits to be filled again.
        return ledger.replace_events(session, commitment, [], found_at=found_at)
    events = [*history(sightings), *overdue_events(sightings, now)]
    events.sort(key=lambda event: event.on)
    ledger.add_commitment(session, commitment, _columns(stands))
    return ledger.replace_events(session, commitment, events, found_at=found_at)


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
    said_on = (told.article.published_at or told.published_at).astimezone(SHANGHAI).date()
    before = said_in(session, told.replaces) if told.replaces else []
    named = [
        _Named(i, m, identify(spelled_out(m, told.article), said_on))
        for i, m in zip(ids, said, strict=True)
    ]
    for group in _groups(named):
        edited = (mended(each.mention, before, said) for each in group) if before else ()
        _link_group(session, told, group, touched, next(filter(None, edited), None), now=now)


def _groups(named: Sequence[_Named]) -> Iterable[list[_Named]]:
    """Mentions of one article that name one thing, the one that names it best first."""
    references = resolve([(each.mention, each.identity) for each in named])
    groups = {at: [each] for at, each in enumerate(named) if references[at] is None}
    for each, reference in zip(named, references, strict=True):
        if reference:
            groups[reference.to].append(replace(each, reason=reference.reason))
    return groups.values()


def _link_group(
    session: Session,
    told: Told,
    group: Sequence[_Named],
    touched: dict[str, datetime | None],
    edited: str | None,
    *,
    now: datetime,
) -> None:
    """`edited` is the commitment that the article's earlier version spoke of in this clause."""
    judged = [link(each.identity, ledger.candidates(session, each.identity.keys)) for each in group]
    same = together(judged)
    known = same or edited
    reported = all(each.mention.stage == "done" for each in group)
    commitment = known or (None if reported else commitment_id(group[0].identity))
    shared = group[1].reason if known and len(group) > 1 else "" if same or not edited else EDITED
    for each, judgements in zip(group, judged, strict=True):
        if commitment and (each.reason or shared):
            judgements = placed(judgements, commitment, each.reason or shared)
        kept = _worth_keeping(judgements)
        ledger.save_judgements(session, each.id, kept, by=PROGRAM, at=now)
    if commitment is None:
        return
    last_seen = ledger_reading.last_seen(session, commitment)
    if last_seen is None:
        first = next(each for each in group if each.mention.stage != "done")
        sighting = _sighting(first.id, first.mention, told)
        ledger.add_commitment(session, commitment, columns([sighting], told.published_at))
    touched.setdefault(commitment, last_seen)
    for each in group:
        ledger.assign(session, [each.id], commitment)
        if binds(each.identity, commitment):
            ledger.add_identity(session, commitment, each.identity)


def _worth_keeping(judgements: Sequence[Judgement]) -> list[Judgement]:
    """What decided, what is open, and the nearest others as evidence; not every stranger."""
    return [
        each
        for place, each in enumerate(judgements)
        if place < NEAREST or each.verdict != "different"
    ]


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
    return _columns(stands)


def _columns(stands: Standing) -> ledger.Standing:
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
