"""Goals that English lists as things, without a verb: "Targets include 30 halls, 500 schools"."""

import re

from commitments._word_edges import opened
from commitments._words import has_one
from commitments.english.areas import fields_of_work
from commitments.english.core import has_head
from commitments.english.joint import without_joint
from commitments.english.lexicon import lexicon
from commitments.english.list import SIDE_TAIL, ing_phrases, verb_phrases
from commitments.english.mind import COMMA, COUNTED, DEED, HELP, LAST_WHEN, MORE_OF, oxford
from commitments.english.piece import Clause
from commitments.english.text import trimmed

_GOALS = r"(?:targets?|goals?|objectives?|aims)"
_SIGNS = (
    "arget", "oal", "bjective", "aims", " include ", "Among ", "What it", "What the", "What to",
    "MIIT:", "MIIT on", "ministry:", "table:", "dar:", "genda:", "list:", "lans:", "asks:",
    "By 20", "by 20", ': "', ": “",
    "by the end", "by end-",
)  # fmt: skip
_TIME = r"(?:\s+(?:for|by|in|through|to)\s+(?:the\s+end\s+of\s+|end-)?20\d\d)?"
_OF = r"(?:\s+(?:of|for|in|under|set|outlined|laid\s+out|listed)\s+[^,.;:]{3,60}?)?"
_BRANCHES = (
    rf"(?:^|[\s,(]){_GOALS}{_OF}{_TIME}{_OF}\s+(?:include|are(?:\s+[a-z]+(?=:))?|encompass|cover)(?::|,)?\s+",
    rf"\b(?:sets?|sets?\s+out|lays?\s+out|outlines?|contains|includes)\s+(?:[\w-]+\s+){{0,2}}{_GOALS}\s+of\s+(?={COUNTED})",
    rf",[”\"]?\s+with\s+(?:[\w-]+\s+){{0,2}}?{_GOALS}\s+(?:including|such\s+as|that\s+include|of)\s+",
    rf"^(?:[\w’'-]+\s+){{0,8}}?{_GOALS}{_OF}{_TIME}:\s+",
    r"^(?:(?:China['’]s\s+|The\s+)?(?:MIIT|industry\s+ministry)(?:\s+(?:on|about)\s[^:]{2,40})?|"
    r"What\s+to\s+(?:expect|watch)|What\s+(?:it|the\s+[\w-]+)\s+(?:wants|plans|has\s+in\s+(?:mind|store))|"
    r"(?:On\s+)?(?:(?:its|the)\s+|the\s+ministry['’]s\s+|[\w ]{0,20}?)"
    r"(?:timetable|calendar|agenda|(?:to-do|wish|shopping)\s+list|plans|tasks)"
    r"(?:\s+for\s+[\w ]{3,20})?):\s+",
    r"^[Bb]y\s+(?:the\s+end\s+of\s+|end-)?20\d\d(?::|\s?…)\s+",
    rf"\b(?:tasks|measures|steps|priorities|areas|work){_OF}\s+(?:include|cover):?\s+(?={DEED}|{HELP}|{MORE_OF})",
    rf"^Among\s+(?:the|its)\s+(?:[\w-]+\s+){{0,3}}?(?:tasks|measures|steps|priorities|{_GOALS}){_OF}{_TIME}\s+(?:is|are)\s+"
    rf"(?={DEED}|{HELP}|{MORE_OF}|{COUNTED})",
    rf"\b(?:sets?|lays?|laid|outline[sd]?|contains|includes|has|details)\s+(?:out\s+)?(?:[\w-]+\s+){{0,2}}{_GOALS}{_TIME},?\s+"
    rf"(?:including|such\s+as|namely)\s+(?={COUNTED}|{DEED}|{MORE_OF})",
    r"\b(?:plan|document|blueprint|roadmap|policy|strategy|guidelines?|opinions?|scheme|program(?:me)?)\s+(?:also\s+|[a-z]+ly\s+)?"
    r"targets\s+(?=[a-z])",
    r"\b(?:directive|instruction|wording|pledge|pledges|phrase|goal|task|line|language)\b[^:“”\"]{0,60}:\s+[“\"]"
    rf"(?=(?:[a-z]+\s+)?{DEED})",
    r"^(?:[\w+&’',/ -]{0,60}?\b(?:MIIT|ministry|ministries|departments)\b"
    r"[\w+&’',/ -]{0,30}?\s)(?:notice|plan|guidelines?|circular|blueprint|roadmap|"
    rf"policy|opinions):\s+(?={COUNTED})",
)
# None of them begins inside a word, where each would be tried.
_OPENS = re.compile(rf"(?!\B\w)(?:{'|'.join(_BRANCHES)})", re.I)
"""Behind it a list of goals begins."""
_OPENS_BEHIND = opened(
    rf"(?i)(?!\B\w)(?:{'|'.join(each for each in _BRANCHES if not each.startswith('^'))})"
)
"""The same behind the head of a sentence, where fewer ways to open one are left."""
_ANNOUNCES = re.compile(
    rf"^(?:[^.;:]{{0,90}}\s)?{_GOALS}{_OF}{_TIME}(?:\s+(?:include|are|below|as\s+follows|are\s+as\s+follows))?\s*:?$"
    r"|^[Bb]y\s+(?:the\s+end\s+of\s+|end-)?20\d\d$",
    re.I,
)
"""Ends a sentence that the items of such a list follow: "Key targets by 2028:"."""
_WHEN = re.compile(r"\b(?:by|in|for|through)\s+(?:the\s+end\s+of\s+|end-)?20\d\d", re.I)
_AMOUNT = (
    r"(?:above|over|exceeding|of|to(?:\s+(?:reach|exceed|top|surpass|hit|(?:rise|grow|climb|fall|drop)\s+to))?|"
    r"at|below|under|up)\s"
)
_MEASURED = rf"(?:an?\s+|the\s+)?(?:[\w“”\"’'/&()-]+\s+){{1,8}}?{_AMOUNT}{COUNTED}"
_BETTER = (
    r"(?:(?:significantly|greatly|markedly|substantially)\s+)?"
    r"(?:improved|enhanced|strengthened|expanded|reduced)\s"
)
_THING = rf"(?:(?:an?\s+)?{COUNTED}|{_MEASURED}|{DEED}|{HELP}|{MORE_OF}|{_BETTER})"
_THINGS = re.compile(_THING)
_NEXT = re.compile(
    r"(?<=\s20\d\d)\s+and\s+(?=[a-z\d][^,;]{3,80}?\sby\s+20\d\d)|,\s+with\s+(?=[a-z][^,;]{3,80}?\s[a-z]+ed\b)|"
    rf"(?:,\s+(?:and\s+)?|\s+and\s+|;\s+|\s?…\s?|\s\+\s)(?:(?:plus|as\s+well\s+as|along\s+with)\s+)?"
    rf"(?={COUNTED}|(?!at\s|in\s|of\s|for\s|on\s)(?:an?\s+)?(?:[\w-]+\s+){{0,5}}?{_AMOUNT}{COUNTED}|{DEED}|{HELP}|{MORE_OF}|{_BETTER})"
)
_NOUN_OF = re.compile(
    r"(?:support|use|research|training|testing|supply|control|reform)\s+(?:for|of|in|on)\s", re.I
)
"""Begins a thing, though it could be a verb: "support for mills"."""
_NEXT_DEED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+|;\s+|\s?…\s?)(?=[a-z]+\s[^,;…]*?\d)")
"""Before the next of several deeds with a number: "build 30 halls … train 500 players"."""
_BACK = re.compile(r",\s+(?=[a-z]+s\s+(?:an?|the|its|how|that|China)\b)")
"""Where the main clause goes on: "with goals of 30 halls, (signals a push)"."""
_AGENDA = re.compile(
    r"\b(?:agenda|plans?|priorit\w+|tasks|measures|goals|targets|objectives|steps|points|following|program(?:me)?|work|include|"
    r"will|highlights|takeaways|provisions|to-do|next|ahead|store|chores|commitments|pledges|promises|figures|numbers|timetable|calendar|diary)\b"
)
"""Stands in what a colon ends and bullets follow: "outlined its agenda for the year:"."""
BULLETS = ("•", "-", "–", "—", "·", "▪", "●", "*")
_ITEM = re.compile(
    r"(?:[-–—•·▪●*]\s*|\(?(?:\d{1,2}|[a-h]|[ivx]+)[.)]\s+)?"
    r"(?:(?:An?\s+|The\s+)?[A-Z][\w /&-]{2,40}:\s+)?"
)
"""A bullet and a label before an item: "• Halls: (300 of them)"."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|said|rose|fell|grew|reached|"
    r"accounted|sold|opened|took|became|jumped|climbed|dropped)\b|"
    r"\byear[- ]on[- ]year\b|\bfrom\s+a\s+year\b"
)
_BOUND = re.compile(
    r"(?:more\s+than|over|at\s+least|no\s+(?:fewer|less)\s+than)\s+\d[^;]{3,90}?\sby\s+(?:the\s+end\s+of\s+|end-)?20\d\d\b"
)
"""A goal by itself, wherever it stands: "no fewer than 300 halls by the end of 2027"."""
_NUMBER = re.compile(r"\d")
_WHOSE = re.compile(rf"(?P<who>[\w\s&-]{{3,60}}?)['’]s?\s+(?:[\w-]+\s+){{0,3}}?{_GOALS}\b", re.I)
_NAME = re.compile(r"[A-Z]\w+(?:\s[A-Z]\w+)*")
"""Somebody with a name: "Stringa's goals"."""
_LONGEST_ITEM = 240
_NEW = re.compile(
    r"(?:an?|the|new|another|one|two|three|four|five|several|revised|updated|final)\s", re.I
)
_HAS_NUMBER = re.compile(r"(?<![\w-])(?!20\d\d\b)\d")
_BEFORE_TIME = re.compile(r",\s|\s(?:in|by|from|this|next|before|until|due|on)\s|;|\(")
_DONE = re.compile(r"\b(?:so\s+far|already|last\s+(?:year|month|week)|to\s+date)\b")
_NEXT_NEW = re.compile(rf"(?:,\s+(?:and\s+)?|\s+and\s+|;\s+)(?=(?:an?|the|new)\s|{COUNTED})")
_NEVER = re.compile(r"(?!)")


class GoalList:
    """Reads the goals of one article; a list that a sentence opens goes on over those behind it."""

    def __init__(self) -> None:
        self.open = False
        self.bulleted = False
        """The paragraph that is read is an item of a list."""
        self.when = ""
        self.fields = False
        """Fields of work are listed, and go on behind a semicolon."""

    def read(
        self, text: str, found: list[Clause], half: bool = False, mark: str = ""
    ) -> list[Clause]:
        """The clauses of a sentence, `found` there by their verbs, with its listed goals.

        `half`: the one before ends with a semicolon and promises something; `mark`: what stands
        behind this.
        """
        goes_on = mark == ";"
        going_on, self.open = self.open, mark == ":" and _AGENDA.search(text) is not None
        begin, fields = fields_of_work(text, self.fields and half, goes_on)
        self.fields = bool(fields) and goes_on
        if fields:
            return [*(each for each in found if each.end <= begin), *fields]
        if not (going_on or has_one(text, _SIGNS)):
            return found
        if going_on and (self.bulleted or text.startswith(BULLETS)):
            self.open = True
        opens = _OPENS.match(text) or _OPENS_BEHIND.search(text, 1)
        if opens is None:
            return self._item(text, found, going_on)
        begin, before = opens.end(), text[: opens.end()]
        listed = () if _is_theirs(before) else self._listed(text, begin)
        if not listed or any(opens.start() <= each.modal < begin for each in found):
            return found
        self._announce(before)
        # What stands there by its verb ends where the goals begin.
        told = [
            each._replace(end=_end(text, each.start, min(each.end, opens.start())))
            for each in found
            if each.modal < opens.start()
        ]
        return [*told, *self._dated(text, listed)]

    def _item(self, text: str, found: list[Clause], going_on: bool) -> list[Clause]:
        """The same of a sentence that opens no list of things, but may be an item of one."""
        if _ANNOUNCES.match(text):
            self._announce(text)
            return found
        if going_on and found and found[0].form == "bare":
            self.open = True
            return [each._replace(when=self.when) for each in found]
        item = _ITEM.match(text)
        begin = item.end() if item else 0
        if not (going_on or (begin and _BOUND.match(text, begin))):
            return found
        if found or len(text) > _LONGEST_ITEM or _FINITE.search(text, begin):
            return found
        listed = self._listed(text, begin, going_on)
        self.open = self.open or bool(listed)
        return self._dated(text, listed) if listed else found

    def _announce(self, text: str) -> None:
        when = _WHEN.search(text)
        self.open, self.when = True, when[0] if when else ""

    def _listed(self, text: str, begin: int, going_on: bool = False) -> list[Clause]:
        """The things of a list from `begin` on, or deeds with a number.

        `going_on`: it is an item of a list that was opened before.
        """
        cut = SIDE_TAIL.search(text, begin) or _BACK.search(text, begin)
        end = cut.start() if cut else len(text)
        told = text
        text = _in_small_letters(text, begin)
        if lexicon().ongoing.match(text, begin, end) and _NUMBER.search(text, begin, end):
            return ing_phrases(text, begin, begin, begin, end, "the plan", "active")
        deed = lexicon().imperative.match(text, begin) and not _NOUN_OF.match(text, begin)
        deed = deed or text.startswith("promotion ", begin)
        parts = () if deed else oxford(text[begin:end])
        if deed and text.endswith((": ", ":\n"), 0, begin) and not _NUMBER.search(text, begin, end):
            return verb_phrases(text, begin, begin, begin, end, "the plan", "active")
        if deed:
            joints = _NEXT_DEED if _NUMBER.search(text, begin, end) else None
        elif _THINGS.match(text, begin) or any(map(_THINGS.match, parts)):
            joints = COMMA if parts else _NEXT
        elif (
            going_on
            and (_NEW.match(text, begin) or _HAS_NUMBER.search(text, begin, end))
            and has_head(_BEFORE_TIME.split(text[begin:end], 1)[0])
        ):
            joints = None if _DONE.search(text, begin, end) else _NEVER
        elif (
            not going_on
            and _NEW.match(text, begin)
            and has_head(_BEFORE_TIME.split(text[begin:end], 1)[0])
        ):
            joints = _NEXT_NEW
        else:
            joints = None
        if joints is None:
            return []
        spans = [each.span() for each in joints.finditer(text, begin + 4, end)]
        starts = [begin, *(after for _, after in spans)]
        ends = [*(before for before, _ in spans), end]
        return [
            Clause(
                start, _end(told, start, stop), start, start, "the plan", "active", thing=not deed
            )
            for start, stop in zip(starts, ends, strict=True)
        ]

    def _dated(self, text: str, listed: list[Clause]) -> list[Clause]:
        """With the time behind the last of them, or the one at their head."""
        behind = LAST_WHEN.search(text, listed[-1].start, listed[-1].end)
        when = behind["when"] if behind else self.when
        return [each._replace(when=when) for each in listed]


def _in_small_letters(text: str, at: int) -> str:
    """The same text, its item as it would stand in a sentence: "• Wider use of lutes"."""
    return text[:at] + text[at : at + 1].lower() + text[at + 1 :]


def _is_theirs(before: str) -> bool:
    """Whether the goals are others': "the association's goals include"."""
    whose = _WHOSE.search(before)
    if whose is None:
        return False
    words, who = lexicon(), whose["who"]
    named = _NAME.fullmatch(who) and not (words.ministry.search(who) or words.state.fullmatch(who))
    return bool(named) or words.others.search(who) is not None


def _end(text: str, start: int, stop: int) -> int:
    return without_joint(text, start, trimmed(text, start, stop)[1])
