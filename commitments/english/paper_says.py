"""What an English sentence says in the present that a paper does: "The plan supports old mills"."""

import re

from commitments.english.joint import without_joint
from commitments.english.lexicon import lexicon
from commitments.english.list import SIDE_TAIL, ing_phrases
from commitments.english.mind import DEED, MORE_OF
from commitments.english.piece import Clause
from commitments.english.text import trimmed

_VERBS = (
    "support",
    "encourage",
    "promote",
    "priorit",
    "advocate",
    "direct",
    "stress",
    "emphas",
    "highlight",
    "includ",
    "focus",
    "cent",
    "underscore",
)
_PAPER = (
    r"(?:plan|guidelines?|opinions?|notice|circular|document|policy|scheme|blueprint|roadmap|measures|outline|strategy|"
    r"program(?:me)?|guidance|initiative|draft|action)"
)
_SAYS = re.compile(
    rf"(?:(?P<it>It|They)|(?:The|This|That|These)\s+(?:[a-z\d][\w-]*\s+|MIIT['’]s\s+){{0,5}}?{_PAPER}(?:,\s+[^,;]{{3,80}},)?)\s+"
    r"(?:(?P<also>also|further|additionally)\s+|\w+ly\s+)?(?P<verb>"
    r"(?P<backs>supports?|encourages?|promotes?|prioriti[sz]es?|advocates?|directs?)"
    r"|(?P<dwells>stress(?:es)?|emphasi[sz]es?|highlights?|underscores?)"
    r"|(?P<holds>includes?|focus(?:es)?\s+on|cent(?:er|re)s?\s+on)"
    r")\s+"
)
_ON = re.compile(
    r"(?:,\s+|\s+)(?:and|while)\s+(?:also\s+)?(?=(?:supports?|encourages?|promotes?|prioriti[sz]es?|advocates?)\s)"
)
"""Begins what else the paper does."""
_STOPS = re.compile(
    r"\s+rather\s+than\s|,\s+and\s+(?=(?:references|notes|says|describes|warns|sets|lists)\s)"
)
"""Ends what the paper supports."""
_WEIGHT = re.compile(rf"{DEED}|{MORE_OF}")


def paper_says(text: str) -> list[Clause]:
    """The clauses of a sentence that begins with a paper and tells what it supports."""
    small = text[:120]
    if not text.startswith(("The ", "This ", "That ", "These ", "It ", "They ")):
        return []
    if not any(verb in small for verb in _VERBS):
        return []
    says = _SAYS.match(text)
    if says is None:
        return []
    at, verb, end = says.end(), says.start("verb"), len(text)
    subject = says["it"] or "the plan"
    if says["it"] and not says["also"]:
        return []
    if lexicon().ongoing.match(text, at):
        if says["backs"]:
            return []
        side = SIDE_TAIL.search(text, at) if says["dwells"] else None
        return ing_phrases(text, 0, verb, at, side.start() if side else end, subject, "active")
    if says["holds"] or (says["dwells"] and _WEIGHT.match(text, at) is None):
        return []
    side = _STOPS.search(text, at) or SIDE_TAIL.search(text, at)
    end = side.start() if side else end
    joints = [each.span() for each in _ON.finditer(text, at, end)]
    places = [verb, *(after for _, after in joints)]
    ends = [*(before for before, _ in joints), end]
    return [
        Clause(start, _end(text, start, stop), start, start, subject, "active")
        for start, stop in zip(places, ends, strict=True)
    ]


def _end(text: str, start: int, stop: int) -> int:
    return without_joint(text, start, trimmed(text, start, stop)[1])
