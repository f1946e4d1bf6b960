"""What a report means by a looser name, by what other reports of the same days speak of."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from commitments.deadlines import find_deadline
from commitments.identity.linking import identify
from commitments.identity.occasion import meant, words_of
from commitments.model import Identity, Kind, Mention
from commitments.quantities import find_quantity

SAID_ON = date(2026, 3, 11)
PAIRS = tomllib.loads(Path(__file__).with_name("occasion_pairs.toml").read_text(encoding="utf-8"))
CASES = [
    (verdict, one, other, group["kind"])
    for group in PAIRS["pair"]
    for verdict in ("same", "apart")
    for one, other in group[verdict]
]


def identity(name: str, kind: Kind = "programme") -> Identity:
    deadline = find_deadline(name, SAID_ON) if kind == "target" else None
    quantity = find_quantity(name) if kind == "target" else None
    due_on = deadline.due_on if deadline else None
    mention = Mention(name, kind, name, 0, 0, len(name), due_on=due_on, quantity=quantity)
    return identify(mention, SAID_ON)


NOTICE = ("shared", identity("2026年玩具进社区活动"))


@pytest.mark.parametrize(("verdict", "one", "other", "kind"), CASES)
def test_a_pair(verdict: str, one: str, other: str, kind: Kind) -> None:
    mine, theirs = identity(one, kind), identity(other, kind)
    found = meant({0: [mine]}, {"shared"}, [[NOTICE, ("other", theirs)]])
    assert {at: each.commitment_id for at, each in found.items()} == (
        {0: "other"} if verdict == "same" else {}
    )
    if verdict == "same":
        assert words_of([mine]) & words_of([theirs]), "would never be looked at"
        assert found[0].verdict == "same" and "shares a commitment" in found[0].reason


def test_one_loose_name_alone_makes_no_occasion() -> None:
    report = [("other", identity("智能门锁互联互通测评"))]
    assert not meant({0: [identity("互联互通测评")]}, {"elsewhere"}, [report])


def test_two_reports_that_agree_in_two_things_are_of_one_occasion() -> None:
    report = [
        ("campaign", identity("2026年智能门锁进社区活动")),
        ("catalogue", identity("适老智能门锁产品目录", "instrument")),
        ("test", identity("智能门锁互联互通测评")),
    ]
    unknown = {
        0: [identity("a campaign to bring smart locks into communities")],
        1: [identity("互联互通测评")],
        2: [identity("钟表互联互通测评")],
    }
    found = meant(unknown, frozenset(), [report])
    assert {at: each.commitment_id for at, each in found.items()} == {1: "test", 0: "campaign"}
    assert "agrees in several things" in found[0].reason


def test_what_fits_two_things_alike_is_neither() -> None:
    report = [
        NOTICE,
        ("one", identity("智能门锁互联互通测评")),
        ("two", identity("玩具互联互通测评")),
    ]
    assert not meant({0: [identity("互联互通测评")]}, {"shared"}, [report])


def test_two_names_for_one_thing_are_two_things() -> None:
    report = [NOTICE, ("one", identity("智能门锁互联互通测评"))]
    unknown = {0: [identity("互联互通测评")], 1: [identity("智能门锁测评")]}
    assert not meant(unknown, {"shared"}, [report])


def test_what_the_article_calls_by_its_name_is_no_other_thing_of_it() -> None:
    report = [NOTICE, ("one", identity("智能门锁互联互通测评"))]
    assert not meant({0: [identity("互联互通测评")]}, {"shared", "one"}, [report])


def test_the_better_fit_counts() -> None:
    report = [
        NOTICE,
        ("one", identity("智能门锁评测行动")),
        ("two", identity("智能门锁推广")),
    ]
    found = meant({0: [identity("a campaign for smart locks")]}, {"shared"}, [report])
    assert {at: each.commitment_id for at, each in found.items()} == {0: "one"}
