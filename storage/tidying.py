"""Give back the room that a store no longer needs."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine.interfaces import DBAPICursor

from storage.engine import Engine

SHARE = 0.2
"""The part of a SQLite file that must be empty before it is written anew."""


def tidy(engine: Engine) -> int:
    """Shrink a SQLite store whose file is partly empty; return the bytes given back.

    Postgres does this for itself. The file stays as it is while somebody writes to it, or its
    disk has no room for a second copy; it is whole in any case.
    """
    path = Path(engine.url.database or "")
    if engine.dialect.name != "sqlite" or not path.is_file():
        return 0
    before = path.stat().st_size
    # The driver's own connection, for what can't be within a transaction.
    with closing(engine.raw_connection()) as connection:
        try:
            _shrink(connection.cursor(), room=shutil.disk_usage(path.parent).free > 2 * before)
        except sqlite3.OperationalError:
            return 0
    return max(0, before - path.stat().st_size)


def _shrink(cursor: DBAPICursor, *, room: bool) -> None:
    cursor.execute("PRAGMA optimize")
    empty, pages = (_number(cursor, name) for name in ("freelist_count", "page_count"))
    if room and empty > SHARE * pages:
        cursor.execute("VACUUM")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _number(cursor: DBAPICursor, name: str) -> int:
    cursor.execute(f"PRAGMA {name}")
    return int(cursor.fetchall()[0][0])
