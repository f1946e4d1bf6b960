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
from sources._source import Page

ROOT = Path(__file__).parent.parent.parent
PATIENT = Limits(connect=30, read=60, total=120, attempts=1)
"""However busy the machine is, an answer that is coming is waited for."""
IMPATIENT = Limits(connect=30, read=1.0, total=1.5, attempts=1)
"""For answers that never come, or never end."""


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


class PlayedClient(Client):
    """The program's client with its own time, which won't wait for what `hopeless` picks out."""

    def __init__(self, now: Callable[[], datetime], hopeless: Callable[[str], bool]) -> None:
        common: dict[str, Any] = {"manners": Manners(interval=0, at_once=8), "now": now}
        agent = "miit-watch/0.1 (test)"
        super().__init__(agent, limits=PATIENT, **common)
        self._hopeless = hopeless
        self._impatient = Client(agent, limits=IMPATIENT, **common)

    def get(self, url: str, **options: Any) -> Page | None:
        """By the one or the other."""
        if self._hopeless(url):
            return self._impatient.get(url, **options)
        return super().get(url, **options)

    def close(self) -> None:
        """Both."""
        self._impatient.close()
        super().close()
