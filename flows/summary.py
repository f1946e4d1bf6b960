"""How a cycle went: what its run's state, tables and events are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from articles.clock import SHANGHAI
from flows.dispatch import Delivered
from storage import runs
from storage.outbox_reading import AlertLine
from storage.runs import Outcome, SourceState


@dataclass(frozen=True, slots=True)
class Watched:
    """A source that the cycle watches over, whether or not it was due."""

    id: str
    cadence: timedelta
    state: SourceState | None
    """As the cycle left it; None for one that was never tried."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How a cycle went: a row a source, and the alerts that it made."""

    started_at: datetime
    outcomes: tuple[Outcome, ...]
    alerts: tuple[AlertLine, ...]
    delivered: Delivered
    watched: tuple[Watched, ...] = ()
    faulty_since: Mapping[str, datetime] = field(default_factory=dict)
    """By source that gave nothing, since when it has been so."""

    @property
    def faults(self) -> tuple[Outcome, ...]:
        return tuple(each for each in self.outcomes if each.status not in runs.WELL)

    @property
    def failed(self) -> bool:
        """Whether nothing could be had from anywhere."""
        return bool(self.outcomes) and len(self.faults) == len(self.outcomes)

    @property
    def partial(self) -> bool:
        """Whether anything went wrong: a source, or a message that didn't get through."""
        wrong = any(each.status not in ("ok", "unchanged") for each in self.outcomes)
        return wrong or self.delivered.faults > 0

    @property
    def headline(self) -> str:
        """One line for the operator, what is wrong before what is new."""
        if not self.outcomes:
            return "no source was due"
        well = len(self.outcomes) - len(self.faults)
        new = sum(each.new for each in self.outcomes)
        return "; ".join(
            [
                f"{well} of {len(self.outcomes)} sources",
                *map(self._complaint, self.faults),
                f"{new} new articles",
                f"{len(self.alerts)} alerts",
                *([f"deliveries: {self.delivered.headline}"] if self.delivered.faults else []),
            ]
        )

    def _complaint(self, fault: Outcome) -> str:
        since = self.faulty_since.get(fault.source_id)
        when = f" since {clock(since, today=self.started_at)}" if since else ""
        return f"{fault.source_id} {fault.status}{when}: {fault.reason}"


def clock(at: datetime, *, today: datetime) -> str:
    """A time as Shanghai tells it, with its day where that isn't today's."""
    local = at.astimezone(SHANGHAI)
    same_day = local.date() == today.astimezone(SHANGHAI).date()
    return f"{local:%H:%M}" if same_day else f"{local:%Y-%m-%d %H:%M}"
