"""When an English clause is due: its own words, else those that govern it.

Those stand at the head of its sentence or before its verb; in the piece before a semicolon; or
in what opened the list that it is an item of.
"""

import re
from datetime import date

from commitments._anchors import Anchored
from commitments._word_edges import opened
from commitments.deadlines import Deadline, find_deadline, find_deadlines
from commitments.english.lexicon import lexicon
from commitments.english.list import in_ing_form
from commitments.english.piece import Clause
from commitments.english.text import Sentence

_AT_HEAD = re.compile(
    r"[“\"]?(?:(?:[^;]{0,300}?\b(?:that,?|said|says),?\s+|and\s+|but\s+|[A-Z][\w &’'-]{2,30}:\s+|"
    r"(?:under|according\s+to|as\s+part\s+of|in)\s+(?:the|this|its)\s+(?:[\w-]+\s+){0,5}[\w-]+,\s+)[“\"]?)?"
    r"(?:(?:starting|beginning|later|as)\s+)?"
)
"""What may stand before a time that governs its sentence."""
_PARTED = re.compile(
    r",|\s+(?:we|it|they|China|MIIT|Beijing|(?:the|our|its|all|existing|new|more|an?)\s[^,;]{2,100}?)\s+"
    r"(?:will|would|shall|must|should|needs?|is|are|plans?|aims?|intends?|hopes?|seeks?)\b"
)
"""What follows it: a comma, or its clause."""
_BEFORE_VERB = Anchored(
    r"\b(?:will|would|shall|should|must|also|is|are|plans|aims|intends|hopes|seeks|wants|vow(?:s|ed)|pledge[sd]|"
    r"promise[sd]|decided|agreed|planned|to),?\s+(?:early\s+|later\s+|late\s+)?$"
)
_THEN_VERB = re.compile(r",?\s+(?:to\s+|also\s+)*[a-z]")
"""Around a time that stands within a predicate: "will this year (open a hall and train)"."""
_THEN_MODAL = re.compile(
    r",?\s+(?:will|would|shall|should|must|plans?\s+to|aims?\s+to|intends?\s+to|seeks?\s+to|hopes?\s+to|"
    r"(?:is|are)\s+(?:[a-z]+\s+)?to)\s"
)
"""Behind one between a subject and its verb: "China in 2026 (will open a hall)"."""
_OF_A_THING = Anchored(r"(?:\b(?:of|than|since)\s+|[a-z]ed\s+|\b(?:made|built|held|sold|due)\s+)$")
_DAY_ONLY = re.compile(r"(?:by|before|until|no\s+later|not\s+later)\b(?!.*\b20\d\d\b)", re.I)
"""A day to be ready by governs its own piece of the sentence, a period all of it."""
_ASIDE = re.compile(
    r"\s(?:that|which|who)\s+(?:[a-z]{3,}ed|made|began|took|had|was|were|came|won)\b"
    r"|\s(?:that|which)\s+(?:would|will)\s+(?:apply|cover|hold)\b"
    r"|\sas\s+(?:the|its|an?)\s[^,;]{3,80}?\s(?:comes?|takes?|enters?|goes)\s+(?:into|effect)\b"
)
"""Tells of something else's time: "teams to firms that made the pledge in June"."""

_PLAN_FOR = Anchored(
    r"\b(?:plan|roadmap|blueprint|scheme|program(?:me)?|outline|agenda|strategy|guideline)s?\s+"
    r"for\s+(?:the\s+)?20\d\d\s*(?:-|–|—|to)\s*(?:20)?\d\d"
    r"|\bplan\b[^,;]{0,60}?\sfor\s+the\s+1\dth\s+Five[- ]Year(?:\s+Plan)?"
    r"(?:\s*\([^()]*\))?(?:\s+period)?"
)
"""The years that a paper is made for: "an action plan for 2026-2030"."""

_JUST_BEFORE = opened(
    r"(?:(?<=[,;]\s)|(?<=that\s)|(?<=said\s))(?:and\s+)?(?:by|before|in|within)\s+(?:the\s+end\s+of\s+)?[^,;]{4,30},\s+$"
)
"""A time in front of a second clause: "…, and by 2027, the number will reach 30"."""
_NEAR = 60
_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d{1,2}|key|main|major|priority|"
    r"top|core|important|following)"
)
_LIST = (
    r"(?:aspects|areas|tasks|fronts|points|fields|respects|priorities|steps|measures|things|jobs|"
    r"goals|targets|directions)"
)
_OPENS_LIST = Anchored(
    rf"\b(?:the\s+following|{_MANY}\s+(?:[\w-]+\s+){{0,3}}?{_LIST})"
    r"(?:\s+(?:of\s+work|work|as\s+follows|below|well))*\s*$"
)
"""Ends a sentence whose items follow: "In 2026 we will work on four aspects"."""
_WORK_FOR = Anchored(
    r"\b(?:tasks|priorities|work|agenda|points|plans|arrangements|goals|targets|list|focus|steps)\s+$"
)
_LAYS_OUT = re.compile(
    r"\b(?:la(?:id|ys)\s+out|sets?\s+out|outline[sd]|list(?:s|ed)|nam(?:es|ed)|deploy(?:s|ed)|arrange[sd]|made\s+arrangements|"
    r"unveil(?:s|ed)|announce[sd]|released?|published?|mapp?(?:s|ed)|detail(?:s|ed)|ha(?:s|ve)|identif(?:y|ies|ied)|are|"
    r"defin(?:es|ed)|clarif(?:y|ies|ied)|put\s+forward|made\s+plans)\s"
)
_YEAR_IS = re.compile(
    r"(?:[^;]{0,80}?\bthat\s+)?(?P<year>20\d\d)\s+(?:is|will\s+be|marks)\s+(?:(?:the|an?)\s+(?:[\w-]+\s+){0,3}year\b|"
    r"the\s+(?:start|beginning|opening|end|conclusion)\s+of\b)[^;]*"
)
"""Says no more than which year it is: "2026 is the first year of the plan"."""
_LONGEST_HEAD = 330


