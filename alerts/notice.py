"""What readers are told: one event of the ledger, or a period of them. Filled from the store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from articles.article import Language
from commitments.model import CONCRETE, EventKind, Kind, Stage

Occasion = EventKind | Literal["due_soon"]
"""What a notice is about: an event of the ledger, or a deadline that draws near."""
DigestKind = Literal["baseline", "daily", "weekly", "bundle"]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The earlier commitment most like this one, and why it was judged another."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One event of one commitment with the evidence for it.

    Text is verbatim, whatever it contains; rendering escapes it. Times are aware. `before` and
    `after` are stage names where `field` is "stage", else words as the articles gave them.
    """

    id: str
    """The alert's id: the same event always has the same."""
    event: Occasion
    occurred_at: datetime
    commitment_id: str
    title: str
    """The commitment's name."""
    kind: Kind
    quote: str | None = None
    """Verbatim; None only where no article speaks, as for overdue."""
    speaker: str | None = None
    office: str | None = None
    publisher: str | None = None
    article_title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: Language | None = None
    """The article's."""
    source_id: str | None = None
    """The source that brought it, as rules name it."""
    stage: Stage | None = None
    field: Literal["stage", "deadline", "quantity"] | None = None
    before: str | None = None
    after: str | None = None
    deadline: str | None = None
    due_on: date | None = None
    quantity: str | None = None
    first_said_at: datetime | None = None
    mention_count: int = 1
    topics: tuple[str, ...] = ()
    why: str | None = None
    """A remark on why this alerted, beyond the names of the rules."""
    nearest: Nearest | None = None
    outlets: tuple[str, ...] = ()
    """Other publishers of the same statement."""
    note: str | None = None
    """A remark the ledger makes: a step back, outlets that disagree."""
    first_alert_id: str | None = None
    """The alert that this one follows in the thread of its commitment."""

    @property
    def concrete(self) -> bool:
        return self.kind in CONCRETE


@dataclass(frozen=True, slots=True)
class Section:
    """The notices of one event, grouped by topic; each stands in one group only."""

    event: Occasion
    groups: tuple[tuple[str, tuple[Notice, ...]], ...]
    """(topic, notices), the fullest topic first; the topic "" holds those without one."""

    @property
    def count(self) -> int:
        return sum(len(notices) for _, notices in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A period in one message; `make_digest` sorts notices into its sections."""

    id: str
    kind: DigestKind
    since: datetime | None
    """Start of the period (inclusive); None for a baseline, which has none."""
    until: datetime
    sections: tuple[Section, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    """Figures for the headline of a baseline: articles, mentions, commitments, open, …"""
    remark: str | None = None
    cap: int | None = None
    """For a bundle: the messages an hour beyond which it was made."""

    @property
    def count(self) -> int:
        return sum(section.count for section in self.sections)

    @property
    def topics(self) -> tuple[tuple[str, int], ...]:
        """(topic, number of notices), most first: the small picture of the period."""
        totals: dict[str, int] = {}
        for section in self.sections:
            for topic, notices in section.groups:
                totals[topic] = totals.get(topic, 0) + len(notices)
        return tuple(sorted(totals.items(), key=lambda item: (item[0] == "", -item[1], item[0])))
