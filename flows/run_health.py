"""Which flows failed last, as the Prefect server remembers it."""

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    DeploymentFilterTags,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort

from alerts.operators import Trouble
from flows.deployments import TAG

ENDED = [StateType.COMPLETED, StateType.FAILED, StateType.CRASHED]
"""A run that was cancelled, for another was still at it, says nothing."""


async def failed_flows(*, but: str) -> list[Trouble]:
    """A trouble for each deployment of ours whose last run that ended failed or crashed."""
    found = []
    async with get_client() as client:
        ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
        deployments = await client.read_deployments(deployment_filter=ours)
        for name in sorted({each.name for each in deployments} - {but}):
            runs = await client.read_flow_runs(
                deployment_filter=DeploymentFilter(name=DeploymentFilterName(any_=[name])),
                flow_run_filter=FlowRunFilter(
                    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=ENDED))
                ),
                sort=FlowRunSort.END_TIME_DESC,
                limit=1,
            )
            for run in runs:
                state = run.state
                if state and state.type != StateType.COMPLETED:
                    detail = f"{state.name}: {state.message or 'no reason given'}"
                    found.append(Trouble("flow_failed", name, detail))
    return found
