"""Rules tried on the past, and rules that can never fire."""

import pytest

from alerts.delivery import Recipient
from alerts.rehearsal import Known, Past, misnamed, rehearse
from alerts.rules import DEFAULT_RULES, Rule, Target
from tests.alerts.samples import ADVANCED_ZH, CHANGED_EN, MEASURE_ZH, NEW_ZH, OVERDUE_ZH

KNOWN = Known(
    channels=(("mail", (Recipient("anna@example.org"),)), ("slack", (Recipient("slack"),))),
    topics=frozenset({"vehicles", "green"}),
    sources=frozenset({"feed"}),
    digests=frozenset({"daily"}),
)
NEWS = (NEW_ZH, CHANGED_EN, ADVANCED_ZH, OVERDUE_ZH, MEASURE_ZH)
PAST = Past(NEWS, frozenset(each.id for each in NEWS[:4]))


def test_shows_what_each_rule_would_have_sent() -> None:
    instant, digest, measures = rehearse(DEFAULT_RULES, PAST, KNOWN)
    assert instant.notices == digest.notices == NEWS[:4]
    assert measures.notices == (MEASURE_ZH,)
    assert instant.recipients == (("mail", "anna@example.org"), ("slack", "slack"))
    assert not any(trial.faults or trial.never for trial in (instant, digest, measures))


@pytest.mark.parametrize(
    ("rule", "fault", "never"),
    [
        (Rule("r", to=(Target("fax"),)), "no channel 'fax'", True),
        (Rule("r", to=(Target("fax"), Target("slack"))), "no channel 'fax'", False),
        (Rule("r", to=(Target("mail", "x@y.z"),)), "no recipient 'x@y.z'", True),
        (Rule("r", topics=frozenset({"trains"})), "no topic 'trains'", True),
        (Rule("r", topics=frozenset({"trains", "green"})), "no topic 'trains'", False),
        (Rule("r", sources=frozenset({"radio"})), "no source 'radio'", True),
        (Rule("r", events=frozenset({"restated"})), "sent to nobody", True),
        (Rule("r", mode="digest", events=frozenset({"restated"})), "sent to nobody", True),
        (Rule("r", events=frozenset({"due_soon", "restated"})), "digests only", True),
        (Rule("r", kinds=frozenset({"measure"})), "digests only", True),
        (Rule("r", mode="digest", digests=frozenset({"monthly"})), "no digest 'monthly'", True),
        (
            Rule("r", instruments=("办法",), kinds=frozenset({"target"})),
            "kind 'instrument'",
            True,
        ),
    ],
)
def test_names_mistakes(rule: Rule, fault: str, never: bool) -> None:
    (trial,) = rehearse([rule], PAST, KNOWN)
    assert any(fault in text for text in trial.faults)
    assert trial.never is never
    if never:
        assert trial.notices == ()


def test_without_channels_nothing_can_fire() -> None:
    (trial,) = rehearse([Rule("r")], PAST, Known((), KNOWN.topics, KNOWN.sources))
    assert trial.never


def test_what_alerts_nobody_is_no_catch_of_an_instant_rule() -> None:
    everything, waiting = rehearse([Rule("now"), Rule("later", mode="digest")], PAST, KNOWN)
    assert MEASURE_ZH not in everything.notices and MEASURE_ZH in waiting.notices


def test_names_that_nothing_has_are_told_from_rules_without_a_catch() -> None:
    rule = Rule("r", to=(Target("fax"),), topics=frozenset({"trains"}), sources=frozenset({"am"}))
    assert len(misnamed(rule, KNOWN)) == 3
    assert misnamed(Rule("r", kinds=frozenset({"measure"})), KNOWN) == ()
