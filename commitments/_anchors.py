"""Patterns that are run only on texts that hold something which they can't do without.

A grammar asks some hundred patterns of every clause, and nearly all of them miss. Those that the
regular expression engine must try at every character are dear: for them what they need, one of
some characters or pairs of neighbours, is read off the pattern itself and looked for first, at a
tenth of the cost. No hit is ever lost.

Of Latin words longer pieces are looked for, and of patterns in any case, (?i), in small letters.

Of a pattern that is tried at one place, or at each, the characters that it can begin with say as
soon as they can that it misses there: `headed` puts them before it.
"""

import re
from collections.abc import Callable, Iterable, Iterator

# What `re` reads patterns with; there is no public door to it.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from sys import maxsize
from typing import Any

from commitments._word_edges import AtWord
from commitments._words import any_of, folded

Strings = frozenset[str]
Reading = tuple[Strings | None, Strings | None]
"""All that a piece of a pattern can stand for, where that is a short list; and what it needs."""

DIGIT = "\0"
"""Stands for any digit, of whatever script."""
_ANY_CASE = "(?i)"
_ANYTHING: Reading = (None, None)
_EMPTY: Strings = frozenset({""})
_MOST = 2_000
"""Strings of one list; what can stand for more of them is taken to stand for anything."""
_LATIN = re.compile("[A-Za-z]{2,}")
_LONG = 8
"""Letters of a Latin word that are looked for: its first two stand in nearly every clause, and
its first five tell no minister from the ministry."""
_CLASSES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_WORD: r"\w",
}
_FEW = 14
"""Words that are sooner looked for one after the other."""
_SHARE_OF_DIGIT, _SHARE_OF_ONE, _SHARE_OF_PAIR = 0.3, 0.02, 0.001
"""How many clauses hold a digit, a given character, a given pair of neighbours, roughly."""
_SHARE_OF_LETTER = 0.3
"""By how much each letter of a Latin word makes it rarer."""


class Anchored:
    """A pattern that is run only where it may hit; answers as `re.compile(pattern)` does."""

    __slots__ = ("_compiled", "_fullmatch", "_match", "_may_hit", "_search", "pattern")

    def __init__(self, pattern: str, at_word: bool = False) -> None:
        r"""`at_word`: it begins with a word, \b…, and is tried only where one like it begins."""
        self.pattern = pattern
        self._compiled = AtWord(pattern) if at_word else re.compile(_headed(pattern))
        self._may_hit = _finder(needs(pattern), pattern.startswith(_ANY_CASE))
        self._search, self._match = self._compiled.search, self._compiled.match
        self._fullmatch = self._compiled.fullmatch

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As of `re`; so are the others."""
        return self._search(text, start, end) if self._may_hit(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        return self._match(text, start, end) if self._may_hit(text, start, end) else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        return self._fullmatch(text, start, end) if self._may_hit(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        may_hit = self._may_hit(text, start, end)
        return self._compiled.finditer(text, start, end) if may_hit else iter(())

    def sub(self, by: str, text: str) -> str:
        return self._compiled.sub(by, text) if self._may_hit(text, 0, maxsize) else text


def one_look(*patterns: "re.Pattern[str] | Anchored") -> Callable[[str], object]:
    """Looks for what the patterns need: in a text with none of it none of them hits."""
    anchors = [needs(each.pattern) for each in patterns]
    assert all(anchors), "each needs something"
    # What stands beside a digit is looked for without it.
    found = {each.replace(DIGIT, "") or DIGIT for some in anchors for each in some}
    return re.compile(_any_of(_short(frozenset(found)))).search


def headed(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern behind a set of the characters that it can begin with; it hits as it would."""
    found = _headed(pattern)
    assert found != pattern, "begins with some characters"
    return re.compile(found, flags)


def _headed(pattern: str) -> str:
    """The same; the pattern itself where it can begin with anything, or be empty."""
    heads, empty = _heads(parser.parse(pattern))
    if heads is None or empty:
        return pattern
    bare = pattern.removeprefix(_ANY_CASE)
    case = pattern[: len(pattern) - len(bare)]
    return f"{case}(?=[{''.join(sorted(heads))}])(?:{bare})"


def _finder(anchors: Strings, any_case: bool) -> Callable[[str, int, int], object]:
    """Looks for one of the anchors from one place of a text to another."""
    found = re.compile(_any_of(anchors)).search
    if not any_case:
        return found
    if len(anchors) <= _FEW and DIGIT not in "".join(anchors):
        return _has_any_case(anchors)
    return lambda text, start, end: found(folded(text[start:end]))


def _has_any_case(anchors: Strings) -> Callable[[str, int, int], bool]:
    def has(text: str, start: int, end: int) -> bool:
        text = text[start:end]
        small = text.lower() if text.isascii() else folded(text)
        for anchor in anchors:  # noqa: SIM110, a generator takes twice as long
            if anchor in small:
                return True
        return False

    return has


def _any_of(anchors: Strings) -> str:
    """A pattern for any of them, of a form that skips to the characters in question at once."""
    if any(DIGIT in each for each in anchors):
        heads = {each[0] for each in anchors}
        return "[" + "".join(r"\d" if each == DIGIT else re.escape(each) for each in heads) + "]"
    return any_of(anchors)


