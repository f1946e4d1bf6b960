"""A replay as a Prefect flow, on demand: what would today's code make of the stored pages?"""

import asyncio
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.states import Completed

from flows import replaying
from flows.plainly import failing_plainly
from flows.replaying import Difference
from flows.report import escape
from flows.run_names import stamped
from flows.settings import Settings, load

SHOWN = 50
"""Lines of each kind of difference that the run page shows."""


@flow(flow_run_name=partial(stamped, "replay"), persist_result=False)
@failing_plainly
async def replay(
    into: str | None = None, config: Path | None = None, database: str | None = None
) -> Any:
    """Derive the ledger again from the stored pages with today's code, and say what differs.

    The stored ledger stays as it is, and nobody is alerted.

    Args:
        into: SQLAlchemy URL of an empty store for the derived ledger; without it one thrown away.
        config: the configuration file; without it ./miit-watch.toml.
        database: SQLAlchemy URL of the store; without it the configuration's.
    """
    settings = load(config, database=database)
    found = await asyncio.to_thread(_derive, settings, into)
    await acreate_markdown_artifact(
        key="replay", markdown=_markdown(found), description="What today's code makes otherwise"
    )
    if found.same:
        return Completed(message=f"{found.articles} articles derived again: the ledger is the same")
    kinds = [f"{len(lines)} {name}" for name, lines in _kinds(found).items()]
    message = f"{found.articles} articles derived again: {', '.join(kinds)}"
    return Completed(name="Different", message=message)


def _derive(settings: Settings, into: str | None) -> Difference:
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="miit-watch-replay-") as folder:
        return replaying.replay(settings, into or f"sqlite:///{folder}/ledger.db", now=now)


def _kinds(found: Difference) -> dict[str, list[str]]:
    """The kinds of difference that there are, named for people."""
    return {
        name.replace("_", " "): lines
        for name, lines in asdict(found).items()
        if isinstance(lines, list) and lines
    }


def _markdown(found: Difference) -> str:
    parts = [f"{found.articles} articles derived again."]
    for name, lines in _kinds(found).items():
        parts.append(f"## {name}: {len(lines)}")
        parts += [f"- {escape(line)}" for line in lines[:SHOWN]]
    return "\n\n".join(parts) if len(parts) > 1 else f"{parts[0]} The ledger is the same."
