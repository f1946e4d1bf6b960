"""What a cycle's run shows in the UI: its artifacts."""

from prefect.artifacts import (
    acreate_image_artifact,
    acreate_markdown_artifact,
    acreate_table_artifact,
)

from flows import chart, report
from flows.steps import Cycle
from flows.summary import Summary
from storage.engine import reading


async def show_cycle(cycle: Cycle, summary: Summary) -> None:
    """Sources, alerts with how they were delivered, and a chart of the last 30 days."""
    await acreate_table_artifact(
        key="sources", table=report.source_rows(summary), description="Sources, due now or not"
    )
    await acreate_markdown_artifact(
        key="alerts", markdown=report.alerts_markdown(summary), description="Alerts of this cycle"
    )
    if rows := report.delivery_rows(summary):
        await acreate_table_artifact(
            key="deliveries", table=rows, description="Deliveries of this cycle's alerts"
        )
    with reading(cycle.engine) as session:
        shown = chart.read_activity(session, now=cycle.now)
    await acreate_image_artifact(
        key="last-30-days",
        image_url=chart.data_url(chart.draw(shown)),
        description="The ledger's moves by day, and articles about MIIT",
    )
