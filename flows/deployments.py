"""The registry of deployments: what runs when, on one machine or on many.

`miit-watch serve`, `miit-watch deploy` and prefect.yaml follow from this one table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import Flow, load_flow_from_entrypoint
from prefect.schedules import Cron, Interval
from prefect.types.entrypoint import EntrypointType

TIMEZONE = "Asia/Shanghai"
POOL = "miit-watch"
MONITOR = "monitor"
TAG = "miit-watch"
"""What automations know our runs by."""
HEARTBEAT = 30
"""Seconds between a run's signs of life; Prefect takes no less."""
RUN_ENVIRONMENT = {
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT),
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows",
}
"""What a run's process needs wherever it starts: signs of life, our log lines with the run."""
VERSION = version("miit-watch")


@dataclass(frozen=True, slots=True)
class Deployment:
    """A row of the registry. At most one run at a time: one that comes due meanwhile is cancelled.

    A queue of waiting runs would grow without end where a run takes longer than its pace; a run
    takes all that is due, so that nothing is lost with a cancelled one.
    """

    name: str
    entrypoint: str
    """Module path of the flow, so that it loads from a clone, a wheel and an image alike."""
    description: str
    cron: str | None = None
    """When it runs, by the clock of Asia/Shanghai; None means on demand."""
    tags: tuple[str, ...] = (TAG,)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    at_once: int | None = 1
    """How many of its runs there may be; None leaves that to whoever starts them."""

    def load(self) -> Flow[..., Any]:
        """The flow itself. Raises what its import raises: Prefect would take a placeholder."""
        return load_flow_from_entrypoint(self.entrypoint, use_placeholder_flow=False)


REGISTRY = (
    Deployment(
        name=MONITOR,
        entrypoint="flows.monitor.monitor",
        cron="*/5 * * * *",
        description="Fetch what is due, put what is new into the ledger, deliver its alerts.",
        parameters={"only_due": True},
    ),
    Deployment(
        name="digest",
        entrypoint="flows.digest_flow.digest",
        cron="0 * * * *",
        description="Queue the digests whose hour has come, and deliver them.",
    ),
    Deployment(
        name="probe",
        entrypoint="flows.probe.probe",
        cron="*/15 * * * *",
        description="Deliver what a crash left, tell operators what is wrong or mended.",
    ),
    Deployment(
        name="upkeep",
        entrypoint="flows.upkeep.upkeep",
        cron="30 3 * * *",
        description="Find the commitments that are overdue, alert to them, forget old runs.",
    ),
    Deployment(
        name="backfill",
        entrypoint="flows.backfill_flow.backfill",
        description="On demand: take saved pages and posts in as history; nobody is alerted.",
        parameters={"paths": ["archive"]},
    ),
    Deployment(
        name="backfill-chunk",
        entrypoint="flows.backfill_chunk.backfill_chunk",
        description="Begun by a backfill that is spread over workers: one chunk of its files.",
        at_once=None,
    ),
    Deployment(
        name="replay",
        entrypoint="flows.replay_flow.replay",
        description="On demand: derive the ledger again from the stored pages; say what differs.",
    ),
)


def shared_out(workers: int) -> tuple[Deployment, ...]:
    """The registry for so many workers: each part of the hosts is monitored by itself.

    The first part keeps the name `monitor`; the others are `monitor-2` and on. A backfill is
    spread over all of them.
    """
    rows = []
    for row in REGISTRY:
        if row.name == MONITOR:
            rows += [_part(row, number, workers) for number in range(1, workers + 1)]
        elif row.name == "backfill" and workers > 1:
            rows.append(replace(row, parameters={**row.parameters, "workers": workers}))
        else:
            rows.append(row)
    return tuple(rows)


def _part(row: Deployment, number: int, of: int) -> Deployment:
    if of == 1:
        return row
    name = row.name if number == 1 else f"{row.name}-{number}"
    share = f"Part {number} of {of} of the hosts: {row.description}"
    parameters = {**row.parameters, "part": number, "parts": of}
    return replace(row, name=name, description=share, parameters=parameters)


def deployments(
    config: Path | None,
    database: str | None,
    *,
    every: timedelta | None = None,
    workers: int = 1,
) -> list[RunnerDeployment]:
    """The registry as Prefect's deployments; `every` replaces the monitor's schedule.

    `config` and `database` become parameters of each flow that takes them; `workers` share the
    hosts.
    """
    given = {"config": str(config) if config else None, "database": database}
    return [
        _deployment(row, given, every if row.name.startswith(MONITOR) else None)
        for row in shared_out(workers)
    ]


def _deployment(
    row: Deployment, given: Mapping[str, str | None], every: timedelta | None
) -> RunnerDeployment:
    flow = row.load()
    takes = {name: value for name, value in given.items() if name in flow.parameters.properties}
    cron = Cron(row.cron, timezone=TIMEZONE) if row.cron else None
    made = flow.to_deployment(
        row.name,
        schedule=Interval(every) if every else cron,
        description=row.description,
        tags=list(row.tags),
        version=VERSION,
        parameters={**takes, **row.parameters},
        concurrency_limit=ConcurrencyLimitConfig(
            limit=row.at_once, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        )
        if row.at_once
        else None,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(made, RunnerDeployment), "outside an event loop it is no coroutine"
    return made


async def next_runs(*, now: datetime) -> list[tuple[str, datetime]]:
    """Each scheduled deployment's name and when it is due next after `now`, soonest first."""
    # Only now: Prefect's server code takes a second to import.
    from prefect.server.schemas.schedules import CronSchedule

    found = []
    for row in REGISTRY:
        if row.cron:
            schedule = CronSchedule(cron=row.cron, timezone=TIMEZONE)
            found += [(row.name, due) for due in await schedule.get_dates(1, now)]
    return sorted(found, key=lambda each: each[1])
