"""One pass over a text finds what a search for each word finds."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from commitments._words import WordFinder, alternation

LETTERS = st.text("汽车企业ab 5gs-", min_size=1, max_size=4)


def stands(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?=s?(?![a-z0-9]))", text) is not None


@given(st.sets(LETTERS, min_size=1, max_size=12), st.text("汽车企业ab 5gs-", max_size=30))
@example({"-", "-业"}, "5-业")
def test_finds_what_single_searches_find(words: set[str], text: str) -> None:
    assert WordFinder(words).find(text) == {word for word in words if stands(word, text)}


@given(st.sets(LETTERS, min_size=1, max_size=12), LETTERS)
def test_an_alternation_takes_the_longest(words: set[str], text: str) -> None:
    match = re.match(alternation(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match and match[0]) == longest
