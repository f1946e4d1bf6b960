"""Say anew which article is a reprint of which, when the earlier of them came later.

What a text is the same as is the first of its kind by publication. An article that comes late can
be that first; then all that are like it are judged again, in order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from sqlalchemy import delete, func, select
from sqlmodel import Session

from articles.duplicates import Resemblance, judge
from articles.fingerprint import Fingerprint
from storage.likeness import Found, judge_among, read_originals
from storage.statements import AT_ONCE, insert_missing, rows_with
from storage.tables import ArticleRow, BodyRow, DuplicateRow, table_of

PROGRAM = "miit-watch"
_A, _D = table_of(ArticleRow).c, table_of(DuplicateRow).c
_SAID_AT = func.coalesce(_A.published_at, _A.fetched_at, type_=_A.fetched_at.type).label("said_at")


@dataclass(frozen=True, slots=True)
class _Text:
    """An article in order of publication, with its text's fingerprint."""

    place: tuple[datetime, str]
    id: str
    holder: str
    """Who has this very text first in the store."""
    print: Fingerprint


def reorder(session: Session, found: Mapping[str, Collection[str]], *, now: datetime) -> set[str]:
    """Judge again the likes of new articles that stand before them in order of publication.

    `found` names for each new article what it was found to be like, in the order in which they
    came. Return the articles that are reprints of another than before. What a person has ruled on
    stays as it is.
    """
    groups = _groups(session, _late(session, {name: set(like) for name, like in found.items()}))
    moved: set[str] = set()
    for group in groups:
        moved |= _judge_again(session, group, now=now)
    return moved


def judge_cluster(session: Session, names: Collection[str], *, now: datetime) -> set[str]:
    """Judge these articles, and all that are reprints of them, anew; return as `reorder` does."""
    return _judge_again(session, _texts(session, _cluster(session, names)), now=now)


def _late(session: Session, found: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Of new articles those that are like something that came before them and stands behind.

    What comes after them in their batch finds them there.
    """
    every = set().union(*found.values()) if found else set()
    if not every:
        return {}
    kin = _kin(session, every)
    where = places(session, {*found, *chain.from_iterable(kin.values())})
    came = {name: number for number, name in enumerate(found)}

    def late(name: str) -> bool:
        others = {each for other in found[name] for each in kin[other]}
        return any(where[each] > where[name] and came.get(each, -1) < came[name] for each in others)

    return {name: others for name, others in found.items() if late(name)}


def _kin(session: Session, names: Collection[str]) -> dict[str, set[str]]:
    """Each of these articles with what it is a reprint of, and all other reprints of that."""
    roots: dict[str, set[str]] = {name: {name} for name in names}
    for name, of in _same(session, "article_id", names):
        roots[name].add(of)
    reprints: defaultdict[str, set[str]] = defaultdict(set)
    for name, of in _same(session, "of_id", set().union(*roots.values())):
        reprints[of].add(name)
    return {name: its.union(*(reprints[each] for each in its)) for name, its in roots.items()}


def _same(session: Session, column: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The reprints, each with what it is one of, that have one of `names` in `column`."""
    wanted = ("article_id", "of_id", "verdict")
    for name, of, verdict in rows_with(session, table_of(DuplicateRow), column, wanted, names):
        if verdict == "same":
            yield name, of


def places(session: Session, names: Collection[str]) -> dict[str, tuple[datetime, str]]:
    """Where these articles stand in order of publication."""
    ordered = sorted(names)
    found: dict[str, tuple[datetime, str]] = {}
    for start in range(0, len(ordered), AT_ONCE):
        some = _A.id.in_(ordered[start : start + AT_ONCE])
        rows = session.connection().execute(select(_A.id, _SAID_AT).where(some))
        found |= {row.id: (row.said_at, row.id) for row in rows}
    return found


def _groups(session: Session, found: Mapping[str, set[str]]) -> list[list[_Text]]:
    """New articles with all that are like them, where one that was there before comes behind."""
    done: set[str] = set()
    groups = []
    for name, others in found.items():
        if name in done:
            continue
        members = _texts(session, _cluster(session, others) | {name})
        texts = {each.id: each for each in members}
        behind = [each for each in members if each.place > texts[name].place]
        if behind and _is_like(texts[name], behind):
            done |= set(texts)
            groups.append(members)
    return groups


def _is_like(new: _Text, behind: Iterable[_Text]) -> bool:
    return any(judge(each.print, new.print).verdict == "same" for each in behind)


def _cluster(session: Session, names: Collection[str]) -> set[str]:
    """These articles, what they are reprints of, and all other reprints of that."""
    return set().union(*_kin(session, names).values())


def _texts(session: Session, names: Collection[str]) -> list[_Text]:
    """The articles in order of publication."""
    bodies = table_of(BodyRow).c
    statement = select(_A.id, _SAID_AT, bodies.article_id.label("holder")).join(
        table_of(BodyRow), bodies.body_hash == _A.body_hash
    )
    ordered = sorted(names)
    rows = [
        row
        for start in range(0, len(ordered), AT_ONCE)
        for row in session.connection().execute(
            statement.where(_A.id.in_(ordered[start : start + AT_ONCE]))
        )
    ]
    prints = read_originals(session, {row.holder for row in rows})
    texts = [
        _Text(
            (row.said_at, row.id),
            row.id,
            row.holder,
            # Stored prints have lost their text's hash; texts of one holder have one.
            replace(prints[row.holder], body_hash=row.holder),
        )
        for row in rows
        if row.holder in prints
    ]
    return sorted(texts, key=lambda each: each.place)


def _judge_again(session: Session, texts: Sequence[_Text], *, now: datetime) -> set[str]:
    names = [each.id for each in texts]
    ruled = select(_D.article_id).where(_D.article_id.in_(names), _D.by != PROGRAM)
    fixed = set(session.connection().execute(ruled).scalars())
    before = originals(session, names)
    found = _found(texts)
    among = _D.article_id.in_(names), _D.of_id.in_(names), _D.by == PROGRAM
    session.connection().execute(delete(table_of(DuplicateRow)).where(*among))
    rows = [
        {
            "article_id": name,
            "of_id": other,
            "verdict": likeness.verdict,
            "similarity": likeness.similarity,
            "reason": likeness.reason,
            "by": PROGRAM,
            "at": now,
        }
        for name, likes in found.items()
        if name not in fixed
        for other, likeness in likes
    ]
    insert_missing(session, DuplicateRow, rows)
    after = originals(session, names)
    return {name for name in names if before.get(name) != after.get(name)}


def _found(texts: Sequence[_Text]) -> dict[str, Found]:
    """What each text is like of those before it."""
    found: dict[str, Found] = {}
    roots: dict[str, str] = {}
    first: dict[str, str] = {}
    prints = {each.id: each.print for each in texts}
    earlier: list[tuple[str, Fingerprint]] = []
    for each in texts:
        holder = first.setdefault(each.holder, each.id)
        if holder == each.id:
            found[each.id] = judge_among(each.print, earlier, prints, roots)
            earlier.append((each.id, each.print))
        else:
            identical = Resemblance("same", 1.0, "identical text")
            found[each.id] = [(roots.get(holder, holder), identical)]
        if found[each.id] and found[each.id][0][1].verdict == "same":
            roots[each.id] = found[each.id][0][0]
    return found


def originals(session: Session, names: Collection[str]) -> dict[str, str]:
    """What those of these articles that are reprints are reprints of."""
    statement = select(_D.article_id, _D.of_id).where(
        _D.article_id.in_(names), _D.verdict == "same"
    )
    return {row.article_id: row.of_id for row in session.connection().execute(statement)}
