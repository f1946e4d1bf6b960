"""Hosts that are left alone for a while, so that the next run knows of them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session

from storage.service_tables import HostRow
from storage.statements import upsert
from storage.tables import table_of


@dataclass(frozen=True, slots=True)
class HostRest:
    """A host that is left alone until then, and why."""

    host: str
    failures: int
    """In a row."""
    until: datetime
    reason: str
    blocked: bool
    """The last failure was a challenge or a refusal."""


def read_rests(session: Session) -> list[HostRest]:
    """The hosts that were left alone last, by name, their time over or not."""
    hosts = table_of(HostRow)
    rows = session.connection().execute(select(hosts).order_by(hosts.c.host))
    return [HostRest(**row._mapping) for row in rows]


def save_rests(session: Session, rests: Sequence[HostRest], *, well: Collection[str]) -> None:
    """Remember these, and forget those of hosts that are `well` again."""
    upsert(
        session,
        HostRow,
        [asdict(each) for each in rests],
        change=("failures", "until", "reason", "blocked"),
    )
    if well:
        hosts = table_of(HostRow)
        session.connection().execute(delete(hosts).where(hosts.c.host.in_(sorted(well))))


def forget_rests(session: Session, *, before: datetime) -> int:
    """Forget those whose time was over before then; return how many."""
    hosts = table_of(HostRow)
    gone = session.connection().execute(delete(hosts).where(hosts.c.until < before))
    return int(gone.rowcount)
