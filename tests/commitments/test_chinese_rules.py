"""The Chinese grammar on sentences of our own: owner, scope, documents, kinds, stages, names."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Extraction

HERE = Path(__file__).parent / "chinese"
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def cases(name: str) -> Any:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def read(text: str, title: str = "有关情况通报") -> Extraction:
    paragraphs = tuple(line for line in text.strip().split("\n") if line)
    return extract(Article(title=title, paragraphs=paragraphs, language="zh", published_at=SAID))


@pytest.mark.parametrize(
    "case",
    [
        case
        for name in ("owner", "scope", "document", "news", "more")
        for case in cases(name)["case"]
    ],
    ids=lambda case: case["text"].strip()[:24],
)
def test_what_is_a_mention(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("title", "有关情况通报"))
    quotes = [mention.quote for mention in found.mentions if mention.paragraph != TITLE]
    missed = [part for part in case.get("found", []) if not any(part in q for q in quotes)]
    wrong = [part for part in case.get("absent", []) if any(part in q for q in quotes)]
    names = [mention.object for mention in found.fulfilments]
    undone = [part for part in case.get("done", []) if not any(part in n for n in names)]
    assert (missed, wrong, undone) == ([], [], [])


@pytest.mark.parametrize(("clause", "kind", "stage", "name"), cases("kinds")["cases"])
def test_kind_stage_and_name(clause: str, kind: str, stage: str, name: str) -> None:
    found = read(f"下一步，工业和信息化部将{clause}。").mentions
    assert [(m.kind, m.stage or "") for m in found] == [(kind, stage)]
    if name:
        assert found[0].object == name


def test_the_date_of_an_announcement_governs_its_list_and_no_more() -> None:
    found = read(
        "工业和信息化部司长何亚琼表示，四季度，将从两方面发力。一是建立风筝追溯平台。"
        "二是到2028年建成12个风筝检测中心。\n"
        "何亚琼还表示，将编制风筝线安全规范。"
    ).mentions
    assert [(m.object, m.deadline) for m in found] == [
        ("风筝追溯平台", "四季度"),
        ("风筝检测中心", "到2028年"),
        ("风筝线安全规范", None),
    ]


def test_the_day_of_the_news_is_no_deadline() -> None:
    text = "工业和信息化部3月5日就《风筝线安全管理办法（征求意见稿）》公开征求意见。"
    assert [(m.stage, m.deadline) for m in read(text).mentions] == [("consult", None)]
