"""What has happened of late, for charts: moves in the ledger, articles that came in."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from storage.ledger_tables import EventRow
from storage.service_tables import OutcomeRow, RunRow
from storage.tables import table_of


def moves_since(session: Session, since: datetime) -> list[tuple[datetime, str]]:
    """When the ledger's events happened from `since` on, and their kinds; mere repeats left out."""
    events = table_of(EventRow)
    statement = select(events.c.on, events.c.kind).where(
        events.c.on >= since, events.c.kind != "restated"
    )
    return [(row.on, row.kind) for row in session.connection().execute(statement)]


def arrivals_since(session: Session, since: datetime) -> list[tuple[datetime, int]]:
    """The runs begun from `since` on that brought articles about the ministry, and how many."""
    runs, outcomes = table_of(RunRow), table_of(OutcomeRow)
    count = func.sum(outcomes.c.about_miit)
    statement = (
        select(runs.c.started_at, count)
        .join_from(outcomes, runs, runs.c.id == outcomes.c.run_id)
        .where(runs.c.started_at >= since)
        .group_by(runs.c.id, runs.c.started_at)
        .having(count > 0)
    )
    return [(at, int(number)) for at, number in session.connection().execute(statement)]
