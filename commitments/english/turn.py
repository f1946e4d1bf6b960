"""Who takes the floor in an English transcript or interview: "Xie Cun:", "Question:"."""

import re
from dataclasses import dataclass, field
from datetime import date

from commitments._anchors import Anchored
from commitments._word_edges import AtWord
from commitments._words import has_one
from commitments.english.lexicon import lexicon
from commitments.english.owner import Voice
from commitments.english.source import TITLE_OF_OFFICE
from commitments.officials import bureau, officials_in

_TURN = re.compile(
    r"(?P<name>[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]+){0,5})(?:,\s+(?P<office>[^,:;.!?]{5,120}))?"
    r"\s*[:：](?=\s|$)"
)
_ITEM = Anchored(r"(?:[—–•*-]\s*)?([A-Z][\w&,/ '’-]{1,60}):\s+(?=[A-Z])")
_HEADING = re.compile(
    r"(?P<who>[A-Z][\w&'’-]*+(?:\s+[\w&'’-]++){0,7}+)(?:\s+\((?P<of>[^()]{2,30})\))?\.\s+(?=[A-Z])"
)
"""Whom a paragraph of a round-up is about: "Ministry of Commerce (MOFCOM). Rules will"."""
_INTRODUCED = Anchored(
    r"(?:^(?:(?:Mr|Ms|Mrs)\.?\s+)?|\b(?:Mr|Ms|Mrs)\.?\s+)"
    r"(?P<name>[A-Z][a-z]+ [A-Z][a-z]+(?: [A-Z][a-z]+)?), "
    r"(?P<office>[^;:]{8,240}?)(?=[;:.]|$|,? and M[rs]s?\b)"
)
_INTERVIEWED = AtWord(
    r"\b(?:(?:spoke|talked|sat\s+down|chatted)\s+(?:exclusively\s+)?(?:with|to)|"
    r"interview(?:ed|\s+with))\s+(?:(?:Mr|Ms|Mrs)\.?\s+)?(?P<name>[A-Z][a-z]+ [A-Z][a-z]+)"
    r"(?:\s+\([A-Z][a-z]+\))?, (?P<office>[^;:]{8,240}?)(?=[;:.]|$)"
)
_APPOSED = re.compile(
    r"(?:(?:Mr|Ms|Mrs)\.?\s+)?(?P<name>(?P<surname>[A-Z][a-z]+) [A-Z][a-z]+), "
    r"(?P<office>[^,;:.]{8,120})(?=,)"
)
"""Who a paragraph begins with: "Xie Cun, director of an MIIT bureau, (met the press)"."""
_PERSON = re.compile(r"(?:(?:Mr|Ms|Mrs)\.?\s+)?[A-Z][a-z]+ [A-Z]")
_INTRODUCING = ("Mr", "Ms", "spoke", "talked", "sat", "chatted", "interview")
"""One of which stands before whom a paragraph introduces, unless it begins with the name."""
_NO_LONGER = re.compile(r"\b(?:former|retired|under|affiliated)\b|\bex-")
"""What somebody was, or is at a body beneath the ministry."""
_OUTLET = re.compile(
    r"(?:Daily|News|Agency|Times|Reporter|Reporters|Television|Radio|Net|Post|CCTV|CGTN|"
    r"Bloomberg|Reuters|Host|Moderator|Press|Media)\b"
)
_LETTERS = re.compile(r"[A-Z]{2,5}")
_ASKING = frozenset(("q", "question", "reporter", "reporters", "ask", "asked"))
_ANSWERING = frozenset(("a", "answer", "reply", "response"))


