"""The probe as a Prefect flow: was everything delivered, is anything wrong?"""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.states import Completed

from alerts.operators import Trouble
from flows import announcing, probing, run_health, runlog
from flows.plainly import failing_plainly
from flows.probing import Probed
from flows.run_names import stamped
from flows.settings import Settings, load
from flows.trying import OUTSIDE


@task(task_run_name="look and make up for it", **OUTSIDE)
async def look(settings: Settings, failed: list[Trouble]) -> Probed:
    """Deliver what is due, ask the channels' records, and tell operators what is wrong."""
    now = datetime.now(UTC)
    return await asyncio.to_thread(probing.probe, settings, now=now, also=failed)


@flow(flow_run_name=partial(stamped, "probe"), persist_result=False)
@failing_plainly
async def probe(config: Path | None = None, database: str | None = None) -> Any:
    """Make sure that what had to be delivered was; tell operators what is wrong or mended.

    Args:
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    settings = load(config, database=database)
    runlog.speak()
    done = await look(settings, await run_health.failed_flows(but="probe"))
    announcing.announce(announcing.of_probe(done.said))
    name = "Troubles" if done.troubles else "Completed"
    return Completed(name=name, message=done.headline)
