"""The tables of the service: what people are told, and how runs and sources fared."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.columns import UtcTime


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
    """An alert on its way to one recipient."""

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
    """One cycle of the monitor."""

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


class HostRow(SQLModel, table=True):
    """A host that is left alone, for it failed or refused too often."""

    __tablename__ = "hosts"
    host: str = Field(primary_key=True)
    failures: int
    """In a row."""
    until: datetime = Field(sa_type=UtcTime)
    reason: str
    blocked: bool


class LookRow(SQLModel, table=True):
    """When an article's page was looked at last, to see whether it was changed; or a list's older
    pages were, for rows that were."""

    __tablename__ = "looks"
    url: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcTime, index=True)
