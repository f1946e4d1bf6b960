"""`miit-watch sources`: every source and how it is, as a table or a line each."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from articles.clock import SHANGHAI
from flows import output, resting
from flows.settings import Settings
from flows.sourcing import USUAL, enabled_sources, record_of
from sources._health import circuit, complaint, next_try_at
from sources._source import Source
from storage import runs
from storage.engine import Session, open_store, reading
from storage.hosts import HostRest, read_rests
from storage.runs import SourceState

WEEK = timedelta(days=7)
ENDLESS = timedelta(days=3650) / timedelta(minutes=1)
"""Minutes from which a time that is allowed is none at all."""
_HEADS = (
    *("source", "status", "circuit", "last success", "last new", "every", "quiet up to"),
    *("failures", "7 days", "MIIT", "what is wrong"),
)
_NUMBERS = ("every", "quiet up to", "failures", "7 days", "MIIT")
Row = dict[str, Any]


def show(settings: Settings, form: str, *, now: datetime) -> None:
    """Print the sources that are on, then those that the store still remembers."""
    engine = open_store(settings.database_url)
    try:
        with reading(engine) as session:
            rows = list(_rows(session, settings, now))
    finally:
        engine.dispose()
    if form == "jsonl":
        output.print_jsonl(rows)
        return
    table = output.table(_HEADS, right=_NUMBERS)
    for row in rows:
        table.add_row(*_cells(row))
    output.console().print(table)


def _rows(session: Session, settings: Settings, now: datetime) -> Iterator[Row]:
    states = {each.source_id: each for each in runs.list_sources(session)}
    rests = read_rests(session)
    for source in enabled_sources(settings):
        state = states.pop(source.id, None)
        row = _known(session, source.id, state, now) | _expected(session, source, state, now)
        yield row | {"hosts_at_rest": _at_rest(resting.of_source(source, rests, now=now))}
    for state in states.values():
        yield _known(session, state.source_id, state, now) | {"name": None, "enabled": False}


def _known(session: Session, source_id: str, state: SourceState | None, now: datetime) -> Row:
    """What the store knows of a source."""
    week = runs.activity(session, source_id, since=now - WEEK)
    return {
        "id": source_id,
        "status": state.status if state else "never tried",
        "reason": state.reason if state else None,
        "last_tried_at": _stamp(state.last_tried_at if state else None),
        "last_success_at": _stamp(state.last_success_at if state else None),
        "last_new_at": _stamp(state.last_new_at if state else None),
        "failures": state.failures if state else 0,
        "items_7_days": week.items,
        "miit_items_7_days": week.about_miit,
        "cadence_minutes": None,
        "quiet_hours": None,
        "rows": None,
        "usual_rows": None,
        "circuit": None,
        "next_try_at": None,
        "trouble": None,
        "hosts_at_rest": [],
    }


def _at_rest(rests: Iterable[HostRest]) -> list[Row]:
    """The source's hosts that are left alone, whoever asked them."""
    return [
        {
            "host": each.host,
            "failures": each.failures,
            "until": _stamp(each.until),
            "reason": each.reason,
        }
        for each in rests
    ]


def _expected(session: Session, source: Source, state: SourceState | None, now: datetime) -> Row:
    """What is expected of a source, and how it is by that."""
    row: Row = {
        "name": source.name,
        "enabled": True,
        "cadence_minutes": source.cadence.total_seconds() / 60,
        "quiet_hours": source.expect.quiet.total_seconds() / 3600,
    }
    if state is None:
        return row
    record = record_of(state, runs.recent_rows(session, source.id, since=now - USUAL))
    wrong = complaint(source, record, now)
    return row | {
        "rows": record.rows[0] if record.rows else None,
        "usual_rows": record.usual_rows,
        "circuit": circuit(source, record, now),
        "next_try_at": _stamp(next_try_at(source, record)),
        "trouble": wrong.reason if wrong else None,
    }


def _cells(row: Row) -> Iterator[output.Text]:
    yield output.Text(row["id"])
    yield output.status_cell(row["status"])
    rests = row["circuit"] == "open"
    until = f" until {_short(row['next_try_at'])}" if rests else ""
    hosts = "".join(
        f"; {each['host']} open until {_short(each['until'])}" for each in row["hosts_at_rest"]
    )
    style = "red" if rests or hosts else ""
    yield output.Text(f"{row['circuit'] or ''}{until}{hosts}", style=style)
    yield output.Text(_short(row["last_success_at"]))
    yield output.Text(_short(row["last_new_at"]))
    yield output.Text(_length(row["cadence_minutes"]))
    yield output.Text(_length(row["quiet_hours"] and row["quiet_hours"] * 60))
    for name in ("failures", "items_7_days", "miit_items_7_days"):
        yield output.Text(str(row[name]))
    yield output.Text(row["trouble"] or row["reason"] or "")


def _length(minutes: float | None) -> str:
    if minutes is None or minutes > ENDLESS:
        return ""
    if minutes < 60:
        return f"{minutes:g} min"
    return f"{minutes / 60:g} h" if minutes < 48 * 60 else f"{minutes / 1440:g} days"


def _short(stamp: str | None) -> str:
    return output.local(datetime.fromisoformat(stamp)) if stamp else ""


def _stamp(at: datetime | None) -> str | None:
    return at.astimezone(SHANGHAI).isoformat() if at else None
