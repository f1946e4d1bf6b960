"""Playing the web in a test: the server's process, and the way there for a client."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sources import _guard
from sources._client import Client, Limits
from sources._hosts import Manners

ROOT = Path(__file__).parent.parent.parent
LIMITS = Limits(connect=5, read=1.0, total=1.5, attempts=1)


@dataclass
class Played:
    """The running server."""

    process: "subprocess.Popen[str]"
    ports: dict[int, int]
    authority: Path

    def become(self, day: int) -> None:
        """Make it that day."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{day}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == f"{day}\n"

    def lead_there(self, patch: pytest.MonkeyPatch) -> None:
        """Every name leads to the server as if it were the public internet, but for one."""
        real = socket.getaddrinfo

        def resolve(host: str, port: Any, *rest: Any, **more: Any) -> Any:
            if host == "nowhere.example.org":
                raise socket.gaierror(-2, "Name or service not known")
            return real("127.0.0.1", self.ports.get(port, port), *rest, **more)

        patch.setattr(socket, "getaddrinfo", resolve)
        patch.setattr(_guard, "inward", lambda address: False)
        patch.setenv("REQUESTS_CA_BUNDLE", str(self.authority))


@contextmanager
def play(folder: Path) -> Iterator[Played]:
    """Run the server until the block ends; its authority lies in `folder`."""
    command = [sys.executable, "-m", "tests.web.server", str(folder)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    path = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=path, **pipes) as process:
        assert process.stdout
        plain, secure = map(int, process.stdout.readline().split())
        try:
            yield Played(process, {80: plain, 443: secure}, folder / "ca.pem")
        finally:
            process.kill()


def client_at(now: Callable[[], datetime], **options: Any) -> Client:
    """The program's client with less patience, and its own time."""
    return Client(
        "miit-watch/0.1 (test)",
        limits=LIMITS,
        manners=Manners(interval=0, at_once=8),
        now=now,
        **options,
    )