class Dates:
    """The times that govern the clauses of one article, as it is read."""

    def __init__(self, said_on: date | None) -> None:
        self.said_on = said_on
        self._list: Deadline | None = None
        """Of the list that is open."""
        self._piece: Deadline | None = None
        """Of the piece before a semicolon."""
        self._goes_on = False
        self._text = ""
        self._found: list[Deadline] | None = None

    def paragraph(self, text: str) -> None:
        """A paragraph begins; a list is over where it is no item."""
        if self._list is not None and not _is_item(text):
            self._list = None

    def title(self, text: str) -> None:
        """The headline is read, in which no list is open."""
        self._list, self._goes_on = None, False
        self.sentence(Sentence(text, 0, len(text)), "")

    def sentence(self, sentence: Sentence, mark: str) -> None:
        """A sentence begins; `mark` stands behind it."""
        text, self._found = sentence.text, None
        if not self._goes_on:
            self._piece = None
        self._text, self._goes_on = text, mark == ";"
        listed = mark == ":" or _OPENS_LIST.search(text) is not None
        year = _YEAR_IS.fullmatch(text) if text[:1] in "2TI" or "that 20" in text else None
        if year is not None:
            self._list = find_deadline(f"in {year['year']}", self.said_on)
        elif listed or _may_be_of_work(text):
            self._list = self._opened(listed) or self._list
        if mark == ";" and (heads := self._governing()):
            self._piece = heads[-1] if not _DAY_ONLY.match(heads[-1].text) else None

    def due(self, paragraph: str, begin: int, clause: Clause) -> Deadline | None:
        """The clause's own words, else those that govern it; its sentence starts at `begin`."""
        aside = _ASIDE.search(paragraph, clause.verb, clause.end)
        told = paragraph[clause.modal : aside.start() if aside else clause.end]
        period = _PLAN_FOR.search(told)
        own = find_deadline(
            told[: period.start()] + told[period.end() :] if period else told, self.said_on
        )
        if own is None and clause.when:
            own = find_deadline(clause.when, self.said_on)
        if own is None and clause.modal > begin:
            own = self._before(paragraph, begin, clause)
        return own or self._piece or self._list

    def _before(self, paragraph: str, begin: int, clause: Clause) -> Deadline | None:
        """A time that stands before the clause in its sentence and governs it."""
        near = _JUST_BEFORE.search(paragraph, max(begin, clause.start - _NEAR), clause.start)
        if near:
            return find_deadline(near[0], self.said_on)
        modal, start = clause.modal - begin, clause.start - begin
        before = [each for each in self._governing() if each.end <= modal]
        last = before[-1] if before else None
        if last is None or clause.form == "active" or self._text.startswith(",", last.end):
            return last
        # "By 2030 the rate will be 90%, and a system will be built": of its own clause alone.
        return None if "," in self._text[last.end : max(start, last.end)] else last

    def _governing(self) -> list[Deadline]:
        """The times of the sentence that govern what stands behind them."""
        if self._found is None:
            times = find_deadlines(self._text, self.said_on)
            self._found = [each for each in times if _governs(self._text, each)]
        return self._found

    def _opened(self, listed: bool) -> Deadline | None:
        """The time of the list that a sentence opens."""
        heads = self._governing() if listed else []
        if heads:
            return heads[0]
        for each in find_deadlines(self._text, self.said_on):
            if _WORK_FOR.search(self._text, max(0, each.start - 20), each.start):
                before = self._text[: each.start]
                if listed or _LAYS_OUT.search(before):
                    return each
        return None


def _governs(text: str, time: Deadline) -> bool:
    """Whether it stands at a sentence's head, or between its subject, helping verb and verb."""
    start, end = time.start, time.end
    if start <= _LONGEST_HEAD and _AT_HEAD.fullmatch(text, 0, start):
        parted = _PARTED.match(text, end)
        if parted is not None:
            return lexicon().saying.search(parted[0]) is None
    if time.due_on is None:
        return False
    if _THEN_VERB.match(text, end) and _BEFORE_VERB.search(text, max(0, start - 24), start):
        return True
    if time.text.lower().startswith("for ") or _OF_A_THING.search(text, max(0, start - 12), start):
        return False
    aside = text.startswith(",", end) and not text.endswith(", ", 0, start)
    return not aside and _THEN_MODAL.match(text, end) is not None


def _may_be_of_work(text: str) -> bool:
    """Whether a sentence may name the work of some time: "its key tasks for 2026"."""
    return " for " in text and ("tasks " in text or "priorities " in text or "work " in text)


def _is_item(text: str) -> bool:
    """Whether a paragraph is an item of the list that one before it opened."""
    marked = lexicon().marker.match(text.lstrip('"“'))
    if marked and marked[0].strip():
        return True
    return in_ing_form(text, 0) or (
        lexicon().imperative.match(text) is not None and not text.startswith("We ")
    )
