"""A real Prefect server as our child process, for a machine that has none.

Prefect's ephemeral mode loses task records when the process ends, so this starts
`prefect server start` and stops it (docs/adr/0002). State lives under the data folder.
"""

import ctypes
import fcntl
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
START_SECONDS = 120
STOP_SECONDS = 20
ORPHAN_SECONDS = 2
LOG_BYTES = 5_000_000
LEAST_FREE = 10_000_000
"""Bytes without which its database can't be made."""
PID_FILE = "server.pid"
LOCK_FILE = "server.lock"
"""Held by whoever keeps a server in the folder, and let go however that ends."""
URL_FILE = "server.url"
"""Where a service's server answers: a single run beside it goes there."""

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
    # Our own lines are kept with the run; said outside one, they aren't for the server.
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}


class ServerError(Exception):
    """The Prefect server can't be started or reached; the message is one line."""


@dataclass(frozen=True, slots=True)
class Server:
    """A Prefect API that answered."""

    url: str
    child: subprocess.Popen[bytes] | None = None
    """The server's process where it is ours."""

    def check(self) -> None:
        """Raise ServerError if our server has ended by itself."""
        if self.child and self.child.poll() is not None:
            raise ServerError(f"the Prefect server ended with status {self.child.returncode}")


@contextmanager
def prefect_server(home: Path, *, port: int | None = None) -> Iterator[Server]:
    """Yield a Prefect API: PREFECT_API_URL's, or a child's that ends with us.

    A folder has one server. With `port` it is a service's: single runs, which name none, go to it
    meanwhile, and a second service raises ServerError. Sets this process's environment for Prefect,
    so it must come before the first import of it.
    """
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    url = os.environ.get("PREFECT_API_URL")
    if url:
        check_server(url)
        yield Server(url)
        return
    home = home.resolve()
    os.environ.setdefault("PREFECT_HOME", str(home))
    with _lock(home) as lock:
        url = _neighbour(home, lock, service=port is not None)
        with nullcontext(Server(url)) if url else _own(home, port) as server:
            os.environ["PREFECT_API_URL"] = server.url
            try:
                yield server
            finally:
                del os.environ["PREFECT_API_URL"]


def _lock(home: Path) -> IO[bytes]:
    """The file that is locked, in the folder, which is made."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        return (home / LOCK_FILE).open("ab")
    except OSError as error:
        raise ServerError(
            f"the Prefect server's folder {home} can't be written: {error.strerror}; correct its"
            " permissions, or choose another data folder"
        ) from error


def _neighbour(home: Path, lock: IO[bytes], *, service: bool) -> str | None:
    """The address of a service's server in this folder; None where it is ours now.

    One that a single run keeps is waited for.
    """
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            url = _said(home / URL_FILE)
            if url and _healthy(url) and not service:
                return url
            if (url and service) or time.monotonic() > end:
                raise ServerError(
                    f"another miit-watch keeps a Prefect server in {home}: stop that one, or choose"
                    " another data folder"
                ) from None
            time.sleep(0.1)
        else:
            (home / URL_FILE).unlink(missing_ok=True)
            return None


def _said(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


@contextmanager
def _own(home: Path, service_port: int | None) -> Iterator[Server]:
    if service_port:
        _await_predecessor(home, service_port)
    port = _check_free(service_port) if service_port else _free_port()
    url = f"http://127.0.0.1:{port}/api"
    with _child(home, port) as child:
        _wait(child, url, home)
        if service_port:
            (home / URL_FILE).write_text(url, encoding="ascii")
        try:
            yield Server(url, child)
        finally:
            (home / URL_FILE).unlink(missing_ok=True)


def check_server(url: str) -> None:
    """Raise ServerError unless a Prefect server that we can speak with answers at `url`."""
    if not _healthy(url):
        raise ServerError(
            f"no Prefect server answers at {url} (PREFECT_API_URL): start it,"
            " or correct the address, which ends in /api"
        )
    theirs, ours = str(_get(f"{url}/admin/version")), version("prefect")
    if theirs.split(".")[:2] != ours.split(".")[:2]:
        raise ServerError(
            f"the Prefect server at {url} is version {theirs}, this program needs {ours}:"
            " run the same minor version on both sides"
        )


@contextmanager
def _child(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "prefect", "server", "start"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    log_path = home / "server.log"
    if log_path.exists() and log_path.stat().st_size > LOG_BYTES:
        log_path.replace(home / "server.log.1")
    with log_path.open("ab") as log:
        # Its own session: Ctrl-C reaches us, and we stop it when our work is finished.
        child = subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, **_ui(home, port)},
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )
        try:
            (home / PID_FILE).write_text(str(child.pid), encoding="ascii")
            yield child
        finally:
            child.terminate()
            try:
                child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            (home / PID_FILE).unlink(missing_ok=True)


def _ui(home: Path, port: int) -> dict[str, str]:
    """Settings of the UI, whose pages by themselves call the API on port 4200."""
    return {
        "PREFECT_SERVER_UI_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(home / "ui"),
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    }


def _await_predecessor(home: Path, port: int) -> None:
    """End the server that a killed service left behind, so that it lets go of the port.

    The kernel tells it to end when its parent is killed, which takes it a few seconds; its
    database bears being cut short.
    """
    try:
        process = int((home / PID_FILE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    orphaned_at = time.monotonic()
    while _is_server(process, port):
        if time.monotonic() - orphaned_at > ORPHAN_SECONDS:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.1)


def _is_server(process: int, port: int) -> bool:
    """Whether this process is a Prefect server on this port, and no other that has its number."""
    try:
        command = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"prefect" in command and str(port).encode() in command


def _end_with_parent() -> None:
    """Let the kernel end the server when we are killed, so that it never outlives us."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait(child: subprocess.Popen[bytes], url: str, home: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not _healthy(url):
        if child.poll() is not None:
            raise ServerError(f"the Prefect server ended at once: {why_down(home)}")
        if time.monotonic() > end:
            raise ServerError(f"the Prefect server wasn't up in {START_SECONDS} s")
        time.sleep(0.1)


def why_down(home: Path) -> str:
    """What an operator can do about a server that doesn't come up."""
    if shutil.disk_usage(home).free < LEAST_FREE:
        return f"no room is left on the disk of {home}; make some and start again"
    return f"see {home / 'server.log'}"


def _healthy(url: str) -> bool:
    return _get(f"{url}/health") is True


def _get(url: str) -> Any:
    """What this address of the API answers, or None where it doesn't or speaks no JSON."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return json.load(answer)
    except (OSError, http.client.HTTPException, ValueError):
        return None


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
