"""Whole articles of the forms that ministries write in: minutes, answers, notices, news.

A case lists what must be found (part of the quote, kind, stage; "any" where either fits), what
must not be, and what must be reported as done. `missed` is what the grammar doesn't see yet: a
part that it comes to see is to be moved to `found`.
"""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import Extraction, Mention

HERE = Path(__file__).parent / "chinese" / "forms"
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))
CASES = [
    case
    for path in sorted(HERE.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def read(case: dict[str, Any]) -> Extraction:
    paragraphs = tuple(case["text"].strip().split("\n"))
    article = Article(
        case["title"], paragraphs, "zh", published_at=SAID, publisher=case.get("publisher")
    )
    return extract(article)


def wrong(row: list[str], seen: tuple[Mention, ...]) -> str:
    """What is wrong with the mention that holds the part; "" where nothing is."""
    part, kind, stage = row
    found = [each for each in seen if part in each.quote]
    if not found:
        return f"{part}: missed"
    fits = [
        each for each in found if kind in ("any", each.kind) and stage in ("any", each.stage or "")
    ]
    return "" if fits else f"{part}: {[(each.kind, each.stage) for each in found]}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:24])
def test_what_an_article_promises(case: dict[str, Any]) -> None:
    seen = read(case).mentions
    assert not list(filter(None, (wrong(row, seen) for row in case["found"])))
    absent = case.get("absent", [])
    assert not [each.quote for part in absent for each in seen if part in each.quote]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:24])
def test_what_an_article_reports_done(case: dict[str, Any]) -> None:
    names = [each.object for each in read(case).fulfilments]
    done = case.get("done", [])
    assert not [part for part in done if not any(part in name for name in names)]
    assert not [name for name in names if not any(part in name for part in done)]


@pytest.mark.parametrize(
    ("case", "row"),
    [(case, row) for case in CASES for row in case.get("missed", [])],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_is_still_missed(case: dict[str, Any], row: list[str]) -> None:
    assert wrong(row, read(case).mentions)
