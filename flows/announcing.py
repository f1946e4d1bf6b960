"""What happened, as Prefect events, for automations of the operator's own (docs/operations.md)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prefect.events import emit_event

from alerts.operators import Word
from flows.summary import Summary

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


def of_cycle(summary: Summary) -> Iterator[Announcement]:
    """What a cycle did to the ledger, an announcement an alert; a digest of history has none."""
    for each in summary.alerts:
        if each.event in MOVES and each.commitment_id:
            payload = {"alert": each.id, "kind": each.kind, "quote": each.quote, "url": each.url}
            name = f"commitment.{each.event}"
            yield Announcement(name, f"commitment.{each.commitment_id}", each.title, payload)


def of_probe(said: Iterable[Word]) -> Iterator[Announcement]:
    """What a probe found wrong, or mended: only what operators are told, and as often."""
    for word in said:
        trouble = word.state.trouble
        name = TROUBLES.get(trouble.kind)
        if name and word.what == "mended":
            name = "source.recovered" if name.startswith("source.") else None
        if name:
            subject = f"{name.partition('.')[0]}.{trouble.subject}"
            payload = {"detail": trouble.detail, "since": word.state.since.isoformat()}
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
