"""A source's lists: which have changed, what they hold, and how far back they are read."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Protocol

from articles.clock import SHANGHAI
from articles.normalize import canonical_url
from articles.relevance import names_miit
from flows import rereading
from sources._client import Client
from sources._source import (
    AnswerError,
    EmptyListError,
    Entry,
    Page,
    ParseError,
    Source,
    SourceError,
)
from storage.known import Held
from storage.runs import Validator


class Addresses(Protocol):
    """What the store holds, by article address."""

    def addresses(self, urls: list[str]) -> Mapping[str, Held]:
        """Of these canonical addresses, those that are stored."""
        ...


@dataclass(slots=True)
class Listed:
    """One list that has changed since it was read last."""

    url: str
    validator: Validator
    pages: list[tuple[Page, list[Entry]]]
    """Newest first. Each is kept under the list's own address, not a signed one."""
    first: bool
    """It was never read before: what it holds is history, not news."""
    problem: str | None = None
    """Why older pages couldn't be read; they are asked for again."""
    again: bool = False
    """A page of one of its rows failed: it is asked for in full the next time."""
    gap: str | None = None
    """What may be lost because the list reaches back no further, or we don't."""
    reread: bool = False
    """Its older pages were read anew, for rows that were edited since."""
    history_before: datetime | None = None
    """They were so for the first time: what isn't known of them and is older than this is no
    news."""
    note: str | None = None
    """Why not all of them could be read."""

    def is_history(self, entry: Entry) -> bool:
        """Whether a row of which nothing is stored was there before its list was watched."""
        before, at = self.history_before, entry.published_at
        return self.first or (before is not None and at is not None and at < before)


@dataclass(slots=True)
class Lists:
    """What a source's lists brought; one that failed doesn't stop the others."""

    changed: list[Listed] = field(default_factory=list)
    faults: list[SourceError] = field(default_factory=list)
    rows: int | None = 0
    """Rows that the lists hold, changed or not; None where that isn't known of one of them."""


def wanted(source: Source, entry: Entry) -> bool:
    """Whether a row may concern MIIT."""
    return source.official or names_miit(entry.title) or names_miit(entry.summary)


def read_lists(
    source: Source,
    client: Client,
    validators: Mapping[str, Validator],
    known: Addresses,
    now: datetime,
    looks: Mapping[str, datetime] | None = None,
) -> Lists:
    """The lists that have changed. Raises SourceError where none could be had.

    `looks` says when the older pages of each were read anew last; without it none are.
    """
    lists = Lists()
    for url in source.list_urls:
        # An earlier release kept some lists under the address of their rows.
        held = validators.get(url) or validators.get(source.address(url, now))
        try:
            found = _read_list(source, client, url, held or Validator(url), now)
        except SourceError as error:
            lists.faults.append(error)
            continue
        if found is None:
            continue
        listed = _listed(url, *found, first=held is None)
        since = held.checked_at if held is not None else None
        anew = rereading.since(source, url, looks, now=now) if looks is not None else None
        if anew is not None:
            listed.reread = True
            listed.history_before = None if url in (looks or {}) else since
        if source.older and (since or anew):
            _read_back(source, client, listed, found[0], _Span(since, anew), known, now)
        lists.changed.append(listed)
    if lists.faults and len(lists.faults) == len(source.list_urls):
        raise lists.faults[0]
    lists.rows = _rows(source, lists, validators)
    return lists


def _listed(url: str, page: Page, entries: list[Entry], *, first: bool) -> Listed:
    digest = hashlib.sha256(page.body).hexdigest()
    etag, modified = page.headers.get("etag"), page.headers.get("last-modified")
    validator = Validator(url, etag, modified, digest, rows=len(entries))
    return Listed(url, validator, [(replace(page, url=url), entries)], first)


def _rows(source: Source, lists: Lists, validators: Mapping[str, Validator]) -> int | None:
    held = dict(validators) | {each.url: each.validator for each in lists.changed}
    counts = [held[url].rows for url in source.list_urls if url in held]
    known = [count for count in counts if count is not None]
    whole = len(known) == len(source.list_urls) and not lists.faults
    return sum(known) if whole else None


