"""When an English clause is due: its own words, else those at the head of its sentence."""

import re
from datetime import date

from commitments._anchors import Anchored
from commitments._word_edges import opened
from commitments.deadlines import Deadline, find_deadline
from commitments.english.doer import FRONTED
from commitments.english.piece import Clause

_FRONTED = re.compile(
    r"[“\"]?(?:[^,;]{0,160}?\b(?:that,?|said|says)\s+|and\s+|[A-Z][\w &’'-]{2,30}:\s+|"
    r"(?:under|according\s+to|as\s+part\s+of|in)\s+(?:the|this|its)\s+(?:[\w-]+\s+){0,5}[\w-]+,\s+)?"
    r"(?:by|in|during|this|next|within|before|from|over|later|early|late|starting|beginning|as\s+soon)\b(?:[^,]|,(?=\s+20\d\d,)){2,60},",
    re.I,
)
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
_SAID_WHEN = re.compile(
    r"\b(?:that|said|says),?\s+(?:by|in|during|before|this|next|within)\s+[^,;]{3,40},\s"
)
"""A time that opens what is said: "Xin, a vice minister, said that in 2027, it will …"."""


def due(paragraph: str, begin: int, clause: Clause, said_on: date | None) -> Deadline | None:
    """The clause's own words, else those that stand before it; its sentence starts at `begin`."""
    aside = _ASIDE.search(paragraph, clause.verb, clause.end)
    told = paragraph[clause.modal : aside.start() if aside else clause.end]
    period = _PLAN_FOR.search(told)
    own = find_deadline(told[: period.start()] + told[period.end() :] if period else told, said_on)
    if clause.when and not own:
        return find_deadline(clause.when, said_on)
    if own or clause.modal <= begin:
        return own
    words = FRONTED.match(clause.subject)
    if words:
        return find_deadline(words[0], said_on)
    near = _JUST_BEFORE.search(paragraph, max(begin, clause.start - _NEAR), clause.start)
    if near:
        return find_deadline(near[0], said_on)
    fronted = _FRONTED.match(paragraph[begin : clause.modal])
    fronted = fronted or _SAID_WHEN.search(paragraph, begin, clause.modal)
    return find_deadline(fronted[0], said_on) if fronted else None
