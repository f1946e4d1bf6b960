"""What a source is, and what passes between fetching and parsing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from articles.article import Article, Language


@dataclass(frozen=True, slots=True)
class Page:
    """Raw bytes as they were fetched or read, with where they came from.

    `url` is the address after redirects, `path` the file's path as the user gave it; one of the
    two is set. `headers` holds the response headers of interest, names in lower case.
    """

    body: bytes
    fetched_at: datetime
    url: str | None = None
    path: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a feed or list: enough to decide whether its page is wanted."""

    url: str
    title: str
    published_at: datetime | None = None
    revised_at: datetime | None = None
    """When it was changed since, where the list says so: its text may differ from what we have."""
    summary: str = ""
    """HTML as the list gives it; may be the whole body."""
    whole: bool = False
    """`summary` is the whole text; the page would add nothing."""
    author: str | None = None
    publisher: str | None = None
    number: str | None = None
    """A document's 文号, where the list gives it."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What a healthy source looks like; less than this is a fault, not a quiet day."""

    rows: int
    """Rows that a list holds at least."""
    quiet: timedelta
    """The longest time without a new item that is still normal."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place that is watched: where its list is and how list and page are parsed. Pure data.

    `parse_list(page)` and `parse_article(page, entry)` raise `ParseError` on what they don't
    understand. Without `parse_article` the list itself carries the text.
    """

    id: str
    name: str
    language: Language
    cadence: timedelta
    expect: Expect
    list_urls: tuple[str, ...] = ()
    parse_list: Callable[[Page], list[Entry]] | None = None
    parse_article: Callable[[Page, Entry], Article] | None = None
    hosts: tuple[str, ...] = ()
    """Hosts, with all below them, whose pages `parse_article` reads, whoever links there."""
    headers: Mapping[str, str] = field(default_factory=dict)
    sign: Callable[[str, datetime], str] | None = None
    """What a list address becomes when it is asked for at a time, where the site wants the time
    or a signature in it; see `address`."""
    lead: Callable[[Page], str | None] | None = None
    """Where the rows are when a list is a shell that a script fills; None for other pages."""
    older: Callable[[Page, Sequence[Entry]], str | None] | None = None
    """The plain address of the list's next page, with older rows, from a page and its rows; None
    after the last."""
    reach: int = 10
    """Pages of a list that are read at most to catch up after a break."""
    edited_for: timedelta = timedelta(0)
    """How long rows are edited after they have come, where the list doesn't bring them up again:
    so far back its older pages are read anew, see `flows.rereading`."""
    official: bool = False
    """No row is screened out by its title: everything listed is MIIT's own, or there is little of
    it and its titles say too little."""
    enabled: bool = True

    def address(self, list_url: str, now: datetime) -> str:
        """The address to fetch for one of `list_urls`; what is kept stays with the plain one."""
        return self.sign(list_url, now) if self.sign else list_url


_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def visible(text: str) -> str:
    """Text from outside, its control characters U+FFFD: one line, which can be stored."""
    return _CONTROLS.sub("\ufffd", text)


class SourceError(Exception):
    """Something outside went wrong; `status` is the outcome that the source's row shows."""

    status = "failed"

    def __init__(self, reason: str, *, where: str | None = None) -> None:
        reason, where = visible(reason), visible(where) if where else where
        super().__init__(f"{reason} ({where})" if where else reason)
        self.reason = reason
        self.where = where


class FetchError(SourceError):
    """Nothing usable came: refused, timed out, an error status, too large, broken encoding."""


class AnswerError(FetchError):
    """The server answered with an error status: it is there, the page isn't."""


class BlockedError(SourceError):
    """The site answered with a challenge or refuses robots; we back off and say so."""

    status = "blocked"


class ParseError(SourceError):
    """Bytes came but they are not what this parser knows; the page is kept."""

    status = "changed"


class EmptyListError(ParseError):
    """A list of the right form without a row: a fault of a first page, the end on a later one."""
