"""Which tasks are tried again: those whose store was away for a moment."""

from typing import Any

from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State

from storage.errors import StoreLockedError, StoreUnreachableError

OUTSIDE_SECONDS = 270
"""What one task may take outside: a cycle ends before the next is due."""
WAITS = [3, 10, 30]
"""Seconds before each further try: a database server restarts in less."""


def store_was_away(task: Any, run: Any, state: State[Any]) -> bool:
    """Whether a task failed for its store; what a source or channel does is no exception."""
    del task, run
    # Not `state.result`, which is something to wait for where a task is.
    return isinstance(state.data, StoreUnreachableError | StoreLockedError)


NOTED: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
"""A task that is shown in the UI and recomputed each time."""
PATIENT: dict[str, Any] = {
    "retries": len(WAITS),
    "retry_delay_seconds": WAITS,
    "retry_condition_fn": store_was_away,
}
"""A task that is tried again when its store was away."""
OUTSIDE: dict[str, Any] = {"timeout_seconds": OUTSIDE_SECONDS, **PATIENT, **NOTED}
"""A task that reaches outside, which may take for ever."""
