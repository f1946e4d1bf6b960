import multiprocessing
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

import storage.schema
from storage.engine import open_store, reading, writing


def test_migrations_make_what_the_models_say(store: Engine) -> None:
    with store.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_newest_is_the_last_migration() -> None:
    config = Config()
    folder = Path(storage.schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_heads() == [storage.schema.NEWEST]


def test_opening_again_changes_nothing(store_url: str) -> None:
    for _ in range(2):
        engine = open_store(store_url)
        with engine.connect() as connection:
            assert "articles" in inspect(connection).get_table_names()
        engine.dispose()


def test_sqlite_folder_is_made_and_settings_hold(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/a/b/watch.db")
    with engine.connect() as connection:
        for pragma, value in (
            ("journal_mode", "wal"),
            ("foreign_keys", 1),
            ("busy_timeout", 15000),
        ):
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value
    engine.dispose()


def test_a_store_in_memory_works() -> None:
    engine = open_store("sqlite://")
    with reading(engine) as session:
        assert session.connection().execute(text("SELECT count(*) FROM articles")).scalar() == 0
    engine.dispose()


def _open(url: str, results: "multiprocessing.Queue[str]") -> None:
    try:
        open_store(url).dispose()
        results.put("opened")
    except Exception as error:  # noqa: BLE001  (whatever it is, the test shows it)
        results.put(repr(error))


def test_a_new_file_that_another_is_writing_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE made (a)")
    other.execute("BEGIN IMMEDIATE")
    ended: list[str] = []

    class Meanwhile(sqlite3.Connection):
        def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
            if statement.startswith("BEGIN") and not ended:
                ended.append(statement)
                other.execute("COMMIT")
            return super().execute(statement, *given)

    monkeypatch.setattr(sqlite3.dbapi2, "connect", partial(sqlite3.connect, factory=Meanwhile))
    engine = open_store(f"sqlite:///{path}")
    with reading(engine) as session:
        assert session.connection().execute(text("PRAGMA journal_mode")).scalar() == "wal"
    assert ended
    engine.dispose()
    other.close()


def test_processes_that_start_at_once_upgrade_once(store_url: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[str] = spawn.Queue()
    workers = [spawn.Process(target=_open, args=(store_url, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    assert [results.get(timeout=180) for _ in workers] == ["opened"] * 2
    for worker in workers:
        worker.join()


def test_what_is_not_committed_is_gone(store: Engine) -> None:
    statement = text("INSERT INTO runs (id, started_at, status) VALUES ('a', :at, 'x')")
    with writing(store) as session:
        session.connection().execute(statement, {"at": "2026-01-01 00:00:00"})
    with reading(store) as session:
        assert session.connection().execute(text("SELECT count(*) FROM runs")).scalar() == 0


def test_a_reader_does_not_wait_for_a_writer(store: Engine) -> None:
    statement = text("INSERT INTO runs (id, started_at, status) VALUES ('a', :at, 'x')")
    with writing(store) as writer:
        writer.connection().execute(statement, {"at": "2026-01-01 00:00:00"})
        with reading(store) as session:
            assert session.connection().execute(text("SELECT count(*) FROM runs")).scalar() == 0


def test_connections_are_closed(sqlite_url: str) -> None:
    engine = open_store(sqlite_url)
    engine.dispose()
    path = sqlite_url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    connection.close()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_spelling_of_postgres_opens(postgres_url: str, scheme: str) -> None:
    engine = open_store(postgres_url.replace("postgresql", scheme, 1))
    assert engine.dialect.name == "postgresql"
    engine.dispose()
