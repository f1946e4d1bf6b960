"""What docker-compose.yml promises of each service, and what the health checks say."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from alerts.channels import open_channel
from flows import health
from flows.deployments import POOL
from tests.compose.native import ROOT, VARIABLE, services

ONE_SHOT = {"migrate", "deploy"}
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("name", services())
def test_each_service_is_pinned_confined_and_watched(name: str) -> None:
    service = services()[name]
    assert re.search(r":\d", service["image"]), "an image by version"
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert int(service["user"].partition(":")[0]) > 0, "not root"
    assert {"cpus", "memory"} <= service["deploy"]["resources"]["limits"].keys()
    if name in ONE_SHOT:
        assert service["restart"].startswith("on-failure")
    else:
        assert service["restart"] == "unless-stopped" and service["healthcheck"]["test"]


def test_no_secret_stands_in_the_environment() -> None:
    password = (ROOT / "docker" / "postgres_password").read_text(encoding="utf-8").strip()
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert password not in text
    assert not re.search(r"://\w+:[^/]+@", text), "no address with a password"


def test_the_example_explains_every_setting() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    defaults = dict(VARIABLE.findall(text))
    shown = dict(re.findall(r"^(\w+)=(.*)$", example, re.MULTILINE))
    assert defaults.items() <= shown.items()


def test_the_example_for_the_mail_catcher_is_a_channel() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    (channels,) = re.findall(r"^# MIIT_WATCH_CHANNELS=(.*)$", example, re.MULTILINE)
    assert "mail" in services()
    assert open_channel(json.loads(channels)["mail"]).recipients


def test_workers_take_from_the_pool_that_deploy_makes() -> None:
    assert f"--pool {POOL} " in services()["worker"]["command"]


@contextmanager
def api(**answers: Any) -> Iterator[str]:
    """A server that answers each path with what is given for its last part but one."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps(answers[self.path.split("/")[-2]]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()
        thread.join()


ACTIVE = {"schedules": [{"active": True}], "paused": False}


@pytest.mark.parametrize(
    ("deployments", "planned", "fault"),
    [
        ([], [], None),
        ([{**ACTIVE, "paused": True}], [], None),
        ([ACTIVE], [NOW - timedelta(minutes=6)], None),
        ([ACTIVE], [], "no run of monitor is planned"),
        ([ACTIVE], [NOW - timedelta(minutes=40)], "planned for 40 minutes"),
    ],
    ids=["nothing deployed", "paused", "alive", "never planned", "scheduler dead"],
)
def test_scheduling_is_unwell_when_the_plan_grows_old(
    deployments: list[dict[str, Any]], planned: list[datetime], fault: str | None
) -> None:
    runs = [{"created": each.isoformat()} for each in planned]
    with api(deployments=deployments, flow_runs=runs) as address:
        if fault is None:
            health.scheduling(address, now=NOW)
        else:
            with pytest.raises(health.UnwellError, match=fault):
                health.scheduling(address, now=NOW)


def test_a_check_says_in_one_line_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert health.main(["worker", "http://127.0.0.1:1"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert health.main(["weather", "here"]) == 2
