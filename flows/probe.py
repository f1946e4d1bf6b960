"""The probe as a Prefect flow: was everything delivered, is anything wrong?"""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.states import Completed

from flows import announcing, probing, run_health
from flows.plainly import failing_plainly
from flows.settings import load


def run_name() -> str:
    """The flow run's name, by the reader's clock."""
    return f"probe {datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}"


@flow(flow_run_name=run_name, persist_result=False)
@failing_plainly
async def probe(config: Path | None = None, database: str | None = None) -> Any:
    """Make sure that what had to be delivered was; tell operators what is wrong or mended.

    Args:
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    settings = load(config, database=database)
    failed = await run_health.failed_flows(but="probe")
    done = await asyncio.to_thread(probing.probe, settings, now=datetime.now(UTC), also=failed)
    announcing.announce(announcing.of_probe(done.said))
    name = "Troubles" if done.troubles else "Completed"
    return Completed(name=name, message=done.headline)
