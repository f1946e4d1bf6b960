"""Read a commitment's sightings as its history is computed from them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlmodel import Session

from commitments.model import Mention, Quantity, Sighting
from storage.ledger_tables import MentionRow
from storage.statements import IDS, some_of
from storage.tables import ArticleRow, DuplicateRow, table_of

_MENTIONS = table_of(MentionRow)
_ARTICLES = table_of(ArticleRow)
_DUPLICATES = table_of(DuplicateRow)
_REPRINTED = timedelta(days=30)
"""How long after a text its reprints come; what comes later is a new occasion."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """That a commitment was spoken of: a sighting without what was said."""

    id: str
    published_at: datetime
    occasion: str
    publisher: str | None


def sightings(session: Session, commitment_id: str) -> list[Sighting]:
    """Return the commitment's sightings in order of publication.

    Those of one text share an occasion: the identifier of the first article that had it, in its
    first version. A text that comes again much later is said again.
    """
    return sightings_of(session, [commitment_id])[commitment_id]


def sightings_of(session: Session, commitments: Collection[str]) -> dict[str, list[Sighting]]:
    """Return each commitment's `sightings`; none for one that has none, or isn't there."""
    found: dict[str, list[tuple[str, Sighting]]] = {each: [] for each in commitments}
    for some in some_of(commitments):
        for row in session.connection().execute(_sightings(), {"ids": some}):
            found[row.commitment_id].append((row.own_id, _sighting(row)))
    return {each: _with_revisions(told) for each, told in found.items()}


def sightings_named(session: Session, ids: Collection[str]) -> dict[str, Sighting]:
    """Return these sightings, by identifier, without marks of revision."""
    return {
        row.id: _sighting(row)
        for some in some_of(ids)
        for row in session.connection().execute(_named(), {"ids": some})
    }


def spoken_of(session: Session, commitments: Collection[str]) -> dict[str, list[Spoken]]:
    """Return when and by whom each commitment was spoken of, in order of publication.

    A tenth of what its `sightings` cost.
    """
    found: dict[str, list[Spoken]] = {each: [] for each in commitments}
    for some in some_of(commitments):
        for row in session.connection().execute(_spoken(), {"ids": some}):
            spoken = Spoken(row.id, row.published_at, _occasion(row), row.publisher)
            found[row.commitment_id].append(spoken)
    return found


def said_in(session: Session, article_id: str) -> list[tuple[Mention, str]]:
    """Return what an article says that belongs to a commitment, each with that commitment."""
    m = _MENTIONS.c
    statement = (
        select(_MENTIONS)
        .where(m.article_id == article_id, m.commitment_id.is_not(None))
        .order_by(m.paragraph, m.start, m.id)
    )
    rows = session.connection().execute(statement)
    return [(mention_of(row), row.commitment_id) for row in rows]


@cache
def _sightings() -> Select[Any]:
    return _in_order(_with_occasions(_MENTIONS).where(_MENTIONS.c.commitment_id.in_(IDS)))


@cache
def _named() -> Select[Any]:
    return _with_occasions(_MENTIONS).where(_MENTIONS.c.id.in_(IDS))


@cache
def _spoken() -> Select[Any]:
    m = _MENTIONS.c
    told = _with_occasions(m.id, m.commitment_id, m.published_at)
    return _in_order(told.where(m.commitment_id.in_(IDS)))


def _in_order(told: Select[Any]) -> Select[Any]:
    return told.order_by(_MENTIONS.c.published_at, _MENTIONS.c.id)


def _with_occasions(*columns: Any) -> Select[Any]:
    """Mentions with their publishers and what `_occasion` tells their occasions from."""
    own, first = _ARTICLES.alias("own"), _ARTICLES.alias("first")
    root = func.coalesce(_ARTICLES.c.first_version, _ARTICLES.c.id)
    same = and_(_DUPLICATES.c.article_id == own.c.id, _DUPLICATES.c.verdict == "same")
    return (
        select(
            *columns,
            _ARTICLES.c.publisher,
            own.c.id.label("own_id"),
            func.coalesce(own.c.published_at, own.c.fetched_at).label("own_said_at"),
            func.coalesce(first.c.first_version, first.c.id).label("first_id"),
            first.c.published_at.label("first_published_at"),
        )
        .join_from(_MENTIONS, _ARTICLES, _ARTICLES.c.id == _MENTIONS.c.article_id)
        .join(own, own.c.id == root)
        .join(_DUPLICATES, same, isouter=True)
        .join(first, first.c.id == _DUPLICATES.c.of_id, isouter=True)
    )


def _with_revisions(found: Sequence[tuple[str, Sighting]]) -> list[Sighting]:
    """Mark what later versions of an article say: otherwise than the version before, or not."""
    before: dict[str, set[tuple[object, ...]]] = {}
    latest: dict[str, tuple[str, set[tuple[object, ...]]]] = {}
    made: list[Sighting] = []
    for root, each in found:
        says = each.mention.stage, each.mention.due_on, each.mention.quantity
        article, said = latest.get(root, (each.article_id, set()))
        if article != each.article_id:
            before[root], said = said, set()
        latest[root] = each.article_id, said | {says}
        if root in before:
            changed = says not in before[root]
            each = replace(each, revision="changed" if changed else "unchanged")
        made.append(each)
    return made


def _sighting(row: Row[Any]) -> Sighting:
    return Sighting(
        id=row.id,
        mention=mention_of(row),
        article_id=row.article_id,
        published_at=row.published_at,
        occasion=_occasion(row),
        publisher=row.publisher,
    )


def mention_of(row: Row[Any]) -> Mention:
    """Return the mention that a row of `mentions` holds."""
    return Mention(
        quote=row.quote,
        kind=row.kind,
        object=row.object,
        paragraph=row.paragraph,
        start=row.start,
        end=row.end,
        stage=row.stage,
        deadline=row.deadline,
        due_on=row.due_on,
        quantity=Quantity(**row.quantity) if row.quantity else None,
        speaker=row.speaker,
        office=row.office,
        actor=row.actor,
        topics=tuple(row.topics),
    )


def _occasion(row: Row[Any]) -> str:
    first, own = row.first_published_at, row.own_said_at
    reprint = row.first_id and (first is None or abs(own - first) <= _REPRINTED)
    return str(row.first_id if reprint else row.own_id)
