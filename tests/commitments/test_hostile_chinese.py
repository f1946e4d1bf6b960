"""Chinese text that nobody writes: no crash, offsets right, time that grows with the text."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.extract import extract

LENGTH = 20_000
SECONDS = 5.0
"""Far above the tenths of a second that LENGTH takes, far below what quadratic time takes."""
PIECES = [
    "工信部将", "将", "试点将", "工信部将\ud800", "工信部将推进，", "工信部《", "工信部“", "《》",
    "》", "”", "一是", "推动", "加快推动", "、", "和", "的", "，", "。", "：", "；", "\n", " ",
    "\u3000", "9", "9,", "一", "2025年", "12月", "到2027年，", "（工信部", "【", "工",
    "制定方案、", "千万", "不少于3000家", "“十四五”", "\u202e将推进", "發展產業，", "ＭＩＩＴ将",
    "\u0000将推进", "𠮷将推进", "记者问：", "辛国斌表示，", "国家发展改革委、",
    "表示", "方面表示", "绳网厂董事长", "把办法", "制定办法、", "｜", "a｜",
    "力争到", "组织对企业", "对会、", "王某表示，", "某部副部长、", "今年怎么干？",
    "9月、", "9月、发布",
]  # fmt: skip


def check(*paragraphs: str) -> None:
    article = Article("工信部：将推进", paragraphs, "zh", datetime(2023, 7, 19, tzinfo=UTC))
    extraction = extract(article)
    for each in extraction.mentions + extraction.fulfilments:
        text = article.title if each.paragraph < 0 else paragraphs[each.paragraph]
        assert text[each.start : each.end] == each.quote


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_time_grows_with_the_text(piece: str) -> None:
    start = time.process_time()
    check("工信部副部长辛国斌表示，将" + piece * (LENGTH // len(piece)))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "form",
    [
        "工信部{}x",
        "工信部近日{}《办法》x",
        "《办法》{}x",
        "工信部{}发布《办法》。",
        "工信部将制定办法{}x",
        "工信部将推动锅炉专项行动{}x",
        "工信部把锅炉试点拟从{}扩大",
    ],
)
@pytest.mark.parametrize(
    "piece",
    [
        "在于",
        "在",
        "于由",
        "由经",
        "1日",
        "在1日",
        "在联合近日",
        "近日",
        "在年内出台修订",
        "今年入冬",
        "近期",
    ],
)
def test_a_clause_that_could_be_cut_in_many_ways_ends_soon(form: str, piece: str) -> None:
    """Phrases without end took a time that doubled with each: two dozen stopped the program."""
    start = time.process_time()
    check(form.format(piece * 60))
    assert time.process_time() - start < SECONDS


@given(st.lists(st.text(max_size=60) | st.sampled_from(PIECES), max_size=10))
def test_any_text_keeps_its_offsets(pieces: list[str]) -> None:
    check("工信部表示，将加快制定" + "".join(pieces), "，".join(pieces))
