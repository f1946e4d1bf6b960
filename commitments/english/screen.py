"""What a whole English article tells: if it is about the ministry, whose papers it reports."""

import re

from commitments._word_edges import AtWord
from commitments.english.lexicon import lexicon
from commitments.english.owner import names_ministry

_BY_FIELD = re.compile(r"(?i)\bthe (?:industry|industry and (?:tech|information)) ministry\b")
_IN_CHINA = re.compile(r"\b(?:China|Chinese|Beijing)\b")
_RELEASED = AtWord(
    r"(?i)\b(?:released|issued|unveiled|published|launched|formulated|drafted|promulgated|announced|"
    r"made public|organi[sz]ed the (?:preparation|drafting|formulation|compilation|development) of|"
    r"guideline|plan|circular|notice|draft|rules|document|directive|blueprint|roadmap|opinions)\b"
)
"""What is done with papers, and the papers."""
_LEAD = 400
"""Characters of a text that tell which country it is about."""


def is_about_ministry(text: str) -> bool:
    """Whether an article names the ministry, or news of China calls it by its field alone."""
    if names_ministry(text):
        return True
    return _IN_CHINA.search(text, 0, _LEAD) is not None and _BY_FIELD.search(text) is not None


def papers_are_ours(text: str) -> bool:
    """Whether the papers that an article reports were issued by the ministry, or by it too."""
    for match in lexicon().ministry.finditer(text):
        near = text[max(0, match.start() - 250) : match.end() + 160]
        if _RELEASED.search(near):
            return True
    return False
