"""The monitoring cycle as a Prefect flow: one task a source to fetch, then ingest, then deliver."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from prefect import flow, get_client, task
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import State, StateType
from prefect.logging.handlers import APILogHandler
from prefect.runtime import flow_run, task_run
from prefect.states import Completed, Failed
from pydantic import Field

from flows import announcing, runlog, showing, steps
from flows.collect import Collected
from flows.dispatch import Delivered
from flows.notices import events_of
from flows.parting import Part
from flows.plainly import failing_plainly
from flows.run_names import stamped
from flows.settings import load
from flows.steps import Cycle
from flows.summary import Summary
from flows.trying import NOTED, OUTSIDE, OUTSIDE_SECONDS, PATIENT
from storage.engine import reading

TOGETHER_SECONDS = 3.0
"""How long sources that answered wait for others, to be taken in with them."""
RECORDED_SECONDS = 20
SPARE_THREADS = 4
"""For taking in and delivering, while all others fetch."""


def run_name() -> str:
    """The flow run's name, by the reader's clock."""
    given = flow_run.parameters or {}
    part = f"{given['part']}/{given['parts']} " if given.get("parts", 1) > 1 else ""
    return stamped(f"monitor {part}".rstrip())


@task(task_run_name="fetch {source_id}", **OUTSIDE)
async def fetch(source_id: str, cycle: Cycle) -> Collected:
    """Fetch and parse one source; a fault outside is an outcome, never an exception."""
    return await asyncio.to_thread(cycle.collect, source_id)


def ingest_name() -> str:
    """The task's name: whose articles it takes in."""
    collected: list[Collected] = task_run.parameters["collected"]
    names = [each.source_id for each in collected]
    return f"ingest {', '.join(names) if len(names) < 4 else f'{len(names)} sources'}"


@task(task_run_name=ingest_name, **PATIENT, **NOTED)
async def ingest(cycle: Cycle, collected: list[Collected]) -> None:
    """Store, deduplicate, extract and link what the sources brought, one commit a source."""
    await asyncio.to_thread(cycle.ingest, collected)


@task(task_run_name="deliver", **OUTSIDE)
async def deliver(cycle: Cycle) -> Delivered:
    """Send what the outbox holds."""
    return await asyncio.to_thread(cycle.deliver)


@task(task_run_name="sum up", **PATIENT, **NOTED)
async def finish(cycle: Cycle, delivered: Delivered) -> Summary:
    """Close the cycle and sum it up."""
    return await asyncio.to_thread(cycle.finish, delivered)


@flow(flow_run_name=run_name, persist_result=False)
@failing_plainly
async def monitor(
    config: Path | None = None,
    database: str | None = None,
    only_due: bool = False,
    part: Annotated[int, Field(ge=1)] = 1,
    parts: Annotated[int, Field(ge=1, le=64)] = 1,
) -> Any:
    """One monitoring cycle: fetch, parse, dedupe, extract, link, deliver.

    Args:
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
        only_due: take only the sources whose cadence has passed, not all.
        part: which share of the hosts to fetch from, counted from 1.
        parts: into how many shares the hosts are divided; 1 takes all.
    """
    runlog.speak()
    return _state(await _cycle(config, database, only_due, Part(part, parts)))


async def _cycle(config: Path | None, database: str | None, only_due: bool, part: Part) -> Summary:
    settings = load(config, database=database)
    now = datetime.now(UTC)
    # A thread for each source and some more: what came is taken in while slow ones are waited for.
    threads = ThreadPoolExecutor(settings.http.parallel + SPARE_THREADS)
    asyncio.get_running_loop().set_default_executor(threads)
    with steps.open_cycle(settings, now=now, only_due=only_due, part=part) as cycle:
        delivered = Delivered()
        async for collected in _as_they_come(cycle, settings.http.parallel):
            await ingest(cycle, collected)
            delivered += await deliver(cycle)
        if not cycle.source_ids:
            delivered += await deliver(cycle)
        summary = await finish(cycle, delivered)
        with reading(cycle.engine) as session:
            events = events_of(session, summary.alerts)
        announcing.announce(announcing.of_alerts(summary.alerts, events))
        await showing.show_cycle(cycle, summary)
    return summary


async def _as_they_come(cycle: Cycle, parallel: int) -> AsyncIterator[list[Collected]]:
    """What the sources bring, some at a time: none waits for one that is slow."""
    turns = asyncio.Semaphore(parallel)

    async def in_turn(source_id: str) -> Collected:
        async with turns:
            return await _fetched(source_id, cycle)

    waiting = {asyncio.ensure_future(in_turn(each)) for each in cycle.source_ids}
    try:
        while waiting:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            done, waiting = await asyncio.wait(waiting, timeout=TOGETHER_SECONDS)
            yield sorted((each.result() for each in done), key=lambda each: each.source_id)
    finally:
        for each in waiting:
            each.cancel()


async def _fetched(source_id: str, cycle: Cycle) -> Collected:
    """What a source brought; one that took too long has failed, and holds up no other."""
    # Typed as a state, it is one to wait for.
    running: Any = fetch(source_id, cycle, return_state=True)
    state: State[Collected] = await running
    if state.type == StateType.FAILED and state.name == "TimedOut":
        return Collected(source_id, "failed", f"took longer than {OUTSIDE_SECONDS} s")
    return await state.aresult()


def _state(summary: Summary) -> State[Summary]:
    if summary.failed:
        return Failed(message=summary.headline, data=summary)
    name = "Partial" if summary.partial else "Completed"
    return Completed(name=name, message=summary.headline, data=summary)


async def run_once(config: Path | None, database: str | None) -> Summary:
    """Run the flow here and now, and wait until the server has its tasks and its log.

    The server records tasks after the fact; one that is stopped before has lost them.
    """
    state = await monitor(config, database, return_state=True)
    assert state.state_details.flow_run_id, "the run is known to the server"
    await _recorded(state.state_details.flow_run_id)
    await APILogHandler.aflush()
    summary = await state.aresult(raise_on_failure=False)
    if isinstance(summary, Exception):
        raise summary
    assert isinstance(summary, Summary)
    return summary


async def _recorded(run_id: UUID) -> None:
    of_run = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
    async with get_client() as client:
        for _ in range(RECORDED_SECONDS * 5):
            tasks = await client.read_task_runs(flow_run_filter=of_run)
            if tasks and all(each.state and each.state.is_final() for each in tasks):
                return
            await asyncio.sleep(0.2)
