"""A cycle's summary for people: rows for tables, Markdown for the Prefect UI."""

import re
from collections.abc import Iterable

from flows.steps import Summary
from storage.outbox_reading import AlertLine
from storage.runs import Outcome

COLUMNS = ("source", "status", "fetched", "new", "duplicates", "about MIIT", "mentions", "took")
NUMBERS = COLUMNS[2:]
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~&-])")


def source_cells(outcome: Outcome) -> tuple[str, ...]:
    """A source's row of the table that ends a cycle."""
    return (
        outcome.source_id,
        outcome.status,
        str(outcome.fetched),
        str(outcome.new),
        str(outcome.duplicates),
        str(outcome.about_miit),
        str(outcome.mentions),
        f"{outcome.seconds:.1f} s",
    )


def source_rows(summary: Summary) -> list[dict[str, str]]:
    """The same rows for a table artifact, with the reason of a fault."""
    return [
        dict(zip(COLUMNS, source_cells(each), strict=True)) | {"reason": each.reason or ""}
        for each in summary.outcomes
    ]


def alerts_markdown(summary: Summary) -> str:
    """The alerts of a cycle as Markdown; text from outside is escaped."""
    if not summary.alerts:
        return "No alerts in this cycle."
    lines = ["| event | commitment | evidence |", "| --- | --- | --- |"]
    lines += [
        f"| {each.event} | {escape(each.title)} | {escape(each.quote or '')}{_link(each)} |"
        for each in summary.alerts
    ]
    return "\n".join(lines)


def deliveries(alerts: Iterable[AlertLine]) -> dict[str, int]:
    """How many deliveries of these alerts are in each state."""
    counts: dict[str, int] = {}
    for alert in alerts:
        for each in alert.deliveries:
            counts[each.status] = counts.get(each.status, 0) + 1
    return counts


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _link(alert: AlertLine) -> str:
    if not alert.url or not alert.url.startswith(("http://", "https://")):
        return ""
    address = alert.url.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return f" [source]({address})"
