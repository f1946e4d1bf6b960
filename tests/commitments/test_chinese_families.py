"""The Chinese grammar by rule family, each on 150 sentences or more of our own."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import TITLE, Extraction, Mention

HERE = Path(__file__).parent / "chinese" / "rules"
SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def rows(family: str) -> list[list[Any]]:
    table: dict[str, list[list[Any]]]
    table = tomllib.loads((HERE / f"{family}.toml").read_text(encoding="utf-8"))
    return [row for rows in table.values() for row in rows]


def read(text: str) -> Extraction:
    paragraphs = tuple(text.split("\n"))
    return extract(Article("有关情况通报", paragraphs, "zh", published_at=SAID))


def mentions(text: str) -> list[Mention]:
    return [each for each in read(text).mentions if each.paragraph != TITLE]


def about(text: str, part: str) -> list[Mention]:
    """The mentions whose quote holds the part; there must be one."""
    seen = mentions(text)
    found = [each for each in seen if part in each.quote]
    assert found, [each.quote for each in seen]
    return found


@pytest.mark.parametrize(("text", "part", "kind", "stage"), rows("stage"))
def test_stage(text: str, part: str, kind: str, stage: str) -> None:
    found = about(text, part)[0]
    assert (found.stage or "") == stage or (stage == "any" and found.stage)
    assert kind in (found.kind, "any")


@pytest.mark.parametrize(("text", "part", "kind"), rows("kind"))
def test_kind(text: str, part: str, kind: str) -> None:
    kinds = {each.kind for each in about(text, part)}
    assert kind == "any" or kinds == {kind}


@pytest.mark.parametrize(("text", "name"), rows("object"))
def test_object(text: str, name: str) -> None:
    names = [each.object.strip("《》") for each in mentions(text) if each.concrete]
    assert name in names if name else names == []


@pytest.mark.parametrize(("text", "names"), rows("coordination"))
def test_coordination(text: str, names: list[str]) -> None:
    assert [each.object.strip("《》") for each in mentions(text) if each.concrete] == names


@pytest.mark.parametrize(("text", "promised", "not_promised"), [*rows("owner"), *rows("scope")])
def test_owner_and_scope(text: str, promised: list[str], not_promised: list[str]) -> None:
    assert promised or not_promised, "the row says nothing"
    quotes = [each.quote for each in mentions(text)]
    assert not [part for part in promised if not any(part in quote for quote in quotes)]
    assert not [part for part in not_promised if any(part in quote for quote in quotes)]


@pytest.mark.parametrize(("text", "promised", "not_promised", "done"), rows("done"))
def test_ahead_and_done(
    text: str, promised: list[str], not_promised: list[str], done: list[str]
) -> None:
    assert promised or not_promised or done, "the row says nothing"
    found = read(text)
    quotes = [each.quote for each in found.mentions]
    names = [each.object for each in found.fulfilments]
    assert not [part for part in promised if not any(part in quote for quote in quotes)]
    assert not [part for part in not_promised if any(part in quote for quote in quotes)]
    assert not [part for part in done if not any(part in name for name in names)]
    assert not [name for name in names if not any(part in name for part in done)]


@pytest.mark.parametrize(("text", "words", "last"), rows("deadline"))
def test_deadline(text: str, words: str, last: str) -> None:
    seen = [(each.deadline or "", str(each.due_on or "")) for each in mentions(text)]
    assert (words, last) in seen


@pytest.mark.parametrize(("text", "words", "value", "unit", "bound"), rows("quantity"))
def test_quantity(text: str, words: str, value: float, unit: str, bound: str) -> None:
    seen = [each.quantity for each in mentions(text) if each.quantity]
    if words:
        assert (words, value, unit, bound or None) in [
            (each.text, each.value, each.unit, each.bound) for each in seen
        ]
    else:
        assert seen == []


@pytest.mark.parametrize("family", sorted(path.stem for path in HERE.glob("*.toml")))
def test_every_family_has_150_sentences_of_its_own(family: str) -> None:
    assert len({row[0] for row in rows(family)}) >= 150
