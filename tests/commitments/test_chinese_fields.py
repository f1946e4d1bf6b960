"""Kinds, stages and dates as they stand together in a text, on sentences of our own."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Mention

TABLES = Path(__file__).parent / "chinese"
SAID = datetime(2026, 3, 10, 2, tzinfo=UTC)
CASES: list[dict[str, Any]] = [
    case
    for name in ("dated", "sorts")
    for cases in tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8")).values()
    for case in cases
]


def fits(row: list[str], mention: Mention) -> bool:
    """Whether the mention is what a row says; "" where it says nothing, "-" for none."""
    seen = (mention.kind, mention.stage or "-", mention.deadline or "-")
    return row[0] in mention.quote and all(
        not says or says == is_so for says, is_so in zip(row[1:], seen, strict=False)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:24])
def test_fields(case: dict[str, Any]) -> None:
    title = case.get("title", "有关情况通报")
    article = Article(title, tuple(case["text"].split("\n")), "zh", published_at=SAID)
    seen = [each for each in extract(article).mentions if each.paragraph != TITLE]
    wrong = [row for row in case.get("found", []) if not any(fits(row, each) for each in seen)]
    assert not wrong, [(each.quote, each.kind, each.stage, each.deadline) for each in seen]
    absent = case.get("absent", [])
    assert not [each.quote for part in absent for each in seen if part in each.quote]
