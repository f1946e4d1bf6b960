"""English sentences that say until when a draft is out for comment: "Comments are due by May 3"."""

import re

from commitments._words import has_one
from commitments.deadlines import find_deadline
from commitments.english.lexicon import lexicon
from commitments.english.name import Named, name
from commitments.english.pronoun import LastNamed
from commitments.english.report import mention
from commitments.english.spoken import Spoken
from commitments.english.text import trimmed
from commitments.model import Mention

_SIGNS = ("comment", "feedback", "consultation", "opinions", "submissions", "views")
_COMMENTS = (
    r"(?:(?:public|written|all)\s+)?(?:comments?|feedback|opinions|submissions|views|suggestions|"
    r"responses)"
)
_ON = r"(?:\s+(?:on|for)\s+(?P<thing{0}>[^,;]{{6,120}}?)(?:,\s+[^,;]{{3,60}},)?)?"
_UNTIL = r"(?:until|till|by|before|through|to|on|no\s+later\s+than|not\s+later\s+than)\s+(?=\S)"
_ACCEPTS = re.compile(
    r"\b(?:it|they|we|(?:the\s+)?(?:ministry|MIIT|regulator))\s+(?:will|would)\s+(?:also\s+)?(?:accept|collect|receive|take|welcome)\s+"
    rf"{_COMMENTS}{_ON.format(5)}\s+(?:until|till|by|before|through)\s(?:[^,;]|,\s+20){{3,30}}$",
    re.I,
)
"""It will take comments until then."""
_OPEN = (
    re.compile(
        r"(?:has|have|will\s+have|are\s+given|is\s+given)\s+until\s+[^,;]{3,40}?\s+to\s+"
        rf"(?:comment|respond|weigh\s+in|(?:[a-z]+\s+){{1,3}}?{_COMMENTS}){_ON.format(1)}(?=[,;]|\s*$)",
        re.I,
    ),
    re.compile(
        rf"^(?:(?:and|the|its)\s+)?{_COMMENTS}{_ON.format(2)}\s+(?:(?:is|are)\s+(?:also\s+)?(?:due|open|welcome|invited|accepted|"
        r"being\s+accepted|taken)|(?:can|may|should|must|will|are\s+to|is\s+to)\s+be\s+(?:submitted|sent|made|accepted|"
        rf"received|taken|filed|e-?mailed|lodged|given))\b[^;]{{0,60}}?\s(?={_UNTIL})",
        re.I,
    ),
    re.compile(
        r"^(?:the\s+|a\s+)?(?:public\s+)?(?:comment|consultation|feedback)(?:\s+(?:period|window|phase|process))?"
        rf"{_ON.format(3)}\s+(?:(?:will\s+)?(?:runs?|lasts?|ends?|closes?|expires?|continues?)|(?:is|will\s+be)\s+open)\s+",
        re.I,
    ),
    re.compile(
        r"^(?:the|this|these|its)\s+(?:[\w-]+\s+){0,5}?(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?(?:opened|put\s+out|published|"
        rf"released|posted)\s+(?:for|to)\s+{_COMMENTS}\s+{_UNTIL}(?:[^,;]|,\s+20){{3,30}}$",
        re.I,
    ),
    _ACCEPTS,
    re.compile(
        r"\b(?:be\s+able\s+to|are\s+(?:invited|able|welcome|encouraged)\s+to)\s+(?:give|submit|send|provide|offer|share|make)\s+(?:(?:their|its|any)\s+)?"
        rf"{_COMMENTS}{_ON.format(6)}\s+{_UNTIL}",
        re.I,
    ),
    re.compile(
        rf"^(?:the\s+)?deadline\s+for\s+(?:submitting\s+|sending\s+)?{_COMMENTS}{_ON.format(4)}\s+is\s+(?:set\s+for\s+)?",
        re.I,
    ),
)
_LONGEST = 240


def open_until(spoken: Spoken) -> Mention | None:
    """The draft that a sentence says is open for comment, and until when.

    One that isn't named there is the paper named last.
    """
    text, said_on = spoken.text, spoken.said_on
    small = text.lower()
    if len(text) > _LONGEST or not has_one(small, _SIGNS):
        return None
    match = next((found for each in _OPEN if (found := each.search(text))), None)
    if match is None or (spoken.voice.owner != "ministry" and not spoken.papers):
        return None
    due = find_deadline(text, said_on)
    thing = next(
        (each for each in match.groupdict().items() if each[0][:5] == "thing" and each[1]), None
    )
    named = name(f"solicit opinions on {thing[1]}", said_on) if thing else None
    paper = named.object if named and named.kind == "instrument" else _paper(spoken.last)
    if due is None or paper is None:
        return None
    start = match.start() if match.re is _ACCEPTS else 0
    start, end = trimmed(text, start, max(match.end(), due.end))
    return mention(spoken, start, end, Named("instrument", paper, "consult", None), due)


def _paper(last: LastNamed | None) -> str | None:
    """What was named last, unless it is a programme."""
    if last is None:
        return None
    words = lexicon()
    other = words.programme.search(last.name) and not words.instrument.search(last.name)
    return None if other else last.name
