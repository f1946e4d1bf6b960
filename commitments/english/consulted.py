"""Drafts that an English sentence says were put before the public, and until when."""

import re
from datetime import date

from commitments._anchors import headed
from commitments._word_edges import AtWord
from commitments._words import has_one
from commitments.deadlines import Deadline, find_deadline
from commitments.english.lexicon import lexicon
from commitments.english.name import Named, name
from commitments.english.participle import BY
from commitments.english.predicate import looking_ahead
from commitments.english.report import mention, ministry_did
from commitments.english.spoken import Spoken
from commitments.english.text import trimmed
from commitments.model import Mention

_DRAFT_OF = (
    r"(?:an?\s+|the\s+|its\s+)?(?:(?:(?:approval|final|first|exposure|consultation|revised)\s+)?drafts?\s+(?:of\s+|for\s+)?)?"
    r"(?:(?:revision|version|amendment)s?\s+(?:of|to)\s+)?"
)
_THING = rf"{_DRAFT_OF}(?P<thing>(?:[“\"][^“”\"]{{3,120}}[”\"]|[^,;]|,(?=[”\"’']\s)){{3,160}}?)"
_THING_END = (
    r"(?:(?=\s+(?:until|till|through|by|from|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|and\s+(?:will|would))\b|"
    r"[,;]|\s*$)|(?<=,[”\"]))"
)
_HAS = r"(?:\b(?:has|have|had)\s+)?(?:(?:recently|jointly|publicly|openly|again|also|now)\s+)*"
_COMMENT = (
    r"(?:(?:public\s+|industry\s+)?(?:comments?|opinions?|feedback|consultation|views|suggestions|input)|"
    r"public\s+(?:notice|review|display|scrutiny|discussion|disclosure|publicity))"
)
_COMMENT_SIGNS = (
    "comment", "opinion", "feedback", "consultation", "views", "suggestion", "review", "input",
    "public notice", "public display", "public scrutiny", "public discuss", "public disclos",
    "publicity",
)  # fmt: skip
_SEEKING = r"(?:seeking|soliciting|inviting|collecting|gathering|asking\s+for|calling\s+for)"
_CONSULTED = (
    AtWord(
        rf"\b{_HAS}\b(?:opened(?:\s+up)?|(?:put|posted|placed|published|released|circulated|issued)"
        rf"(?:\s+(?:up|out|online|forward))?)\s+(?:to|for)\s+{_COMMENT}\s+{_THING}{_THING_END}"
    ),
    # "Has opened the draft of a code for public notice", "submitted the draft for comment".
    AtWord(
        rf"\b{_HAS}\b(?:opened(?:\s+up)?|put|posted|placed|submitted|circulated|sent|offered)\s+"
        rf"(?:out\s+|up\s+)?{_THING}\s+(?:(?:up|out|online|forward)\s+)?(?:to|for)\s+{_COMMENT}\b"
    ),
    AtWord(
        rf"\b{_HAS}\b(?:(?:started|began|begun)\s+(?:publicly\s+)?(?:soliciting|seeking|collecting|"
        r"gathering|inviting|to\s+(?:solicit|seek|gather|collect|invite))|solicit(?:ed|s)|"
        "sought|seeks|invite[ds]|collected|(?:is\\s+)?holding\\s+an?|held\\s+an?|(?:opened|launched|begun|started)(?:\\s+an?(?:\\s+[\\w-]+-(?:day|week|month))?)?|"
        rf"asked\s+for)\s+{_COMMENT}\s+(?:period\s+)?(?:from\s+[\w\s]{{3,40}}?\s+)?(?:on|"
        rf"for)\s+{_THING}{_THING_END}"
    ),
    AtWord(
        rf"\b{_HAS}\b(?:(?:(?:is|are)\s+)?(?:inviting|asking)|asked|invited)\s+(?:the\s+)?(?:public|industry|firms|companies)\s+"
        rf"(?:to\s+comment|for\s+(?:its\s+|their\s+)?{_COMMENT})\s+on\s+{_THING}{_THING_END}"
    ),
    AtWord(
        rf"\b{_HAS}\b(?:released|issued|published|unveiled|circulated|posted|put|organi[sz]ed\s+the\s+(?:preparation|drafting|compilation|revision)\s+of)\s+"
        rf"{_THING},?\s+(?:(?:and|which|that)\s+)?(?:(?:is|are|has|have|was|were)\s+)?(?:now\s+)?(?:for|to\s+solicit|to\s+seek|soliciting|seeking|invit(?:ed|ing)|"
        rf"sought|(?:called|asked|calling|asking)\s+for|open(?:ed)?\s+(?:to\s+the\s+public\s+)?(?:for|to))\s+{_COMMENT}\)?"
    ),
    # "Published a draft code, with comments due by May 3".
    AtWord(
        rf"\b{_HAS}\b(?:released|issued|published|unveiled|posted|proposed|circulated|notified|put\s+(?:forward|out))\s+{_THING},[”\"]?\s+with\s+(?:the\s+)?"
        rf"{_COMMENT}(?:\s+(?:period|window))?\s+(?:due|open|running|accepted|invited|ending|closing|welcome|sought)\b"
    ),
    # "Opened public review for an industry standard".
    AtWord(
        rf"\b{_HAS}\b(?:opened|started|began|begun|launched)\s+(?:an?\s+|the\s+)?public\s+review\s+(?:of|for|on)\s+{_THING}{_THING_END}"
    ),
    # What was written and then shown: "has completed a code and opened it for public comment",
    # "finished the draft of a code, seeking feedback".
    AtWord(
        rf"\b{_HAS}\b(?:completed|finished|finali[sz]ed|drafted|drawn\s+up|prepared|compiled|revised|proposed)\s+{_THING}"
        r"(?:,?[”\"]?\s+which\s+(?:is|are)\s+(?:now\s+)?(?:open|out|available)\s+(?:to\s+the\s+public\s+)?for|,?[”\"]?\s+and\s+(?:(?:has|have|is|are)\s+)?(?:now\s+)?(?:(?:opened|put|published|released|posted|circulated|"
        rf"submitted|sent)\s+(?:it|them)\s+(?:(?:up|out|online)\s+)?(?:for|to)|{_SEEKING})"
        rf"|,[”\"’']?\s+(?:and\s+)?(?:now\s+)?(?:(?:opening|putting|posting|sending)\s+(?:(?:it|them)\s+)?(?:(?:up|out|online)\s+)?(?:(?:for|to|up)\s+)?|{_SEEKING}\s+))"
        rf"\s*{_COMMENT}\b"
    ),
)
_SHOWN = re.compile(
    rf"^(?:On\s[^,;]{{3,30}},\s+)?(?P<of>{_DRAFT_OF})(?P<thing>[^,;]{{6,160}}?)\s+(?:(?:was|were|(?:is|are)(?:\s+being)?|has\s+been|have\s+been)\s+)?"
    r"(?P<done>(?:published|released|posted|circulated|issued|opened|made\s+public|put\s+(?:up|out|forward|online)|publici[sz]ed)\b)"
    rf"(?P<where>[^,;]{{0,80}}?)\s(?:to|for|to\s+solicit|to\s+seek)\s+{_COMMENT}\b"
)
"""What was put before the public: "a draft of … was posted on its website for comment"."""
_CLOSING = ("”", '"', "’", "'")
_DRAFTED = re.compile(
    rf"{_HAS}\b(?:completed|finali[sz]ed|finished|concluded)\s+(?:the\s+|an?\s+|its\s+)?(?:first\s+|final\s+)?"
    rf"drafts?\s+(?:of|for)\s+(?P<thing>(?:the\s+|an?\s+|its\s+)[^,;]{{3,160}}?)"
    r"(?=\s+(?:and|in|on|for\s+public|this|last|by)\b|[,;]|\s*$)"
)
"""A draft that is finished, and not yet said to be out."""
_CLOSES = headed(
    r"\b(?:until|till|through|by|before|no\s+later\s+than|(?:which\s+(?:is|are)\s+)?(?:due|closing|ending)(?:\s+(?:on|by))?|"
    r"running\s+from\s+[^;]{4,30}?\s(?:to|until|through)|(?:closing\s+date|deadline)\s+(?:of|is|on))\s+(?=[A-Z\d])"
)
"""Before the day on which a consultation closes."""
_LONGEST_DAY = 40
_DAY = re.compile(r"[A-Z][a-z]{2,8}\.?\s\d|\d\s[A-Z][a-z]{2}")
_STATUS = re.compile(
    r"\((?:[^()]{0,24}\s)?(?:drafts?|consultation|exposure|(?:call|solicitation)\s+(?:for|of)\s+(?:public\s+)?(?:comments?|opinions))\b"
    r"[^()]{0,40}\)",
    re.I,
)
_PAPER = re.compile(
    r"(?:new\s+|revised\s+|updated\s+)?(?:rules?|regulations?|standards?|measures|guidelines?|plan|codes?|notice|provisions|"
    r"policy|document|list|catalog(?:ue)?|version)"
)
"""A paper without a name."""
_DRAFT = re.compile(
    r"(?:(?:an?|the|its)\s+)?(?:public\s+)?consultation\s+on\s|(?:an?\s+|the\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,2}draft(?:s|ed)?\b",
    re.I,
)


