"""Who speaks for the ministry and for which bureau, from the tables in lexicon/officials.toml."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from commitments._anchors import Anchored
from commitments._record import Record
from commitments._word_edges import AtWord
from commitments._words import alternation, has_one, lowered
from commitments.names.glossary import is_chinese


@dataclass(frozen=True, slots=True)
class Official:
    """A person in an office of the ministry; `until` is None while no page shows another in it."""

    zh: str
    en: str
    office_zh: str
    office_en: str
    since: date
    source: str
    until: date | None = None
    bureau: str | None = None
    """Full Chinese name of the bureau that the person heads, None for the ministry as a whole."""


@dataclass(frozen=True, slots=True)
class Bureau:
    """A bureau of the ministry: full names first, then what news call it."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    shared: bool = False
    """Other ministries have one of that name, so that it names this ministry's only beside it."""

    @property
    def name(self) -> str:
        """The full Chinese name."""
        return self.zh[0]


class _Table(Record):
    officials: dict[str, tuple[Official, ...]]
    """By Chinese name and by English name in lower case, earlier terms first."""
    bureaus: dict[str, Bureau]
    people: "_Names"
    offices: "_Names"


_KINDS = ("office", "department", "bureau", "division", "administration")
"""What a bureau is by its English name; hardly a sentence has one of them."""


class _Names:
    """Names in two languages, to be found in small letters; each English one has one of `signs`."""

    def __init__(self, chinese: list[str], english: list[str], signs: tuple[str, ...] = ()) -> None:
        words = alternation(" ".join(word.lower().split()) for word in english)
        assert not signs or all(any(sign in each.lower() for sign in signs) for each in english)
        self._signs = signs
        latin = rf"(?<![a-z])(?:{words})(?![a-z])"
        self._all = Anchored(f"{alternation(chinese)}|{latin}")
        self._latin = AtWord(latin, before="[^a-z]")

    def search(self, text: str) -> re.Match[str] | None:
        """As of `re`; so is the other."""
        if is_chinese(text):
            return self._all.search(text)
        if self._signs and not has_one(text, self._signs):
            return None
        return self._latin.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return (self._all if is_chinese(text) else self._latin).finditer(text)


@cache
def _table() -> _Table:
    text = files(__package__).joinpath("lexicon/officials.toml").read_text("utf-8")
    table: dict[str, list[dict[str, Any]]] = tomllib.loads(text)
    people = sorted((Official(**row) for row in table["official"]), key=lambda each: each.since)
    bureaus = [
        Bureau(tuple(row["zh"]), tuple(row["en"]), row.get("shared", False))
        for row in table["bureau"]
    ]
    officials: dict[str, tuple[Official, ...]] = {}
    for each in people:
        for name in (each.zh, each.en.lower()):
            officials[name] = (*officials.get(name, ()), each)
    return _Table(
        officials=officials,
        bureaus={name.lower(): each for each in bureaus for name in (*each.zh, *each.en)},
        people=_Names([each.zh for each in people], [each.en for each in people]),
        offices=_Names(
            [name for each in bureaus for name in each.zh],
            [name for each in bureaus for name in each.en],
            _KINDS,
        ),
    )


def find_official(name: str, on: date | None = None) -> Official | None:
    """The person of that Chinese or English name ("Xin Guobin") in the office held on a day.

    Without a day, or on one between two terms, the latest term that had begun, else the first.
    """
    terms = _table().officials.get(name if name in _table().officials else name.strip().lower())
    if not terms:
        return None
    begun = [each for each in terms if on is None or each.since <= on]
    return begun[-1] if begun else terms[0]


def officials_in(text: str, on: date | None = None) -> tuple[tuple[Official, int, int], ...]:
    """Officials whose names stand in a text, with start and end, in order."""
    found = []
    for match in _table().people.finditer(lowered(text)):
        official = find_official(match[0], on)
        if official is not None:
            found.append((official, *match.span()))
    return tuple(found)


def bureaus_in(text: str) -> tuple[tuple[Bureau, int, int], ...]:
    """Bureaus that a text names, with start and end, in order; of others too where `shared`."""
    found = _table().offices.finditer(lowered(text))
    return tuple((_table().bureaus[match[0]], *match.span()) for match in found)


def bureau(text: str) -> Bureau | None:
    """The first bureau of the ministry that a text names, by any of its names."""
    match = _table().offices.search(lowered(text))
    return _table().bureaus[match[0]] if match else None
