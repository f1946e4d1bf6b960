"""To whom an event is news, under which key a message went out, and whether it arrived."""

import json

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

AT_ONCE = """
UPDATE events SET telling = 'at_once'
WHERE EXISTS (SELECT 1 FROM alerts WHERE alerts.event_id = events.id)
"""
# Measures alert nobody; of the others, what has no alert was history when it was found.
IN_DIGESTS = """
UPDATE events SET telling = 'digest'
WHERE telling = 'nobody' AND kind <> 'restated' AND found_at <> "on" AND EXISTS (
    SELECT 1 FROM commitments c WHERE c.id = events.commitment_id AND c.kind = 'measure'
)
"""

NAMES = """
UPDATE alerts SET digest = substr(title, 1, length(title) - 27)
WHERE event = 'digest' AND title LIKE '% digest to ____-__-__ __:__'
"""


def upgrade() -> None:
    op.add_column(
        "events", sa.Column("telling", sa.String(), nullable=False, server_default="nobody")
    )
    op.add_column("events", sa.Column("replaces", sa.String(), nullable=True))
    op.add_column("alerts", sa.Column("digest", sa.String(), nullable=True))
    op.add_column("deliveries", sa.Column("message_id", sa.String(), nullable=True))
    op.add_column("deliveries", sa.Column("confirmed_at", UtcTime(), nullable=True))
    op.create_index("ix_deliveries_sent", "deliveries", ["sent_at"], unique=False)
    op.create_index("ix_deliveries_message", "deliveries", ["message_id"], unique=False)
    connection = op.get_bind()
    connection.execute(sa.text(AT_ONCE))
    connection.execute(sa.text(IN_DIGESTS))
    connection.execute(sa.text(NAMES))
    connection.execute(sa.text("UPDATE deliveries SET confirmed_at = sent_at"))
    history = "UPDATE events SET telling = 'nobody' WHERE id = :id"
    for (ids,) in connection.execute(
        sa.text("SELECT event_ids FROM alerts WHERE event = 'baseline'")
    ).all():
        told = [{"id": id} for id in (json.loads(ids) if isinstance(ids, str) else ids)]
        if told:
            connection.execute(sa.text(history), told)
