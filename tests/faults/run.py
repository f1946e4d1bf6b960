"""Play a scenario in a world of its own, and judge what is left."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.faults.clock import library
from tests.faults.postgres import programs, server
from tests.faults.proxy import Proxy
from tests.faults.scenarios import ROOM, Scenario
from tests.faults.verdict import Verdict, judge
from tests.faults.world import world

_resolve = socket.getaddrinfo


def lacking(scenario: Scenario, database: str) -> str | None:
    """What this machine lacks for a scenario; None where it can be played."""
    if database != "sqlite" and programs() is None:
        return "needs PostgreSQL: apt-get install postgresql"
    if (scenario.small_disk or scenario.root) and (os.geteuid() != 0 or not _may_mount()):
        return "needs root and the right to mount"
    if scenario.clock and library() is None:
        return "needs libfaketime: apt-get install faketime"
    return None


def play(scenario: Scenario, database: str, seed: int, length: int) -> tuple[Verdict, int]:
    """The verdict after a scenario, and how many faults there were."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="miit-faults-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(patch.object(socket, "getaddrinfo", _resolved))
        if scenario.small_disk:
            stack.enter_context(_disk(folder / "data", ROOM * length))
        url, more = _database(database, stack)
        made = stack.enter_context(world(folder, seed, url, names=scenario.names))
        scenario.play(made, length, *(more if scenario.breaks_server else ()))
        return judge(made), made.faults


def _database(kind: str, stack: ExitStack) -> tuple[str, list[Any]]:
    """The address of a new store, and what a scenario needs to break its server."""
    if kind == "sqlite":
        return "", []
    leader = stack.enter_context(server())
    leader.make()
    leader.start()
    leader.say("CREATE DATABASE watch")
    if kind == "postgres":
        return _address(leader.port), [leader]
    wire = Proxy(("127.0.0.1", leader.port)).start()
    stack.callback(wire.close)
    return _address(wire.port), [leader, stack.enter_context(server()), wire]


def _address(port: int) -> str:
    return f"postgresql://postgres@127.0.0.1:{port}/watch"


@contextmanager
def _disk(place: Path, room: int) -> Iterator[None]:
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", place], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def _may_mount() -> bool:
    with tempfile.TemporaryDirectory() as place:
        command = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", place]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _resolved(host: Any, *rest: Any, **more: Any) -> Any:
    """In this process the names of our own site and mail server always resolve."""
    ours = isinstance(host, str) and host.endswith(".example")
    return _resolve("127.0.0.1" if ours else host, *rest, **more)
