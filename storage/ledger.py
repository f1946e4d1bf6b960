"""Write the ledger: mentions, the commitments they belong to, and judgements.

Which commitment a mention belongs to is a judgement row; `mentions.commitment_id` is where the
judgements leave it now. All identifiers come from content: a ledger derived again is equal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from sqlalchemy import bindparam, delete, select, text, update
from sqlmodel import Session

from articles.identifiers import derive
from commitments.model import Judgement, Kind, Mention, Stage
from storage.identities import forget_identities
from storage.ledger_tables import CommitmentRow, EventRow, JudgementRow, MentionRow
from storage.service_tables import AlertRow
from storage.statements import insert_missing, lock_for_writing, records, upsert
from storage.tables import table_of

_M = table_of(MentionRow).c
# Built once: to build a statement costs more than to run it.
_ASSIGN = (
    update(table_of(MentionRow))
    .where(_M.id == bindparam("sighting"))
    .values(commitment_id=bindparam("owner"))
)
_ASSIGN_RECORDS = text(
    "UPDATE mentions SET commitment_id = given.owner"
    " FROM json_to_recordset(CAST(:rows AS json)) AS given (sighting text, owner text)"
    " WHERE mentions.id = given.sighting"
)


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


def lock_ledger(session: Session) -> None:
    """Hold off others who link or derive until this transaction ends."""
    lock_for_writing(session, "ledger")


def sighting_id(article_id: str, mention: Mention) -> str:
    """Return the identifier (16 hex digits) of a mention in an article."""
    place = f"{mention.paragraph}:{mention.start}:{mention.end}"
    return derive("sighting", article_id, place, mention.object, mention.stage or "")


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


def add_commitments(session: Session, standings: Mapping[str, Standing]) -> None:
    """Store commitments, or set the columns of those that are there already."""
    rows = [{"id": name} | _standing_row(each) for name, each in standings.items()]
    if rows:
        upsert(session, CommitmentRow, rows, change=rows[0].keys() - {"id"})


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
        connection = session.connection()
        if connection.dialect.name == "sqlite":
            connection.execute(_ASSIGN, rows)
        else:
            connection.execute(_ASSIGN_RECORDS, {"rows": records(rows)})


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
    return {
        "title": standing.title,
        "kind": standing.kind,
        "stage": standing.stage,
        "status": standing.status,
        "due_on": standing.due_on,
        "topics": list(standing.topics),
        "first_seen": standing.first_seen,
        "last_seen": standing.last_seen,
    }
