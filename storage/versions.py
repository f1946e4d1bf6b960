"""Versions of one article: a page that was changed after publication is read again.

What stands at one address (or in one file) and is like what stood there before, or has its title,
is the same article; anything else at the address is another one. Every version is kept, linked to
the one whose place it took.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Row, Select, or_, select
from sqlmodel import Session

from articles.article import Article, Language
from articles.duplicates import judge
from articles.fingerprint import Fingerprint, fingerprint
from articles.identifiers import derive
from articles.normalize import letters
from storage.statements import BATCH, rows_with
from storage.tables import ArticleRow, table_of

_ARTICLES = table_of(ArticleRow)
_A = _ARTICLES.c
_CUT_OFF = ("…", "...")
SETTLED = timedelta(hours=1)
"""How long a version stands before an earlier text that comes back counts."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article as it is stored; `said_at` is when it was published or revised."""

    id: str
    first_id: str
    title: str
    said_at: datetime
    replaces: str | None = None
    url: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Where a new version belongs: the version that it replaces, and the first one."""

    replaces: str
    first_id: str
    revised_at: datetime


class Places:
    """The latest versions at the places of a batch's articles, those of the batch among them."""

    def __init__(self, session: Session, articles: Sequence[Article]) -> None:
        """`articles` are those of the batch, none of them stored yet."""
        self._session = session
        self._prints: dict[str, Fingerprint] = {}
        self._latest: dict[str, list[Version]] = {}
        for each in _standing_at(session, articles):
            self._latest.setdefault(each.url or each.path or "", []).append(each)

    def add(
        self, id: str, article: Article, text: Fingerprint, *, said_at: datetime, seen_at: datetime
    ) -> Link | None:
        """Take in an article that is new; return its link where it is a later version of another.

        `said_at` counts for a first version; `seen_at` is when a later one was written, or seen.
        """
        place = article.url or article.path
        if place is None:
            return None
        versions = self._latest.setdefault(place, [])
        before = next((each for each in versions if self._is_like(article, text, each)), None)
        self._prints[id] = text
        made = Version(id, id, article.title, said_at, None, article.url, article.path)
        if before is None:
            versions.append(made)
            return None
        # Later than what it replaces, if by the shortest time: what is said is put in order by it.
        revised_at = max(seen_at, before.said_at + timedelta(microseconds=1))
        versions[versions.index(before)] = Version(
            id, before.first_id, article.title, revised_at, before.id, article.url, article.path
        )
        return Link(before.id, before.first_id, revised_at)

    def _is_like(self, article: Article, text: Fingerprint, before: Version) -> bool:
        if letters(article.title) == letters(before.title):
            return True
        old = self._prints.get(before.id) or self._read(before.id)
        return judge(text, old).verdict != "different"

    def _read(self, id: str) -> Fingerprint:
        row = self._session.get(ArticleRow, id)
        assert row is not None, "it was found in the store"
        language = cast(Language, row.language)
        return fingerprint(Article(row.title, tuple(row.paragraphs), language))


def is_retitled(old: str, new: str) -> bool:
    """Whether a title was changed, not only cut off or set otherwise."""
    one, other = letters(old), letters(new)
    short = min((old, one), (new, other), key=lambda each: len(each[1]))
    cut = short[0].rstrip().endswith(_CUT_OFF)
    return one != other and not (cut and (one.startswith(other) or other.startswith(one)))


def restored(text_id: str, newest: Version, *, at: datetime) -> str | None:
    """The identifier of a known text that has taken the newest version's place again, or None.

    None where it is the newest version's text, or where that isn't an hour old: for a while a
    site's servers give now the one, now the other.
    """
    again = {text_id} | ({derive("again", text_id, newest.replaces)} if newest.replaces else set())
    if newest.id in again or at - newest.said_at < SETTLED:
        return None
    return derive("again", text_id, newest.id)


def versions_of(session: Session, article_ids: Collection[str]) -> dict[str, list[Version]]:
    """Return the versions, the earliest first, of each article that has several, by its first.

    `article_ids` may name any version.
    """
    roots = {
        first or id
        for id, first in rows_with(
            session, _ARTICLES, "id", ("id", "first_version"), set(article_ids)
        )
    }
    ordered = sorted(roots)
    found: dict[str, list[Version]] = {}
    for start in range(0, len(ordered), BATCH):
        some = ordered[start : start + BATCH]
        for row in session.connection().execute(
            _versions().where(or_(_A.first_version.in_(some), _A.id.in_(some)))
        ):
            version = _version(row)
            found.setdefault(version.first_id, []).append(version)
    return {root: _chain(each) for root, each in found.items() if len(each) > 1}


def _chain(versions: list[Version]) -> list[Version]:
    after = {each.replaces: each for each in versions}
    chain = []
    at = after.get(None)
    while at is not None:
        chain.append(at)
        at = after.get(at.id)
    return chain


def _standing_at(session: Session, articles: Sequence[Article]) -> list[Version]:
    """The versions at these articles' places that none has replaced, the first fetched first."""
    urls = {each.url for each in articles if each.url}
    paths = {each.path for each in articles if each.path and not each.url}
    ids = [
        id
        for column, places in (("url", urls), ("path", paths))
        for (id,) in rows_with(session, _ARTICLES, column, ("id",), places)
    ]
    found: list[Version] = []
    later = _ARTICLES.alias("later")
    for start in range(0, len(ids), BATCH):
        rows = session.connection().execute(
            _versions()
            .join(later, later.c.replaces == _A.id, isouter=True)
            .where(_A.id.in_(ids[start : start + BATCH]), later.c.id.is_(None))
            .order_by(_A.fetched_at, _A.id)
        )
        found += [_version(row) for row in rows]
    return found


def _versions() -> Select[Any]:
    return select(
        _A.id,
        _A.first_version,
        _A.replaces,
        _A.title,
        _A.url,
        _A.path,
        _A.published_at,
        _A.fetched_at,
        _A.revised_at,
    ).select_from(_ARTICLES)


def _version(row: Row[Any]) -> Version:
    return Version(
        id=row.id,
        first_id=row.first_version or row.id,
        title=row.title,
        said_at=row.revised_at or row.published_at or row.fetched_at,
        replaces=row.replaces,
        url=row.url,
        path=row.path,
    )
