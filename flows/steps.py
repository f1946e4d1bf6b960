"""A monitoring cycle in plain functions: what the flow's tasks wrap and `run --direct` calls."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import partial
from time import monotonic

from flows import resting, revisiting
from flows.collect import Collected, collect_files, collect_source
from flows.dispatch import Delivered, deliver
from flows.ingest import Batch, Ingested, ingest, quiet_before
from flows.parting import Part
from flows.readers import Readers, open_readers
from flows.runlog import line, without_secrets
from flows.settings import Settings
from flows.sourcing import due_sources, enabled_sources
from flows.summary import Summary, Watched
from sources import archive
from sources._client import Client, Limits
from sources._source import Source
from storage import known, outbox_reading, runs
from storage.engine import Engine, Session, open_store, reading, writing
from storage.known import Held
from storage.runs import Outcome
from storage.turns import Turns, open_turns

log = logging.getLogger(__name__)
WHOLE = Part()


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
    watched: Mapping[str, Source]
    """All sources of the cycle's part, due or not."""
    sources: Mapping[str, Source]
    """Those that are due."""
    readers: Readers
    now: datetime
    run_id: str
    began: float = field(default_factory=monotonic)

    @property
    def source_ids(self) -> tuple[str, ...]:
        return tuple(self.sources)

    @property
    def moment(self) -> datetime:
        """The time by now, as long after the cycle's beginning as it is."""
        return self.now + timedelta(seconds=monotonic() - self.began)

    def collect(self, source_id: str) -> Collected:
        """Fetch and parse one source; what goes wrong outside is its outcome."""
        source, known_here = self.sources[source_id], _StoreKnown(self.engine)
        if source.id == archive.SOURCE.id:
            paths = self.settings.archive
            return collect_files(source.id, paths, known=known_here, now=self.now)
        with reading(self.engine) as session:
            validators = runs.read_validators(session, source.id)
            since = self.now - revisiting.REACH
            recent = known.recent_articles(session, source.id, since=since)
            looks = known.read_looks(session, source.list_urls)
        return collect_source(
            source,
            self.client,
            validators=validators,
            known=known_here,
            now=self.now,
            recent=recent,
            looks=looks,
        )

    def ingest(self, collected: Sequence[Collected]) -> None:
        """Take in what the sources brought, one transaction a source.

        What a list held when it was first read is history, and so are the pages of those rows
        that could only be had later: they make a baseline of their own before the news.
        What this run has taken in already is left alone, so that a second try does the rest.
        """
        for each in collected:
            with reading(self.engine) as session:
                if runs.has_outcome(session, self.run_id, each.source_id):
                    continue
                state = runs.source_state(session, each.source_id)
            first = state is None or state.last_success_at is None
            history = [found for found in each.found if first or found.history]
            news = [found for found in each.found if not (first or found.history)]
            before = Ingested()
            if history:
                batch = self._batch(each.source_id, baseline=True)
                # A baseline's outcome is noted with the news after it.
                before = ingest(self.engine, history, self.readers, batch)
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
            listed=collected.listed,
        )
        runs.save_outcome(
            session,
            self.run_id,
            outcome,
            now=self.now,
            understood=collected.understood,
            unknown=collected.unknown,
            newest_at=collected.newest_at,
        )
        known.save_looks(session, collected.looked, now=self.now)
        runs.save_validators(session, collected.source_id, collected.validators, now=self.now)
        resting.note(session, self.client, now=self.moment)
        log.info(_line(outcome))

    def deliver(self) -> Delivered:
        """Send what the outbox holds, from this cycle or left by an earlier one."""
        # Not the cycle's beginning: leases taken by that would be over before their time.
        return deliver(self.engine, self.readers, now=self.moment)

    def finish(self, delivered: Delivered) -> Summary:
        """Close the run's row and sum it up from what is stored."""
        with reading(self.engine) as session:
            outcomes = tuple(runs.read_outcomes(session, self.run_id))
            since = {
                each.source_id: runs.faulty_since(session, each.source_id)
                for each in outcomes
                if each.status not in runs.WELL
            }
            states = {each.source_id: each for each in runs.list_sources(session)}
            summary = Summary(
                started_at=self.now,
                outcomes=outcomes,
                alerts=tuple(outbox_reading.list_alerts(session, created_at=self.now)),
                delivered=delivered,
                watched=tuple(
                    Watched(each.id, each.cadence, states.get(each.id))
                    for each in self.watched.values()
                ),
                faulty_since={id: at for id, at in since.items() if at},
            )
        status = "failed" if summary.failed else "partial" if summary.partial else "ok"
        with writing(self.engine) as session:
            runs.finish_run(session, self.run_id, status=status, now=self.now)
            session.commit()
        return summary


def _line(outcome: Outcome) -> str:
    fields = asdict(outcome)
    reason = fields.pop("reason")
    return line(**fields, reason=reason and without_secrets(reason))


@contextmanager
def open_cycle(
    settings: Settings, *, now: datetime, only_due: bool = False, part: Part = WHOLE
) -> Iterator[Cycle]:
    """Open store, client and channels for one cycle. Raises ConfigError and StoreError.

    With `only_due` it takes the sources whose cadence has passed, else all that are on; `part`
    leaves those of other hosts to other workers.
    """
    readers = open_readers(settings)
    chosen = part.choose(enabled_sources(settings))
    watched = {source.id: source for source in chosen}
    engine = open_store(settings.database_url)
    try:
        with writing(engine) as session:
            if only_due:
                states = {each.source_id: each for each in runs.list_sources(session)}
                chosen = due_sources(chosen, states, now=now)
            run_id = runs.start_run(session, now=now, nonce="" if part == WHOLE else str(part))
            session.commit()
        due = {source.id: source for source in chosen}
        with open_turns(engine) as turns, open_client(settings, turns) as client:
            with reading(engine) as session:
                resting.take_up(session, client, now=now)
            yield Cycle(settings, engine, client, watched, due, readers, now, run_id)
    finally:
        engine.dispose()


def run_direct(settings: Settings, *, now: datetime) -> Summary:
    """One cycle without Prefect, the sources side by side, each taken in as it comes.

    One that hangs holds up nobody: what the others brought is stored and sent meanwhile.
    """
    with open_cycle(settings, now=now) as cycle:
        delivered = Delivered()
        with ThreadPoolExecutor(settings.http.parallel) as pool:
            running = [pool.submit(cycle.collect, each) for each in cycle.source_ids]
            for done in as_completed(running):
                cycle.ingest([done.result()])
                delivered += cycle.deliver()
        return cycle.finish(delivered if running else cycle.deliver())


def open_client(settings: Settings, turns: Turns | None = None) -> Client:
    """The polite client as configured; `turns` make it polite together with other processes."""
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
    return Client(agent, limits=limits, allowed=frozenset(http.allowed_hosts), turns=turns)
