"""Clear what a runner that died has left on the server, before a new one starts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import State, StateType
from prefect.client.schemas.responses import SetStateStatus
from prefect.states import Cancelled, Crashed
from prefect.types._datetime import DateTime

AT_ONCE = 200


async def start_now(name: str) -> None:
    """Let a registered deployment run at once, whatever its schedule says.

    A service that was down for an hour has an hour's news to fetch.
    """
    async with get_client() as client:
        where = DeploymentFilter(name=DeploymentFilterName(any_=[name]))
        for found in await client.read_deployments(deployment_filter=where):
            await client.create_flow_run_from_deployment(found.id, tags=["at-start"])


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How many runs were settled."""

    crashed: int
    """Runs that were running when their runner died."""
    missed: int
    """Runs that came due while nothing served them."""


def reconcile(deployment_names: Iterable[str]) -> Reconciled:
    """Settle every run of these deployments that can't be alive; only for a sole runner.

    A run that a killed runner leaves Running holds the deployment's one slot for five minutes,
    and runs missed during a pause would all start at once (Prefect 3.8.8, 2026-11).
    """
    names = list(deployment_names)
    alive = (StateType.RUNNING, StateType.PENDING, StateType.CANCELLING)
    with get_client(sync_client=True) as client:
        crashed = _settle(client, names, alive, lambda: Crashed(message="the runner ended"))
        missed = _settle(
            client,
            names,
            (StateType.SCHEDULED,),
            lambda: Cancelled(message="missed while the service was down"),
        )
    return Reconciled(crashed, missed)


def _settle(
    client: SyncPrefectClient,
    names: list[str],
    types: tuple[StateType, ...],
    settled: Callable[[], State[Any]],
) -> int:
    done = 0
    while True:
        runs = client.read_flow_runs(
            deployment_filter=DeploymentFilter(name=DeploymentFilterName(any_=names)),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types))),
                expected_start_time=FlowRunFilterExpectedStartTime(before_=DateTime.now("UTC")),
            ),
            limit=AT_ONCE,
        )
        if not runs:
            return done
        for run in runs:
            answer = client.set_flow_run_state(run.id, settled())
            if answer.status != SetStateStatus.ACCEPT:
                client.set_flow_run_state(run.id, settled(), force=True)
            done += 1
