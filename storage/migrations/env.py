"""What Alembic runs. `storage.schema` hands it an open connection, within a transaction."""

from alembic import context
from sqlmodel import SQLModel

import storage.ledger_tables
import storage.service_tables
import storage.tables  # noqa: F401  (these declare the tables)

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    # All of an upgrade or nothing, on SQLite as well: we begin and commit ourselves.
    transactional_ddl=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
