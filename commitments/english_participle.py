"""Papers that an English sentence names as released: "a plan unveiled by the ministry"."""

import re
from datetime import date

from .english_lexicon import lexicon
from .english_name import name

BY = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:by|(?:with|upon)\s+the\s+(?:approval|support)\s+of|under\s+the\s+(?:guidance|"
    r"leadership)\s+of)\s+(?P<who>.{3,160})"
)
_IN_WHICH = re.compile(r"(?:\s+[^,;]{2,40})?,\s+(?P<who>.{3,160})")
"""Whose paper a sentence begins with: "In a plan made public last month, the ministry …"."""
_COMMENTED = re.compile(
    r"\b(?:for|to\s+solicit|to\s+seek|soliciting|seeking)\s+(?:public\s+)?(?:comment|opinion|feedback)"
)
_ADVERBS = re.compile(r"(?:[,\s]+(?:jointly|recently|newly|just|officially))*[,\s]*$")
_OPENS_NAME = re.compile(
    r"\b(?:an?|the|its|this|these|China['’]s|(?P<of>to|under|in|by|with))\s+", re.I
)
_LONGEST_NAME = 160
_OF_YEAR = re.compile(r"[^,;]{0,60}?\bin\s+(20\d\d)\b")
_HELPERS = 120
"""Characters before the participle that hold its "jointly" and "recently"."""


def participle(
    text: str, match: re.Match[str], said_on: date | None
) -> tuple[int, int, str] | None:
    """ "A plan unveiled on Friday by the ministry": the paper, to the verb."""
    by = BY.match(text, match.end())
    whose = by or (
        _IN_WHICH.match(text, match.end()) if text.startswith(("In ", "Under ")) else None
    )
    if whose is None or lexicon().ministry.match(whose["who"]) is None:
        return None
    year = _OF_YEAR.match(text, match.end())
    bygone = year is not None and said_on is not None and int(year[1]) < said_on.year
    if bygone or _COMMENTED.search(text, match.end()):
        return None
    adverbs = _ADVERBS.search(text, max(0, match.start() - _HELPERS), match.start())
    end = adverbs.start() if adverbs else match.start()
    openings = _OPENS_NAME.finditer(text, max(0, end - _LONGEST_NAME), end)
    for opening in reversed(list(openings)):
        start = opening.end() if opening["of"] else opening.start()
        thing = text[start:end]
        if name(thing, said_on, thing).kind == "instrument":
            return start, match.end(), thing
    return None
