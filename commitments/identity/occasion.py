"""What a report means by a looser name, by what other reports of the same days speak of.

Outlets that report one notice or one briefing call its main thing alike, and its other things as
they please: “适老产品推广目录”, “a catalog of home products for the elderly”. Where two reports of
a few days share a commitment, what one of them names besides is what the other names besides, if
the words agree as far as they go and nothing else there fits as well.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from commitments.identity.references import FIELDS, NAMED
from commitments.model import Identity, Judgement
from commitments.names.glossary import PAPERS
from commitments.names.judgement import conflict_of
from commitments.names.kinship import kinship
from commitments.names.leftovers import SEVERAL, unpaired
from commitments.names.likeness import Signature, aspects, broad, signature
from commitments.names.marks import mark_of
from commitments.names.surroundings import said_of_others
from commitments.names.target_likeness import numbers_of

NEAR = timedelta(days=4)
"""Reports of one occasion follow each other as closely."""
SCORE = 0.7
_ALONE = 2
"""Things that two reports both name loosely, from which on they are of one occasion."""

Report = Collection[tuple[str, Identity]]
"""What one article speaks of: commitments, each as it names them."""
_SENTENCES = ("clause", "about", "amid", "said")
"""What binds a name to its sentence and day, which are of one occasion here."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an article names and no known name leads to, and what it speaks of besides."""

    things: tuple[frozenset[str], ...]
    """The words of each thing."""
    here: frozenset[str]
    """Commitments."""

    def may_be_told(self, commitments: Collection[str], words: Collection[str]) -> bool:
        """Whether a report of these commitments, called by these words, may tell what is meant."""
        alike = sum(not each.isdisjoint(words) for each in self.things)
        return alike >= _ALONE or (alike > 0 and not self.here.isdisjoint(commitments))

    def told_by(self, report: Report) -> bool:
        """The same of a report as it is."""
        return self.may_be_told(
            [commitment for commitment, _ in report], words_of(each for _, each in report)
        )


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well two names agree: whether both say what kind of thing it is, and by which words."""

    headed: bool
    words: frozenset[str]

    @property
    def rank(self) -> tuple[bool, int]:
        return self.headed, len(self.words)


def meant(
    unknown: Mapping[int, Sequence[Identity]], here: Collection[str], reports: Iterable[Report]
) -> Mapping[int, Judgement]:
    """For things that an article names, what the `reports` beside it call so: at most one each.

    `unknown` are those that no name leads to a commitment; `here` are the commitments that the
    article names otherwise, which these can't be. Reports that share one of those are of the same
    occasion, and so is one that several of the unknown things agree with.
    """
    shared: list[tuple[str, Identity]] = []
    others: list[Report] = []
    for report in reports:
        if any(commitment in here for commitment, _ in report):
            shared += report
        else:
            others.append(report)
    found = dict(_told(unknown, here, shared, "a report of the same days shares a commitment"))
    for report in others:
        rest = {at: names for at, names in unknown.items() if at not in found}
        taken = {*here, *(each.commitment_id for each in found.values())}
        told = dict(
            _told(rest, taken, report, "a report of the same days agrees in several things")
        )
        if len(told) >= _ALONE:
            found |= told
    return found


def words_of(identities: Iterable[Identity]) -> frozenset[str]:
    """The telling words and the numbers by which names may agree."""
    return frozenset(word for each in identities for word in _words(each))


@lru_cache(4_096)
def _words(identity: Identity) -> frozenset[str]:
    if identity.kind == "target":
        return numbers_of(identity)
    return signature(identity.name).strong - broad() - aspects()


def _told(
    unknown: Mapping[int, Sequence[Identity]], taken: Collection[str], report: Report, why: str
) -> Iterator[tuple[int, Judgement]]:
    """What the best fit of each is, where nothing fits as well, and it fits nothing else better."""
    called: defaultdict[str, set[Identity]] = defaultdict(set)
    for commitment, identity in report:
        if commitment not in taken:
            called[commitment].add(identity)
    fits = {
        (at, commitment): fit
        for at, names in unknown.items()
        for commitment, others in called.items()
        if (fit := _agree(names, others))
    }
    for (at, commitment), fit in fits.items():
        rivals = [f for k, f in fits.items() if (k[0] == at) != (k[1] == commitment)]
        if all(rival.rank < fit.rank for rival in rivals):
            words = ", ".join(sorted(fit.words))
            reason = f"{why}; both speak of {words}"
            yield at, Judgement(commitment, "same", SCORE, reason)


def _agree(names: Collection[Identity], others: Collection[Identity]) -> _Fit | None:
    """How well the names of one thing and those of another agree; None where one objects."""
    pairs = [(one, other) for one in names for other in others]
    if any(conflict_of(_unbound(one), _unbound(other)) for one, other in pairs):
        return None
    fits = filter(None, (_fit(one, other) for one, other in pairs))
    return max(fits, key=lambda fit: (fit.rank, sorted(fit.words)), default=None)


def _unbound(identity: Identity) -> Identity:
    marks = tuple(m for m in identity.marks if m.partition(":")[0] not in _SENTENCES)
    return replace(identity, marks=marks)


def _fit(one: Identity, other: Identity) -> _Fit | None:
    """What two names have in common, where they may be one thing's.

    Of two languages names differ by their translators. Of one language each may leave out words,
    but not both say what the other doesn't.
    """
    a, b = signature(one.name), signature(other.name)
    translated = mark_of(one, "told") != mark_of(other, "told")
    only_a, only_b = unpaired(a.strong - b.strong, b.strong - a.strong, SEVERAL)
    if not translated and only_a - broad() and only_b - broad():
        return None
    if one.kind == "target":
        numbers = numbers_of(one) & numbers_of(other)
        return _Fit(True, numbers) if numbers and not said_of_others(one, other) else None
    shared = _words(one) & _words(other)
    return _named_alike(one, other, a, b, shared) if shared else None


def _named_alike(
    one: Identity, other: Identity, a: Signature, b: Signature, shared: frozenset[str]
) -> _Fit | None:
    if {one.kind, other.kind} - NAMED or _later_batch(one, other):
        return None
    if a.level and b.level and a.level != b.level:
        return None
    if {a.head, b.head} & FIELDS and len(shared) < SEVERAL:
        return None
    if a.head is None or b.head is None:
        spoken = one.kind == other.kind and not {a.head, b.head} & PAPERS
        return _Fit(False, shared) if spoken else None
    return _Fit(True, shared) if kinship(a.head, b.head) != "apart" else None


def _later_batch(one: Identity, other: Identity) -> bool:
    """Whether only one of the two is a batch, and a later one."""
    said = {mark_of(one, "batch"), mark_of(other, "batch")}
    return len(said) > 1 and not said <= {None, "1"}
