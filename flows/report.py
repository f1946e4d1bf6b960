"""A cycle's summary for people: rows for tables, Markdown for the Prefect UI."""

import re
from collections.abc import Iterable
from datetime import timedelta

from flows.runlog import without_secrets
from flows.summary import Summary, Watched, clock
from storage.outbox_reading import AlertLine, DeliveryLine
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
    """Every source that the cycle watches over, those that weren't due with how they stand."""
    outcomes = {each.source_id: each for each in summary.outcomes}
    return [_source_row(each, outcomes.get(each.id), summary) for each in summary.watched]


def _source_row(watched: Watched, outcome: Outcome | None, summary: Summary) -> dict[str, str]:
    state = watched.state
    last = state.last_success_at if state else None
    told = outcome or state
    since = summary.faulty_since.get(watched.id)
    status = told.status if told else "never tried"
    return {
        "source": watched.id,
        "status": f"{status} since {clock(since, today=summary.started_at)}" if since else status,
        "new": str(outcome.new) if outcome else "",
        "about MIIT": str(outcome.about_miit) if outcome else "",
        "last success": clock(last, today=summary.started_at) if last else "never",
        "cadence": _pace(watched.cadence),
        "reason": without_secrets(told.reason) if told and told.reason else "",
        "took": f"{outcome.seconds:.1f} s" if outcome else "not due",
        "fetched": str(outcome.fetched) if outcome else "",
        "mentions": str(outcome.mentions) if outcome else "",
        "duplicates": str(outcome.duplicates) if outcome else "",
    }


def _pace(cadence: timedelta) -> str:
    for unit, name in ((timedelta(days=1), "d"), (timedelta(hours=1), "h")):
        if cadence >= unit:
            return f"{cadence / unit:g} {name}"
    return f"{cadence / timedelta(minutes=1):g} min"


def delivery_rows(summary: Summary) -> list[dict[str, str]]:
    """How the cycle's alerts fared by channel; who gets them is nobody's business here."""
    rows: dict[tuple[str, str], list[DeliveryLine]] = {}
    for alert in summary.alerts:
        for each in alert.deliveries:
            rows.setdefault((each.channel, each.status), []).append(each)
    return [
        {
            "channel": channel,
            "status": status,
            "deliveries": str(len(lines)),
            "error": without_secrets(next((each.error for each in lines if each.error), "")),
        }
        for (channel, status), lines in sorted(rows.items())
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


def as_sent(messages: Iterable[tuple[str, str]]) -> str:
    """Messages, subject and text, as Markdown that shows their text as it is."""
    return "\n\n".join(
        # Indented text is never read as markup, whatever it holds.
        f"## {escape(subject)}\n\n" + "\n".join(f"    {line}" for line in text.splitlines())
        for subject, text in messages
    )


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
