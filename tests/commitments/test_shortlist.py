"""A shortlist leaves out nothing that a judgement would look at twice."""

import random
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from commitments.identity.linking import identify, link
from commitments.identity.shortlist import NEAREST, shortlist
from commitments.model import Identity, Judgement, Kind, Mention
from commitments.names.judgement import judge, mark_of
from commitments.names.likeness import apart

PAIRS = tomllib.loads(Path(__file__).with_name("identity_pairs.toml").read_text("utf-8"))
FIELDS = ("玩具", "钟表", "缝纫机械", "印染", "卫星通信", "卫星", "制造业", "toy", "sewing")
MATTERS = ("上云用云", "知识产权保护", "算力基础设施", "数据安全", "data security")
FORMS = ("管理办法", "行动计划", "培训", "试点", "标准体系建设指南", "规划", "plan", "measures")
YEARS = ("", "", "（2024年）", "（2025年）", "第二批")
SAID_ON = date(2025, 6, 3)


def named(name: str, kind: Kind = "instrument") -> Identity:
    return identify(Mention(name, kind, name, 0, 0, len(name)), SAID_ON)


def alike_names() -> list[Identity]:
    """Names that share two words with many of the others."""
    every = ["".join(parts) for parts in product(FIELDS, MATTERS, FORMS, YEARS)]
    every += ["".join(parts) for parts in product(MATTERS, FORMS, YEARS)]
    return [named(name, "programme" if "试点" in name else "instrument") for name in every]


def telling(found: Sequence[Judgement]) -> list[Judgement]:
    return [each for at, each in enumerate(found) if at < NEAREST or each.verdict != "different"]


def candidates(known: Mapping[str, Sequence[Identity]]) -> list[tuple[str, Identity]]:
    return [(commitment, each) for commitment, called in known.items() for each in called]


def test_a_glance_says_what_the_judgement_says() -> None:
    names = [
        *alike_names(),
        *(
            named(name, group["kind"])
            for group in PAIRS["pair"]
            if group["kind"] in ("instrument", "programme")
            for verdict in ("same", "different", "unsure")
            for pair in group.get(verdict, ())
            for name in pair
        ),
    ]
    chance = random.Random(3)
    seen = 0
    for one, other in (chance.sample(names, 2) for _ in range(20_000)):
        score = apart(one.name, other.name)
        languages = {mark_of(one, "told"), mark_of(other, "told")}
        nameless = mark_of(one, "clause") or mark_of(other, "clause")
        nick = mark_of(one, "nick")
        namesakes = nick and nick == mark_of(other, "nick")
        if score is None or len(languages) > 1 or nameless or namesakes:
            continue
        seen += 1
        found = judge(one, other)
        assert (found.verdict, found.score) == ("different", score), (one, other)
    assert seen > 10_000


def test_namesakes_in_quotation_marks_are_looked_at() -> None:
    others = {f"c{i}": [named(f"钟表“红帆船{i}”企业行动", "programme")] for i in range(5)}
    known = {**others, "c9": [named("玩具“红帆船”企业行动", "programme")]}
    assert "c9" in shortlist(named("“红帆船”专项行动", "programme"), known)


@pytest.mark.parametrize("seed", range(40))
def test_link_finds_the_same_among_those_on_it(seed: int) -> None:
    chance = random.Random(seed)
    names = alike_names()
    known: defaultdict[str, list[Identity]] = defaultdict(list)
    for identity in chance.sample(names, 300):
        # Some commitments have several names, of which one may be quite another's.
        known[f"c{chance.randrange(220):03}"].append(identity)
    asked = chance.sample(names, 25)
    for identity in asked:
        kept = shortlist(identity, known)
        found = link(identity, candidates({each: known[each] for each in kept}))
        assert telling(found) == telling(link(identity, candidates(known)))


def test_what_is_plainly_another_s_is_left_out() -> None:
    known = {
        f"c{at:03}": [named(f"{field}{matter}{form}")]
        for at, (field, matter, form) in enumerate(product(FIELDS[:5], MATTERS[:4], FORMS[:6]))
    }
    new = named("铸造数据安全管理办法")
    assert len(known) == 120
    assert len(shortlist(new, known)) == NEAREST
    assert all("数据安全" in known[each][0].name for each in shortlist(new, known))
    known["same"] = [named("铸造行业数据安全管理办法")]
    assert "same" in shortlist(new, known)
    assert len(shortlist(new, known)) == NEAREST + 1


def test_a_clause_and_a_target_are_held_against_all() -> None:
    known = {f"c{at}": [named(f"{field}数据安全管理办法")] for at, field in enumerate(FIELDS)}
    measure = identify(Mention("加强数据安全管理", "measure", "", 0, 0, 8), SAID_ON)
    target = named("玩具产量达到100万台", "target")
    assert set(shortlist(measure, known)) == set(shortlist(target, known)) == set(known)
