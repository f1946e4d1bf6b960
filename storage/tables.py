"""The tables. Rows never leave this room but as plain dataclasses.

Identifiers are text made from the content (see `articles.identifiers`), so that a ledger that
is derived again has the same ones.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
    false,
    text,
)
from sqlmodel import Field, SQLModel

from storage.columns import UtcTime

WITHOUT_ROWID = {"sqlite_with_rowid": False}


def _present(column: str) -> dict[str, Any]:
    """What makes an index hold only rows that have the column: few articles are later versions."""
    return {f"{dialect}_where": text(f"{column} IS NOT NULL") for dialect in _DIALECTS}


_DIALECTS = ("sqlite", "postgresql")


class BlobRow(SQLModel, table=True):
    """Raw bytes, compressed, named by the SHA-256 of what they expand to."""

    __tablename__ = "blobs"
    sha256: str = Field(primary_key=True)
    size: int
    deflated: bytes = Field(sa_type=LargeBinary)


class PageRow(SQLModel, table=True):
    """Bytes as they came from one place."""

    __tablename__ = "pages"
    id: str = Field(primary_key=True)
    sha256: str = Field(foreign_key="blobs.sha256", index=True)
    url: str | None = Field(default=None, index=True)
    path: str | None = None
    headers: dict[str, str] = Field(sa_type=JSON)
    fetched_at: datetime = Field(sa_type=UtcTime)


class ArticleRow(SQLModel, table=True):
    """One article, reprints included."""

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_published", "published_at", "id"),
        Index("ix_articles_source", "source_id", "fetched_at"),
        *(
            Index(f"ix_articles_{name}", name, **_present(name))
            for name in ("replaces", "first_version")
        ),
    )
    id: str = Field(primary_key=True)
    url: str | None = Field(default=None, index=True)
    path: str | None = Field(default=None, index=True)
    title: str
    title_derived: bool
    publisher: str | None = None
    origin: str | None = None
    carrier: str | None = None
    author: str | None = None
    language: str
    published_at: datetime | None = Field(default=None, sa_type=UtcTime)
    published_inferred: bool
    about_miit: bool
    body_hash: str = Field(index=True)
    page_id: str | None = Field(default=None, foreign_key="pages.id", index=True)
    source_id: str | None = None
    fetched_at: datetime = Field(sa_type=UtcTime)
    replaces: str | None = None
    """The version of the same article whose place this one took."""
    first_version: str | None = None
    """The first version of all; None in it."""
    revised_at: datetime | None = Field(default=None, sa_type=UtcTime)
    """When a later version was written, or was seen first; after what it replaces."""
    generic: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    document: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    attachments: list[dict[str, str]] = Field(
        default=[], sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )
    entry: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """The row of the list that led to it, for parsing its page again."""
    number: int | None = None
    """Of its fingerprint; None for a text that another article had before."""
    paragraphs: list[str] = Field(sa_type=JSON)


class BodyRow(SQLModel, table=True):
    """Who has a body first; its key settles a race between two workers."""

    __tablename__ = "bodies"
    __table_args__ = WITHOUT_ROWID
    body_hash: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id")


class FingerprintRow(SQLModel, table=True):
    """What `articles.duplicates.judge` needs, integers packed little-endian.

    `number` counts up from 1; it stands for the article in the posting tables, where short
    rows matter: those decide the size of the store.
    """

    __tablename__ = "fingerprints"
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    article_id: str
    signature: bytes = Field(sa_type=LargeBinary)
    sentences: bytes = Field(sa_type=LargeBinary)
    figures: bytes = Field(sa_type=LargeBinary)
    years: bytes = Field(sa_type=LargeBinary)
    names: str


class BandRow(SQLModel, table=True):
    __tablename__ = "bands"
    __table_args__ = WITHOUT_ROWID
    key: int = Field(primary_key=True)
    number: int = Field(primary_key=True)


class SentenceRow(SQLModel, table=True):
    __tablename__ = "sentences"
    __table_args__ = WITHOUT_ROWID
    key: int = Field(primary_key=True)
    number: int = Field(primary_key=True)


class DuplicateRow(SQLModel, table=True):
    """A judgement on two articles; a later one on the same pair takes its place."""

    __tablename__ = "duplicates"
    article_id: str = Field(primary_key=True, foreign_key="articles.id")
    of_id: str = Field(primary_key=True, foreign_key="articles.id", index=True)
    verdict: str
    similarity: float
    reason: str
    by: str
    at: datetime = Field(sa_type=UtcTime)


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
    __tablename__ = "identity_keys"
    __table_args__ = WITHOUT_ROWID
    key: str = Field(primary_key=True)
    identity_id: str = Field(primary_key=True, foreign_key="identities.id")


class JudgementRow(SQLModel, table=True):
    """Whether a mention belongs to a commitment, by whom, when; never deleted."""

    __tablename__ = "judgements"
    mention_id: str = Field(primary_key=True, foreign_key="mentions.id")
    commitment_id: str = Field(primary_key=True, index=True)
    by: str = Field(primary_key=True)
    verdict: str = Field(index=True)
    score: float
    reason: str
    at: datetime = Field(sa_type=UtcTime)


class EventRow(SQLModel, table=True):
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


class AlertRow(SQLModel, table=True):
    """Something to tell people: one event, or a digest of several (`event_ids`)."""

    __tablename__ = "alerts"
    __table_args__ = (Index("ix_alerts_order", "created_at", "id"),)
    id: str = Field(primary_key=True)
    event: str
    event_id: str | None = Field(default=None, unique=True)
    event_ids: list[str] = Field(sa_type=JSON)
    commitment_id: str | None = Field(default=None, index=True)
    sighting_id: str | None = Field(default=None, foreign_key="mentions.id")
    title: str
    kind: str | None = None
    created_at: datetime = Field(sa_type=UtcTime)
    since: datetime | None = Field(default=None, sa_type=UtcTime)
    until: datetime | None = Field(default=None, sa_type=UtcTime)
    digest: str | None = None
    """The digest's name, as configured."""


