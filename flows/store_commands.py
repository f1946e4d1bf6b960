"""Commands that read the store: ledger, alerts, articles; replay and resend."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from articles.clock import SHANGHAI
from commitments.history.events import State, course
from commitments.history.standing import standing, status
from flows import output, replaying
from flows.settings import Settings
from storage import outbox, recovery
from storage.article_reading import list_articles
from storage.engine import Session, open_store, reading, writing
from storage.ledger_reading import LedgerLine, read_ledger
from storage.outbox_reading import list_alerts
from storage.sightings import sightings

Row = dict[str, Any]


def resend(settings: Settings, alert_id: str, *, settle: bool, now: datetime) -> int:
    """Let an alert's unsent deliveries be tried again, or settle them; return how many."""
    engine = open_store(settings.database_url)
    try:
        with writing(engine) as session:
            change = recovery.settle if settle else outbox.resend
            count = change(session, alert_id, now=now)
            session.commit()
        return count
    finally:
        engine.dispose()


def replay(settings: Settings, into: str | None, form: str, *, now: datetime) -> None:
    """Derive the ledger again and print the difference."""
    with tempfile.TemporaryDirectory(prefix="miit-watch-replay-") as folder:
        found = replaying.replay(settings, into or f"sqlite:///{folder}/ledger.db", now=now)
    if form == "jsonl":
        output.print_jsonl([asdict(found) | {"same": found.same}])
        return
    console = output.console()
    console.print(f"{found.articles} articles derived again")
    if found.same:
        console.print("The ledger is the same, to the last mention.")
    for name, lines in asdict(found).items():
        if isinstance(lines, list) and lines:
            console.print(f"{name.replace('_', ' ')}: {len(lines)}", style="bold")
            for line in lines:
                console.print(f"  {line}")


def show(what: str, settings: Settings, form: str, **choices: Any) -> None:
    """Print what the store holds of `what`."""
    engine = open_store(settings.database_url)
    try:
        with reading(engine) as session:
            rows = _ROWS[what](session, settings, **choices)
            if form == "jsonl":
                output.print_jsonl(rows)
            else:
                narrowed = any(choices.get(name) is not None for name in _NARROWING)
                _print_table(what, rows, narrowed=narrowed)
    finally:
        engine.dispose()


def _ledger_rows(
    session: Session, settings: Settings, now: datetime, as_of: datetime | None
) -> Iterator[Row]:
    del settings
    for line in read_ledger(session):
        row = ledger_row(line, now=now) if as_of is None else _past_row(session, line, as_of)
        if row:
            yield row


def _past_row(session: Session, line: LedgerLine, as_of: datetime) -> Row | None:
    """The line as it stood then; None where nothing was said yet."""
    said = course(sightings(session, line.id)).until(as_of)
    stood = standing(said, as_of)
    if stood is None:
        return None
    known = {each.id for each in said.sightings}
    then = replace(
        line,
        title=stood.title,
        kind=stood.kind,
        stage=stood.stage,
        status=stood.status,
        topics=stood.topics,
        first_seen=stood.first_seen,
        last_seen=stood.last_seen,
        due_on=stood.due_on,
        mentions=tuple(each for each in line.mentions if each.sighting_id in known),
    )
    return ledger_row(then, now=as_of)


def ledger_row(line: LedgerLine, *, now: datetime) -> Row:
    """A line of the `ledger` contract; its status is that of `now`, not of the last upkeep."""
    settled = line.status in ("fulfilled", "withdrawn")
    state = State(line.last_seen, line.stage, line.due_on)
    return {
        "id": line.id,
        "title": line.title,
        "kind": line.kind,
        "stage": line.stage,
        "status": line.status if settled else status(line.kind, state, now),
        "topics": list(line.topics),
        "first_seen": _stamp(line.first_seen),
        "last_seen": _stamp(line.last_seen),
        "due_on": line.due_on and line.due_on.isoformat(),
        "mentions": [
            {
                "article_id": each.article_id,
                "path": each.path,
                "url": each.url,
                "publisher": each.publisher,
                "published_at": _stamp(each.published_at),
                "quote": each.quote,
                "object": each.object,
                "event": each.event,
                "note": each.note,
                "version": each.version,
                "gone_since": each.gone_since and _stamp(each.gone_since),
            }
            for each in line.mentions
        ],
    }


def _alert_rows(session: Session, settings: Settings, status: Any = None) -> Iterator[Row]:
    del settings
    for each in list_alerts(session, status=status):
        row = asdict(each)
        for name in ("event_id", "event_ids", "sighting_id"):
            del row[name]
        row["created_at"] = _stamp(each.created_at)
        for told in row["deliveries"]:
            told["sent_at"] = told["sent_at"] and _stamp(told["sent_at"])
        yield row


def _article_rows(session: Session, settings: Settings) -> Iterator[Row]:
    del settings
    for each in list_articles(session):
        row = asdict(each)
        for name in ("published_at", "revised_at"):
            row[name] = row[name] and _stamp(row[name])
        yield row


_ROWS: Mapping[str, Callable[..., Iterator[Row]]] = {
    "ledger": _ledger_rows,
    "alerts": _alert_rows,
    "articles": _article_rows,
}
_NARROWING = ("as_of", "status")
"""Choices that leave rows out."""
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "ledger": ("id", "title", "kind", "stage", "status", "due_on", "last_seen", "mentions"),
    "alerts": ("id", "event", "title", "created_at", "deliveries"),
    "articles": (
        *("id", "published_at", "publisher", "carrier", "title", "about_miit"),
        *("duplicate_of", "replaces"),
    ),
}


def _print_table(what: str, rows: Iterable[Row], *, narrowed: bool) -> None:
    console, columns = output.console(), _SHOWN[what]
    table = output.table([name.replace("_", " ") for name in columns])
    empty = True
    for row in rows:
        empty = False
        table.add_row(*(_cell(name, row[name]) for name in columns))
    if empty:
        yet = "like that" if narrowed else "yet: `miit-watch run` fills it"
        console.print(f"No {what} in the store {yet}.")
    else:
        console.print(table)


def _cell(name: str, value: Any) -> output.Text:
    if value is None:
        return output.Text("")
    if name == "status":
        return output.status_cell(value)
    if name == "mentions":
        return output.Text(str(len(value)))
    if name == "deliveries":
        return output.Text(", ".join(map(_delivery, value)))
    if isinstance(value, bool):
        return output.Text("yes" if value else "no")
    return output.Text(str(value))


def _delivery(told: Row) -> str:
    why = f" ({told['error']})" if told["error"] and told["status"] != "sent" else ""
    place, person = told["channel"], told["recipient"]
    to = place if person == place else f"{place}/{person}"
    return f"{to} {told['status']}{why}"


def _stamp(at: datetime) -> str:
    return at.astimezone(SHANGHAI).isoformat()
