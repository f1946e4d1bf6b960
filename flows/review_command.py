"""`miit-watch review`: what the program isn't sure of, and what people decide."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from commitments.model import Judgement, Sighting
from flows import output, settling
from flows.joining import PROGRAM
from flows.linking import derive
from flows.settings import Settings
from storage import duplicate_rulings, judgement_reading, ledger, ledger_reading
from storage.duplicate_rulings import DuplicateRuling
from storage.engine import Session, open_store, reading, writing
from storage.order import said_by
from storage.sightings import sightings

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
        table.add_row(*map(str, cells), f"{row['score']:.2f}", str(row["reason"]))
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
                ledger.save_judgements(session, [(sighting_id, said)], by=by, at=now)
            resettle(session, before, now=now)
            session.commit()
    finally:
        engine.dispose()


def decide_duplicate(
    settings: Settings, article: str, of: str, ruling: Ruling, *, by: str, now: datetime
) -> None:
    """Rule that an article is a reprint of another, or isn't; or take that back. Alerts nobody.

    Raises ReviewError where one of them isn't stored, or `by` has ruled nothing on them.
    """
    engine = open_store(settings.database_url)
    try:
        with writing(engine) as session:
            if not duplicate_rulings.are_articles(session, [article, of]) or article == of:
                raise ReviewError(f"{article}, {of}: no two such articles in the store")
            if ruling == "undo":
                moved = duplicate_rulings.take_back(session, article, of, by=by, now=now)
            else:
                said = DuplicateRuling(article, of, ruling, by, now)
                moved = duplicate_rulings.rule(session, said)
            if moved is None:
                raise ReviewError(f"{by} has ruled nothing on {article} and {of}")
            regroup(session, moved, now=now)
            session.commit()
    finally:
        engine.dispose()


def regroup(session: Session, articles: Iterable[str], *, now: datetime) -> None:
    """Derive what these articles speak of, for they are reprints of another than before."""
    ledger.lock_ledger(session)
    said = [each for article in sorted(articles) for each in said_by(session, article)]
    for commitment in sorted({each.commitment_id for each in said if each.commitment_id}):
        derive(session, commitment, now=now, quiet=True)


def resettle(session: Session, seen: Iterable[Sighting], *, now: datetime) -> None:
    """Let sightings belong where judgements and rulings leave them; derive what changed."""
    for commitment in sorted(settling.place(session, seen)):
        derive(session, commitment, now=now, quiet=True)


def _quote(session: Session, sighting_id: str) -> str:
    commitment = ledger_reading.commitment_of(session, sighting_id)
    if commitment is None:
        return ""
    said = sightings(session, commitment)
    return next((each.mention.quote for each in said if each.id == sighting_id), "")
