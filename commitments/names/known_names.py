"""Well-known instruments and programmes: one canonical name for all that they are called."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from commitments.names.glossary import table
from commitments.names.likeness import Signature, signature
from commitments.names.naming import bare_name


def canonical(name: str) -> str:
    """The canonical name of a bare name; the name itself where the lexicon doesn't know it."""
    found = _by_name().get(name)
    if found:
        return found
    said = signature(name)
    return _by_signature().get(said, name) if said.telling else name


def is_known(name: str) -> bool:
    """Whether the lexicon knows a bare name, by its words or by what they say."""
    said = signature(name)
    return name in _by_name() or (said.telling and said in _by_signature())


def edition(name: str, said_on: date | None) -> str | None:
    """Which edition ("2023-2024") a canonical name without years means when said on that day."""
    rounds = _editions().get(name, ())
    if len(rounds) == 1:
        return rounds[0]
    if said_on is None:
        return None
    covering = [r for r in rounds if int(r[:4]) <= said_on.year <= int(r[-4:])]
    return covering[-1] if covering else None


def _lines() -> Iterator[tuple[str, str]]:
    for name, aliases in table("names")["names"].items():
        own = bare_name(name).text
        for alias in (name, *aliases):
            yield bare_name(alias).text, own


@cache
def _by_name() -> Mapping[str, str]:
    return dict(_lines())


@cache
def _by_signature() -> Mapping[Signature, str]:
    """Signatures that belong to one canonical name alone, and say more than a single word."""
    said = ((signature(alias), own) for alias, own in _lines())
    pairs = {(found, own) for found, own in said if found.head or len(found.strong) > 1}
    owners = Counter(said for said, _ in pairs)
    return {said: own for said, own in pairs if owners[said] == 1}


@cache
def _editions() -> Mapping[str, tuple[str, ...]]:
    return {bare_name(n).text: tuple(sorted(r)) for n, r in table("names")["editions"].items()}
