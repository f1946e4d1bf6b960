"""What a report in English is made into, and whether it is the ministry that did something."""

import re

from commitments.deadlines import Deadline
from commitments.english.doer import ends_in_bodies, subject_owner
from commitments.english.name import Named
from commitments.english.owner import MINISTRY, Voice
from commitments.english.text import Sentence
from commitments.model import Mention
from commitments.topics import find_topics

_BEFORE_SUBJECT = re.compile(r",\s+(?=[A-Z]|the\s|it\s)|\b(?:said|says)\s+(?:that\s+)?")


def ministry_did(before: str, voice: Voice, papers: bool) -> bool:
    """Whether the subject at the end of the words before a verb is the ministry."""
    subject = _BEFORE_SUBJECT.split(before)[-1].strip()
    ours = bool(subject) and subject_owner(subject, voice, papers) == "ministry"
    return ours or ends_in_bodies(before)


def mention(
    place: int,
    sentence: Sentence,
    start: int,
    end: int,
    named: Named,
    voice: Voice,
    due: Deadline | None = None,
) -> Mention:
    """What a sentence reports from `start` to `end`."""
    quote = sentence.text[start:end]
    return Mention(
        quote,
        named.kind,
        named.object,
        place,
        sentence.start + start,
        sentence.start + end,
        named.stage,
        deadline=due.text if due else None,
        due_on=due.due_on if due else None,
        quantity=named.quantity,
        speaker=voice.speaker,
        office=voice.office,
        actor=MINISTRY,
        topics=find_topics(quote),
    )
