"""One source's cycle outside the ledger: fetch what is new, parse it, say how it went."""

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from articles.article import Article
from articles.normalize import canonical_url
from articles.relevance import names_miit
from sources._article import article_from_entry
from sources._client import Client
from sources._source import Entry, Page, Source, SourceError
from sources.archive import walk
from sources.formats import parse_file
from storage.known import Held
from storage.pages import page_id
from storage.runs import Validator

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


def collect_files(
    source_id: str, paths: Iterable[Path], *, known: Known, now: datetime
) -> Collected:
    """Parse saved files and folders that aren't kept yet.

    A file that can't be used is a problem, not a failure; the others go on.
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
    elif not done.rows:
        done.status, done.reason = "failed", "no file there"
    elif not ids:
        done.status = "unchanged"
    done.seconds = time.perf_counter() - began
    return done


def collect_source(
    source: Source,
    client: Client,
    *,
    validators: Mapping[str, Validator],
    known: Known,
    now: datetime,
) -> Collected:
    """Fetch a source's lists, and the pages of their new rows that may concern MIIT."""
    began = time.perf_counter()
    done = Collected(source.id)
    try:
        listed = _fetch_lists(source, client, validators, done, now)
    except SourceError as error:
        done.status, done.reason = error.status, error.reason
    else:
        for listing, entries in listed:
            done.rows += len(entries)
            wanted = [each for each in entries if source.official or names_miit(_text(each))]
            for entry in _new_entries(source, wanted, known, now):
                done.found.append(_fetch_article(source, client, entry, listing, done))
        if not listed:
            done.status = "unchanged"
        if done.problems:
            # The lists are asked for in full again, so that what failed is tried again.
            done.validators = []
            done.status, done.reason = "partial", _summary(done.problems)
    done.seconds = time.perf_counter() - began
    return done


def _fetch_lists(
    source: Source,
    client: Client,
    validators: Mapping[str, Validator],
    done: Collected,
    now: datetime,
) -> list[tuple[Page, list[Entry]]]:
    """The lists that changed, parsed."""
    assert source.parse_list, f"{source.id} has lists but no parser for them"
    listed = []
    faults: list[SourceError] = []
    for url in source.list_urls:
        try:
            page = _fetch_list(source, client, url, validators.get(url, Validator(url)), now)
            if page is None:
                continue
            entries = source.parse_list(page)
        except SourceError as error:
            faults.append(error)
            continue
        digest = hashlib.sha256(page.body).hexdigest()
        done.validators.append(
            Validator(url, page.headers.get("etag"), page.headers.get("last-modified"), digest)
        )
        # It is kept under its own address, not a signed one or the end of a redirect.
        listed.append((replace(page, url=url), entries))
    if faults and len(faults) == len(source.list_urls):
        raise faults[0]
    done.problems += [str(fault) for fault in faults]
    return listed


def _fetch_list(
    source: Source, client: Client, url: str, held: Validator, now: datetime
) -> Page | None:
    """A list's page; None where it is what it was, by its validators or to the byte."""
    page = client.get(
        source.address(url, now),
        etag=held.etag,
        last_modified=held.last_modified,
        headers=source.headers,
    )
    if page is None or hashlib.sha256(page.body).hexdigest() == held.body_hash:
        return None
    return page


def _new_entries(
    source: Source, entries: Iterable[Entry], known: Known, now: datetime
) -> list[Entry]:
    """Rows whose articles aren't stored, were revised since, or are only told by their list."""
    by_url = {canonical_url(entry.url): entry for entry in entries}
    for url, held in known.addresses(list(by_url)).items():
        entry = by_url[url]
        revised = entry.revised_at is not None and entry.revised_at > held.fetched_at
        if not revised and not _page_is_missing(source, entry, held, now):
            del by_url[url]
    return list(by_url.values())


def _page_is_missing(source: Source, entry: Entry, held: Held, now: datetime) -> bool:
    """Whether the article's own page couldn't be had so far and is worth another try."""
    if source.parse_article is None or entry.whole or held.places - set(source.list_urls):
        return False
    return entry.published_at is not None and now - entry.published_at <= RETRIED


def _fetch_article(
    source: Source, client: Client, entry: Entry, listing: Page, done: Collected
) -> Found:
    """The entry's page; where it can't be had, what the list says of it."""
    if source.parse_article and not entry.whole:
        try:
            page = client.get(entry.url, headers=source.headers)
            if page is not None:
                return Found(page, source.parse_article(page, entry), entry)
        except SourceError as error:
            done.problems.append(str(error))
    return Found(listing, article_from_entry(source, entry), entry)


def _text(entry: Entry) -> str:
    return f"{entry.title}\n{entry.summary}"


def _summary(problems: list[str]) -> str:
    first = problems[0]
    return first if len(problems) == 1 else f"{first} and {len(problems) - 1} more"
