from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources._health import LONGEST_REST, Record, circuit, complaint, next_try_at
from sources._source import Expect, Source
from sources._trouble import Busy, asked_to_wait, wait_reason

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = Source(
    id="x",
    name="X",
    language="zh",
    cadence=HOUR / 2,
    expect=Expect(rows=10, quiet=timedelta(days=2)),
)


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (Record(), None),
        (Record(rows=(30, 30, 30), usual_rows=30, last_new_at=NOW - HOUR), None),
        (Record(failures=2, reason="timed out"), None),
        (Record(failures=3, reason="timed out"), "failing"),
        (Record(rows=(0, 0, 0, 30)), "empty"),
        (Record(rows=(0, 0, 30)), None),
        (Record(rows=(0, 0)), None),
        (Record(rows=(9, 0, 9)), "few"),
        (Record(rows=(14, 13, 14), usual_rows=30), "few"),
        (Record(rows=(14, 15, 14), usual_rows=30), None),
        (Record(unknown_pages=2), None),
        (Record(unknown_pages=3), "unknown"),
        (Record(last_new_at=NOW - 47 * HOUR), None),
        (Record(last_new_at=NOW - 49 * HOUR), "silent"),
    ],
)
def test_what_is_wrong(record: Record, fault: str | None) -> None:
    found = complaint(SOURCE, record, NOW)
    assert (found.fault if found else None) == fault


def test_a_complaint_says_why() -> None:
    found = complaint(SOURCE, Record(failures=4, reason="answered 503"), NOW)
    assert found is not None
    assert found.reason == "failed 4 times in a row: answered 503"
    found = complaint(SOURCE, Record(last_new_at=NOW - 60 * HOUR), NOW)
    assert found is not None
    assert found.reason == "nothing new for 2.5 days"


@pytest.mark.parametrize(
    ("failures", "pause"),
    [(0, HOUR / 2), (2, HOUR / 2), (3, HOUR), (4, 2 * HOUR), (5, 4 * HOUR), (6, LONGEST_REST)],
)
def test_the_pause_grows_with_failures(failures: int, pause: timedelta) -> None:
    assert next_try_at(SOURCE, Record(failures=failures, last_tried_at=NOW)) == NOW + pause


def test_a_circuit_opens_is_probed_and_closes() -> None:
    failing = Record(failures=3, last_tried_at=NOW)
    assert circuit(SOURCE, Record(failures=2, last_tried_at=NOW), NOW) == "closed"
    assert circuit(SOURCE, failing, NOW + HOUR / 2) == "open"
    assert circuit(SOURCE, failing, NOW + HOUR) == "probing"
    assert circuit(SOURCE, Record(failures=0, last_tried_at=NOW), NOW) == "closed"


def test_an_untried_source_is_asked_now() -> None:
    assert next_try_at(SOURCE, Record()) is None


@given(st.integers(0, 100_000), st.timedeltas(timedelta(minutes=1), timedelta(days=3)))
def test_the_pause_has_bounds(failures: int, cadence: timedelta) -> None:
    source = Source(id="x", name="X", language="zh", cadence=cadence, expect=SOURCE.expect)
    at = next_try_at(source, Record(failures=failures, last_tried_at=NOW))
    assert at is not None
    assert cadence <= at - NOW <= max(cadence, LONGEST_REST)


@pytest.mark.parametrize(
    ("asked", "pause"),
    [(60, HOUR), (3600 * 3, 3 * HOUR), (3600 * 100, 24 * HOUR)],
)
def test_a_server_that_names_a_time_is_asked_no_earlier(asked: int, pause: timedelta) -> None:
    reason = wait_reason(Busy("answered 429", float(asked)))
    record = Record(failures=1, reason=reason, last_tried_at=NOW)
    source = replace(SOURCE, cadence=HOUR)
    assert next_try_at(source, record) == NOW + pause
    well = replace(record, failures=0)
    assert next_try_at(source, well) == NOW + HOUR, "what was said before it worked is over"


def test_other_reasons_name_no_time() -> None:
    assert wait_reason(Busy("answered 503")) == "answered 503"
    assert asked_to_wait("answered 503") == asked_to_wait(None) == timedelta(0)
