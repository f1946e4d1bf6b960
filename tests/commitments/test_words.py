"""One pass over a text finds what a search for each word finds."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commitments._words import WordFinder, alternation, any_in, any_of

LETTERS = st.text("汽车企业ab 5gs-", min_size=1, max_size=4)


def stands(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?=s?(?![a-z0-9]))", text) is not None


@given(st.sets(LETTERS, min_size=1, max_size=12), st.text("汽车企业ab 5gs-", max_size=30))
@example({"-", "-业"}, "5-业")
def test_finds_what_single_searches_find(words: set[str], text: str) -> None:
    assert WordFinder(words).find(text) == {word for word in words if stands(word, text)}


@given(st.sets(LETTERS, min_size=1, max_size=12), st.text("汽车企业ab 5gs-", max_size=30))
def test_tells_whether_any_word_stands_in_a_text(words: set[str], text: str) -> None:
    assert (any_in(words)(text) is not None) is any(word in text for word in words)


@pytest.mark.parametrize("pattern", [any_of, alternation])
@given(words=st.sets(LETTERS, min_size=1, max_size=12), text=LETTERS)
def test_an_alternation_takes_the_longest(
    pattern: Callable[[set[str]], str], words: set[str], text: str
) -> None:
    match = re.match(pattern(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match and match[0]) == longest


def test_many_branches_are_searched_as_few_are() -> None:
    words = {chr(0x4E00 + at) + "船" for at in range(200)} | {"一"}
    found = re.findall(any_of(words), f"船{chr(0x4E00 + 199)}船一{chr(0x4E00 + 7)}船")
    assert found == [f"{chr(0x4E00 + 199)}船", "一", f"{chr(0x4E00 + 7)}船"]
