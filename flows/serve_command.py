"""`miit-watch serve`: a Prefect server where there is none, and the scheduled deployments."""

import os
from datetime import timedelta
from pathlib import Path

from flows import output
from flows.prefect_server import prefect_server
from flows.settings import Settings
from storage.engine import open_store


def serve(
    settings: Settings, config: Path | None, database: str | None, *, every: int | None, port: int
) -> None:
    """Serve until SIGINT or SIGTERM. Raises ServerError and StoreError before anything runs."""
    # A store that can't be used is said now, not by each run that fails.
    open_store(settings.database_url).dispose()
    console = output.console()
    alone = "PREFECT_API_URL" not in os.environ
    with prefect_server(settings.data / "prefect", port=port) as url:
        # Only now: Prefect reads its environment when it is first imported.
        from prefect import serve as serve_deployments

        from flows.deployments import deployments
        from flows.reconcile import reconcile

        registered = deployments(
            config, database, every=timedelta(seconds=every) if every else None
        )
        if alone:
            left = reconcile(each.name for each in registered)
            if left.crashed or left.missed:
                console.print(
                    f"Cleared {left.crashed} runs that a crash left and {left.missed} missed ones."
                )
        console.print(f"Prefect UI: {url.removesuffix('/api')}", markup=False)
        pace = f"every {every} s" if every else "every 5 minutes"
        console.print(f"Monitoring {pace}; Ctrl-C ends it.")
        serve_deployments(*registered, print_starting_message=False)
