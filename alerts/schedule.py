"""When digests are due and which period each covers. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from alerts.workdays import Calendar, china


@dataclass(frozen=True, slots=True)
class Schedule:
    """A digest's hour: every day, or every week on `weekday` (0 is Monday), at `at` in `zone`.

    With `workdays_only` a daily digest waits for the next day that Chinese offices work.
    """

    kind: Literal["daily", "weekly"] = "daily"
    at: time = time(8, 30)
    weekday: int = 0
    zone: str = "Asia/Shanghai"
    workdays_only: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A period from `since` (inclusive) to `until` (exclusive)."""

    since: datetime
    until: datetime


def latest_due(schedule: Schedule, now: datetime, calendar: Calendar | None = None) -> datetime:
    """The last hour of `schedule` that is not after `now`, in the zone of `now`."""
    zone = ZoneInfo(schedule.zone)
    day = now.astimezone(zone).date()
    while True:
        due = datetime.combine(day, schedule.at, zone)
        if due <= now and _on(schedule, due, calendar or china()):
            return due.astimezone(now.tzinfo)
        day -= timedelta(days=1)


def _on(schedule: Schedule, due: datetime, calendar: Calendar) -> bool:
    if schedule.kind == "weekly":
        return due.weekday() == schedule.weekday
    return not schedule.workdays_only or calendar.is_workday(due.date())


def window(
    schedule: Schedule,
    *,
    told_until: datetime | None,
    now: datetime,
    calendar: Calendar | None = None,
) -> Window | None:
    """The period of the digest that is due, or None when none is.

    It ends at the scheduled hour, whenever it is made, and begins where the last one ended
    (`told_until`): so nothing is told twice, nothing falls between two, and one that was missed
    is made up in the next. The very first begins one period before its hour.
    """
    until = latest_due(schedule, now, calendar)
    if told_until is None:
        period = timedelta(days=1 if schedule.kind == "daily" else 7)
        return Window(until - period, until)
    return Window(told_until, until) if told_until < until else None
