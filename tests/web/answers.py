"""What the played sites' answers are made of."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from typing import Any

from tests.web.stories import Item, item_of


@dataclass(frozen=True)
class Ask:
    """A request, on a day of the week; header names in lower case."""

    day: int
    host: str
    path: str
    query: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """A whole answer."""

    body: bytes
    kind: str
    status: int = 200


page_of = item_of


def html(
    text: str, *, charset: str = "utf-8", said: str | None = None, status: int = 200
) -> Answer:
    """A page; `said` is the charset in its header, if any, which may lie."""
    kind = f"text/html; charset={said}" if said else "text/html"
    return Answer(text.encode(charset), kind, status)


def json_of(value: Any, *, wrapped: str = "{}") -> Answer:
    """An answer of an interface, perhaps inside a call."""
    text = json.dumps(value, ensure_ascii=False)
    return Answer(wrapped.replace("{}", text).encode(), "application/json; charset=utf-8")


def not_found() -> Answer:
    """A page that isn't there, or not any more."""
    return html("<html><body>404</body></html>", status=404)


def rss(
    title: str,
    rows: Iterable[Item],
    address: Callable[[Item], str],
    *,
    milliseconds: bool = False,
    whole: bool = False,
    titled: Callable[[Item], str] = lambda row: row.title,
    more: Callable[[Item], str] = lambda row: "",
) -> Answer:
    """A feed; with `milliseconds` its dates are such counts, with `whole` it carries the texts."""
    listed = "".join(
        f"<item><title>{escape(titled(row))}</title><link>{escape(address(row))}</link>"
        f"<description>{escape(row.html if whole else row.paragraphs[0][:60])}</description>"
        f"<pubDate>{int(row.at.timestamp() * 1000) if milliseconds else format_datetime(row.at)}"
        f"</pubDate>{more(row)}</item>"
        for row in rows
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:News="https://www.bing.com/news/search?format=rss"><channel>'
        f"<title>{title}</title><link>http://x/</link>{listed}</channel></rss>"
    )
    return Answer(text.encode(), "application/rss+xml")
