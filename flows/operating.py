"""Tell operators what is wrong: once, again at growing intervals, and when it is mended.

What they were told is kept in the store; while that can't be used, in a file of the data folder.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from alerts.delivery import Channel, DeliveryError
from alerts.delivery import Recipient as Person
from alerts.message import message_id
from alerts.operators import State, Trouble, Word, decide, render_operators
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
    """Say what is to be said; where no operators' channel takes it, the next probe tries again.

    What was said while the store couldn't be used counts as said.
    """
    aside = settings.data / ASIDE
    with reading(engine) as session:
        held = _states(telling.read_troubles(session)) | _remembered(aside)
    said, kept = decide(troubles, held, now=now)
    if said and not _send(readers, said, now=now):
        return ()
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
    if said and not _send(readers, said, now=now):
        return ()
    text = json.dumps({key: _saved(state) for key, state in kept.items()}, ensure_ascii=False)
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        draft = aside.with_suffix(".part")
        draft.write_text(text, encoding="utf-8")
        draft.replace(aside)
    except OSError as error:
        log.error("%s: %s; operators may hear the same again", aside, error.strerror)
    return said


def _send(readers: Readers, said: Sequence[Word], *, now: datetime) -> bool:
    """Whether anybody was told."""
    told = False
    for operators in readers.operators:
        for person in operators.recipients:
            channel = _allowed(readers, operators, person)
            item = f"operators-{now:%Y%m%dT%H%M%S}"
            key = message_id(item, operators.name, person.address)
            message = render_operators(said, message_id=key, language=person.language, now=now)
            try:
                channel.send(message, person, now)
                told = True
            except DeliveryError as error:
                log.error("operators not told of %s: %s", message.headline, error)
    return told


def _allowed(readers: Readers, channel: Channel, person: Person) -> Channel:
    """The channel itself, or the folder aside where the allow-list keeps them from it."""
    barred = readers.barred(channel.name, person.address)
    return readers.aside if barred and readers.aside else channel


def _remembered(aside: Path) -> dict[str, State]:
    try:
        return _states(json.loads(aside.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
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
    return State(**{**saved, **times, "trouble": Trouble(**saved["trouble"])})
