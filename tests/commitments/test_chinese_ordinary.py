"""Ordinary reports, where what is promised stands beside what is told, on sentences of our own."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from articles.article import Article
from commitments.extract import extract

TABLES = Path(__file__).parent / "chinese"
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))
ROWS: list[tuple[str, list[str], list[str], list[str]]] = [
    row
    for name in ("ordinary", "predicates", "tellers")
    for rows in tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8")).values()
    for row in rows
]


@pytest.mark.parametrize(("text", "promised", "not_promised", "done"), ROWS)
def test_what_is_promised_and_what_is_told(
    text: str, promised: list[str], not_promised: list[str], done: list[str]
) -> None:
    assert promised or not_promised or done, "the row says nothing"
    found = extract(Article("有关情况通报", tuple(text.split("\n")), "zh", published_at=SAID))
    quotes = [each.quote for each in found.mentions]
    names = [each.object for each in found.fulfilments]
    assert not [part for part in promised if not any(part in quote for quote in quotes)]
    assert not [part for part in not_promised if any(part in quote for quote in quotes)]
    assert not [part for part in done if not any(part in name for name in names)]
    assert not [name for name in names if not any(part in name for part in done)]
