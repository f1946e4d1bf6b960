"""Read the outbox: the lines of the `alerts` contract."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from commitments.model import Kind
from storage.ledger_tables import EventRow, MentionRow
from storage.outbox import AlertKind, DeliveryStatus
from storage.service_tables import AlertRow, DeliveryRow
from storage.statements import IDS, some_of
from storage.tables import ArticleRow, table_of

_ALERTS = table_of(AlertRow)
_EVENTS = table_of(EventRow)
# Built once: to build a statement costs more than to run it.
_THREADS = (
    select(_EVENTS.c.id, _EVENTS.c.commitment_id, _ALERTS.c.id.label("alert"))
    .join_from(_EVENTS, _ALERTS, _ALERTS.c.event_id == _EVENTS.c.id, isouter=True)
    .where(_EVENTS.c.commitment_id.in_(IDS))
    .order_by(_EVENTS.c.position)
)


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """What became of an alert on its way to one recipient."""

    channel: str
    recipient: str
    status: DeliveryStatus
    attempts: int
    sent_at: datetime | None
    error: str | None
    message_id: str | None = None
    """Under which it was handed over: the beginning of an e-mail's Message-ID."""
    receipt: str | None = None
    """What the channel said to it."""


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert with the evidence for it; a digest has none of its own."""

    id: str
    event: AlertKind
    event_id: str | None
    event_ids: tuple[str, ...]
    commitment_id: str | None
    sighting_id: str | None
    title: str
    kind: Kind | None
    article_id: str | None
    path: str | None
    url: str | None
    quote: str | None
    object: str | None
    created_at: datetime
    deliveries: tuple[DeliveryLine, ...]


def list_alerts(
    session: Session,
    *,
    status: DeliveryStatus | None = None,
    created_at: datetime | None = None,
) -> Iterator[AlertLine]:
    """Yield every alert, oldest first.

    With `status` those that have such a delivery, with `created_at` those of one run.
    """
    statement = _statement()
    if created_at is not None:
        statement = statement.where(table_of(AlertRow).c.created_at == created_at)
    return (
        line
        for line in _lines(session, statement)
        if status is None or any(each.status == status for each in line.deliveries)
    )


def read_alert(session: Session, alert_id: str) -> AlertLine | None:
    """Return one alert, or None."""
    statement = _statement().where(table_of(AlertRow).c.id == alert_id)
    return next(_lines(session, statement), None)


def threads_of(session: Session, commitments: Collection[str]) -> dict[str, list[tuple[str, bool]]]:
    """Return the identifiers of each commitment's events, in time order, and which are alerted."""
    found: dict[str, list[tuple[str, bool]]] = {each: [] for each in commitments}
    for some in some_of(commitments):
        for row in session.connection().execute(_THREADS, {"ids": some}):
            found[row.commitment_id].append((row.id, row.alert is not None))
    return found


def _statement() -> Select[Any]:
    alerts, mentions = table_of(AlertRow), table_of(MentionRow)
    articles, deliveries = table_of(ArticleRow), table_of(DeliveryRow)
    return (
        select(
            alerts,
            mentions.c.article_id,
            mentions.c.quote,
            mentions.c.object,
            articles.c.path,
            articles.c.url,
            deliveries.c.channel,
            deliveries.c.recipient,
            deliveries.c.status,
            deliveries.c.attempts,
            deliveries.c.sent_at,
            deliveries.c.error,
            deliveries.c.message_id,
            deliveries.c.receipt,
        )
        .join_from(alerts, mentions, mentions.c.id == alerts.c.sighting_id, isouter=True)
        .join(articles, articles.c.id == mentions.c.article_id, isouter=True)
        .join(deliveries, deliveries.c.alert_id == alerts.c.id, isouter=True)
        .order_by(
            alerts.c.created_at,
            # One run makes many alerts at one time: they come as their articles came, and those
            # of one article as it says them.
            articles.c.published_at.nulls_last(),
            mentions.c.article_id.nulls_last(),
            mentions.c.paragraph.nulls_last(),
            mentions.c.start.nulls_last(),
            alerts.c.id,
            deliveries.c.channel,
            deliveries.c.recipient,
        )
        .execution_options(yield_per=500)
    )


def _lines(session: Session, statement: Select[Any]) -> Iterator[AlertLine]:
    for _, group in groupby(session.connection().execute(statement), lambda row: row.id):
        rows = list(group)
        row = rows[0]
        told = tuple(
            DeliveryLine(
                channel=r.channel,
                recipient=r.recipient,
                status=r.status,
                attempts=r.attempts,
                sent_at=r.sent_at,
                error=r.error,
                message_id=r.message_id,
                receipt=r.receipt,
            )
            for r in rows
            if r.channel is not None
        )
        yield AlertLine(
            id=row.id,
            event=row.event,
            event_id=row.event_id,
            event_ids=tuple(row.event_ids),
            commitment_id=row.commitment_id,
            sighting_id=row.sighting_id,
            title=row.title,
            kind=row.kind,
            article_id=row.article_id,
            path=row.path,
            url=row.url,
            quote=row.quote,
            object=row.object,
            created_at=row.created_at,
            deliveries=told,
        )
