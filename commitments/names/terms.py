"""The words of a Chinese name, known ones and unknown."""

import re
from functools import lru_cache

from commitments.names.glossary import Term, chinese_terms

_INSIDE = frozenset("对其在中向为新加")
"""Words of one character that as often are part of another: 转向, 空中."""
_LATIN = re.compile(r"[a-z0-9][a-z0-9.+]*")


@lru_cache(maxsize=16384)
def terms_of(name: str) -> tuple[Term, ...]:
    """The terms of a bare name in order; a run of characters that the glossary lacks is one."""
    known, _ = chinese_terms()
    found: list[Term] = []
    run = ""
    at = 0
    while at < len(name):
        size = longest_at(name, at)
        if size > 1 or (size and not (run and name[at] in _INSIDE)):
            found += _unknown(run)
            run = ""
            found.append(known[name[at : at + size]])
            at += size
        elif latin := _LATIN.match(name, at):
            found += _unknown(run)
            run = ""
            found.append(Term(latin.group(), "strong"))
            at = latin.end()
        else:
            run += name[at]
            at += 1
    return (*found, *_unknown(run))


def longest_at(name: str, at: int) -> int:
    """Characters of the longest known word that begins at `at` in `name`; 0 where none does."""
    words, longest = chinese_terms()
    for size in range(min(longest, len(name) - at), 0, -1):
        piece = name[at : at + size]
        if piece in words and not (piece[-1].isascii() and _cuts_word(name, at + size)):
            return size
    return 0


def _cuts_word(name: str, end: int) -> bool:
    return end < len(name) and name[end].isascii() and name[end].isalnum()


def _unknown(run: str) -> list[Term]:
    run = run.strip(" 、,，;；:：·的和与及-—–/+~")
    if not run:
        return []
    return [Term(run, "strong" if len(run) > 1 else "weak")]
