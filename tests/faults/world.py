"""The world of one fault: a site, a mail server, wires to both, and the program as a process."""

import email
import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from aiosmtpd.controller import Controller

from flows import cli, steps
from flows.settings import Settings, load
from tests.faults.proxy import Proxy
from tests.flows.conftest import Site
from tests.flows.test_crash import story

COMMAND = Path(sys.executable).with_name("miit-watch")
ROOT = Path(__file__).parents[2]
PATIENCE = 180
"""Seconds after which something that should have happened is taken not to happen."""
READERS = ("ann@example.org", "bo@example.org")
AFTER = tuple(timedelta(minutes=each) for each in (6, 20, 60, 400, 1300))
"""When the cycles come that heal: leases have run out, and failures are tried again."""


class Mailbox:
    """Takes every message, keeps who got which, and calls `taken` before it says so."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []
        self.taken: Callable[[], None] = lambda: None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = email.message_from_bytes(envelope.content, policy=policy.default)
        self.got += [(mail["Message-ID"], to) for to in envelope.rcpt_tos]
        self.taken()
        return "250 taken"


@dataclass
class World:
    """What a scenario plays with."""

    folder: Path
    chance: Random
    site: Site
    site_wire: Proxy
    mail: Mailbox
    mail_wire: Proxy
    database: str
    faults: int = 0
    """What was broken so far, counted by the scenario."""
    before: tuple[str, ...] = ()
    """A command that runs the program, such as one that hides the network from it."""
    environment: dict[str, str] = field(default_factory=dict)
    """What the program's processes have in theirs beside ours."""
    errors: list[str] = field(default_factory=list)
    """What the program said to standard error each time it ended by itself."""
    stories: int = 0

    @property
    def config(self) -> Path:
        return self.folder / "watch.toml"

    @property
    def store(self) -> Path:
        """The folder of the store and of what is written beside it."""
        return self.folder / "data"

    @property
    def settings(self) -> Settings:
        return load(self.config, database=self.database)

    def configure(self, site_host: str = "127.0.0.1", mail_host: str = "127.0.0.1") -> None:
        """Write the configuration; the site's own addresses lead over its wire too."""
        place = f"{site_host}:{self.site_wire.port}"
        self.site.address = f"http://{place}"
        mail = f"smtp://{mail_host}:{self.mail_wire.port}?from=watch@example.org&timeout=5"
        mail += f"&tls=none&insecure=yes&to={','.join(READERS)}"
        self.config.write_text(
            f'data = "{self.store}"\narchive = []\nwatch = ["archive"]\n'
            f'[http]\nallowed_hosts = ["{place}"]\nattempts = 2\nread_timeout = 5\ndeadline = 10\n'
            f"[sources.archive]\nenabled = false\n"
            f'[[feeds]]\nid = "demo"\nname = "Demo"\nurl = "{self.site.feed}"\nlanguage = "zh"\n'
            f'[channels]\nmail = "{mail}"\nbox = "folder:{self.folder}/box"\n',
            encoding="utf-8",
        )

    def publish(self, count: int = 1) -> None:
        """Put new articles on the site, each with commitments that no other has."""
        for _ in range(count):
            self.site.publish(*story(self.stories, datetime.now(UTC)))
            self.stories += 1

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """One cycle as a process of its own; `command` in place of the usual one."""
        usual = (str(COMMAND), "run", "--direct", "--config", str(self.config))
        with (self.folder / "said").open("wb") as said:
            return subprocess.Popen(
                [*self.before, *(command or (*usual, "--database", self.database))],
                cwd=self.folder,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env={**os.environ, "PYTHONPATH": str(ROOT), **self.environment},
            )

    def end(self, process: "subprocess.Popen[bytes]") -> int:
        """Wait till it has ended by itself; keep what it said."""
        code = process.wait(PATIENCE)
        self.errors.append((self.folder / "said").read_text("utf-8", "replace"))
        return code

    def cycle(self, *command: str) -> int:
        """Run a cycle as a process to its end; return its exit code."""
        return self.end(self.start(*command))

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """End it at once."""
        self.faults += process.poll() is None
        process.kill()
        process.wait()

    def heal(self) -> int:
        """Cycles by the clock of the hours after; return after how many nobody waited any more."""
        needed, now = 0, datetime.now(UTC)
        for number, later in enumerate(AFTER, 1):
            steps.run_direct(self.settings, now=now + later)
            if needed == 0 and not self.waiting():
                needed = number
            elif self.waiting():
                needed = 0
        return needed

    def waiting(self) -> int:
        """Deliveries that somebody waits for."""
        rows = self.rows("alerts")
        told = [each["status"] for row in rows for each in row["deliveries"]]
        return sum(status in ("pending", "leased", "failed") for status in told)

    def rows(self, command: str) -> list[dict[str, Any]]:
        """What `miit-watch COMMAND --format jsonl` prints."""
        return read(command, self.config, self.database)


def read(command: str, config: Path, database: str) -> list[dict[str, Any]]:
    """The objects that a command of the program prints."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    arguments = [command, "--config", str(config), "--database", database, "--format", "jsonl"]
    with redirect_stdout(said):
        cli.main(arguments)
    buffer = said.detach()
    assert isinstance(buffer, io.BytesIO)
    return [json.loads(line) for line in buffer.getvalue().splitlines()]


def until(happened: Callable[[], bool], process: "subprocess.Popen[bytes] | None" = None) -> bool:
    """Wait for an effect outside; return whether it came before the process ended."""
    end = time.monotonic() + PATIENCE
    while not happened():
        if (process is not None and process.poll() is not None) or time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


@contextmanager
def world(folder: Path, seed: int, database: str = "", *, names: bool = False) -> Iterator[World]:
    """A world whose first cycle has passed: what comes now is news."""
    site, mail = Site(), Mailbox()
    with _web(site) as web, _smtp(mail) as smtp:
        wires = Proxy(("127.0.0.1", web)).start(), Proxy(("127.0.0.1", smtp)).start()
        url = database or f"sqlite:///{folder}/data/watch.db"
        made = World(folder, Random(seed), site, wires[0], mail, wires[1], url)
        made.configure(*(("news.example", "mail.example") if names else ()))
        at = datetime.now(UTC) - timedelta(minutes=10)
        site.publish("weather", "明天天气", ("今天晴。", "明天多云转阴，有小雨。"), at=at)
        steps.run_direct(made.settings, now=at + timedelta(minutes=1))
        try:
            yield made
        finally:
            for wire in wires:
                wire.close()


@contextmanager
def _web(site: Site) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = site.answer(self.path)
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                return  # the program or its wire is gone: that is what the test is about

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def _smtp(mail: Mailbox) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    controller = Controller(mail, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
