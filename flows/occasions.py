"""What the articles of a few days speak of, by which a looser name in another is understood."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from commitments.identity.occasion import NEAR, Report, words_of
from commitments.model import CONCRETE, Identity
from flows.identifying import identity_of
from storage import order
from storage.articles import read_article
from storage.engine import Session
from storage.identities import names_of
from storage.order import Linked, Place

LAST = "\uffff"
"""Behind every article of one time."""


def stored_beside(session: Session, words: Collection[str], place: Place) -> list[Report]:
    """What the articles of the days before a place speak of that have any of these words."""
    near = order.linked_between(session, (place[0] - NEAR, ""), place)
    return [stored_report(session, at) for at in sorted(sharing(session, near, words))]


def stored_report(session: Session, place: Place) -> Report:
    """What a stored article speaks of."""
    article = read_article(session, place[1])
    assert article, "a stored mention has its article"
    return [
        (each.commitment_id, identity_of(each.mention, article, place[0]))
        for each in order.said_by(session, place[1])
        if each.commitment_id and each.mention.kind in CONCRETE
    ]


def sharing(session: Session, said: Iterable[Linked], words: Collection[str]) -> set[Place]:
    """The articles whose commitments are called, whoever calls them so, by any of these words."""
    known = words_in(session, said)
    return {place for place, theirs in known.items() if not theirs.isdisjoint(words)}


def words_in(session: Session, said: Iterable[Linked]) -> Mapping[Place, frozenset[str]]:
    """The words by which the commitments that articles speak of are called."""
    spoken: defaultdict[Place, set[str]] = defaultdict(set)
    for each in said:
        if each.commitment_id and each.mention.kind in CONCRETE:
            spoken[each.place].add(each.commitment_id)
    names = names_of(session, sorted({each for some in spoken.values() for each in some}))
    words = {commitment: words_of(called) for commitment, called in names.items()}
    return {
        place: frozenset().union(*(words[each] for each in some)) for place, some in spoken.items()
    }


class Recent:
    """The same for articles that come in order: what is stored is read once, when it is asked for.

    Nobody else may write to the ledger meanwhile.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stored: Mapping[Place, frozenset[str]] | None = None
        """The words of stored articles."""
        self._reports: defaultdict[Place, list[tuple[str, Identity]]] = defaultdict(list)

    def add(self, place: Place, commitment: str, identity: Identity) -> None:
        """Note what the article at a place, which is behind all others, speaks of."""
        if identity.kind in CONCRETE:
            self._reports[place].append((commitment, identity))

    def beside(self, words: Collection[str], place: Place) -> list[Report]:
        """What the articles of the days before a place speak of that have any of these words."""
        since = (place[0] - NEAR, "")
        if self._stored is None:
            before = order.linked_between(self._session, since, place)
            self._stored = words_in(self._session, before)
        for early in [at for at in self._reports if at < since]:
            del self._reports[early]
        for at, theirs in self._stored.items():
            if at >= since and at not in self._reports and not theirs.isdisjoint(words):
                self._reports[at] = list(stored_report(self._session, at))
        near = sorted((at, report) for at, report in self._reports.items() if at < place)
        return [
            report
            for _, report in near
            if not words_of(identity for _, identity in report).isdisjoint(words)
        ]
