"""The registry of scheduled deployments: what runs when, on one machine or on many."""

from datetime import timedelta
from pathlib import Path

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Interval

from flows.monitor import monitor

TIMEZONE = "Asia/Shanghai"
EVERY_FIVE_MINUTES = "*/5 * * * *"


def deployments(
    config: Path | None, database: str | None, *, every: timedelta | None = None
) -> list[RunnerDeployment]:
    """What `miit-watch serve` keeps running; `every` replaces the monitor's schedule.

    One run at a time: a cycle that is due while one is still running is cancelled, for a queue
    of them would grow without end.
    """
    schedule = Interval(every) if every else Cron(EVERY_FIVE_MINUTES, timezone=TIMEZONE)
    made = monitor.to_deployment(
        "monitor",
        schedule=schedule,
        description="Fetch what is due, put what is new into the ledger, deliver its alerts.",
        tags=["miit-watch"],
        parameters={"config": str(config) if config else None, "database": database},
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
    )
    assert isinstance(made, RunnerDeployment), "outside an event loop it is no coroutine"
    return [made]
