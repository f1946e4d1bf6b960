"""The digests as a Prefect flow, run on their hours."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.states import Completed

from flows import report, runlog, tending
from flows.plainly import failing_plainly
from flows.run_names import stamped
from flows.settings import Settings, load
from flows.tending import Digested
from flows.trying import OUTSIDE


@task(task_run_name="queue and send", **OUTSIDE)
async def send(settings: Settings) -> Digested:
    """Queue the digests whose hour has come, and deliver them."""
    return await asyncio.to_thread(tending.digest, settings, now=datetime.now(UTC))


@flow(flow_run_name=partial(stamped, "digest"), persist_result=False)
@failing_plainly
async def digest(config: Path | None = None, database: str | None = None) -> Any:
    """Queue the digests whose hour has come, and deliver them.

    Args:
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    runlog.speak()
    done = await send(load(config, database=database))
    if done.sent:
        await acreate_markdown_artifact(
            key="digest",
            markdown=report.as_sent(done.sent),
            description="The digests as they were sent",
        )
    made = done.delivered
    return Completed(name="Partial" if made.faults else "Completed", message=made.headline)
