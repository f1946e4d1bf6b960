"""A Postgres server of the bench's own, thrown away at the end: durable, as an operator's is."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class NoPostgresError(Exception):
    """Postgres isn't installed here."""


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server on 127.0.0.1 and yield the address of an empty database on it.

    Raises NoPostgresError where it isn't installed.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="bench-postgres-"))
    become: list[str] = []
    if os.geteuid() == 0:
        # The server refuses to run as root.
        shutil.chown(folder, "postgres", "postgres")
        become = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data, port = folder / "data", _free_port()
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c shared_buffers=512MB"
    control = [*become, str(programs / "pg_ctl"), "-D", str(data)]
    try:
        _run([*become, str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"])
        _run([*control, "-w", "-l", str(folder / "log"), "-o", settings, "start"])
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    program = str(found[-1]) if found else shutil.which("initdb")
    if program is None:
        raise NoPostgresError("PostgreSQL isn't installed: apt-get install postgresql")
    return Path(program).parent


def _run(command: Sequence[str]) -> None:
    # Output goes to a file: a server that is left running would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        subprocess.run(command, stdout=output, stderr=output, cwd="/", check=True, timeout=120)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
