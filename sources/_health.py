"""Whether a source is well, and when it is worth asking again; pure judgements over its record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from sources._source import Source
from sources._trouble import asked_to_wait

Fault = Literal["failing", "empty", "few", "unknown", "silent"]
Circuit = Literal["closed", "open", "probing"]

FAILURES = 3
"""Failures in a row from which an operator hears of them; one bad night isn't news."""
TIMES = 3
"""Cycles in a row with too few rows, and new pages in a row that the parser doesn't know, from
which an operator hears of them."""
LONGEST_REST = timedelta(hours=6)
LONGEST_WAIT = timedelta(days=1)
"""How long a server may ask us to wait."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a source; times are aware."""

    failures: int = 0
    reason: str | None = None
    last_tried_at: datetime | None = None
    last_new_at: datetime | None = None
    """When its newest item is from; None before its first."""
    rows: tuple[int, ...] = ()
    """What its lists held in its last cycles, the latest first."""
    unknown_pages: int = 0
    """New article pages in a row that its parser didn't know."""
    usual_rows: int | None = None
    """The middle of its last counts of rows, None while there are too few to say."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a source, in words for an operator."""

    fault: Fault
    reason: str
    phrase: str
    """Which sentence that is, for saying it in another language …"""
    values: Mapping[str, str] = field(default_factory=dict)
    """… with these in it."""


def complaint(source: Source, record: Record, now: datetime) -> Complaint | None:
    """What is wrong, the gravest first; None while the source is well or untried."""
    if record.failures >= FAILURES:
        because = f": {record.reason}" if record.reason else ""
        said = f"failed {record.failures} times in a row{because}"
        values = {"times": str(record.failures), "because": record.reason or "–"}
        return Complaint("failing", said, "failing", values)
    if found := _too_few(source, record):
        return found
    if record.unknown_pages >= TIMES:
        pages = record.unknown_pages
        said = f"its last {pages} new pages aren't what its parser knows"
        return Complaint("unknown", said, "unknown", {"pages": str(pages)})
    if record.last_new_at is not None and now - record.last_new_at > source.expect.quiet:
        days = f"{(now - record.last_new_at) / timedelta(days=1):.1f}"
        return Complaint("silent", f"nothing new for {days} days", "silent", {"days": days})
    return None


def _too_few(source: Source, record: Record) -> Complaint | None:
    last = record.rows[:TIMES]
    if len(last) < TIMES:
        return None
    most = max(last)
    if most == 0 and source.expect.rows > 0:
        return Complaint("empty", "its lists hold no rows", "empty")
    rows, least, usual = str(last[0]), str(source.expect.rows), str(record.usual_rows)
    if most < source.expect.rows:
        said = f"{rows} rows, at least {least} are expected"
        return Complaint("few", said, "few", {"rows": rows, "least": least})
    if record.usual_rows and most * 2 < record.usual_rows:
        said = f"{rows} rows, usually {usual}"
        return Complaint("few", said, "fewer", {"rows": rows, "usual": usual})
    return None


def circuit(source: Source, record: Record, now: datetime) -> Circuit:
    """Whether a source is asked at its cadence, left alone for a while, or due for another try."""
    if record.failures < FAILURES:
        return "closed"
    at = next_try_at(source, record)
    return "open" if at and now < at else "probing"


def next_try_at(source: Source, record: Record) -> datetime | None:
    """When to ask next; None means now.

    A source that works is asked at its cadence. From the third failure in a row the pause doubles
    up to six hours, so that a dead site costs little and a mended one is found. One whose server
    named a time is asked no earlier, if it is within a day.
    """
    if record.last_tried_at is None:
        return None
    over = record.failures - FAILURES
    # no further than the limit, lest a long failure overflows the exponent
    pause = source.cadence * 2 ** min(over + 1, 16) if over >= 0 else source.cadence
    asked = min(asked_to_wait(record.reason), LONGEST_WAIT) if record.failures else timedelta(0)
    return record.last_tried_at + max(source.cadence, min(pause, LONGEST_REST), asked)
