"""Every test of the store runs on SQLite and on a real Postgres."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.engine import open_store
from tests.conftest import PostgresServer

_copies = count(1)


@pytest.fixture(params=["sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that isn't there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store/watch.db"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty store, its schema up to date: a copy, for making one takes its time."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("_sqlite_store"), tmp_path / "watch.db")
        url = f"sqlite:///{tmp_path}/watch.db"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        name = f"copy{next(_copies)}"
        server.run(f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('_postgres_store')}")
        url = server.url(name)
    engine = open_store(url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/watch.db"


@pytest.fixture(scope="session")
def _sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "watch.db"
    open_store(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture(scope="session")
def _postgres_store(postgres_server: PostgresServer) -> str:
    postgres_server.run("CREATE DATABASE made_once")
    open_store(postgres_server.url("made_once")).dispose()
    return "made_once"
