"""Put the registry on a Prefect server with workers: pool, deployments, automations."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.runner.storage import LocalStorage
from prefect.workers.utilities import get_default_base_job_template_for_infrastructure_type

from flows import automations
from flows.deployments import HEARTBEAT, deployments

POOL_TYPE = "process"


def place(
    config: Path | None, database: str | None, *, pool: str, home: Path, webhook: str | None
) -> Iterator[tuple[str, str]]:
    """Apply everything to PREFECT_API_URL's server; yield what it is and what was done."""
    with get_client(sync_client=True) as client:
        yield f"work pool {pool}", _ensure_pool(client, pool)
        for each in deployments(config, database):
            _prepare(each, pool, home)
            each.apply()
            yield f"deployment {each.flow_name}/{each.name}", "as declared"
        block = automations.save_operators(webhook) if webhook else None
        yield from automations.apply(client, automations.automations(block)).items()


def _ensure_pool(client: SyncPrefectClient, name: str) -> str:
    """Make a pool of processes where there is none; one of another type serves as well."""
    try:
        return f"there, of type {client.read_work_pool(name).type}"
    except ObjectNotFound:
        template = asyncio.run(get_default_base_job_template_for_infrastructure_type(POOL_TYPE))
        client.create_work_pool(
            WorkPoolCreate(name=name, type=POOL_TYPE, base_job_template=template or {})
        )
        return f"created, of type {POOL_TYPE}"


def _prepare(deployment: RunnerDeployment, pool: str, home: Path) -> None:
    deployment.work_pool_name = pool
    deployment.storage = LocalStorage(path=str(home))
    # Signs of life as often as the automations that watch for them expect.
    deployment.job_variables = {"env": {"PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT)}}
