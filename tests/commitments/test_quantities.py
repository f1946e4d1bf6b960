"""Counts, amounts and shares that a clause names, and numbers that are none."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.quantities import find_quantities, find_quantity

PHRASES: dict[str, list[Any]] = tomllib.loads(
    Path(__file__).with_name("quantity_phrases.toml").read_text("utf-8")
)


@pytest.mark.parametrize(("text", "words", "value", "unit", "bound"), PHRASES["named"])
def test_reads_number_unit_and_bound(
    text: str, words: str, value: float, unit: str, bound: str
) -> None:
    found, start, end = find_quantities(text)[-1]
    assert text[start:end] == found.text
    assert (found.text, found.unit, found.bound) == (words, unit, bound or None)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("text", PHRASES["none"])
def test_years_ordinals_and_names_count_nothing(text: str) -> None:
    assert find_quantity(text) is None


def test_finds_each_of_two_targets_in_a_clause() -> None:
    text = "今年再建成120家零碳车间、30个零碳码头"
    assert [(q.value, q.unit) for q, *_ in find_quantities(text)] == [(120, "家"), (30, "个")]


@given(
    st.lists(
        st.sampled_from([text for text, *_ in PHRASES["named"]] + PHRASES["none"])
        | st.text(max_size=12),
        max_size=6,
    )
)
def test_offsets_are_right(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found, start, end in find_quantities(text):
        assert text[start:end] == found.text
