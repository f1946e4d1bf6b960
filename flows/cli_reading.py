"""Commands that print what the store holds."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import click

from articles.clock import SHANGHAI
from flows.cli_options import WorkError, options
from flows.settings import Settings, load


@click.command()
@options(formats=True)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The ledger as it stood at the end of that day in Shanghai.",
)
def ledger(config: Path | None, database: str | None, form: str, as_of: datetime | None) -> None:
    """Print the commitments with their mentions."""
    end = as_of and datetime.combine(as_of, time.max, SHANGHAI)
    settings = load(config, database=database)
    _show("ledger", settings, form, now=datetime.now(UTC), as_of=end)


@click.command()
@options(formats=True)
@click.option(
    "--status",
    type=click.Choice(["pending", "leased", "sent", "uncertain", "failed", "dead"]),
    help="Only alerts with such a delivery.",
)
def alerts(config: Path | None, database: str | None, form: str, status: str | None) -> None:
    """Print the alerts with their deliveries."""
    _show("alerts", load(config, database=database), form, status=status)


@click.command()
@options(formats=True)
def articles(config: Path | None, database: str | None, form: str) -> None:
    """Print the articles: where each is from, what it is a duplicate or a later version of."""
    _show("articles", load(config, database=database), form)


@click.command()
@options(formats=True)
def sources(config: Path | None, database: str | None, form: str) -> None:
    """Print the sources and their health: what is expected of each, and what is wrong with it."""
    from flows import sources_command

    sources_command.show(load(config, database=database), form, now=datetime.now(UTC))


@click.command()
@click.argument("id")
@options(formats=True)
def explain(id: str, config: Path | None, database: str | None, form: str) -> None:
    """Print an alert or a commitment with its evidence."""
    from flows import explain_command

    settings = load(config, database=database)
    if not explain_command.explain(settings, id, form, now=datetime.now(UTC)):
        raise WorkError(f"{id}: no such alert or commitment in the store")


def _show(what: str, settings: Settings, form: str, **choices: Any) -> None:
    from flows import store_commands

    store_commands.show(what, settings, form, **choices)


COMMANDS = (
    ledger,
    alerts,
    articles,
    sources,
    explain,
)
