"""Spoken clauses that name a thing first and then what will be done with it."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from articles.article import Article
from commitments.extract import extract

SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))
SPEAKER = "工信部消费品工业司有关负责人李明说，今年还有几件事要做。"
PAPER = "工信部等三部门昨天印发《轻型装备行动纲要》。《纲要》提出，推广无铅焊接；"
TABLES: dict[str, list[list[str]]] = tomllib.loads(
    (Path(__file__).parent / "chinese" / "topic_first.toml").read_text(encoding="utf-8")
)


def _finds(opening: str, sentence: str, part: str) -> bool:
    article = Article("有关情况通报", (opening + sentence,), "zh", published_at=SAID)
    return any(part in each.quote for each in extract(article).mentions)


@pytest.mark.parametrize("row", TABLES["promised"], ids=lambda row: row[0])
def test_what_will_be_done_with_what_is_named_first(row: list[str]) -> None:
    assert _finds(SPEAKER, *row)


@pytest.mark.parametrize("row", TABLES["kept_out"], ids=lambda row: row[0])
def test_what_comes_about_or_others_do(row: list[str]) -> None:
    assert not _finds(SPEAKER, *row)


@pytest.mark.parametrize("row", TABLES["points"], ids=lambda row: row[1])
def test_points_of_a_paper(row: list[str]) -> None:
    assert _finds(PAPER, *row)


@pytest.mark.parametrize("row", TABLES["rules"], ids=lambda row: row[0])
def test_what_a_paper_rules_or_turns_to(row: list[str]) -> None:
    assert not _finds(PAPER, *row)
