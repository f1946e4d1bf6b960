"""A list's row as it is kept with its article, so that the page can be parsed again."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sources._source import Entry

_TIMES = ("published_at", "revised_at")
_FIELDS = frozenset(each.name for each in fields(Entry))


def to_row(entry: Entry) -> dict[str, Any]:
    """Return `entry` as plain values."""
    row = asdict(entry)
    return row | {name: row[name] and row[name].isoformat() for name in _TIMES}


def from_row(saved: Mapping[str, Any]) -> Entry:
    """Return the entry that `to_row` made `saved` of; what else is kept there is passed over."""
    row = {name: value for name, value in saved.items() if name in _FIELDS}
    times = {name: row[name] and datetime.fromisoformat(row[name]) for name in _TIMES}
    return Entry(**{**row, **times})
