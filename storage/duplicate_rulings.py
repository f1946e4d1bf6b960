"""What people rule on reprints: that an article is one, or is none; each can be taken back.

A ruling takes the place of the program's judgement on the pair; taking it back lets the program
judge again from the stored fingerprints, so that what it said before is what it says then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, select, update
from sqlmodel import Session

from storage.articles import judge_duplicate
from storage.reordering import PROGRAM, judge_cluster, originals, places
from storage.statements import lock_for_writing, rows_with
from storage.tables import ArticleRow, DuplicateRow, table_of

_ROWS = table_of(DuplicateRow)
_D = _ROWS.c


@dataclass(frozen=True, slots=True)
class DuplicateRuling:
    """That a person has said an article to be a reprint of another, or not to be one."""

    article_id: str
    of_id: str
    verdict: Literal["same", "different"]
    by: str
    at: datetime


def are_articles(session: Session, ids: Sequence[str]) -> bool:
    """Whether all of these are stored articles."""
    rows = rows_with(session, table_of(ArticleRow), "id", ("id",), ids)
    return len({id for (id,) in rows}) == len(set(ids))


def rule(session: Session, ruling: DuplicateRuling) -> set[str]:
    """Write a ruling down; return the articles that are reprints of another than before.

    The two may be named in any order: a reprint is the later of them.
    """
    lock_for_writing(session, "corpus")
    article, of = _pair(session, ruling.article_id, ruling.of_id)
    before = originals(session, [article])
    if ruling.verdict == "same":
        other = _D.article_id == article, _D.verdict == "same"
        session.connection().execute(delete(_ROWS).where(*other))
        moved = {article, *_lead_on(session, article, of)}
    else:
        moved = {article} if before.get(article) == of else set()
    judge_duplicate(
        session,
        article,
        of,
        verdict=ruling.verdict,
        reason=f"decided by {ruling.by}",
        by=ruling.by,
        at=ruling.at,
    )
    return moved


def take_back(
    session: Session, article_id: str, of_id: str, *, by: str, now: datetime
) -> set[str] | None:
    """Take a ruling back; return the articles that it moves, None where `by` has ruled nothing."""
    lock_for_writing(session, "corpus")
    either = [article_id, of_id]
    firsts = [*either, *originals(session, either).values()]
    theirs = _D.article_id.in_(either), _D.of_id.in_(firsts), _D.by == by
    ruled = session.connection().execute(select(_D.article_id).where(*theirs)).scalars().all()
    if not ruled or by == PROGRAM:
        return None
    session.connection().execute(delete(_ROWS).where(*theirs))
    return {*ruled, *judge_cluster(session, firsts, now=now)}


def read_duplicate_rulings(session: Session) -> list[DuplicateRuling]:
    """Return what people have ruled on reprints, in the order in which they did."""
    statement = select(_ROWS).where(_D.by != PROGRAM).order_by(_D.at, _D.article_id, _D.of_id)
    return [
        DuplicateRuling(row.article_id, row.of_id, row.verdict, row.by, row.at)
        for row in session.connection().execute(statement)
    ]


def _pair(session: Session, one: str, other: str) -> tuple[str, str]:
    """The later article, and the first of the other's kind."""
    where = places(session, [one, other])
    article, of = (one, other) if where[one] > where[other] else (other, one)
    return article, originals(session, [of]).get(of, of)


def _lead_on(session: Session, article: str, of: str) -> list[str]:
    """Let the reprints of `article` be reprints of what it is one of now; return them."""
    theirs = _D.of_id == article, _D.verdict == "same", _D.article_id != of
    names = session.connection().execute(select(_D.article_id).where(*theirs)).scalars().all()
    there = select(_D.article_id).where(_D.of_id == of)
    session.connection().execute(
        delete(_ROWS).where(_D.article_id.in_(names), _D.article_id.in_(there), _D.of_id == of)
    )
    session.connection().execute(update(_ROWS).where(*theirs).values(of_id=of))
    return list(names)
