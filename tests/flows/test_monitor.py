"""The cycle as Prefect runs it, and the traps of loading flow files by their path."""

import asyncio
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from flows import steps
from flows.collect import Collected
from storage.errors import StoreUnreachableError
from tests.flows.conftest import PARAGRAPHS, Command, Site

ROOT = Path(__file__).parents[2]
ROOMS = {"flows", "sources", "storage", "articles", "commitments", "alerts"}


@pytest.fixture(scope="module")
def prefect_api() -> Iterator[None]:
    """A Prefect server of its own, which takes about 16 seconds to start."""
    os.environ["DO_NOT_TRACK"] = "1"
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


def test_no_flow_file_hides_a_room_or_a_library() -> None:
    """Loading flows/monitor.py by its path puts flows/ first on sys.path."""
    stems = {path.stem for path in (ROOT / "flows").glob("*.py")} - {"__init__"}
    assert not stems & (ROOMS | set(sys.stdlib_module_names) | set(packages_distributions()))


def test_a_run_says_what_it_did(
    prefect_api: None, config: Path, site: Site, miit_watch: Command
) -> None:
    from prefect.client.orchestration import get_client

    from flows.monitor import monitor, run_once

    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS)
    summary = asyncio.run(run_once(config, None))
    assert {each.source_id: each.status for each in summary.outcomes} == {
        "archive": "ok",
        "demo": "ok",
    }
    with get_client(sync_client=True) as client:
        (run,) = client.read_flow_runs()
        assert run.name.startswith("monitor 20") and run.state_name == "Completed"
        assert run.state.message.startswith("2 of 2 sources; 2 new articles; 2 alerts")
        names = {each.name for each in client.read_task_runs()}
        shown = {each.key: each for each in client.read_artifacts()}
        said = [each.message for each in client.read_logs()]
    assert {"fetch archive", "fetch demo", "deliver", "sum up"} <= names
    assert {each for each in names if each.startswith("ingest ")} <= {
        "ingest archive, demo",
        "ingest archive",
        "ingest demo",
    }
    assert shown.keys() == {"sources", "alerts", "deliveries", "last-30-days"}
    assert str(shown["last-30-days"].data).startswith("data:image/svg+xml;base64,")
    lines = [each for each in said if each.startswith("source_id=")]
    assert len(lines) == 2, "one line a source"
    assert any(each.startswith("source_id=demo status=ok fetched=1 new=1") for each in lines)

    site.broken["/feed.xml"] = (500, b"down")
    state = asyncio.run(monitor(config, return_state=True))
    assert state.name == "Partial"
    assert re.match(r"1 of 2 sources; demo failed since \d\d:\d\d: answered 500", state.message)
    ledger = miit_watch("ledger", "--config", config, "--format", "jsonl").rows
    assert any(each["title"] == "低速车辆安全管理条例" for each in ledger)


def test_a_store_that_is_away_fails_a_run_in_one_line(
    prefect_api: None, config: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from flows.monitor import monitor, run_once
    from flows.upkeep import upkeep

    nowhere = "postgresql://watch@127.0.0.1:1/watch"
    for flow in (monitor, upkeep):
        state = asyncio.run(flow(config, nowhere, return_state=True))
        assert state.name == "Failed" and "Connection refused" in state.message
        assert "\n" not in state.message
    assert "Traceback" not in caplog.text
    with pytest.raises(StoreUnreachableError):
        asyncio.run(run_once(config, nowhere))


def test_what_came_is_taken_in_while_slow_sources_are_waited_for(
    prefect_api: None, config: Path, site: Site
) -> None:
    """More slow sources than the machine has threads to spare by default."""
    from flows.monitor import monitor

    slow = (os.cpu_count() or 1) + 4
    taken_in, answer = threading.Event(), site.answer

    def later(path: str) -> tuple[int, bytes]:
        if path.startswith("/slow") and not taken_in.wait(60):
            return 500, b"the archive wasn't taken in meanwhile"
        return answer("/feed.xml") if path.startswith("/slow") else answer(path)

    site.answer = later  # type: ignore[method-assign]
    feeds = "".join(
        f'[[feeds]]\nid = "slow{n}"\nname = "Slow"\nurl = "{site.address}/slow{n}.xml"\n'
        f'language = "zh"\n'
        for n in range(slow)
    )
    text = config.read_text(encoding="utf-8").replace(
        "[http]\n", f"[http]\nparallel = {slow + 2}\n"
    )
    config.write_text(text + feeds, encoding="utf-8")
    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS)
    note = steps.Cycle.ingest

    def ingest(cycle: steps.Cycle, collected: Sequence[Collected]) -> None:
        note(cycle, collected)
        taken_in.set()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps.Cycle, "ingest", ingest)
        state = asyncio.run(monitor(config, return_state=True))
    assert state.message.startswith(f"{slow + 2} of {slow + 2} sources"), state.message


