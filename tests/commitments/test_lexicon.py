"""The tables of words hold no row that does nothing."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from commitments.names.glossary import table

TABLES = [
    each.name.removesuffix(".toml")
    for each in files("commitments").joinpath("lexicon").iterdir()
    if each.name.endswith(".toml")
]


def lists(value: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a table, or text of them, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from lists(each, f"{name}.{key}")
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield name, value
    elif isinstance(value, str):
        yield name, value.split()


@pytest.mark.parametrize("name", TABLES)
def test_no_list_says_a_word_twice(name: str) -> None:
    said = dict(lists(table(name)))
    assert {
        key: twice
        for key, words in said.items()
        if (twice := [word for word, count in Counter(words).items() if count > 1])
    } == {}


def test_what_is_an_adverb_alone_is_no_verb() -> None:
    verbs = table("english")["verbs"]
    assert {word for word in verbs["plain"] if word in verbs["adverbs"]} <= {"better", "further"}
