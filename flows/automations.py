"""The automations of a server with workers, as code: rescue what crashed, tell the operators.

`miit-watch deploy` applies them; one that is there already is brought up to this state.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

from flows.deployments import HEARTBEAT, MONITOR, TAG, shared_out

ATTEMPTS = 3
"""How often a run is begun in all, before a crash is left to people."""
SILENCE = timedelta(seconds=2.5 * HEARTBEAT)
"""Two heartbeats missed and some grace: sooner calls runs dead on a busy machine that live."""
QUIET = timedelta(minutes=20)
"""Four cycles' time without one that ended well."""
BLOCK = "miit-watch-operators"
STANDSTILL = "miit-watch: tell when monitoring stands still"
RUN = "prefect.flow-run."
GOOD = ("Completed", "Partial", "Troubles", "Different")
"""Names of states in which our runs end well."""
BEGINNINGS = ("Pending", "Submitting", "InfrastructurePending")
"""States from which a run must soon begin: its worker may die before it does."""
START = timedelta(seconds=105)
"""What beginning may take: a process starts, which is slow where the machine is busy."""
ENDINGS = (*GOOD, "Failed", "TimedOut", "Cancelled", "Crashed", "AwaitingRetry")
OURS = ResourceSpecification({"prefect.resource.id": f"prefect.tag.{TAG}"})


def automations(operators: UUID | None, workers: int = 1) -> Iterator[AutomationCore]:
    """What a server with workers needs. `operators`: the block that notifications go to, if any.

    A run whose process was killed says nothing more: without a heartbeat it is called crashed,
    which frees its deployment's one slot, and a crashed run is scheduled again. The cap is in
    the trigger, for the event of a crash says how often its run was begun.
    """
    yield _crashed(
        "miit-watch: a silent run has crashed",
        "A run whose process died is noticed by its missing heartbeat.",
        ("heartbeat", "Running"),
        SILENCE,
        f"no heartbeat for {SILENCE.seconds} s: its process or machine is gone",
    )
    yield _crashed(
        "miit-watch: a run that never began has crashed",
        "A worker may die between taking a run and starting it.",
        BEGINNINGS,
        START,
        f"not begun within {START.seconds} s: its worker is gone",
    )
    yield AutomationCore(
        name="miit-watch: a crashed run is taken up again",
        description=f"Up to {ATTEMPTS} attempts; it repeats what isn't stored yet.",
        trigger=EventTrigger(
            expect={f"{RUN}Crashed"},
            match=_runs(**{"prefect.run-count": [str(n) for n in range(ATTEMPTS)]}),
            match_related=OURS,
            for_each={"prefect.resource.id"},
        ),
        actions=[
            ChangeFlowRunState(
                state=StateType.SCHEDULED,
                name="AwaitingRetry",
                message="scheduled again after a crash",
                force=False,
            )
        ],
    )
    if operators:
        yield from _alarms(operators)
        names = [row.name for row in shared_out(workers) if row.name.startswith(MONITOR)]
        yield from (_standstill(operators, name) for name in names)


def _crashed(
    name: str, description: str, after: tuple[str, ...], within: timedelta, message: str
) -> AutomationCore:
    """Call a run crashed that says nothing more `within` that time `after` one of its events."""
    expected = {"heartbeat", "Running", *BEGINNINGS, *ENDINGS}
    return AutomationCore(
        name=name,
        description=description,
        trigger=EventTrigger(
            posture=Posture.Proactive,
            after={f"{RUN}{what}" for what in after},
            expect={f"{RUN}{what}" for what in expected},
            match=_runs(),
            match_related=OURS,
            for_each={"prefect.resource.id"},
            within=within,
        ),
        actions=[
            ChangeFlowRunState(
                state=StateType.CRASHED, name="Crashed", message=message, force=False
            )
        ],
    )


