"""Whatever verb a clause opens with, and whatever tells how, it is seen to act."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.article import Article
from commitments.chinese.clause import predicate
from commitments.extract import extract

TABLE = tomllib.loads(
    (Path(__file__).parent / "chinese" / "vocabulary.toml").read_text(encoding="utf-8")
)
LEADS = (
    "工业和信息化部召开轻工业座谈会。会议要求，要加强统筹协调，",
    "工业和信息化部有关负责人表示，下一步将优化产业布局，",
)


def quotes(text: str) -> list[str]:
    article = Article(
        title="有关情况",
        paragraphs=(text,),
        language="zh",
        published_at=datetime(2026, 3, 5, 2, tzinfo=UTC),
        url="",
    )
    return [mention.quote for mention in extract(article).mentions]


@pytest.mark.parametrize("clause", [*TABLE["verbs"], *TABLE["manners"], *TABLE["objects"]])
def test_a_clause_that_acts_is_promised(clause: str) -> None:
    assert predicate(clause).verbs
    missed = [
        lead
        for lead in LEADS
        if not any(each in clause for each in quotes(f"{lead}{clause}。")[1:])
    ]
    assert not missed


@pytest.mark.parametrize("text", TABLE["absent"])
def test_what_is_done_or_done_by_others_is_not(text: str) -> None:
    assert quotes(text) == []
