"""One source's cycle outside the ledger: fetch what is new, parse it, say how it went."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from articles.article import Article
from articles.normalize import canonical_url
from flows import revisiting
from flows.listing import Listed, Lists, read_lists, wanted
from sources._article import article_from_entry
from sources._client import Client
from sources._sites import headers_for
from sources._source import Entry, Page, ParseError, Source, SourceError
from sources.archive import walk
from sources.formats import parse_file
from storage.known import Held, Recent
from storage.pages import page_id
from storage.runs import Validator

PATIENCE = 150.0
"""Seconds after which a source leaves further pages to its next cycle: a host is asked once a
second, and a first reading can want hundreds."""
RETRIED = timedelta(days=1)
"""How long a page that can't be had is asked for again while its row is listed."""


class Known(Protocol):
    """What the store holds already."""

    def pages(self, page_ids: list[str]) -> set[str]:
        """Which of these raw pages."""
        ...

    def addresses(self, urls: list[str]) -> Mapping[str, Held]:
        """Of these articles' canonical addresses, those that are stored."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """An article with the raw page that it was parsed from."""

    page: Page
    article: Article
    entry: Entry | None = None
    """The row of the list that led to it."""
    history: bool = False
    """It is a row of a list's first reading, which alerts nobody by itself."""


@dataclass(slots=True)
class Collected:
    """What a source's cycle brought. `status`: ok, partial, unchanged or the fault's status."""

    source_id: str
    status: str = "ok"
    reason: str | None = None
    rows: int = 0
    """Rows listed, or files read."""
    found: list[Found] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """One line for each page or file that gave nothing; the others went on."""
    validators: list[Validator] = field(default_factory=list)
    """What makes the next request for each list conditional."""
    seconds: float = 0.0
    listed: int | None = None
    """Rows that its lists hold, changed or not; None where one of them couldn't be had."""
    looked: list[str] = field(default_factory=list)
    """Canonical addresses of the articles whose pages were asked for, and those of the lists whose
    older pages were read anew."""
    understood: int = 0
    """Pages of new articles that the parser knew …"""
    unknown: int = 0
    """… and that it didn't."""
    newest_at: datetime | None = None
    """When the newest row of the lists that changed is from, whatever it is about."""


def collect_files(
    source_id: str, paths: Iterable[Path], *, known: Known, now: datetime
) -> Collected:
    """Parse saved files and folders that aren't kept yet.

    A file that can't be used is a problem, not a failure; the others go on. A folder without files
    is well: what is to be read is yet to be put there.
    """
    began = time.perf_counter()
    done = Collected(source_id)
    pages: list[Page] = []
    for page in walk(paths, fetched_at=now):
        done.rows += 1
        if isinstance(page, SourceError):
            done.problems.append(str(page))
        else:
            pages.append(page)
    ids = {page_id(page.body, url=None, path=page.path): page for page in pages}
    for kept in known.pages(list(ids)):
        del ids[kept]
    for page in ids.values():
        try:
            done.found.append(Found(page, parse_file(page)))
        except SourceError as error:
            done.problems.append(str(error))
    if done.problems:
        usable = len(done.problems) < done.rows
        done.status = "partial" if usable else "failed"
        done.reason = _summary(done.problems)
    elif not ids:
        done.status = "unchanged"
    done.listed = done.rows
    done.seconds = time.perf_counter() - began
    return done


