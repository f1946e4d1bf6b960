"""Commands by which people decide: on links, on rules, on what is sent again."""

import getpass
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from flows.cli_options import WorkError, options
from flows.settings import load

_ARTICLE = re.compile(r"[0-9a-f]{16}")
"""An article's identifier; a commitment's begins with c and is shorter, or longer."""


@click.command()
@click.argument("mention", required=False)
@click.argument("commitment", required=False)
@click.option("--same", "ruling", flag_value="same", help="They are one.")
@click.option("--different", "ruling", flag_value="different", help="They are two.")
@click.option("--undo", "ruling", flag_value="undo", help="Take the ruling back.")
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who rules.")
@options(formats=True)
def review(
    mention: str | None,
    commitment: str | None,
    ruling: Any,
    by: str,
    config: Path | None,
    database: str | None,
    form: str,
) -> None:
    """List the links that the program is unsure of, or rule on one.

    MENTION and COMMITMENT are a row of that list, or two articles (see `articles`), of which one
    is said to be the other's reprint, or not to be. A ruling moves the ledger and alerts nobody;
    it can be taken back at any time.
    """
    from flows import review_command

    settings = load(config, database=database)
    if mention is None:
        review_command.list_unsure(settings, form)
        return
    if commitment is None or ruling is None:
        raise click.UsageError("name a mention, a commitment and --same, --different or --undo")
    articles = _ARTICLE.fullmatch(commitment) is not None
    decide = review_command.decide_duplicate if articles else review_command.decide
    try:
        decide(settings, mention, commitment, ruling, by=by, now=datetime.now(UTC))
    except review_command.ReviewError as error:
        raise WorkError(str(error)) from error


@click.group()
def rules() -> None:
    """Who gets what: try the rules out."""


@rules.command("test")
@click.option("--days", type=click.IntRange(1, 3650), default=7, show_default=True)
@options(formats=True)
def rules_test(days: int, config: Path | None, database: str | None, form: str) -> None:
    """Show what each rule would have sent of the last days' events, and which can never fire."""
    from flows import rules_command

    settings = load(config, database=database)
    rules_command.rehearse_rules(settings, days, form, now=datetime.now(UTC))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--settle", is_flag=True, help="Don't: nobody is to hear of them any more.")
@options()
def resend(ids: tuple[str, ...], settle: bool, config: Path | None, database: str | None) -> None:
    """Send alerts again to those whose delivery failed or is uncertain.

    With --settle they are given up instead, and operators are no longer told of them.
    """
    from flows import store_commands

    settings, now = load(config, database=database), datetime.now(UTC)
    counts = {id: store_commands.resend(settings, id, settle=settle, now=now) for id in ids}
    done = "deliveries are settled" if settle else "deliveries wait for the next cycle"
    if any(counts.values()):
        click.echo(f"{sum(counts.values())} {done}")
    idle = [id for id, count in counts.items() if not count]
    if idle:
        raise WorkError(f"{', '.join(idle)}: no such alert, or none of its deliveries failed")


COMMANDS = (
    review,
    rules,
    resend,
)
