"""What happened to one commitment: its events in time order, a pure function of its sightings.

A report that something was done (stage `done`) is evidence, not a commitment: it fulfils what was
announced before it, and makes no event where nothing was (it is kept for the first mention's note).
A stage is the furthest that was announced; a lower one is shown as a step back and moves nothing,
except that a draft shown for comment the first time moves what was promised to be issued (whose
issue, promised once more, then moves nothing), and that a document taken up again after it was done
(study, draft, consult) is open once more.
Reports of about one day that give different numbers or dates disagree; later ones change. A date
that one of them leaves out and another gives is no change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from commitments.history.giving_up import gives_up
from commitments.history.moves import BEGINS_AGAIN, Move, State, differ, furthest, moves, step_back
from commitments.model import Event, Mention, Quantity, Sighting, Stage

__all__ = ["SAME_NEWS", "Course", "State", "course", "history"]

SAME_NEWS = timedelta(hours=36)
"""Reports that follow each other as closely are of one piece of news."""


@dataclass(slots=True)
class _Said:
    """What one occasion has said so far."""

    articles: set[str]
    opening: bool
    stage: Stage | None = None
    due_on: date | None = None
    quantity: Quantity | None = None


@dataclass(slots=True)
class _Life:
    state: State | None = None
    done_before: datetime | None = None
    news_at: datetime | None = None
    """When the news was first reported that is being reported."""
    occasions: dict[str, _Said] = field(default_factory=dict)
    stated_at: dict[str, datetime] = field(default_factory=dict)
    """When the deadline and the number that stand were stated."""


@dataclass(frozen=True, slots=True)
class Course:
    """What was said of one commitment, and what each of it came to."""

    sightings: tuple[Sighting, ...]
    """Each once, by publication and then id."""
    steps: tuple[tuple[Event, State], ...]
    """The events, each with where the commitment stands after it."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in time order."""
        return tuple(event for event, _ in self.steps)

    def until(self, now: datetime) -> "Course":
        """The course as it was known at `now`: what comes later changes nothing before it."""
        if not self.sightings or self.sightings[-1].published_at <= now:
            return self
        return Course(
            tuple(each for each in self.sightings if each.published_at <= now),
            tuple(step for step in self.steps if step[0].on <= now),
        )


def history(sightings: Iterable[Sighting]) -> tuple[Event, ...]:
    """The events of one commitment's sightings, by publication, whatever order they come in."""
    return course(sightings).events


def course(sightings: Iterable[Sighting]) -> Course:
    """The course of one commitment's sightings, whatever order they come in."""
    ordered = sorted({s.id: s for s in sightings}.values(), key=lambda s: (s.published_at, s.id))
    life = _Life()
    steps = []
    for sighting in ordered:
        event = _live(life, sighting)
        if event and life.state:
            steps.append((event, life.state))
    return Course(tuple(ordered), tuple(steps))


def _live(life: _Life, sighting: Sighting) -> Event | None:
    mention = sighting.mention
    if life.state is None:
        if mention.stage == "done":
            life.done_before = life.done_before or sighting.published_at
            return None
        return _begin(life, sighting)
    if mention.stage == "done":
        return _fulfil(life, sighting)
    said = life.occasions.get(sighting.occasion)
    if said is not None:
        return _repeat(life, sighting, said)
    life.occasions[sighting.occasion] = _said(sighting, opening=False)
    same_news = life.news_at is not None and sighting.published_at - life.news_at <= SAME_NEWS
    if not same_news:
        life.news_at = sighting.published_at
    if gives_up(mention):
        return _withdraw(life, sighting)
    notes = ["another report of the same news"] if same_news else []
    notes += step_back(life.state, mention)
    moved = moves(life.state, mention)
    if life.state.withdrawn:
        notes.append("taken up again after it was withdrawn")
        life.state = replace(life.state, withdrawn=False)
    if life.state.stage == "done" and mention.stage in BEGINS_AGAIN:
        life.state = _opened(life.state.since, mention)
    if same_news:
        filled = [m for m in moved if m.field == "deadline" and not m.before]
        life.state = _settled(life.state, sighting, filled)
        moved = [m for m in moved if m not in filled]
    fresh = [m for m in moved if not _contradicts(life, sighting, m)]
    notes += [_disagree(m.field, m.before, m.after) for m in moved if m not in fresh]
    return _move(life, sighting, fresh, notes)


def _contradicts(life: _Life, sighting: Sighting, move: Move) -> bool:
    """Whether a move only says otherwise than a report of the same news."""
    stated = life.stated_at.get(move.field)
    return bool(move.before and stated) and sighting.published_at - stated <= SAME_NEWS  # type: ignore[operator]


def _withdraw(life: _Life, sighting: Sighting) -> Event:
    assert life.state is not None
    if life.state.withdrawn:
        note = "said once more that it is given up"
        return Event("restated", sighting.id, sighting.published_at, note=note)
    before = life.state.stage
    life.state = replace(life.state, since=sighting.published_at, withdrawn=True)
    return Event("withdrawn", sighting.id, sighting.published_at, "stage", before=before)


