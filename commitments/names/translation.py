"""English names in Chinese words, so that a name is the same in both languages."""

import re
from functools import cache

from commitments.names.glossary import Term, english_terms, english_tokens, heads, table

_INFLECTED = re.compile(r"[a-z]{2,}(?:[^\We]ed|ly)")
"""An unknown word that says how, or what was done (priced, jointly), and hardly of what."""
_LATIN = re.compile(r"[a-z0-9]")
"""What would become part of a word beside it (virtual, 5g专网)."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("naming")["english"][kind].split())


def compose(english: str, *, plainly: bool = False) -> str:
    """An English name in Chinese order and words; words that the glossary lacks stay English.

    Figures are none of a name's words; `plainly`, words that say little are its words where there
    are no others (cities).
    """
    parts: list[list[Term]] = [[]]
    for item in _english_items(english_tokens(english)):
        if item is None:
            parts.append([])
        else:
            parts[-1].append(item)
    parts = [p for p in parts if p]
    head = _take_head(parts)
    words = [_shown(t) for p in reversed(parts) for t in p if _adds(t, head)]
    if head:
        words.append(heads()[head].display)
    if plainly:
        words = words or [_shown(t) for p in parts for t in p]
    return "".join(
        f" {w}" if i and _LATIN.match(w) and _LATIN.match(words[i - 1][-1]) else w
        for i, w in enumerate(words)
    )


def _adds(term: Term, head: str | None) -> bool:
    """Whether a word says more than the head: “pilot of the pilot area” is one pilot."""
    return term.weight != "weak" and (term.weight, term.word) != ("head", head)


def _shown(term: Term) -> str:
    return heads()[term.word].display if term.weight == "head" else term.word


def _take_head(parts: list[list[Term]]) -> str | None:
    """Remove the head from the first part that has one (its last there), and name its class."""
    for part in parts:
        for at in range(len(part) - 1, -1, -1):
            if part[at].weight == "head":
                return part.pop(at).word
    return None


def _english_items(tokens: list[str]) -> list[Term | None]:
    """Terms in order; None where a preposition parts the name."""
    items: list[Term | None] = []
    at = 0
    while at < len(tokens):
        size = _size_at(tokens, at)
        if size:
            items.append(english_terms()[0][tuple(tokens[at : at + size])])
        elif tokens[at] in _words("parting"):
            items.append(None)
        elif not _says_nothing(tokens[at]):
            items.append(Term(tokens[at], "strong"))
        at += size or 1
    return items


def _says_nothing(token: str) -> bool:
    if token.isdigit() or token in _words("silent") or token in _words("common"):
        return True
    return _INFLECTED.fullmatch(token) is not None


def _size_at(tokens: list[str], at: int) -> int:
    """Tokens of the term that begins there: the longest that no longer one cuts into.

    “satellite | internet of things”, though satellite internet is a term.
    """
    longest = _longest_at(tokens, at)
    for size in range(longest, 0, -1):
        cut = any(_longest_at(tokens, at + skip) > size for skip in range(1, size))
        if tuple(tokens[at : at + size]) in english_terms()[0] and not cut:
            return size
    return longest


def _longest_at(tokens: list[str], at: int) -> int:
    known, longest = english_terms()
    sizes = range(min(longest, len(tokens) - at), 0, -1)
    return next((size for size in sizes if tuple(tokens[at : at + size]) in known), 0)
