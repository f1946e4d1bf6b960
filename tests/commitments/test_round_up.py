"""Where the items of news in brief begin that run on in one paragraph."""

import tomllib
from pathlib import Path

import pytest

from commitments.chinese.round_up import items

HERE = Path(__file__).parent / "chinese"
PARTS = tomllib.loads((HERE / "round_up_parts.toml").read_text(encoding="utf-8"))
GLUED = [(row["headline"], row["text"]) for row in PARTS["item"]]


@pytest.mark.parametrize(("headline", "text"), GLUED, ids=lambda part: part[:16])
def test_a_headline_ends_where_its_text_begins(headline: str, text: str) -> None:
    before = "会议强调，要做好各项工作。"
    found = items(f"{before}{headline}{text}")
    start = len(before)
    assert [(each.start, each.text) for each in found] == [(0, 0), (start, start + len(headline))]


def test_items_run_on() -> None:
    parts = [headline + text for headline, text in GLUED]
    found = items("央视网消息（新闻联播）：" + "".join(parts))
    assert [each.end - each.start for each in found][-len(parts) :] == list(map(len, parts))


@pytest.mark.parametrize("sentence", PARTS["whole"], ids=lambda text: text[:16])
def test_a_sentence_is_no_headline(sentence: str) -> None:
    assert items(f"会议强调，要做好各项工作。{sentence}") == ()
