"""Write the ledger: mentions, the commitments they belong to, judgements and events.

Which commitment a mention belongs to is a judgement row; `mentions.commitment_id` is where the
judgements leave it now. All identifiers come from content: a ledger derived again is equal.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlmodel import Session

from articles.identifiers import derive
from commitments.model import Event, Identity, Judgement, Kind, Mention, Stage
from storage.statements import (
    BATCH,
    IDS,
    insert_missing,
    lock_for_writing,
    rows_with,
    some_of,
    upsert,
)
from storage.tables import (
    AlertRow,
    CommitmentRow,
    EventRow,
    IdentityKeyRow,
    IdentityRow,
    JudgementRow,
    MentionRow,
    table_of,
)

Place = tuple[datetime, str]
"""When an article was published (or a later version written), and the article."""

_EVENTS = table_of(EventRow)
_I = table_of(IdentityRow).c
_M = table_of(MentionRow).c
# Built once: to build a statement costs more than to run it.
_EVENTS_OF = (
    select(_EVENTS)
    .where(_EVENTS.c.commitment_id.in_(IDS))
    .order_by(_EVENTS.c.position, _EVENTS.c.id)
)
_ASSIGN = (
    update(table_of(MentionRow))
    .where(_M.id == bindparam("sighting"))
    .values(commitment_id=bindparam("owner"))
)
_SINCE = select(_I.said_at, _I.article_id).where(_I.id == bindparam("id"))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a commitment's sightings come to: the columns of its row."""

    title: str
    kind: Kind
    stage: Stage | None
    status: str
    due_on: date | None
    topics: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with its identifier, which alerts are bound to."""

    id: str
    commitment_id: str
    event: Event


def lock_ledger(session: Session) -> None:
    """Hold off others who link or derive until this transaction ends."""
    lock_for_writing(session, "ledger")


def sighting_id(article_id: str, mention: Mention) -> str:
    """Return the identifier (16 hex digits) of a mention in an article."""
    place = f"{mention.paragraph}:{mention.start}:{mention.end}"
    return derive("sighting", article_id, place, mention.object, mention.stage or "")


def event_id(commitment_id: str, event: Event) -> str:
    """Return the identifier of an event: of its commitment, sighting, kind and field.

    An event without a sighting (`overdue`) is told apart by its day.
    """
    source = event.sighting_id or event.on.isoformat()
    return derive("event", commitment_id, source, event.kind, event.field or "")


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says; `fulfilments` report that something was done."""

    article_id: str
    published_at: datetime
    mentions: Sequence[Mention]
    fulfilments: Sequence[Mention] = ()


def save_mentions(session: Session, said: Iterable[Said]) -> list[list[str]]:
    """Store what articles say; return the sightings' identifiers of each, fulfilments last.

    What is stored already stays as it is, its commitment included.
    """
    rows = [
        [
            *(_mention_row(each, mention, False) for mention in each.mentions),
            *(_mention_row(each, mention, True) for mention in each.fulfilments),
        ]
        for each in said
    ]
    insert_missing(session, MentionRow, list(chain.from_iterable(rows)))
    return [[str(row["id"]) for row in some] for some in rows]


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


def add_commitments(session: Session, standings: Mapping[str, Standing]) -> None:
    """Store commitments, or set the columns of those that are there already."""
    rows = [{"id": name} | _standing_row(each) for name, each in standings.items()]
    if rows:
        upsert(session, CommitmentRow, rows, change=rows[0].keys() - {"id"})


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


def remove_commitment(session: Session, commitment_id: str, *, into: str | None) -> None:
    """Remove a commitment without mentions; alerts and people's rulings on it go to `into`."""
    connection = session.connection()
    forget_identities(session, [commitment_id])
    events, row = table_of(EventRow), table_of(CommitmentRow)
    connection.execute(delete(events).where(events.c.commitment_id == commitment_id))
    connection.execute(delete(row).where(row.c.id == commitment_id))
    if into is None:
        return
    alerts, judged = table_of(AlertRow), table_of(JudgementRow)
    moved = update(alerts).where(alerts.c.commitment_id == commitment_id)
    connection.execute(moved.values(commitment_id=into))
    other = judged.alias("other")
    ruled = select(other.c.by).where(
        other.c.mention_id == judged.c.mention_id,
        other.c.by == judged.c.by,
        other.c.commitment_id == into,
    )
    theirs = judged.c.commitment_id == commitment_id, ~ruled.exists()
    connection.execute(update(judged).where(*theirs).values(commitment_id=into))


def assign(session: Session, belong: Mapping[str, str | None]) -> None:
    """Let each sighting belong to its commitment (None: to none) from now on."""
    if belong:
        rows = [{"sighting": name, "owner": owner} for name, owner in belong.items()]
        session.connection().execute(_ASSIGN, rows)


