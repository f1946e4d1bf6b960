"""A runner of scheduled deployments that finishes what it is running before it ends."""

import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable, Iterable

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner

POLL_SECONDS = 3
AT_ONCE = 4


class DrainingRunner(Runner):
    """Prefect's runner, which on a signal would drop its runs and leave them Running."""

    def drain(self) -> None:
        """Take no more runs; `start` returns when the present ones have ended."""
        self.stopping = True
        self._loops_task_group.cancel_scope.cancel()


def run(
    deployments: Iterable[RunnerDeployment],
    *,
    before: Callable[[], Awaitable[None]],
    check: Callable[[], None],
    draining: Callable[[], None],
) -> None:
    """Register the deployments, call `before`, and serve until SIGINT or SIGTERM.

    `check` is called every few seconds; what it raises ends the service.

    The first signal calls `draining` and lets the present runs finish; the second ends at once,
    and the next start picks their work up whole.
    """
    # Blocked in this thread and so in the runs' processes, which it starts: a Ctrl-C in the
    # terminal reaches the whole process group, and would break off the runs that we wait for.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    threading.Thread(target=_receive_interrupts, daemon=True).start()
    try:
        asyncio.run(_serve(list(deployments), before, check, draining))
    except asyncio.CancelledError:
        # The second signal.
        return


async def _serve(
    deployments: list[RunnerDeployment],
    before: Callable[[], Awaitable[None]],
    check: Callable[[], None],
    draining: Callable[[], None],
) -> None:
    runner = DrainingRunner(
        name="miit-watch", query_seconds=POLL_SECONDS, limit=AT_ONCE, pause_on_shutdown=False
    )
    for each in deployments:
        await runner.aadd_deployment(each)
    await before()
    serving = asyncio.ensure_future(runner.start())
    loop = asyncio.get_running_loop()

    def stop() -> None:
        if runner.stopping or not runner.started:
            serving.cancel()
        else:
            draining()
            runner.drain()

    # Prefect's own handler of SIGTERM is set in `start`; ours must come after it.
    while not runner.started and not serving.done():
        await asyncio.sleep(0.05)
    for ending in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(ending, stop)
    try:
        while not serving.done():
            check()
            await asyncio.wait({serving}, timeout=POLL_SECONDS)
        await serving
    finally:
        serving.cancel()


def _receive_interrupts() -> None:
    """Be the thread that SIGINT is delivered to; the main thread's loop then handles it."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Event().wait()
