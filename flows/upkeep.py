"""The daily upkeep as a Prefect flow."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.states import Completed

from flows import announcing, tending
from flows.plainly import failing_plainly
from flows.run_names import DAY, stamped
from flows.settings import load


@flow(flow_run_name=partial(stamped, "upkeep", DAY), persist_result=False)
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
