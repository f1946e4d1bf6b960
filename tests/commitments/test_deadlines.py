"""Words that say when something is due, and the last day of what they name."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.deadlines import find_deadline, find_deadlines

SAID = date(2023, 7, 19)

PHRASES: dict[str, list[list[str]]] = tomllib.loads(
    Path(__file__).with_name("deadline_phrases.toml").read_text("utf-8")
)
CASES = [(due, words, text) for due, cases in PHRASES.items() for words, text in cases]


@pytest.mark.parametrize(("due", "words", "text"), CASES)
def test_names_the_words_and_the_last_day(due: str, words: str, text: str) -> None:
    found = find_deadline(text, SAID)
    if due == "none":
        assert found is None
    else:
        assert found is not None
        assert (found.text, str(found.due_on or "no day")) == (words, due)


def test_relative_words_without_a_date_name_no_day() -> None:
    assert find_deadlines("年内出台，2027年底完成", None)[0].due_on is None
    found = find_deadline("年内出台，2027年底完成", None)
    assert found is not None and found.text == "2027年底"


def test_a_day_that_the_calendar_lacks_is_no_error() -> None:
    found = find_deadline("2025年2月30日前完成", SAID)
    assert found is not None and found.due_on is None


PIECES = st.lists(st.sampled_from([text for *_, text in CASES]) | st.text(max_size=12), max_size=6)
DAYS = st.none() | st.dates()


@given(PIECES, DAYS)
def test_offsets_are_right_and_in_order(pieces: list[str], said_on: date | None) -> None:
    text = "".join(pieces)
    end = 0
    for found in find_deadlines(text, said_on):
        assert text[found.start : found.end] == found.text != ""
        assert found.start >= end
        end = found.end


@given(PIECES, st.dates())
def test_nothing_is_due_before_it_is_said(pieces: list[str], said_on: date) -> None:
    for found in find_deadlines("".join(pieces), said_on):
        assert found.due_on is None or found.due_on >= said_on


@given(
    st.dates(max_value=date(9000, 1, 1)),
    st.sampled_from(["年内", "今年", "本月", "明年", "三年内", "本周"]),
)
def test_words_for_the_future_end_in_it(said_on: date, words: str) -> None:
    found = find_deadline(words + "完成", said_on)
    assert found is not None and found.due_on is not None
    assert said_on <= found.due_on
    assert found.due_on.year - said_on.year <= 3
