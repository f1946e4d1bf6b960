"""docker-compose.yml's stack on this machine's Postgres and Redis, and a site that it watches."""

import json
import shutil
import socket
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.compose.native import Stack, until
from tests.conftest import PostgresServer
from tests.flows.conftest import Site
from tests.flows.conftest import site as site

START = 120
"""Seconds that a service may take to be healthy on a busy machine."""
ALL = {"parameters": {"only_due": False}}
WEATHER = (
    "<rss version='2.0'><channel><title>天气</title><item><title>明天多云</title>"
    "<link>http://localhost/weather.html</link><description>北风三级。</description></item>"
    "</channel></rss>"
).encode()
"""The feed of a host that says nothing of the ministry."""
WAITING = {"Scheduled", "Pending", "Submitting"}


@dataclass
class Sink:
    """A webhook that keeps what is posted to it."""

    address: str = ""
    texts: list[str] = field(default_factory=list)


@pytest.fixture
def sink() -> Iterator[Sink]:
    made = Sink()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.texts.append(json.loads(body)["text"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.address = f"http://127.0.0.1:{server.server_port}/hook"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield made
        server.shutdown()
        thread.join()


@dataclass
class Deployed:
    """The whole stack, running and deployed."""

    stack: Stack
    api: str
    worker_ports: tuple[int, int]
    redis: dict[str, str]
    """How the server's processes find Redis here."""

    def begin(self, service: str) -> None:
        """Start Redis or one of the server's processes, for the first time or again."""
        if service == "redis":
            folder = str(self.stack.folder)
            port = self.redis["PREFECT_REDIS_MESSAGING_PORT"]
            self.stack.start("redis", "redis", "--port", port, "--dir", folder)
        else:
            self.stack.start(service, **self.redis)

    def ask(self, path: str, question: dict[str, Any]) -> Any:
        body = json.dumps(question).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.api}/{path}", data=body, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def start_run(self, name: str = "monitor", **parameters: Any) -> str:
        """Have a run begun; one that is due by the clock may be before ours."""
        (found,) = self.ask("deployments/filter", {"deployments": {"name": {"any_": [name]}}})
        wanted = {"parameters": parameters} if parameters else ALL
        while True:
            run_id = str(self.ask(f"deployments/{found['id']}/create_flow_run", wanted)["id"])
            until(lambda run_id=run_id: self.state(run_id) not in WAITING, "a run", START)  # type: ignore[misc]
            if self.state(run_id) != "Cancelled":
                return run_id

    def runs_of(self, name: str) -> list[dict[str, Any]]:
        """The runs of a deployment, the first one first."""
        of = {"deployments": {"name": {"any_": [name]}}, "sort": "EXPECTED_START_TIME_ASC"}
        return list(self.ask("flow_runs/filter", of))

    def run(self, run_id: str) -> dict[str, Any]:
        (found,) = self.ask("flow_runs/filter", {"flow_runs": {"id": {"any_": [run_id]}}})
        return dict(found)

    def ended(self, run_id: str) -> bool:
        """Whether it is over; a server that is away says nothing."""
        try:
            return self.run(run_id)["state_type"] in {"COMPLETED", "FAILED", "CANCELLED"}
        except OSError:
            return False

    def state(self, run_id: str) -> str:
        return str(self.run(run_id)["state_name"])

    def hasten(self, name: str, seconds: float) -> None:
        """Let an automation that waits for something be sooner impatient."""
        (found,) = self.ask("automations/filter", {"automations": {"name": {"any_": [name]}}})
        wanted = {key: found[key] for key in ("description", "actions", "trigger")}
        wanted["trigger"]["within"] = seconds
        del wanted["trigger"]["id"]
        self.ask("automations/", wanted | {"name": f"{name} sooner"})

    def start_worker(self, number: int) -> None:
        port = str(self.worker_ports[number - 1])
        self.stack.start("worker", f"worker-{number}", PREFECT_WORKER_WEBSERVER_PORT=port)

    def worker_is_healthy(self, number: int) -> bool:
        port = str(self.worker_ports[number - 1])
        return self.stack.healthy("worker", f"worker-{number}", **{"8080": port})


@pytest.fixture
def redis_port() -> int:
    if not shutil.which("redis-server"):
        pytest.skip("needs Redis: apt-get install redis-server")
    return free_port()


@pytest.fixture
def deployed(
    postgres_server: PostgresServer, redis_port: int, site: Site, sink: Sink, tmp_path: Path
) -> Iterator[Deployed]:
    port = free_port()
    workers = (free_port(), free_port())
    home = tmp_path / "app"
    home.mkdir()
    configure(home, site)
    site.broken["/other.xml"] = (200, WEATHER)
    (tmp_path / "password").write_text("ignored by a server that trusts this machine\n")
    for statement in ("CREATE ROLE watch LOGIN SUPERUSER", "CREATE DATABASE watch OWNER watch"):
        postgres_server.run(statement)
    postgres_server.run("CREATE DATABASE prefect OWNER watch")
    stack = Stack(
        tmp_path,
        {
            "@postgres/": f"@127.0.0.1:{postgres_server.port}/",
            "redis://redis:6379": f"redis://127.0.0.1:{redis_port}",
            "http://server:4200": f"http://127.0.0.1:{port}",
            "http://127.0.0.1:4200": f"http://127.0.0.1:{port}",
            "--host 0.0.0.0 --port 4200": f"--host 127.0.0.1 --port {port}",
            "/run/secrets/postgres_password": str(tmp_path / "password"),
            "/app": str(home),
        },
    )
    redis = {"PREFECT_REDIS_MESSAGING_HOST": "127.0.0.1"}
    redis["PREFECT_REDIS_MESSAGING_PORT"] = str(redis_port)
    done = Deployed(stack, f"http://127.0.0.1:{port}/api", workers, redis)
    try:
        done.begin("redis")
        stack.finish("migrate", **redis)
        done.begin("server")
        until(lambda: stack.healthy("server"), "a healthy server", START)
        done.begin("services")
        webhook = {"MIIT_WATCH_OPERATORS_WEBHOOK": sink.address}
        stack.finish("deploy", **webhook)
        for number in (1, 2):
            done.start_worker(number)
        for number in (1, 2):
            until(lambda n=number: done.worker_is_healthy(n), "a healthy worker", START)  # type: ignore[misc]
        yield done
    finally:
        stack.end()
        for database in ("watch", "prefect"):
            postgres_server.run(f"DROP DATABASE {database} WITH (FORCE)")
        postgres_server.run("DROP ROLE watch")


def configure(home: Path, site: Site) -> None:
    """Let the program watch the site's feed, and nothing else but the same by another host name."""
    host = site.address.removeprefix("http://")
    other = host.replace("127.0.0.1", "localhost")
    (home / "miit-watch.toml").write_text(
        f'data = "{home}/data"\narchive = []\nwatch = ["archive"]\n'
        f"[sources.archive]\nenabled = false\n"
        f'[http]\nallowed_hosts = ["{host}", "{other}"]\nattempts = 1\n'
        f'[[feeds]]\nid = "demo"\nname = "Demo"\nurl = "{site.feed}"\nlanguage = "zh"\n'
        f'[[feeds]]\nid = "other"\nname = "Other"\nurl = "http://{other}/other.xml"\n'
        f'language = "zh"\n',
        encoding="utf-8",
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
