"""A backfill spread over workers: its chunks as runs of their own, a window of them at a time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import get_client
from prefect.client.schemas.objects import State, StateType
from prefect.runtime import flow_run
from prefect.states import Cancelled

from flows.backfill_chunk import GIVEN_UP, read_state
from flows.chunks import Stored

DEPLOYMENT = "backfill-chunk/backfill-chunk"
POLL_SECONDS = 2.0

Show = Callable[[int, int], Awaitable[None]]
"""Called with the chunks that are stored and the chunks in all."""


class ChunkError(Exception):
    """A chunk can't be stored, so that those after it aren't either; the message says which."""


@dataclass(slots=True)
class Spread:
    """The chunks of one backfill, and the runs that they became so far."""

    chunks: Sequence[Sequence[Path]]
    config: Path | None
    database: str | None
    runs: list[UUID] = field(default_factory=list)
    stored: Stored = field(default_factory=Stored)
    done: int = 0

    async def follow(self, at_once: int, show: Show) -> Stored:
        """See all chunks stored, `at_once` of them begun at a time. Raises ChunkError.

        Chunks are stored in order, so that the first one that isn't is all there is to watch.
        """
        deployment = await _deployment()
        while self.done < len(self.chunks):
            while len(self.runs) < min(self.done + at_once, len(self.chunks)):
                self.runs.append(await self._begin(deployment))
            state = await read_state(self.runs[self.done])
            if state.type == StateType.COMPLETED:
                self.stored += Stored.parse(state.message or "")
                self.done += 1
                await show(self.done, len(self.chunks))
            elif state.type in GIVEN_UP:
                await self._give_up()
                raise ChunkError(f"chunk {self.done + 1} is {state.name}: {state.message}")
            else:
                await asyncio.sleep(POLL_SECONDS)
        return self.stored

    async def _begin(self, deployment: UUID) -> UUID:
        """The next chunk's run: a new one, or the same as before where we were begun again."""
        number = len(self.runs) + 1
        async with get_client() as client:
            run = await client.create_flow_run_from_deployment(
                deployment,
                parameters={
                    "files": [str(path) for path in self.chunks[number - 1]],
                    "number": number,
                    "of": len(self.chunks),
                    "after": str(self.runs[-1]) if self.runs else None,
                    "config": str(self.config) if self.config else None,
                    "database": self.database,
                },
                idempotency_key=f"{flow_run.id}-{number}-{len(self.chunks)}",
            )
        return run.id

    async def _give_up(self) -> None:
        async with get_client() as client:
            for each in self.runs[self.done + 1 :]:
                given_up: State[Any] = Cancelled(message="a chunk before it failed")
                await client.set_flow_run_state(each, given_up, force=True)


async def _deployment() -> UUID:
    async with get_client() as client:
        return (await client.read_deployment_by_name(DEPLOYMENT)).id
