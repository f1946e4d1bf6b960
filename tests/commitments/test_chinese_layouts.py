"""Whose words the paragraphs of talks, meetings and digests are, in whole articles of our own."""

import re
import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from articles.article import Article
from commitments.extract import extract

LAYOUTS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "chinese" / "layouts.toml").read_text(encoding="utf-8")
)["layout"]
SAID = datetime(2026, 2, 20, 10, 0, tzinfo=timezone(timedelta(hours=8)))
MARKS = str.maketrans("", "", "〔〕")
PROMISED = re.compile("〔([^〔〕]+)〕")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_the_ministrys_words_are_told_from_all_others(layout: dict[str, str]) -> None:
    marked = layout["text"].strip().split("\n")
    paragraphs = tuple(line.translate(MARKS) for line in marked)
    found = extract(Article(layout["title"], paragraphs, "zh", published_at=SAID)).mentions
    told = [(each.paragraph, each.quote) for each in found if each.paragraph >= 0]
    promised = [(at, text) for at, line in enumerate(marked) for text in PROMISED.findall(line)]
    missed = [row for row in promised if not any(_meets(row, other) for other in told)]
    false = [row for row in told if not any(_meets(row, other) for other in promised)]
    assert (missed, false) == ([], [])


def _meets(one: tuple[int, str], other: tuple[int, str]) -> bool:
    return one[0] == other[0] and (one[1] in other[1] or other[1] in one[1])
