"""What notices, rules and plans name by the way, on sentences of our own."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from tests.commitments.test_chinese_families import SAID, about, mentions

ROWS: dict[str, list[Any]] = tomllib.loads(
    (Path(__file__).parent / "chinese" / "papers.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("text", "part"), ROWS["measures"])
def test_a_direction_of_work_names_nothing_to_be_checked(text: str, part: str) -> None:
    assert {each.kind for each in about(text, part)} == {"measure"}


@pytest.mark.parametrize(("text", "kind", "name"), ROWS["names"])
def test_a_name_is_cut_where_it_begins_and_ends(text: str, kind: str, name: str) -> None:
    assert (kind, name) in [(each.kind, each.object.strip("《》")) for each in mentions(text)]


@pytest.mark.parametrize(("text", "part"), ROWS["absent"])
def test_what_something_is_and_others_do_is_no_promise(text: str, part: str) -> None:
    assert not [each.quote for each in mentions(text) if part in each.quote]


@pytest.mark.parametrize("paper", ROWS["rules"], ids=lambda paper: str(paper["title"]))
def test_of_rules_only_what_the_ministry_does(paper: dict[str, Any]) -> None:
    lines = tuple(paper["text"].split("\n"))
    found = extract(Article(paper["title"], lines, "zh", published_at=SAID))
    quotes = [each.quote for each in found.mentions]
    assert not [part for part in paper["found"] if not any(part in quote for quote in quotes)]
    assert not [part for part in paper["absent"] if any(part in quote for quote in quotes)]
