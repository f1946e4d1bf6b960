"""docker-compose.yml built and brought up by a real engine; `make test-compose` runs it.

Where image builds need the host's network, MIIT_WATCH_TEST_BUILD_NETWORK=host gives it to them.
"""

import json
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.compose.conftest import free_port
from tests.compose.native import ROOT, services, until

pytestmark = pytest.mark.slow
PROJECT = "miit-watch-test"
UP = 600
"""Seconds for building the images and bringing everything up."""
TAKEN_UP = 120
ENDED = 600
"""Seconds for a cycle whose sources can't be reached, on a busy machine too."""
STARTED = 180
"""Seconds in which a worker begins a run, on a busy machine too."""
ALL = {"parameters": {"only_due": False}}
WAITING = {"Scheduled", "Pending", "Submitting"}


class Compose:
    """The project under a name, port and volumes of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.api = f"http://127.0.0.1:{self.port}/api"
        self._override = folder / "override.json"
        network = os.environ.get("MIIT_WATCH_TEST_BUILD_NETWORK")
        built = {
            name: {"build": {"network": network}}
            for name, each in services().items()
            if network and "build" in each
        }
        self._override.write_text(json.dumps({"services": built}))

    def __call__(self, *arguments: str, seconds: float = 60) -> str:
        files = ["-f", "docker-compose.yml", "-f", str(self._override)]
        done = subprocess.run(
            ["docker", "compose", "-p", PROJECT, *files, "--profile", "mail", *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "MIIT_WATCH_UI_ADDRESS": f"127.0.0.1:{self.port}",
                "MIIT_WATCH_UI_API_URL": self.api,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    def containers(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self("ps", "--format", "json").splitlines()]

    def ask(self, path: str, question: dict[str, Any]) -> Any:
        body = json.dumps(question).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.api}/{path}", data=body, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def start_run(self) -> str:
        """Have a cycle running; one that is due by the clock may be before ours."""
        (found,) = self.ask("deployments/filter", {"deployments": {"name": {"any_": ["monitor"]}}})
        while True:
            run_id = str(self.ask(f"deployments/{found['id']}/create_flow_run", ALL)["id"])
            until(
                lambda run_id=run_id: self.run(run_id)["state_name"] not in WAITING,
                "a run",
                STARTED,
            )  # type: ignore[misc]
            if self.run(run_id)["state_type"] != "CANCELLED":
                return run_id
            time.sleep(5)

    def run(self, run_id: str) -> dict[str, Any]:
        (found,) = self.ask("flow_runs/filter", {"flow_runs": {"id": {"any_": [run_id]}}})
        return dict(found)


@pytest.fixture(scope="module")
def compose(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compose]:
    answers = (
        shutil.which("docker")
        and not subprocess.run(
            ["docker", "compose", "version"], capture_output=True, check=False
        ).returncode
    )
    if (
        not answers
        or subprocess.run(["docker", "info"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no Docker engine with the compose plugin answers here")
    made = Compose(tmp_path_factory.mktemp("compose"))
    try:
        made("up", "--build", "--detach", "--wait-timeout", str(UP), seconds=UP)
        yield made
    finally:
        made("down", "--volumes", "--timeout", "10", seconds=120)


def test_everything_is_healthy_and_a_cycle_runs(compose: Compose) -> None:
    def all_well() -> bool:
        return all(each["Health"] == "healthy" for each in compose.containers())

    took = until(all_well, "health of every container", 180)
    print(f"\nfrom up to health of {len(compose.containers())} containers: {took:.0f} s more")  # noqa: T201
    run_id = compose.start_run()
    ended = lambda: compose.run(run_id)["state_type"] in {"COMPLETED", "FAILED"}  # noqa: E731
    took = until(ended, "the end of a cycle", ENDED)
    print(f"a cycle: {took:.0f} s, {compose.run(run_id)['state']['message'][:80]}")  # noqa: T201
    stored = compose(
        "exec", "-T", "postgres", "psql", "-U", "watch", "-tAc", "SELECT count(*) FROM articles"
    )
    assert int(stored) > 0, "the posts of archive/ at least"


def test_containers_are_held_short(compose: Compose) -> None:
    for service in ("server", "services", "worker"):
        assert compose("exec", "-T", service, "id", "-u").strip() == "10001"
        with pytest.raises(AssertionError, match=r"(?i)read-only"):
            compose("exec", "-T", service, "touch", "/venv/x")
    printed = compose("exec", "-T", "worker", "sh", "-c", "env")
    assert (ROOT / "docker" / "postgres_password").read_text().strip() not in printed


def test_a_dead_scheduler_and_a_dead_worker_show(compose: Compose) -> None:
    """The health checks themselves, against a server that is up."""
    compose(
        "exec",
        "-T",
        "services",
        "python",
        "-m",
        "flows.health",
        "scheduling",
        "http://server:4200/api",
    )
    with pytest.raises(AssertionError):
        compose(
            "exec", "-T", "worker", "python", "-m", "flows.health", "worker", "http://127.0.0.1:1"
        )


def test_a_killed_workers_run_is_taken_up(compose: Compose) -> None:
    run_id = compose.start_run()
    until(lambda: bool(at_work(compose)), "a worker at work", STARTED)
    victim = at_work(compose)[0]
    subprocess.run(["docker", "kill", victim], check=True, capture_output=True)
    took = until(lambda: compose.run(run_id)["run_count"] == 2, "another attempt", 2 * TAKEN_UP)
    print(f"\nfrom the kill to the other worker's start: {took:.0f} s")  # noqa: T201
    assert took < TAKEN_UP


def at_work(compose: Compose) -> list[str]:
    """The workers that run a flow now."""
    workers = [each["Name"] for each in compose.containers() if each["Service"] == "worker"]
    return [name for name in workers if "prefect.engine" in processes(name)]


def processes(container: str) -> str:
    """The commands that run in a container."""
    done = subprocess.run(
        ["docker", "top", container, "-o", "pid,args"], capture_output=True, text=True, check=True
    )
    return done.stdout
