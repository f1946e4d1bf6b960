"""What a mention moves of a commitment: its stage, its deadline, its number."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from commitments.model import Mention, Quantity, Stage

_RANK: dict[Stage, int] = {
    "study": 0,
    "draft": 1,
    "consult": 2,
    "issue": 3,
    "start": 4,
    "continue": 4,
    "done": 5,
}
_LONGER = "延长|延期|延至|延续|再延|展期|\\b(?:extend|prolong)"
_EXTENDS = re.compile(_LONGER, re.I)
"""A campaign that has begun goes on until another day."""
_PUTS_OFF = re.compile(
    f"{_LONGER}|推迟|延后|顺延"
    "|\\b(?:postpon|delay|defer|push(?:ed|es|ing)? back|put(?:s|ting)? off)",
    re.I,
)
"""Said of what will be on another day than was said."""
BEGINS_AGAIN = frozenset({"study", "draft", "consult"})


@dataclass(frozen=True, slots=True)
class State:
    """Where a commitment stands after a sighting."""

    since: datetime
    stage: Stage | None = None
    due_on: date | None = None
    quantity: Quantity | None = None
    withdrawn: bool = False
    consulted: bool = False
    """It was put before the public once."""
    announced: Stage | None = None
    """The furthest stage that was said to come: what is shown for comment may be behind it."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that changed, from `before` to `after` as text."""

    kind: Literal["advanced", "changed"]
    field: Literal["stage", "deadline", "quantity"]
    before: str | None
    after: str


def differ(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two numbers are both given and not the same."""
    if one is None or other is None:
        return False
    return (one.value, one.unit) != (other.value, other.unit)


def moves(state: State, mention: Mention) -> list[Move]:
    """What `mention` moves, the stage first; a stage that was announced before moves nothing.

    Where it puts a thing off, the new day comes first.
    """
    found = []
    if _later(furthest(state), mention.stage) or _first_shown(state, mention):
        assert mention.stage
        found.append(Move("advanced", "stage", state.stage, mention.stage))
    if mention.due_on and mention.due_on != state.due_on and not _goes_on(state, mention):
        before = state.due_on.isoformat() if state.due_on else None
        found.append(Move("changed", "deadline", before, mention.due_on.isoformat()))
    if mention.kind == "target" and differ(state.quantity, mention.quantity):
        assert state.quantity and mention.quantity
        found.append(Move("changed", "quantity", state.quantity.text, mention.quantity.text))
    if _PUTS_OFF.search(mention.quote):
        found.sort(key=lambda each: each.field != "deadline")
    return found


def furthest(state: State) -> Stage | None:
    """The later of the stage that a commitment stands at and the one announced for it."""
    known = [stage for stage in (state.stage, state.announced) if stage]
    return max(known, key=_RANK.__getitem__, default=None)


def _later(now: Stage | None, said: Stage | None) -> bool:
    return bool(now and said) and now != "done" and _RANK[said] > _RANK[now]  # type: ignore[index]


def _first_shown(state: State, mention: Mention) -> bool:
    """A draft shown for comment is news also where it was promised to be issued: 制定并发布."""
    return mention.stage == "consult" and state.stage == "issue" and not state.consulted


def _goes_on(state: State, mention: Mention) -> bool:
    """Work that goes on from year to year: “this year” said again next year moves no deadline.

    Nor does a date behind what was done, unless it says until when what has begun is extended.
    """
    if state.stage == "done":
        return mention.kind != "programme" or not _EXTENDS.search(mention.quote)
    return state.stage == "continue" == mention.stage


def step_back(state: State, mention: Mention) -> list[str]:
    """A remark where a mention is behind the stage that was reached; else none."""
    if _first_shown(state, mention):
        return []
    if not state.stage or not mention.stage or _RANK[mention.stage] >= _RANK[state.stage]:
        return []
    if state.stage != "done":
        return [f"step back: {state.stage} → {mention.stage}"]
    if mention.stage in BEGINS_AGAIN:
        return [f"taken up again after it was done: done → {mention.stage}"]
    return [f"said again, as {mention.stage}, after it was reported as done"]
