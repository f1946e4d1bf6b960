"""The `miit-watch` command."""

import getpass
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from flows.settings import ConfigError, Settings, load
from storage.errors import StoreError

SHANGHAI = ZoneInfo("Asia/Shanghai")
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


class WorkError(Exception):
    """The command's work failed; the message is one line for standard error."""


def options(*, store: bool = True, formats: bool = False) -> Callable[..., Any]:
    """The options that commands share."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        if formats:
            command = click.option(
                "--format",
                "form",
                type=click.Choice(["table", "jsonl"]),
                default="table",
                help="jsonl: one JSON object a line and nothing else.",
            )(command)
        if store:
            command = click.option("--database", help="SQLAlchemy URL of the store.")(command)
        return click.option(
            "--config",
            type=click.Path(path_type=Path),
            help="Configuration file instead of ./miit-watch.toml.",
        )(command)

    return add


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="miit-watch")
def cli() -> None:
    """Watch what China's MIIT commits itself to; keep the ledger; alert when something is new."""


@cli.command()
@options()
@click.option("--direct", is_flag=True, help="Run the same steps without Prefect.")
def run(config: Path | None, database: str | None, direct: bool) -> None:
    """Run one monitoring cycle: fetch, parse, dedupe, extract, link, deliver."""
    from flows import run_command

    settings = load(config, database=database)
    now = datetime.now(UTC)
    failed = run_command.run(settings, config, database, now=now, direct=direct)
    if failed:
        raise WorkError("every source failed")


@cli.command()
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


@cli.command()
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
    "--operators",
    envvar="MIIT_WATCH_OPERATORS_WEBHOOK",
    show_envvar=True,
    help="Webhook for notices of trouble; env:NAME or file:PATH holds it.",
)
def deploy(
    config: Path | None, database: str | None, pool: str, home: Path, operators: str | None
) -> None:
    """Put deployments and automations on PREFECT_API_URL's server, for workers to run.

    Brings the store's schema up to date and makes the pool; done again it changes nothing.
    """
    from flows import deploy_command

    settings = load(config, database=database)
    deploy_command.deploy(settings, config, database, pool=pool, home=home, operators=operators)


@cli.command()
@PATHS
@options(store=False, formats=True)
def extract(paths: tuple[Path, ...], config: Path | None, form: str) -> None:
    """Parse saved pages or posts and print their articles with mentions; no store."""
    from flows import file_commands

    del config
    failed = file_commands.extract(paths, form, now=datetime.now(UTC))
    if failed:
        raise WorkError("no file could be used")


@cli.command()
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


@cli.command()
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


@cli.command()
@options(formats=True)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The ledger as it stood at the end of that day in Shanghai.",
)
def ledger(config: Path | None, database: str | None, form: str, as_of: datetime | None) -> None:
    """Print the commitments with their mentions."""
    end = as_of and (as_of + timedelta(days=1)).replace(tzinfo=SHANGHAI) - timedelta(seconds=1)
    settings = load(config, database=database)
    _show("ledger", settings, form, now=datetime.now(UTC), as_of=end)


@cli.command()
@options(formats=True)
@click.option(
    "--status",
    type=click.Choice(["pending", "leased", "sent", "uncertain", "failed", "dead"]),
    help="Only alerts with such a delivery.",
)
def alerts(config: Path | None, database: str | None, form: str, status: str | None) -> None:
    """Print the alerts with their deliveries."""
    _show("alerts", load(config, database=database), form, status=status)


@cli.command()
@options(formats=True)
def articles(config: Path | None, database: str | None, form: str) -> None:
    """Print the articles, and what each is a duplicate of."""
    _show("articles", load(config, database=database), form)


@cli.command()
@options(formats=True)
def sources(config: Path | None, database: str | None, form: str) -> None:
    """Print the sources and their health."""
    _show("sources", load(config, database=database), form)


