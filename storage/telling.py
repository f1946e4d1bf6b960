"""What was told until when: digests, and troubles told to operators."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import Session

from storage.service_tables import DigestRow, TroubleRow
from storage.statements import upsert
from storage.tables import table_of


def told_until(session: Session, digest: str) -> datetime | None:
    """Until when the digest of this name has told what happened; None before its first."""
    digests = table_of(DigestRow)
    statement = select(digests.c.told_until).where(digests.c.name == digest)
    return session.connection().execute(statement).scalar()


def mark_told(session: Session, digest: str, *, until: datetime) -> None:
    """Note that the digest of this name has told what happened before `until`."""
    upsert(session, DigestRow, [{"name": digest, "told_until": until}], change=("told_until",))


def read_troubles(session: Session) -> dict[str, dict[str, Any]]:
    """The states of the troubles that operators know of, by key, as they were saved."""
    rows = session.connection().execute(select(table_of(TroubleRow)))
    return {row.key: row.state for row in rows}


def save_troubles(session: Session, states: Mapping[str, Mapping[str, Any]]) -> None:
    """Let these be the troubles that operators know of."""
    session.connection().execute(delete(table_of(TroubleRow)))
    rows = [{"key": key, "state": dict(state)} for key, state in sorted(states.items())]
    upsert(session, TroubleRow, rows, change=("state",))
