"""One look for several patterns: it spares their search, and changes nothing that is found."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from articles.article import Article
from commitments._anchors import Anchored, one_look
from commitments.extract import extract
from sources._source import Page
from sources.formats import parse_file

_TEXTS = Path(__file__).parents[2]
_LOOKS = {
    "chinese.aside": ("_MAY_TURN",),
    "chinese.dates": ("_MAY_DATE",),
    "chinese.done": ("_MAY_TELL",),
    "chinese.given": ("_MAY_HAND_OUT",),
    "chinese.refusal": ("_MAY_REFUSE",),
    "chinese.turn": ("_MAY_ANNOUNCE", "_MAY_TURN"),
    "chinese.verdict": ("_MAY_TELL",),
    "chinese.voice": ("_MAY_LEAD",),
    "deadlines": ("may_say_when",),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [("渡船靠岸", True), ("去码头", True), ("占9成", True), ("9成", False), ("船渡", False)],
)
def test_looks_for_what_any_of_the_patterns_needs(text: str, found: bool) -> None:
    look = one_look(re.compile("渡船.*"), Anchored("新?码头(?!工)"), re.compile(r"占\d"))
    assert (look(text) is not None) is found


def test_a_pattern_that_needs_nothing_has_no_place_in_it() -> None:
    with pytest.raises(AssertionError):
        one_look(re.compile("渡船"), re.compile(".*"))


def _articles() -> Iterator[Article]:
    for folder in ("archive", "gold/articles"):
        for path in sorted((_TEXTS / folder).rglob("*.*")):
            yield parse_file(Page(path.read_bytes(), datetime(2026, 1, 1, tzinfo=UTC)))


def test_without_the_looks_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [each for each in _articles() if each.language == "zh"]
    looked = [extract(each) for each in articles]
    for module, names in _LOOKS.items():
        for name in names:
            monkeypatch.setattr(import_module(f"commitments.{module}"), name, lambda text: True)
    for gate in ("extraction.weighs", "extraction.may_report", "done.may_report"):
        monkeypatch.setattr(f"commitments.chinese.{gate}", lambda reading: True)
    assert [extract(each) for each in articles] == looked
    assert sum(len(each.mentions) for each in looked) > 500
