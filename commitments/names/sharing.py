"""Items of an English list, made whole by the words that the list shares."""

import re
from functools import cache

from commitments.names.glossary import english_terms, english_tokens, table

_BETWEEN = re.compile(r",? (?:and|or) |, ")
_OF_ITEMS = re.compile(r" (?:for|of|on|in|covering)(?: the)?$")
_REACH = 8
"""Words before a list in which what it is of is named."""
_ITEM = 8
"""Words of an item of a list; more are a clause."""
_BEFORE_HEAD = 3
"""Words before a head that belong to its name (steady growth plans)."""
_ASKED = re.compile(
    r"\b(?:solicit|seek|sought|collect|gather|invit|public )\w* ?(?:public )?opinions? on\b"
)
"""What is asked for on a paper is no paper."""
_STOP = re.compile(r"[.;:!?()]")


def whole_item(item: str, quote: str) -> str | None:
    """“growth plans for steel” for the steel in “growth plans for cars, steel and chips”.

    Both are folded. None where `item` says itself what it is, or is of no such phrase.
    """
    at = quote.find(item)
    if at < 0 or _has_head(item):
        return None
    before = _STOP.split(quote[:at])[-1]
    if found := _shared_before(before):
        return f"{found} {item}"
    behind = _STOP.split(quote[at + len(item) :])[0]
    tail = next((tail for tail in _tails() if _ends_list(behind, tail)), None)
    return f"{item} {tail}" if tail else None


def _shared_before(before: str) -> str | None:
    """What the items are of, with its preposition; the item is the first, or others precede it."""
    parts = _BETWEEN.split(before)
    if parts[-1].strip():
        return _named(parts[-1].rstrip())
    for size, part in enumerate(reversed(parts[:-1])):
        found = list(re.finditer(r" (?:for|of|on|in|covering) ", part))
        if found and len(part[found[-1].end() :].split()) <= _ITEM:
            return _named(part[: found[-1].end()].rstrip())
        if size > _REACH or len(part.split()) > _ITEM:
            return None
    return None


def _named(phrase: str) -> str | None:
    """The last words of a phrase from the name that it ends in, where that has a head."""
    if not _OF_ITEMS.search(phrase) or _ASKED.search(phrase):
        return None
    words = phrase.split()[-_REACH:]
    heads = [i for i, word in enumerate(words) if _is_head(word)]
    return " ".join(words[max(heads[-1] - _BEFORE_HEAD, 0) :]) if heads else None


def _ends_list(behind: str, tail: str) -> bool:
    """Whether words that all items share stand behind the rest of the list."""
    rest, found, _ = behind.partition(f" {tail}")
    return bool(found) and all(len(part.split()) <= _ITEM for part in _BETWEEN.split(rest))


def _has_head(phrase: str) -> bool:
    return any(map(_is_head, phrase.split()[-1:]))


def _is_head(word: str) -> bool:
    known, _ = english_terms()
    term = known.get(tuple(english_tokens(word)))
    return term is not None and term.weight == "head"


@cache
def _tails() -> tuple[str, ...]:
    return tuple(table("naming")["english"]["shared"])
