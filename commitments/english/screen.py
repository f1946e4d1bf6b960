"""Which English articles are about the ministry at all; the others are not read."""

import re

from commitments.english.owner import names_ministry

_BY_FIELD = re.compile(r"(?i)\bthe (?:industry|industry and (?:tech|information)) ministry\b")
_IN_CHINA = re.compile(r"\b(?:China|Chinese|Beijing)\b")
_LEAD = 400
"""Characters of a text that tell which country it is about."""


def is_about_ministry(text: str) -> bool:
    """Whether an article names the ministry, or news of China calls it by its field alone."""
    if names_ministry(text):
        return True
    return _IN_CHINA.search(text, 0, _LEAD) is not None and _BY_FIELD.search(text) is not None
