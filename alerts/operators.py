"""Alerts for those who run miit-watch: when to say what is wrong, and when to say it again. Pure.

Every cycle the caller gives the troubles that there are now and the states kept from last time,
and gets what to say and the states to keep. A trouble is said once, again after an interval that
grows, and once more when it is mended. One that comes back soon goes on where it stopped, so that
what comes and goes all the time is heard of at the same growing intervals.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from alerts.message import Facts, Message, Remark
from alerts.plain import cut, one_line
from alerts.render import with_bodies
from alerts.words import Words, words
from articles.article import Language

TroubleKind = Literal[
    "source_silent",
    "source_failing",
    "source_short",
    "source_changed",
    "source_blocked",
    "flow_failed",
    "flow_late",
    "delivery_failing",
    "delivery_missing",
    "store_nearly_full",
    "schema_ahead",
    "store_unusable",
    "calendar_ends",
]
INTERVALS = tuple(timedelta(hours=hours) for hours in (1, 4, 12, 24, 72, 168))
"""Waits before a trouble is said again; the last one repeats."""
RELAPSE = timedelta(hours=1)
"""A trouble that comes back within this time after it was mended isn't a new one."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong now. `kind` and `subject` (a source, flow, channel) know it again."""

    kind: TroubleKind
    subject: str
    detail: str
    """In English, as logs have it."""
    phrase: str = field(default="", compare=False)
    """Its sentence among the `details` of words.toml, with `values` in it; else the detail is said
    as it is."""
    values: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.subject}"


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered of a trouble."""

    trouble: Trouble
    since: datetime
    said_at: datetime
    times: int = 1
    """How often it was said since it began."""
    mended_at: datetime | None = None
    told: bool = True
    """Whether the operators believe that it is there: only then its mending is news."""
    untold: tuple[str, ...] = ()
    """Whom the last word on it didn't reach, while it reached others."""


@dataclass(frozen=True, slots=True)
class Word:
    """Something to say now."""

    what: Literal["raised", "again", "mended"]
    state: State


def decide(
    troubles: Iterable[Trouble], states: Mapping[str, State], *, now: datetime
) -> tuple[tuple[Word, ...], dict[str, State]]:
    """What to say, in the order of the troubles' keys, and the states to keep till next time.

    `states` are by `Trouble.key`, as returned last time.
    """
    current = {trouble.key: trouble for trouble in troubles}
    said: list[Word] = []
    kept: dict[str, State] = {}
    for key in sorted(current.keys() | states.keys()):
        word, state = _step(current.get(key), states.get(key), now)
        if word:
            said.append(word)
        if state:
            kept[key] = state
    return tuple(said), kept


def _step(
    trouble: Trouble | None, state: State | None, now: datetime
) -> tuple[Word | None, State | None]:
    if trouble is None:
        return _absent(state, now) if state else (None, None)
    if state is None or (state.mended_at and now - state.mended_at > RELAPSE):
        new = State(trouble, since=now, said_at=now)
        return Word("raised", new), new
    going_on = replace(
        state, trouble=trouble, mended_at=None, told=state.told and state.mended_at is None
    )
    if now - state.said_at < INTERVALS[min(state.times, len(INTERVALS)) - 1]:
        return None, going_on
    again = replace(going_on, said_at=now, times=state.times + 1, told=True, untold=())
    return Word("again", again), again


def _absent(state: State, now: datetime) -> tuple[Word | None, State | None]:
    if state.mended_at is None:
        mended = replace(state, mended_at=now, untold=())
        return (Word("mended", mended) if state.told else None), mended
    return None, state if now - state.mended_at <= RELAPSE else None


def missed_by(who: str, states: Mapping[str, State], said: Iterable[Word]) -> tuple[Word, ...]:
    """The last words that didn't reach one of those who are told, without what is `said` now."""
    now_said = {word.state.trouble.key for word in said}
    return tuple(
        Word("mended" if state.mended_at else "again", state)
        for key, state in sorted(states.items())
        if who in state.untold and key not in now_said
    )


def render_operators(
    said: Sequence[Word], *, message_id: str, language: Language, now: datetime
) -> Message:
    """One message with all that is to be said now; `said` isn't empty."""
    table = words(language)
    rows = [(_label(word, table), _line(word, table)) for word in said]
    first = f"{rows[0][0]}{table.table['colon']}{cut(one_line(said[0].state.trouble.subject), 60)}"
    more = table.say("operator_more", count=len(said) - 1) if len(said) > 1 else ""
    bad = any(word.what != "mended" for word in said)
    remark = (Remark(table.say("operator_remark")),) if bad else ()
    return with_bodies(
        Message(
            id=message_id,
            language=language,
            tone="operator",
            label=table.label("events", "operator"),
            headline=first + more,
            parts=(Facts(tuple(rows)), *remark),
            footer=table.say("footer", id=message_id),
            text="",
            html="",
            occurred_at=now,
        )
    )


def _label(word: Word, table: Words) -> str:
    label = table.label("troubles", word.state.trouble.kind)
    return table.say("operator_mended", label=label) if word.what == "mended" else label


def _line(word: Word, table: Words) -> str:
    state = word.state
    detail = _detail(state.trouble, table)
    pieces = [cut(one_line(state.trouble.subject), 80), cut(one_line(detail), 200)]
    if word.what != "raised":
        pieces.append(table.say("operator_since", since=table.moment(state.since)))
    return " · ".join(piece for piece in pieces if piece)


def _detail(trouble: Trouble, table: Words) -> str:
    """What is wrong, in the reader's language where words.toml has a sentence for it."""
    sentence = table.table["details"].get(trouble.phrase)
    return sentence.format(**trouble.values) if sentence else trouble.detail