def needs(pattern: str) -> Strings:
    """Characters and pairs of which every hit of `pattern` has one; empty where there are none."""
    parsed = parser.parse(pattern)
    found = _sequence(parsed)[1] or frozenset()
    return frozenset(map(folded, found)) if parsed.state.flags & re.IGNORECASE else found


def _sequence(items: Iterable[tuple[Any, Any]]) -> Reading:
    """What stands side by side: lists of strings grow together until something has none."""
    run, whole = _EMPTY, True
    needed: list[Strings | None] = []
    for code, argument in items:
        each, need = _item(code, argument)
        if each is not None and len(run) * len(each) <= _MOST:
            run = frozenset(one + other for one in run for other in each)
        else:
            needed += [run, need]
            run, whole = _EMPTY, False
    found = [_short(each) for each in (*needed, run) if each and "" not in each]
    return run if whole else None, min(found, key=_share, default=None)


def _short(strings: Strings) -> Strings:
    """Strings cut to pieces, without those that a shorter one covers."""
    pieces = {_piece(each) for each in strings}
    return frozenset(
        each for each in pieces if not any(each[:end] in pieces for end in range(1, len(each)))
    )


def _piece(string: str) -> str:
    """The longest Latin word of it, or two neighbours, no digits: those stand everywhere."""
    latin: list[str] = _LATIN.findall(string)
    if latin:
        return max(latin, key=len)[:_LONG]
    pairs = [string[at : at + 2] for at in range(max(1, len(string) - 1))]
    return next((each for each in pairs if DIGIT not in each), pairs[0])


def _share(strings: Strings) -> float:
    return sum(
        _SHARE_OF_LETTER ** len(each)
        if _LATIN.fullmatch(each)
        else _SHARE_OF_DIGIT
        if each == DIGIT
        else _SHARE_OF_ONE
        if len(each) == 1
        else _SHARE_OF_PAIR
        for each in strings
    )


def _item(code: Any, argument: Any) -> Reading:
    if code is op.LITERAL:
        return _characters([(code, argument)])
    if code is op.IN:
        return _characters(argument)
    if code is op.BRANCH:
        return _branches([_sequence(each) for each in argument[1]])
    if code is op.SUBPATTERN:
        return _ANYTHING if argument[1] & re.IGNORECASE else _sequence(argument[3])
    if code is op.ATOMIC_GROUP:
        return _sequence(argument)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _repeated(*argument)
    # What looks around takes no place, and what it looks at may lie outside of the text's bounds.
    return (_EMPTY, None) if code in (op.AT, op.ASSERT, op.ASSERT_NOT) else _ANYTHING


def _characters(members: Iterable[tuple[Any, Any]]) -> Reading:
    found: set[str] = set()
    for code, argument in members:
        if code is op.LITERAL:
            found.add(chr(argument))
        elif code is op.RANGE and argument[1] - argument[0] < _MOST:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        elif code is op.CATEGORY and argument is op.CATEGORY_DIGIT:
            found.add(DIGIT)
        else:
            return _ANYTHING
    return frozenset(found), frozenset(found)


def _branches(branches: list[Reading]) -> Reading:
    wholes = [whole for whole, _ in branches if whole is not None]
    needed = [need for _, need in branches if need is not None]
    whole = frozenset[str]().union(*wholes) if len(wholes) == len(branches) else None
    need = frozenset[str]().union(*needed) if len(needed) == len(branches) else None
    return whole if whole is None or len(whole) <= _MOST else None, need


def _repeated(least: int, most: int, items: Any) -> Reading:
    whole, need = _sequence(items)
    if least == 0:
        return (whole | _EMPTY, None) if whole is not None and most == 1 else _ANYTHING
    return whole if least == most == 1 else None, need


def _heads(items: Iterable[tuple[Any, Any]]) -> tuple[Strings | None, bool]:
    """Members of a set that holds all first characters, None for any; whether it can be empty."""
    found = frozenset[str]()
    for code, argument in items:
        each, empty = _head(code, argument)
        if each is None:
            return None, False
        found |= each
        if not empty:
            return found, False
    return found, True


def _head(code: Any, argument: Any) -> tuple[Strings | None, bool]:
    if code in (op.LITERAL, op.IN):
        return _members([(code, argument)] if code is op.LITERAL else argument), False
    if code is op.BRANCH:
        branches = [_heads(each) for each in argument[1]]
        known = [heads for heads, _ in branches if heads is not None]
        found = frozenset[str]().union(*known) if len(known) == len(branches) else None
        return found, any(empty for _, empty in branches)
    if code is op.SUBPATTERN:
        return (None, False) if argument[1] & re.IGNORECASE else _heads(argument[3])
    if code is op.ATOMIC_GROUP:
        return _heads(argument)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        heads, empty = _heads(argument[2])
        return heads, empty or argument[0] == 0
    return (frozenset(), True) if code in (op.AT, op.ASSERT, op.ASSERT_NOT) else (None, False)


def _members(members: Iterable[tuple[Any, Any]]) -> Strings | None:
    """Characters as they are written in a set; None where the set is of all but some."""
    found = set()
    for code, argument in members:
        if code is op.LITERAL:
            found.add(re.escape(chr(argument)))
        elif code is op.RANGE:
            found.add("-".join(re.escape(chr(each)) for each in argument))
        elif code is op.CATEGORY and argument in _CLASSES:
            found.add(_CLASSES[argument])
        else:
            return None
    return frozenset(found)
