"""English things that are one by how they are told: "launch a buy-back", "compile a dictionary".

What is set going with "a" before it is a programme, and what is written or published so a paper,
whatever its head, unless that is a state of things (an environment, a foundation, a ban).
"""

import re

from commitments.english.core import core_of, has_own_name
from commitments.english.lexicon import lexicon

_ONE = re.compile(
    r"(?:an?|another|one)\s+(?!\d|(?:number|batch|series|group|range|variety|set|raft|slew|host|wave|"
    r"round|bit|lot|pair|few|new\s+(?:round|batch|generation))\b)",
    re.I,
)
_SET_GOING = re.compile(
    r"\b(?:launch|set(?:ting)?\s+up|establish|introduc|creat|start|run\b|running|open(?:ed|ing)?\b|"
    r"fund\b|under\s+development|in\s+the\s+(?:works|pipeline|making)|on\s+the\s+(?:cards|way)|"
    r"kick(?:ed|ing)?\s+off|roll(?:ed|ing)?\s+out|found(?:ed|ing)?\b)",
    re.I,
)
_TRIED = re.compile(r"\b(?:trial|pilot)\s+[a-z-]+$")
"""A thing that is tried: "run a trial swap of lanterns"."""
_TESTS = re.compile(r"\btests?$")
_HELD = re.compile(
    r"\b(?:organi[sz]|hold|held|launch|conduct|carr(?:y|ied)\s+out|run\b|start|begin)", re.I
)
_WRITTEN = re.compile(
    r"\b(?:publish|releas|issu(?:e|ing)|draft|draw(?:n|ing)?\s+up|formulat|compil|promulgat|circulat|"
    r"unveil)",
    re.I,
)


def is_one_programme(phrase: str, bare: str, doing: str) -> bool:
    """Whether one particular thing is set going: "open an export desk for weavers"."""
    core = core_of(bare)
    if _HELD.search(doing) and (_TRIED.search(core) or _TESTS.search(core)):
        return has_own_name(bare)
    one = _is_one(phrase, core) and _SET_GOING.search(doing) is not None
    return one and lexicon().abstract.search(core) is None and has_own_name(bare)


def is_one_paper(phrase: str, bare: str, doing: str) -> bool:
    """Whether one particular paper is written or published: "compile a dictionary of looms"."""
    core = core_of(bare)
    one = _is_one(phrase, core) and _WRITTEN.search(doing) is not None
    return one and lexicon().no_paper.search(core) is None and has_own_name(bare)


def _is_one(phrase: str, core: str) -> bool:
    several = core.endswith("s") and not core.endswith("ss")
    return _ONE.match(phrase) is not None and not several