@cli.command()
@click.argument("source", required=False)
@options(store=False)
def check(source: str | None, config: Path | None) -> None:
    """Try a live source now, or all of them, and say which step failed."""
    from flows import live_commands

    if not live_commands.check(load(config), source, now=datetime.now(UTC)):
        raise WorkError("a source failed")


@cli.command()
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


@cli.command()
@click.argument("id")
@options(formats=True)
def explain(id: str, config: Path | None, database: str | None, form: str) -> None:
    """Print an alert or a commitment with its evidence."""
    from flows import explain_command

    settings = load(config, database=database)
    if not explain_command.explain(settings, id, form, now=datetime.now(UTC)):
        raise WorkError(f"{id}: no such alert or commitment in the store")


@cli.command()
@click.argument("mention", required=False)
@click.argument("commitment", required=False)
@click.option("--same", "ruling", flag_value="same", help="They are one commitment.")
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

    A ruling moves the ledger and alerts nobody; it can be taken back at any time.
    """
    from flows import review_command

    settings = load(config, database=database)
    if mention is None:
        review_command.list_unsure(settings, form)
        return
    if commitment is None or ruling is None:
        raise click.UsageError("name a mention, a commitment and --same, --different or --undo")
    try:
        review_command.decide(settings, mention, commitment, ruling, by=by, now=datetime.now(UTC))
    except review_command.ReviewError as error:
        raise WorkError(str(error)) from error


@cli.group()
def rules() -> None:
    """Who gets what: try the rules out."""


@rules.command("test")
@click.option("--days", type=click.IntRange(min=1), default=7, show_default=True)
@options(formats=True)
def rules_test(days: int, config: Path | None, database: str | None, form: str) -> None:
    """Show what each rule would have sent of the last days' events, and which can never fire."""
    from flows import rules_command

    settings = load(config, database=database)
    rules_command.rehearse_rules(settings, days, form, now=datetime.now(UTC))


@cli.command()
@click.option("--into", help="SQLAlchemy URL of an empty store; without it one thrown away.")
@options(formats=True)
def replay(into: str | None, config: Path | None, database: str | None, form: str) -> None:
    """Derive the whole ledger again from the stored pages and print what today's code changes.

    It alerts nobody and leaves the store as it is.
    """
    from flows import store_commands

    settings = load(config, database=database)
    store_commands.replay(settings, into, form, now=datetime.now(UTC))


@cli.command()
@click.argument("id")
@options()
def resend(id: str, config: Path | None, database: str | None) -> None:
    """Send an alert again to those whose delivery failed or is uncertain."""
    from flows import store_commands

    count = store_commands.resend(load(config, database=database), id, now=datetime.now(UTC))
    if not count:
        raise WorkError(f"{id}: no such alert, or none of its deliveries failed")
    click.echo(f"{count} deliveries wait for the next cycle")


def _show(what: str, settings: Settings, form: str, **choices: Any) -> None:
    from flows import store_commands

    store_commands.show(what, settings, form, **choices)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command: exit 0 done, 1 the work failed, 2 wrong usage; faults are one line."""
    with _one_line_faults():
        cli.main(arguments, prog_name="miit-watch", standalone_mode=False)


@contextmanager
def _one_line_faults() -> Iterator[None]:
    from flows.prefect_server import ServerError
    from sources._source import SourceError

    try:
        yield
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "miit-watch"
        _fault(f"{command.removeprefix('miit-watch ')}: {error.format_message()}", 2)
    except click.Abort:
        _fault("interrupted", 130)
    except ConfigError as error:
        _fault(str(error), 2)
    except (WorkError, StoreError, ServerError, SourceError) as error:
        _fault(str(error), 1)
    except BrokenPipeError:
        # The reader of our output is gone (`| head`): nothing left to say or flush.
        sys.stdout = None
        sys.exit(0)


def _fault(text: str, code: int) -> None:
    click.echo(f"miit-watch: {' '.join(text.split())}", err=True)
    sys.exit(code)
