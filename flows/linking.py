"""Link what articles say into the ledger, and tell what of it is news, in one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from commitments.history.events import course
from commitments.history.standing import overdue_events, standing
from commitments.model import CONCRETE, Event, Identity
from commitments.names.glossary import is_chinese
from commitments.names.paper_titles import tells_no_field, within
from commitments.names.titles import particular
from flows.desk import BatchDesk
from flows.identifying import identities_of
from flows.joining import Said, Told, Touched, columns_of, join, save_said
from flows.relinking import relink
from storage import ledger, ledger_reading
from storage.articles import read_heads
from storage.engine import Session
from storage.events import StoredEvent, replace_events
from storage.identities import names_of
from storage.order import last_place, said_by
from storage.sightings import sightings_of

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
    said = list(zip(articles, save_said(session, articles), strict=True))
    if last is None or not articles or articles[0].place > last:
        touched = _join_all(session, said, now=now)
    else:
        touched = Touched(partial(ledger_reading.last_seen, session))
        relink(session, said, touched, now=now)
    for article in regrouped:
        for mention in said_by(session, article):
            if mention.commitment_id:
                touched.add(mention.commitment_id)
    fresh = _derive_all(session, touched.last_seen, now=now)
    news = [
        each
        for commitment, last_seen in touched.last_seen.items()
        for each in fresh[commitment]
        if _is_news(each, last_seen)
    ]
    return sorted(news, key=lambda each: (each.event.on, each.id))


def _join_all(session: Session, said: Sequence[tuple[Told, Said]], *, now: datetime) -> Touched:
    """Join articles that stand behind all others, in their order."""
    identities: dict[str, Identity] = {}
    for told, mentions in said:
        theirs = told.identities or identities_of(told.extraction, told.article, told.published_at)
        identities |= {id: each for (id, _), each in zip(mentions, theirs, strict=True)}
    desk = BatchDesk(session, identities.values(), now=now)
    touched = Touched(desk.last_seen)
    for told, mentions in said:
        join(desk, told, mentions, touched, identities)
    desk.write()
    return touched


def derive(
    session: Session, commitment: str, *, now: datetime, quiet: bool = False
) -> list[StoredEvent]:
    """Compute a commitment's columns and events anew; return the events it didn't have.

    Where it is `quiet`, a person's ruling has moved it: no digest tells it as news either.
    """
    return _derive_all(session, [commitment], now=now, quiet=quiet)[commitment]


def _derive_all(
    session: Session, commitments: Collection[str], *, now: datetime, quiet: bool = False
) -> dict[str, list[StoredEvent]]:
    columns: dict[str, ledger.Standing] = {}
    events: dict[str, list[Event]] = {}
    first: dict[str, str] = {}
    for commitment, seen in sightings_of(session, commitments).items():
        latest = max([now, *(each.published_at for each in seen)])
        events[commitment] = []
        # Without one a person has moved its mentions elsewhere; it waits to be filled again.
        known = course(seen)
        if stands := standing(known, latest):
            columns[commitment] = columns_of(stands)
            first[commitment] = seen[0].article_id
            lived = [*known.events, *overdue_events(known, now)]
            events[commitment] = sorted(lived, key=lambda event: event.on)
    columns |= _named(session, columns)
    ledger.add_commitments(session, columns | _within_papers(session, columns, first))
    return replace_events(session, events, found_at=None if quiet else now)


def _named(session: Session, columns: Mapping[str, ledger.Standing]) -> dict[str, ledger.Standing]:
    """Those whose mentions call them nothing in particular (试点), by what their articles name."""
    vague = sorted(
        commitment
        for commitment, each in columns.items()
        if each.kind in CONCRETE and not particular(each.title, each.kind)
    )
    found = {}
    for commitment, names in names_of(session, vague).items():
        titles = {each.name for each in names if particular(each.name, columns[commitment].kind)}
        if titles:
            best = max(titles, key=lambda name: (is_chinese(name), len(name), name))
            found[commitment] = replace(columns[commitment], title=best)
    return found


def _within_papers(
    session: Session, columns: Mapping[str, ledger.Standing], first: Mapping[str, str]
) -> dict[str, ledger.Standing]:
    """Those whose names tell no field (入围单位名单), with the paper that named them first."""
    bare = [
        commitment
        for commitment, each in columns.items()
        if tells_no_field(each.title, each.kind) and particular(each.title, each.kind)
    ]
    papers = read_heads(session, {first[commitment] for commitment in bare}) if bare else {}
    return {
        commitment: replace(
            columns[commitment],
            title=within(columns[commitment].title, papers[first[commitment]].title),
        )
        for commitment in bare
        if first[commitment] in papers
    }


def _is_news(stored: StoredEvent, last_seen: datetime | None) -> bool:
    if stored.moved:
        return False
    if last_seen is None:
        return True
    if stored.told:
        # One text by two carriers at one moment: the second may come to stand before the first.
        return False
    return stored.event.kind != "new" and stored.event.on >= last_seen - SETTLED
