"""Fixtures that several rooms use: a real Postgres server, and databases on it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

# A loaded machine is no fault of the code; and CI tries the same examples each time, so that a
# change is judged by itself. Everywhere else hypothesis goes on looking.
settings.register_profile("any", deadline=None)
settings.register_profile("ci", settings.get_profile("any"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "any")

_HBA = """
host all cautious 127.0.0.1/32 scram-sha-256
host all all      127.0.0.1/32 trust
local all all                  trust
"""


@dataclass(frozen=True)
class PostgresServer:
    """A server of our own on 127.0.0.1; user `cautious` needs the password `right`."""

    port: int
    data: Path
    control: tuple[object, ...] = ()
    """How `pg_ctl` is called for it."""

    def restart(self) -> None:
        """Cut all sessions at once and start again, as after a crash of the machine."""
        _run([], *self.control, "-w", "-m", "immediate", "restart")

    def url(self, database: str, user: str = "postgres", password: str = "") -> str:
        login = f"{user}:{password}" if password else user
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Start Postgres from its Debian package; skip where it isn't installed, but not in CI."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = programs[-1].parent if programs else Path(shutil.which("initdb") or "-").parent
    if not (found / "initdb").exists():
        message = "needs PostgreSQL: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = Path(tempfile.mkdtemp(prefix="miit-postgres-"))
    # The server refuses to run as root.
    become = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        become = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data = folder / "data"
    try:
        _run(become, found / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N")
        (data / "pg_hba.conf").write_text(_HBA, "utf-8")
        port = _free_port()
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
        log = folder / "log"
        _run(become, found / "pg_ctl", "-D", data, "-w", "-l", log, "-o", settings, "start")
        try:
            control = (*become, found / "pg_ctl", "-D", data, "-l", log)
            server = PostgresServer(port, data, control)
            server.run("CREATE USER cautious PASSWORD 'right'")
            yield server
        finally:
            _run(become, found / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_numbers = count(1)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a database of its own, empty."""
    name = f"watch{next(_numbers)}"
    postgres_server.run(f"CREATE DATABASE {name}")
    yield postgres_server.url(name)
    postgres_server.run(f"DROP DATABASE {name} WITH (FORCE)")


def _run(become: list[str], *command: object) -> None:
    # Output goes to a file: a server that is left running would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [*become, *map(str, command)],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
            timeout=60,
        )
        output.seek(0)
        assert done.returncode == 0, output.read().decode("utf-8", "replace")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
