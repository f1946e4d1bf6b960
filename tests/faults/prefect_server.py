"""A Prefect server that can be killed and started again at the same address."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.prefect_server import ENVIRONMENT, ServerError, check_server

STARTING = 180
"""Seconds that a server may take to answer on a busy machine."""


@dataclass
class PrefectServer:
    """A server with its database in `home`."""

    home: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to know of it."""
        address = f"http://127.0.0.1:{self.port}/api"
        return {**ENVIRONMENT, "PREFECT_HOME": str(self.home), "PREFECT_API_URL": address}

    def start(self) -> None:
        """Start it and wait till it answers."""
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + STARTING
        while True:
            try:
                check_server(self.environment["PREFECT_API_URL"])
                return
            except ServerError:
                assert time.monotonic() < end and self.process.poll() is None, "no server"
                time.sleep(0.5)

    def kill(self) -> None:
        """End it at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def prefect_server(home: Path) -> Iterator[PrefectServer]:
    """A server that runs, ended at the end."""
    home.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        made = PrefectServer(home, int(probe.getsockname()[1]))
    try:
        made.start()
        yield made
    finally:
        made.kill()
