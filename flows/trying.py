"""Which tasks are tried again: those whose store was away for a moment."""

from typing import Any

from prefect.client.schemas.objects import State

from storage.errors import StoreLockedError, StoreUnreachableError

WAITS = [3, 10, 30]
"""Seconds before each further try: a database server restarts in less."""


def store_was_away(task: Any, run: Any, state: State[Any]) -> bool:
    """Whether a task failed for its store; what a source or channel does is no exception."""
    del task, run
    error = state.result(raise_on_failure=False)
    return isinstance(error, StoreUnreachableError | StoreLockedError)
