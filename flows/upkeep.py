"""The daily upkeep as a Prefect flow."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.states import Completed

from flows import announcing, tending
from flows.plainly import failing_plainly
from flows.settings import load


def run_name() -> str:
    """The flow run's name, by the reader's clock."""
    return f"upkeep {datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}"


@flow(flow_run_name=run_name, persist_result=False)
@failing_plainly
async def upkeep(config: Path | None = None, database: str | None = None) -> Any:
    """See which deadlines have passed unkept, alert to them, forget old runs, vacuum the store.

    Args:
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    settings = load(config, database=database)
    done = await asyncio.to_thread(tending.upkeep, settings, now=datetime.now(UTC))
    announcing.announce(announcing.of_alerts(done.made, done.events))
    return Completed(
        message=f"{done.looked_at} commitments with a day looked at, {done.alerts} alerts,"
        f" {done.forgotten_runs} old runs forgotten, {done.given_back / 1e6:.1f} MB given back"
    )
