"""Link articles that come out of order, so that the ledger ends as if they had come in order.

What an article says is joined to what was known before it. An earlier article that comes late can
change that for those behind it: they are joined again, and so on as far as it reaches.
"""

import heapq
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from commitments.identity.occasion import NEAR, words_of
from commitments.model import Extraction, Identity
from commitments.names.judgement import judge
from flows import settling
from flows.desk import StoreDesk
from flows.identifying import identity_of
from flows.joining import PROGRAM, Said, Told, Touched, join
from flows.occasions import LAST, sharing
from storage import ledger, order
from storage.articles import read_article
from storage.engine import Session
from storage.order import Linked, Place
from storage.sightings import sightings


def relink(
    session: Session, said: Sequence[tuple[Told, Said]], touched: Touched, *, now: datetime
) -> None:
    """Join new articles, and what stands behind them as far as it depends on them.

    `touched` takes up the commitments whose events are to be derived. Rulings of people hold.
    """
    again = _Relinking(session, touched, now=now)
    for told, mentions in said:
        again.add(told, mentions)
    again.run()


class _Relinking:
    def __init__(self, session: Session, touched: Touched, *, now: datetime) -> None:
        self._session, self._touched, self._now = session, touched, now
        self._due: list[Place] = []
        self._told: dict[Place, tuple[Told, Said]] = {}
        self._identities: dict[str, Identity] = {}
        self._into: dict[str, str] = {}
        """Where the first mention went of commitments that have lost some."""

    def add(self, told: Told, mentions: Said) -> None:
        if told.place not in self._told:
            heapq.heappush(self._due, told.place)
            self._told[told.place] = told, mentions

    def run(self) -> None:
        while self._due:
            place = heapq.heappop(self._due)
            self._join(place, *self._told.pop(place))
        self._remove_empty()
        touched = sorted(self._touched.last_seen)
        seen = [each for commitment in touched for each in sightings(self._session, commitment)]
        if settling.ruled_on(self._session, seen):
            together = settling.together(self._session, touched)
            for commitment in sorted(settling.place(self._session, together)):
                self._touched.add(commitment)
            self._remove_empty()

    def _join(self, place: Place, told: Told, said: Said) -> None:
        """Join one article anew; where that changes what is known, those behind it are due."""
        before = order.said_by(self._session, told.article_id)
        were = {each.commitment_id for each in before if each.commitment_id}
        ids = [each.id for each in before]
        ledger.assign(self._session, dict.fromkeys(ids))
        ledger.forget_judgements(self._session, ids, by=PROGRAM)
        names = settling.names(self._session, were)
        settling.rename(self._session, were)
        desk = StoreDesk(self._session, now=self._now, until=place)
        self._touched.renamed.clear()
        join(desk, told, said, self._touched)
        after = order.said_by(self._session, told.article_id)
        self._note_moves(before, after)
        self._put_beside(place, before, after)
        now_named = settling.names(self._session, were | self._touched.renamed)
        changed = {c for c in now_named if names.get(c, {}) != now_named[c]}
        if changed:
            self._put_behind(place, {c: {*names.get(c, {}), *now_named[c]} for c in changed})

    def _put_behind(self, place: Place, changed: Mapping[str, Collection[Identity]]) -> None:
        """Let the articles behind `place` be joined again to which these names can matter.

        They don't where every one of a commitment is plainly another's.
        """
        names = {identity for some in changed.values() for identity in some}
        keys = {key for identity in names for key in identity.keys}
        owners = order.owners(self._session, keys) | set(changed)
        behind = order.belonging_to(self._session, owners, place)
        for each in [*behind, *order.unlinked_after(self._session, place)]:
            if each.place not in self._told and self._matter(names, keys, each):
                self._add_stored(each.place)

    def _put_beside(self, place: Place, before: Sequence[Linked], after: Sequence[Linked]) -> None:
        """Let the articles of the days behind `place` be joined again that share words with it.

        What this one speaks of can tell what they mean, and it isn't what it was.
        """
        were, now = ({each.id: each.commitment_id for each in some} for some in (before, after))
        if were == now:
            return
        spoken = sorted({each for each in (*were.values(), *now.values()) if each})
        names = settling.names(self._session, spoken)
        words = words_of(each for called in names.values() for each in called)
        behind = order.linked_between(self._session, place, (place[0] + NEAR, LAST))
        for at in sharing(self._session, behind, words):
            if at not in self._told:
                self._add_stored(at)

    def _matter(self, names: Collection[Identity], keys: set[str], each: Linked) -> bool:
        identity = self._identity(each)
        if keys.isdisjoint(identity.keys):
            return False
        return any(judge(identity, name).verdict != "different" for name in names)

    def _add_stored(self, place: Place) -> None:
        at, article_id = place
        article = read_article(self._session, article_id)
        assert article, "a stored mention has its article"
        before = order.version_before(self._session, article_id)
        said = [(each.id, each.mention) for each in order.said_by(self._session, article_id)]
        self.add(Told(article_id, article, at, Extraction(), before), said)

    def _identity(self, each: Linked) -> Identity:
        if each.id not in self._identities:
            article = read_article(self._session, each.place[1])
            assert article, "a stored mention has its article"
            self._identities[each.id] = identity_of(each.mention, article, each.place[0])
        return self._identities[each.id]

    def _note_moves(self, before: Sequence[Linked], after: Sequence[Linked]) -> None:
        now = {each.id: each.commitment_id for each in after}
        for each in before:
            old, new = each.commitment_id, now[each.id]
            if old:
                self._touched.add(old)
            if old and new and old != new:
                self._touched.move(old, new)
                self._into.setdefault(old, new)

    def _remove_empty(self) -> None:
        """Remove commitments that have lost all mentions; what refers to them goes with those."""
        for commitment in sorted(self._touched.last_seen):
            if not sightings(self._session, commitment):
                into = self._into.get(commitment)
                ledger.remove_commitment(self._session, commitment, into=into)
                del self._touched.last_seen[commitment]
