"""JSON answers of list interfaces: plain, as JSONP, or assigned to a variable."""

import html
import json
import re
from typing import Any

from sources._charset import page_text
from sources._html import fold
from sources._source import EmptyListError, Entry, Page, ParseError

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_WRAPPER = re.compile(r"\s*(?:var\s+)?[\w$.]+\s*(?:\(|=)\s*(?=[\[{])")


def read_json(page: Page) -> Any:
    """The value that a page holds; raises ParseError for HTML, emptiness and broken JSON."""
    where = page.url or page.path
    text = page_text(page).strip()
    if not text:
        raise ParseError("empty answer where JSON is due", where=where)
    if text.startswith("<"):
        raise ParseError("HTML where JSON is due", where=where)
    if found := _WRAPPER.match(text):
        text = text[found.end() :].rstrip("); \t\r\n")
    try:
        return loads(text)
    except ValueError as error:
        raise ParseError("broken JSON", where=where) from error


def loads(text: str) -> Any:
    """The value of JSON from outside, its texts such as can be stored.

    An escape may name NUL or half a character, which no database takes: they are left out. Raises
    ValueError for what is no JSON or nested without end.
    """
    try:
        return _storable(json.loads(text))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(each) for key, each in value.items()}
    return value


def rows_at(value: Any, *path: str, where: str | None) -> list[dict[str, Any]]:
    """The list of objects under `path`.

    Raises ParseError when it isn't there, EmptyListError when it is empty.
    """
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, list):
        raise ParseError(f"no {'.'.join(path) or 'list'} in the answer", where=where)
    rows = [row for row in value if isinstance(row, dict)]
    if not rows:
        raise EmptyListError("a list without rows", where=where)
    return rows


def filled(entries: list[Entry], where: str | None) -> list[Entry]:
    """The entries, of which there must be at least one: rows that we can't use are a change."""
    if not entries:
        raise ParseError("rows of an unknown form", where=where)
    return entries


def has_link(row: dict[str, Any]) -> bool:
    """Whether a row's `url` is a web address: rows of promotion have none, or a script's."""
    return text_at(row, "url").startswith(("http://", "https://"))


def text_at(row: dict[str, Any], key: str) -> str:
    """A field as folded text, numbers too; missing and null are empty."""
    value = row.get(key)
    return fold(str(value)) if isinstance(value, str | int) else ""


def as_html(text: str) -> str:
    """Plain text as HTML, a paragraph a line."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
