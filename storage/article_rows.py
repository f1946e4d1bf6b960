"""What of an article stands in its row, and how."""

import re
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from articles.article import Article, Attachment, Document, Language
from storage.tables import ArticleRow

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
T = TypeVar("T")
_DAYS = ("signed_on", "released_on")


def storable(value: T) -> T:
    """Return an article, or a part of one, with each character that no database takes replaced.

    Those are NUL and halves of surrogate pairs. What holds none comes back as it is.
    """
    made: Any = value
    if isinstance(value, str):
        made = _UNSTORABLE.sub("\ufffd", value)
    elif isinstance(value, tuple):
        made = tuple(map(storable, value))
    elif is_dataclass(value) and not isinstance(value, type):
        held = {each.name: getattr(value, each.name) for each in fields(value)}
        mended = {name: storable(each) for name, each in held.items()}
        made = replace(value, **mended) if mended != held else value
    return cast(T, made)


def columns_of(article: Article) -> dict[str, object]:
    """Return the columns that an article fills by itself."""
    return {
        "url": article.url,
        "path": article.path,
        "title": article.title,
        "title_derived": article.title_derived,
        "publisher": article.publisher,
        "origin": article.origin,
        "carrier": article.carrier,
        "author": article.author,
        "language": article.language,
        "published_at": article.published_at,
        "published_inferred": article.published_inferred,
        "generic": article.generic,
        "document": _document_row(article.document),
        "attachments": [asdict(each) for each in article.attachments],
        "paragraphs": list(article.paragraphs),
    }


def _document_row(document: Document | None) -> dict[str, str | None] | None:
    if document is None:
        return None
    saved = asdict(document)
    return saved | {name: saved[name] and saved[name].isoformat() for name in _DAYS}


def document_of(saved: Mapping[str, Any] | None) -> Document | None:
    """Return what an article's column of that name holds."""
    if saved is None:
        return None
    days = {name: saved[name] and date.fromisoformat(saved[name]) for name in _DAYS}
    return Document(**{**saved, **days})


def article_of(row: ArticleRow) -> Article:
    """Return the article as it was stored."""
    return Article(
        title=row.title,
        paragraphs=tuple(row.paragraphs),
        language=cast(Language, row.language),
        published_at=row.published_at,
        published_inferred=row.published_inferred,
        title_derived=row.title_derived,
        publisher=row.publisher,
        origin=row.origin,
        carrier=row.carrier,
        author=row.author,
        url=row.url,
        path=row.path,
        generic=row.generic,
        document=document_of(row.document),
        attachments=tuple(Attachment(**each) for each in row.attachments),
    )
