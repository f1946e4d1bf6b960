"""What the commands of `miit-watch` share: options, arguments, how failed work is said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


class WorkError(Exception):
    """The command's work failed; the message is one line for standard error."""


def options(
    *, config: bool = True, store: bool = True, formats: bool = False
) -> Callable[..., Any]:
    """The options that commands share; a command has those that it heeds."""

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
        if config:
            command = click.option(
                "--config",
                type=click.Path(path_type=Path),
                help="Configuration file instead of ./miit-watch.toml.",
            )(command)
        return command

    return add
