"""The names under which commitments are known, and the keys that lead to them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session

from articles.identifiers import derive
from commitments.model import Identity
from storage.ledger_tables import IdentityKeyRow, IdentityRow
from storage.order import Place
from storage.statements import BATCH, insert_missing, rows_with, upsert
from storage.tables import table_of

_I = table_of(IdentityRow).c
# Built once: to build a statement costs more than to run it.
_SINCE = select(_I.said_at, _I.article_id).where(_I.id == bindparam("id"))


def candidates(
    session: Session, keys: Collection[str], *, until: Place | None = None
) -> list[tuple[str, Identity]]:
    """Return the commitments that have one of `keys`, each with all its identities, in order.

    All of them, for one whose marks conflict sets its whole commitment apart. With `until` as they
    were known when the article at that place had been read.
    """
    keyed = rows_with(session, table_of(IdentityKeyRow), "key", ("identity_id",), keys)
    names = {identity for (identity,) in keyed}
    table = table_of(IdentityRow)
    owners = {owner for (owner,) in rows_with(session, table, "id", ("commitment_id",), names)}
    ordered = sorted(owners)
    found: list[tuple[str, Identity]] = []
    for start in range(0, len(ordered), BATCH):
        statement = select(table).where(table.c.commitment_id.in_(ordered[start : start + BATCH]))
        rows = session.connection().execute(statement)
        found += [
            (row.commitment_id, identity_of_row(row))
            for row in rows
            if until is None or (row.said_at, row.article_id) <= until
        ]
    if until is not None:
        # A commitment may have got the name that was looked for later on.
        wanted = set(keys)
        met = {owner for owner, each in found if not wanted.isdisjoint(each.keys)}
        found = [each for each in found if each[0] in met]
    return sorted(found, key=lambda each: (each[0], each[1].name, each[1].marks))


def identity_id(commitment_id: str, identity: Identity) -> str:
    """Return the identifier of a name of a commitment."""
    return derive("identity", commitment_id, identity.kind, identity.name, *identity.marks)


def add_identity(session: Session, commitment_id: str, identity: Identity, place: Place) -> bool:
    """Let `commitment_id` be found under `identity`'s keys from `place` on.

    Return whether that is new: nothing changes where it was called so earlier.
    """
    name = identity_id(commitment_id, identity)
    stored = session.connection().execute(_SINCE, {"id": name}).first()
    if stored and (stored.said_at, stored.article_id) <= place:
        return False
    add_identities(session, [(commitment_id, identity, place)])
    return True


def add_identities(session: Session, names: Iterable[tuple[str, Identity, Place]]) -> None:
    """Let commitments be found under identities that they have new, or from a place further on."""
    rows: list[dict[str, Any]] = []
    keys: list[dict[str, Any]] = []
    for commitment_id, identity, place in names:
        name = identity_id(commitment_id, identity)
        rows.append(
            {
                "id": name,
                "commitment_id": commitment_id,
                "kind": identity.kind,
                "name": identity.name,
                "marks": list(identity.marks),
                "keys": list(identity.keys),
                "said_at": place[0],
                "article_id": place[1],
            }
        )
        keys += [{"key": key, "identity_id": name} for key in sorted(set(identity.keys))]
    upsert(session, IdentityRow, rows, change=("said_at", "article_id", "keys"))
    insert_missing(session, IdentityKeyRow, keys)


def names_of(session: Session, commitments: Sequence[str]) -> dict[str, dict[Identity, Place]]:
    """Return each commitment's identities with where it was first called so."""
    table = table_of(IdentityRow)
    found: dict[str, dict[Identity, Place]] = {each: {} for each in commitments}
    for start in range(0, len(commitments), BATCH):
        theirs = table.c.commitment_id.in_(commitments[start : start + BATCH])
        for row in session.connection().execute(select(table).where(theirs)):
            found[row.commitment_id][identity_of_row(row)] = row.said_at, row.article_id
    return found


def forget_identities(session: Session, commitments: Sequence[str]) -> None:
    """Let these commitments be found under no name, until names are added again."""
    i, k = table_of(IdentityRow).c, table_of(IdentityKeyRow).c
    theirs = select(i.id).where(i.commitment_id.in_(commitments))
    connection = session.connection()
    connection.execute(delete(table_of(IdentityKeyRow)).where(k.identity_id.in_(theirs)))
    connection.execute(delete(table_of(IdentityRow)).where(i.commitment_id.in_(commitments)))


def identity_of_row(row: Any) -> Identity:
    """Return the identity that a row of `identities` holds."""
    return Identity(kind=row.kind, name=row.name, keys=tuple(row.keys), marks=tuple(row.marks))