def _alarms(operators: UUID) -> Iterator[AutomationCore]:
    yield AutomationCore(
        name="miit-watch: tell of a run that failed",
        description="A run failed, timed out, or crashed as often as it may be begun.",
        trigger=EventTrigger(
            expect={f"{RUN}Failed", f"{RUN}TimedOut"},
            match=_runs(),
            match_related=OURS,
            for_each={"prefect.resource.id"},
        ),
        actions=_tell(
            operators,
            "miit-watch: {{ flow_run.name }} {{ flow_run.state.name }}",
            "{{ flow_run.state.message }}\n{{ flow_run|ui_url }}",
        ),
    )
    yield AutomationCore(
        name="miit-watch: tell of a crash",
        description="Sent also where the run is taken up again.",
        trigger=EventTrigger(
            expect={f"{RUN}Crashed"},
            match=_runs(),
            match_related=OURS,
            for_each={"prefect.resource.id"},
        ),
        actions=_tell(
            operators,
            "miit-watch: {{ flow_run.name }} crashed",
            "{{ event.resource['prefect.state-message'] }}; attempt"
            f" {{{{ event.resource['prefect.run-count'] }}}} of {ATTEMPTS}\n"
            "{{ flow_run|ui_url }}",
        ),
    )


def _standstill(operators: UUID, name: str) -> AutomationCore:
    """Each part by itself: while one stands still, the others go on."""
    return AutomationCore(
        name=STANDSTILL if name == MONITOR else f"{STANDSTILL} ({name})",
        description=f"No cycle of it has ended well for {QUIET.seconds // 60} minutes.",
        trigger=EventTrigger(
            posture=Posture.Proactive,
            expect={f"{RUN}{each}" for each in GOOD},
            match=_runs(),
            match_related=ResourceSpecification(
                {"prefect.resource.role": "deployment", "prefect.resource.name": name}
            ),
            within=QUIET,
        ),
        actions=_tell(
            operators,
            f"miit-watch: no cycle of {name} has ended well for {QUIET.seconds // 60} minutes",
            f"Look at the workers, the work pool and the last run of `{name}`.",
        ),
    )


def _tell(operators: UUID, subject: str, body: str) -> list[Any]:
    return [SendNotification(block_document_id=operators, subject=subject, body=body)]


def _runs(**labels: Any) -> ResourceSpecification:
    return ResourceSpecification({"prefect.resource.id": f"{RUN}*", **labels})


def save_operators(url: str) -> UUID:
    """Save the webhook that the server's notifications are posted to; return its block's id.

    It receives `{"text": "subject\\nbody"}`, as Slack, Mattermost and most others take it.
    """
    block = CustomWebhookNotificationBlock(
        name=BLOCK,
        url=url,
        json_data={"text": "{{subject}}\n{{body}}"},
        headers=None,
        cookies=None,
    )
    saved = block.save(BLOCK, overwrite=True)
    assert isinstance(saved, UUID), "outside an event loop it is no coroutine"
    return saved


def apply(client: SyncPrefectClient, wanted: Iterable[AutomationCore]) -> dict[str, str]:
    """Bring the server's automations to this state; return what was done, by name.

    What is as wanted isn't touched, for an update forgets the runs that are being watched. One
    that an operator switched off stays off; automations under other names are left alone, but
    for those of parts that there are no longer.
    """
    done: dict[str, str] = {}
    wanted = list(wanted)
    names = {each.name for each in wanted}
    for found in client.read_automations():
        if found.name.startswith(f"{STANDSTILL} (") and found.name not in names:
            client.delete_automation(found.id)
            done[found.name] = "taken away"
    for each in wanted:
        held = client.read_automations_by_name(each.name)
        if not held:
            client.create_automation(each)
            done[each.name] = "created"
        elif _gist(held[0]) == _gist(each):
            done[each.name] = "as it was"
        else:
            kept = each.model_copy(update={"enabled": held[0].enabled})
            client.update_automation(held[0].id, kept)
            done[each.name] = "updated"
    return done


def _gist(automation: AutomationCore) -> dict[str, Any]:
    """What makes two automations the same, whoever keeps them."""
    gist = automation.model_dump(mode="json", include={"description", "trigger", "actions"})
    gist["trigger"].pop("id", None)
    for name in ("after", "expect", "for_each"):
        gist["trigger"][name] = sorted(gist["trigger"][name])
    return gist
