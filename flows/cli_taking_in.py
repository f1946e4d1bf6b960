"""Commands that take saved files in, and derive from them again."""

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.cli_options import PATHS, WorkError, options
from flows.settings import load


@click.command()
@PATHS
@options(config=False, store=False, formats=True)
def extract(paths: tuple[Path, ...], form: str) -> None:
    """Parse saved pages or posts and print their articles with mentions; no store."""
    from flows import file_commands

    failed = file_commands.extract(paths, form, now=datetime.now(UTC))
    if failed:
        raise WorkError("no file could be used")


@click.command()
@PATHS
@options(formats=True)
@click.option("--baseline", is_flag=True, help="Take them as history: queue no alerts.")
def ingest(
    paths: tuple[Path, ...], config: Path | None, database: str | None, form: str, baseline: bool
) -> None:
    """Parse saved pages or posts into the store: dedupe, link, events, alerts queued.

    Articles are taken in order of publication. Alerts wait in the outbox for the next cycle.
    """
    from flows import file_commands

    settings = load(config, database=database)
    done = file_commands.ingest(settings, paths, form, baseline=baseline, now=datetime.now(UTC))
    if not done:
        raise WorkError("no file could be used")


@click.command()
@PATHS
@options(formats=True)
@click.option("--processes", type=click.IntRange(1, 64), default=2, show_default=True)
def backfill(
    paths: tuple[Path, ...], config: Path | None, database: str | None, form: str, processes: int
) -> None:
    """Take a great many saved files into the store as history, side by side; alerts nobody.

    One that was stopped goes on where it was when it is started again.
    """
    from flows import file_commands

    settings = load(config, database=database)
    done = file_commands.backfill(settings, paths, form, processes=processes, now=datetime.now(UTC))
    if not done:
        raise WorkError("no file could be used")


@click.command()
@click.option("--into", help="SQLAlchemy URL of an empty store; without it one thrown away.")
@options(formats=True)
def replay(into: str | None, config: Path | None, database: str | None, form: str) -> None:
    """Derive the whole ledger again from the stored pages and print what today's code changes.

    It alerts nobody and leaves the store as it is.
    """
    from flows import store_commands

    settings = load(config, database=database)
    store_commands.replay(settings, into, form, now=datetime.now(UTC))


COMMANDS = (
    extract,
    ingest,
    backfill,
    replay,
)
