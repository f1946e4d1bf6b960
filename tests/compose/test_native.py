"""The compose stack as processes on a real Postgres and Redis: it runs, and heals when killed."""

import os
import subprocess
import sys
import threading
from functools import partial
from itertools import pairwise
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

    site.broken["/feed.xml"] = (500, b"down")
    third = deployed.start_run()
    until(lambda: deployed.ended(third), "a failing run", START)
    assert deployed.state(third) == "Failed"
    failed = "a notice of the failed run"
    until(lambda: any("0 of 1 sources; demo failed" in each for each in sink.texts), failed, START)
    deployed.hasten("miit-watch: tell when monitoring stands still", seconds=30)
    late = "a notice that no cycle ends well"
    until(lambda: any("no cycle of monitor" in each for each in sink.texts), late, START)


def test_what_a_cycle_needs_may_restart_while_it_runs(
    deployed: Deployed, site: Site, postgres_server: PostgresServer
) -> None:
    """And deploying again changes nothing."""
    said = deployed.stack.finish("deploy", "deploy-again")
    assert "a crashed run is taken up again: as it was" in said
    assert "updated" not in said
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS)
    first = deployed.start_run()
    until(lambda: deployed.state(first) == "Completed", "a cycle", START)

    def restart(service: str) -> None:
        if service == "postgres":
            postgres_server.restart()
            return
        deployed.stack.kill(service)
        deployed.begin(service)

    for number, service in enumerate(("redis", "server", "postgres")):
        before = alerts(postgres_server)
        site.publish(*story(number))
        go = hold(site)
        run = deployed.start_run()
        until(lambda: bool(site.asked), "a request of the run", START)
        restart(service)
        go.set()
        until(lambda: deployed.stack.healthy("server"), "the server's return", START)
        took = until(lambda run=run: deployed.ended(run), "the end of the run", 2 * TAKEN_UP)  # type: ignore[misc]
        found = deployed.run(run)
        print(  # noqa: T201
            f"\n{service} restarted in a cycle: it ended {took:.1f} s later as"
            f" {found['state_name']}, begun {found['run_count']} times"
        )
        assert found["state_name"] == "Completed", found["state"]["message"]
        assert sum_of(alerts(postgres_server)) == sum_of(before) + 1, "neither lost nor doubled"
        for number in (1, 2):
            until(lambda n=number: deployed.worker_is_healthy(n), "a healthy worker", START)  # type: ignore[misc]


def test_workers_share_hosts_and_the_chunks_of_a_backfill(
    deployed: Deployed, site: Site, postgres_server: PostgresServer
) -> None:
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS)
    for name, feed in (("monitor", "/feed.xml"), ("monitor-2", "/other.xml")):
        site.asked.clear()
        run = deployed.start_run(name, only_due=False)
        until(lambda run=run: deployed.ended(run), "a cycle", START)  # type: ignore[misc]
        assert deployed.state(run) == "Completed"
        assert {each for each in site.asked if each.endswith(".xml")} == {feed}

    posts = sorted(str(path) for path in (ROOT / "archive").rglob("*.md"))
    run = deployed.start_run("backfill", paths=posts, chunk=4, processes=1)
    took = until(lambda: deployed.ended(run), "the end of a backfill", 4 * START)
    assert deployed.state(run) == "Completed", deployed.run(run)["state"]["message"]
    chunks = deployed.runs_of("backfill-chunk")
    print(f"\na backfill of {len(posts)} posts in {len(chunks)} chunks: {took:.1f} s")  # noqa: T201
    assert len(chunks) == -(-len(posts) // 4)
    assert {each["state_name"] for each in chunks} == {"Completed"}
    took_part = {str(each["infrastructure_pid"]) for each in chunks}
    assert len(took_part) == len(chunks), "each in a process of its own"
    ends = [each["end_time"] for each in chunks]
    assert ends == sorted(ends), "stored in order"
    assert any(a["end_time"] > b["start_time"] for a, b in pairwise(chunks)), "computed at once"
    with psycopg.connect(postgres_server.url("watch")) as connection:
        found = connection.execute("SELECT count(*) FROM articles WHERE path IS NOT NULL")
        assert found.fetchone() == (len(posts),)


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
    for row in REGISTRY:
        (step,) = made[row.name]["pull_steps"]
        assert next(iter(step.values())) == {"directory": str(ROOT)}, "workers run in this clone"


def story(number: int) -> tuple[str, str, tuple[str, ...]]:
    """An item with one commitment that no other item has."""
    field = ("照明", "陶瓷", "钟表")[number]
    text = (
        f"工业和信息化部有关负责人介绍{field}行业情况时表示，下一步将制定《{field}产品安全规范》。"
    )
    return f"story{number}", f"工信部谈{field}行业运行情况", (text, "会议由运行监测协调局主持。")


def sum_of(counted: list[tuple[str, int]]) -> int:
    return sum(number for _, number in counted)


def hold(site: Site) -> threading.Event:
    """Let the site's answers wait until the event is set."""
    go, answer = threading.Event(), partial(Site.answer, site)
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