def _begin(life: _Life, sighting: Sighting) -> Event:
    mention = sighting.mention
    life.state = _opened(sighting.published_at, mention)
    life.occasions[sighting.occasion] = _said(sighting, opening=True)
    life.news_at = sighting.published_at
    life.stated_at = dict.fromkeys(("deadline", "quantity"), sighting.published_at)
    earlier = life.done_before
    note = f"reported as done before, on {earlier:%Y-%m-%d}" if earlier else None
    if gives_up(mention):
        life.state = replace(life.state, withdrawn=True)
        note = "; ".join([*([note] if note else []), "given up before it was announced here"])
        return Event("withdrawn", sighting.id, sighting.published_at, "stage", note=note)
    return Event("new", sighting.id, sighting.published_at, note=note)


def _opened(since: datetime, mention: Mention) -> State:
    return State(
        since,
        mention.stage,
        mention.due_on,
        mention.quantity,
        consulted=mention.stage == "consult",
        announced=mention.stage,
    )


def _said(sighting: Sighting, *, opening: bool) -> _Said:
    m = sighting.mention
    return _Said({sighting.article_id}, opening, m.stage, m.due_on, m.quantity)


def _fulfil(life: _Life, sighting: Sighting) -> Event:
    assert life.state is not None
    before = life.state.stage
    if before == "done":
        note = "reported as done once more"
        return Event("restated", sighting.id, sighting.published_at, note=note)
    life.state = replace(life.state, since=sighting.published_at, stage="done", withdrawn=False)
    return Event(
        "fulfilled", sighting.id, sighting.published_at, "stage", before=before, after="done"
    )


def _repeat(life: _Life, sighting: Sighting, said: _Said) -> Event:
    """Said on a known occasion: a reprint, which may fill in what the first one left out.

    One statement moves a commitment once: what its other reports say of the stage, or of anything
    where the statement was the first of all, is settled without an event. Where the article itself
    was changed, what it says otherwise since counts.
    """
    assert life.state is not None
    if sighting.revision == "changed":
        return _revise(life, sighting, said)
    mention = sighting.mention
    notes = [_again(sighting, said), *_disagreements(said, mention)]
    fresh = replace(
        mention,
        due_on=None if said.due_on else mention.due_on,
        quantity=None if said.quantity else mention.quantity,
    )
    moved = moves(life.state, fresh)
    silent = [m for m in moved if said.opening or (m.field == "stage" and said.stage)]
    life.state = _settled(life.state, sighting, silent)
    said.articles.add(sighting.article_id)
    said.stage = said.stage or mention.stage
    said.due_on = said.due_on or mention.due_on
    said.quantity = said.quantity or mention.quantity
    return _move(life, sighting, [m for m in moved if m not in silent], notes)


def _again(sighting: Sighting, said: _Said) -> str:
    if sighting.revision:
        return "in a later version of the same article"
    return "repeated in the same article" if sighting.article_id in said.articles else "reprint"


def _revise(life: _Life, sighting: Sighting, said: _Said) -> Event:
    """Said otherwise since its article was changed."""
    assert life.state is not None
    mention = sighting.mention
    moved = moves(life.state, mention)
    said.articles.add(sighting.article_id)
    said.stage = mention.stage or said.stage
    said.due_on = mention.due_on or said.due_on
    said.quantity = mention.quantity or said.quantity
    notes = ["the article was changed", *step_back(life.state, mention)]
    return _move(life, sighting, moved, notes)


def _disagreements(said: _Said, mention: Mention) -> list[str]:
    notes = []
    if said.due_on and mention.due_on and said.due_on != mention.due_on:
        notes.append(_disagree("deadline", str(said.due_on), str(mention.due_on)))
    if differ(said.quantity, mention.quantity):
        assert said.quantity and mention.quantity
        notes.append(_disagree("quantity", said.quantity.text, mention.quantity.text))
    return notes


def _disagree(what: str, one: str | None, other: str) -> str:
    return f"reports disagree on the {'number' if what == 'quantity' else what}: {one}, {other}"


def _move(life: _Life, sighting: Sighting, moves: list[Move], notes: list[str]) -> Event:
    """Settle the moves; the first is the event, the others and the notes are its remark."""
    assert life.state is not None
    life.state = _settled(life.state, sighting, moves)
    life.stated_at.update({m.field: sighting.published_at for m in moves})
    others = [f"also {m.field}: {m.before or 'none'} → {m.after}" for m in moves[1:]]
    note = "; ".join([*notes, *others]) or None
    if not moves:
        return Event("restated", sighting.id, sighting.published_at, note=note)
    m = moves[0]
    return Event(m.kind, sighting.id, sighting.published_at, m.field, m.before, m.after, note)


def _settled(state: State, sighting: Sighting, moves: list[Move]) -> State:
    mention, moved = sighting.mention, {m.field for m in moves}
    return State(
        sighting.published_at,
        mention.stage if "stage" in moved or state.stage is None else state.stage,
        mention.due_on if "deadline" in moved else state.due_on,
        mention.quantity if "quantity" in moved or state.quantity is None else state.quantity,
        state.withdrawn,
        state.consulted or mention.stage == "consult",
        furthest(replace(state, stage=mention.stage if "stage" in moved else state.stage)),
    )
