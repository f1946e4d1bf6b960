"""What an English headline promises: "China to …", "MIIT: Promote …", "MIIT says it will …"."""

import re
from datetime import date

from commitments.english.owner import names_ministry
from commitments.officials import officials_in

_HEADLINE = re.compile(
    r"^(?:China(?:['’]s\s+\w+)?|MIIT|(?:The\s+)?Ministry of Industry and Information Technology)"
    r"\s*(?::\s*)?(?:(?:is\s+)?set\s+to|to|will|(?:aims|plans|vows|pledges|seeks)\s+to)\s+"
    r"|^[^:]{0,60}(?:MIIT|Information Technology)[^:]{0,10}:\s*(?:to\s+|will\s+)?"
)
_TITLE_SAYS = re.compile(
    r"\b(?:MIIT|ministry|regulator|official|minister|technology)\s+says?\b|[,:]\s+(?:says\s+)?(?:the\s+)?"
    r"(?:MIIT|(?:industry\s+)?ministry|official)(?:\s+(?:says|official))?\s*$",
    re.I,
)
_BY_OFFICIAL = re.compile(r"^(?:[A-Z][\w-]+\s+){1,4}[A-Z][\w-]+:\s*(?:will\s+|to\s+)?")


def begins_with_ministry(title: str) -> bool:
    """Whether a headline gives the ministry the word: "Ministry of …: …"."""
    begins = _HEADLINE.match(title)
    return begins is not None and names_ministry(begins[0])


def headline(title: str, ours: bool, said_on: date | None) -> int | None:
    """Where the words begin that promise; None where a headline promises nothing so.

    `ours`: the article's first voice is the ministry's, so "China to …" is its promise.
    """
    begins = _HEADLINE.match(title)
    if begins is not None:
        return begins.end() if ours or names_ministry(begins[0]) else None
    named = _BY_OFFICIAL.match(title)
    return named.end() if named and officials_in(named[0], said_on) else None


def told(title: str) -> str | None:
    """A headline that the ministry is named to say, as its clauses are written."""
    if _TITLE_SAYS.search(title) is None or not names_ministry(title):
        return None
    return _in_small_letters(title)


def _in_small_letters(title: str) -> str:
    """A headline in Capitals as its clauses would be written; others as they are."""
    words = [word for word in title.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    lowered = title.lower()
    return lowered if capitals * 4 > len(words) * 3 and len(lowered) == len(title) else title