@dataclass(slots=True)
class Cast:
    """Who takes part in a transcript or an interview, as far as it has been read."""

    known: dict[str, Voice] = field(default_factory=dict)
    """Those heard, by surname, and "official" for the last one whose title was named."""
    _panel: dict[str, str] = field(default_factory=dict)
    """Those introduced: "xie cun" → "director of … at the MIIT"."""
    _asking: set[str] = field(default_factory=set)
    """Outlets that have asked: "GT", "China Daily"."""
    _open: bool = False
    """The last one who took the floor has asked something."""
    asked: bool = False
    """Whoever has the floor was asked something right before."""

    def introduce(self, paragraph: str) -> None:
        """Takes in the people that a paragraph introduces with their offices.

        "Xie Cun, director of …" on a line of its own, "we have invited Mr. Xie Cun, director of …",
        "China Daily spoke with Xie Cun, director of …".
        """
        begins = _PERSON.match(paragraph) is not None
        if not begins and not has_one(paragraph, _INTRODUCING):
            return
        if TITLE_OF_OFFICE.search(paragraph) is None:
            return
        self._meet(paragraph)
        for pattern in (_INTRODUCED, _INTERVIEWED):
            for match in pattern.finditer(paragraph):
                if TITLE_OF_OFFICE.search(match["office"]):
                    self._panel[match["name"].lower()] = match["office"]

    def _meet(self, paragraph: str) -> None:
        """Takes in the official of the ministry that a paragraph begins with."""
        met = _APPOSED.match(paragraph)
        if met is None or met["surname"].lower() not in lexicon().surnames:
            return
        office = met["office"]
        ours = lexicon().ministry.search(office) and TITLE_OF_OFFICE.search(office)
        if ours and not _NO_LONGER.search(office):
            place = bureau(office)
            surname = met["surname"].lower()
            self.known[surname] = Voice(
                "ministry", met["name"], surname, place.name if place else None
            )

    def turn(
        self, paragraph: str, on: date | None, first: Voice | None
    ) -> tuple[Voice | None, int]:
        """The voice that a "Name:" sets and where its words begin; `first` spoke first of all."""
        match = _TURN.match(paragraph)
        title = match["office"] if match else None
        if match is None or (title and not TITLE_OF_OFFICE.search(title)):
            return _item(paragraph)
        name = match["name"]
        if _asks(name, paragraph):
            self._asking.add(name)
        self.asked, self._open = self._open, name in self._asking
        voice = Voice("other") if name in self._asking else self._voice(name, title, on)
        if voice is None and self._asking and self._answers(name):
            # "Liu:" answers for whoever the interview is with, named or not.
            voice = Voice("ministry" if first and first.owner == "ministry" else "other")
        return voice, match.end() if voice else 0

    def _voice(self, name: str, title: str | None, on: date | None) -> Voice | None:
        if name.lower() in self.known and not title:
            return self.known[name.lower()]
        name = self._whole(name)
        office = title or self._panel.get(name.lower(), "")
        if name.lower() in _ANSWERING:
            return Voice("ministry")
        officials = officials_in(name, on)
        if officials or lexicon().ministry.search(office):
            named = bureau(office)
            place = officials[0][0].bureau if officials else named.name if named else None
            name = officials[0][0].en if officials else name
            return Voice("ministry", name, name.split()[0].lower(), place)
        if lexicon().ministry.search(name):
            return Voice("ministry")
        # A transcript introduces its panel; whoever else of a Chinese name speaks presides over it.
        surname = name.split()[0].lower() in lexicon().surnames
        people = len(name.split()) in (2, 3) and (
            bool(title) or name.lower() in self._panel or (surname and bool(self._panel))
        )
        return Voice("other") if people or lexicon().others.search(name) else None

    def _answers(self, name: str) -> bool:
        """Whether it is a Chinese name, and a whole one where nobody has been introduced."""
        surname, *given = name.lower().split()
        return surname in lexicon().surnames and len(given) <= 2 * (not self._panel)

    def _whole(self, name: str) -> str:
        """The whole name of whom a surname alone means."""
        meant = [each for each in self._panel if each.split()[0] == name.lower()]
        return meant[0].title() if len(meant) == 1 else name


def _asks(name: str, paragraph: str) -> bool:
    """Whether somebody puts a question: an outlet by its name or letters ("GT: What …?")."""
    if name.lower() in _ASKING or _OUTLET.search(name):
        return True
    letters = _LETTERS.fullmatch(name) is not None and "?" in paragraph
    return letters and not lexicon().ministry.search(name)


def _item(paragraph: str) -> tuple[Voice | None, int]:
    """The voice that an item of a round-up names first: "MIIT and SAMR: The two plan to …"."""
    heading = _HEADING.match(paragraph)
    if heading and lexicon().ministry.fullmatch(heading["who"]):
        return Voice("ministry"), heading.end()
    names = (heading["who"], heading["of"] or "") if heading else ()
    if heading and any(lexicon().others.fullmatch(each) for each in names):
        return _another(heading["who"]), heading.end()
    match = _ITEM.match(paragraph)
    if match and lexicon().ministry.search(match[1]):
        return Voice("ministry"), match.end()
    if match and lexicon().others.search(match[1]):
        return _another(match[1]), match.end()
    return None, 0


def _another(name: str) -> Voice:
    """The voice of another body: "Ministry of Commerce: The ministry will" is about itself."""
    return Voice("other", theirs="Ministry" in name)
