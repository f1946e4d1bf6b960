"""Which sources are watched: the built-in ones and configured feeds, as the operator chose."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from flows.settings import ConfigError, Settings
from sources import _registry
from sources._own_feed import feed_source
from sources._source import Expect, Source
from storage.runs import SourceState

SLACK = timedelta(seconds=30)
"""A cycle that comes a little early doesn't put a source off to the next one."""


def due_sources(
    sources: list[Source], states: Mapping[str, SourceState], *, now: datetime
) -> list[Source]:
    """Those whose cadence has passed since they were last tried."""
    return [each for each in sources if _is_due(each, states.get(each.id), now)]


def _is_due(source: Source, state: SourceState | None, now: datetime) -> bool:
    if state is None or state.last_tried_at is None:
        return True
    return now - state.last_tried_at >= source.cadence - SLACK


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
    for feed in settings.feeds:
        if feed.id in built_in:
            raise ConfigError(f"feeds: the id {feed.id!r} is a built-in source's")
        expect = Expect(rows=feed.rows, quiet=timedelta(days=feed.quiet_days))
        cadence = timedelta(minutes=feed.cadence_minutes)
        found.append(
            feed_source(feed.id, feed.name, feed.url, feed.language, cadence=cadence, expect=expect)
        )
    return [_changed(source, settings) for source in found]


def _changed(source: Source, settings: Settings) -> Source:
    choice = settings.sources.get(source.id)
    if choice is None:
        return source
    return replace(
        source,
        enabled=source.enabled if choice.enabled is None else choice.enabled,
        list_urls=(choice.url,) if choice.url else source.list_urls,
    )
