"""What the articles of a few days speak of, by which a looser name in another is understood."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from commitments.identity.linking import binds
from commitments.identity.occasion import NEAR, Report, Sought, words_of
from commitments.model import CONCRETE, Identity
from flows.identifying import identity_of
from storage import order
from storage.articles import read_article
from storage.engine import Session
from storage.identities import names_of
from storage.order import Linked, Place

LAST = "\uffff"
"""Behind every article of one time."""


def stored_beside(session: Session, sought: Sought, place: Place) -> list[Report]:
    """What those articles of the days before a place speak of that may tell what is sought."""
    near = order.linked_between(session, (place[0] - NEAR, ""), place)
    spoken = _spoken(session, near)
    may = sorted(at for at, said in spoken.items() if sought.may_be_told(*said))
    return [report for at in may if sought.told_by(report := stored_report(session, at))]


def stored_report(session: Session, place: Place) -> Report:
    """What a stored article speaks of by names that bind."""
    article = read_article(session, place[1])
    assert article, "a stored mention has its article"
    said = (
        (each.commitment_id, identity_of(each.mention, article, place[0]))
        for each in order.said_by(session, place[1])
        if each.commitment_id and each.mention.kind in CONCRETE
    )
    return [(commitment, identity) for commitment, identity in said if binds(identity, commitment)]


def sharing(session: Session, said: Iterable[Linked], words: Collection[str]) -> set[Place]:
    """The articles whose commitments are called, whoever calls them so, by any of these words."""
    spoken = _spoken(session, said)
    return {place for place, (_, theirs) in spoken.items() if not theirs.isdisjoint(words)}


def _spoken(
    session: Session, said: Iterable[Linked]
) -> Mapping[Place, tuple[frozenset[str], frozenset[str]]]:
    """The commitments that articles speak of, and the words by which those are called."""
    spoken: defaultdict[Place, set[str]] = defaultdict(set)
    for each in said:
        if each.commitment_id and each.mention.kind in CONCRETE:
            spoken[each.place].add(each.commitment_id)
    names = names_of(session, sorted({each for some in spoken.values() for each in some}))
    words = {commitment: words_of(called) for commitment, called in names.items()}
    return {
        place: (frozenset(some), frozenset().union(*(words[each] for each in some)))
        for place, some in spoken.items()
    }


class Recent:
    """The same for articles that come in order: what is stored is read once, when it is asked for.

    Nobody else may write to the ledger meanwhile.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stored: Mapping[Place, tuple[frozenset[str], frozenset[str]]] | None = None
        """What stored articles speak of, with its words."""
        self._reports: defaultdict[Place, list[tuple[str, Identity]]] = defaultdict(list)

    def add(self, place: Place, commitment: str, identity: Identity) -> None:
        """Note what the article at a place, which is behind all others, speaks of."""
        if identity.kind in CONCRETE and binds(identity, commitment):
            self._reports[place].append((commitment, identity))

    def beside(self, sought: Sought, place: Place) -> list[Report]:
        """As `stored_beside`."""
        since = (place[0] - NEAR, "")
        if self._stored is None:
            before = order.linked_between(self._session, since, place)
            self._stored = _spoken(self._session, before)
        for early in [at for at in self._reports if at < since]:
            del self._reports[early]
        for at, said in self._stored.items():
            if at >= since and at not in self._reports and sought.may_be_told(*said):
                self._reports[at] = list(stored_report(self._session, at))
        near = sorted((at, report) for at, report in self._reports.items() if at < place)
        return [report for _, report in near if sought.told_by(report)]