def is_draft(thing: str) -> bool:
    """Whether what was published is a draft: "Rules on Kilns (Draft for Comments)"."""
    return _DRAFT.match(thing) is not None or _STATUS.search(thing) is not None


def closing_day(text: str, at: int, said_on: date | None) -> Deadline | None:
    """Until when a draft that is out since `at` may be commented on."""
    for match in _CLOSES.finditer(text, at):
        told = text[at : match.end() + _LONGEST_DAY]
        if not has_one(told, (*_COMMENT_SIGNS, "deadline", "closing")):
            continue
        due = find_deadline(text[match.start() : match.end() + _LONGEST_DAY], said_on)
        near = due is not None and due.start <= match.end() - match.start()
        if near and due is not None and due.due_on is not None and _DAY.search(due.text):
            return due
    return None


def consulted(spoken: Spoken) -> list[Mention]:
    """A draft put before the public: "opened to public comment a draft of …"."""
    text = spoken.text
    if not has_one(text, _COMMENT_SIGNS):
        return _drafted(spoken)
    for pattern in _CONSULTED:
        match = pattern.search(text)
        if match is None:
            continue
        if ministry_did(spoken, match.start()):
            start, end = match.start(), trimmed(text, match.start(), match.end())[1]
            thing = _closed(match["thing"], text, match.end("thing"))
            named = _draft(text[match.start() : match.start("thing")], thing, spoken.said_on)
            if named.kind == "measure" and _PAPER.fullmatch(match["thing"]):
                draft = "draft " if text.endswith("draft ", 0, match.start("thing")) else ""
                named = Named("instrument", f"{draft}{match['thing']}", "consult", None)
            if named.kind in ("instrument", "programme"):
                named = named._replace(stage="consult")
                due = closing_day(text, start, spoken.said_on)
                return [mention(spoken, start, end, named, due)]
    return _shown(spoken) or _drafted(spoken)


