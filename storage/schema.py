"""The schema's version, and the way to the newest one. Migrations are under migrations/."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from storage.errors import (
    StoreDamagedError,
    StoreNewerError,
    StoreUnreachableError,
    describe,
    store_error,
)

NEWEST = "0005"
"""The revision that this code is written for; a test holds it to migrations/."""
_LOCK = 0x6D696975
"""Any fixed number: the key under which upgrades of one Postgres database exclude each other."""


def bring_up_to_date(engine: Engine, address: URL) -> None:
    """Upgrade the store to `NEWEST`, alone, in one transaction. Raises a `StoreError`."""
    with engine.connect() as connection:
        if _revision(connection) == NEWEST:
            return
    with engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        # Whoever waited for the lock finds the work done.
        current = _revision(connection)
        if current != NEWEST:
            _upgrade(connection, current, address)
            connection.commit()


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if "articles" in tables:
            raise StoreUnreachableError(
                f"store {describe(connection.engine.url)}: it holds tables of another program"
            )
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(revision) if revision is not None else None


def _upgrade(connection: Connection, current: str | None, address: URL) -> None:
    # Alembic is imported only when there is something to do: it costs a fifth of a second.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreNewerError(
            f"store {describe(address)}: a newer version of miit-watch has upgraded it "
            f"(schema {current}, this program knows {NEWEST}); upgrade miit-watch"
        )
    try:
        command.upgrade(config, "head")
    except DBAPIError as error:
        raise store_error(error, address) or StoreDamagedError(
            f"store {describe(address)}: it can't be upgraded from schema {current}"
            f" ({' '.join(str(error.orig).split())[:200]}); nothing was changed:"
            " restore it from a backup"
        ) from error
