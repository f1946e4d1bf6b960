"""Runs, how each source fared in them, and what is known of a source between runs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, func, select, update
from sqlmodel import Session

from articles.identifiers import derive
from storage.service_tables import OutcomeRow, RunRow, SourceStateRow, ValidatorRow
from storage.statements import insert_missing, upsert
from storage.tables import ArticleRow, table_of

WELL = frozenset({"ok", "unchanged", "partial"})
"""Statuses of a source that answered and was understood; any other one says what went wrong."""

_OUTCOMES = table_of(OutcomeRow)
_STATES = table_of(SourceStateRow)
_ANSWERS = table_of(ValidatorRow)
# Built once: each cycle asks this for each source, and to build a statement costs more than to
# run it.
_OUTCOME = select(_OUTCOMES.c.run_id).where(
    _OUTCOMES.c.run_id == bindparam("run"), _OUTCOMES.c.source_id == bindparam("source")
)
_STATE = select(_STATES).where(_STATES.c.source_id == bindparam("source"))
_VALIDATORS = select(_ANSWERS).where(_ANSWERS.c.source_id == bindparam("source"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one source fared in one run. `seconds` is the time taken, by the clock."""

    source_id: str
    status: str
    fetched: int = 0
    new: int = 0
    duplicates: int = 0
    about_miit: int = 0
    mentions: int = 0
    seconds: float = 0.0
    reason: str | None = None
    listed: int | None = None
    """Rows that its lists held, changed or not; None where one of them couldn't be had."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of a source: a line of the `sources` contract."""

    source_id: str
    status: str
    reason: str | None
    last_tried_at: datetime | None
    last_success_at: datetime | None
    last_new_at: datetime | None
    failures: int
    """Failures in a row, 0 after a success."""
    unknown_pages: int = 0
    """New article pages in a row that its parser didn't know."""


