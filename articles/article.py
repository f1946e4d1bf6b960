"""What an article is, whatever site, feed or file it came from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a notice hangs on: its name as the page shows it, its absolute address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """What the table above an official document says of it; each is None where it isn't there."""

    issuer: str | None = None
    """The issuing bodies, 发文机关."""
    number: str | None = None
    """文号, its brackets 〔〕 whatever the page has: 工信部科〔2026〕2号."""
    index: str | None = None
    """索引号."""
    signed_on: date | None = None
    """成文日期, up to months before the day of publication."""
    released_on: date | None = None
    """发布日期."""


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
    """The outlet whose text it is: `origin` where there is one, else `carrier`."""
    origin: str | None = None
    """The outlet that the page names as where the text is from, where it isn't the carrier."""
    carrier: str | None = None
    """The outlet that carried it, as far as it is known: its site, its feed, its archive."""
    author: str | None = None
    """Author or editor, as the page names them."""
    url: str | None = None
    """Canonical address, without tracking parameters; None for text that names none."""
    path: str | None = None
    """Where the saved file lies, for articles that came from files."""
    generic: bool = False
    """Its page was read by the parser for any page, for its site has none of its own."""
    document: Document | None = None
    attachments: tuple[Attachment, ...] = ()