def save_judgements(
    session: Session, judged: Iterable[tuple[str, Judgement]], *, by: str, at: datetime
) -> None:
    """Write down what `by` (the program, or a person) says on sightings and commitments.

    It takes the place of what the same `by` said on the same pair before.
    """
    rows = [
        {
            "mention_id": sighting_id,
            "commitment_id": each.commitment_id,
            "by": by,
            "verdict": each.verdict,
            "score": each.score,
            "reason": each.reason,
            "at": at,
        }
        for sighting_id, each in judged
    ]
    upsert(session, JudgementRow, rows, change=("verdict", "score", "reason", "at"))


def forget_judgements(session: Session, sighting_ids: Sequence[str], *, by: str) -> None:
    """Take back all that `by` said on these mentions."""
    j = table_of(JudgementRow).c
    statement = delete(table_of(JudgementRow)).where(j.mention_id.in_(sighting_ids), j.by == by)
    session.connection().execute(statement)


def withdraw_judgement(session: Session, sighting_id: str, commitment_id: str, *, by: str) -> bool:
    """Take back what `by` said on a pair; return whether there was anything."""
    j = table_of(JudgementRow).c
    statement = delete(table_of(JudgementRow)).where(
        j.mention_id == sighting_id, j.commitment_id == commitment_id, j.by == by
    )
    return bool(session.connection().execute(statement).rowcount)


def replace_events(
    session: Session, events: Mapping[str, Sequence[Event]], *, found_at: datetime | None
) -> dict[str, list[StoredEvent]]:
    """Let `events`, in time order, be those of their commitments; return each one's new ones.

    What is still an event keeps its identifier and when it was found; what is none any longer
    goes. A new one that takes the place of one of its kind, because an earlier mention was found,
    keeps to whom and when that was news. Without `found_at` a new one counts as found when it
    happened.
    """
    before: dict[str, list[Row[Any]]] = {commitment: [] for commitment in events}
    for some in some_of(events):
        for row in session.connection().execute(_EVENTS_OF, {"ids": some}):
            before[row.commitment_id].append(row)
    fresh: dict[str, list[StoredEvent]] = {}
    made: list[dict[str, Any]] = []
    dropped: list[str] = []
    for commitment, its in events.items():
        stored = [StoredEvent(event_id(commitment, each), commitment, each) for each in its]
        known, still = {each.id for each in before[commitment]}, {each.id for each in stored}
        gone = [each for each in before[commitment] if each.id not in still]
        dropped += [each.id for each in gone]
        for position, each in enumerate(stored):
            heir_of = None if each.id in known else _predecessor(each, gone)
            own = _event_row(each, position, found_at or each.event.on)
            made.append(own | _inherited(heir_of))
        fresh[commitment] = [each for each in stored if each.id not in known]
    for some in some_of(dropped):
        session.connection().execute(delete(_EVENTS).where(_EVENTS.c.id.in_(some)))
    upsert(session, EventRow, made, change=("position", "on", "before", "after", "note"))
    return fresh


def _predecessor(stored: StoredEvent, gone: list[Row[Any]]) -> Row[Any] | None:
    """Take out of `gone` the event whose place this one takes, if it was news to anybody."""
    what = (stored.event.kind, stored.event.field)
    for row in gone:
        if (row.kind, row.field) == what and row.telling != "nobody":
            gone.remove(row)
            return row
    return None


def _inherited(row: Row[Any] | None) -> dict[str, Any]:
    if row is None:
        return {"telling": "nobody", "replaces": None}
    told_as = row.replaces or row.id
    return {"telling": row.telling, "found_at": row.found_at, "replaces": told_as}


def _mention_row(said: Said, mention: Mention, fulfilment: bool) -> dict[str, Any]:
    quantity = mention.quantity
    return {
        "id": sighting_id(said.article_id, mention),
        "article_id": said.article_id,
        "published_at": said.published_at,
        "fulfilment": fulfilment,
        "quote": mention.quote,
        "kind": mention.kind,
        "object": mention.object,
        "paragraph": mention.paragraph,
        "start": mention.start,
        "end": mention.end,
        "stage": mention.stage,
        "deadline": mention.deadline,
        "due_on": mention.due_on,
        "quantity": asdict(quantity) if quantity else None,
        "speaker": mention.speaker,
        "office": mention.office,
        "actor": mention.actor,
        "topics": list(mention.topics),
    }


def _standing_row(standing: Standing) -> dict[str, Any]:
    return asdict(standing) | {"topics": list(standing.topics)}


def _event_row(stored: StoredEvent, position: int, found_at: datetime) -> dict[str, Any]:
    event = stored.event
    return {
        "id": stored.id,
        "commitment_id": stored.commitment_id,
        "position": position,
        "kind": event.kind,
        "sighting_id": event.sighting_id,
        "on": event.on,
        "found_at": found_at,
        "field": event.field,
        "before": event.before,
        "after": event.after,
        "note": event.note,
    }


def identity_of_row(row: Any) -> Identity:
    """Return the identity that a row of `identities` holds."""
    return Identity(kind=row.kind, name=row.name, keys=tuple(row.keys), marks=tuple(row.marks))
