"""A real Prefect server as our child process, for a machine that has none.

Prefect's ephemeral mode loses task records when the process ends, so this starts
`prefect server start` and stops it (docs/adr/0002). State lives under the data folder.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PR_SET_PDEATHSIG = 1
START_SECONDS = 120
STOP_SECONDS = 20

# Telemetry off; short retention, or the database grows by 20 KB a task for ever; late-run
# marking off, which locks SQLite (all measured with Prefect 3.8.8, 2026-11).
ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 3600),
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P1D",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
}


class ServerError(Exception):
    """The Prefect server can't be started or reached; the message is one line."""


@contextmanager
def prefect_server(home: Path, *, port: int | None = None) -> Iterator[str]:
    """Yield the address of a Prefect API: PREFECT_API_URL's, or a child's that ends with us.

    Sets this process's environment for Prefect, so it must come before the first import of it.
    """
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    url = os.environ.get("PREFECT_API_URL")
    if url:
        if not _healthy(url):
            raise ServerError(f"no Prefect server answers at {url} (PREFECT_API_URL)")
        yield url
        return
    home = home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PREFECT_HOME", str(home))
    port = _check_free(port) if port else _free_port()
    url = f"http://127.0.0.1:{port}/api"
    with _child(home, port) as child:
        _wait(child, url, home)
        os.environ["PREFECT_API_URL"] = url
        try:
            yield url
        finally:
            del os.environ["PREFECT_API_URL"]


@contextmanager
def _child(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "prefect", "server", "start"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    with (home / "server.log").open("ab") as log:
        # Its own session: Ctrl-C reaches us, and we stop it when our work is finished.
        child = subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )
        try:
            yield child
        finally:
            child.terminate()
            try:
                child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _end_with_parent() -> None:
    """Let the kernel end the server when we are killed, so that it never outlives us."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait(child: subprocess.Popen[bytes], url: str, home: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not _healthy(url):
        if child.poll() is not None:
            raise ServerError(f"the Prefect server ended at once; see {home / 'server.log'}")
        if time.monotonic() > end:
            raise ServerError(f"the Prefect server wasn't up in {START_SECONDS} s")
        time.sleep(0.1)


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _check_free(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ServerError(f"port {port} is taken; choose another with --port") from error
    return port


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
