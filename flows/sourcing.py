"""Which sources are watched: the built-in ones and configured feeds, as the operator chose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median

from flows.sections import PageSettings
from flows.settings import ConfigError, Settings
from sources import _registry
from sources._health import Record, next_try_at
from sources._links import Selectors
from sources._own_feed import feed_source
from sources._own_pages import page_source
from sources._rsshub import rsshub_sources
from sources._source import Expect, Source
from storage.runs import SourceState

USUAL = timedelta(days=7)
"""The time by whose cycles the usual number of rows is told …"""
ENOUGH = 5
"""… and how many of them it takes."""
SLACK = timedelta(seconds=30)
"""A cycle that comes a little early doesn't put a source off to the next one."""


def due_sources(
    sources: list[Source], states: Mapping[str, SourceState], *, now: datetime
) -> list[Source]:
    """Those whose cadence has passed since they were last tried."""
    return [each for each in sources if _is_due(each, states.get(each.id), now)]


def _is_due(source: Source, state: SourceState | None, now: datetime) -> bool:
    """A source that keeps failing is asked at longer and longer intervals."""
    next_at = next_try_at(source, record_of(state)) if state else None
    return next_at is None or now >= next_at - SLACK


def record_of(state: SourceState, rows: Sequence[int] = ()) -> Record:
    """What the store knows of a source, as its health is judged by.

    `rows` are those of its lists in its last cycles, the latest first.
    """
    return Record(
        failures=state.failures,
        reason=state.reason,
        last_tried_at=state.last_tried_at,
        last_new_at=state.last_new_at,
        rows=tuple(rows),
        unknown_pages=state.unknown_pages,
        usual_rows=int(median(rows)) if len(rows) >= ENOUGH else None,
    )


def enabled_sources(settings: Settings) -> list[Source]:
    """The sources that are on."""
    return [source for source in all_sources(settings) if source.enabled]


def all_sources(settings: Settings) -> list[Source]:
    """The built-in sources and configured feeds as the operator changed them."""
    built_in = {source.id: source for source in _registry.load()}
    for key, named in (("sources", settings.sources), ("watch", settings.watch)):
        if unknown := sorted(set(named) - set(built_in)):
            known_ids = ", ".join(built_in)
            raise ConfigError(f"{key}: there is no source {unknown[0]!r}; known: {known_ids}")
    found = list(built_in.values())
    if settings.watch:
        found = [replace(source, enabled=source.id in settings.watch) for source in found]
    own = [*_own_sources(settings), *(rsshub_sources(settings.rsshub) if settings.rsshub else ())]
    for source in own:
        if source.id in {each.id for each in found}:
            raise ConfigError(f"feeds, pages: the id {source.id!r} is another source's")
        found.append(source)
    return [_changed(source, settings) for source in found]


def _own_sources(settings: Settings) -> Iterator[Source]:
    """What the operator configured beside the built-in sources."""
    for each in (*settings.feeds, *settings.pages):
        expect = Expect(rows=each.rows, quiet=timedelta(days=each.quiet_days))
        cadence = timedelta(minutes=each.cadence_minutes)
        if isinstance(each, PageSettings):
            yield page_source(
                each.id,
                each.name,
                each.url,
                Selectors(**each.selectors.model_dump()),
                each.language,
                cadence=cadence,
                expect=expect,
            )
        else:
            yield feed_source(
                each.id, each.name, each.url, each.language, cadence=cadence, expect=expect
            )


def _changed(source: Source, settings: Settings) -> Source:
    choice = settings.sources.get(source.id)
    if choice is None:
        return source
    return replace(
        source,
        enabled=source.enabled if choice.enabled is None else choice.enabled,
        list_urls=((choice.url,) if choice.url else source.list_urls) + choice.also,
    )