@dataclass(frozen=True, slots=True)
class Validator:
    """What an address answered last time: send it back, and compare the body's hash."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    checked_at: datetime | None = None
    """When it was read last; None for one that is yet to be saved."""
    rows: int | None = None
    """Rows that the list held."""


def start_run(session: Session, *, now: datetime, nonce: str = "") -> str:
    """Note that a run began and return its identifier; `nonce` tells runs of one instant apart."""
    run_id = derive("run", now.isoformat(), nonce)
    row = {"id": run_id, "started_at": now, "status": "running"}
    insert_missing(session, RunRow, [row])
    return run_id


def finish_run(session: Session, run_id: str, *, status: str, now: datetime) -> None:
    """Note that a run ended, and how."""
    runs = table_of(RunRow)
    statement = update(runs).where(runs.c.id == run_id).values(status=status, finished_at=now)
    session.connection().execute(statement)


def last_run(session: Session) -> tuple[datetime, str] | None:
    """When the run that finished last did so, and its status; None before the first."""
    runs = table_of(RunRow)
    statement = (
        select(runs.c.finished_at, runs.c.status)
        .where(runs.c.finished_at.is_not(None))
        .order_by(runs.c.finished_at.desc())
        .limit(1)
    )
    row = session.connection().execute(statement).first()
    return (row.finished_at, row.status) if row else None


def forget_runs(session: Session, *, before: datetime) -> int:
    """Delete runs that began earlier, with their outcomes; return how many."""
    runs, outcomes = table_of(RunRow), table_of(OutcomeRow)
    old = select(runs.c.id).where(runs.c.started_at < before)
    session.connection().execute(delete(outcomes).where(outcomes.c.run_id.in_(old)))
    gone = session.connection().execute(delete(runs).where(runs.c.started_at < before))
    return int(gone.rowcount)


def save_outcome(
    session: Session,
    run_id: str,
    outcome: Outcome,
    *,
    now: datetime,
    understood: int = 0,
    unknown: int = 0,
    newest_at: datetime | None = None,
) -> None:
    """Note how a source fared, and what that means for its state.

    `understood` and `unknown` count the new article pages that its parser knew and didn't;
    `newest_at` is when the newest item of its lists is from, whatever it is about.
    """
    row = asdict(outcome) | {"run_id": run_id}
    upsert(session, OutcomeRow, [row], change=set(row) - {"run_id", "source_id"})
    before = source_state(session, outcome.source_id)
    success = outcome.status in WELL
    state = {
        "source_id": outcome.source_id,
        "status": outcome.status,
        "reason": outcome.reason,
        "last_tried_at": now,
        "last_success_at": now if success else before and before.last_success_at,
        "last_new_at": now
        if outcome.new
        else _latest(before.last_new_at if before else None, newest_at),
        "failures": 0 if success else (before.failures if before else 0) + 1,
        "unknown_pages": 0 if understood else (before.unknown_pages if before else 0) + unknown,
    }
    upsert(session, SourceStateRow, [state], change=set(state) - {"source_id"})


def _latest(*times: datetime | None) -> datetime | None:
    return max(filter(None, times), default=None)


def read_outcomes(session: Session, run_id: str) -> list[Outcome]:
    """Return how the sources fared in a run, by source."""
    outcomes = table_of(OutcomeRow)
    statement = select(outcomes).where(outcomes.c.run_id == run_id).order_by(outcomes.c.source_id)
    return [Outcome(**_without(row, "run_id")) for row in session.connection().execute(statement)]


def has_outcome(session: Session, run_id: str, source_id: str) -> bool:
    """Whether a run has taken in what this source brought."""
    given = {"run": run_id, "source": source_id}
    return session.connection().execute(_OUTCOME, given).first() is not None


def recent_rows(session: Session, source_id: str, *, since: datetime) -> list[int]:
    """How many rows a source's lists held in its cycles since then, the latest first.

    Cycles in which one of its lists couldn't be had are left out.
    """
    runs, o = table_of(RunRow), table_of(OutcomeRow)
    statement = (
        select(o.c.listed)
        .join_from(o, runs, runs.c.id == o.c.run_id)
        .where(o.c.source_id == source_id, o.c.listed.is_not(None), runs.c.started_at >= since)
        .order_by(runs.c.started_at.desc())
    )
    return list(session.connection().execute(statement).scalars())


@dataclass(frozen=True, slots=True)
class Activity:
    """How many articles a source brought in a time, later versions not counted."""

    items: int
    about_miit: int


def activity(session: Session, source_id: str, *, since: datetime) -> Activity:
    """What a source has brought since then."""
    a = table_of(ArticleRow).c
    statement = select(
        func.count(), func.coalesce(func.sum(case((a.about_miit, 1), else_=0)), 0)
    ).where(a.source_id == source_id, a.fetched_at >= since, a.replaces.is_(None))
    items, about_miit = session.connection().execute(statement).one()
    return Activity(int(items), int(about_miit))


def source_state(session: Session, source_id: str) -> SourceState | None:
    """Return what is known of a source, or None where it was never tried."""
    row = session.connection().execute(_STATE, {"source": source_id}).first()
    return SourceState(**row._mapping) if row else None


def faulty_since(session: Session, source_id: str) -> datetime | None:
    """Since which run a source has been failing without a break; None where its last went well."""
    runs, o = table_of(RunRow), table_of(OutcomeRow)
    of_source = (
        select(func.max(runs.c.started_at), func.min(runs.c.started_at))
        .join_from(o, runs, runs.c.id == o.c.run_id)
        .where(o.c.source_id == source_id)
    )
    well = of_source.where(o.c.status.in_(sorted(WELL)))
    last_well = session.connection().execute(well).one()[0]
    ill = of_source.where(o.c.status.not_in(sorted(WELL)))
    if last_well is not None:
        ill = ill.where(runs.c.started_at > last_well)
    since: datetime | None = session.connection().execute(ill).one()[1]
    return since


def list_sources(session: Session) -> list[SourceState]:
    """Return the state of every source that was ever tried, by source."""
    states = table_of(SourceStateRow)
    rows = session.connection().execute(select(states).order_by(states.c.source_id))
    return [SourceState(**row._mapping) for row in rows]


def read_validators(session: Session, source_id: str) -> dict[str, Validator]:
    """Return what the addresses of a source answered last, by address."""
    rows = session.connection().execute(_VALIDATORS, {"source": source_id})
    return {row.url: Validator(**_without(row, "source_id")) for row in rows}


def save_validators(
    session: Session, source_id: str, validators: Sequence[Validator], *, now: datetime
) -> None:
    """Remember what addresses of a source answered."""
    rows = [asdict(each) | {"source_id": source_id, "checked_at": now} for each in validators]
    upsert(
        session,
        ValidatorRow,
        rows,
        change=("etag", "last_modified", "body_hash", "rows", "checked_at"),
    )


def _without(row: Any, name: str) -> dict[str, Any]:
    return {key: value for key, value in row._mapping.items() if key != name}