def test_a_task_is_tried_again_where_its_store_was_away_and_only_there(prefect_api: None) -> None:
    from prefect import flow, task

    from flows.trying import OUTSIDE

    tries: list[str] = []

    @task(**{**OUTSIDE, "retry_delay_seconds": 0})
    async def work(error: Exception) -> str:
        tries.append(str(error))
        if tries.count(str(error)) == 1:
            raise error
        return "done"

    @flow
    async def run() -> tuple[str, ...]:
        away = await work(StoreUnreachableError("away"))
        state = await work(ValueError("ours"), return_state=True)
        return away, state.name

    assert asyncio.run(run()) == ("done", "Failed")
    assert tries == ["away", "away", "ours"]


def test_the_other_scheduled_flows_say_what_they_did(prefect_api: None, config: Path) -> None:
    from flows.digest_flow import digest
    from flows.probe import probe
    from flows.upkeep import upkeep

    for flow, said in ((digest, "nothing to send"), (probe, "all well"), (upkeep, "0 alerts")):
        state = asyncio.run(flow(config, return_state=True))
        assert state.name == "Completed", state.message
        assert said in state.message


def test_a_backfill_shows_its_progress_and_a_replay_that_nothing_differs(
    prefect_api: None, config: Path, tmp_path: Path
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    from flows.backfill_flow import backfill
    from flows.replay_flow import replay

    (tmp_path / "archive" / "empty.html").write_text("")
    state = asyncio.run(
        backfill([tmp_path / "archive"], processes=1, config=config, return_state=True)
    )
    assert state.name == "Partial" and "1 new articles of 1 files" in state.message
    state = asyncio.run(replay(config=config, return_state=True))
    assert state.name == "Completed" and "the ledger is the same" in state.message
    with get_client(sync_client=True) as client:
        kept = client.read_artifacts(
            artifact_filter=ArtifactFilter(
                key=ArtifactFilterKey(any_=["backfill", "backfill-problems", "replay"])
            )
        )
    assert {each.key: each.data for each in kept}["backfill"] == 100.0
    assert len(kept) == 3


def test_a_channel_comes_from_a_secret_block(prefect_api: None, config: Path) -> None:
    from prefect.blocks.system import Secret
    from pydantic import SecretStr

    from flows.secret_values import resolve_secret
    from flows.settings import ConfigError

    Secret(value="folder:there").save("team-channel")  # type: ignore[unused-coroutine]
    assert resolve_secret(SecretStr("block:team-channel")) == "folder:there"

    async def within_a_flow() -> str:
        return resolve_secret(SecretStr("block:team-channel"))

    assert asyncio.run(within_a_flow()) == "folder:there"
    with pytest.raises(ConfigError, match="nowhere"):
        resolve_secret(SecretStr("block:nowhere"))


def test_operators_hear_of_a_flow_whose_last_run_failed(prefect_api: None) -> None:
    """By the run that ended last: one that is well again, or was cancelled, is no trouble."""
    from prefect import get_client
    from prefect.client.orchestration import PrefectClient
    from prefect.states import Cancelled, Completed, Failed, State

    from flows.deployments import TAG
    from flows.run_health import failed_flows

    async def run(client: PrefectClient, name: str, *states: State) -> None:
        flow_id = await client.create_flow_from_name(name)
        deployment = await client.create_deployment(flow_id=flow_id, name=name, tags=[TAG])
        for state in states:
            made = await client.create_flow_run_from_deployment(deployment)
            await client.set_flow_run_state(made.id, state, force=True)

    async def look() -> list[tuple[str, str, str]]:
        async with get_client() as client:
            await run(client, "worse", Completed(), Failed(message="no store"), Cancelled())
            await run(client, "better", Failed(message="no store"), Completed())
            await run(client, "myself", Failed(message="no store"))
        troubles = await failed_flows(but="myself")
        return [(each.kind, each.subject, each.detail) for each in troubles]

    assert asyncio.run(look()) == [("flow_failed", "worse", "Failed: no store")]


def test_a_channels_secret_is_in_nothing_that_the_server_keeps(
    prefect_api: None, config: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs with their parameters and states, tasks, artifacts, logs."""
    from prefect import get_client

    from flows.monitor import monitor
    from flows.probe import probe
    from tests.alerts.servers import web_server
    from tests.flows.test_secrets import SECRET, Echo

    site.publish("one", "工信部：加快制定低速车辆安全管理条例", PARAGRAPHS)
    with web_server(Echo(status=500)) as port:
        monkeypatch.setenv("HOOK", f"slack+http://127.0.0.1:{port}/services/T0/{SECRET}")
        text = config.read_text(encoding="utf-8")
        config.write_text(f'{text}[channels]\nteam = "env:HOOK"\n', encoding="utf-8")
        state = asyncio.run(monitor(config=config, return_state=True))
        assert "deliveries" in state.message
        asyncio.run(probe(config=config, return_state=True))
    with get_client(sync_client=True) as client:
        kept = [
            *client.read_flow_runs(limit=200),
            *client.read_task_runs(limit=200),
            *client.read_artifacts(limit=200),
            *client.read_logs(limit=200),
        ]
    said = "".join(each.model_dump_json() for each in kept)
    assert len(said) > 1000 and "hunter2" not in said
