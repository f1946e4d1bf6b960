"""A store in trouble says so in one line and keeps what it had."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from storage.engine import Session, open_store, reading, writing
from storage.errors import (
    StoreAddressError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreLoginError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from storage.pages import keep_pages, pack, read_page
from storage.schema import NEWEST
from storage.statements import insert_new
from storage.tables import PageRow
from tests.conftest import PostgresServer

NOW = datetime(2026, 6, 18, 1, 2, 3, tzinfo=UTC)
AT_ONCE = timedelta(milliseconds=50)
NOBODY = 65534


def keep(engine: Engine, body: bytes) -> None:
    with writing(engine) as session:
        keep_pages(session, [pack(body, url=None, path="a", headers={}, fetched_at=NOW)])
        session.commit()


def kept(url: str) -> list[bytes]:
    engine = open_store(url)
    with reading(engine) as session:
        found = bodies(session)
    engine.dispose()
    return found


def bodies(session: Session) -> list[bytes]:
    """What pages hold, in the order of their identifiers."""
    ids = session.connection().execute(text("SELECT id FROM pages ORDER BY id")).scalars()
    return [page.body for id in ids.all() if (page := read_page(session, id))]


def one_line(error: StoreError, *words: str) -> None:
    message = str(error)
    assert "\n" not in message
    for word in words:
        assert word in message


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write whatever it likes, so be nobody where we are root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only_url(tmp_path: Path) -> Iterator[str]:
    """A store with one page that can be read and not written."""
    folder = tmp_path / "store"
    url = f"sqlite:///{folder}/watch.db"
    engine = open_store(url)
    keep(engine, b"before")
    engine.dispose()
    for each in (*tmp_path.parents, tmp_path):
        if each.is_relative_to("/tmp") and each != Path("/tmp"):
            each.chmod(0o755)
    (folder / "watch.db").chmod(0o444)
    folder.chmod(0o555)
    with unprivileged():
        yield url
    folder.chmod(0o755)


def test_locked(sqlite_url: str) -> None:
    open_store(sqlite_url).dispose()
    path = sqlite_url.removeprefix("sqlite:///")
    engine = open_store(sqlite_url, patience=AT_ONCE)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLockedError) as caught:
            keep(engine, b"body")
        one_line(caught.value, path, "another process")
        other.execute("ROLLBACK")
    keep(engine, b"after")
    engine.dispose()
    assert kept(sqlite_url) == [b"after"]


def test_locked_while_the_schema_is_due(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLockedError):
            open_store(sqlite_url, patience=AT_ONCE)
    assert kept(sqlite_url) == []


def test_read_only_can_be_read(read_only_url: str) -> None:
    engine = open_store(read_only_url)
    with reading(engine) as session:
        assert bodies(session) == [b"before"]
    with pytest.raises(StoreReadOnlyError) as caught:
        keep(engine, b"body")
    one_line(caught.value, "watch.db", "read-only")
    engine.dispose()


def test_a_newer_schema_is_left_alone(store_url: str) -> None:
    engine = open_store(store_url)
    keep(engine, b"before")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreNewerError) as caught:
        open_store(store_url)
    one_line(caught.value, "9999", "newer version", "upgrade miit-watch")


def test_a_store_that_is_not_what_its_version_says_is_left_as_it_is(store_url: str) -> None:
    engine = open_store(store_url)
    keep(engine, b"before")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    engine.dispose()
    with pytest.raises(StoreDamagedError) as caught:
        open_store(store_url)
    one_line(caught.value, "schema 0003", "already exists", "nothing was changed", "backup")
    with create_engine(engine.url).begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{NEWEST}'"))
    assert kept(store_url) == [b"before"]


def test_a_full_store_keeps_what_it_had(sqlite_url: str) -> None:
    engine = open_store(sqlite_url)
    keep(engine, b"before")
    with writing(engine) as session:
        pages = session.connection().execute(text("PRAGMA page_count")).scalar_one()
        session.connection().execute(text(f"PRAGMA max_page_count={pages + 4}"))
    with pytest.raises(StoreFullError) as caught:
        keep(engine, os.urandom(200_000))
    one_line(caught.value, sqlite_url.removeprefix("sqlite:///"), "full")
    engine.dispose()
    assert kept(sqlite_url) == [b"before"]


@pytest.mark.parametrize("limit", [60_000, 400_000])
def test_a_file_that_may_not_grow_keeps_what_it_had(tmp_path: Path, limit: int) -> None:
    """In a process of its own: the limit on the size of files can't be taken back."""
    url = f"sqlite:///{tmp_path}/watch.db"
    engine = open_store(url)
    keep(engine, b"before")
    engine.dispose()
    child = os.fork()
    if child == 0:
        os._exit(_write_until_full(url, limit))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert b"before" in kept(url)


