"""Subjects of English clauses that hold who tells of it: "the ministry let it be known that it"."""

import re

from commitments.english.lexicon import lexicon

_TELLS_THAT = re.compile(
    r"(?P<who>.{1,60}?)\s+(?:(?:has|have|had|also|then|later|again)\s+)*(?:promised?|assured?|let|made?|hint(?:ed|s)?|signall?(?:ed|s)|told|"
    r"vowed|pledged|insist(?:ed|s)|warn(?:ed|s)|undertook|agreed|(?P<told>(?:was|were|been)\s+(?:\w+ly\s+)?(?:told|assured|promised|informed|"
    r"advised|notified|given)|(?:heard?|learn(?:ed|t))(?=\s(?:from|that))|can\s+(?:tell|assure|promise)))\b(?!.*\b(?:not|never|no|if|whether|how)\s)"
    r"(?:\s[\w’'-]+){0,6}?\s+(?:that\s+)?(?P<doer>it|they|we|the\s+ministry|MIIT|China)"
)
"""Who is said to have told of it, and whom of: "The ministry let it be known that it (will)"."""


def tells_of_it(subject: str) -> bool:
    """Whether the ministry tells what whoever is named last will do, or others are told so."""
    tells = _TELLS_THAT.fullmatch(subject.strip('"“ ')) if subject.count(" ") > 1 else None
    if tells is None:
        return False
    words = lexicon()
    return bool(
        tells["told"]
        or words.speaker.fullmatch(tells["who"])
        or words.ministry.fullmatch(tells["who"])
    )
