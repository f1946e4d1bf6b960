"""`miit-watch rules`: what each rule would have sent, and which can never send anything."""

from datetime import datetime, timedelta

from alerts.rehearsal import Known, Trial, rehearse
from commitments.topics import topic_names
from flows import output
from flows.notices import notice_of
from flows.readers import open_readers
from flows.settings import Settings
from flows.sourcing import enabled_sources
from storage import ledger_reading
from storage.engine import open_store, reading


def rehearse_rules(settings: Settings, days: int, form: str, *, now: datetime) -> None:
    """Print each rule with what it would have sent of the events of the last `days`."""
    readers = open_readers(settings)
    known = Known(
        channels=readers.places,
        topics=frozenset(topic_names()),
        sources=frozenset(source.id for source in enabled_sources(settings)),
    )
    engine = open_store(settings.database_url)
    try:
        with reading(engine) as session:
            since = now - timedelta(days=days)
            found = ledger_reading.events_found(session, since=since, until=now)
            notices = [notice_of(session, each, alert_id=each.id) for each in found]
    finally:
        engine.dispose()
    trials = rehearse(readers.rules, notices, known)
    if form == "jsonl":
        output.print_jsonl(_row(each) for each in trials)
        return
    console = output.console()
    for each in trials:
        _print(each, days)
    if not notices:
        console.print(f"Nothing was found in the last {days} days.")


def _row(trial: Trial) -> dict[str, object]:
    return {
        "rule": trial.rule.name,
        "mode": trial.rule.mode,
        "recipients": [f"{channel}/{address}" for channel, address in trial.recipients],
        "never": trial.never,
        "faults": list(trial.faults),
        "would_have_sent": [
            {"event": notice.event, "title": notice.title, "commitment_id": notice.commitment_id}
            for notice in trial.notices
        ],
    }


def _print(trial: Trial, days: int) -> None:
    console = output.console()
    count = len(trial.notices)
    console.print(f"{trial.rule.name} ({trial.rule.mode})", style="bold", markup=False)
    to = ", ".join(f"{channel}/{address}" for channel, address in trial.recipients)
    console.print(f"  to {to or 'nobody'}", markup=False)
    for fault in trial.faults:
        console.print(f"  {fault}", style="red", markup=False)
    if trial.never:
        console.print("  can never fire", style="red")
    console.print(f"  {count} events in the last {days} days")
    for notice in trial.notices[:10]:
        console.print(f"    {notice.event}  {notice.title}", style="dim", markup=False)
    if count > 10:
        console.print(f"    and {count - 10} more", style="dim")
