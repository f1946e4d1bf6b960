"""One chunk of a backfill as a Prefect flow; the backfill starts them, a window at a time."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from prefect import flow, get_client
from prefect.client.schemas.objects import State, StateType
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from pydantic import Field

from flows import chunks, runlog
from flows.plainly import failing_plainly
from flows.settings import load
from storage.engine import open_store

POLL_SECONDS = 1.0
PATIENCE_SECONDS = 600.0
"""How long the chunk before may take on; what crashed is begun again within two minutes."""
GIVEN_UP = (StateType.FAILED, StateType.CANCELLED, StateType.CANCELLING)


def run_name() -> str:
    """The flow run's name: which chunk of how many."""
    given = flow_run.parameters or {}
    return f"backfill chunk {given.get('number')} of {given.get('of')}"


@flow(flow_run_name=run_name, persist_result=False)
@failing_plainly
async def backfill_chunk(
    files: Annotated[list[Path], Field(min_length=1)],
    number: Annotated[int, Field(ge=1)] = 1,
    of: Annotated[int, Field(ge=1)] = 1,
    after: UUID | None = None,
    config: Path | None = None,
    database: str | None = None,
) -> Any:
    """Compute one chunk of a backfill, and store it when the chunk before is stored.

    Args:
        files: saved files on the worker, in order of publication.
        number: which chunk of the backfill it is, counted from 1.
        of: how many chunks the backfill has.
        after: the run of the chunk before, which must be stored first.
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    # `number` and `of` are for the run's name.
    del number, of
    runlog.speak()
    settings = load(config, database=database)
    now = datetime.now(UTC)
    engine = open_store(settings.database_url)
    try:
        chunk = await asyncio.to_thread(chunks.compute, engine, files, now=now)
        if after and (reason := await _not_stored(after)):
            return Failed(message=reason)
        stored = await asyncio.to_thread(chunks.store, engine, chunk, now=now)
    finally:
        engine.dispose()
    for problem in chunk.problems:
        runlog.say(runlog.line(status="failed", reason=problem))
    return Completed(name="Partial" if chunk.problems else "Completed", message=stored.line())


async def _not_stored(before: UUID) -> str | None:
    """Wait until the chunk before is stored; why it won't be, or None."""
    for _ in range(int(PATIENCE_SECONDS / POLL_SECONDS)):
        state = await read_state(before)
        if state.type == StateType.COMPLETED:
            return None
        if state.type in GIVEN_UP:
            return f"the chunk before it is {state.name}: begin the backfill again"
        await asyncio.sleep(POLL_SECONDS)
    return f"the chunk before it isn't stored after {PATIENCE_SECONDS:.0f} s"


async def read_state(run_id: UUID) -> State[Any]:
    """A run's state now."""
    async with get_client() as client:
        run = await client.read_flow_run(run_id)
    assert run.state, "a run has a state from its first moment on"
    return run.state
