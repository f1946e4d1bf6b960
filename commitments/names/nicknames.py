"""What a thing is called in quotation marks (“点亮”行动), by which longer names are the same."""

import re
from functools import cache

from commitments.model import Mention
from commitments.names.glossary import table
from commitments.names.kinship import kinship
from commitments.names.likeness import LOOSE, MANY, REVIEWS, Likeness, broad, signature
from commitments.names.naming import bare_name, fold

_QUOTED = re.compile(r"[“「]([^“”「」]{2,40})[”」]|(?<!\w)[\"‘']([^\"‘’']{3,40})[\"’'](?!\w)")


def nickname(mention: Mention) -> str | None:
    """The bare name in the only quotation marks of an object; None where it tells nothing.

    A programme alone has one: what a paper's title has in quotation marks is what it is about.
    """
    if mention.kind != "programme":
        return None
    found = [one or other for one, other in _QUOTED.findall(mention.object)]
    if len(found) != 1 or len(found[0]) == len(fold(mention.object)):
        return None
    name = bare_name(found[0]).text
    words = signature(name).strong - broad() - _common()
    return name if words else None


def nicknamed(one: str, other: str, nick: str) -> Likeness | None:
    """That two names mean one thing as both have it in the same quotation marks; else None.

    One may say more than the other, but not each what the other doesn't.
    """
    a, b = signature(one), signature(other)
    own = signature(nick).strong | broad()
    only_a, only_b = a.strong - b.strong - own, b.strong - a.strong - own
    if (only_a and only_b) or (a.level and b.level and a.level != b.level):
        return None
    if kinship(a.head, b.head) != "alike" or a.head in MANY or (only_a | only_b) & REVIEWS:
        return None
    return Likeness("same", LOOSE, f"both are called {nick}")


@cache
def _common() -> frozenset[str]:
    return frozenset(table("naming")["nicknames"])
