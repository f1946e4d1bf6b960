"""Many words searched in one pass: a trie written as one regular expression."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

ALIKE = {"s": "ſ", "k": "\u212a", "i": "ıİ"}
"""What else `re` takes for a letter in any case."""
_END = ""
_FEW, _MANY = 24, 120
"""Branches that are tried one after the other; more of them are grouped."""


def any_of(words: Iterable[str], not_before: Mapping[str, Iterable[str]] | None = None) -> str:
    """A pattern that matches the longest of the words at a place.

    Shared beginnings are written once, so that a place where no word begins costs one step however
    many words there are; a plain `a|b|c` costs one step a word. A search skips to where a branch
    may begin as long as they aren't grouped.

    `not_before` says by what a word is no such word any more: 服务 before 平台.
    """
    return _pattern(_trie(words, not_before or {}), _MANY)


def alternation(words: Iterable[str]) -> str:
    """The same for a pattern in any case or behind others, which no search could skip to."""
    return _pattern(_trie(words, {}), _FEW)


def _trie(words: Iterable[str], not_before: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = f"(?!{any_of(not_before[word])})" if word in not_before else ""
    return trie


def _pattern(node: dict[str, Any], most: int) -> str:
    branches = {c: re.escape(c) + _pattern(node[c], most) for c in sorted(node) if c != _END}
    end: str | None = node.get(_END)
    if not branches:
        return end or ""
    if end:
        return f"(?:{'|'.join([*branches.values(), end])})"
    optional = "" if end is None else "?"
    if len(branches) > most:
        return f"(?:(?={one_of(branches)})(?:{'|'.join(_grouped(branches))})){optional}"
    if len(branches) == 1 and not optional:
        return next(iter(branches.values()))
    return f"(?:{'|'.join(branches.values())}){optional}"


def _grouped(branches: dict[str, str]) -> Iterator[str]:
    """Branches behind sets of their first characters: a set is one step, a branch is one each."""
    ordered = [*branches]
    size = math.isqrt(len(ordered)) + 1
    for at in range(0, len(ordered), size):
        some = ordered[at : at + size]
        yield f"(?={one_of(some)})(?:{'|'.join(branches[each] for each in some)})"


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
        # The longest word is read from where it begins, a character back.
        self._pattern = re.compile(
            rf"{_beginning(known)}(?<=(?=({other or '(?!)'}|{whole})).)", re.DOTALL
        )
        # A word of Latin letters is read from what stands before it, and that is seldom there.
        self._latin = re.compile(f"[^a-z0-9](?=({whole}))")
        self._foreign = re.compile(one_of(c for word in known for c in word if not c.isascii()))

    def find(self, text: str) -> set[str]:
        """The words that stand in a text."""
        if not self._foreign.search(text):
            found = set(self._latin.findall(f" {text}"))
            return {word for each in found for word in self._inside[each]}
        found = set(self._pattern.findall(text))
        if not self._hiding.isdisjoint(found):
            found.update(self._hidden.findall(text))
        return {word for each in found for word in self._inside[each]}


def any_in(words: Iterable[str]) -> Callable[[str], re.Match[str] | None]:
    """Looks for any of many words in a text: only whether one stands there, not which or where."""
    known = set(words) - {""}
    return re.compile(rf"{_beginning(known)}(?<=(?={alternation(known)}).)", re.DOTALL).search


def has_one(text: str, words: Iterable[str]) -> bool:
    """Whether one of a few words stands anywhere in a text."""
    for word in words:  # noqa: SIM110, a generator takes twice as long
        if word in text:
            return True
    return False


def behind(pattern: re.Pattern[str], text: str) -> str:
    """What of a text stands behind that with which it begins, if it does."""
    match = pattern.match(text)
    return text[match.end() :] if match else text


def folded(text: str) -> str:
    """In small letters, as long as it was; those too that `re` takes for Latin ones: ſ, ı, İ."""
    if text.isascii():
        return text.lower()
    small = lowered(text)
    for letter, others in ALIKE.items():
        for other in others:
            small = small.replace(other, letter)
    return small


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


def _beginning(words: set[str]) -> str:
    """A pattern for one character that a word may begin with, by it and by the one behind it.

    A set at the head lets the engine skip ahead, and the second lets most places go.
    """
    second = one_of(word[1] for word in words if len(word) > 1)
    alone = one_of(word for word in words if len(word) == 1)
    return rf"{one_of(word[0] for word in words)}(?:(?={second})|(?<={alone}))"


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
