"""The words of the domain: mention, sighting, event. The definition is in docs/commitments.md."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["instrument", "programme", "target", "measure"]
Stage = Literal["study", "draft", "consult", "issue", "start", "continue", "done"]
Bound = Literal["at_least", "at_most", "about", "more_than"]
EventKind = Literal["new", "restated", "advanced", "changed", "fulfilled", "overdue", "withdrawn"]

CONCRETE: frozenset[Kind] = frozenset({"instrument", "programme", "target"})
TITLE = -1
"""The `paragraph` of a mention that stands in the title."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a commitment names: `text` verbatim, `value` in `unit`s."""

    text: str
    value: float
    unit: str
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause of one article in which MIIT commits itself.

    `quote` is verbatim: it equals the paragraph (or, for `paragraph == TITLE`, the title) from
    `start` to `end`, in characters. `object` is the bare name of the thing committed to.
    """

    quote: str
    kind: Kind
    object: str
    paragraph: int
    start: int
    end: int
    stage: Stage | None = None
    deadline: str | None = None
    """The words that say when, verbatim."""
    due_on: date | None = None
    """The last day of what `deadline` names, counted from the article's date."""
    quantity: Quantity | None = None
    speaker: str | None = None
    office: str | None = None
    actor: str | None = None
    topics: tuple[str, ...] = ()

    @property
    def concrete(self) -> bool:
        return self.kind in CONCRETE

    def overlaps(self, other: "Mention") -> bool:
        """Whether their quotes share words of the article."""
        here = self.paragraph == other.paragraph
        return here and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says: commitments ahead, and reports that some were kept (stage `done`)."""

    mentions: tuple[Mention, ...] = ()
    fulfilments: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention (or a report of fulfilment) where and when it was published.

    `id` is stable: derived from the article and the place, the same in every derivation.
    `occasion` is shared by articles that report one statement (reprints of one text).
    """

    id: str
    mention: Mention
    article_id: str
    published_at: datetime
    occasion: str
    publisher: str | None = None
    revision: Literal["unchanged", "changed"] | None = None
    """In a later version of an article that spoke of the commitment already: whether it says
    otherwise there than the version before it."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a sighting did to its commitment; `overdue` has none and carries the day."""

    kind: EventKind
    sighting_id: str | None
    on: datetime
    field: Literal["stage", "deadline", "quantity"] | None = None
    """For advanced and changed: what moved, from `before` to `after`."""
    before: str | None = None
    after: str | None = None
    note: str | None = None
    """A remark a reader should see: a step back, outlets that disagree."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one commitment from another, computed from a mention alone.

    Commitments that share one of `keys` are candidates. `name` is the canonical name (Chinese
    where the lexicon translates it); `marks` are facets that set namesakes apart, such as
    "year:2023", "sector:钢铁" or "unit:家". Equal name and marks mean the same commitment.
    """

    kind: Kind
    name: str
    keys: tuple[str, ...]
    marks: tuple[str, ...] = ()


Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a mention belongs to one earlier commitment, and why; a row that can be undone."""

    commitment_id: str
    verdict: Verdict
    score: float
    """0 (nothing in common) to 1 (the same name and marks)."""
    reason: str
