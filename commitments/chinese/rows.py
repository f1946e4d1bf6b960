"""Rows of a table told as text, a mark between their cells: 1｜任务｜举措｜牵头单位｜2027年6月."""

_MARKS = ("｜", "|")
_FEWEST = 3
"""Marks in a row: a headline has one or two (观察｜…)."""


def cells(paragraph: str) -> tuple[int, ...]:
    """Where the marks between the cells stand; none for what is no row.

    A number in front stays with the first cell.
    """
    for mark in _MARKS:
        if paragraph.count(mark) >= _FEWEST:
            marks = tuple(at for at, char in enumerate(paragraph) if char == mark)
            return marks[paragraph[: marks[0]].strip().isdecimal() :]
    return ()
