"""English plans told in the present: "By 2028, the share reaches 80% and 150 halls are built"."""

import re

from commitments.english.joint import without_joint
from commitments.english.piece import Clause
from commitments.english.text import trimmed

_OPENS = re.compile(r"(?:\([1-9ivx]+\)\s+)?[Bb]y\s+(?:the\s+end\s+of\s+|end-)?20\d\d,\s+")
_NUMBER = (
    r"(?:(?:about|around|over|more\s+than|at\s+least|no\s+(?:less|fewer)\s+than|nearly)\s+)?"
    r"(?:RMB\s?|[$¥€])?\d"
)
_LEVEL = (
    r"(?:(?:reach|exceed|surpass|top|pass|hit|account|total)(?:es|s)?|(?:rise|grow|increase|fall|drop)s?\s+(?:to|by|above|below)|"
    r"is\s+(?:raised|lifted|cut|reduced|increased)\s+(?:to|by|above|below))"
)
_TOLD = re.compile(
    rf"(?P<level>{_LEVEL}\s+(?:for\s+)?{_NUMBER})"
    r"|(?P<made>(?:is|are)\s+(?:\w+ly\s+)?(?:built|formed|established|set\s+up|cultivated|fostered|trained|created|formulated|issued|"
    r"completed|launched|achieved|developed|deployed|upgraded|selected|put\s+into\s+(?:use|operation))\b|takes?\s+shape\b)"
)
_JOINT = re.compile(r",\s+(?:and\s+)?(?!\d{3})|\s+and\s+|;\s+")


def by_year(text: str, stop: int, found: list[Clause]) -> list[Clause]:
    """The clauses of a sentence that begins with a year to come and goes on in the present."""
    opens = _OPENS.match(text) if not found and text[:1] in "Bb(" else None
    if opens is None:
        return found
    told: list[Clause] = []
    begin = opens.end()
    for match in _TOLD.finditer(text, begin, stop):
        verb, joint = match.start(), _JOINT.search(text, match.end(), stop)
        end = trimmed(text, begin, joint.start() if joint else stop)[1]
        subject = text[begin:verb].strip()
        end = without_joint(text, begin, end)
        told.append(Clause(begin, end, verb, verb, subject, "passive"))
        begin = joint.end() if joint else stop
    return told
