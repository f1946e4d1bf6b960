"""A Postgres server of our own that can be stopped without warning, and one that takes over."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

OPTIONS = "-c listen_addresses=127.0.0.1 -c fsync=off -c wal_level=replica"


def programs() -> Path | None:
    """The folder of the server's programs; None where Postgres isn't installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@dataclass(frozen=True, slots=True)
class Server:
    """A server on 127.0.0.1 with its data in `folder`."""

    folder: Path
    port: int

    def make(self) -> None:
        """An empty database, which trusts whoever is on this machine."""
        _run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-N")

    def follow(self, leader: "Server") -> None:
        """Become the copy of another, which from now on waits for us with each commit."""
        at = ("-h", "127.0.0.1", "-p", str(leader.port), "-U", "postgres")
        _run("pg_basebackup", "-D", self._data, "-R", "-X", "stream", "-c", "fast", *at)
        self.start()
        leader.say("ALTER SYSTEM SET synchronous_standby_names = '*'")
        leader.say("SELECT pg_reload_conf()")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} {OPTIONS}"
        _run("pg_ctl", "-D", self._data, "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """End it at once, whatever it is doing."""
        _run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def promote(self) -> None:
        """Follow nobody any more, and take commits alone."""
        _run("pg_ctl", "-D", self._data, "-w", "promote")

    def connect(self, database: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        address = f"postgresql://postgres@127.0.0.1:{self.port}/{database}"
        return psycopg.connect(address, autocommit=True)

    def say(self, statement: str, database: str = "postgres") -> None:
        with self.connect(database) as connection:
            connection.execute(statement.encode())

    @property
    def _data(self) -> Path:
        return self.folder / "data"


@contextmanager
def server() -> Iterator[Server]:
    """A folder and a port for a server; whatever runs there is ended at the end."""
    folder = Path(tempfile.mkdtemp(prefix="miit-faults-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        made = Server(folder, int(probe.getsockname()[1]))
    try:
        yield made
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: object) -> None:
    place = programs()
    assert place is not None, "Postgres isn't installed"
    # The server refuses to run as root; a pipe would stay open with it.
    become = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [*(become if os.geteuid() == 0 else []), place / program, *map(str, arguments)],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
            timeout=60,
        )
        output.seek(0)
        assert done.returncode == 0, output.read().decode("utf-8", "replace")
