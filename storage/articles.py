"""The corpus: articles, reprints among them, each known as new, seen or like an earlier one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session

from articles.article import Article, Language
from articles.fingerprint import Fingerprint, fingerprint
from articles.identifiers import article_id, derive
from articles.normalize import letters
from articles.relevance import about_miit
from storage.article_rows import article_of, columns_of, storable
from storage.likeness import Found, find_like
from storage.statements import insert_new, lock_for_writing, rows_with, upsert
from storage.tables import ArticleRow, BodyRow, DuplicateRow, table_of
from storage.versions import Link, Places, Version, is_retitled, restored, versions_of

Arrived = Literal["new", "seen", "duplicate", "revised"]
LikenessVerdict = Literal["same", "contains", "different"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article on its way into the store; made by `arrival`, which does the computing."""

    id: str
    article: Article
    fingerprint: Fingerprint
    about_miit: bool
    fetched_at: datetime
    page_id: str | None = None
    source_id: str | None = None
    entry: Mapping[str, Any] | None = None
    """The row of the list that led to it."""
    revised_at: datetime | None = None
    """When it was written, or seen first, should it be a later version of an article."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an arrival.

    `new`: stored, like nothing before. `seen`: it was here already, nothing changed.
    `revised`: stored as the version that takes the place of `replaces`. `duplicate`: stored, and
    the same text as `of`, the first of its kind. `contains` names earlier articles of which it
    holds a passage.
    """

    id: str
    status: Arrived
    of: str | None = None
    similarity: float | None = None
    contains: tuple[str, ...] = ()
    replaces: str | None = None
    said_at: datetime | None = None
    """When it was published (fetched, where it gives no date), or this version was written."""


def arrival(
    article: Article,
    *,
    fetched_at: datetime,
    page_id: str | None = None,
    source_id: str | None = None,
    entry: Mapping[str, Any] | None = None,
    revised_at: datetime | None = None,
) -> Arrival:
    """Return `article` ready to be saved. Pure: needs no store and no lock.

    Characters that no database takes (NUL, halves of surrogate pairs) are replaced one for one:
    what is extracted must be extracted from the arrival's `article`, which is what is stored.
    """
    article = storable(article)
    return Arrival(
        id=article_id(article),
        article=article,
        fingerprint=fingerprint(article),
        about_miit=about_miit(article),
        fetched_at=fetched_at,
        page_id=page_id,
        source_id=source_id,
        entry=entry,
        revised_at=revised_at,
    )


def fresh_ones(session: Session, arrivals: Sequence[Arrival]) -> list[tuple[int, Arrival]]:
    """Return those that aren't stored yet, in their order, each with its place in `arrivals`.

    A stored text under a changed title is one of them, and one that a page has gone back to, by
    identifiers of their own.
    """
    again = _retitled(session, arrivals)
    table = table_of(ArticleRow)
    held = {id for (id,) in rows_with(session, table, "id", ("id",), [each.id for each in again])}
    newest = _newest(session, [each for each in again if each.revised_at and each.id in held])
    found: dict[str, tuple[int, Arrival]] = {}
    for at, each in enumerate(again):
        place, text_id = each.article.url or each.article.path or "", each.id
        if text_id in held or text_id in found:
            last = newest.get(place)
            name = restored(text_id, last, at=each.revised_at) if last and each.revised_at else None
            if name is None:
                continue
            each = replace(each, id=name)
        before = newest.get(place)
        newest[place] = Version(
            each.id,
            before.first_id if before else each.id,
            each.article.title,
            each.revised_at or _said_at(each),
            before.id if before else None,
        )
        found[each.id] = at, each
    return list(found.values())


