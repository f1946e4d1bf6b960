"""Derive the whole ledger again from the stored raw pages, with today's code, and compare."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from articles.article import Article
from commitments.model import CONCRETE
from flows.collect import Found
from flows.entries import from_row
from flows.ingest import Batch, ingest
from flows.joining import PROGRAM
from flows.readers import Readers
from flows.review_command import regroup, resettle
from flows.settings import Settings
from flows.sourcing import all_sources
from sources._article import article_from_entry
from sources._source import Entry, Page, Source, SourceError
from sources.formats import parse_file
from storage import duplicate_rulings, judgement_reading, ledger, ledger_reading
from storage.article_reading import Origin, read_origins
from storage.engine import Engine, Session, open_store, reading, writing
from storage.ledger_reading import LedgerLine
from storage.pages import read_page
from storage.sightings import sightings

AT_ONCE = 200
"""Articles that are taken in with one transaction."""


@dataclass(slots=True)
class Difference:
    """What a derivation with today's code makes otherwise; each a line for people."""

    articles: int = 0
    lost_pages: list[str] = field(default_factory=list)
    mentions_gained: list[str] = field(default_factory=list)
    mentions_lost: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    split: list[str] = field(default_factory=list)
    would_alert: list[str] = field(default_factory=list)
    would_not_alert: list[str] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether the derived ledger is the stored one."""
        return not any(
            (
                self.lost_pages,
                self.mentions_gained,
                self.mentions_lost,
                self.merged,
                self.split,
                self.would_alert,
                self.would_not_alert,
            )
        )


def replay(settings: Settings, into: str, *, now: datetime) -> Difference:
    """Derive the ledger of the settings' store into the empty store `into`; say what differs.

    Nobody is alerted. The stored store isn't touched. Raises StoreError.
    """
    old, new = open_store(settings.database_url), open_store(into)
    try:
        difference = Difference()
        sources = {source.id: source for source in all_sources(settings)}
        with reading(old) as session:
            origins = read_origins(session)
        for start in range(0, len(origins), AT_ONCE):
            some = origins[start : start + AT_ONCE]
            with reading(old) as session:
                found = list(_parsed(session, some, sources, difference))
            _take_in(new, found, now=now)
        _rule_again(old, new, now=now)
        with reading(old) as before, reading(new) as after:
            _compare(before, after, difference)
        return difference
    finally:
        old.dispose()
        new.dispose()


def _take_in(engine: Engine, found: list[tuple[str | None, Found]], *, now: datetime) -> None:
    """Each run of articles of one source together, so that the order stays that of publication."""
    readers = Readers((), ())
    batch: list[Found] = []
    source_id: str | None = None
    for owner, each in [*found, (None, None)]:
        if batch and (each is None or owner != source_id):
            quiet = Batch(source_id=source_id, now=now, baseline=True, in_order=True)
            ingest(engine, batch, readers, quiet)
            batch = []
        if each is not None:
            source_id = owner
            batch.append(each)


def _parsed(
    session: Session,
    origins: list[Origin],
    sources: Mapping[str, Source],
    difference: Difference,
) -> Iterator[tuple[str | None, Found]]:
    for origin in origins:
        kept = read_page(session, origin.page_id) if origin.page_id else None
        if kept is None:
            difference.lost_pages.append(f"{origin.article_id}: its page isn't kept")
            continue
        page = Page(kept.body, origin.fetched_at, kept.url, kept.path, kept.headers)
        entry = from_row(origin.entry) if origin.entry else None
        source = sources.get(origin.source_id or "")
        try:
            article = _parse(page, entry, source)
        except SourceError as error:
            difference.lost_pages.append(str(error))
            continue
        difference.articles += 1
        yield origin.source_id, Found(page, article, entry)


def _parse(page: Page, entry: Entry | None, source: Source | None) -> Article:
    if entry is None or source is None:
        return parse_file(page)
    if source.parse_article is None or page.url in source.list_urls:
        return article_from_entry(source, entry)
    return source.parse_article(page, entry)


def _rule_again(old: Engine, new: Engine, *, now: datetime) -> None:
    """Carry over what people have ruled."""
    with reading(old) as session:
        rulings = judgement_reading.read_rulings(session, but=PROGRAM)
        reprints = duplicate_rulings.read_duplicate_rulings(session)
    with writing(new) as session:
        for each in reprints:
            if duplicate_rulings.are_articles(session, [each.article_id, each.of_id]):
                regroup(session, duplicate_rulings.rule(session, each), now=now)
        touched: list[str] = []
        for line in rulings:
            belongs = ledger_reading.commitment_of(session, line.sighting_id)
            if belongs is None:
                continue
            said = [(line.sighting_id, line.judgement)]
            ledger.save_judgements(session, said, by=line.by, at=line.at)
            touched += [belongs, line.judgement.commitment_id]
        seen = {
            sighting.id: sighting
            for commitment in touched
            for sighting in sightings(session, commitment)
        }
        resettle(session, seen.values(), now=now)
        session.commit()


def _compare(before: Session, after: Session, difference: Difference) -> None:
    old, new = list(ledger_reading.read_ledger(before)), list(ledger_reading.read_ledger(after))
    was, now = _places(old), _places(new)
    difference.mentions_lost = [text for id, (_, text) in was.items() if id not in now]
    difference.mentions_gained = [text for id, (_, text) in now.items() if id not in was]
    difference.merged = _joined(new, was)
    difference.split = _joined(old, now)
    told, tells = _news(old), _news(new)
    difference.would_not_alert = [told[id] for id in told if id not in tells]
    difference.would_alert = [tells[id] for id in tells if id not in told]


def _places(lines: list[LedgerLine]) -> dict[str, tuple[str, str]]:
    """For each mention: its commitment, and itself in words."""
    return {
        each.sighting_id: (line.id, f"{line.title}: {each.quote}")
        for line in lines
        for each in line.mentions
    }


def _joined(lines: list[LedgerLine], elsewhere: Mapping[str, tuple[str, str]]) -> list[str]:
    """Commitments whose mentions belong to several on the other side."""
    found = []
    for line in lines:
        others = {elsewhere[m.sighting_id][0] for m in line.mentions if m.sighting_id in elsewhere}
        if len(others) > 1:
            found.append(f"{line.title} ({line.id}) is {', '.join(sorted(others))}")
    return found


def _news(lines: list[LedgerLine]) -> dict[str, str]:
    """The events that alert people, by mention."""
    return {
        f"{each.sighting_id}:{each.event}": f"{each.event} {line.title}: {each.quote}"
        for line in lines
        if line.kind in CONCRETE
        for each in line.mentions
        if each.event not in (None, "restated")
    }
