"""What happened, as Prefect events, for automations of the operator's own (docs/operations.md)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prefect.events import emit_event

from alerts.operators import Word
from commitments.model import Event
from flows.runlog import without_secrets
from storage.outbox_reading import AlertLine

MOVES = frozenset({"new", "advanced", "changed", "fulfilled", "withdrawn", "overdue"})
TROUBLES = {
    "source_silent": "source.silent",
    "source_blocked": "source.blocked",
    "delivery_failing": "delivery.failed",
    "delivery_missing": "delivery.missing",
}


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event of ours: `name` after `miit-watch.`, what it is about, and what it says of that."""

    name: str
    subject: str
    title: str
    payload: Mapping[str, str | None]


def of_alerts(alerts: Iterable[AlertLine], events: Mapping[str, Event]) -> Iterator[Announcement]:
    """What alerts tell of the ledger, each with its event of `events`; digests have none."""
    for each in alerts:
        if each.event not in MOVES or not each.commitment_id:
            continue
        event = events.get(each.event_id or "")
        payload = {
            "alert": each.id,
            "event": each.event,
            "title": each.title,
            "kind": each.kind,
            "quote": each.quote,
            "url": each.url,
            "on": event.on.isoformat() if event else None,
            "field": event.field if event else None,
            "before": event.before if event else None,
            "after": event.after if event else None,
            "note": event.note if event else None,
        }
        subject = f"commitment.{each.commitment_id}"
        yield Announcement(f"commitment.{each.event}", subject, each.title, payload)


def of_probe(said: Iterable[Word]) -> Iterator[Announcement]:
    """What a probe found wrong, or mended: only what operators are told, and as often."""
    for word in said:
        state, trouble = word.state, word.state.trouble
        name = TROUBLES.get(trouble.kind)
        if name and word.what == "mended":
            name = "source.recovered" if name.startswith("source.") else None
        if name:
            payload = {
                "trouble": trouble.kind,
                "subject": trouble.subject,
                "detail": without_secrets(trouble.detail),
                "since": state.since.isoformat(),
                "until": state.mended_at.isoformat() if state.mended_at else None,
            }
            subject = f"{name.partition('.')[0]}.{trouble.subject}"
            yield Announcement(name, subject, trouble.subject, payload)


def announce(announcements: Iterable[Announcement]) -> None:
    """Emit them; an event that can't be sent is Prefect's to log and holds nothing up."""
    for each in announcements:
        emit_event(
            f"miit-watch.{each.name}",
            resource={
                "prefect.resource.id": f"miit-watch.{each.subject}",
                "prefect.resource.name": each.title,
            },
            payload=dict(each.payload),
        )
