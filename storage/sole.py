"""Be the only service on a store: a lock that ends with the process that holds it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from storage.engine import Engine, translating
from storage.errors import StoreInUseError, describe

KEY = 0x6D696974
"""The advisory lock's number on Postgres ("miit")."""


@contextmanager
def sole_service(engine: Engine) -> Iterator[None]:
    """Hold the store's service lock. Raises StoreInUseError where another process has it.

    Readers and single commands don't ask for it. The lock goes with its holder, however that
    ends: a file lock beside a SQLite store, an advisory lock of the session on Postgres.
    """
    where = describe(engine.url)
    held = _file_lock if engine.dialect.name == "sqlite" else _advisory_lock
    with held(engine) as got:
        if not got:
            raise StoreInUseError(
                f"store {where}: another `miit-watch serve` works on it; stop that one first"
            )
        yield


@contextmanager
def _file_lock(engine: Engine) -> Iterator[bool]:
    if not engine.url.database or engine.url.database == ":memory:":
        yield True
        return
    path = Path(engine.url.database)
    with path.with_name(f"{path.name}-service").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _advisory_lock(engine: Engine) -> Iterator[bool]:
    with translating(engine.url), engine.connect() as connection:
        # Outside a transaction, which would hold back the server's vacuum for as long as we run.
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        yield bool(alone.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY}))
