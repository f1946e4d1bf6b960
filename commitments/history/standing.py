"""Where a commitment stands on a day: its status, its best name, and what is overdue."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal

from articles.clock import SHANGHAI
from commitments.history.events import Course
from commitments.history.moves import State, differ
from commitments.model import Event, Kind, Mention, Quantity, Sighting, Stage
from commitments.names.titles import title

Status = Literal["open", "due_soon", "overdue", "awaiting_evidence", "fulfilled", "withdrawn"]

SOON = timedelta(days=30)
EVIDENCE = timedelta(days=90)
"""How long after its day a target or programme waits for figures and reports that show it done.

A document has no such time: that it isn't out is plain on its day."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment as it stood at one moment."""

    title: str
    kind: Kind
    stage: Stage | None
    status: Status
    due_on: date | None
    quantity: Quantity | None
    first_seen: datetime
    last_seen: datetime
    topics: tuple[str, ...]


def standing(course: Course, now: datetime) -> Standing | None:
    """How a commitment stood at `now` (aware); None where nothing was said yet."""
    known = course.until(now)
    if not known.steps:
        return None
    said = [s for s in known.sightings if s.mention.stage != "done"]
    state, kind = known.steps[-1][1], _kind(said)
    day = None if state.due_on in _called_by(said) else state.due_on
    return Standing(
        title=title(_with_number(state, [s.mention for s in said])),
        kind=kind,
        stage=state.stage,
        status=status(kind, replace(state, due_on=day), now),
        due_on=day,
        quantity=state.quantity,
        first_seen=said[0].published_at,
        last_seen=known.sightings[-1].published_at,
        topics=_topics(said),
    )


def _with_number(state: State, mentions: list[Mention]) -> list[Mention]:
    """Those that give the number that stands: a target is called by it, not by the one before."""
    return [m for m in mentions if not differ(m.quantity, state.quantity)] or mentions


def status(kind: Kind, state: State, now: datetime) -> Status:
    """What `state` amounts to at `now`: its day counts to its end in Shanghai."""
    if state.withdrawn:
        return "withdrawn"
    if state.stage == "done":
        return "fulfilled"
    if state.due_on is None or state.stage == "continue":
        return "open"
    due = _end_of(state.due_on)
    if now < due:
        return "due_soon" if due - now <= SOON else "open"
    return "awaiting_evidence" if now < due + _grace(kind) else "overdue"


def overdue_events(course: Course, now: datetime) -> tuple[Event, ...]:
    """An event each time that a deadline had passed without the thing being done, up to `now`.

    A deadline that was moved before it passed, or was past when it was stated, makes none.
    """
    known = course.until(now)
    states = [state for _, state in known.steps]
    if not states:
        return ()
    said = [s for s in known.sightings if s.mention.stage != "done"] or known.sightings
    kind, called = _kind(said), _called_by(said)
    ends = [after.since for _, after in pairwise(states)] + [now]
    found: dict[date, Event] = {}
    for state, end in zip(states, ends, strict=True):
        if state.due_on is None or state.due_on in found or state.due_on in called:
            continue
        if not _awaited(state):
            continue
        on = _end_of(state.due_on) + _grace(kind)
        if state.since < on <= end:
            late = state.due_on.isoformat()
            found[state.due_on] = Event("overdue", None, on, "deadline", before=late)
    return tuple(found[day] for day in sorted(found))


def _called_by(said: Sequence[Sighting]) -> frozenset[date | None]:
    """The ends of the years that a programme is only called by: 2025年度…遴选工作.

    It is the round of that year, whenever it comes to its end.
    """
    stated = [
        (s.mention.due_on, s.mention.deadline in s.mention.object)
        for s in said
        if s.mention.kind == "programme" and s.mention.deadline
    ]
    return frozenset({day for day, own in stated if own} - {day for day, own in stated if not own})


def _awaited(state: State) -> bool:
    return state.stage not in ("continue", "done") and not state.withdrawn


def _kind(said: Sequence[Sighting]) -> Kind:
    """The kind that most mentions give; of equally many, the one given first."""
    counts = Counter(s.mention.kind for s in said)
    return counts.most_common(1)[0][0] if counts else "measure"


def _topics(said: Sequence[Sighting]) -> tuple[str, ...]:
    counts = Counter(t for s in said for t in s.mention.topics)
    return tuple(sorted(counts, key=lambda t: (-counts[t], t)))


def _grace(kind: Kind) -> timedelta:
    return timedelta() if kind == "instrument" else EVIDENCE


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)
