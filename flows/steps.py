"""A monitoring cycle in plain functions: what the flow's tasks wrap and `run --direct` calls."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flows.collect import Collected, collect_files, collect_source
from flows.dispatch import Delivered, deliver
from flows.ingest import Batch, Ingested, ingest, quiet_before
from flows.readers import Readers, open_readers
from flows.settings import Settings
from flows.sourcing import due_sources, enabled_sources
from sources import archive
from sources._client import Client, Limits
from sources._source import Source
from storage import known, outbox_reading, runs
from storage.engine import Engine, Session, open_store, reading, writing
from storage.known import Held
from storage.outbox_reading import AlertLine
from storage.runs import Outcome


@dataclass(frozen=True, slots=True)
class Summary:
    """How a cycle went: a row a source, and the alerts that it made."""

    started_at: datetime
    outcomes: tuple[Outcome, ...]
    alerts: tuple[AlertLine, ...]
    delivered: Delivered

    @property
    def faults(self) -> tuple[Outcome, ...]:
        return tuple(each for each in self.outcomes if each.status not in runs.WELL)

    @property
    def failed(self) -> bool:
        """Whether nothing could be had from anywhere."""
        return bool(self.outcomes) and len(self.faults) == len(self.outcomes)

    @property
    def partial(self) -> bool:
        return any(each.status not in ("ok", "unchanged") for each in self.outcomes)

    @property
    def headline(self) -> str:
        """One line for the operator."""
        well = len(self.outcomes) - len(self.faults)
        new = sum(each.new for each in self.outcomes)
        parts = [f"{well} of {len(self.outcomes)} sources", f"{new} new articles"]
        parts.append(f"{len(self.alerts)} alerts")
        parts += [f"{each.source_id} {each.status}: {each.reason}" for each in self.faults]
        return "; ".join(parts)


class _StoreKnown:
    """What the store holds, read afresh for each question."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def pages(self, page_ids: list[str]) -> set[str]:
        with reading(self._engine) as session:
            return known.known_pages(session, page_ids)

    def addresses(self, urls: list[str]) -> Mapping[str, Held]:
        with reading(self._engine) as session:
            return known.held_addresses(session, urls)


@dataclass(frozen=True, slots=True)
class Cycle:
    """One monitoring cycle over an open store; made by `open_cycle`."""

    settings: Settings
    engine: Engine
    client: Client
    sources: Mapping[str, Source]
    readers: Readers
    now: datetime
    run_id: str

    @property
    def source_ids(self) -> tuple[str, ...]:
        return tuple(self.sources)

    def collect(self, source_id: str) -> Collected:
        """Fetch and parse one source; what goes wrong outside is its outcome."""
        source, known_here = self.sources[source_id], _StoreKnown(self.engine)
        if source.id == archive.SOURCE.id:
            paths = self.settings.archive
            return collect_files(source.id, paths, known=known_here, now=self.now)
        with reading(self.engine) as session:
            validators = runs.read_validators(session, source.id)
        return collect_source(
            source, self.client, validators=validators, known=known_here, now=self.now
        )

    def ingest(self, collected: Sequence[Collected]) -> None:
        """Take in what the sources brought, one transaction a source.

        What a list held when it was first read is history, and so are the pages of those rows
        that could only be had later: they make a baseline of their own before the news.
        """
        for each in collected:
            with reading(self.engine) as session:
                state = runs.source_state(session, each.source_id)
            first = state is None or state.last_success_at is None
            history = [found for found in each.found if first or found.history]
            news = [found for found in each.found if not (first or found.history)]
            before = Ingested()
            if history:
                batch = self._batch(each.source_id, baseline=True)
                before = ingest(self.engine, history, self.readers, batch, also=_nothing_else)
            note = partial(self._note, each, before)
            ingest(self.engine, news, self.readers, self._batch(each.source_id), also=note)

    def _batch(self, source_id: str, *, baseline: bool = False) -> Batch:
        return Batch(
            source_id=source_id,
            now=self.now,
            baseline=baseline,
            baseline_title=f"Baseline of {self.sources[source_id].name}",
            quiet_before=quiet_before(self.now, self.settings.history_days),
        )

    def _note(
        self, collected: Collected, before: Ingested, session: Session, done: Ingested
    ) -> None:
        outcome = Outcome(
            source_id=collected.source_id,
            status=collected.status,
            fetched=collected.rows,
            new=before.new + done.new,
            duplicates=before.duplicates + done.duplicates,
            about_miit=before.about_miit + done.about_miit,
            mentions=before.mentions + done.mentions,
            seconds=collected.seconds,
            reason=collected.reason,
        )
        runs.save_outcome(session, self.run_id, outcome, now=self.now)
        runs.save_validators(session, collected.source_id, collected.validators, now=self.now)

    def deliver(self) -> Delivered:
        """Send what the outbox holds, from this cycle or left by an earlier one."""
        return deliver(self.engine, self.readers, now=self.now)

    def finish(self, delivered: Delivered) -> Summary:
        """Close the run's row and sum it up from what is stored."""
        with reading(self.engine) as session:
            outcomes = tuple(runs.read_outcomes(session, self.run_id))
            alerts = tuple(outbox_reading.list_alerts(session, created_at=self.now))
        summary = Summary(self.now, outcomes, alerts, delivered)
        status = "failed" if summary.failed else "partial" if summary.partial else "ok"
        with writing(self.engine) as session:
            runs.finish_run(session, self.run_id, status=status, now=self.now)
            session.commit()
        return summary


def _nothing_else(session: Session, done: Ingested) -> None:
    """A baseline's outcome is noted with the news after it."""
    del session, done


@contextmanager
def open_cycle(settings: Settings, *, now: datetime, only_due: bool = False) -> Iterator[Cycle]:
    """Open store, client and channels for one cycle. Raises ConfigError and StoreError.

    With `only_due` it takes the sources whose cadence has passed, else all that are on.
    """
    readers = open_readers(settings)
    chosen = enabled_sources(settings)
    engine = open_store(settings.database_url)
    try:
        with writing(engine) as session:
            if only_due:
                states = {each.source_id: each for each in runs.list_sources(session)}
                chosen = due_sources(chosen, states, now=now)
            run_id = runs.start_run(session, now=now)
            session.commit()
        sources = {source.id: source for source in chosen}
        with open_client(settings) as client:
            yield Cycle(settings, engine, client, sources, readers, now, run_id)
    finally:
        engine.dispose()


def run_direct(settings: Settings, *, now: datetime) -> Summary:
    """One cycle without Prefect, the sources side by side."""
    with open_cycle(settings, now=now) as cycle:
        with ThreadPoolExecutor(settings.http.parallel) as pool:
            collected = list(pool.map(cycle.collect, cycle.source_ids))
        cycle.ingest(collected)
        return cycle.finish(cycle.deliver())


def open_client(settings: Settings) -> Client:
    """The polite client as configured."""
    http = settings.http
    contact = f"; {http.contact}" if http.contact else ""
    limits = Limits(
        connect=http.connect_timeout,
        read=http.read_timeout,
        total=http.deadline,
        size=int(http.max_megabytes * 1_000_000),
        attempts=http.attempts,
    )
    agent = f"miit-watch/0.1 (news monitor{contact})"
    return Client(agent, limits=limits, allowed=frozenset(http.allowed_hosts))
