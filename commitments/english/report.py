"""What a report in English is made into, and whether it is the ministry that did something."""

import re

from commitments.deadlines import Deadline
from commitments.english.doer import ends_in_bodies, subject_owner
from commitments.english.name import Named
from commitments.english.owner import MINISTRY, Voice
from commitments.english.spoken import Spoken
from commitments.model import Mention
from commitments.topics import find_topics

_BEFORE_SUBJECT = re.compile(r",\s+(?=[A-Z]|the\s|it\s)|\b(?:said|says)\s+(?:that\s+)?")


def ministry_did(spoken: Spoken, verb: int) -> bool:
    """Whether the subject at the end of the words before a verb is the ministry."""
    before = spoken.text[:verb]
    subject = _BEFORE_SUBJECT.split(before)[-1].strip()
    ours = bool(subject) and subject_owner(subject, spoken.voice, spoken.papers) == "ministry"
    return ours or ends_in_bodies(before)


def mention(
    spoken: Spoken, start: int, end: int, named: Named, due: Deadline | None = None
) -> Mention:
    """What a sentence reports from `start` to `end`."""
    begin = spoken.sentence.start + start
    return mentioned(spoken.voice, spoken.place, begin, spoken.text[start:end], named, due)


def mentioned(
    voice: Voice, place: int, start: int, quote: str, named: Named, due: Deadline | None
) -> Mention:
    """What a paragraph, at `place`, tells from `start` on."""
    return Mention(
        quote,
        named.kind,
        named.object,
        place,
        start,
        start + len(quote),
        named.stage,
        deadline=due.text if due else None,
        due_on=due.due_on if due else None,
        quantity=named.quantity,
        speaker=voice.speaker,
        office=voice.office,
        actor=MINISTRY,
        topics=find_topics(quote),
    )
