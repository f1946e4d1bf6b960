"""Operators are told once, again at growing intervals, and when it is mended."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.operators import (
    INTERVALS,
    RELAPSE,
    State,
    Trouble,
    TroubleKind,
    decide,
    missed_by,
    render_operators,
)
from alerts.words import words
from articles.article import Language

START = datetime(2026, 9, 1, 0, 0, tzinfo=UTC)
SILENT = Trouble("source_silent", "miit_news", "nothing new for 9 days")
STEP = timedelta(minutes=15)


def run(present: list[bool], step: timedelta = STEP) -> list[tuple[int, str]]:
    """(cycle, what was said) when the trouble is there in the cycles that `present` says."""
    states: dict[str, State] = {}
    said = []
    for cycle, there in enumerate(present):
        spoken, states = decide([SILENT] if there else [], states, now=START + cycle * step)
        said += [(cycle, word.what) for word in spoken]
    return said


def test_once_then_at_growing_intervals() -> None:
    said = run([True] * 96 * 3)
    hours = [cycle / 4 for cycle, _ in said]
    assert [what for _, what in said] == ["raised"] + ["again"] * (len(said) - 1)
    assert hours == [0, 1, 5, 17, 41]


def test_what_did_not_reach_somebody_is_his_until_the_next_word() -> None:
    _, states = decide([SILENT], {}, now=START)
    assert missed_by("team", states, ()) == ()
    states = {key: replace(state, untold=("team",)) for key, state in states.items()}
    said, states = decide([SILENT], states, now=START + STEP)
    (word,) = missed_by("team", states, said)
    assert (word.what, word.state.trouble) == ("again", SILENT)
    assert missed_by("box", states, said) == ()
    said, states = decide([], states, now=START + 2 * STEP)
    assert [word.what for word in said] == ["mended"]
    assert missed_by("team", states, said) == (), "that word goes to all"
    states = {key: replace(state, untold=("team",)) for key, state in states.items()}
    assert [word.what for word in missed_by("team", states, ())] == ["mended"]


def test_mended_is_said_once() -> None:
    assert run([True, True, False, False, False]) == [(0, "raised"), (2, "mended")]


def test_a_relapse_is_no_new_trouble() -> None:
    assert run([True, False, True, False, True]) == [(0, "raised"), (1, "mended"), (4, "again")]


def test_one_that_comes_and_goes_is_heard_of_at_the_same_intervals() -> None:
    said = run([True, False] * 100)
    assert [(cycle / 4, what) for cycle, what in said] == [
        (0, "raised"),
        (0.25, "mended"),
        (1, "again"),
        (1.25, "mended"),
        (5, "again"),
        (5.25, "mended"),
        (17, "again"),
        (17.25, "mended"),
        (41, "again"),
        (41.25, "mended"),
    ]


def test_after_a_good_while_it_is_new() -> None:
    healthy = [False] * (int(RELAPSE / STEP) + 2)
    assert [what for _, what in run([True, *healthy, True])] == ["raised", "mended", "raised"]


def test_other_troubles_are_apart() -> None:
    other = Trouble("source_silent", "sina", "x")
    spoken, states = decide([SILENT, other], {}, now=START)
    assert len(spoken) == 2
    spoken, _ = decide([SILENT], states, now=START + STEP)
    assert [(word.what, word.state.trouble) for word in spoken] == [("mended", other)]


@given(st.lists(st.booleans(), max_size=200))
def test_talk_is_bounded_and_states_are_forgotten(present: list[bool]) -> None:
    said = run(present)
    assert sum(what == "raised" for _, what in said) <= 1 + len(present) * STEP / RELAPSE
    times = [START + cycle * STEP for cycle, what in said if what == "again"]
    assert all(b - a >= INTERVALS[0] for a, b in pairwise(times))
    healthy = [False] * (int(RELAPSE / STEP) + 2)
    states: dict[str, State] = {}
    for cycle, there in enumerate([*present, *healthy]):
        _, states = decide([SILENT] if there else [], states, now=START + cycle * STEP)
    assert states == {}


def test_one_message_says_all() -> None:
    hostile = Trouble("flow_failed", "monitor\r\n<b>", "boom <script> " + "x" * 500)
    spoken, _ = decide([SILENT, hostile], {}, now=START)
    message = render_operators(spoken, message_id="op1", language="en", now=START)
    assert message.subject == "Operations · Flow failed: monitor <b>, and 1 more"
    assert "Source silent: miit_news · nothing new for 9 days" in message.text
    assert "<script>" not in message.html
    assert "told again" in message.text


def test_mended_says_since_when() -> None:
    _, states = decide([SILENT], {}, now=START)
    spoken, _ = decide([], states, now=START + timedelta(hours=3))
    message = render_operators(spoken, message_id="op1", language="zh", now=START)
    assert message.subject == "运维 · 来源无更新（已恢复）：miit_news"
    assert "始于 2026-09-01 08:00" in message.text
    assert "再次提醒" not in message.text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_trouble_has_a_word(language: Language) -> None:
    assert set(words(language).table["troubles"]) == set(get_args(TroubleKind))
