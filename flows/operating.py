"""Tell operators what is wrong: once, again at growing intervals, and when it is mended.

What they were told is kept in the store; while that can't be used, in a file of the data folder.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from alerts.delivery import Channel, DeliveryError
from alerts.delivery import Recipient as Person
from alerts.message import message_id
from alerts.operators import State, Trouble, Word, decide, missed_by, render_operators
from flows.readers import Readers
from flows.settings import Settings
from storage import telling
from storage.engine import Engine, reading, writing

log = logging.getLogger(__name__)
ASIDE = "troubles.json"
"""The file that remembers while the store can't."""


def tell(
    engine: Engine, readers: Readers, settings: Settings, troubles: Sequence[Trouble], now: datetime
) -> tuple[Word, ...]:
    """Say what is to be said; whom it doesn't reach the next probe tells.

    What was said while the store couldn't be used counts as said.
    """
    aside = settings.data / ASIDE
    with reading(engine) as session:
        held = _states(telling.read_troubles(session)) | _remembered(aside)
    said, kept = decide(troubles, held, now=now)
    told = _send(readers, said, kept, now=now)
    if told is None:
        return ()
    kept |= told
    with writing(engine) as session:
        telling.save_troubles(session, {key: _saved(state) for key, state in kept.items()})
        session.commit()
    aside.unlink(missing_ok=True)
    return said


def tell_without_store(
    readers: Readers, settings: Settings, troubles: Sequence[Trouble], now: datetime
) -> tuple[Word, ...]:
    """The same while the store can't be used; what else is known to be wrong is left as it is."""
    aside = settings.data / ASIDE
    said, kept = decide(troubles, _remembered(aside), now=now)
    told = _send(readers, said, kept, now=now)
    if told is None:
        return ()
    kept |= told
    text = json.dumps({key: _saved(state) for key, state in kept.items()}, ensure_ascii=False)
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        draft = aside.with_suffix(".part")
        draft.write_text(text, encoding="utf-8")
        draft.replace(aside)
    except OSError as error:
        log.error("%s: %s; operators may hear the same again", aside, error.strerror)
    return said


def _send(
    readers: Readers, said: Sequence[Word], kept: Mapping[str, State], *, now: datetime
) -> dict[str, State] | None:
    """Tell each operator what is said now and what didn't reach him before.

    Return the states that this changes, by key, or None where something was to be said and reached
    nobody.
    """
    changed = {word.state.trouble.key: word.state for word in said}
    reached = not said
    for operators in readers.operators:
        for person in operators.recipients:
            who = f"{operators.name} {person.address}"
            missed = missed_by(who, kept, said)
            if not (said or missed):
                continue
            if _tell_one(readers, operators, person, (*said, *missed), now):
                reached = reached or bool(said)
                for word in missed:
                    state = changed.get(word.state.trouble.key, word.state)
                    left = tuple(each for each in state.untold if each != who)
                    changed[state.trouble.key] = replace(state, untold=left)
            else:
                for word in said:
                    state = changed[word.state.trouble.key]
                    changed[state.trouble.key] = replace(state, untold=(*state.untold, who))
    return {key: state for key, state in changed.items() if key in kept} if reached else None


def _tell_one(
    readers: Readers, operators: Channel, person: Person, words: Sequence[Word], now: datetime
) -> bool:
    channel = _allowed(readers, operators, person)
    item = f"operators-{now:%Y%m%dT%H%M%S}"
    key = message_id(item, operators.name, person.address)
    message = render_operators(words, message_id=key, language=person.language, now=now)
    try:
        channel.send(message, person, now)
    except DeliveryError as error:
        log.error("operators not told of %s: %s", message.headline, error)
        return False
    return True


def _allowed(readers: Readers, channel: Channel, person: Person) -> Channel:
    """The channel itself, or the folder aside where the allow-list keeps them from it."""
    barred = readers.barred(channel.name, person.address)
    return readers.aside if barred and readers.aside else channel


def _remembered(aside: Path) -> dict[str, State]:
    try:
        return _states(json.loads(aside.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        # Damaged, or another version's: what it remembers isn't worth a probe.
        log.error("%s can't be read: %s", aside, error)
        return {}


def _states(saved: Mapping[str, Mapping[str, Any]]) -> dict[str, State]:
    return {key: _state(each) for key, each in saved.items()}


def _saved(state: State) -> dict[str, Any]:
    row = asdict(state)
    for name in ("since", "said_at", "mended_at"):
        row[name] = row[name] and row[name].isoformat()
    return row


def _state(saved: Mapping[str, Any]) -> State:
    times = {
        name: datetime.fromisoformat(saved[name]) if saved[name] else None
        for name in ("since", "said_at", "mended_at")
    }
    untold = tuple(saved.get("untold", ()))
    return State(**{**saved, **times, "untold": untold, "trouble": Trouble(**saved["trouble"])})
