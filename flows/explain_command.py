"""`miit-watch explain`: an alert or a commitment with everything it rests on."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from flows import output
from flows.settings import Settings
from flows.store_commands import ledger_row
from storage import judgement_reading, ledger_reading, outbox_reading
from storage.engine import Session, open_store, reading
from storage.judgement_reading import JudgementLine
from storage.ledger_reading import LedgerLine, LedgerMention
from storage.outbox_reading import AlertLine
from storage.versions import Version, versions_of

Row = dict[str, Any]
_OTHERS = 5
"""Commitments that are shown for comparison."""


def explain(settings: Settings, id: str, form: str, *, now: datetime) -> bool:
    """Print the evidence for an alert or commitment; return whether there is one of that id."""
    engine = open_store(settings.database_url)
    try:
        with reading(engine) as session:
            alert = outbox_reading.read_alert(session, id)
            line = ledger_reading.read_commitment(session, _commitment(alert, id))
            if line is None and alert is None:
                return False
            _print(session, alert, line, form, now=now)
    finally:
        engine.dispose()
    return True


def _commitment(alert: AlertLine | None, id: str) -> str:
    return (alert.commitment_id or "") if alert else id


def _print(
    session: Session,
    alert: AlertLine | None,
    line: LedgerLine | None,
    form: str,
    *,
    now: datetime,
) -> None:
    judgements = judgement_reading.read_judgements(
        session, [each.sighting_id for each in line.mentions] if line else []
    )
    events = [each.event for each in ledger_reading.read_events(session, line.id)] if line else []
    if form == "jsonl":
        row: Row = {
            "alert": asdict(alert) if alert else None,
            "commitment": ledger_row(line, now=now) if line else None,
            "events": [asdict(each) for each in events],
            "judgements": [asdict(each) for each in judgements],
            "versions": [asdict(each) for chain in _versions(session, line) for each in chain],
        }
        output.print_jsonl([row])
        return
    if alert:
        _print_alert(alert)
    if line:
        _print_life(session, line, judgements)


def _print_alert(alert: AlertLine) -> None:
    console = output.console()
    console.print(f"Alert {alert.id}: {alert.event}, {alert.title}", style="bold")
    if alert.quote:
        console.print(f"  “{alert.quote}”")
        console.print(f"  {alert.url or alert.path or 'no address'}", style="dim")
    if alert.event_ids:
        console.print(f"  gathers {len(alert.event_ids)} events")
    for each in alert.deliveries:
        sent = f" {output.local(each.sent_at)}" if each.sent_at else ""
        fault = f" ({each.error})" if each.error else ""
        console.print(f"  {each.channel} to {each.recipient}: {each.status}{sent}{fault}")
    console.print()


def _print_life(session: Session, line: LedgerLine, judgements: list[JudgementLine]) -> None:
    console = output.console()
    console.print(f"{line.title}  ({line.id})", style="bold")
    due = f", due {line.due_on}" if line.due_on else ""
    stage = f", {line.stage}" if line.stage else ""
    console.print(f"{line.kind}{stage}, {line.status}{due}")
    console.print()
    events = ledger_reading.read_events(session, line.id)
    mentions = {each.sighting_id: each for each in line.mentions}
    for stored in events:
        event = stored.event
        moved = f" {event.field}: {event.before or 'none'} → {event.after}" if event.after else ""
        note = f" [{event.note}]" if event.note else ""
        console.print(f"{output.local(event.on)}  {event.kind}{moved}{note}", style="cyan")
        if event.sighting_id in mentions:
            _print_mention(mentions[event.sighting_id])
    if chains := _versions(session, line):
        console.print("\nArticles that were changed after publication:", style="bold")
        for chain in chains:
            _print_versions(chain)
    if others := _nearest(line, judgements):
        console.print("\nNearest other commitments, and why they are others:", style="bold")
        for each in others:
            said = each.judgement
            console.print(
                f"  {each.title or said.commitment_id} ({said.commitment_id}): {said.verdict},"
                f" {said.score:.2f}: {said.reason}",
            )


def _nearest(line: LedgerLine, judgements: list[JudgementLine]) -> list[JudgementLine]:
    """The other commitments that its mentions came nearest to, each once, the nearest first."""
    others: dict[str, JudgementLine] = {}
    for each in sorted(judgements, key=lambda one: -one.judgement.score):
        others.setdefault(each.judgement.commitment_id, each)
    others.pop(line.id, None)
    return [*others.values()][:_OTHERS]


def _versions(session: Session, line: LedgerLine | None) -> list[list[Version]]:
    """The versions of each article that speaks of it and was changed, by when it was published."""
    chains = versions_of(session, [each.article_id for each in line.mentions] if line else [])
    return sorted(chains.values(), key=lambda chain: (chain[0].said_at, chain[0].id))


def _print_versions(chain: list[Version]) -> None:
    console = output.console()
    console.print(f"  {chain[-1].title}  {chain[-1].url or chain[-1].path or ''}")
    for number, each in enumerate(chain, start=1):
        what = f"replaces {each.replaces}" if each.replaces else "published"
        console.print(f"    {number}. {output.local(each.said_at)}  {each.id}, {what}", style="dim")


def _print_mention(mention: LedgerMention) -> None:
    console = output.console()
    console.print(f"    “{mention.quote}”")
    who = " ".join(part for part in (mention.office, mention.speaker) if part)
    source = mention.publisher or "no publisher"
    place = mention.url or mention.path or ""
    version = f" (version {mention.version})" if mention.version > 1 else ""
    console.print(
        f"    {f'{who}, ' if who else ''}{source}: {mention.title}{version}  {place}",
        style="dim",
    )
    if mention.gone_since:
        gone = f"    gone from the article since it was changed, {output.local(mention.gone_since)}"
        console.print(gone, style="yellow")
