"""A message ready to be sent, in parts that every medium lays out in its own syntax."""

import hashlib
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from alerts.notice import Occasion
from articles.article import Language

Tone = Occasion | Literal["digest", "operator"]
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def message_id(item_id: str, channel: str, recipient: str) -> str:
    """The idempotency key of one alert or digest to one recipient: 32 hex digits, stable."""
    key = "\x1f".join((item_id, channel, recipient))
    return hashlib.sha256(key.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title in a digest."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's name above its items."""

    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What moved: `field` from `before` to `after`."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words with who said them (`attribution`) and where they stand (`source`)."""

    text: str
    attribution: str
    source: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, a few lines."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One commitment in a digest: its name, the number or date, a line of evidence."""

    text: str
    tail: str
    detail: str
    source: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Bars:
    """Numbers by label, drawn as bars of characters so that no image is needed."""

    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A caution that the reader should see."""

    text: str


@dataclass(frozen=True, slots=True)
class Small:
    """Small print: why it alerted, what it was compared with."""

    lines: tuple[str, ...]


Part = Heading | Topic | Change | Quote | Facts | Item | Bars | Remark | Small


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message to one recipient. All text is on one line and unescaped, except `html`."""

    id: str
    """The idempotency key, from `message_id`."""
    language: Language
    tone: Tone
    label: str
    """The event in one word, as the reader's language has it."""
    headline: str
    """What is new in one line, without `label`."""
    parts: tuple[Part, ...]
    footer: str
    text: str
    html: str
    occurred_at: datetime
    thread_id: str | None = None
    """Shared by the messages about one commitment."""
    reply_to: str | None = None
    """The id of the message to the same recipient that opened the thread."""
    reply_reference: str | None = None
    """What that message's receipt gave as `reference`, for channels that thread by it."""

    def __post_init__(self) -> None:
        for name in (self.id, self.thread_id, self.reply_to):
            if name is not None and not _ID.fullmatch(name):
                raise ValueError(f"{name!r} can't be a message's or thread's id")

    @property
    def subject(self) -> str:
        return f"{self.label} · {self.headline}"


def message_as_dict(message: Message) -> dict[str, Any]:
    """The message as plain data for JSON: every field, times as ISO 8601, parts with their kind."""
    record = asdict(message)
    record["parts"] = [
        {"part": type(part).__name__.lower(), **asdict(part)} for part in message.parts
    ]
    return record | {
        "subject": message.subject,
        "occurred_at": message.occurred_at.isoformat(),
    }
