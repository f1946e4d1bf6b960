"""A backfill as a Prefect flow, on demand: the UI's form takes its parameters."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.artifacts import (
    acreate_markdown_artifact,
    acreate_progress_artifact,
    aupdate_progress_artifact,
)
from prefect.states import Completed, Failed
from pydantic import Field

from flows.backfilling import Backfilled, Phase, Progress
from flows.backfilling import backfill as take_in
from flows.report import escape
from flows.settings import Settings, load
from storage.engine import open_store

SHARES: Mapping[Phase, float] = {"read": 0.0, "store": 50.0}
"""Percent of the work that are done when a phase begins."""
SHOWN = 50
"""Problems of which the run page shows the text."""


def run_name() -> str:
    """The flow run's name, by the reader's clock."""
    return f"backfill {datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}"


@flow(flow_run_name=run_name, persist_result=False)
async def backfill(
    paths: Annotated[list[Path], Field(min_length=1)],
    processes: Annotated[int, Field(ge=1, le=16)] = 2,
    config: Path | None = None,
    database: str | None = None,
) -> Any:
    """Take saved pages and posts in as history, in order of publication; nobody is alerted.

    A backfill that is begun again goes on where the last one ended.

    Args:
        paths: files and folders on the worker, one a line; folders are walked.
        processes: how many processes parse and extract side by side, 1 to 16.
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    settings = load(config, database=database)
    progress = await acreate_progress_artifact(
        progress=0.0, key="backfill", description="Files taken in"
    )
    assert isinstance(progress, UUID), "a new artifact has an id"
    loop = asyncio.get_running_loop()

    def show(phase: Phase, done: int, of: int) -> None:
        share = SHARES[phase] + 50.0 * done / of
        asyncio.run_coroutine_threadsafe(
            aupdate_progress_artifact(progress, progress=share), loop
        ).result()

    done = await asyncio.to_thread(_take_in, settings, paths, processes, show)
    if done.problems:
        lines = [f"- {escape(each)}" for each in done.problems[:SHOWN]]
        await acreate_markdown_artifact(
            key="backfill-problems",
            markdown="\n".join(lines),
            description=f"Files that gave nothing: {len(done.problems)}",
        )
    message = (
        f"{done.new} new articles of {done.files} files, {done.duplicates} duplicates,"
        f" {done.mentions} mentions; {done.passed_over} were held already,"
        f" {len(done.problems)} gave nothing"
    )
    if not done.files:
        return Failed(message=f"no file could be used: {message}")
    return Completed(name="Partial" if done.problems else "Completed", message=message)


def _take_in(
    settings: Settings, paths: list[Path], processes: int, progress: Progress
) -> Backfilled:
    engine = open_store(settings.database_url)
    try:
        return take_in(engine, paths, now=datetime.now(UTC), processes=processes, progress=progress)
    finally:
        engine.dispose()
