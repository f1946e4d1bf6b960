"""Under which names commitments are known: read at once for the names of one batch."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlmodel import Session

from commitments.model import Identity
from storage.identities import add_identities, identity_id, identity_of_row
from storage.ledger_tables import IdentityKeyRow, IdentityRow
from storage.order import Place
from storage.statements import IDS, rows_with, some_of
from storage.tables import table_of

_KEYS = table_of(IdentityKeyRow)
_IDENTITIES = table_of(IdentityRow)
_OF = select(_IDENTITIES).where(_IDENTITIES.c.commitment_id.in_(IDS))


class Names:
    """The commitments known under any of some keys, and those that come to be in a batch.

    Nobody else may write to the ledger meanwhile. What is added is found at once, and stored by
    `save`.
    """

    def __init__(
        self, session: Session, keys: Iterable[str], commitments: Iterable[str] = ()
    ) -> None:
        """`commitments` are read as well, whatever they are known under."""
        self._session = session
        self._known: dict[str, dict[str, Identity]] = {}
        """By commitment its identities, all of them, by identifier."""
        self._owners: defaultdict[str, set[str]] = defaultdict(set)
        """By key the commitments known under it."""
        self._added: list[tuple[str, Identity, Place]] = []
        found = rows_with(session, _KEYS, "key", ("identity_id",), keys)
        names = {identity for (identity,) in found}
        owners = rows_with(session, _IDENTITIES, "id", ("commitment_id",), names)
        self._read({*commitments, *(owner for (owner,) in owners)})

    @property
    def commitments(self) -> Collection[str]:
        """The commitments read so far."""
        return self._known.keys()

    def candidates(self, keys: Iterable[str]) -> list[tuple[str, Identity]]:
        """Return the commitments that have one of `keys`, each with all its identities, in order.

        All of them, for one whose marks conflict sets its whole commitment apart.
        """
        owners = set().union(*(self._owners.get(key, ()) for key in keys))
        found = [(owner, each) for owner in owners for each in self._known[owner].values()]
        return sorted(found, key=lambda each: (each[0], each[1].name, each[1].marks))

    def add(self, commitment_id: str, identity: Identity, place: Place) -> bool:
        """Let `commitment_id` be found under `identity`'s keys from `place` on.

        `place` is behind all that is stored. Return whether that is new: nothing changes where it
        was called so earlier.
        """
        if commitment_id not in self._known:
            self._read({commitment_id})
        name = identity_id(commitment_id, identity)
        if name in self._known[commitment_id]:
            return False
        self._hold(commitment_id, name, identity)
        self._added.append((commitment_id, identity, place))
        return True

    def save(self) -> None:
        """Store what was added; its commitments are stored already."""
        add_identities(self._session, self._added)
        self._added.clear()

    def _read(self, commitments: Collection[str]) -> None:
        self._known |= {each: {} for each in commitments}
        for some in some_of(commitments):
            for row in self._session.connection().execute(_OF, {"ids": some}):
                self._hold(row.commitment_id, row.id, identity_of_row(row))

    def _hold(self, commitment_id: str, name: str, identity: Identity) -> None:
        self._known[commitment_id][name] = identity
        for key in identity.keys:
            self._owners[key].add(commitment_id)
