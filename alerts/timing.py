"""When a message may go out: quiet hours, working days, a cap an hour. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from alerts.workdays import Calendar, china

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nobody is disturbed: from `start` to before `end`, over midnight if need be.

    With `workdays_only` the days that Chinese offices don't work are quiet as a whole.
    """

    start: time
    end: time
    zone: str = "Asia/Shanghai"
    workdays_only: bool = False


def release(at: datetime, quiet: Quiet | None, calendar: Calendar | None = None) -> datetime:
    """The first moment from `at` on at which a message that isn't critical may go out, in UTC.

    It is `at` itself outside the quiet hours.
    """
    if quiet is None:
        return at
    zone = ZoneInfo(quiet.zone)
    local = at.astimezone(zone)
    while True:
        later = _end_of_silence(local, quiet, calendar or china())
        if later is None:
            return local.astimezone(at.tzinfo)
        local = later


def _end_of_silence(local: datetime, quiet: Quiet, calendar: Calendar) -> datetime | None:
    """When the silence that `local` lies in ends at the earliest; None outside of any."""
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    if quiet.workdays_only and not calendar.is_workday(local.date()):
        return midnight + timedelta(days=1)
    end = midnight.replace(hour=quiet.end.hour, minute=quiet.end.minute)
    clock = local.time()
    if quiet.start <= quiet.end:
        return end if quiet.start <= clock < quiet.end else None
    if clock >= quiet.start:
        return end + timedelta(days=1)
    return end if clock < quiet.end else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that is due to one recipient."""

    id: str
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes out now: `single` each by itself, `bundled` in one message; the rest is `held`."""

    single: tuple[str, ...]
    bundled: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    again_at: datetime | None = None
    """When room for the held ones comes; None when nothing is held."""


def plan(
    waiting: Sequence[Waiting], sent: Sequence[datetime], *, cap: int | None, now: datetime
) -> Plan:
    """How the messages due to one recipient go out when it gets at most `cap` (≥ 1) an hour.

    `sent` are the times of those that went out before. Critical ones always go by themselves and
    don't use up the room. The last place of the hour carries all that has no place of its own.
    """
    critical = tuple(item.id for item in waiting if item.critical)
    others = tuple(item.id for item in waiting if not item.critical)
    if cap is None:
        return Plan(tuple(item.id for item in waiting))
    recent = sorted(at for at in sent if at > now - HOUR)
    room = cap - len(recent)
    if not others or len(others) <= room:
        return Plan(tuple(item.id for item in waiting))
    if room < 1:
        # Room for one comes when as many have grown old as there are too many.
        return Plan(critical, held=others, again_at=recent[-cap] + HOUR)
    return Plan(critical + others[: room - 1], bundled=others[room - 1 :])
