"""What is linked, in the order of publication: the places of articles, and what they say."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, select
from sqlmodel import Session

from commitments.model import Mention
from storage.ledger_tables import IdentityKeyRow, IdentityRow, MentionRow
from storage.sightings import mention_of
from storage.statements import IDS, rows_with, some_of
from storage.tables import ArticleRow, table_of

Place = tuple[datetime, str]
"""When an article was published (or a later version written), and the article."""

_MENTIONS = table_of(MentionRow)
_M = _MENTIONS.c


@dataclass(frozen=True, slots=True)
class Linked:
    """A stored mention, its place and the commitment that it belongs to, if any."""

    id: str
    mention: Mention
    fulfilment: bool
    place: Place
    commitment_id: str | None


def last_place(session: Session) -> Place | None:
    """The place of the latest article that says anything; None in an empty store."""
    statement = (
        select(_M.published_at, _M.article_id)
        .order_by(_M.published_at.desc(), _M.article_id.desc())
        .limit(1)
    )
    row = session.connection().execute(statement).first()
    return (row.published_at, row.article_id) if row else None


def said_by(session: Session, article_id: str) -> list[Linked]:
    """All that an article says, in no particular order."""
    rows = session.connection().execute(select(_MENTIONS).where(_M.article_id == article_id))
    return [_linked(row) for row in rows]


def belonging_to(session: Session, commitments: Collection[str], place: Place) -> list[Linked]:
    """The mentions of these commitments behind `place`, in order."""
    found = [
        _linked(row)
        for some in some_of(commitments)
        for row in session.connection().execute(_belonging(), {"ids": some, "at": place[0]})
    ]
    behind = (each for each in found if each.place > place)
    return sorted(behind, key=lambda each: (each.place, each.id))


def linked_between(session: Session, after: Place, before: Place) -> list[Linked]:
    """The mentions between two places that belong to a commitment, in no particular order."""
    statement = select(_MENTIONS).where(
        _M.commitment_id.is_not(None), _M.published_at >= after[0], _M.published_at <= before[0]
    )
    found = (_linked(row) for row in session.connection().execute(statement))
    return [each for each in found if after < each.place < before]


def unlinked_after(session: Session, place: Place) -> list[Linked]:
    """The mentions behind `place` that belong to no commitment: of what nobody announced."""
    statement = select(_MENTIONS).where(_M.commitment_id.is_(None), _M.published_at >= place[0])
    found = (_linked(row) for row in session.connection().execute(statement))
    return [each for each in found if each.place > place]


def version_before(session: Session, article_id: str) -> str | None:
    """The version of the same article whose place an article takes."""
    rows = rows_with(session, table_of(ArticleRow), "id", ("replaces",), [article_id])
    return next((before for (before,) in rows), None)


def owners(session: Session, keys: Iterable[str]) -> set[str]:
    """The commitments that have an identity with one of `keys`."""
    keyed = rows_with(session, table_of(IdentityKeyRow), "key", ("identity_id",), keys)
    names = {identity for (identity,) in keyed}
    rows = rows_with(session, table_of(IdentityRow), "id", ("commitment_id",), names)
    return {owner for (owner,) in rows}


@cache
def _belonging() -> Select[Any]:
    return select(_MENTIONS).where(_M.commitment_id.in_(IDS), _M.published_at >= bindparam("at"))


def _linked(row: Row[Any]) -> Linked:
    return Linked(
        id=row.id,
        mention=mention_of(row),
        fulfilment=row.fulfilment,
        place=(row.published_at, row.article_id),
        commitment_id=row.commitment_id,
    )
