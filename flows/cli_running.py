"""Commands that run the watch: once, as a service, on workers."""

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.cli_options import WorkError, options
from flows.settings import load


@click.command()
@options()
@click.option("--direct", is_flag=True, help="Run the same steps without Prefect.")
def run(config: Path | None, database: str | None, direct: bool) -> None:
    """Run one monitoring cycle: fetch, parse, dedupe, extract, link, deliver.

    It fails when every source did, and when a message didn't get through: so that cron says so.
    A source that failed while others went well is a row of the table, and operators are told.
    """
    from flows import run_command

    settings = load(config, database=database)
    now = datetime.now(UTC)
    fault = run_command.run(settings, config, database, now=now, direct=direct)
    if fault:
        raise WorkError(fault)


@click.command()
@options()
@click.option("--every", type=click.IntRange(min=1), help="Seconds between cycles, for trying out.")
@click.option("--port", type=click.IntRange(1, 65535), default=4200, show_default=True)
def serve(config: Path | None, database: str | None, every: int | None, port: int) -> None:
    """Keep the scheduled deployments running, with a Prefect server unless PREFECT_API_URL is set.

    The UI is at http://127.0.0.1:PORT. Ctrl-C ends it.
    """
    from flows import serve_command

    settings = load(config, database=database)
    serve_command.serve(settings, config, database, every=every, port=port)


@click.command()
@options()
@click.option("--pool", default="miit-watch", show_default=True, help="The workers' pool.")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path.cwd,
    show_default="this folder",
    help="Folder in which workers run: where they find miit-watch.toml and the archive.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    envvar="MIIT_WATCH_WORKERS",
    show_envvar=True,
    show_default=True,
    help="How many workers share the work: each gets its own hosts to watch.",
)
@click.option(
    "--operators",
    envvar="MIIT_WATCH_OPERATORS_WEBHOOK",
    show_envvar=True,
    help="Webhook for notices of trouble; env:NAME or file:PATH holds it.",
)
def deploy(
    config: Path | None,
    database: str | None,
    pool: str,
    home: Path,
    workers: int,
    operators: str | None,
) -> None:
    """Put deployments and automations on PREFECT_API_URL's server, for workers to run.

    Brings the store's schema up to date and makes the pool; done again it changes nothing.
    """
    from flows import deploy_command

    settings = load(config, database=database)
    deploy_command.deploy(
        settings, config, database, pool=pool, home=home, operators=operators, workers=workers
    )


COMMANDS = (
    run,
    serve,
    deploy,
)
