"""`miit-watch review`: what the program isn't sure of, and what people decide."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from commitments.model import Judgement, Sighting
from flows import output, settling
from flows.joining import PROGRAM
from flows.linking import derive
from flows.settings import Settings
from storage import judgement_reading, ledger, ledger_reading
from storage.engine import Session, open_store, reading, writing

Ruling = Literal["same", "different", "undo"]


class ReviewError(Exception):
    """What is to be ruled on isn't in the ledger; one line."""


def list_unsure(settings: Settings, form: str) -> None:
    """Print each mention that may belong to a commitment, the likeliest first."""
    engine = open_store(settings.database_url)
    try:
        with reading(engine) as session:
            rows = [
                {
                    "mention": line.sighting_id,
                    "commitment": line.judgement.commitment_id,
                    "title": line.title,
                    "quote": _quote(session, line.sighting_id),
                    "score": line.judgement.score,
                    "reason": line.judgement.reason,
                }
                for line in judgement_reading.read_unsure(session, by=PROGRAM)
            ]
    finally:
        engine.dispose()
    if form == "jsonl":
        output.print_jsonl(rows)
        return
    console = output.console()
    if not rows:
        console.print("Nothing to review.")
        return
    table = output.table(("mention", "quote", "commitment", "title", "score", "reason"))
    for row in rows:
        cells = (row["mention"], row["quote"], row["commitment"], row["title"])
        table.add_row(*map(output.Text, map(str, cells)), f"{row['score']:.2f}", str(row["reason"]))
    console.print(table)
    console.print("Decide with: miit-watch review MENTION COMMITMENT --same, --different or --undo")


def decide(
    settings: Settings,
    sighting_id: str,
    commitment: str,
    ruling: Ruling,
    *,
    by: str,
    now: datetime,
) -> None:
    """Rule on a pair, or take a ruling back; the ledger follows, and nobody is alerted.

    Raises ReviewError where the mention or the commitment isn't there.
    """
    engine = open_store(settings.database_url)
    try:
        with writing(engine) as session:
            ledger.lock_ledger(session)
            belongs = ledger_reading.commitment_of(session, sighting_id)
            if belongs is None:
                raise ReviewError(f"{sighting_id}: no such mention in the ledger")
            if ledger_reading.last_seen(session, commitment) is None:
                raise ReviewError(f"{commitment}: no such commitment in the ledger")
            before = settling.together(session, [belongs, commitment])
            if ruling == "undo":
                if not ledger.withdraw_judgement(session, sighting_id, commitment, by=by):
                    raise ReviewError(f"{by} has ruled nothing on {sighting_id} and {commitment}")
            else:
                said = Judgement(commitment, ruling, 1.0, f"decided by {by}")
                ledger.save_judgements(session, sighting_id, [said], by=by, at=now)
            resettle(session, before, now=now)
            session.commit()
    finally:
        engine.dispose()


def resettle(session: Session, seen: Iterable[Sighting], *, now: datetime) -> None:
    """Let sightings belong where judgements and rulings leave them; derive what changed."""
    for commitment in sorted(settling.place(session, seen)):
        derive(session, commitment, now=now, quiet=True)


def _quote(session: Session, sighting_id: str) -> str:
    commitment = ledger_reading.commitment_of(session, sighting_id)
    if commitment is None:
        return ""
    sightings = ledger_reading.sightings(session, commitment)
    return next((each.mention.quote for each in sightings if each.id == sighting_id), "")
