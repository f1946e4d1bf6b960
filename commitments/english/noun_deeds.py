"""English deeds in nouns: "There will be stricter checks", "This will involve the drafting of"."""

import re

from commitments._words import has_one
from commitments.english.joint import without_joint
from commitments.english.lexicon import lexicon
from commitments.english.list import SIDE_TAIL, verb_phrases
from commitments.english.mind import COUNTED, DEED, in_mind
from commitments.english.piece import Clause
from commitments.english.tail import tail
from commitments.english.text import trimmed

_DEED = (
    r"(?:(?:an?|the|more|further|new|stronger|stricter|tighter|closer|better|greater|increased|additional|regular|"
    r"nationwide|national|special|joint|continued)\s+)*(?:[a-z-]+\s+){0,2}?"
    r"(?:improvements?|establishment|creation|construction|development|formulation|drafting|revision|promotion|selection|introduction|"
    r"expansion|launch|implementation|training|cultivation|upgrading|upgrades?|support|inspections?|checks|"
    r"supervision|oversight|pilots?|trials?|campaigns?|crackdowns?|exchanges|cooperation|investments?|funding|incentives?|subsid(?:y|ies))"
    r"(?:\s+and\s+[a-z]+)?\s+(?:of|to|for|in|on|into|against|between|with)\s"
)
_THERE = re.compile(
    rf"(?:[^,;]{{2,40}},\s+)?[Tt]here\s+will\s+(?:also\s+)?be\s+(?={_DEED}|{COUNTED})"
)
_INVOLVES = re.compile(rf"(?:also\s+)?(?:involve|include|entail|mean|bring|see)\s+(?={_DEED})")
_NEXT = re.compile(rf",\s+(?:and\s+)?(?={_DEED})|\s+and\s+(?=the\s+[a-z]+\s+of\s)")
_AIM_IS = re.compile(
    r"(?:The|Its)\s+(?:(?:main|overall|stated|broader)\s+)?(?:aim|goal|objective)s?"
    r"(?:\s+of\s+(?:the|this)\s+[\w -]{3,30})?\s+(?:is|are)\s+to\s+(?=[a-z])"
)
"""Tells what a paper is for; one deed is its purpose, several are what will be done."""
_GOAL_IS = re.compile(
    r"(?P<whose>(?:An?|One|The|Its|Another|Their)\s+[^.;:]{0,80}?\b(?:goals?|targets?|objectives?|aims?|ambitions?)\b[^.;:]{0,120}?)"
    rf"[\s—–-](?:is|are)\s+(?=(?:{DEED}[^.;]{{0,60}}?|an?\s+(?:[\w-]+\s+){{0,6}}?)(?<![\w-])(?!20\d\d\b)\d)"
)
"""Says in a noun, and with a number, what a goal is: "One goal is the training of 300 weavers"."""
_NAME = re.compile(r"(?!Chinese\b|China\b|MIIT\b|Ministry\b)[A-Z]\w+\s(?!Plan\b|Five)[A-Z]\w+")
_THIS = ("This", "That", "These steps", "These measures", "This work", "The work", "The effort")


def noun_deeds(text: str, found: list[Clause]) -> list[Clause]:
    """The clauses of a sentence, `found` by their verbs, with deeds that are told in nouns."""
    if not found:
        aim = _AIM_IS.match(text) if text.startswith(("The ", "Its ")) else None
        if aim is None:
            return _goal(text)
        at, stop = aim.end(), len(text)
        told = verb_phrases(text, at, at, at, stop, "the plan", "active")
        numbered = re.search(COUNTED, text[at:]) is not None
        return told if len(told) > 1 or numbered else found
    first = found[0]
    if first.subject.endswith(("There", "there")):
        there = _THERE.match(text)
        if there is not None:
            return [*_listed(text, first, there.end()), *found[1:]]
    if first.subject in _THIS:
        involves = _INVOLVES.match(text, first.verb)
        if involves is not None:
            return [*_listed(text, first, involves.end()), *found[1:]]
    return found


def _goal(text: str) -> list[Clause]:
    if not has_one(text, ("is the ", "are the ", "is a")):
        return []
    goal = _GOAL_IS.match(text)
    if goal is None or lexicon().others.search(goal["whose"]) or _NAME.search(goal["whose"]):
        return []
    return in_mind(text, Clause(0, tail(text, goal.end()), 0, goal.end(), "the plan", "active"))


def _listed(text: str, clause: Clause, at: int) -> list[Clause]:
    side = SIDE_TAIL.search(text, at, clause.end)
    stop = side.start() if side else clause.end
    spans = [each.span() for each in _NEXT.finditer(text, at + 4, stop)]
    starts = [at, *(after for _, after in spans)]
    ends = [*(before for before, _ in spans), stop]
    return [
        Clause(
            clause.start if start == at else start,
            without_joint(text, start, trimmed(text, start, end)[1]),
            clause.modal if start == at else start,
            start,
            "",
            "active",
        )
        for start, end in zip(starts, ends, strict=True)
    ]
