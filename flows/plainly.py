"""How a flow fails on what an operator can mend: in one line, not in a stack of calls."""

import functools
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec

from prefect.states import Failed

from flows.settings import ConfigError
from storage.errors import StoreError

_Given = ParamSpec("_Given")


def failing_plainly(
    work: Callable[_Given, Coroutine[Any, Any, Any]],
) -> Callable[_Given, Coroutine[Any, Any, Any]]:
    """The same work, whose store or configuration that can't be used is the run's Failed state."""

    @functools.wraps(work)
    async def worked(*args: _Given.args, **kwargs: _Given.kwargs) -> Any:
        try:
            return await work(*args, **kwargs)
        except (StoreError, ConfigError) as error:
            return Failed(message=str(error), data=error)

    return worked
