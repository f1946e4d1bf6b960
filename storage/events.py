"""Write the events of commitments, also where they are derived anew.

Identifiers come from content: an event that is derived again is the one that was there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlmodel import Session

from articles.identifiers import derive
from commitments.model import Event
from storage.ledger_tables import EventRow
from storage.statements import IDS, some_of, upsert
from storage.tables import table_of

_EVENTS = table_of(EventRow)
# Built once: to build a statement costs more than to run it.
_EVENTS_OF = (
    select(_EVENTS)
    .where(_EVENTS.c.commitment_id.in_(IDS))
    .order_by(_EVENTS.c.position, _EVENTS.c.id)
)

_DERIVED = ("position", "on", "before", "after", "note")
"""What can have changed of an event that stays."""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with its identifier, which alerts are bound to."""

    id: str
    commitment_id: str
    event: Event
    told: bool = False
    """It is new, but what it says was told: it has taken the place of an event that said the same
    of another mention."""
    moved: bool = False
    """It is new here: its mention brought it along from another commitment."""


def event_id(commitment_id: str, event: Event) -> str:
    """Return the identifier of an event: of its commitment, sighting, kind and field.

    An event without a sighting (`overdue`) is told apart by its day.
    """
    source = event.sighting_id or event.on.isoformat()
    return derive("event", commitment_id, source, event.kind, event.field or "")


def replace_events(
    session: Session, events: Mapping[str, Sequence[Event]], *, found_at: datetime | None
) -> dict[str, list[StoredEvent]]:
    """Let `events`, in time order, be those of their commitments; return each one's new ones.

    What is still an event keeps its identifier and when it was found; what is none any longer
    goes. A new one that takes the place of one of its kind, because an earlier mention was found,
    keeps to whom and when that was news. Without `found_at` a new one counts as found when it
    happened. What stays as it is isn't written.
    """
    before: dict[str, list[Row[Any]]] = {commitment: [] for commitment in events}
    for some in some_of(events):
        for row in session.connection().execute(_EVENTS_OF, {"ids": some}):
            before[row.commitment_id].append(row)
    happened = {_what(row.commitment_id, row) for its in before.values() for row in its}
    fresh: dict[str, list[StoredEvent]] = {}
    made: list[dict[str, Any]] = []
    dropped: list[str] = []
    for commitment, its in events.items():
        stored = [StoredEvent(event_id(commitment, each), commitment, each) for each in its]
        known, still = {each.id: each for each in before[commitment]}, {each.id for each in stored}
        gone = [each for each in before[commitment] if each.id not in still]
        dropped += [each.id for each in gone]
        fresh[commitment] = []
        for position, each in enumerate(stored):
            own = _event_row(each, position, found_at or each.event.on)
            if stays := known.get(each.id):
                if any(getattr(stays, name) != own[name] for name in _DERIVED):
                    made.append(own | _inherited(None))
                continue
            heir_of = _predecessor(each, gone)
            made.append(own | _inherited(heir_of))
            told = heir_of is not None and heir_of.after == each.event.after
            moved = _what(commitment, each.event) in happened
            fresh[commitment].append(replace(each, told=told, moved=moved))
    for some in some_of(dropped):
        session.connection().execute(delete(_EVENTS).where(_EVENTS.c.id.in_(some)))
    upsert(session, EventRow, made, change=_DERIVED)
    return fresh


def _what(commitment_id: str, event: Event | Row[Any]) -> tuple[str, str, str | None]:
    """A mention, the kind of its event and what that moved, in whatever commitment it is."""
    return event.sighting_id or f"{commitment_id} {event.on}", event.kind, event.field


def _predecessor(stored: StoredEvent, gone: list[Row[Any]]) -> Row[Any] | None:
    """Take out of `gone` the event whose place this one takes, if it was news to anybody."""
    what = (stored.event.kind, stored.event.field)
    for row in gone:
        if (row.kind, row.field) == what and row.telling != "nobody":
            gone.remove(row)
            return row
    return None


def _inherited(row: Row[Any] | None) -> dict[str, Any]:
    if row is None:
        return {"telling": "nobody", "replaces": None}
    told_as = row.replaces or row.id
    return {"telling": row.telling, "found_at": row.found_at, "replaces": told_as}


def _event_row(stored: StoredEvent, position: int, found_at: datetime) -> dict[str, Any]:
    event = stored.event
    return {
        "id": stored.id,
        "commitment_id": stored.commitment_id,
        "position": position,
        "kind": event.kind,
        "sighting_id": event.sighting_id,
        "on": event.on,
        "found_at": found_at,
        "field": event.field,
        "before": event.before,
        "after": event.after,
        "note": event.note,
    }
