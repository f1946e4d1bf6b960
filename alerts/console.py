"""The terminal as a channel: in colour where someone looks, plain text where it is piped."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TextIO

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from alerts.delivery import PermanentError, Receipt, Recipient, UncertainError
from alerts.message import Bars, Change, Facts, Heading, Item, Message, Part, Quote, Remark, Topic
from alerts.words import words

STYLES = {
    "new": "blue",
    "advanced": "cyan",
    "changed": "yellow",
    "fulfilled": "green",
    "overdue": "red",
    "withdrawn": "magenta",
    "due_soon": "yellow",
}


@dataclass(frozen=True, slots=True)
class ConsoleChannel:
    """Prints messages to `stream()`, standard output unless told otherwise."""

    name: str = "console"
    recipients: tuple[Recipient, ...] = (Recipient("console"),)
    resend_safe: bool = False
    stream: Callable[[], TextIO] = field(default=lambda: sys.stdout)

    def send(self, message: Message, recipient: Recipient, now: datetime) -> Receipt:
        stream = self.stream()
        text = _panelled(message, stream) if stream.isatty() else message.text + "\n"
        encoding = stream.encoding or "utf-8"
        try:
            stream.write(text.encode(encoding, "replace").decode(encoding))
            stream.flush()
        except BrokenPipeError as error:
            raise PermanentError("nobody reads the output any more", channel=self.name) from error
        except OSError as error:
            reason = f"the output broke off: {error.strerror}"
            raise UncertainError(reason, channel=self.name) from error
        return Receipt(self.name, recipient.address, message.id, now)


def _panelled(message: Message, stream: TextIO) -> str:
    console = Console(file=stream)
    with console.capture() as capture:
        console.print(_panel(message))
    return capture.get()


def _panel(message: Message) -> Panel:
    style = STYLES.get(message.tone, "white")
    lines = [Text(message.headline, style="bold")]
    lines += [line for part in message.parts for line in _lines(part, message)]
    title = Text(f" {message.label} ", style=f"bold {style}")
    return Panel(Group(*lines), title=title, title_align="left", border_style=style)


def _lines(part: Part, message: Message) -> list[Text]:
    """The part as styled text; nothing in it is read as markup."""
    table = words(message.language)
    match part:
        case Change():
            return [Text.assemble((f"{part.field} ", "dim"), f"{part.before} → {part.after}")]
        case Quote():
            said = [Text(table.say("quote", text=part.text), "italic")] if part.text else []
            by = [Text(f"— {part.attribution}")] if part.attribution else []
            return [*said, *by, *(Text(each, "dim") for each in (part.source, part.url) if each)]
        case Facts():
            return [Text.assemble((f"{label} ", "dim"), value) for label, value in part.rows]
        case Bars():
            most = max(count for _, count in part.rows)
            return [
                Text(f"{'█' * max(1, round(24 * count / most))} {label} {count}")
                for label, count in part.rows
            ]
        case Heading():
            return [Text(""), Text(part.text, f"bold {STYLES.get(part.tone, 'white')}")]
        case Topic():
            return [Text(part.text, "dim")]
        case Item():
            return [Text(f"  {part.text} · {part.tail}" if part.tail else f"  {part.text}")]
        case Remark():
            return [Text(part.text, "yellow")]
        case _:
            return [Text(line, "dim") for line in part.lines]
