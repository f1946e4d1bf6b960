"""What an article is, whatever site, feed or file it came from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Article:
    """One news item or document, normalized.

    Text is verbatim (only white space is folded); `articles.normalize` folds it for comparing.
    `published_at` is aware; it is None only where the page gives no date at all.
    """

    title: str
    paragraphs: tuple[str, ...]
    language: Language
    published_at: datetime | None = None
    published_inferred: bool = False
    """The date or its year was concluded, not read: from a list page, a reprint, the text."""
    title_derived: bool = False
    """The page has no title; this one was made from its first sentence."""
    publisher: str | None = None
    author: str | None = None
    """Author or editor, as the page names them."""
    url: str | None = None
    """Canonical address, without tracking parameters; None for text that names none."""
    path: str | None = None
    """Where the saved file lies, for articles that came from files."""
