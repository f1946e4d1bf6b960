"""Versions of one article, where it is from, its document and files; what sources' health needs."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# What stands at one address under one title was one article before, in the order of fetching.
LINK = """
UPDATE articles SET replaces = v.before, first_version = v.first_one
FROM (
    SELECT id,
           lag(id) OVER places AS before,
           first_value(id) OVER places AS first_one
    FROM articles WHERE url IS NOT NULL
    WINDOW places AS (PARTITION BY url, title ORDER BY fetched_at, id)
) v
WHERE v.id = articles.id AND v.before IS NOT NULL
"""


def upgrade() -> None:
    for column in (
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("carrier", sa.String(), nullable=True),
        sa.Column("replaces", sa.String(), nullable=True),
        sa.Column("first_version", sa.String(), nullable=True),
        sa.Column("revised_at", UtcTime(), nullable=True),
        sa.Column("generic", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("document", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attachments", sa.JSON(), nullable=False, server_default="[]"),
    ):
        op.add_column("articles", column)
    op.drop_index("ix_articles_source_id", "articles")
    op.create_index("ix_articles_source", "articles", ["source_id", "fetched_at"], unique=False)
    op.create_index(op.f("ix_articles_path"), "articles", ["path"], unique=False)
    for name in ("replaces", "first_version"):
        present = sa.text(f"{name} IS NOT NULL")
        op.create_index(
            f"ix_articles_{name}",
            "articles",
            [name],
            unique=False,
            sqlite_where=present,
            postgresql_where=present,
        )
    op.add_column("outcomes", sa.Column("listed", sa.Integer(), nullable=True))
    op.add_column(
        "source_states",
        sa.Column("unknown_pages", sa.Integer(), nullable=False, server_default="0"),
    )
    op.add_column("validators", sa.Column("rows", sa.Integer(), nullable=True))
    op.create_table(
        "looks",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_index(op.f("ix_looks_at"), "looks", ["at"], unique=False)
    op.get_bind().execute(sa.text(LINK))
