"""Who takes the floor in an English transcript or interview: "Xie Cun:", "Question:"."""

import re
from datetime import date

from ._anchors import Anchored
from .english_lexicon import lexicon
from .english_owner import Voice
from .english_source import TITLE_OF_OFFICE
from .officials import bureau, officials_in

_TURN = re.compile(
    r"(?P<name>[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]+){0,5})(?:,\s+(?P<office>[^,:;.!?]{5,120}))?"
    r"\s*[:：](?=\s|$)"
)
_ITEM = re.compile(r"(?:[—–•*-]\s*)?([A-Z][\w&,/ '’-]{1,60}):\s+(?=[A-Z])")
_INTRODUCED = Anchored(
    r"(?:^(?:(?:Mr|Ms|Mrs)\.?\s+)?|\b(?:Mr|Ms|Mrs)\.?\s+)"
    r"(?P<name>[A-Z][a-z]+ [A-Z][a-z]+(?: [A-Z][a-z]+)?), "
    r"(?P<office>[^;:]{8,240}?)(?=[;:.]|$|,? and M[rs]s?\b)"
)
_ASKING = frozenset(("q", "question", "reporter", "reporters", "ask", "asked"))
_ANSWERING = frozenset(("a", "answer", "reply", "response"))


def turn(paragraph: str, on: date | None, panel: dict[str, str]) -> tuple[Voice | None, int]:
    """The voice that a transcript's "Name:" sets and where its words begin.

    `panel` holds the people introduced so far with their offices ("Xie Cun" → "… of the MIIT").
    """
    match = _TURN.match(paragraph)
    if match is None:
        return _item(paragraph)
    name, title = match["name"], match["office"]
    if title and not TITLE_OF_OFFICE.search(title):
        return _item(paragraph)
    if title:
        panel = {**panel, name.lower(): title}
    known = officials_in(name, on)
    if name.lower() in _ASKING:
        return Voice("other"), match.end()
    if name.lower() in _ANSWERING:
        return Voice("ministry"), match.end()
    if known or lexicon().ministry.search(panel.get(name.lower(), "")):
        named = bureau(panel.get(name.lower(), ""))
        office = known[0][0].bureau if known else named.name if named else None
        name = known[0][0].en if known else name
        return Voice("ministry", name, name.split()[0].lower(), office), match.end()
    if lexicon().ministry.search(name):
        return Voice("ministry"), match.end()
    if lexicon().others.search(name):
        return Voice("other"), match.end()
    # A transcript introduces its panel; whoever else of a Chinese name speaks presides over it.
    surname = name.split()[0].lower() in lexicon().surnames
    people = len(name.split()) in (2, 3) and (name.lower() in panel or (surname and bool(panel)))
    if people or re.search(
        "(?:Daily|News|Agency|Times|Reporter|Reporters|Television|Radio|Net|Post|CCTV|CGTN|"
        r"Bloomberg|Reuters|Host|Moderator|Press|Media)\b",
        name,
    ):
        return Voice("other"), match.end()
    return None, 0


def _item(paragraph: str) -> tuple[Voice | None, int]:
    """The voice that an item of a round-up names first: "MIIT and SAMR: The two plan to …"."""
    match = _ITEM.match(paragraph)
    if match and lexicon().ministry.search(match[1]):
        return Voice("ministry"), match.end()
    if match and lexicon().others.search(match[1]):
        return Voice("other"), match.end()
    return None, 0


def introduced(paragraph: str) -> dict[str, str]:
    """Names in small letters with the offices behind them, as panels are introduced.

    "Xie Cun, director of …" on a line of its own, "we have invited Mr. Xie Cun, director of …".
    """
    return {
        match["name"].lower(): match["office"]
        for match in _INTRODUCED.finditer(paragraph)
        if TITLE_OF_OFFICE.search(match["office"])
    }
