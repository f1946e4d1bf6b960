"""Where joining articles looks up what is known, and writes down what it finds.

An article that comes out of order is joined against the store itself. A batch that comes in order
is joined in memory, over what its names need, read at once; all of it is written together: on
Postgres each statement is a round trip of the only writer.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from commitments.identity.linking import commitment_id
from commitments.identity.occasion import Report, Sought
from commitments.model import Identity, Judgement, Mention
from flows.occasions import Recent, stored_beside
from storage import identities, ledger, ledger_reading
from storage.engine import Session
from storage.names import Names
from storage.order import Place
from storage.sightings import said_in

PROGRAM = "miit-watch"


class Desk(Protocol):
    """What is known of commitments, and what is written of them."""

    def known(self, identity: Identity) -> list[tuple[str, Identity]]:
        """The commitments that an identity may mean, each with all its identities."""
        ...

    def last_seen(self, commitment: str) -> datetime | None:
        """When a commitment was last spoken of; None for one that isn't there."""
        ...

    def said_in(self, article_id: str) -> list[tuple[Mention, str]]:
        """What an article said that belongs to a commitment, each with that commitment."""
        ...

    def found(self, commitment: str, standing: ledger.Standing) -> None:
        """Let there be a new commitment."""
        ...

    def judge(self, sighting_id: str, judgements: Sequence[Judgement]) -> None:
        """Write down what the program judges of a mention."""
        ...

    def beside(self, sought: Sought, place: Place) -> Iterable[Report]:
        """What those articles of the days before a place speak of that may tell what is sought."""
        ...

    def belong(self, sighting_id: str, commitment: str, identity: Identity, place: Place) -> None:
        """Let a mention of the article at a place belong to a commitment."""
        ...

    def name(self, commitment: str, identity: Identity, place: Place) -> bool:
        """Let a commitment be known under an identity from a place on; return whether it is new."""
        ...


class StoreDesk:
    """The store itself; with `until` as it was known when the article there had been read."""

    def __init__(self, session: Session, *, now: datetime, until: Place | None = None) -> None:
        self._session, self._now, self._until = session, now, until

    def known(self, identity: Identity) -> list[tuple[str, Identity]]:
        return identities.candidates(self._session, identity.keys, until=self._until)

    def last_seen(self, commitment: str) -> datetime | None:
        return ledger_reading.last_seen(self._session, commitment)

    def said_in(self, article_id: str) -> list[tuple[Mention, str]]:
        return said_in(self._session, article_id)

    def found(self, commitment: str, standing: ledger.Standing) -> None:
        ledger.add_commitments(self._session, {commitment: standing})

    def judge(self, sighting_id: str, judgements: Sequence[Judgement]) -> None:
        said = [(sighting_id, each) for each in judgements]
        ledger.save_judgements(self._session, said, by=PROGRAM, at=self._now)

    def beside(self, sought: Sought, place: Place) -> Iterable[Report]:
        return stored_beside(self._session, sought, place)

    def belong(self, sighting_id: str, commitment: str, identity: Identity, place: Place) -> None:
        ledger.assign(self._session, {sighting_id: commitment})

    def name(self, commitment: str, identity: Identity, place: Place) -> bool:
        return identities.add_identity(self._session, commitment, identity, place)


class BatchDesk:
    """A batch of articles behind all that are stored, in order; `write` stores what it came to.

    Nobody else may write to the ledger meanwhile.
    """

    def __init__(self, session: Session, identities: Iterable[Identity], *, now: datetime) -> None:
        """`identities` are all that the batch names."""
        every = list(identities)
        self._session, self._now = session, now
        keys = {key for each in every for key in each.keys}
        # With the commitments that these can found, each of which may be there already.
        self._names = Names(session, keys, map(commitment_id, every))
        self._looked_up = set(self._names.commitments)
        self._last_seen = ledger_reading.last_seen_of(session, self._looked_up)
        self._recent = Recent(session)
        self._founded: dict[str, ledger.Standing] = {}
        self._belong: dict[str, str | None] = {}
        self._judged: list[tuple[str, Judgement]] = []

    def known(self, identity: Identity) -> list[tuple[str, Identity]]:
        return self._names.candidates(identity)

    def last_seen(self, commitment: str) -> datetime | None:
        if commitment not in self._looked_up:
            self._looked_up.add(commitment)
            self._last_seen |= ledger_reading.last_seen_of(self._session, [commitment])
        return self._last_seen.get(commitment)

    def said_in(self, article_id: str) -> list[tuple[Mention, str]]:
        # It may be of this batch.
        self.write()
        return said_in(self._session, article_id)

    def found(self, commitment: str, standing: ledger.Standing) -> None:
        self._founded[commitment] = standing
        self._last_seen[commitment] = standing.last_seen

    def judge(self, sighting_id: str, judgements: Sequence[Judgement]) -> None:
        self._judged += [(sighting_id, each) for each in judgements]

    def beside(self, sought: Sought, place: Place) -> Iterable[Report]:
        return self._recent.beside(sought, place)

    def belong(self, sighting_id: str, commitment: str, identity: Identity, place: Place) -> None:
        self._belong[sighting_id] = commitment
        self._recent.add(place, commitment, identity)

    def name(self, commitment: str, identity: Identity, place: Place) -> bool:
        return self._names.add(commitment, identity, place)

    def write(self) -> None:
        """Store what has been found so far."""
        ledger.add_commitments(self._session, self._founded)
        ledger.assign(self._session, self._belong)
        ledger.save_judgements(self._session, self._judged, by=PROGRAM, at=self._now)
        self._names.save()
        for each in (self._founded, self._belong, self._judged):
            each.clear()
