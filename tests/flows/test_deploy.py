"""What `miit-watch deploy` puts on a server; tests/compose fires it on a real one."""

from uuid import UUID

import pytest
from prefect.events.schemas.automations import EventTrigger

from flows.automations import ATTEMPTS, SILENCE, automations
from flows.deployments import HEARTBEAT
from tests.flows.conftest import Command

BLOCK = UUID(int=1)
TAKEN_UP = 120
"""Seconds in which another worker is to take up a lost run."""


def test_without_a_server_one_line_says_what_to_set(
    miit_watch: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    done = miit_watch("deploy")
    assert done.code == 1 and done.err.count("\n") == 1 and "PREFECT_API_URL" in done.err


def test_a_run_is_taken_up_again_only_so_often() -> None:
    (again,) = [each for each in automations(None) if "taken up again" in each.name]
    counts = again.trigger.model_dump(mode="json")["match"]["prefect.run-count"]
    assert str(ATTEMPTS - 1) in counts and str(ATTEMPTS) not in counts


def test_a_run_is_called_dead_only_after_two_missed_signs_of_life() -> None:
    assert SILENCE.total_seconds() > 2 * HEARTBEAT


def test_a_run_that_died_before_its_first_sign_of_life_is_noticed_too() -> None:
    silent, unbegun = [each for each in automations(None) if "has crashed" in each.name]
    assert isinstance(silent.trigger, EventTrigger) and isinstance(unbegun.trigger, EventTrigger)
    assert "prefect.flow-run.Running" in silent.trigger.after
    assert "prefect.flow-run.Submitting" in unbegun.trigger.after
    for each in (silent.trigger, unbegun.trigger):
        assert each.after < each.expect, "each sign of life begins the wait anew"
        assert each.within.total_seconds() < TAKEN_UP
    assert silent.trigger.within < unbegun.trigger.within, "to begin takes longer than to go on"


def test_operators_are_told_only_where_they_are_known() -> None:
    rescue, told = list(automations(None)), list(automations(BLOCK))
    names = [each.name for each in told]
    assert len(set(names)) == len(names) and names[: len(rescue)] == [each.name for each in rescue]
    for each in told[len(rescue) :]:
        assert [action.block_document_id for action in each.actions] == [BLOCK]


def test_each_part_that_stands_still_is_told_of() -> None:
    still = [each.name for each in automations(BLOCK, 2) if "stands still" in each.name]
    assert still == [
        "miit-watch: tell when monitoring stands still",
        "miit-watch: tell when monitoring stands still (monitor-2)",
    ]


def test_no_automation_touches_runs_that_are_not_ours() -> None:
    for each in automations(BLOCK):
        assert each.trigger.model_dump(mode="json")["match_related"], each.name
