"""What somebody has in mind in English, thing by thing: "calls for a platform, and 500 mills"."""

import re

from commitments._anchors import Anchored, headed
from commitments._words import has_one
from commitments.english.joint import without_joint
from commitments.english.list import SIDE_TAIL, verb_phrases
from commitments.english.piece import Clause
from commitments.english.text import trimmed

HAS_IN_MIND = re.compile(
    r"envisages?|envisions?|foresees?|plans|proposes|pledge[sd]|promise[sd]|vow(?:s|ed)|ha(?:s|ve)\s+ordered|calls?\s+for|called\s+for|aims?\s+(?:at|for)|(?:is|are|was|were)\s+(?:also\s+)?aiming\s+for|urge[sd]?|wants?|targets|expect(?:s|ed)?|[a-z]+\s+is\s+for|"
    r"[\w ]+\s+include|"
    r"ha(?:s|ve|d)\s+set\s+(?:its|their)\s+sights\s+on|(?:[\w ]+\s)?(?:step|goal|aim|target)\s+is|"
    r"(?:goal|target|aim|ambition):|"
    r"(?:requires?|proposes?|demands?|stipulates?)\s+that",
    re.I,
)
_AND_FOR = re.compile(
    r",?\s+and\s+for\s+(?=(?:an?|the|more|at\s+least)\b|\d|[a-z][^,;]{3,90}\sto\s+[a-z]+\s)"
)
_AND_TO = re.compile(r",?\s+and\s+to\s+(?=[a-z]+\s)")
_FEW = (
    r"(?:(?:about|around|over|more\s+than|at\s+least|nearly|some|roughly|"
    r"no\s+(?:less|fewer)\s+than|up\s+to)\s+)?"
)
_COUNTED = rf"{_FEW}(?!20\d\d\b)\$?\d[\d.,]*(?:\s?%|\s)"
_DEED = (
    r"(?:an?\s+|the\s+)?(?:[a-z-]+\s+){0,2}?(?:launch|rollout|deployment|use|application|adoption|construction|development|promotion|"
    r"establishment|expansion|extension|creation|introduction|cultivation|integration|"
    r"upgrading|adaptation|breakthroughs?|improvements?|growth|investment|research)\s+(?:of|in|into|to|for)\s"
)
_MORE_OF = (
    r"(?:better|wider|broader|stronger|deeper|faster|greater|higher|closer|tighter|stricter|improved|"
    r"continued|continuous|increased)\s+[a-z]"
)
_NEXT_THING = headed(
    r",\s+(?:and\s+)?(?:along\s+with|together\s+with|alongside|plus|as\s+well\s+as)\s+"
    rf"|,\s+(?:and\s+)?(?=(?:(?:[a-z-]+\s+){{1,4}}(?:above|over|exceeding|of)\s+)?{_COUNTED}|{_DEED}|{_MORE_OF})"
    rf"|\s+and\s+(?={_DEED}|{_MORE_OF})"
)
"""Begins the next of several things that are called for, by its number or by what is done."""
_OF_THINGS = re.compile(rf"(?:{_COUNTED}|{_DEED}|{_MORE_OF}|[‘'“\"])")
_PAPER_AIMS = Anchored(
    r"\b(?:plan|blueprint|roadmap|guidelines?|document|strategy|program(?:me)?|outline|opinions?|scheme|priorities|"
    r"tasks)\b(?:[^;.]|\.(?=\d)){0,140}?[,\s](?:(?P<aims>targeting|aiming\s+for|calling\s+for|setting\s+(?:an?|the)\s+"
    r"(?:\w+\s+)?(?:goal|target)s?\s+(?:of|for))|with\s+(?:key\s+|main\s+)?(?:targets|goals)\s+(?:including|such\s+as|of))\s+"
)
_AIMS = ("targeting", "aiming for", "calling for", "setting a", "with targets", "with goals")

PARTS = re.compile(
    r"\s*(?:[\w-]+\s+){1,8}?(?:aspects?|areas|measures|tasks|steps|fronts|directions|initiatives|points|actions|"
    r"efforts|policies|priorities|fields|work)\b[^,;:]{0,40}[,:]?\s+(?:including|such\s+as|namely)[,:]?\s+(?=[a-z]+ing\s)"
)
"""Says how many things will be done and begins to tell them: "five aspects, including (…)"."""
PRIORITY = re.compile(
    r"\s+(?:also\s+)?(?:be|remain)\s+(?:(?:one\s+of\s+)?(?:its|the|their|our|a)\s+)(?:[\w-]+\s+){0,3}?"
    r"(?:priority|priorities|tasks?|focus|goals?)\b"
)
"""Says that a deed is the next: "helping weavers will be its top priority"."""


def in_mind(text: str, clause: Clause) -> list[Clause]:
    """What somebody has in mind, each thing a clause: "calls for a platform, and for 500 mills"."""
    to_do = _AND_TO.search(text, clause.verb, clause.end)
    if to_do:
        at = to_do.end()
        more = verb_phrases(text, at, at, at, clause.end, clause.subject, "active")
        return [clause._replace(end=to_do.start()), *more]
    side = SIDE_TAIL.search(text, clause.verb, clause.end)
    clause = clause._replace(end=side.start()) if side else clause
    joints = [each.span() for each in (_AND_FOR.search(text, clause.verb, clause.end),) if each]
    if not joints and _OF_THINGS.match(text, _thing(text, clause)):
        joints = [each.span() for each in _NEXT_THING.finditer(text, clause.verb + 8, clause.end)]
    ends = [*(start for start, _ in joints), clause.end]
    places = [clause]
    places += [clause._replace(start=at, modal=at, verb=at) for _, at in joints]
    return [
        each._replace(end=without_joint(text, each.start, trimmed(text, each.start, end)[1]))
        for each, end in zip(places, ends, strict=True)
    ]


def _thing(text: str, clause: Clause) -> int:
    """Where the first thing begins, behind the blanks."""
    return clause.verb + len(text[clause.verb :]) - len(text[clause.verb :].lstrip())


def aims_of_paper(text: str, stop: int) -> list[Clause]:
    """What a paper aims at by the way: "issued a plan targeting 300 mills and wider use"."""
    if not has_one(text, _AIMS):
        return []
    found = _PAPER_AIMS.search(text, 0, stop)
    if found is None:
        return []
    start = found.start("aims") if found["aims"] else found.end()
    return in_mind(text, Clause(start, stop, start, found.end(), "the plan", "active"))
