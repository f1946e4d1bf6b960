"""A backfill as a Prefect flow, on demand: the UI's form takes its parameters."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from prefect import flow
from prefect.artifacts import (
    acreate_markdown_artifact,
    acreate_progress_artifact,
    aupdate_progress_artifact,
)
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import Field

from flows import runlog
from flows.backfill_spread import ChunkError, Spread
from flows.backfilling import Backfilled, Phase, Progress, in_order
from flows.backfilling import backfill as take_in
from flows.chunks import Stored
from flows.plainly import failing_plainly
from flows.report import escape
from flows.run_names import stamped
from flows.runlog import without_secrets
from flows.settings import Settings, load
from storage.engine import open_store

SHARES: Mapping[Phase, float] = {"read": 0.0, "store": 50.0}
"""Percent of the work that are done when a phase begins."""
DONE = 100.0
SHOWN = 50
"""Problems of which the run page shows the text."""
PACE_SECONDS = 10.0
"""How often the run page shows a new share: each time is a request, and an event of the server."""


@flow(flow_run_name=partial(stamped, "backfill"), persist_result=False)
@failing_plainly
async def backfill(
    paths: Annotated[list[Path], Field(min_length=1)],
    processes: Annotated[int, Field(ge=1, le=16)] = 2,
    workers: Annotated[int, Field(ge=1, le=64)] = 1,
    chunk: Annotated[int, Field(ge=1, le=2000)] = 1000,
    config: Path | None = None,
    database: str | None = None,
) -> Any:
    """Take saved pages and posts in as history, in order of publication; nobody is alerted.

    A backfill that is begun again goes on where the last one ended.

    Args:
        paths: files and folders on the worker, one a line; folders are walked.
        processes: how many processes parse and extract side by side, 1 to 16.
        workers: over how many runs at a time it is spread, of which each worker takes its share;
            all must see the files at the same place. 1 does everything in this run.
        chunk: files of one such run, 1 to 2000.
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    runlog.speak()
    settings = load(config, database=database)
    progress = await acreate_progress_artifact(
        progress=0.0, key="backfill", description="Share of the work that is done"
    )
    assert isinstance(progress, UUID), "a new artifact has an id"

    due = Pace(PACE_SECONDS)

    async def show(phase: Phase, done: int, of: int) -> None:
        share = SHARES[phase] + 50.0 * done / of
        if share == DONE or due():
            await aupdate_progress_artifact(progress, progress=share)

    if workers > 1:
        found = await asyncio.to_thread(_in_order, settings, paths, processes)
        files, done = found
        spread = Spread(_cut(files, chunk), config, database)
        try:
            done = _with(done, await spread.follow(workers, partial(show, "store")))
        except ChunkError as error:
            return Failed(message=f"{error}; begun again, it goes on from there")
        await show("store", 1, 1)
    else:
        done = await asyncio.to_thread(_take_in, settings, paths, processes, _waiting(show))
    await _show_problems(done.problems)
    return _state(done)


def _cut(files: list[Path], size: int) -> list[list[Path]]:
    return [files[start : start + size] for start in range(0, len(files), size)]


def _with(done: Backfilled, stored: Stored) -> Backfilled:
    return replace(
        done,
        new=stored.new,
        revised=stored.revised,
        duplicates=stored.duplicates,
        mentions=stored.mentions,
        passed_over=done.passed_over + stored.passed_over,
    )


class Pace:
    """Says whether it is time again, at most once in so many seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._next = clock() + seconds

    def __call__(self) -> bool:
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return True


def _waiting(show: Callable[[Phase, int, int], Coroutine[Any, Any, None]]) -> Progress:
    """`show` for another thread, which waits until it has been shown."""
    loop = asyncio.get_running_loop()

    def progress(phase: Phase, done: int, of: int) -> None:
        asyncio.run_coroutine_threadsafe(show(phase, done, of), loop).result()

    return progress


async def _show_problems(problems: list[str]) -> None:
    if problems:
        lines = [f"- {escape(without_secrets(each))}" for each in problems[:SHOWN]]
        await acreate_markdown_artifact(
            key="backfill-problems",
            markdown="\n".join(lines),
            description=f"Files that gave nothing: {len(problems)}",
        )


def _state(done: Backfilled) -> State[None]:
    message = (
        f"{done.new} new articles of {done.files} files, {done.duplicates} duplicates,"
        f" {done.mentions} mentions; {done.passed_over} were held already,"
        f" {len(done.problems)} gave nothing"
    )
    if not done.files:
        return Failed(message=f"no file could be used: {message}")
    return Completed(name="Partial" if done.problems else "Completed", message=message)


def _in_order(
    settings: Settings, paths: list[Path], processes: int
) -> tuple[list[Path], Backfilled]:
    engine = open_store(settings.database_url)
    try:
        return in_order(engine, paths, now=datetime.now(UTC), processes=processes)
    finally:
        engine.dispose()


def _take_in(
    settings: Settings, paths: list[Path], processes: int, progress: Progress
) -> Backfilled:
    engine = open_store(settings.database_url)
    try:
        return take_in(engine, paths, now=datetime.now(UTC), processes=processes, progress=progress)
    finally:
        engine.dispose()
