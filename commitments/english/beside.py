"""What hangs on an English clause with a number of its own: ", with five more to be picked"."""

from commitments._anchors import Anchored
from commitments.english.piece import Clause
from commitments.english.text import trimmed

_TO_BE = Anchored(
    r",[”\"]?\s+with\s+(?P<what>(?:[^,;]|,(?=\d)){3,90}?)\s+(?:(?:set|due|expected|scheduled|slated|planned)\s+)?"
    r"to\s+(?P<done>be\s+(?:\w+ly\s+)?(?:[a-z]{3,}ed|built|chosen|drawn\s+up|made\s+public|set\s+up)\b)"
)
"""What will be done to a part of it: "with the first 20 to be announced this year"."""
_LEVEL = Anchored(
    r",[”\"]?\s+with\s+(?P<what>(?:[^,;]|,(?=\d)){3,90}?)\s+(?:(?:set|due|expected)\s+)?(?P<done>(?:to\s+)?"
    r"(?:reduced|lowered|cut|raised|lifted|increased|kept|held|brought|reach|exceed|surpass|top|hit|"
    r"rise|grow|fall|drop|reaching|exceeding|surpassing|topping|rising|growing|falling|dropping)\s+"
    r"(?:down\s+|up\s+)?(?:(?:to|by|at|below|above|under|within|from)\s+)?(?:(?:about|around|over|more\s+than|"
    r"less\s+than|fewer\s+than|at\s+least|at\s+most|no\s+(?:more|less|fewer)\s+than|nearly)\s+)?\d)"
)
"""How far something is to go with it: "with the error rate reduced to less than 5 percent"."""
_MANY_DONE = Anchored(
    r",[”\"]?\s+with\s+(?P<what>(?:(?:about|around|over|some|nearly|more\s+than|at\s+least|"
    r"no\s+(?:less|fewer)\s+than)\s+)?\d[^,;]{3,90}?)\s+(?P<done>(?:released|issued|published|launched|completed|"
    r"introduced|built|established|set\s+up|formulated|drafted|revised|started|supported|selected|cultivated|"
    r"fostered|created|trained|upgraded|certified|covered)\b)(?=\s*$|[,;]|\s+(?:by|in|within|before|this|next|each|every|"
    r"nationwide)\b)"
)
"""How many will have been served by it: ", with about 35 towns supported"."""
_SO_MANY = Anchored(
    r",[”\"]?\s+(?P<done>(?:supporting|cultivating|fostering|nurturing|selecting|choosing|picking|"
    r"recognizing|building|training|covering|benefiting|serving|involving)\s+(?:(?:a\s+total\s+of|about|around|over|some|more\s+than|at\s+least|"
    r"no\s+(?:more|less|fewer)\s+than|up\s+to|nearly|another)\s+)?(?!20\d\d\b)\d[\d,]*\s+(?:[\w-]+\s+){0,3}?[a-z-]+s\b)"
)
"""How many are helped or chosen by it: ", supporting about 30 towns"."""


def beside(text: str, clause: Clause, stop: int) -> tuple[Clause, ...]:
    """The last clause before `stop`, cut short where something hangs on it, and that as another.

    It is promised by whoever promises the clause.
    """
    if text.find(",", clause.verb, stop) < 0:
        return (clause,)
    for pattern in (_TO_BE, _LEVEL, _MANY_DONE):
        found = pattern.search(text, clause.verb, stop)
        if found is not None:
            start, verb = found.start("what"), found.start("done")
            rest = Clause(start, stop, verb, verb, found["what"], "passive", beside=True)
            return clause._replace(end=min(clause.end, found.start())), _trimmed(text, rest)
    found = _SO_MANY.search(text, clause.verb, stop)
    if found is None:
        return (clause,)
    start = found.start("done")
    rest = Clause(start, found.end(), start, start, "", "active", beside=True)
    return clause._replace(end=min(clause.end, found.start())), rest


def _trimmed(text: str, clause: Clause) -> Clause:
    return clause._replace(end=trimmed(text, clause.start, clause.end)[1])
