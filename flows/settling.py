"""Where mentions belong once people have ruled on them."""

from collections.abc import Iterable, Sequence

from commitments.identity.linking import binds, commitment_id
from commitments.identity.review import Case, settle
from commitments.model import Identity, Sighting, Verdict
from flows.identifying import identity_of
from flows.joining import PROGRAM, founding
from storage import identities, judgement_reading, ledger, ledger_reading
from storage.articles import read_article
from storage.engine import Session
from storage.order import Place
from storage.sightings import sightings


def place(session: Session, seen: Iterable[Sighting]) -> set[str]:
    """Let sightings belong where judgements and rulings leave them; return what that touches.

    The commitments' events and columns are for the caller to derive.
    """
    ordered = sorted(seen, key=lambda each: (each.published_at, each.id))
    cases = [_case(session, each) for each in ordered]
    touched = {ledger_reading.commitment_of(session, each.id) or "" for each in ordered}
    for sighting_id, commitment in settle(cases).items():
        if ledger_reading.last_seen(session, commitment) is None:
            first = next(each for each in ordered if each.id == sighting_id)
            standing = founding(first.mention, first.published_at)
            ledger.add_commitments(session, {commitment: standing})
        ledger.assign(session, {sighting_id: commitment})
        touched.add(commitment)
    touched.discard("")
    rename(session, touched)
    return touched


def rename(session: Session, commitments: Iterable[str]) -> None:
    """Let each commitment be found by the names that its mentions have now."""
    ordered = sorted(commitments)
    identities.forget_identities(session, ordered)
    for commitment in ordered:
        for each in sightings(session, commitment):
            identity = named(session, each)
            if binds(identity, commitment):
                identities.add_identity(
                    session, commitment, identity, (each.published_at, each.article_id)
                )


def names(session: Session, commitments: Iterable[str]) -> dict[str, dict[Identity, Place]]:
    """The names that each of these commitments is found by, each with where it was said first."""
    return identities.names_of(session, sorted(commitments))


def together(session: Session, commitments: Iterable[str]) -> list[Sighting]:
    """The sightings of these commitments and of those that their mentions would found."""
    found: dict[str, Sighting] = {}
    for commitment in commitments:
        for each in sightings(session, commitment):
            found[each.id] = each
            own = commitment_id(named(session, each))
            found |= {other.id: other for other in sightings(session, own)}
    return list(found.values())


def ruled_on(session: Session, seen: Sequence[Sighting]) -> bool:
    """Whether a person has said anything on one of these sightings."""
    lines = judgement_reading.read_judgements(session, [each.id for each in seen])
    return any(each.by != PROGRAM for each in lines)


def named(session: Session, sighting: Sighting) -> Identity:
    """The identity of a stored sighting."""
    article = read_article(session, sighting.article_id)
    assert article, "a stored mention has its article"
    return identity_of(sighting.mention, article, sighting.published_at)


def _case(session: Session, sighting: Sighting) -> Case:
    lines = judgement_reading.read_judgements(session, [sighting.id])
    program = tuple(each.judgement for each in lines if each.by == PROGRAM)
    rulings: dict[str, Verdict] = {
        each.judgement.commitment_id: each.judgement.verdict for each in lines if each.by != PROGRAM
    }
    return Case(sighting.id, commitment_id(named(session, sighting)), program, rulings)
