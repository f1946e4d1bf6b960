"""One registry of deployments: what serve runs, what prefect.yaml declares, what loads."""

import asyncio
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.deployments import (
    POOL,
    REGISTRY,
    RUN_ENVIRONMENT,
    TIMEZONE,
    Deployment,
    deployments,
    next_runs,
)

ROOT = Path(__file__).parents[2]


def declared() -> list[dict[str, Any]]:
    return list(yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"])


@pytest.mark.parametrize("row", REGISTRY, ids=lambda row: str(row.name))
def test_entrypoint_loads(row: Deployment) -> None:
    """Prefect deploys a placeholder where an import fails, and calls that a success."""
    flow = row.load()
    assert flow.name == row.name
    for name, parameter in flow.parameters.properties.items():
        assert parameter.get("description"), f"{row.name}: the UI's form must explain {name}"


def test_prefect_yaml_declares_the_registry() -> None:
    assert [
        {
            "name": row.name,
            "version": version("miit-watch"),
            "entrypoint": row.entrypoint,
            "description": row.description,
            "tags": list(row.tags),
            "work_pool": {
                "name": POOL,
                "job_variables": {"env": RUN_ENVIRONMENT},
            },
            "concurrency_limit": row.at_once
            and {"limit": row.at_once, "collision_strategy": "CANCEL_NEW"},
        }
        | ({"schedules": [{"cron": row.cron, "timezone": TIMEZONE}]} if row.cron else {})
        | ({"parameters": dict(row.parameters)} if row.parameters else {})
        for row in REGISTRY
    ] == declared()


def test_serve_runs_the_registry() -> None:
    served = deployments(Path("watch.toml"), "sqlite:///watch.db")
    assert [each.name for each in served] == [row.name for row in REGISTRY]
    for row, each in zip(REGISTRY, served, strict=True):
        assert each.entrypoint == row.entrypoint and each.description == row.description
        assert each.version == version("miit-watch") and each.tags == list(row.tags)
        assert each.parameters["config"] == "watch.toml"
        assert each.parameters["database"] == "sqlite:///watch.db"
        assert each.concurrency_limit == row.at_once
        assert [one.schedule.cron for one in each.schedules or []] == (
            [row.cron] if row.cron else []
        )


def test_next_runs_are_by_the_clock_of_shanghai() -> None:
    now = datetime(2026, 11, 21, 19, 28, tzinfo=UTC)
    due = dict(asyncio.run(next_runs(now=now)))
    assert due["monitor"] == datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
    assert due["upkeep"] == datetime(2026, 11, 21, 19, 30, tzinfo=UTC), "03:30 in Shanghai"


def test_only_chunks_may_run_side_by_side() -> None:
    assert [row.name for row in REGISTRY if row.at_once != 1] == ["backfill-chunk"]


def test_workers_share_the_hosts_by_deployments_of_their_own() -> None:
    served = {each.name: each for each in deployments(None, None, workers=3)}
    assert {each for each in served if each not in {row.name for row in REGISTRY}} == {
        "monitor-2",
        "monitor-3",
    }
    for number, name in enumerate(["monitor", "monitor-2", "monitor-3"], 1):
        assert served[name].parameters["part"] == number
        assert served[name].parameters["parts"] == 3
        assert served[name].parameters["only_due"] is True
        assert served[name].concurrency_limit == 1
        assert served[name].schedules == served["monitor"].schedules