def collect_source(
    source: Source,
    client: Client,
    *,
    validators: Mapping[str, Validator],
    known: Known,
    now: datetime,
    recent: Iterable[Recent] = (),
    looks: Mapping[str, datetime] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Collected:
    """Fetch a source's lists, and the pages of their new rows that may concern MIIT.

    Of the `recent` articles those are looked at again that may have been changed; `looks` says
    when each list's older pages were. `clock` counts seconds; once PATIENCE is over no further
    page is asked for.
    """
    began = clock()
    done = Collected(source.id)

    def late() -> bool:
        return clock() - began > PATIENCE

    try:
        lists = read_lists(source, client, validators, known, now, looks)
    except SourceError as error:
        done.status, done.reason = error.status, error.reason
    else:
        done.problems += [str(fault) for fault in lists.faults]
        for listed in lists.changed:
            _take_list(source, client, listed, known, now, late, done)
        _judge(lists, done)
        done.listed = lists.rows
        if not late():
            _revisit(source, client, revisiting.due(recent, source, lists.changed, now=now), done)
    done.seconds = clock() - began
    return done


def _take_list(
    source: Source,
    client: Client,
    listed: Listed,
    known: Known,
    now: datetime,
    late: Callable[[], bool],
    done: Collected,
) -> None:
    """The articles of one list's new rows; a list of which some are left isn't read yet."""
    left, problems = 0, len(done.problems)
    for page, entries in listed.pages:
        done.rows += len(entries)
        done.newest_at = _newest(done.newest_at, entries, now)
        rows = [each for each in entries if wanted(source, each)]
        for entry, held in _new_entries(source, rows, known, now):
            if source.parse_article and not entry.whole and late():
                left += 1
                continue
            found = _fetch_article(source, client, entry, page, held, done)
            if found is not None:
                history = held.history if held else listed.is_history(entry)
                done.found.append(replace(found, history=history))
    listed.again = len(done.problems) > problems
    if left:
        listed.problem = f"{left} pages are left to the next cycle ({listed.url})"
    if listed.reread and not listed.problem:
        done.looked.append(listed.url)


def _newest(so_far: datetime | None, entries: Iterable[Entry], now: datetime) -> datetime | None:
    """A list without dates that has changed counts as new now; no item is from the future."""
    dated = [each.published_at for each in entries if each.published_at]
    newest = min(max(dated), now) if dated else now
    return max(so_far or newest, newest)


def _revisit(source: Source, client: Client, due: Iterable[Recent], done: Collected) -> None:
    """Add new versions of articles that were changed since."""
    for each in due:
        if each.url in done.looked:
            continue
        done.looked.append(each.url)
        seen = revisiting.look(source, client, each)
        if seen is None:
            continue
        assert source.parse_article, "only articles with pages of their own are due"
        page, entry = seen
        try:
            done.found.append(Found(page, source.parse_article(page, entry), entry))
        except SourceError:
            continue  # what was an article and is none now is no news of it


def _judge(lists: Lists, done: Collected) -> None:
    """How it went, and what is remembered of the lists.

    A list of which a page failed is asked for in full the next time, so that the page is tried
    again; one that wasn't read to its end isn't counted as read.
    """
    for listed in lists.changed:
        done.problems += [said for said in (listed.problem, listed.note) if said]
    gaps = [f"{listed.url}: {listed.gap}" for listed in lists.changed if listed.gap]
    for listed in lists.changed:
        if not listed.problem:
            held = listed.validator
            full = Validator(held.url, rows=held.rows)
            done.validators.append(full if listed.again else held)
    if done.problems or gaps:
        done.status, done.reason = "partial", _summary([*done.problems, *gaps])
    elif not lists.changed:
        done.status = "unchanged"


def _new_entries(
    source: Source, entries: Iterable[Entry], known: Known, now: datetime
) -> list[tuple[Entry, Held | None]]:
    """Rows whose articles aren't stored, may have been changed since, or have only their list.

    With each, what is stored of it. A row that is whole costs nothing to be compared.
    """
    rows: dict[str, tuple[Entry, Held | None]] = {
        canonical_url(entry.url): (entry, None) for entry in entries
    }
    for url, held in known.addresses(list(rows)).items():
        entry, _ = rows.pop(url)
        revised = entry.revised_at is not None and entry.revised_at > held.fetched_at
        if revised or (entry.whole and held.places & set(source.list_urls)):
            rows[url] = entry, replace(held, history=False)
        elif _page_is_missing(source, entry, held, now):
            rows[url] = entry, held
    return list(rows.values())


def _page_is_missing(source: Source, entry: Entry, held: Held, now: datetime) -> bool:
    """Whether the article's own page couldn't be had so far and is worth another try."""
    if source.parse_article is None or entry.whole or held.places - set(source.list_urls):
        return False
    return entry.published_at is not None and now - entry.published_at <= RETRIED


def _fetch_article(
    source: Source,
    client: Client,
    entry: Entry,
    listing: Page,
    held: Held | None,
    done: Collected,
) -> Found | None:
    """The entry's page; where it can't be had and isn't held, what the list says of it."""
    new = held is None
    if source.parse_article and not entry.whole:
        done.looked.append(canonical_url(entry.url))
        try:
            page = client.get(entry.url, headers=headers_for(entry.url, source))
            if page is not None:
                article = source.parse_article(page, entry)
                done.understood += new
                return Found(page, article, entry)
        except SourceError as error:
            done.unknown += new and isinstance(error, ParseError)
            done.problems.append(str(error))
            if held is not None and held.places - set(source.list_urls):
                return None
    return Found(listing, article_from_entry(source, entry), entry)


def _summary(problems: list[str]) -> str:
    first = problems[0]
    return first if len(problems) == 1 else f"{first} and {len(problems) - 1} more"