def _draft(before: str, thing: str, said_on: date | None) -> Named:
    """The paper whose draft it is; measures are a paper where they have a draft."""
    named = name(f"solicit opinions on {thing}", said_on)
    if named.kind == "measure" and "draft" in before.lower():
        named = name(f"solicit opinions on draft {thing}", said_on)
        named = named._replace(object=named.object.removeprefix("draft "))
    return named


def _shown(spoken: Spoken) -> list[Mention]:
    """A paper that was put before the public, told in the passive voice."""
    text, shown = spoken.text, _SHOWN.match(spoken.text)
    if shown is None:
        return []
    where = lexicon().ministry.search(text, shown.start("where"))
    if not (
        spoken.voice.owner == "ministry" or (where and spoken.voice.owner == "open")
    ) or looking_ahead(text, shown.end()):
        return []
    by = BY.search(text, shown.start("where"))
    if (
        by
        and by.start() < shown.end("where") + _LONGEST_DAY
        and not lexicon().ministry.search(by["who"])
    ):
        return []
    named = _draft(shown["of"] or "", shown["thing"], spoken.said_on)
    if named.kind != "instrument" or lexicon().others.search(shown["thing"]):
        return []
    due = closing_day(text, 0, spoken.said_on)
    return [mention(spoken, 0, shown.end(), named._replace(stage="consult"), due)]


def _closed(thing: str, text: str, end: int) -> str:
    """A name with the quotation mark that an American comma parts from it: “Kiln Rules,”."""
    mark = text[end + 1 : end + 2]
    return thing + mark if text[end : end + 1] == "," and mark in _CLOSING else thing


def _drafted(spoken: Spoken) -> list[Mention]:
    match = _DRAFTED.search(spoken.text) if "draft" in spoken.text else None
    if match is None or not ministry_did(spoken, match.start()):
        return []
    named = name(f"draft {match['thing']}", spoken.said_on)
    if named.kind != "instrument":
        return []
    return [mention(spoken, match.start(), match.end(), named._replace(stage="draft"))]
