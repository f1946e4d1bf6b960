"""`miit-watch deploy`: the store's schema, work pool, deployments and automations of a server."""

import os
from pathlib import Path

from pydantic import SecretStr

from flows import output
from flows.prefect_server import ENVIRONMENT, ServerError, check_server
from flows.secret_values import resolve_secret
from flows.settings import Settings
from storage.engine import open_store


def deploy(
    settings: Settings,
    config: Path | None,
    database: str | None,
    *,
    pool: str,
    home: Path,
    operators: str | None,
    workers: int,
) -> None:
    """Bring store and server to this program's state; done again it changes nothing.

    `home` is the folder in which workers run flows, where configuration and archive lie.
    `workers` is how many share the hosts and the chunks of a backfill.
    `operators` is the webhook for notifications, or env:NAME or file:PATH that holds it.
    Raises ServerError, StoreError and ConfigError.
    """
    url = os.environ.get("PREFECT_API_URL")
    if not url:
        raise ServerError("deploy: set PREFECT_API_URL to the server's address, which ends in /api")
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    check_server(url)
    webhook = resolve_secret(SecretStr(operators)) if operators else None
    open_store(settings.database_url).dispose()
    # Only now: Prefect reads its environment when it is first imported.
    from flows import placement

    console = output.console()
    placing = placement.place(
        config, database, pool=pool, home=home, webhook=webhook, workers=workers
    )
    for what, how in placing:
        console.print(f"{what}: {how}")
