"""Since when a commitment has a name, and mentions in order: for articles that come late."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Which mention gave a commitment which name wasn't kept; it was said at the commitment's first at
# the earliest.
SINCE = """
UPDATE identities SET said_at = c.first_seen
FROM commitments c WHERE c.id = identities.commitment_id
"""
LONG_AGO = "1970-01-01 00:00:00+00"


def upgrade() -> None:
    op.create_index("ix_mentions_order", "mentions", ["published_at", "article_id"], unique=False)
    op.add_column(
        "identities",
        sa.Column("said_at", UtcTime(), nullable=False, server_default=sa.text(f"'{LONG_AGO}'")),
    )
    op.add_column(
        "identities", sa.Column("article_id", sa.String(), nullable=False, server_default="")
    )
    op.get_bind().execute(sa.text(SINCE))
