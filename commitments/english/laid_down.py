"""What a paper of the ministry lays down in the present: "makers that cheat lose their licence"."""

import re

from commitments.english.lexicon import lexicon
from commitments.english.piece import Clause

_GETS = re.compile(
    r"(?!(?:China|It|He|She|We|They|This|That|There|The\s+(?:plan|document|notice|country|industry|sector|market))\b)"
    r"(?P<front>(?:Under|From|Until|Once|When|After|For|In\s+return|In\s+future)\b[^,;]{0,60},\s+)?(?P<who>[A-Za-z][\w“”\"’'-]*\s+(?:(?!(?:has|have|had|is|are|was|were|would|could|can|may|"
    r"often|usually|still|already|now|never)\s)[\w“”\"’'-]+\s+){0,11}?)"
    r"(?P<verb>(?:gets?|receives?|enjoys?|keeps?)\s+(?:an?|the|its|their|free|more|extra|priority|help|support|access|equal|[a-z-]+\s+(?:names?|loans?|training|status|lanes?|"
    r"treatment|points|checks?|permits?)\b)|(?:loses?|forfeits?)\s+(?:its|their|the)\s|pays?\s+(?:no|less|half)\s)"
)
"""Who is to get, keep or lose what: "Makers that pass get priority loans"."""
_HABIT = re.compile(
    r"(?P<front>(?:From|Until|Every|Each|Once|Twice|Starting|Beginning|This|Next)\b[^,;]{2,50}?,?\s+)?(?P<who>[Tt]he\s+ministry|(?:[Tt]he\s+)?MIIT)\s+(?P<verb>[a-z]+s)\s"
)
"""What the ministry does as a rule: "Twice a year the ministry checks"."""
_OFTEN = re.compile(
    r"\b(?:(?:once|twice|three\s+times)\s+(?:an?|every)|every|each)\s+(?:[a-z]+\s+)?(?:year|month|quarter|week|spring|summer|autumn|winter)\b"
    r"|^From\s+[\w ]{3,24}?\s+to\s|\bnext\s+(?:year|month)\b"
)
"""How often, or from when on."""
_SAYS = re.compile(
    r"(?:says|plans|wants|aims|expects|hopes|seeks|intends|thinks|believes|puts|counts|is|has|does|knows|needs|faces|sees|runs|reports|publishes\s+(?:data|figures)|releases\s+(?:data|figures))\b"
)
"""What tells of the present, and lays nothing down."""
_LONGEST = 180
"""Characters of a sentence that is read so."""


def laid_down(text: str, stop: int) -> list[Clause]:
    """The one clause of a sentence without words that look ahead, in a paper of the ministry's."""
    if stop > _LONGEST:
        return []
    gets = _GETS.match(text, 0, stop)
    if gets is not None:
        at = gets.start("verb")
        return [Clause(gets.start("who"), stop, at, at, "", "passive")]
    habit = _HABIT.match(text, 0, stop)
    if habit is None or _SAYS.match(habit["verb"]) or _OFTEN.search(text) is None:
        return []
    base = habit["verb"][:-1]
    if not any(
        lexicon().imperative.match(f"{each} the") for each in (base, base.removesuffix("e"))
    ):
        return []
    at = habit.start("verb")
    return [Clause(at, stop, at, at, habit["who"], "active")]