class DeliveryRow(SQLModel, table=True):
    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("alert_id", "channel", "recipient"),
        Index("ix_deliveries_due", "status", "next_attempt_at"),
        Index("ix_deliveries_sent", "sent_at"),
        Index("ix_deliveries_message", "message_id"),
    )
    id: str = Field(primary_key=True)
    alert_id: str = Field(foreign_key="alerts.id")
    channel: str
    recipient: str
    rules: list[str] = Field(sa_type=JSON)
    critical: bool
    status: str
    attempts: int
    next_attempt_at: datetime = Field(sa_type=UtcTime)
    lease_until: datetime | None = Field(default=None, sa_type=UtcTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcTime)
    message_id: str | None = None
    """The key under which it was handed over; those of one message share it."""
    receipt: str | None = None
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    """When the channel's own record was seen to hold it."""
    error: str | None = None


class DigestRow(SQLModel, table=True):
    """Until when a digest has told what happened."""

    __tablename__ = "digests"
    name: str = Field(primary_key=True)
    told_until: datetime = Field(sa_type=UtcTime)


class TroubleRow(SQLModel, table=True):
    """What operators were told of something that is wrong; `state` is the teller's own."""

    __tablename__ = "troubles"
    key: str = Field(primary_key=True)
    state: dict[str, Any] = Field(sa_type=JSON)


class RunRow(SQLModel, table=True):
    __tablename__ = "runs"
    id: str = Field(primary_key=True)
    started_at: datetime = Field(sa_type=UtcTime, index=True)
    finished_at: datetime | None = Field(default=None, sa_type=UtcTime)
    status: str


class OutcomeRow(SQLModel, table=True):
    """How one source fared in one run."""

    __tablename__ = "outcomes"
    run_id: str = Field(primary_key=True, foreign_key="runs.id")
    source_id: str = Field(primary_key=True, index=True)
    status: str
    fetched: int
    new: int
    duplicates: int
    about_miit: int
    mentions: int
    listed: int | None = None
    """Rows that its lists held, changed or not; None where one of them couldn't be had."""
    seconds: float
    reason: str | None = None


class SourceStateRow(SQLModel, table=True):
    """What is known of a source between runs."""

    __tablename__ = "source_states"
    source_id: str = Field(primary_key=True)
    last_tried_at: datetime | None = Field(default=None, sa_type=UtcTime)
    last_success_at: datetime | None = Field(default=None, sa_type=UtcTime)
    last_new_at: datetime | None = Field(default=None, sa_type=UtcTime)
    failures: int
    unknown_pages: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """New article pages in a row that its parser didn't know."""
    status: str
    reason: str | None = None


class ValidatorRow(SQLModel, table=True):
    """What an address answered last, to ask whether it changed."""

    __tablename__ = "validators"
    source_id: str = Field(primary_key=True)
    url: str = Field(primary_key=True)
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    rows: int | None = None
    """Rows that the list held."""
    checked_at: datetime = Field(sa_type=UtcTime)


class LookRow(SQLModel, table=True):
    """When an article's page was looked at last, to see whether it was changed."""

    __tablename__ = "looks"
    url: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcTime, index=True)


def table_of(model: type[SQLModel]) -> Table:
    """Return the Core table of `model`, for statements in batches."""
    return SQLModel.metadata.tables[str(model.__tablename__)]
