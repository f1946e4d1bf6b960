"""Chinese text that runs on: lists, dates that govern what follows, asides, turns of phrase."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import Extraction, Mention

HERE = Path(__file__).parent / "chinese"
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))
CASES = tomllib.loads((HERE / "running.toml").read_text(encoding="utf-8"))["case"]


def read(case: dict[str, Any]) -> Extraction:
    paragraphs = tuple(case["text"].strip().split("\n"))
    return extract(Article("有关情况通报", paragraphs, "zh", published_at=SAID))


def fits(mention: Mention, row: list[str]) -> bool:
    part, *wanted = row
    seen = (mention.kind, mention.stage or "", mention.deadline or "")
    return part in mention.quote and all(
        want in ("any", has) for want, has in zip(wanted, seen, strict=True)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:24])
def test_what_a_text_promises_and_when(case: dict[str, Any]) -> None:
    found = read(case)
    seen = [(m.quote, m.kind, m.stage, m.deadline) for m in found.mentions]
    rows = case.get("found", [])
    assert not [row for row in rows if not any(fits(m, row) for m in found.mentions)], seen
    absent = case.get("absent", [])
    assert not [m.quote for part in absent for m in found.mentions if part in m.quote]
    assert rows or absent or "done" in case, "the case says nothing"


@pytest.mark.parametrize(
    "case", [case for case in CASES if "done" in case], ids=lambda case: case["text"].strip()[:24]
)
def test_what_a_text_reports_done(case: dict[str, Any]) -> None:
    names = [each.object for each in read(case).fulfilments]
    assert sorted(names) == sorted(case["done"])
