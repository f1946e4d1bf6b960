"""The compose stack as processes on a real Postgres and Redis: it runs, and heals when killed."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from flows.deployments import REGISTRY
from tests.compose.conftest import START, Deployed, Sink
from tests.compose.native import ROOT, until
from tests.conftest import PostgresServer
from tests.flows.conftest import PARAGRAPHS, Site

pytestmark = pytest.mark.slow
TAKEN_UP = 120
"""Seconds in which another worker takes up a killed worker's run."""


def alerts(postgres_server: PostgresServer) -> list[tuple[str, int]]:
    with psycopg.connect(postgres_server.url("watch")) as connection:
        found = connection.execute("SELECT event, count(*) FROM alerts GROUP BY event ORDER BY 1")
        return [(str(event), int(number)) for event, number in found.fetchall()]


def test_a_killed_workers_run_is_taken_up_by_the_other(
    deployed: Deployed, site: Site, sink: Sink, postgres_server: PostgresServer
) -> None:
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS)
    first = deployed.start_run()
    took = until(lambda: deployed.state(first) == "Completed", "a cycle", START)
    print(f"\nfrom the beginning of a run to its end: {took:.1f} s")  # noqa: T201
    assert deployed.stack.healthy("services"), "runs are planned"
    before = alerts(postgres_server)

    site.publish("two", "工信部：将出台低速车辆准入试点管理办法", PARAGRAPHS)
    go = hold(site)
    second = deployed.start_run()
    until(lambda: deployed.state(second) == "Running" and bool(site.asked), "a run", START)
    victim, other = ("worker-1", 2) if runs_in(deployed, "worker-1") else ("worker-2", 1)
    deployed.stack.kill(victim)
    go.set()
    took = until(lambda: deployed.run(second)["run_count"] == 2, "another attempt", 2 * TAKEN_UP)
    print(f"from the kill to the other worker's start: {took:.1f} s")  # noqa: T201
    assert took < TAKEN_UP
    until(lambda: deployed.state(second) == "Completed", "the end of the run", START)
    assert deployed.worker_is_healthy(other)
    assert alerts(postgres_server) != before, "nothing is lost"
    assert all(number <= 2 for _, number in alerts(postgres_server)), "nothing is doubled"
    until(lambda: any("crashed" in each for each in sink.texts), "a notice to operators", START)


def test_server_and_redis_may_restart_and_deploying_again_changes_nothing(
    deployed: Deployed, site: Site
) -> None:
    said = deployed.stack.finish("deploy", "deploy-again")
    assert "a crashed run is taken up again: as it was" in said
    assert "updated" not in said
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS)
    first = deployed.start_run()
    until(lambda: deployed.state(first) == "Completed", "a cycle", START)
    deployed.stack.kill("redis")
    deployed.stack.kill("server")
    assert not deployed.stack.healthy("server")
    deployed.begin("redis")
    deployed.begin("server")
    until(lambda: deployed.stack.healthy("server"), "the server's return", START)
    second = deployed.start_run()
    took = until(lambda: deployed.state(second) == "Completed", "a cycle afterwards", START)
    print(f"\nfirst cycle after the server's return: {took:.1f} s")  # noqa: T201


def test_prefect_yaml_deploys_from_a_clone(deployed: Deployed, tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("prefect"), "--no-prompt", "deploy", "--all"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PREFECT_API_URL": deployed.api},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = {each["name"]: each for each in deployed.ask("deployments/filter", {})}
    assert made.keys() == {row.name for row in REGISTRY}
    for each in made.values():
        (step,) = each["pull_steps"]
        assert next(iter(step.values())) == {"directory": str(ROOT)}, "workers run in this clone"


def hold(site: Site) -> threading.Event:
    """Let the site's answers wait until the event is set."""
    go, answer = threading.Event(), site.answer
    site.asked.clear()

    def later(path: str) -> tuple[int, bytes]:
        site.asked.append(path)
        go.wait(60)
        return answer(path)

    site.answer = later  # type: ignore[method-assign]
    return go


def runs_in(deployed: Deployed, worker: str) -> bool:
    """Whether a run's process descends from this worker."""
    return bool(deployed.stack.descendants(worker))
