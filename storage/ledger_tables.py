"""The tables of the ledger: what articles say, the commitments that it belongs to, their events."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from storage.columns import UtcTime
from storage.tables import WITHOUT_ROWID


class CommitmentRow(SQLModel, table=True):
    """A commitment; all but `id` is derived from its sightings."""

    __tablename__ = "commitments"
    __table_args__ = (Index("ix_commitments_order", "first_seen", "id"),)
    id: str = Field(primary_key=True)
    title: str
    kind: str
    stage: str | None = None
    status: str
    due_on: date | None = Field(default=None, index=True)
    topics: list[str] = Field(sa_type=JSON)
    first_seen: datetime = Field(sa_type=UtcTime)
    last_seen: datetime = Field(sa_type=UtcTime)


class MentionRow(SQLModel, table=True):
    """A sighting: one clause of one article; `fulfilment` reports that something was done."""

    __tablename__ = "mentions"
    __table_args__ = (
        Index("ix_mentions_place", "article_id", "paragraph", "start", "id"),
        Index("ix_mentions_order", "published_at", "article_id"),
    )
    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id")
    commitment_id: str | None = Field(default=None, foreign_key="commitments.id", index=True)
    published_at: datetime = Field(sa_type=UtcTime)
    fulfilment: bool
    quote: str
    kind: str
    object: str
    paragraph: int
    start: int
    end: int
    stage: str | None = None
    deadline: str | None = None
    due_on: date | None = None
    quantity: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    speaker: str | None = None
    office: str | None = None
    actor: str | None = None
    topics: list[str] = Field(sa_type=JSON)


class IdentityRow(SQLModel, table=True):
    """A name under which a commitment was seen."""

    __tablename__ = "identities"
    id: str = Field(primary_key=True)
    commitment_id: str = Field(foreign_key="commitments.id", index=True)
    kind: str
    name: str
    marks: list[str] = Field(sa_type=JSON)
    keys: list[str] = Field(sa_type=JSON)
    said_at: datetime = Field(sa_type=UtcTime)
    article_id: str
    """With `said_at` the first article, in order of publication, that called it so."""


class IdentityKeyRow(SQLModel, table=True):
    """A key under which a name is looked up."""

    __tablename__ = "identity_keys"
    __table_args__ = WITHOUT_ROWID
    key: str = Field(primary_key=True)
    identity_id: str = Field(primary_key=True, foreign_key="identities.id")


class JudgementRow(SQLModel, table=True):
    """Whether a mention belongs to a commitment, by whom, when: joining is a row, no deletion."""

    __tablename__ = "judgements"
    mention_id: str = Field(primary_key=True, foreign_key="mentions.id")
    commitment_id: str = Field(primary_key=True, index=True)
    by: str = Field(primary_key=True)
    verdict: str = Field(index=True)
    score: float
    reason: str
    at: datetime = Field(sa_type=UtcTime)


class EventRow(SQLModel, table=True):
    """What happened to a commitment; derived from its sightings."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_order", "commitment_id", "position"),)
    id: str = Field(primary_key=True)
    commitment_id: str = Field(foreign_key="commitments.id")
    position: int
    kind: str
    sighting_id: str | None = Field(default=None, foreign_key="mentions.id", index=True)
    on: datetime = Field(sa_type=UtcTime, index=True)
    found_at: datetime = Field(sa_type=UtcTime, index=True)
    telling: str = Field(default="nobody", sa_column_kwargs={"server_default": "nobody"})
    """To whom it is news: "at_once", "digest", or "nobody" (history, a person's ruling)."""
    replaces: str | None = None
    """The event of the same kind whose place it took: what was told of that was told of this."""
    field: str | None = None
    before: str | None = None
    after: str | None = None
    note: str | None = None
