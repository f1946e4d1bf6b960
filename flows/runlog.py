"""The lines that a run leaves in its log: few, and in fields that programs can read too."""

import json
import logging
import re

LOGGER = "flows"
"""Prefect keeps what this logger says with the run (PREFECT_LOGGING_EXTRA_LOGGERS)."""
_ADDRESS = re.compile(r"(https?://)(?:[^\s/@]*@)?([^\s?#()]*)(?:[?#][^\s()]*)?")
_PLAIN = re.compile(r"[\w.:/+-]+", re.ASCII)


def speak() -> None:
    """Let our own lines through: Prefect's are kept down to warnings, which hides ours too."""
    logging.getLogger(LOGGER).setLevel(logging.INFO)


def say(text: str) -> None:
    """Leave a line in the run's log."""
    logging.getLogger(LOGGER).info("%s", text)


def line(**fields: object) -> str:
    """`name=value` for each field that has one; text that isn't one plain word is quoted.

    Quoted as JSON is and without controls: no text from outside begins a line or a field.
    """
    return " ".join(
        f"{name}={_value(value)}" for name, value in fields.items() if value is not None
    )


def without_secrets(text: str) -> str:
    """The text with user, password and query cut out of its addresses: feeds carry keys there."""
    return _ADDRESS.sub(r"\1\2", text)


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}"
    text = "".join(each if each.isprintable() else " " for each in str(value))
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
