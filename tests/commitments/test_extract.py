"""Whole articles through `extract`."""

import time
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Mention

CHINA = timezone(timedelta(hours=8))
SAID = datetime(2024, 3, 5, 10, 0, tzinfo=CHINA)


def article(*paragraphs: str, title: str = "工信部介绍近期工作") -> Article:
    return Article(title=title, paragraphs=paragraphs, language="zh", published_at=SAID)


def only(*paragraphs: str) -> list[Mention]:
    return [m for m in extract(article(*paragraphs)).mentions if m.paragraph != TITLE]


def test_a_promise_of_the_ministry_is_found_with_its_fields() -> None:
    found = only(
        "工业和信息化部副部长张三表示，下一步，将加快制定《工业母机产业管理办法》，年内启动城市算力网试点。"
    )
    law = next(m for m in found if "工业母机产业管理办法" in m.object)
    assert (law.kind, law.stage, law.speaker) == ("instrument", "draft", "张三")
    pilot = next(m for m in found if "算力网试点" in m.quote)
    assert (pilot.kind, pilot.stage, pilot.deadline) == ("programme", "start", "年内")
    assert pilot.due_on == date(2024, 12, 31)


def test_an_article_that_never_names_the_ministry_gives_nothing() -> None:
    assert extract(article("某公司表示，将加快制定行业标准。", title="公司新闻")).mentions == ()


def test_another_language_without_a_grammar_gives_nothing() -> None:
    text = Article(title="Nachrichten", paragraphs=("MIIT wird handeln.",), language="en")
    assert extract(text).mentions == ()


@given(
    st.text(
        alphabet="工信部将加快制定《》“”（），。；：、一是二0123456789% \ud800\u202e", max_size=300
    )
)
def test_quotes_are_verbatim_at_their_offsets(text: str) -> None:
    given_text = article(text, "工业和信息化部表示，将" + text, title=text)
    found = extract(given_text)
    for mention in (*found.mentions, *found.fulfilments):
        whole = (
            given_text.title
            if mention.paragraph == TITLE
            else given_text.paragraphs[mention.paragraph]
        )
        assert whole[mention.start : mention.end] == mention.quote


@pytest.mark.parametrize(
    "piece",
    [
        "加快推动制定标准",
        "将加快制定标准，",
        "《",
        "“将加快",
        "制定办法、",
        "到2025年1.",
        "从方面等",
        "（一）",
        "关于",
        "公司协会",
    ],
)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    def cost(length: int) -> float:
        text = article("工业和信息化部表示，" + (piece * length)[:length])
        started = time.process_time()
        extract(text)
        return time.process_time() - started

    cost(1000)
    # Four times the text may take eight times as long, not sixteen; on a busy machine a fourfold
    # cost of one run says nothing.
    assert any(cost(40_000) < 8 * cost(10_000) + 0.5 for _ in range(4))


def test_the_same_article_always_gives_the_same() -> None:
    text = article(
        "工信部表示，将出台《某装备管理办法》，开展某领域准入试点。", "下一步，完善配套标准。"
    )
    assert extract(text) == extract(text)
