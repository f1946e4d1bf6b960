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
_CONTAINED = 8
"""Earlier articles at most that one is said to hold passages of."""

Found = list[tuple[str, Resemblance]]


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


def find_like(
    session: Session, items: Sequence[tuple[str, Fingerprint]], copies: Mapping[str, str]
) -> dict[str, Found]:
    """Return for each identifier the earlier articles it is like, and remember the `items`.

    `items` are texts not seen before, in the order in which they count as published; `copies`
    maps identifiers of identical texts to the article that has the text. An identifier has
    one `same` in its list, always the first of its kind, or any number of `contains`, or none.
    """
    prints = {number(name): each for name, each in items}
    bands = _load(session, BandRow, (key for _, each in items for key in each.bands))
    sentences = _load(session, SentenceRow, (key for _, each in items for key in each.sentences))
    before = {_article: _candidates(each, bands, sentences) for _article, each in prints.items()}
    stored = {candidate for found in before.values() for candidate in found}
    prints |= _fingerprints(session, stored)
    roots = _roots(session, {identifier(n) for n in stored} | set(copies.values()))
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
    _remember(session, items)
    bands.save(session)
    sentences.save(session)
    return result


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
        if resemblance.verdict == "same":
            same.append((root, resemblance))
        elif resemblance.verdict == "contains":
            known = contained.get(root)
            if known is None or known.similarity < resemblance.similarity:
                contained[root] = resemblance
    ranked = sorted(same or contained.items(), key=lambda each: (-each[1].similarity, each[0]))
    return ranked[: 1 if same else _CONTAINED]


def _fingerprints(session: Session, articles: Iterable[int]) -> dict[int, Fingerprint]:
    columns = ("article", "signature", "sentences", "figures")
    rows = rows_with(session, table_of(FingerprintRow), "article", columns, articles)
    return {
        article: Fingerprint(
            body_hash="",
            signature=bytes(signature),
            bands=(),
            sentences=tuple(np.frombuffer(sentences, dtype="<i8").tolist()),
            figures=tuple(np.frombuffer(figures, dtype="<u4").tolist()),
        )
        for article, signature, sentences, figures in rows
    }


def _roots(session: Session, names: Iterable[str]) -> dict[str, str]:
    """Return for each reprint among `names` the first article of its kind."""
    rows = rows_with(
        session, table_of(DuplicateRow), "article_id", ("article_id", "of_id", "verdict"), names
    )
    return {article: of for article, of, verdict in rows if verdict == "same"}


def _remember(session: Session, items: Sequence[tuple[str, Fingerprint]]) -> None:
    rows = [
        {
            "article": number(name),
            "signature": each.signature,
            "sentences": np.array(each.sentences, dtype="<i8").tobytes(),
            "figures": np.array(each.figures, dtype="<u4").tobytes(),
        }
        for name, each in items
    ]
    insert_missing(session, FingerprintRow, rows)
