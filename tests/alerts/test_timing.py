"""When messages go out: quiet hours, working days, the cap an hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.timing import HOUR, Quiet, Waiting, plan, release
from alerts.workdays import china

BEIJING = ZoneInfo("Asia/Shanghai")
NIGHT = Quiet(time(22), time(7, 30))
WORK = Quiet(time(22), time(7, 30), workdays_only=True)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 31), timezones=st.just(UTC))


def beijing(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("quiet", "at", "out"),
    [
        (None, "2026-09-30 23:00", "2026-09-30 23:00"),
        (NIGHT, "2026-09-23 12:00", "2026-09-23 12:00"),
        (NIGHT, "2026-09-23 21:59", "2026-09-23 21:59"),
        (NIGHT, "2026-09-23 22:00", "2026-09-24 07:30"),
        (NIGHT, "2026-09-24 07:29", "2026-09-24 07:30"),
        (NIGHT, "2026-09-24 07:30", "2026-09-24 07:30"),
        (Quiet(time(12), time(14)), "2026-09-24 13:00", "2026-09-24 14:00"),
        # Friday night before a Saturday and a make-up Sunday: 2026-09-20 is worked.
        (WORK, "2026-09-18 23:00", "2026-09-20 07:30"),
        # The National Day week from its eve to its end, 2026-10-08.
        (WORK, "2026-09-30 22:30", "2026-10-08 07:30"),
        (WORK, "2026-10-03 12:00", "2026-10-08 07:30"),
    ],
)
def test_release(quiet: Quiet | None, at: str, out: str) -> None:
    assert release(beijing(at), quiet) == beijing(out)


@given(MOMENTS, st.times(), st.times(), st.booleans())
def test_release_is_never_early_and_never_quiet(
    at: datetime, start: time, end: time, workdays_only: bool
) -> None:
    quiet = Quiet(
        start.replace(second=0, microsecond=0),
        end.replace(second=0, microsecond=0),
        workdays_only=workdays_only,
    )
    out = release(at, quiet)
    assert out >= at
    assert release(out, quiet) == out
    assert out - at < timedelta(days=14)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2025-01-26", True),  # a Sunday, made up for Spring Festival
        ("2025-01-27", True),
        ("2025-01-28", False),
        ("2026-02-14", True),  # a Saturday
        ("2026-02-23", False),  # a Monday
        ("2026-10-10", True),  # a Saturday
        ("2026-10-11", False),
        ("2026-11-23", True),
        ("2029-01-01", True),  # beyond the table: Monday to Friday
        ("2029-01-06", False),
    ],
)
def test_chinese_working_days(day: str, worked: bool) -> None:
    assert china().is_workday(date.fromisoformat(day)) is worked


def test_the_table_moves_weekdays_off_and_weekends_on() -> None:
    assert all(day.weekday() < 5 for day in china().off)
    assert all(day.weekday() >= 5 for day in china().on)
    assert china().until >= 2026


NOW = datetime(2026, 9, 1, 4, 0, tzinfo=UTC)
FIVE = [Waiting(name) for name in "abcde"]


def test_under_the_cap_all_go_by_themselves() -> None:
    assert plan(FIVE, [], cap=5, now=NOW).single == tuple("abcde")
    assert plan(FIVE, [], cap=None, now=NOW).single == tuple("abcde")


def test_beyond_the_cap_the_last_place_carries_the_rest() -> None:
    made = plan(FIVE, [NOW - timedelta(minutes=10)], cap=4, now=NOW)
    assert (made.single, made.bundled, made.held) == (("a", "b"), ("c", "d", "e"), ())


def test_a_full_hour_holds_until_there_is_room() -> None:
    sent = [NOW - timedelta(minutes=minutes) for minutes in (50, 20, 10)]
    made = plan(FIVE, sent, cap=2, now=NOW)
    assert (made.single, made.bundled, made.held) == ((), (), tuple("abcde"))
    assert made.again_at == NOW - timedelta(minutes=20) + HOUR


def test_critical_ones_pass_through() -> None:
    sent = [NOW - timedelta(minutes=5)]
    made = plan([*FIVE, Waiting("x", critical=True)], sent, cap=1, now=NOW)
    assert (made.single, made.held) == (("x",), tuple("abcde"))


@given(
    st.lists(st.booleans(), max_size=12),
    st.lists(st.integers(min_value=0, max_value=120), max_size=8),
    st.integers(min_value=1, max_value=6),
)
def test_a_plan_loses_nothing_and_keeps_the_cap(
    critical: list[bool], ages: list[int], cap: int
) -> None:
    waiting = [Waiting(str(number), urgent) for number, urgent in enumerate(critical)]
    sent = [NOW - timedelta(minutes=age) for age in ages]
    made = plan(waiting, sent, cap=cap, now=NOW)
    places = [*made.single, *made.bundled, *made.held]
    assert sorted(places) == sorted(item.id for item in waiting)
    ordinary = sum(not item.critical for item in waiting if item.id in made.single)
    out = ordinary + bool(made.bundled)
    assert out == 0 or out + sum(at > NOW - HOUR for at in sent) <= cap
    assert bool(made.held) == (made.again_at is not None)
    if made.again_at:
        later = plan(waiting, sent, cap=cap, now=made.again_at)
        assert made.again_at > NOW
        assert not later.held
