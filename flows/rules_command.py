"""`miit-watch rules`: what each rule would have sent, and which can never send anything."""

from datetime import datetime, timedelta

from alerts.rehearsal import Past, Trial, rehearse
from alerts.schedule import Window
from flows import output
from flows.digests import due_soon
from flows.evidence import notices_of
from flows.notices import alert_on
from flows.readers import open_readers, what_rules_may_name
from flows.settings import Settings
from flows.sourcing import enabled_sources
from storage import recovery
from storage.engine import Session, open_store, reading


def rehearse_rules(settings: Settings, days: int, form: str, *, now: datetime) -> None:
    """Print each rule with what it would have sent of what happened in the last `days`.

    What was found as history counts by its own day, so that rules can be tried at once.
    """
    readers = open_readers(settings, strict=False)
    known = what_rules_may_name(readers, settings, enabled_sources(settings))
    engine = open_store(settings.database_url)
    try:
        with reading(engine) as session:
            past = _past(session, since=now - timedelta(days=days), now=now)
    finally:
        engine.dispose()
    trials = rehearse(readers.rules, past, known)
    if form == "jsonl":
        output.print_jsonl(_row(each) for each in trials)
        return
    console = output.console()
    for each in trials:
        _print(each, days)
    if not past.news:
        console.print(f"Nothing was found in the last {days} days.")


def _past(session: Session, *, since: datetime, now: datetime) -> Past:
    events = recovery.events_of(session, since=since, until=now)
    loud = {each.id for each in events if alert_on(session, each, now=now)}
    notices = notices_of(session, events)
    return Past((*notices, *due_soon(session, Window(since, now))), frozenset(loud))


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
    console.print(f"{trial.rule.name} ({trial.rule.mode})", style="bold")
    to = ", ".join(f"{channel}/{address}" for channel, address in trial.recipients)
    console.print(f"  to {to or 'nobody'}")
    for fault in trial.faults:
        console.print(f"  {fault}", style="red")
    if trial.never:
        console.print("  can never fire", style="red")
    console.print(f"  {count} events in the last {days} days")
    for notice in trial.notices[:10]:
        console.print(f"    {notice.event}  {notice.title}", style="dim")
    if count > 10:
        console.print(f"    and {count - 10} more", style="dim")
