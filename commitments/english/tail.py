"""The attribution behind a sentence (", Xin Guobin, a vice minister, said on Friday") set apart."""

import re

from commitments.english.lexicon import lexicon, said
from commitments.english.predicate import looking_ahead
from commitments.english.text import trimmed

_NAME = re.compile(r"(?:(?:Mr|Ms|Dr)\.?\s+)?[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,4}")
_PERSON = re.compile(
    r"(?:an?\s+|the\s+|another\s+|deputy\s+|vice[-\s]+|senior\s+|government\s+|chinese\s+|relevant\s+|"
    r"ministry\s+|industry\s+|bureau\s+|department\s+|miit(?:['’]s)?\s+|both\s+|two\s+|three\s+|four\s+|five\s+)*(?:minister|"
    r"spokes\w+|officials?|inspector|director|ministries|departments|agencies|regulators|authorities|bodies|head|"
    r"chief|persons?|people|engineer|sources?|executive|analysts?|experts?|secretary)\b|(?:he|she|it|they|"
    "we|who)$",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:(?:the|an?|local|state|media|outlet|report|broadcaster|newspaper|magazine|official|financial|business|[a-z]+-(?:run|owned|backed)|news)\s+|[A-Z][\w'’-]*\s+)*(?:News|Daily|Times|Press|"
    r"Post|Journal|Agency|Herald|Xinhua|Reuters|Bloomberg|CCTV|CGTN|Caixin|Cailian|report|media)"
)
_MORE = re.compile(
    r"\b(?:adding\s+(?:that\s+)?|(?:noting|saying|stating|stressing|announcing|revealing|disclosing|"
    r"explaining|confirming)\s+that\s+)"
)
_AND_WILL = re.compile(
    r",\s+(?:and|but)\s+(?=(?:(?:(?:an?|the|its|all)\s(?:[^,;]|,\s(?=[A-Z])){3,80}?|[a-z-]+s|(?:[a-z-]+\s){1,2}[a-z-]+s)\s)?(?:will|would|is\s+to|are\s+to|plans\s+to|aims\s+to|wo?n['’]t|must|should|wants\s+to)\s)"
)
_AS_IT = re.compile(
    r",\s+as\s+(?=it\s+(?:seeks|aims|plans|looks|tries)\s+to\s[^;]{3,90}?\d[^;]{0,60}?\bby\s+(?:the\s+end\s+of\s+)?20\d\d)"
)
"""What it does so for, with a number and a year."""
_AND_QUOTED = re.compile(r",\s+[“\"](?:and|but)\s+(?=[a-z])")
_LONGEST_SOURCE = 24
_MODAL = ("will", "would", "shall", " to")
"""Behind which a source stands between and doesn't end the clause: "will, Xin said, build"."""
_GOING_ON = ("saying", "adding", "stating")
"""Before what the sentence's own subject says: "issued a guide, saying it will"."""


def tail(text: str, begin: int) -> int:
    """Where the attribution at the end of a sentence begins; its length where there is none.

    It stands behind `begin`, where the first predicate ends.
    """
    if said(text) is None:
        return len(text)
    for match in lexicon().saying.finditer(text, begin):
        if text.startswith(":", match.end()) or match[0].lower() in _GOING_ON:
            continue
        if match[0].lower() in ("according to", "per"):
            if not text[begin : match.start()].strip(" ,") and text.endswith(_MODAL, 0, begin):
                continue  # "will, according to Xin, open"
            return trimmed(text, 0, match.start())[1]
        cut = _before_source(text, begin, match.start())
        if cut is not None and (text[begin:cut].strip(" ,") or not text.endswith(_MODAL, 0, begin)):
            return trimmed(text, 0, cut)[1]
    return len(text)


def added(text: str, stop: int) -> int | None:
    """Where what the speaker adds begins (", Xin said, adding that it will …")."""
    match = _MORE.search(text, stop)
    return match.end() if match else None


def goes_on(text: str, stop: int) -> int | None:
    """Where what goes on behind the attribution begins: "rules are due, Xin said, and will …"."""
    match = _AND_WILL.search(text, stop) or _AS_IT.search(text, stop)
    return match.end() if match else None


def quoted_on(text: str, stop: int) -> int | None:
    """Where a quotation goes on that the attribution cut: “set up A,” Xin said, “and draft B”."""
    match = _AND_QUOTED.search(text, stop)
    return match.end() if match else None


def _before_source(text: str, begin: int, saying: int) -> int | None:
    """Where the words that name the source begin, back over "Xin Guobin, a vice minister,"."""
    cut = saying
    bare = text[:cut].rstrip()
    if bare[-1:] in ("”", '"') or (bare[-1:] == "," and not _is_source(_last(bare[:-1], begin))):
        return cut
    found = None
    while True:
        comma = text.rfind(",", begin, len(text[:cut].rstrip(" ,")))
        if comma < 0 or not _is_source(text[comma + 1 : cut].strip(' ,”"')):
            return found
        found = cut = comma


def _last(text: str, begin: int) -> str:
    """What stands behind the last comma."""
    return text[max(begin, text.rfind(",") + 1) :].strip(' ”"')


def _is_source(words: str) -> bool:
    if not words or len(words.split()) > _LONGEST_SOURCE or looking_ahead(words):
        return False
    return (
        _NAME.fullmatch(words) is not None
        or _OUTLET.fullmatch(words) is not None
        or _PERSON.match(words) is not None
        or any(
            pattern.match(words) is not None
            for pattern in (lexicon().ministry, lexicon().paper, lexicon().others)
        )
    )