def _retitled(session: Session, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The arrivals, those of a known text under a changed title by another identifier."""
    table = table_of(ArticleRow)
    stored = rows_with(session, table, "id", ("id", "title"), [each.id for each in arrivals])
    titles: dict[str, str] = dict(stored)
    again: list[Arrival] = []
    for each in arrivals:
        title = titles.setdefault(each.id, each.article.title)
        if is_retitled(title, each.article.title) and not each.article.title_derived:
            each = replace(each, id=derive("title", each.id, letters(each.article.title)))
        again.append(each)
    return again


def _newest(session: Session, known: Sequence[Arrival]) -> dict[str, Version]:
    """The newest versions of articles that are stored in several, by place."""
    if not known:
        return {}
    chains = versions_of(session, [each.id for each in known])
    last = {each.id: chain[-1] for chain in chains.values() for each in chain}
    return {
        each.article.url or each.article.path or "": last[each.id]
        for each in known
        if each.id in last
    }


def save_articles(session: Session, arrivals: Sequence[Arrival], *, now: datetime) -> list[Saved]:
    """Store `arrivals`, given in order of publication; return what became of each.

    Everything is kept; a reprint has a row that says of what and why (see `judge_duplicate`).
    Other writers wait until the caller commits, so that of two equal texts one is the first.
    """
    lock_for_writing(session, "corpus")
    known = {
        found
        for (found,) in rows_with(
            session, table_of(ArticleRow), "id", ("id",), [a.id for a in arrivals]
        )
    }
    fresh: dict[str, Arrival] = {}
    for item in arrivals:
        if item.id not in known:
            fresh.setdefault(item.id, item)
    saved = _place(session, list(fresh.values()), now)
    # The first arrival of a text takes the result, its repetition in the batch is seen.
    return [saved.pop(item.id, Saved(item.id, "seen")) for item in arrivals]


def judge_duplicate(
    session: Session,
    article_id: str,
    of_id: str,
    *,
    verdict: LikenessVerdict,
    reason: str,
    by: str,
    at: datetime,
    similarity: float = 1.0,
) -> None:
    """Say, in place of an earlier judgement on the pair, how `article_id` is like `of_id`."""
    row = {
        "article_id": article_id,
        "of_id": of_id,
        "verdict": verdict,
        "similarity": similarity,
        "reason": reason,
        "by": by,
        "at": at,
    }
    upsert(session, DuplicateRow, [row], change=("verdict", "similarity", "reason", "by", "at"))


def read_article(session: Session, article_id: str) -> Article | None:
    """Return the article stored under `article_id`, or None."""
    row = session.get(ArticleRow, article_id)
    return article_of(row) if row else None


@dataclass(frozen=True, slots=True)
class Head:
    """What is told of an article without its text."""

    title: str
    url: str | None
    language: Language
    source_id: str | None
    """The source that brought it, or None for one that came by hand."""


def read_heads(session: Session, ids: Collection[str]) -> dict[str, Head]:
    """Return those of these articles that are stored, by identifier."""
    names = ("id", "title", "url", "language", "source_id")
    rows = rows_with(session, table_of(ArticleRow), "id", names, ids)
    return {row[0]: Head(*row[1:]) for row in rows}


def _place(session: Session, fresh: Sequence[Arrival], now: datetime) -> dict[str, Saved]:
    """Store `fresh`, find what each is like and which version it replaces, and write that down."""
    hashes = [item.fingerprint.body_hash for item in fresh]
    holders: dict[str, str] = dict(
        rows_with(session, table_of(BodyRow), "body_hash", ("body_hash", "article_id"), hashes)
    )
    first: list[Arrival] = []
    copies: dict[str, str] = {}
    for item in fresh:
        holder = holders.setdefault(item.fingerprint.body_hash, item.id)
        if holder == item.id:
            first.append(item)
        else:
            copies[item.id] = holder
    findings = find_like(session, [(item.id, item.fingerprint) for item in first], copies)
    links = _links(session, fresh)
    rows = [_row(item, findings.numbers.get(item.id), links.get(item.id)) for item in fresh]
    insert_new(session, ArticleRow, rows)
    bodies = [{"body_hash": a.fingerprint.body_hash, "article_id": a.id} for a in first]
    insert_new(session, BodyRow, bodies)
    findings.remember(session)
    judgements = [
        {
            "article_id": name,
            "of_id": other,
            "verdict": resemblance.verdict,
            "similarity": resemblance.similarity,
            "reason": resemblance.reason,
            "by": "miit-watch",
            "at": now,
        }
        for name, found in findings.found.items()
        for other, resemblance in found
    ]
    insert_new(session, DuplicateRow, judgements)
    return {item.id: _saved(item, findings.found[item.id], links.get(item.id)) for item in fresh}


def _links(session: Session, fresh: Sequence[Arrival]) -> dict[str, Link]:
    """What each article that is a later version of another takes the place of."""
    places = Places(session, [item.article for item in fresh])
    links: dict[str, Link] = {}
    for item in fresh:
        said_at = _said_at(item)
        seen_at = item.revised_at or said_at
        link = places.add(item.id, item.article, item.fingerprint, said_at=said_at, seen_at=seen_at)
        if link:
            links[item.id] = link
    return links


def _said_at(item: Arrival) -> datetime:
    return item.article.published_at or item.fetched_at


def _saved(item: Arrival, found: Found, link: Link | None) -> Saved:
    said_at = link.revised_at if link else _said_at(item)
    made = Saved(item.id, "new", said_at=said_at, replaces=link.replaces if link else None)
    if found and found[0][1].verdict == "same":
        of, resemblance = found[0]
        made = replace(made, status="duplicate", of=of, similarity=resemblance.similarity)
    else:
        made = replace(made, contains=tuple(other for other, _ in found))
    return replace(made, status="revised") if link else made


def _row(item: Arrival, number: int | None, link: Link | None) -> dict[str, object]:
    return columns_of(item.article) | {
        "id": item.id,
        "about_miit": item.about_miit,
        "body_hash": item.fingerprint.body_hash,
        "page_id": item.page_id,
        "entry": dict(item.entry) if item.entry else None,
        "source_id": item.source_id,
        "fetched_at": item.fetched_at,
        "replaces": link.replaces if link else None,
        "first_version": link.first_id if link else None,
        "revised_at": link.revised_at if link else None,
        "number": number,
    }
