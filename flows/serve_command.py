"""`miit-watch serve`: a Prefect server where there is none, and the scheduled deployments."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console

from articles.clock import SHANGHAI
from flows import output
from flows.prefect_server import Server, prefect_server
from flows.settings import Settings
from storage.engine import open_store
from storage.sole import sole_service


def serve(
    settings: Settings, config: Path | None, database: str | None, *, every: int | None, port: int
) -> None:
    """Serve until SIGINT or SIGTERM. Raises ServerError and StoreError before anything runs."""
    # A store that can't be used is said now, not by each run that fails.
    engine = open_store(settings.database_url)
    try:
        with sole_service(engine), prefect_server(settings.data / "prefect", port=port) as server:
            _serve(config, database, every, server)
    finally:
        engine.dispose()


def _serve(config: Path | None, database: str | None, every: int | None, server: Server) -> None:
    # Only now: Prefect reads its environment when it is first imported.
    from flows import runner
    from flows.deployments import deployments, next_runs
    from flows.reconcile import reconcile, start_now

    console = output.console()
    registered = deployments(config, database, every=timedelta(seconds=every) if every else None)
    left = reconcile(each.name for each in registered)
    if left.crashed or left.missed:
        console.print(f"Cleared {left.crashed} runs that a crash left and {left.missed} missed.")

    async def before() -> None:
        await start_now("monitor")
        console.print(f"Prefect UI: {server.url.removesuffix('/api')}")
        for name, due in await next_runs(now=datetime.now(UTC)):
            when = f"every {every} s" if every and name == "monitor" else f"next {_clock(due)}"
            console.print(f"  {name}: {when}")
        console.print("A cycle starts now. Ctrl-C ends the service when its runs have ended.")

    runner.run(
        registered, before=before, check=server.check, draining=lambda: _say_draining(console)
    )
    console.print("Ended.")


def _say_draining(console: Console) -> None:
    console.print("Ending when the present runs have ended; a second Ctrl-C ends at once.")


def _clock(due: datetime) -> str:
    return f"{due.astimezone(SHANGHAI):%Y-%m-%d %H:%M} (Asia/Shanghai)"
