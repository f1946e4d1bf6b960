"""Commands that talk to live sources now: check and record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rich.table import Table

from articles.article import Article
from articles.relevance import about_miit
from flows import output, steps
from flows.collect import collect_files
from flows.listing import read_lists, wanted
from flows.settings import ConfigError, Settings
from flows.sourcing import all_sources, enabled_sources
from sources import archive
from sources._article import article_from_entry
from sources._client import Client
from sources._fixture import write_fixture
from sources._sites import headers_for
from sources._source import Entry, FetchError, Page, Source, SourceError
from storage.known import Held


@dataclass(frozen=True, slots=True)
class Tried:
    """An article that was tried; `page` is None where its list tells all of it."""

    page: Page | None
    article: Article


class _Nothing:
    """An empty store: everything is new."""

    def pages(self, page_ids: list[str]) -> set[str]:
        del page_ids
        return set()

    def addresses(self, urls: list[str]) -> dict[str, Held]:
        del urls
        return {}


def check(settings: Settings, source_id: str | None, *, now: datetime) -> list[str]:
    """Try live sources and print what failed at which step; return those that did."""
    sources = [_named(settings, source_id)] if source_id else enabled_sources(settings)
    table = output.table(("source", "status", "rows", "about MIIT", "step", "detail"))
    with steps.open_client(settings) as client:
        failed = [
            source.id for source in sources if not _check_one(source, settings, client, table, now)
        ]
    output.console().print(table)
    return failed


def _check_one(
    source: Source, settings: Settings, client: Client, table: Table, now: datetime
) -> bool:
    if source.id == archive.SOURCE.id:
        done = collect_files(source.id, settings.archive, known=_Nothing(), now=now)
        rows = str(done.rows)
        about = str(sum(about_miit(each.article) for each in done.found))
        table.add_row(source.id, done.status, rows, about, "parse", done.reason or "")
        return done.status in ("ok", "unchanged")
    step, rows, about = "list", "", ""
    try:
        lists = read_lists(source, client, {}, _Nothing(), now)
        entries = [entry for listed in lists.changed for entry in listed.pages[0][1]]
        rows = str(len(entries))
        about = str(sum(wanted(source, entry) for entry in entries))
        if lists.faults:
            raise lists.faults[0]
        step = "rows"
        if len(entries) < source.expect.rows:
            raise FetchError(f"{len(entries)} rows where {source.expect.rows} are healthy")
        step = "article"
        tried = _article(source, client, entries)
    except SourceError as error:
        table.add_row(source.id, output.status_cell(error.status), rows, about, step, str(error))
        return False
    how = " (read by the parser for any page)" if tried.article.generic else ""
    detail = f"{tried.article.title}{how}"
    table.add_row(source.id, output.status_cell("ok"), rows, about, "done", detail)
    return True


def record(settings: Settings, source_id: str, into: Path, *, now: datetime) -> None:
    """Save a list and one of its articles as a fixture, with what the parsers make of them."""
    source = _named(settings, source_id)
    if not source.list_urls:
        raise ConfigError(f"{source_id}: it has no live list to record")
    one = replace(source, list_urls=source.list_urls[:1])
    with steps.open_client(settings) as client:
        (listed,) = read_lists(one, client, {}, _Nothing(), now).changed
        listing, entries = listed.pages[0]
        tried = _article(source, client, entries)
    pages = [tried.page] if tried.page else []
    for path in write_fixture(into / source_id, [listing], pages, fetched_at=now):
        output.console().print(f"{path}: saved")
    output.console().print(f"{len(entries)} rows; the article is: {tried.article.title}")
    output.console().print(
        "Run the tests: they write expected.json and fail until you have read it and taken its"
        " first line out."
    )


def _article(source: Source, client: Client, entries: Sequence[Entry]) -> Tried:
    """The first row that may concern MIIT, or the first of all, with its article."""
    entry = next((each for each in entries if wanted(source, each)), entries[0])
    if source.parse_article is None or entry.whole:
        return Tried(None, article_from_entry(source, entry))
    page = client.get(entry.url, headers=headers_for(entry.url, source))
    assert page is not None, "an unconditional request has an answer"
    return Tried(page, source.parse_article(page, entry))


def _named(settings: Settings, source_id: str) -> Source:
    found: Iterator[Source] = iter(all_sources(settings))
    known = {source.id: source for source in found}
    if source_id not in known:
        raise ConfigError(f"{source_id}: no such source; known: {', '.join(known)}")
    return known[source_id]
