"""Many words searched in one pass: a trie written as one regular expression."""

import math
import re
from collections.abc import Iterable
from typing import Any

_END = ""
_MANY = 24
"""Branches that are tried one after the other; more of them are grouped."""


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
    if len(branches) > _MANY:
        branches = _grouped(branches, {c for c in node if c != _END} - set(leaves))
    if len(branches) == 1 and not optional:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + optional


def _grouped(branches: list[str], heads: set[str]) -> list[str]:
    """Branches behind sets of their first characters: a set is one step, a branch is one each."""
    ordered = sorted(heads)
    rest = branches[len(ordered) :]
    size = math.isqrt(len(ordered)) + 1
    groups = []
    for at in range(0, len(ordered), size):
        some = "".join(map(re.escape, ordered[at : at + size]))
        groups.append(f"(?=[{some}])(?:{'|'.join(branches[at : at + size])})")
    return groups + rest


class WordFinder:
    """Finds which of many words stand in a text, in one pass, however many words there are.

    The answer is the same as that of searching each word by itself: words inside words and words
    that overlap are all found. Words of ASCII stand for whole words, with or without an ending
    in s; others stand wherever their characters do. Matching is exact: fold case before.
    """

    def __init__(self, words: Iterable[str]) -> None:
        known = set(words) - {""}
        self._inside = {word: _inside(word, known) for word in known}
        latin = alternation(word for word in known if word.isascii())
        other = alternation(word for word in known if not word.isascii())
        whole = _whole(latin)
        # A word of ASCII that begins a longer one is hidden by it (5G by 5G工厂), and whether it
        # stands there for itself is for what stands before it to say.
        hides = [
            (word, each)
            for word in known
            if not word.isascii()
            for each in (word[:end] for end in range(1, len(word)))
            if each in known and each.isascii()
        ]
        self._hiding = frozenset(word for word, _ in hides)
        self._hidden = re.compile(_whole(alternation(each for _, each in hides)))
        first = "".join(sorted({re.escape(word[0]) for word in known}))
        second = one_of(word[1] for word in known if len(word) > 1)
        alone = one_of(word for word in known if len(word) == 1)
        # A set of characters at the head lets the engine skip ahead, and one of those that follow
        # lets most places go; the longest word is then read from the same place by looking back
        # over that character and ahead again.
        self._pattern = re.compile(
            rf"[{first}](?:(?={second})|(?<={alone}))(?<=(?=({other or '(?!)'}|{whole})).)",
            re.DOTALL,
        )
        # Nearly every word of a text in Latin letters can be passed over at once.
        self._latin = re.compile(
            rf"{one_of(word[0] for word in known if word.isascii())}"
            rf"(?<![a-z0-9].)(?<=(?=({whole})).)",
            re.DOTALL,
        )
        self._foreign = re.compile(one_of(c for word in known for c in word if not c.isascii()))

    def find(self, text: str) -> set[str]:
        """The words that stand in a text."""
        if not self._foreign.search(text):
            found = set(self._latin.findall(text))
            return {word for each in found for word in self._inside[each]}
        found = set(self._pattern.findall(text))
        if not self._hiding.isdisjoint(found):
            found.update(self._hidden.findall(text))
        return {word for each in found for word in self._inside[each]}


def lowered(text: str) -> str:
    """Lower case without a change of length, so that offsets stay right (İ would grow)."""
    small = text.lower()
    return (
        small
        if len(small) == len(text)
        else "".join(
            small if len(small := character.lower()) == 1 else character for character in text
        )
    )


def one_of(characters: Iterable[str]) -> str:
    """A pattern for one of the characters; for nothing where there are none."""
    members = "".join(sorted({re.escape(each) for each in characters}))
    return f"[{members}]" if members else "(?!)"


def _whole(latin: str) -> str:
    """A pattern for words of ASCII where they stand for themselves."""
    return rf"(?<![a-z0-9])(?:{latin})(?=s?(?![a-z0-9]))" if latin else "(?!)"


def _inside(word: str, known: set[str]) -> tuple[str, ...]:
    """The words of its script that begin where a word begins and end within it, itself too."""
    beginnings = (word[:end] for end in range(1, len(word) + 1))
    return tuple(
        each
        for each in beginnings
        if each in known
        and each.isascii() == word.isascii()
        and (not each.isascii() or _ends_whole(word[len(each) :]))
    )


def _ends_whole(rest: str) -> bool:
    return re.match(r"s?(?![a-z0-9])", rest) is not None
