"""The English grammar by rule family, each on 150 sentences or more of our own."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.english.extraction import extract_english
from commitments.model import Extraction, Mention

HERE = Path(__file__).parent / "english"
FAMILIES = sorted(path.stem for path in HERE.glob("*.toml"))
SAID = datetime(2023, 7, 19, 4, tzinfo=UTC)
LEAD = (
    "China's Ministry of Industry and Information Technology (MIIT) and four other departments on "
    "Monday jointly released an action plan on the quality of porcelain machines."
)
"""Stands before what a paper says; it promises nothing by itself."""


def tables(family: str) -> dict[str, list[list[Any]]]:
    return tomllib.loads((HERE / f"{family}.toml").read_text(encoding="utf-8"))


def rows(family: str) -> list[Any]:
    """Every row of a family's tables."""
    return [row for table in tables(family).values() for row in table]


def read(text: str) -> Extraction:
    return extract_english(Article("", tuple(text.split("\n")), "en", SAID, title_derived=True))


def last(text: str) -> Mention | None:
    mentions = read(text).mentions
    return mentions[-1] if mentions else None


@pytest.mark.parametrize(
    ("what", "text"),
    [row for name in ("owner", "scope", "done", "stage", "kind", "doing") for row in rows(name)],
)
def test_what_a_text_commits_to(what: str, text: str) -> None:
    found = [" ".join(filter(None, (each.kind, each.stage))) for each in read(text).mentions]
    assert (" + ".join(found) or "nothing") == what


@pytest.mark.parametrize(("what", "text"), tables("papers")["forms"])
def test_what_a_paper_says(what: str, text: str) -> None:
    mentions = read(f"{LEAD}\n{text}").mentions
    found = [" ".join(filter(None, (each.kind, each.stage))) for each in mentions]
    assert (" + ".join(found) or "nothing") == what


@pytest.mark.parametrize(("what", "text"), tables("papers")["alone"])
def test_what_is_said_of_a_paper(what: str, text: str) -> None:
    found = [" ".join(filter(None, (each.kind, each.stage))) for each in read(text).mentions]
    assert (" + ".join(found) or "nothing") == what


@pytest.mark.parametrize(("what", "deed"), rows("heads"))
def test_what_a_head_names(what: str, deed: str) -> None:
    found = [
        " ".join(filter(None, (each.kind, each.stage)))
        for each in read(f"The MIIT will {deed}.").mentions
    ]
    assert " + ".join(found) == what


@pytest.mark.parametrize(("names", "text"), rows("object"))
def test_object(names: str, text: str) -> None:
    assert " + ".join(each.object for each in read(text).mentions) == names


@pytest.mark.parametrize(("what", "text"), rows("coordination"))
def test_one_clause_is_one_mention(what: str, text: str) -> None:
    found = [f"{each.kind} {each.object}" for each in read(text).mentions]
    assert (" + ".join(found) or "nothing") == what


@pytest.mark.parametrize(("what", "text"), rows("reported"))
def test_what_was_done(what: str, text: str) -> None:
    found = read(text).fulfilments
    assert " + ".join(f"{each.kind} {each.object}" for each in found) == what
    assert all(each.stage == "done" for each in found)


@pytest.mark.parametrize(("words", "day", "text"), rows("deadline"))
def test_deadline(words: str, day: str, text: str) -> None:
    found = last(text)
    assert found and (found.deadline or "", str(found.due_on or "")) == (words, day)


@pytest.mark.parametrize(("words", "value", "unit", "text"), rows("quantity"))
def test_quantity(words: str, value: float, unit: str, text: str) -> None:
    found = last(text)
    counted = found.quantity if found else None
    named = " ".join(filter(None, (counted.text, counted.bound))) if counted else ""
    assert found and named == words
    assert counted is None or counted.unit == unit
    assert counted is None or counted.value == pytest.approx(value)


@pytest.mark.parametrize(("name", "office", "text"), rows("speaker"))
def test_speaker(name: str, office: str, text: str) -> None:
    found = last(text)
    assert found and (found.speaker or "", found.office or "") == (name, office)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_150_sentences_of_its_own(family: str) -> None:
    texts = {row[-1] for row in rows(family)}
    assert len(texts) >= 150
