"""Commands that talk to a live source now."""

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.cli_options import WorkError, options
from flows.settings import load


@click.command()
@click.argument("source", required=False)
@options(store=False)
def check(source: str | None, config: Path | None) -> None:
    """Try a live source now, or all of them, and say which step failed."""
    from flows import live_commands

    failed = live_commands.check(load(config), source, now=datetime.now(UTC))
    if failed:
        raise WorkError(f"{', '.join(failed)}: failed, see the table")


@click.command()
@click.argument("source")
@options(store=False)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("tests/sources"),
    show_default=True,
    help="Folder that holds a folder a source.",
)
def record(source: str, config: Path | None, into: Path) -> None:
    """Save a fixture (list and one article) from a live source."""
    from flows import live_commands

    live_commands.record(load(config), source, into, now=datetime.now(UTC))


COMMANDS = (
    check,
    record,
)
