"""Open a store, bring its schema up to date, and hand out sessions."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine as Engine
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool
from sqlmodel import Session as Session  # for the rooms that don't know sqlmodel

from storage.errors import StoreAddressError, StoreError, StoreUnreachableError, store_error
from storage.schema import bring_up_to_date

PATIENCE = timedelta(seconds=15)
"""How long a step waits for another process that holds the store."""


def open_store(url: str, *, patience: timedelta = PATIENCE) -> Engine:
    """Open the store at `url` (sqlite:///path or postgresql://…), its schema up to date.

    A SQLite file and its folder are made where there are none. Several processes may open one
    store at once: one of them upgrades it, the others wait. Raises a `StoreError`.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        engine = _sqlite(address, patience)
    else:
        engine = _postgres(address, patience)
    try:
        with translating(address):
            bring_up_to_date(engine, address)
    except StoreError:
        engine.dispose()
        raise
    return engine


def store_folder(url: str) -> Path | None:
    """The folder of a store in a file; None for one in memory or on a server."""
    address = _address(url)
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return None
    return Path(str(address.database)).parent


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that may write; the caller commits, whatever isn't committed is rolled back.

    On SQLite it holds the write lock from its first statement on, so that what it has read
    can't change before it writes. Raises a `StoreError` where the store fails.
    """
    immediate = engine.execution_options(sqlite_begin="IMMEDIATE")
    with translating(engine.url), Session(immediate, expire_on_commit=False) as session:
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that reads one state of the store, whoever writes meanwhile; it never waits."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with translating(engine.url), Session(engine.execution_options(**options)) as session:
        yield session


@contextmanager
def translating(url: URL) -> Iterator[None]:
    """Turn what the database says into a `StoreError` where it isn't our own mistake."""
    try:
        yield
    except DBAPIError as error:
        if (known := store_error(error, url)) is None:
            raise
        raise known from error


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreAddressError(
            "the database address isn't one: write sqlite:///path or postgresql://user@host/name"
        ) from None
    backend = address.get_backend_name()
    if backend == "sqlite":
        return address
    if backend in {"postgresql", "postgres"}:
        return address.set(drivername="postgresql+psycopg")
    raise StoreAddressError(f"no store of the kind {backend!r}: use sqlite or postgresql")


def _sqlite(address: URL, patience: timedelta) -> Engine:
    in_memory = not address.database or address.database == ":memory:"
    if not in_memory and not address.query.get("uri"):
        folder = Path(str(address.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnreachableError(
                f"store {address.database}: its folder can't be made: {error.strerror}"
            ) from error
    engine = create_engine(
        address,
        json_serializer=_json,
        connect_args={"timeout": patience.total_seconds(), "check_same_thread": False},
        **_how_to_connect(str(address.database), in_memory),
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _how_to_connect(path: str, in_memory: bool) -> dict[str, Any]:
    if in_memory:
        return {"poolclass": StaticPool}
    if not _frozen(Path(path)):
        return {}
    # Beside a store in WAL mode SQLite wants to write even for reading, unless nothing can
    # change it.
    address = f"{Path(path).absolute().as_uri()}?immutable=1"
    return {"creator": lambda: sqlite3.connect(address, uri=True, check_same_thread=False)}


def _frozen(path: Path) -> bool:
    """Say whether the store at `path` can't be written here and was closed cleanly."""

    def writable(place: Path) -> bool:
        return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)

    try:
        closed = path.is_file() and not path.with_name(f"{path.name}-wal").exists()
    except OSError:
        return False
    return closed and not (writable(path) and writable(path.parent))


def _postgres(address: URL, patience: timedelta) -> Engine:
    wait = int(patience.total_seconds() * 1000)
    return create_engine(
        address,
        json_serializer=_json,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": max(2, int(patience.total_seconds())),
            "application_name": "miit-watch",
            # A plan that is kept was made while tables were small: it walks through them for
            # good, and holds each row against a thousand values.
            "options": f"-c lock_timeout={wait} -c timezone=UTC"
            " -c plan_cache_mode=force_custom_plan",
        },
    )


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own transactions begin late and never lock; `_begin_sqlite` starts them.
    connection.isolation_level = None
    # FULL: what is committed survives a power cut. A mark "sent" that is lost sends twice.
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "temp_store=MEMORY", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let the store be one with a write-ahead log; raises sqlite3.Error.

    Where another process opens the new file at the same moment, SQLite doesn't wait for it here
    as it does elsewhere (seen with 3.40): it is waited for by beginning to write.
    """
    for last in (False, False, True):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if last or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.execute(text(f"BEGIN {kind}"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
