"""The monitoring cycle as a Prefect flow: one task a source to fetch, then ingest, then deliver."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from prefect import flow, get_client, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows import announcing, report, steps
from flows.collect import Collected
from flows.dispatch import Delivered
from flows.settings import load
from flows.steps import Cycle, Summary

SHANGHAI = ZoneInfo("Asia/Shanghai")
FETCH_SECONDS = 600
RECORDED_SECONDS = 20


def run_name() -> str:
    """The flow run's name, by the reader's clock."""
    return f"monitor {datetime.now(SHANGHAI):%Y-%m-%d %H:%M}"


@task(
    task_run_name="fetch {source_id}",
    cache_policy=NO_CACHE,
    persist_result=False,
    timeout_seconds=FETCH_SECONDS,
)
async def fetch(source_id: str, cycle: Cycle) -> Collected:
    """Fetch and parse one source; a fault outside is an outcome, never an exception."""
    return await asyncio.to_thread(cycle.collect, source_id)


@task(cache_policy=NO_CACHE, persist_result=False)
async def ingest(cycle: Cycle, collected: list[Collected]) -> None:
    """Store, deduplicate, extract and link what the sources brought, one commit a source."""
    await asyncio.to_thread(cycle.ingest, collected)


@task(cache_policy=NO_CACHE, persist_result=False)
async def deliver(cycle: Cycle) -> Delivered:
    """Send what the outbox holds."""
    return await asyncio.to_thread(cycle.deliver)


@flow(flow_run_name=run_name, persist_result=False)
async def monitor(
    config: Path | None = None, database: str | None = None, only_due: bool = False
) -> Any:
    """One monitoring cycle: fetch, parse, dedupe, extract, link, deliver.

    Args:
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
        only_due: take only the sources whose cadence has passed, not all.
    """
    return _state(await _cycle(config, database, only_due))


async def _cycle(config: Path | None, database: str | None, only_due: bool) -> Summary:
    settings = load(config, database=database)
    with steps.open_cycle(settings, now=datetime.now(UTC), only_due=only_due) as cycle:
        turns = asyncio.Semaphore(settings.http.parallel)

        async def in_turn(source_id: str) -> Collected:
            async with turns:
                return await fetch(source_id, cycle)

        collected = await asyncio.gather(*(in_turn(each) for each in cycle.source_ids))
        await ingest(cycle, list(collected))
        summary = cycle.finish(await deliver(cycle))
    announcing.announce(announcing.of_cycle(summary))
    await acreate_table_artifact(
        key="sources", table=report.source_rows(summary), description="Sources of this cycle"
    )
    await acreate_markdown_artifact(
        key="alerts", markdown=report.alerts_markdown(summary), description="Alerts of this cycle"
    )
    return summary


def _state(summary: Summary) -> State[Summary]:
    if summary.failed:
        return Failed(message=summary.headline, data=summary)
    name = "Partial" if summary.partial else "Completed"
    return Completed(name=name, message=summary.headline, data=summary)


async def run_once(config: Path | None, database: str | None) -> Summary:
    """Run the flow here and now, and wait until the server has recorded its tasks.

    The server records tasks after the fact; one that is stopped before has lost them.
    """
    state = await monitor(config, database, return_state=True)
    assert state.state_details.flow_run_id, "the run is known to the server"
    await _recorded(state.state_details.flow_run_id)
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