def _read_list(
    source: Source, client: Client, url: str, held: Validator, now: datetime
) -> tuple[Page, list[Entry]] | None:
    """A list's page and rows; None where it is what it was, by its validators or to the byte.

    Where the known address of a shell's rows fails, the shell itself is asked for them.
    """
    assert source.parse_list, f"{source.id} has lists but no parser for them"
    address = source.address(url, now)
    try:
        page = _get(source, client, address, held if source.lead is None else None)
        if page and source.lead and (target := source.lead(page)):
            page = _get(source, client, target, held)
        if page is None or _unchanged(page, held):
            return None
        return page, source.parse_list(page)
    except (AnswerError, ParseError):
        if source.lead is None or address == url:
            raise
    shell = _get(source, client, url, None)
    target = source.lead(shell) if shell else None
    if target is None:
        raise ParseError("the column's page doesn't say where its rows are", where=url)
    page = _get(source, client, target, None)
    assert page is not None, "an unconditional request has an answer"
    return None if _unchanged(page, held) else (page, source.parse_list(page))


def _get(source: Source, client: Client, url: str, held: Validator | None) -> Page | None:
    return client.get(
        url,
        etag=held.etag if held else None,
        last_modified=held.last_modified if held else None,
        headers=source.headers,
    )


def _unchanged(page: Page, held: Validator) -> bool:
    return hashlib.sha256(page.body).hexdigest() == held.body_hash


@dataclass(frozen=True, slots=True)
class _Span:
    """How far back a list is read: to where it was read last, and for rows edited since."""

    news: datetime | None
    anew: datetime | None

    @property
    def start(self) -> datetime:
        """The earlier of the two; one is set."""
        return min(each for each in (self.news, self.anew) if each is not None)


def _read_back(
    source: Source,
    client: Client,
    listed: Listed,
    page: Page,
    span: _Span,
    known: Addresses,
    now: datetime,
) -> None:
    """Add older pages until one meets what was there when the list was read last."""

    def caught_up() -> bool:
        return span.news is None or _met(source, entries, span.news, known)

    entries = listed.pages[0][1]
    seen = set(_urls(entries))
    for _ in range(source.reach - 1):
        if _met(source, entries, span.start, known):
            return
        try:
            older = _older(source, client, page, entries, now)
        except (EmptyListError, AnswerError):
            break  # there are no such pages
        except SourceError as error:
            if caught_up():
                listed.note = str(error)
            else:
                listed.problem = str(error)
            return
        if older is None:
            break
        fresh = [entry for entry in older[1] if canonical_url(entry.url) not in seen]
        if not fresh:
            break  # the site gives the same page again
        page, entries = older
        seen.update(_urls(entries))
        listed.pages.append((replace(page, url=listed.url), fresh))
    if not caught_up():
        read = len(listed.pages)
        listed.gap = f"{read} pages" if read > 1 else "one page"
        listed.gap += f" read back to {_oldest(entries)}; older rows may be lost"


def _older(
    source: Source, client: Client, page: Page, entries: Sequence[Entry], now: datetime
) -> tuple[Page, list[Entry]] | None:
    assert source.older and source.parse_list
    address = source.older(page, entries)
    if address is None:
        return None
    older = _get(source, client, source.address(address, now), None)
    assert older is not None, "an unconditional request has an answer"
    return older, source.parse_list(older)


def _met(source: Source, entries: Sequence[Entry], since: datetime, known: Addresses) -> bool:
    """Whether the page reaches back to `since`; without dates, whether its last row is stored.

    The last row counts, not the oldest: some sites pin old ones on top. A list that says nothing
    to go by counts as read.
    """
    dated = [entry.published_at for entry in entries if entry.published_at]
    if dated:
        return dated[-1] < _edge(dated, since)
    rows = [entry for entry in entries if wanted(source, entry)]
    return not rows or bool(known.addresses([canonical_url(rows[-1].url)]))


def _edge(dated: Sequence[datetime], since: datetime) -> datetime:
    """Lists without times of day are read to the day before."""
    local = since.astimezone(SHANGHAI)
    if any(moment.astimezone(SHANGHAI).time() != time() for moment in dated):
        return local
    return datetime.combine(local.date(), time(), SHANGHAI)


def _oldest(entries: Sequence[Entry]) -> str:
    dated = [entry.published_at for entry in entries if entry.published_at]
    return f"{dated[-1]:%Y-%m-%d %H:%M}" if dated else "an unknown day"


def _urls(entries: Sequence[Entry]) -> Iterator[str]:
    return (canonical_url(entry.url) for entry in entries)