def _write_until_full(url: str, limit: int) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        engine = open_store(url)
        for _ in range(20):
            keep(engine, os.urandom(100_000))
    except StoreFullError:
        return 7
    return 1


def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    path.write_bytes(b"this is a text file, and a long one " * 100)
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(f"sqlite:///{path}")
    one_line(caught.value, str(path), "isn't a database")
    assert path.read_bytes().startswith(b"this is a text file")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(f"sqlite:///{tmp_path}")
    one_line(caught.value, str(tmp_path), "can't be opened")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(f"sqlite:///{tmp_path}/file/watch.db")
    one_line(caught.value, "can't be made")


def test_tables_of_another_program_are_left_alone(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE articles (id INTEGER)")
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(sqlite_url)
    one_line(caught.value, path, "another program")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("data/watch.db", "sqlite:///path"),
        ("mysql://root:secret@localhost/x", "mysql"),
        ("", "sqlite:///path"),
        ("postgresql://a:secret@host:port/x", "sqlite:///path"),
    ],
)
def test_addresses_that_are_none(url: str, words: str) -> None:
    with pytest.raises(StoreAddressError) as caught:
        open_store(url)
    one_line(caught.value, words)
    assert "secret" not in str(caught.value)


def test_nobody_answers() -> None:
    with pytest.raises(StoreUnreachableError) as caught:
        open_store("postgresql://someone:secret@127.0.0.1:1/watch", patience=AT_ONCE)
    one_line(caught.value, "127.0.0.1:1", "refused", "start the server")
    assert "secret" not in str(caught.value)


def test_wrong_password(postgres_server: PostgresServer, postgres_url: str) -> None:
    database = postgres_url.rsplit("/", 1)[1]
    for password in ("secret", ""):
        with pytest.raises(StoreLoginError) as caught:
            open_store(postgres_server.url(database, "cautious", password))
        one_line(caught.value, database, "password", "address")
        assert "secret" not in str(caught.value)


def test_no_such_database(postgres_server: PostgresServer) -> None:
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(postgres_server.url("nowhere"))
    one_line(caught.value, "nowhere", "create it")


def test_a_user_who_may_only_read(postgres_server: PostgresServer, postgres_url: str) -> None:
    database = postgres_url.rsplit("/", 1)[1]
    engine = open_store(postgres_url)
    keep(engine, b"before")
    engine.dispose()
    postgres_server.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO cautious", database)
    engine = open_store(postgres_server.url(database, "cautious", "right"))
    with reading(engine) as session:
        assert bodies(session) == [b"before"]
    with pytest.raises(StoreReadOnlyError) as caught:
        keep(engine, b"body")
    one_line(caught.value, "may not write")
    engine.dispose()


def test_a_postgres_that_is_locked(postgres_url: str) -> None:
    engine = open_store(postgres_url, patience=AT_ONCE)
    with engine.connect() as other:
        other.execute(text("LOCK TABLE pages IN ACCESS EXCLUSIVE MODE"))
        with pytest.raises(StoreLockedError):
            keep(engine, b"body")
    engine.dispose()


def test_a_connection_that_was_cut_is_made_anew(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    engine = open_store(postgres_url)
    cut = (
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with pytest.raises(StoreUnreachableError), writing(engine) as session:
        keep_pages(session, [pack(b"lost", url=None, path="a", headers={}, fetched_at=NOW)])
        postgres_server.run(cut, postgres_url.rsplit("/", 1)[1])
        session.commit()
    keep(engine, b"after")
    engine.dispose()
    assert kept(postgres_url) == [b"after"]


def test_our_own_mistakes_are_not_the_stores(store: Engine) -> None:
    with pytest.raises(Exception, match="no_such_table") as caught, reading(store) as session:
        session.connection().execute(text("SELECT * FROM no_such_table"))
    assert not isinstance(caught.value, StoreError)


def test_a_server_that_goes_away_while_rows_are_copied(
    postgres_url: str, postgres_server: PostgresServer
) -> None:
    engine = open_store(postgres_url)
    with pytest.raises(StoreUnreachableError) as caught, writing(engine) as session:
        backend = session.connection().scalar(text("SELECT pg_backend_pid()"))
        postgres_server.run(f"SELECT pg_terminate_backend({backend}, 10000)")
        insert_new(session, PageRow, [{"id": "1", "sha256": "2", "headers": {}, "fetched_at": NOW}])
    one_line(caught.value)
    keep(engine, b"afterwards")
    assert kept(postgres_url) == [b"afterwards"]
    engine.dispose()
