"""Read what was judged on mentions and commitments, by the program and by people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, select
from sqlmodel import Session

from commitments.model import Judgement
from storage.ledger_tables import CommitmentRow, JudgementRow
from storage.statements import IDS, some_of
from storage.tables import table_of

_COMMITMENTS = table_of(CommitmentRow)
_JUDGEMENTS = table_of(JudgementRow)
# Built once: to build a statement costs more than to run it.
_JUDGED = (
    select(_JUDGEMENTS, _COMMITMENTS.c.title)
    .join_from(
        _JUDGEMENTS, _COMMITMENTS, _COMMITMENTS.c.id == _JUDGEMENTS.c.commitment_id, isouter=True
    )
    .where(_JUDGEMENTS.c.mention_id.in_(IDS))
    .order_by(
        _JUDGEMENTS.c.mention_id,
        _JUDGEMENTS.c.score.desc(),
        _JUDGEMENTS.c.commitment_id,
        _JUDGEMENTS.c.by,
    )
)


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement on a mention, with the other commitment's title where it has one."""

    sighting_id: str
    judgement: Judgement
    title: str | None
    by: str
    at: datetime


def read_judgements(session: Session, sighting_ids: Sequence[str]) -> list[JudgementLine]:
    """Return what was judged on these sightings, the likeliest commitment first."""
    return [
        _judgement_line(row)
        for some in some_of(sighting_ids)
        for row in session.connection().execute(_JUDGED, {"ids": some})
    ]


def read_unsure(session: Session, *, by: str) -> list[JudgementLine]:
    """Return what `by` was unsure of and nobody else has ruled on, likeliest first."""
    ruled = _JUDGEMENTS.alias("ruled")
    pair = and_(
        ruled.c.mention_id == _JUDGEMENTS.c.mention_id,
        ruled.c.commitment_id == _JUDGEMENTS.c.commitment_id,
        ruled.c.by != by,
    )
    statement = (
        select(_JUDGEMENTS, _COMMITMENTS.c.title)
        .join_from(_JUDGEMENTS, _COMMITMENTS, _COMMITMENTS.c.id == _JUDGEMENTS.c.commitment_id)
        .join(ruled, pair, isouter=True)
        .where(_JUDGEMENTS.c.verdict == "unsure", _JUDGEMENTS.c.by == by)
        .where(ruled.c.mention_id.is_(None))
        .order_by(_JUDGEMENTS.c.score.desc(), _JUDGEMENTS.c.mention_id)
    )
    return [_judgement_line(row) for row in session.connection().execute(statement)]


def read_rulings(session: Session, *, but: str) -> list[JudgementLine]:
    """Return what everybody but `but` has judged, in the order in which it was said."""
    statement = (
        select(_JUDGEMENTS, _COMMITMENTS.c.title)
        .join_from(
            _JUDGEMENTS,
            _COMMITMENTS,
            _COMMITMENTS.c.id == _JUDGEMENTS.c.commitment_id,
            isouter=True,
        )
        .where(_JUDGEMENTS.c.by != but)
        .order_by(_JUDGEMENTS.c.at, _JUDGEMENTS.c.mention_id, _JUDGEMENTS.c.commitment_id)
    )
    return [_judgement_line(row) for row in session.connection().execute(statement)]


def _judgement_line(row: Row[Any]) -> JudgementLine:
    return JudgementLine(
        sighting_id=row.mention_id,
        judgement=Judgement(row.commitment_id, row.verdict, row.score, row.reason),
        title=row.title,
        by=row.by,
        at=row.at,
    )
