"""The service as an operator runs it: scheduled runs that really happen, and clean ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.engine import open_store, reading
from storage.runs import count_runs
from tests.flows.conftest import Command, Site

pytestmark = pytest.mark.slow
COMMAND = Path(sys.executable).with_name("miit-watch")
PATIENCE = 120
"""Seconds after which something that should have happened is taken not to happen."""


def until(happened: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, f"{what} didn't happen in {PATIENCE} s"
        time.sleep(0.2)


def finished_runs(config: Path) -> int:
    engine = open_store(f"sqlite:///{config.parent}/data/miit-watch.db")
    try:
        with reading(engine) as session:
            return count_runs(session, finished=True)
    finally:
        engine.dispose()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def service(config: Path) -> Iterator[Callable[[int], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []
    environment = {name: value for name, value in os.environ.items() if "PREFECT" not in name}

    def start(port: int) -> subprocess.Popen[str]:
        command = [COMMAND, "serve", "--config", config, "--every", "3", "--port", str(port)]
        started.append(
            subprocess.Popen(
                command,
                cwd=config.parent,
                env=environment,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_scheduled_cycles_happen_and_survive_a_kill(
    config: Path,
    site: Site,
    miit_watch: Command,
    service: Callable[[int], subprocess.Popen[str]],
) -> None:
    port = free_port()
    first = service(port)
    until(lambda: finished_runs(config) >= 2, "a second scheduled cycle")

    first.kill()
    first.wait()
    until(lambda: not answers(port), "the end of the killed service's server")
    before = finished_runs(config)
    second = service(port)
    until(lambda: finished_runs(config) > before, "a cycle after the restart")

    taken = subprocess.run(
        [COMMAND, "serve", "--config", config, "--port", str(port)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert taken.returncode == 1
    assert taken.stderr.count("\n") == 1 and f"port {port} is taken" in taken.stderr

    second.send_signal(signal.SIGTERM)
    said, faults = second.communicate(timeout=PATIENCE)
    assert "Traceback" not in faults
    assert f"http://127.0.0.1:{port}" in said
    until(lambda: not answers(port), "the end of the server")
    alerts = miit_watch("alerts", "--config", config, "--format", "jsonl").rows
    assert [each["event"] for each in alerts] == ["baseline"], "each cycle after it was quiet"
