"""`miit-watch run`: one cycle, as a Prefect flow or directly, and the table that ends it."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from rich.console import Console

from flows import output, report, steps
from flows.dispatch import Delivered
from flows.prefect_server import prefect_server
from flows.settings import Settings
from flows.summary import Summary
from storage.engine import open_store
from storage.outbox import DeliveryStatus


def run(
    settings: Settings, config: Path | None, database: str | None, *, now: datetime, direct: bool
) -> str | None:
    """Run a cycle and print how it went; return why it failed, None where it didn't."""
    if direct:
        summary = steps.run_direct(settings, now=now)
    else:
        # A store that can't be used is said before a server is started for it.
        open_store(settings.database_url).dispose()
        with prefect_server(settings.data / "prefect"):
            # Only now: Prefect reads its environment when it is first imported.
            from flows.monitor import run_once

            summary = asyncio.run(run_once(config, database))
    show(summary, settings)
    return "; ".join(_faults(summary)) or None


def _faults(summary: Summary) -> Iterator[str]:
    """What makes a cycle one that failed: nothing came in, or something didn't go out."""
    if summary.failed:
        yield "every source failed"
    if summary.delivered.faults:
        yield f"not every message got through: {summary.delivered.headline}"


def show(summary: Summary, settings: Settings) -> None:
    """The table a source and the alerts of this cycle."""
    console = output.console()
    table = output.table(report.COLUMNS, right=report.NUMBERS)
    for outcome in summary.outcomes:
        cells = report.source_cells(outcome)
        table.add_row(cells[0], output.status_cell(cells[1]), *cells[2:])
    console.print(table)
    for reason, sources in _reasons(summary).items():
        console.print(f"{', '.join(sources)}: {reason}", style="yellow")
    _show_alerts(console, summary)
    if not settings.channels:
        console.print(
            f"No channel is configured: nothing leaves this machine, alerts are in"
            f" {settings.outbox}",
        )


def _worst(delivered: Delivered) -> DeliveryStatus:
    """The state of deliveries that is worth a look first."""
    if delivered.failed:
        return "failed"
    return "uncertain" if delivered.uncertain else "pending"


def _reasons(summary: Summary) -> dict[str, list[str]]:
    """Each reason with the sources that have it: a network that is down is one line."""
    found: dict[str, list[str]] = {}
    for outcome in summary.outcomes:
        if outcome.reason:
            found.setdefault(outcome.reason, []).append(outcome.source_id)
    return found


def _show_alerts(console: Console, summary: Summary) -> None:
    console.print()
    if not summary.alerts:
        console.print("No alerts in this cycle: nothing is new.")
    for alert in summary.alerts:
        console.print(alert.event, style="bold", end="  ")
        console.print(alert.title)
        if alert.event_ids:
            console.print(
                f"    {len(alert.event_ids)} events of history in one message;"
                " `miit-watch ledger` shows them",
                style="dim",
            )
        if alert.quote:
            console.print(f"    “{alert.quote}”", style="dim")
        if alert.url or alert.path:
            console.print(f"    {alert.url or alert.path}", style="dim")
    if summary.delivered.faults:
        shows = f"miit-watch alerts --status {_worst(summary.delivered)}"
        console.print(
            f"Not everything got through: {summary.delivered.headline}. `{shows}` says why.",
            style="yellow",
        )
    counts = report.deliveries(summary.alerts)
    if counts:
        console.print(
            "Deliveries: " + ", ".join(f"{count} {status}" for status, count in counts.items())
        )
