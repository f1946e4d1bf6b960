"""Who speaks in a transcript where a bare name leads a turn: 王某：…, introduced before."""

import re
from collections.abc import Sequence

from commitments._words import any_of
from commitments.chinese.lexicon import table
from commitments.chinese.owner import Owner, named

_LISTED = ("other_ministries", "places", "outsiders")
_TITLES = any_of(table("owners")["officials"])
_TURN = re.compile("([\u4e00-\u9fff·]{2,4})\\s?[：:]")
_INTRODUCED = re.compile(
    f"(?P<who>[\u4e00-\u9fff·、]{{2,40}}?(?:{_TITLES}))\\s?(?P<name>[\u4e00-\u9fff·]{{2,4}}?)"
    "(?=先生|女士|同志|[：:，。、；\\s]|$)"
)
_OTHERS = re.compile(
    f"{any_of(word for name in _LISTED for word in table('owners')[name])}"
    "|国务院|协会|公司|研究院|政府|省|市"
)


def turn(paragraph: str) -> str:
    """The bare name that leads a paragraph; "" where none does."""
    match = _TURN.match(paragraph)
    return match[1] if match else ""


def cast(title: str, paragraphs: Sequence[str]) -> dict[str, Owner]:
    """Whose words those are who take turns by their bare names, by how they were introduced."""
    turns = set(filter(None, map(turn, paragraphs)))
    if not turns:
        return {}
    found: dict[str, Owner] = {}
    for text in (title, *paragraphs):
        for match in _INTRODUCED.finditer(text):
            owner = _owner(match["who"]) if match["name"] in turns else None
            if owner is not None:
                found.setdefault(match["name"], owner)
    return found


def _owner(who: str) -> Owner | None:
    """Whose official it is; None where no body is named: 副局长."""
    if _OTHERS.search(who):
        return Owner.OTHER
    return Owner.MINISTRY if named(who) else None
