"""Put the registry on a Prefect server with workers: pool, deployments, automations."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterTags
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.runner.storage import LocalStorage
from prefect.workers.utilities import get_default_base_job_template_for_infrastructure_type

from flows import automations
from flows.deployments import RUN_ENVIRONMENT, TAG, deployments

POOL_TYPE = "process"


def place(
    config: Path | None,
    database: str | None,
    *,
    pool: str,
    home: Path,
    webhook: str | None,
    workers: int,
) -> Iterator[tuple[str, str]]:
    """Apply everything to PREFECT_API_URL's server; yield what it is and what was done.

    `workers` share the hosts out; what an earlier, larger number left is taken away.
    """
    with get_client(sync_client=True) as client:
        yield f"work pool {pool}", _ensure_pool(client, pool)
        wanted = deployments(config, database, workers=workers)
        for each in wanted:
            _prepare(each, pool, home)
            each.apply()
            yield f"deployment {each.flow_name}/{each.name}", "as declared"
        yield from _take_away(client, {str(each.name) for each in wanted})
        block = automations.save_operators(webhook) if webhook else None
        yield from automations.apply(client, automations.automations(block, workers)).items()


def _take_away(client: SyncPrefectClient, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Delete deployments of ours that this registry has no longer: they would go on running."""
    ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    for each in client.read_deployments(deployment_filter=ours):
        if each.name not in wanted:
            client.delete_deployment(each.id)
            yield f"deployment {each.name}", "taken away"


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
    deployment.job_variables = {"env": dict(RUN_ENVIRONMENT)}
