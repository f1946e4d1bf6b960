"""A rule as it is written holds what a rule does."""

from dataclasses import fields

from alerts.rules import Rule, Target
from flows.sections import RuleSettings


def test_every_condition_of_a_rule_can_be_written() -> None:
    assert set(RuleSettings.model_fields) == {each.name for each in fields(Rule)}


def test_what_is_not_written_is_as_in_any_rule() -> None:
    assert RuleSettings(name="ferries").rule() == Rule("ferries")


def test_a_place_is_a_channel_or_one_recipient_of_it() -> None:
    written = RuleSettings(name="ferries", to=("email", "slack/harbour"))
    assert written.rule().to == (Target("email"), Target("slack", "harbour"))
