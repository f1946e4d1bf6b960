"""Whether a source is well, and when it is worth asking again; pure judgements over its record."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sources._source import Source

Fault = Literal["failing", "empty", "few", "silent"]

FAILURES = 3
"""Failures in a row from which an operator hears of them; one bad night isn't news."""
LONGEST_REST = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a source: times aware, `rows` as its lists held them last, if they came."""

    failures: int = 0
    reason: str | None = None
    last_tried_at: datetime | None = None
    last_new_at: datetime | None = None
    """When it last brought an item that wasn't known; None before its first."""
    rows: int | None = None
    usual_rows: int | None = None
    """The middle of its last counts of rows, None while there are too few to say."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a source, in words for an operator."""

    fault: Fault
    reason: str


def complaint(source: Source, record: Record, now: datetime) -> Complaint | None:
    """What is wrong, the gravest first; None while the source is well or untried."""
    if record.failures >= FAILURES:
        because = f": {record.reason}" if record.reason else ""
        return Complaint("failing", f"failed {record.failures} times in a row{because}")
    if record.rows == 0 and source.expect.rows > 0:
        return Complaint("empty", "its lists hold no rows")
    if record.rows is not None and record.rows < source.expect.rows:
        return Complaint("few", f"{record.rows} rows, at least {source.expect.rows} are expected")
    if record.rows is not None and record.usual_rows and record.rows * 2 < record.usual_rows:
        return Complaint("few", f"{record.rows} rows, usually {record.usual_rows}")
    if record.last_new_at is not None and now - record.last_new_at > source.expect.quiet:
        days = (now - record.last_new_at) / timedelta(days=1)
        return Complaint("silent", f"nothing new for {days:.1f} days")
    return None


def next_try_at(source: Source, record: Record) -> datetime | None:
    """When to ask next; None means now.

    A source that works is asked at its cadence. From the third failure in a row the pause doubles
    up to six hours, so that a dead site costs little and a mended one is found.
    """
    if record.last_tried_at is None:
        return None
    over = record.failures - FAILURES
    # no further than the limit, lest a long failure overflows the exponent
    pause = source.cadence * 2 ** min(over + 1, 16) if over >= 0 else source.cadence
    return record.last_tried_at + max(source.cadence, min(pause, LONGEST_REST))
