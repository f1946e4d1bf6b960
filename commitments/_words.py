"""Many words searched in one pass: a trie written as one regular expression."""

import re
from collections.abc import Iterable
from typing import Any

_END = ""


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words at a place.

    Shared beginnings are written once, so that a place where no word begins costs one step however
    many words there are; a plain `a|b|c` costs one step a word.
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _pattern(trie)


def _pattern(node: dict[str, Any]) -> str:
    leaves = sorted(c for c, rest in node.items() if c != _END and set(rest) == {_END})
    branches = [
        re.escape(c) + _pattern(rest)
        for c, rest in sorted(node.items())
        if c != _END and set(rest) != {_END}
    ]
    if len(leaves) == 1:
        branches.append(re.escape(leaves[0]))
    elif leaves:
        branches.append("[" + "".join(re.escape(c) for c in leaves) + "]")
    if not branches:
        return ""
    optional = "?" if _END in node else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + optional
