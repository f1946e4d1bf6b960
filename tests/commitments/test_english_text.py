"""English text cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.english.text import trimmed

_MARKS = ",.;:-–—"


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        (" , a lock. ", "a lock"),
        ("a lock", "a lock"),
        ("\u3000— a lock, a quay;\u2028", "a lock, a quay"),
        (" ,. ", ""),
        ("", ""),
    ],
)
def test_blanks_and_stray_marks_go(text: str, piece: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == piece


@given(st.text(f"aé {_MARKS}\t\n\x1c\x85\u2009\u3000", max_size=12), st.data())
def test_a_piece_is_trimmed_character_by_character(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    left, right = start, end
    while left < right and (text[left].isspace() or text[left] in _MARKS):
        left += 1
    while left < right and (text[right - 1].isspace() or text[right - 1] in _MARKS):
        right -= 1
    assert trimmed(text, start, end) == (left, right)
