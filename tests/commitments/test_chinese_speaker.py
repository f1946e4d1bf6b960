"""Who says what a Chinese mention quotes, by name and bureau, in sentences of our own."""

import time
import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Mention

TABLE: dict[str, list[list[str]]] = tomllib.loads(
    (Path(__file__).parent / "chinese" / "speaker.toml").read_text(encoding="utf-8")
)
ROWS = [row for rows in TABLE.values() for row in rows]
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def mentions(title: str, *paragraphs: str) -> list[Mention]:
    return list(extract(Article(title, paragraphs, "zh", published_at=SAID)).mentions)


@pytest.mark.parametrize(("text", "name", "office"), ROWS)
def test_who_speaks(text: str, name: str, office: str) -> None:
    found = [
        each for each in mentions("有关情况通报", *text.split("\n")) if each.paragraph != TITLE
    ]
    assert found, text
    assert (found[-1].speaker or "", found[-1].office or "") == (name, office)


def test_there_are_150_sentences_of_its_own() -> None:
    assert len({text for text, *_ in ROWS}) >= 150


def test_a_speaker_holds_over_paragraphs_until_another_takes_the_word() -> None:
    found = mentions(
        "渡轮产业发布会",
        "工信部副部长单忠德介绍，渡轮出口增长较快。",
        "下一步，工信部将做好两方面工作。一是制定渡轮安全规范。",
        "二是开展渡轮提质行动。",
        "谢少锋：我来补充。我们将修订客车准入目录。",
        "工信部网站当天发布消息，将举办渡轮设计大赛。",
    )
    names = [(each.paragraph, each.speaker) for each in found if each.concrete]
    assert names == [(1, "单忠德"), (2, "单忠德"), (3, "谢少锋"), (4, None)]


def test_a_headline_names_its_own_speaker() -> None:
    found = mentions("李乐成：工信部将制定渡轮安全规范", "工信部将制定渡轮安全规范。")
    assert [(each.paragraph, each.speaker) for each in found] == [(TITLE, "李乐成"), (0, None)]


@given(st.text(alphabet="“”：，。工信部单忠德李乐成表示他说将制定《规范》\n", max_size=200))
def test_any_text_leaves_quotes_where_they_stand(text: str) -> None:
    for each in mentions("工信部将制定渡轮安全规范", *text.split("\n")):
        assert each.speaker in (None, "单忠德", "李乐成")


@pytest.mark.parametrize(
    "piece", ["李乐成", "“”李乐成", "工信部电子信息司", "。专家", "李乐成：", "他说"]
)
def test_long_text_of_one_piece_takes_one_pass(piece: str) -> None:
    began = time.process_time()
    mentions("工信部将制定渡轮安全规范", "工信部将制定渡轮安全规范。" + piece * 5_000)
    assert time.process_time() - began < 10
