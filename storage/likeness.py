"""Find the earlier articles that a new one is like: candidates by shared keys, then judged.

Two posting tables give the candidates: `bands` (nearly the same wording) and `sentences` (a
passage in common). A list stops growing at `CUT`: a key under so many articles is a set phrase
and says nothing; so a look-up costs the same however large the corpus is.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from articles.duplicates import Resemblance, judge
from articles.fingerprint import Fingerprint
from storage.statements import insert_new_tuples, insert_pairs, postings, rows_with
from storage.tables import ArticleRow, BandRow, DuplicateRow, FingerprintRow, SentenceRow, table_of

CUT = 200
"""Articles under one key beyond which the key doesn't count."""
FREQUENT = 20
"""Articles with a sentence beyond which it says nothing by itself, only with other keys."""
_CANDIDATES = 40
"""Candidates that are judged, those with most keys in common first."""
_NEARLY = 0.8
"""Likeness to a reprint from which on a text is one of the reprint's original, whatever else."""
_CONTAINED = 8
"""Earlier articles at most that one is said to hold passages of."""

Found = list[tuple[str, Resemblance]]
"""Earlier articles with how one is like them: one `same`, or any number of `contains`."""


class _Postings:
    """The lists of one posting table for the keys of one batch: stored ones, and the batch's own.

    The batch's keys are kept in arrays, for there are tens of thousands of them; lists are made
    only for the few keys that are stored already or stand twice in the batch.
    """

    def __init__(
        self, session: Session, model: type[SQLModel], hashes: Sequence[tuple[int, ...]]
    ) -> None:
        """`hashes` are those of each text of the batch, in the batch's order."""
        self._model = model
        # Half of each hash is kept: rows shrink by half, and what is found wrongly (at a million
        # articles one in four look-ups meets one) is judged to be different.
        every = np.fromiter(chain.from_iterable(hashes), dtype=np.int64).astype(np.int32)
        owners = np.repeat(np.arange(len(hashes)), [len(each) for each in hashes])
        order = np.argsort(every, kind="stable")
        self._keys, self._owners = every[order], owners[order]
        self._twice = np.zeros(self._keys.size, dtype=bool)
        self._twice[1:] = (np.diff(self._keys) == 0) & (np.diff(self._owners) == 0)
        first = np.flatnonzero(np.diff(self._keys.astype(np.int64), prepend=-(2**40)))
        sizes = np.diff(first, append=self._keys.size)
        self._rank = np.arange(self._keys.size) - np.repeat(first, sizes)
        distinct = self._keys[first].tolist()
        self._stored = postings(session, model, distinct)
        at, size = first.tolist(), sizes.tolist()
        self._spans = {
            key: (at[n], at[n] + size[n])
            for n, key in enumerate(distinct)
            if size[n] > 1 or key in self._stored
        }
        """Where the keys stand in the arrays that are stored already or stand there twice."""
        self.stored: list[list[list[int]]] = [[] for _ in hashes]
        """For each text the stored lists under its keys, but cut ones."""
        self.earlier: list[list[list[int]]] = [[] for _ in hashes]
        """For each text the earlier texts of the batch under its keys, a list a key."""
        for key, (start, end) in self._spans.items():
            self._spread(self._stored.get(key, []), self._owners[start:end].tolist())

    def _spread(self, stored: list[int], owners: list[int]) -> None:
        if stored and len(stored) <= CUT:
            for owner in owners:
                self.stored[owner].append(stored)
        if len(owners) > 1 and len(owners) + len(stored) <= CUT:
            for before, owner in enumerate(owners):
                self.earlier[owner].append(owners[:before])

    def save(self, session: Session, numbers: Sequence[int]) -> None:
        """Store the batch's keys; `numbers` are those of its texts, in the batch's order."""
        room = np.full(self._keys.size, CUT + 1)
        for key, found in self._stored.items():
            start, end = self._spans[key]
            room[start:end] -= len(found)
        # A text can have two hashes of which the same half is kept.
        kept = (self._rank < room) & ~self._twice
        owners = np.array(numbers)[self._owners[kept]]
        insert_pairs(session, self._model, self._keys[kept].tolist(), owners.tolist())


@dataclass(frozen=True, slots=True)
class Findings:
    """What the articles of one batch are like, and what is to be remembered of them."""

    found: dict[str, Found]
    numbers: dict[str, int]
    """The number that stands for each article in the posting tables."""
    items: Sequence[tuple[str, Fingerprint]]
    bands: _Postings
    sentences: _Postings

    def remember(self, session: Session) -> None:
        """Store the fingerprints, so that later articles are found to be like these."""
        rows = [_row(self.numbers[name], name, each) for name, each in self.items]
        insert_new_tuples(session, FingerprintRow, _COLUMNS, rows)
        numbers = [self.numbers[name] for name, _ in self.items]
        self.bands.save(session, numbers)
        self.sentences.save(session, numbers)


