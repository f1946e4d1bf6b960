"""Pairs of names (identity_pairs.toml): one commitment, two, or a case for a person."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commitments.deadlines import find_deadline
from commitments.identity.linking import identify
from commitments.model import Identity, Kind, Mention
from commitments.names import known_names
from commitments.names.glossary import table
from commitments.names.judgement import judge
from commitments.quantities import find_quantity

SAID_ON = date(2025, 6, 3)
PAIRS = tomllib.loads(Path(__file__).with_name("identity_pairs.toml").read_text(encoding="utf-8"))
CASES = [
    (verdict, one, group["kind"], other, group.get("other_kind", group["kind"]))
    for group in PAIRS["pair"]
    for verdict in ("same", "different", "unsure")
    for one, other in group.get(verdict, ())
]


def identity(name: str, kind: Kind) -> Identity:
    mention = Mention(name, kind, name, 0, 0, len(name))
    if kind == "target":
        deadline = find_deadline(name, SAID_ON)
        due_on = deadline.due_on if deadline else None
        mention = Mention(
            name, kind, name, 0, 0, len(name), due_on=due_on, quantity=find_quantity(name)
        )
    return identify(mention, SAID_ON)


def test_there_are_enough_of_both() -> None:
    verdicts = [verdict for verdict, *_ in CASES]
    assert len(CASES) >= 150
    assert verdicts.count("same") >= 70 and verdicts.count("different") >= 60


@pytest.mark.parametrize(("verdict", "one", "kind", "other", "other_kind"), CASES)
def test_a_pair(verdict: str, one: str, kind: Kind, other: str, other_kind: Kind) -> None:
    first, second = identity(one, kind), identity(other, other_kind)
    found = judge(first, second)
    assert found == judge(second, first)
    assert found.verdict == verdict, found.reason
    if verdict == "same":
        assert set(first.keys) & set(second.keys), "would never be candidates"


def test_the_lexicon_grows_by_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    one = identity("玩具“红帆船”计划", "programme")
    assert judge(one, identity("Toy Regatta scheme", "programme")).verdict == "different"
    names = table("names")
    names["names"] = {**names["names"], "玩具红帆船计划": ["Toy Regatta scheme"]}

    def grown(name: str) -> dict[str, Any]:
        return names if name == "names" else table(name)

    monkeypatch.setattr(known_names, "table", grown)
    for cached in (known_names._by_name, known_names._by_signature):
        cached.cache_clear()
    try:
        one = identity("玩具“红帆船”计划", "programme")
        assert judge(one, identity("the Toy Regatta scheme", "programme")).verdict == "same"
    finally:
        monkeypatch.undo()
        for cached in (known_names._by_name, known_names._by_signature):
            cached.cache_clear()
