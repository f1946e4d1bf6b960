"""What commands print: one JSON object a line, or tables, in colour on a terminal."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text as Text

from articles.clock import SHANGHAI

STATUS_STYLES = {
    "ok": "green",
    "unchanged": "dim",
    "partial": "yellow",
    "blocked": "red",
    "changed": "red",
    "failed": "red",
}

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What makes a terminal do something, turns the reading direction, or can't be written."""


def harmless(text: str) -> str:
    """Text from outside as a terminal may show it: each control character becomes U+FFFD."""
    return _CONTROLS.sub("\ufffd", text)


class Terminal(Console):
    """A console on which text from outside is shown and does nothing.

    What stands in brackets or between colons is text: rich would take it for a style or an emoji.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(markup=False, emoji=False, highlight=False, **options)

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """What is printed, piece by piece; our own styles are no part of the text yet."""
        for piece in super().render(renderable, options):
            yield piece if piece.control else Segment(harmless(piece.text), piece.style)


def console() -> Console:
    """The terminal; plain and not cut at 80 columns where the output is piped."""
    if sys.stdout.isatty():
        return Terminal()
    return Terminal(width=160, color_system=None, legacy_windows=False)


def print_jsonl(rows: Iterable[Mapping[str, Any]]) -> None:
    """One object a line, UTF-8 whatever the locale."""
    out = sys.stdout.buffer
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace"))
        out.write(b"\n")
    out.flush()


def table(columns: Sequence[str], *, title: str | None = None, right: Sequence[str] = ()) -> Table:
    """An empty table; the columns named in `right` hold numbers."""
    made = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for name in columns:
        made.add_column(name, justify="right" if name in right else "left", overflow="fold")
    return made


def local(at: datetime) -> str:
    """A time as readers tell it: Asia/Shanghai, to the minute."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def status_cell(status: str) -> Text:
    """A status in its colour."""
    return Text(status, style=STATUS_STYLES.get(status, ""))