def find_like(
    session: Session, items: Sequence[tuple[str, Fingerprint]], copies: Mapping[str, str]
) -> Findings:
    """Find for each identifier the earlier articles that it is like. Writes nothing.

    `items` are texts not seen before, in the order in which they count as published: each may
    be like one before it. `copies` maps identifiers of identical texts to the article that has
    the text. What a text is the same as is always the first of its kind. Nobody else may write
    to the corpus until the findings are remembered: they hold numbers given out next.
    """
    bands = _Postings(session, BandRow, [each.bands for _, each in items])
    sentences = _Postings(session, SentenceRow, [each.sentences for _, each in items])
    before = [
        _shared(bands.stored[position], sentences.stored[position])
        for position in range(len(items))
    ]
    known = _read_prints(session, {number for shared in before for number in shared})
    roots = _roots(session, {name for name, _ in known.values()} | set(copies.values()))
    originals = dict(known.values())
    originals |= read_originals(session, set(roots.values()) - originals.keys())
    next_number = _next_number(session)
    numbers = {name: next_number + position for position, (name, _) in enumerate(items)}
    result: dict[str, Found] = {}
    for position, (name, each) in enumerate(items):
        in_batch = _shared(bands.earlier[position], sentences.earlier[position])
        shared = before[position] | {next_number + at: n for at, n in in_batch.items()}
        candidates = [known[number] for number, _ in _likeliest(shared) if number in known]
        found = judge_among(each, candidates, originals, roots)
        if found and found[0][1].verdict == "same":
            roots[name] = found[0][0]
        result[name] = found
        known[numbers[name]] = (name, each)
        originals[name] = each
    for name, holder in copies.items():
        root = roots.get(holder, holder)
        result[name] = [(root, Resemblance("same", 1.0, "identical text"))]
    return Findings(result, numbers, items, bands, sentences)


def _shared(bands: Iterable[list[int]], sentences: Iterable[list[int]]) -> dict[int, int]:
    """Return the likeliest candidates with the number of keys that each shares with a text."""
    shared: dict[int, int] = {}
    frequent: dict[int, int] = {}
    for articles in bands:
        for article in articles:
            shared[article] = shared.get(article, 0) + 1
    for articles in sentences:
        counts = shared if len(articles) <= FREQUENT else frequent
        for article in articles:
            counts[article] = counts.get(article, 0) + 1
    for article, count in frequent.items():
        if count > 1 or article in shared:
            shared[article] = shared.get(article, 0) + count
    return dict(_likeliest(shared)) if len(shared) > _CANDIDATES else shared


def _likeliest(shared: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))[:_CANDIDATES]


def judge_among(
    new: Fingerprint,
    candidates: Iterable[tuple[str, Fingerprint]],
    originals: Mapping[str, Fingerprint],
    roots: Mapping[str, str],
) -> Found:
    """What `new` is like among `candidates`, all of them before it.

    `roots` are the first of their kind of those that are reprints, `originals` their fingerprints.
    """
    same: Found = []
    contained: dict[str, Resemblance] = {}
    for name, old in candidates:
        resemblance = judge(new, old)
        if resemblance.verdict == "different":
            continue
        root = roots.get(name, name)
        if resemblance.verdict == "same" and _holds(new, originals.get(root), resemblance):
            same.append((root, resemblance))
        elif root not in contained or contained[root].similarity < resemblance.similarity:
            contained[root] = resemblance
    ranked = sorted(same or contained.items(), key=lambda each: (-each[1].similarity, each[0]))
    return ranked[: 1 if same else _CONTAINED]


def _holds(new: Fingerprint, original: Fingerprint | None, resemblance: Resemblance) -> bool:
    """Say whether a text like some reprint is like what that reprints as well.

    Without this a chain of small changes would lead from one text to quite another one.
    """
    if original is None or resemblance.similarity >= _NEARLY:
        return True
    return judge(new, original).verdict == "same"


def _read_prints(session: Session, numbers: set[int]) -> dict[int, tuple[str, Fingerprint]]:
    table = table_of(FingerprintRow)
    return {
        row[0]: (row[1], _print(row))
        for row in rows_with(session, table, "number", _COLUMNS, numbers)
    }


def read_originals(session: Session, names: set[str]) -> dict[str, Fingerprint]:
    """The fingerprints of these articles; a copy of another's text has none of its own."""
    rows = rows_with(session, table_of(ArticleRow), "id", ("number",), names)
    numbers = {number for (number,) in rows if number is not None}
    return dict(_read_prints(session, numbers).values())


def _roots(session: Session, names: Iterable[str]) -> dict[str, str]:
    """Return for each reprint among `names` the first article of its kind."""
    rows = rows_with(
        session, table_of(DuplicateRow), "article_id", ("article_id", "of_id", "verdict"), names
    )
    return {article: of for article, of, verdict in rows if verdict == "same"}


def _next_number(session: Session) -> int:
    numbers = table_of(FingerprintRow).c.number
    last = session.connection().execute(select(func.max(numbers))).scalar()
    return 1 if last is None else int(last) + 1


_COLUMNS = ("number", "article_id", "signature", "sentences", "figures", "years", "names")


def _row(number: int, name: str, each: Fingerprint) -> tuple[Any, ...]:
    # Names are letters only, so a blank can part them.
    return (
        number,
        name,
        each.signature,
        struct.pack(f"<{len(each.sentences)}q", *each.sentences),
        struct.pack(f"<{len(each.figures)}I", *each.figures),
        struct.pack(f"<{len(each.years)}I", *each.years),
        " ".join(each.names),
    )


def _print(row: tuple[Any, ...]) -> Fingerprint:
    _, _, signature, sentences, figures, years, names = row
    return Fingerprint(
        body_hash="",
        signature=bytes(signature),
        bands=(),
        sentences=struct.unpack(f"<{len(sentences) // 8}q", sentences),
        figures=struct.unpack(f"<{len(figures) // 4}I", figures),
        years=struct.unpack(f"<{len(years) // 4}I", years),
        names=tuple(names.split()),
    )
