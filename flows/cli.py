"""The `miit-watch` command: its sub-commands by kind, and faults as one line."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from flows import cli_deciding, cli_reading, cli_running, cli_sources, cli_taking_in, output
from flows.cli_options import WorkError
from flows.settings import ConfigError
from storage.errors import StoreError

KINDS = (cli_running, cli_taking_in, cli_reading, cli_sources, cli_deciding)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="miit-watch")
def cli() -> None:
    """Watch what China's MIIT commits itself to; keep the ledger; alert when something is new."""


for kind in KINDS:
    for command in kind.COMMANDS:
        cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command: exit 0 done, 1 the work failed, 2 wrong usage; faults are one line."""
    with _one_line_faults():
        cli.main(arguments, prog_name="miit-watch", standalone_mode=False)


@contextmanager
def _one_line_faults() -> Iterator[None]:
    try:
        from flows.prefect_server import ServerError
        from sources._source import SourceError

        yield
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.UsageError as error:
        _, _, command = (error.ctx.command_path if error.ctx else "").partition(" ")
        said = error.format_message()
        _fault(f"{command}: {said}" if command else said, 2)
    except (click.Abort, KeyboardInterrupt):
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
    click.echo(output.harmless(f"miit-watch: {' '.join(text.split())}"), err=True)
    sys.exit(code)
