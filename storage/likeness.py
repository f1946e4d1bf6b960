"""Find the earlier articles that a new one is like: candidates by shared keys, then judged.

Two posting tables give the candidates: `bands` (nearly the same wording) and `sentences` (a
passage in common). A list stops growing at `CUT`: a key under so many articles is a set phrase
and says nothing; so a look-up costs the same however large the corpus is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from sqlmodel import Session, SQLModel

from articles.duplicates import Resemblance, judge
from articles.fingerprint import Fingerprint
from articles.identifiers import identifier, number
from storage.statements import insert_missing, insert_pairs, postings, rows_with
from storage.tables import BandRow, DuplicateRow, FingerprintRow, SentenceRow, table_of

CUT = 200
"""Articles under one key beyond which the key doesn't count."""
_CANDIDATES = 40
"""Candidates that are judged, those with most keys in common first."""
_NEARLY = 0.8
"""Likeness to a reprint from which on a text is one of the reprint's original, whatever else."""
_CONTAINED = 8
"""Earlier articles at most that one is said to hold passages of."""

Found = list[tuple[str, Resemblance]]
"""Earlier articles with how one is like them: one `same`, or any number of `contains`."""


@dataclass(slots=True)
class _Postings:
    """A posting table's lists for the keys of one batch, and what the batch adds to them."""

    model: type[SQLModel]
    stored: dict[int, list[int]]
    added: dict[int, list[int]] = field(default_factory=dict)

    def under(self, keys: Iterable[int]) -> Iterable[int]:
        for key in keys:
            stored, added = self.stored.get(key, ()), self.added.get(key, ())
            if len(stored) + len(added) <= CUT:
                yield from stored
                yield from added

    def add(self, keys: Iterable[int], article: int) -> None:
        for key in keys:
            if len(self.stored.get(key, ())) + len(self.added.get(key, ())) <= CUT:
                self.added.setdefault(key, []).append(article)

    def save(self, session: Session) -> None:
        pairs = [(key, article) for key, articles in self.added.items() for article in articles]
        insert_pairs(session, self.model, pairs)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the articles of one batch are like, and what is to be remembered of them."""

    found: dict[str, Found]
    items: Sequence[tuple[str, Fingerprint]]
    bands: _Postings
    sentences: _Postings

    def remember(self, session: Session) -> None:
        """Store the fingerprints, so that later articles are found to be like these."""
        insert_missing(session, FingerprintRow, [_row(*item) for item in self.items])
        self.bands.save(session)
        self.sentences.save(session)


def find_like(
    session: Session, items: Sequence[tuple[str, Fingerprint]], copies: Mapping[str, str]
) -> Findings:
    """Find for each identifier the earlier articles that it is like. Writes nothing.

    `items` are texts not seen before, in the order in which they count as published: each may
    be like one before it. `copies` maps identifiers of identical texts to the article that has
    the text. What a text is the same as is always the first of its kind.
    """
    prints = {number(name): each for name, each in items}
    bands = _load(session, BandRow, (key for _, each in items for key in each.bands))
    sentences = _load(session, SentenceRow, (key for _, each in items for key in each.sentences))
    stored = {candidate for _, each in items for candidate in _candidates(each, bands, sentences)}
    prints |= _fingerprints(session, stored)
    roots = _roots(session, {identifier(each) for each in stored} | set(copies.values()))
    prints |= _fingerprints(session, {number(root) for root in roots.values()} - prints.keys())
    result: dict[str, Found] = {}
    for name, each in items:
        own = number(name)
        found = _judge(each, _candidates(each, bands, sentences), prints, roots)
        if found and found[0][1].verdict == "same":
            roots[name] = found[0][0]
        result[name] = found
        bands.add(each.bands, own)
        sentences.add(each.sentences, own)
    for name, holder in copies.items():
        root = roots.get(holder, holder)
        result[name] = [(root, Resemblance("same", 1.0, "identical text"))]
    return Findings(result, items, bands, sentences)


def _load(session: Session, model: type[SQLModel], keys: Iterable[int]) -> _Postings:
    return _Postings(model, postings(session, model, list(keys)))


def _candidates(each: Fingerprint, bands: _Postings, sentences: _Postings) -> list[int]:
    shared = Counter(bands.under(each.bands))
    shared.update(sentences.under(each.sentences))
    if len(shared) <= _CANDIDATES:
        return sorted(shared)
    ranked = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))
    return [article for article, _ in ranked[:_CANDIDATES]]


def _judge(
    new: Fingerprint,
    candidates: Iterable[int],
    prints: Mapping[int, Fingerprint],
    roots: Mapping[str, str],
) -> Found:
    same: Found = []
    contained: dict[str, Resemblance] = {}
    for candidate in candidates:
        resemblance = judge(new, prints[candidate])
        name = identifier(candidate)
        root = roots.get(name, name)
        if resemblance.verdict == "same" and _holds(new, root, resemblance, prints):
            same.append((root, resemblance))
        elif resemblance.verdict != "different":
            known = contained.get(root)
            if known is None or known.similarity < resemblance.similarity:
                contained[root] = resemblance
    ranked = sorted(same or contained.items(), key=lambda each: (-each[1].similarity, each[0]))
    return ranked[: 1 if same else _CONTAINED]


def _holds(
    new: Fingerprint, root: str, resemblance: Resemblance, prints: Mapping[int, Fingerprint]
) -> bool:
    """Say whether a text like some reprint is like what that reprints as well.

    Without this a chain of small changes would lead from one text to quite another one.
    """
    original = prints.get(number(root))
    if original is None or resemblance.similarity >= _NEARLY:
        return True
    return judge(new, original).verdict == "same"


def _fingerprints(session: Session, articles: Iterable[int]) -> dict[int, Fingerprint]:
    columns = ("article", "signature", "sentences", "figures", "years", "names")
    rows = rows_with(session, table_of(FingerprintRow), "article", columns, articles)
    return {
        article: Fingerprint(
            body_hash="",
            signature=bytes(signature),
            bands=(),
            sentences=tuple(np.frombuffer(sentences, dtype="<i8").tolist()),
            figures=tuple(np.frombuffer(figures, dtype="<u4").tolist()),
            years=tuple(np.frombuffer(years, dtype="<u4").tolist()),
            names=tuple(names.split()),
        )
        for article, signature, sentences, figures, years, names in rows
    }


def _roots(session: Session, names: Iterable[str]) -> dict[str, str]:
    """Return for each reprint among `names` the first article of its kind."""
    rows = rows_with(
        session, table_of(DuplicateRow), "article_id", ("article_id", "of_id", "verdict"), names
    )
    return {article: of for article, of, verdict in rows if verdict == "same"}


def _row(name: str, each: Fingerprint) -> dict[str, object]:
    return {
        "article": number(name),
        "signature": each.signature,
        "sentences": np.array(each.sentences, dtype="<i8").tobytes(),
        "figures": np.array(each.figures, dtype="<u4").tobytes(),
        "years": np.array(each.years, dtype="<u4").tobytes(),
        # Letters only, so a blank can part them.
        "names": " ".join(each.names),
    }
