"""Digest periods: nothing twice, nothing lost, missed ones made up."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from alerts.schedule import Schedule, Window, latest_due, window

BEIJING = ZoneInfo("Asia/Shanghai")
DAILY = Schedule()
WEEKLY = Schedule("weekly", weekday=4, at=time(17))


def beijing(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


def test_a_daily_digest_covers_from_hour_to_hour() -> None:
    now = beijing("2026-09-02 08:31")
    assert window(DAILY, told_until=None, now=now) == Window(
        beijing("2026-09-01 08:30"), beijing("2026-09-02 08:30")
    )
    assert window(DAILY, told_until=beijing("2026-09-02 08:30"), now=now) is None


def test_a_late_one_ends_at_its_hour_all_the_same() -> None:
    told = beijing("2026-09-01 08:30")
    late = window(DAILY, told_until=told, now=beijing("2026-09-02 23:10"))
    assert late == Window(told, beijing("2026-09-02 08:30"))


def test_missed_ones_are_made_up_in_one() -> None:
    told = beijing("2026-09-01 08:30")
    made_up = window(DAILY, told_until=told, now=beijing("2026-09-06 09:00"))
    assert made_up == Window(told, beijing("2026-09-06 08:30"))


def test_weekly_on_its_day() -> None:
    assert latest_due(WEEKLY, beijing("2026-09-04 16:59")) == beijing("2026-08-28 17:00")
    assert latest_due(WEEKLY, beijing("2026-09-04 17:00")) == beijing("2026-09-04 17:00")


def test_workdays_only_waits_for_the_end_of_a_holiday() -> None:
    schedule = Schedule(workdays_only=True)
    told = beijing("2026-09-30 08:30")
    assert window(schedule, told_until=told, now=beijing("2026-10-05 12:00")) is None
    assert window(schedule, told_until=told, now=beijing("2026-10-08 08:30")) == Window(
        told, beijing("2026-10-08 08:30")
    )


@given(
    st.lists(st.timedeltas(timedelta(minutes=1), timedelta(days=9)), min_size=1, max_size=12),
    st.sampled_from(
        [DAILY, WEEKLY, Schedule(zone="America/New_York"), Schedule(workdays_only=True)]
    ),
)
def test_windows_join_without_gap_or_overlap(steps: list[timedelta], schedule: Schedule) -> None:
    now = datetime(2026, 2, 10, tzinfo=UTC)
    told = latest_due(schedule, now)
    for step in steps:
        now += step
        found = window(schedule, told_until=told, now=now)
        if found:
            assert found.since == told < found.until <= now
            told = found.until
        assert told == latest_due(schedule, now)
