"""When a Chinese clause is due: its own words, else those that govern its sentence or list."""

import re
from datetime import date, timedelta
from functools import lru_cache

from commitments.chinese.dates import ALL_YEAR, BY_YEAR
from commitments.chinese.listing import LIST_ITEM
from commitments.chinese.piece import Piece
from commitments.deadlines import Deadline, find_deadline
from commitments.model import Kind

_WEEK = timedelta(days=7)
_DAY = re.compile("(?:(?:20\\d\\d年)?\\d{1,2}月)?\\d{1,2}日")
_AT_ANY_TIME = re.compile("随时|一直|常年|全天候")
"""…，对不合格的随时移出: at no time in particular, whatever governs the sentence."""
_governing = lru_cache(maxsize=16)(find_deadline)
"""What governs a sentence or a list is asked for by each of its clauses."""


def _ahead(found: Deadline | None, said_on: date | None) -> Deadline | None:
    """The date, unless it is the day of the news (5月15日就…征求意见) or one shortly before it."""
    if found is None or found.due_on is None or said_on is None or not _DAY.fullmatch(found.text):
        return found
    return None if said_on - _WEEK <= found.due_on <= said_on else found


def due(piece: Piece, kind: Kind, said_on: date | None) -> tuple[str | None, date | None]:
    """The words and the day of a clause's own date, else of the one that governs its sentence."""
    frame = piece.reading.frame
    if kind == "measure" and _AT_ANY_TIME.search(piece.text):
        return None, None
    found = _ahead(find_deadline(piece.text, said_on), said_on)
    governs = frame.date and (kind == "target" or not frame.of_figure)
    if governs and (found is None or (found.text == ALL_YEAR and BY_YEAR.match(frame.date))):
        found = _ahead(_governing(frame.date, said_on), said_on)
    if found is None and frame.list_date and frame.listing <= LIST_ITEM:
        found = _governing(frame.list_date, said_on)
    if found is None and frame.era:
        found = _governing(frame.era, said_on)
    return (found.text, found.due_on) if found else (None, None)


def is_over(due_on: date | None, said_on: date | None) -> bool:
    """Whether the day that something was due on had gone by when it was told."""
    return due_on is not None and said_on is not None and due_on < said_on - _WEEK
