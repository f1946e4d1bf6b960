"""What messengers take: limits, escaping, answers. Pure but for its table."""

import html
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from alerts.lines import Markup, fit
from alerts.message import Message
from alerts.post import LONGEST_WAIT

_GAP = "\u200b"
_MARKDOWN = re.compile(r"([\\*_~`|>#\[\]()!+{}-])")


@dataclass(frozen=True, slots=True)
class Service:
    """A row of services.toml."""

    scheme: str
    limit: int
    unit: Literal["characters", "bytes"]
    markup: Literal["plain", "html", "markdown"]
    codes: tuple[str, ...]
    busy: frozenset[int]

    def body(self, message: Message) -> str:
        """`message` in the service's syntax and within its limit."""
        measure = len if self.unit == "characters" else _bytes
        return fit(message, MARKUPS[self.markup], self.limit, measure)


def _bytes(text: str) -> int:
    return len(text.encode())


def _guard(text: str) -> str:
    """No mention comes of what follows "@" (everybody, a user) or "<" (an <at> tag, <@id>)."""
    return text.replace("@", f"@{_GAP}").replace("<", f"<{_GAP}")


def _html(text: str) -> str:
    return html.escape(text.replace("@", f"@{_GAP}"))


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", _guard(text))


MARKUPS: Mapping[str, Markup] = {
    "plain": Markup(_guard, lambda text: text, lambda url, text: f"{_guard(text)} {url}", "> "),
    "html": Markup(
        _html,
        lambda text: f"<b>{text}</b>",
        lambda url, text: f'<a href="{html.escape(url)}">{_html(text)}</a>',
    ),
    "markdown": Markup(
        _markdown,
        lambda text: f"**{text}**",
        lambda url, text: f"[{_markdown(text)}]({url})",
        "> ",
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer with a good HTTP status says: taken, busy, refused, or unreadable."""

    outcome: Literal["taken", "busy", "refused", "unreadable"]
    said: str = ""


def judge(service: Service, answer: bytes) -> Verdict:
    """Read the answer of a service that puts errors into good HTTP answers."""
    if not service.codes:
        return Verdict("taken")
    try:
        read: Any = json.loads(answer)
    except ValueError:
        return Verdict("unreadable")
    codes = [read[key] for key in service.codes if key in read] if isinstance(read, dict) else []
    if not codes:
        return Verdict("unreadable")
    if codes[0] == 0:
        return Verdict("taken")
    said = f"{codes[0]} {read.get('msg') or read.get('errmsg') or ''}".strip()
    return Verdict("busy" if codes[0] in service.busy else "refused", said)


def asked_wait(answer: bytes) -> float | None:
    """Seconds that a refusal's JSON asks to wait, as Telegram and Discord put it."""
    try:
        read: Any = json.loads(answer)
    except ValueError:
        return None
    if not isinstance(read, dict):
        return None
    inner = read.get("parameters")
    wait = (inner if isinstance(inner, dict) else read).get("retry_after")
    return float(wait) if isinstance(wait, int | float) and 0 <= wait <= LONGEST_WAIT else None


@cache
def services() -> Mapping[str, Service]:
    """The services by their schemes."""
    raw = resources.files("alerts").joinpath("services.toml").read_text(encoding="utf-8")
    return {
        scheme: Service(
            scheme,
            row["limit"],
            row["unit"],
            row["markup"],
            tuple(row["codes"]),
            frozenset(row["busy"]),
        )
        for scheme, row in tomllib.loads(raw).items()
    }
