"""Who is told what."""

from dataclasses import replace

import pytest

from alerts.delivery import Recipient
from alerts.notice import Notice
from alerts.rules import DEFAULT_RULES, Rule, Target, divert, matches, route, route_digest
from tests.alerts.samples import ADVANCED_ZH, CHANGED_EN, MEASURE_ZH, NEW_ZH, OVERDUE_ZH

ANNA, BERT = Recipient("anna@example.org"), Recipient("bert@example.org", "en")
SLACK = Recipient("slack")
CHANNELS = (("mail", (ANNA, BERT)), ("slack", (SLACK,)))


@pytest.mark.parametrize("notice", [NEW_ZH, CHANGED_EN, ADVANCED_ZH, OVERDUE_ZH])
def test_by_default_concrete_commitments_go_to_all_at_once(notice: Notice) -> None:
    routes = route(notice, DEFAULT_RULES, CHANNELS)
    assert [(r.rules, r.channel, r.recipient) for r in routes] == [
        (("concrete",), "mail", ANNA),
        (("concrete",), "mail", BERT),
        (("concrete",), "slack", SLACK),
    ]


def test_by_default_measures_wait_for_the_digest() -> None:
    assert route(MEASURE_ZH, DEFAULT_RULES, CHANNELS) == ()
    routes = route(MEASURE_ZH, DEFAULT_RULES, CHANNELS, mode="digest")
    assert {r.rules for r in routes} == {("measures",)}


def test_a_restated_commitment_interrupts_nobody() -> None:
    everything = Rule("all", events=frozenset())
    assert route(replace(NEW_ZH, event="restated"), [everything], CHANNELS) == ()


def test_two_rules_make_one_message_that_names_both() -> None:
    rules = [Rule("a", to=(Target("mail", ANNA.address),)), Rule("b", to=(Target("mail"),))]
    routes = route(NEW_ZH, rules, CHANNELS)
    assert [(r.rules, r.recipient) for r in routes] == [(("a", "b"), ANNA), (("b",), BERT)]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Rule("r"), True),
        (Rule("r", events=frozenset({"overdue"})), False),
        (Rule("r", kinds=frozenset({"instrument"})), True),
        (Rule("r", kinds=frozenset({"target"})), False),
        (Rule("r", topics=frozenset({"cyber_security", "green"})), True),
        (Rule("r", topics=frozenset({"green"})), False),
        (Rule("r", keywords=("车联网", "没有")), True),
        (Rule("r", keywords=("没有",)), False),
        (Rule("r", patterns=("修订.{0,20}指南",)), True),
        (Rule("r", patterns=("^指南",)), False),
        (Rule("r", speakers=("周明",)), True),
        (Rule("r", speakers=("网络安全管理局",)), True),
        (Rule("r", speakers=("李",)), False),
        (Rule("r", sources=frozenset({"feed"})), False),
        (Rule("r", languages=frozenset({"zh"})), True),
        (Rule("r", languages=frozenset({"en"})), False),
        (Rule("r", kinds=frozenset({"instrument"}), keywords=("没有",)), False),
    ],
)
def test_every_condition_must_hold(rule: Rule, found: bool) -> None:
    assert matches(rule, NEW_ZH) is found


def test_keywords_ignore_case() -> None:
    assert matches(Rule("r", keywords=("GREEN FACTORIES",)), CHANGED_EN)


def test_an_instrument_is_asked_for_by_a_part_of_its_name() -> None:
    rule = Rule("r", instruments=("《工业节水管理办法》",))
    assert matches(rule, ADVANCED_ZH)
    assert not matches(rule, NEW_ZH)
    assert not matches(rule, replace(ADVANCED_ZH, kind="programme"))


def test_one_critical_rule_makes_the_message_critical() -> None:
    rules = [Rule("a"), Rule("b", critical=True, to=(Target("slack"),))]
    assert [r.critical for r in route(NEW_ZH, rules, CHANNELS)] == [False, False, True]


def test_digests_are_gathered_by_recipient() -> None:
    rules = [
        Rule("a", mode="digest", kinds=frozenset({"instrument"}), to=(Target("mail"),)),
        Rule("b", mode="digest", to=(Target("mail", BERT.address),)),
    ]
    gathered = route_digest([NEW_ZH, MEASURE_ZH, ADVANCED_ZH], rules, CHANNELS)
    assert gathered == (
        ("mail", ANNA, (NEW_ZH, ADVANCED_ZH)),
        ("mail", BERT, (NEW_ZH, MEASURE_ZH, ADVANCED_ZH)),
    )


@pytest.mark.parametrize(
    ("allowed", "channels"),
    [
        (frozenset[str](), ["trial", "trial", "trial"]),
        (frozenset({"anna@example.org"}), ["mail", "trial", "trial"]),
        (frozenset({"@example.org"}), ["mail", "mail", "trial"]),
        (frozenset({"slack"}), ["trial", "trial", "slack"]),
    ],
)
def test_who_is_not_on_the_list_is_diverted(allowed: frozenset[str], channels: list[str]) -> None:
    routes = route(NEW_ZH, [Rule("a")], CHANNELS)
    diverted = divert(routes, allowed, aside="trial", places=frozenset({"trial"}))
    assert [way.channel for way in diverted] == channels
    assert [way.recipient for way in diverted] == [way.recipient for way in routes]


def test_places_on_this_machine_are_always_allowed() -> None:
    routes = route(NEW_ZH, [Rule("a")], (("box", (Recipient("folder"),)),))
    assert divert(routes, frozenset(), aside="trial", places=frozenset({"box"})) == routes
