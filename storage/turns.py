"""Turns at what only one may use at a time, whichever process or machine it runs on."""

import fcntl
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import Engine, translating
from storage.errors import StoreError

KEY = 0x6D697476
"""The first half of the advisory locks' numbers on Postgres; a hash of the name is the second."""
POLL_SECONDS = 0.2

Turns = Callable[[str], AbstractContextManager[None]]
"""Waits until nobody at the store has the turn of this name, and keeps it for the block."""


@contextmanager
def open_turns(engine: Engine) -> Iterator[Turns]:
    """Yield the turns of a store. They go with their holder, however that ends.

    File locks beside a SQLite store; on Postgres advisory locks of one session, however many
    turns are taken. Safe to use from several threads; taking one raises a `StoreError` where the
    store is away.
    """
    if engine.dialect.name == "sqlite":
        yield _file_turns(engine)
        return
    turns = _AdvisoryTurns(engine)
    try:
        yield turns.turn
    finally:
        turns.close()


def _file_turns(engine: Engine) -> Turns:
    database = engine.url.database
    folder = Path(f"{database}-turns") if database and database != ":memory:" else None

    @contextmanager
    def turn(name: str) -> Iterator[None]:
        if folder is None:
            yield
            return
        folder.mkdir(exist_ok=True)
        # Some files for all names; two that share one wait for each other, which does no harm.
        with (folder / f"{_number(name) % 256:02x}").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    return turn


class _AdvisoryTurns:
    """One session asks for all locks, for a connection to each would soon be too many.

    A session gets a lock twice that it has once, so threads exclude each other before they ask.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._asking = threading.Lock()
        self._names: dict[str, threading.Lock] = {}

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        with self._asking:
            mine = self._names.setdefault(name, threading.Lock())
        with mine:
            while not self._ask("SELECT pg_try_advisory_lock(:key, :name)", name):
                time.sleep(POLL_SECONDS)
            try:
                yield
            finally:
                self._give_back(name)

    def close(self) -> None:
        with self._asking:
            self._drop()

    def _give_back(self, name: str) -> None:
        try:
            self._ask("SELECT pg_advisory_unlock(:key, :name)", name)
        except StoreError:
            # The session has ended, and its locks with it.
            return

    def _ask(self, question: str, name: str) -> bool:
        numbers = {"key": KEY, "name": _number(name)}
        with self._asking, translating(self._engine.url):
            try:
                if self._connection is None:
                    # Outside a transaction, which would hold back the server's vacuum.
                    connection = self._engine.connect()
                    self._connection = connection.execution_options(isolation_level="AUTOCOMMIT")
                return bool(self._connection.scalar(text(question), numbers))
            except SQLAlchemyError:
                self._drop()
                raise

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _number(name: str) -> int:
    """A signed 32-bit number for a name, the same on every machine."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], signed=True)
