"""Patterns that begin with a word and are tried only where one like it begins.

A search tries a pattern at every character, and one of many branches asks much before it misses.
Here a search skips to where a word begins, and goes on from there only if its first letters are
those that the pattern can begin with. No hit is ever lost.
"""

import re
from collections.abc import Iterable, Iterator

# What `re` reads patterns with; there is no public door to it.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from sys import maxsize
from typing import Any

from commitments._words import ALIKE, folded

Opening = tuple[str, ...]
"""What one hit can begin with: a set of characters, as `re` writes it, for each place."""
Openings = frozenset[Opening]

_ANY_CASE = "(?i)"
_NOT_INSIDE = r"(?!\B\w)"
"""Before what begins with a word or with a mark, and never inside a word."""
_FEW, _MOST = 5, 9
"""Characters that are looked at: of "the ministry" all but one are in every sentence."""
_LONGEST = 14
"""Characters that are looked at where one letter follows the other, as in "the ministry"."""
_MANY = 3_000
"""Openings of one pattern; where there are more, fewer characters of each are looked at."""
_CLASSES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s"}
_LOOKS = (op.AT, op.ASSERT, op.ASSERT_NOT)
"""Items that take no place."""
_NOTHING: Openings = frozenset({()})


class AtWord:
    r"""A pattern that begins with a word, (?i)\b…; answers as `re.compile(pattern)` does.

    `before` are the characters one of which stands before every hit that isn't at the very start.
    """

    __slots__ = ("_any_case", "_before", "_compiled", "_last", "fullmatch", "match", "pattern")

    def __init__(self, pattern: str, before: str = "[^A-Za-z0-9_]") -> None:
        self.pattern = pattern
        self._compiled = re.compile(pattern)
        self.match, self.fullmatch = self._compiled.match, self._compiled.fullmatch
        # Where it may begin is found by a small pattern of its own: the whole one, in the midst of
        # many others, is dear to read. In any case each letter would be a set, which is dear too.
        openings = _openings_of(pattern, _MOST)
        self._any_case = pattern.startswith(_ANY_CASE)
        if self._any_case:
            openings = frozenset(tuple(map(_smallest, each)) for each in openings)
        self._before = re.compile(before + _written(openings)).search
        # What was asked last: rules that know nothing of one another look for the ministry in the
        # same sentence.
        self._last: tuple[str, re.Match[str] | None] = ("", self.match(""))

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As of `re`; so are the others."""
        whole = start == 0 and end == maxsize
        last = self._last
        if whole and last[0] is text:
            return last[1]
        # What stands before a place of the text is in the one that is read at that place.
        read, find, stop = self._read(text), self._before, end + (end < maxsize)
        found = None
        before = find(read, start, stop)
        while before is not None:
            start = before.start()
            if (found := self.match(text, start, end)) is not None:
                break
            before = find(read, start + 1, stop)
        if whole:
            self._last = text, found
        return found

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        read, find, stop = self._read(text), self._before, end + (end < maxsize)
        while (before := find(read, start, stop)) is not None:
            start = before.start()
            found = self.match(text, start, end)
            if found is not None:
                yield found
            start = start + 1 if found is None else found.end()

    def _read(self, text: str) -> str:
        """The text behind a blank, in small letters for a pattern in any case."""
        if not self._any_case:
            return f" {text}"
        return f" {text.lower() if text.isascii() else folded(text)}"

    def sub(self, by: str, text: str) -> str:
        """`by` is taken as it is written."""
        found = list(self.finditer(text))
        edges = [0, *(edge for each in found for edge in each.span()), len(text)]
        kept = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        return by.join(kept)


def opened(pattern: str) -> re.Pattern[str]:
    """The pattern behind a look at the first characters of what it begins with."""
    case, bare = _parted(pattern)
    # Whether it is the midst of a word costs less than the look.
    edge = _NOT_INSIDE if bare.startswith(_NOT_INSIDE) else ""
    return re.compile(f"{case}{edge}{_look(pattern)}(?:{bare})")


def _smallest(members: str) -> str:
    """The small letter of a set that has it in any case; another set as it is."""
    return members[0] if members[0].isalpha() else members


def _parted(pattern: str) -> tuple[str, str]:
    """The flag that stands before a pattern, if any, and the pattern itself."""
    bare = pattern.removeprefix(_ANY_CASE)
    return pattern[: len(pattern) - len(bare)], bare


def _look(pattern: str) -> str:
    opening = opening_of(pattern)
    return f"(?=(?-i:{opening}))" if pattern.startswith(_ANY_CASE) else f"(?={opening})"


def opening_of(pattern: str) -> str:
    """A pattern for the first characters of a hit: (?:[a][dn]|[w][io])."""
    return _written(_openings_of(pattern, _FEW))


def _openings_of(pattern: str, most: int) -> Openings:
    """As many characters of each as may be, up to `most`."""
    parsed = parser.parse(pattern)
    any_case = bool(parsed.state.flags & re.IGNORECASE)
    longest = _FEW if most == _FEW else _LONGEST
    found: Openings = frozenset()
    for letters in range(_FEW, most + 1, 2):
        more = _Reader(letters, longest, any_case).openings(parsed)
        if found and len(more) > _MANY:
            break
        found = more
        if 2 * len(found) > _MANY:
            break
    return found


def _written(openings: Openings) -> str:
    """Openings as one pattern; behind the end of one anything may stand."""
    if () in openings:
        return ""
    behind: dict[str, set[Opening]] = {}
    for first, *rest in openings:
        behind.setdefault(first, set()).add(tuple(rest))
    firsts: dict[str, list[str]] = {}
    for first in sorted(behind):
        firsts.setdefault(_written(frozenset(behind[first])), []).append(first)
    branches = [f"[{''.join(some)}]{rest}" for rest, some in firsts.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class _Reader:
    """Reads off a pattern how its hits can begin, by so many characters or more."""

    def __init__(self, letters: int, longest: int, any_case: bool) -> None:
        self.letters = letters
        self.longest = longest
        self.any_case = any_case

    def openings(self, items: Iterable[tuple[Any, Any]]) -> Openings:
        done, short = self._sequence(items, _NOTHING)
        assert () not in done | short, "begins with some characters"
        return done | short

    def _sequence(
        self, items: Iterable[tuple[Any, Any]], openings: Openings
    ) -> tuple[Openings, Openings]:
        """How a hit can begin with `openings` and the items behind them: whole, and too short.

        What is whole goes on as long as one letter follows the other.
        """
        done: Openings = frozenset()
        spelt: Openings = frozenset()
        for code, argument in items:
            if code in _LOOKS:
                if code is op.ASSERT and argument[0] > 0:
                    whole, short = self._sequence(argument[1], openings)
                    if not short:  # what must follow says all: a(?= hundred)
                        done, openings = done | whole, short
                continue
            whole, openings = self._item(code, argument, openings)
            if code is op.LITERAL:
                spelt = frozenset(self._spelt(each, argument) for each in spelt) | whole
            else:
                done, spelt = done | spelt | whole, frozenset()
            if not (openings or spelt):
                break
        return done | spelt, openings

    def _spelt(self, opening: Opening, letter: int) -> Opening:
        return opening if len(opening) == self.longest else (*opening, self._letter(letter))

    def _item(self, code: Any, argument: Any, openings: Openings) -> tuple[Openings, Openings]:
        if code is op.SUBPATTERN:
            return self._sequence(argument[3], openings)
        if code is op.ATOMIC_GROUP:
            return self._sequence(argument, openings)
        if code is op.BRANCH:
            branches = [self._sequence(each, openings) for each in argument[1]]
            return _joined([done for done, _ in branches]), _joined(
                [short for _, short in branches]
            )
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeated(argument, openings)
        members = self._members(code, argument)
        if members is None:
            return openings, frozenset()
        longer = frozenset((*each, member) for each in openings for member in members)
        done = frozenset(each for each in longer if len(each) == self.letters)
        return done, longer - done

    def _repeated(self, argument: Any, openings: Openings) -> tuple[Openings, Openings]:
        least, most, items = argument
        done: Openings = frozenset()
        short = openings if least == 0 else frozenset[Opening]()
        for _ in range(min(most, self.letters)):
            whole, openings = self._sequence(items, openings)
            done, short = done | whole, short | openings
        return done, short

    def _members(self, code: Any, argument: Any) -> list[str] | None:
        """Characters as they are written in a set, each by itself; None where they aren't few."""
        if code not in (op.LITERAL, op.IN):
            return None
        found = []
        for kind, member in [(code, argument)] if code is op.LITERAL else argument:
            if kind is op.LITERAL:
                found.append(self._letter(member))
            elif kind is op.CATEGORY and member in _CLASSES:
                found.append(_CLASSES[member])
            else:
                return None
        return found

    def _letter(self, code: int) -> str:
        letter = chr(code)
        small = letter.lower()
        return re.escape(small + small.upper() + ALIKE.get(small, "") if self.any_case else letter)


def _joined(found: list[Openings]) -> Openings:
    return frozenset[Opening]().union(*found)
