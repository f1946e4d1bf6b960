"""What somebody has in mind in English, thing by thing: "calls for a platform, and 500 mills"."""

import re
from functools import lru_cache

from commitments._anchors import headed
from commitments.english.joint import without_joint
from commitments.english.lexicon import lexicon
from commitments.english.list import SIDE_TAIL, verb_phrases
from commitments.english.piece import Clause
from commitments.english.text import trimmed

_HAS_IN_MIND = re.compile(
    r"envisages?|envisions?|foresees?|plans|(?:ha(?:s|ve|d)\s+(?:also\s+)?)?proposed|proposes|[\w\s]+\splans\s+for|[\w\s-]+\sincludes|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|(?:ha(?:s|ve)\s+)?ordered|calls?\s+for|called\s+for|aims?\s+(?:at|for)|(?:is|are|was|were)\s+(?:also\s+)?aiming\s+for|urge[sd]?|wants?|targets|expect(?:s|ed)?|[a-z]+\s+is\s+for|"
    r"[\w ]+\s+include|[\w ]+\s(?:goal|target|aim|objective)s?\s+(?:of|for)|"
    r"ha(?:s|ve|d)\s+set\s+(?:its|their)\s+sights\s+on|"
    r"(?:[\w ]+\s)?(?:step|goal|aim|target)(?:\s+for\s[\w ’'-]+)?\s+is|"
    r"calls?\s+on|requires?|sets?\s[\w -]+\sat|"
    r"(?:goal|target|aim|ambition)s?:|(?:targets|goals|objectives|aims)\s+(?:for\s[\w ]+\s)?are|"
    r"(?:requires?|propose[sd]?|demands?|stipulates?)\s+that|"
    r"there\s+(?:will|is\s+to|are\s+to)\s+be|can\s+(?:look\s+forward\s+to|expect)|ha(?:s|ve)|work\s.*\son|sees|.*\ssee|.*\s(?:goal|target|aim)\b.*\s(?:to|remains)|.*\sdeadline\sof\s.*\sfor",
    re.I,
)
_AND_FOR = re.compile(
    r",?\s+and\s+for\s+(?=(?:an?|the|more|at\s+least)\b|\d|[a-z][^,;]{3,90}\sto\s+[a-z]+\s)|,\s+and\s+for\s+(?=[a-z])"
)
_AND_TO = re.compile(r",?\s+and\s+to\s+(?=[a-z]+\s)")
_FEW = (
    r"(?:(?:about|around|over|more\s+than|at\s+least|nearly|some|roughly|"
    r"no\s+(?:less|fewer)\s+than|up\s+to)\s+)?"
)
COUNTED = (
    rf"{_FEW}(?:(?!20\d\d\b)\$?\d[\d.,]*(?:\s?%|\+?\s|-[a-z]+\s)|(?:an?\s+|two\s+|three\s+|several\s+)?(?:dozen|hundred|thousand)s?\s|"
    r"(?:ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|half|"
    r"two[- ]thirds|three[- ]quarters)\s)"
)
DEED = (
    r"(?:an?\s+|the\s+)?(?:[a-z-]+\s+){0,2}?(?:launch|rollout|deployment|use|application|adoption|construction|development|promotion|"
    r"establishment|building|drafting|formulation|setting\s+up|expansion|extension|creation|introduction|cultivation|integration|"
    r"upgrading|training|renovation|transformation|strengthening|enhancement|formation|(?:mass\s+)?production|"
    r"commerciali[sz]ation|popularization|replacement|protection|removal|tightening|modernization|optimization|adaptation|breakthroughs?|improvements?|growth|investment|research)\s+(?:of|in|into|to|for)\s"
)
MORE_OF = (
    r"(?:(?:more|further)\s+(?:support|help|funding|funds|checks|inspections|training|investment|use|cooperation|loans)|better|wider|broader|stronger|deeper|faster|greater|higher|closer|tighter|stricter|improved|"
    r"continued|continuous|increased)\s+[a-z]"
)
HELP = (
    r"(?:[a-z-]+\s+){0,3}?(?:support|subsid(?:y|ies)|incentives?|tax\s+(?:breaks|cuts|credits|relief|incentives)|"
    r"funding|financing|loans|grants|investments?|efforts|upgrades|improvements|expansion|training)\s+"
    r"(?:for|in|to|of|on)\s"
)
"""Help that is given: "tax breaks for mills"."""
_NEXT_THING = headed(
    r",\s+(?:and\s+)?(?:along\s+with|together\s+with|alongside|plus|as\s+well\s+as)\s+"
    rf"|,\s+(?:and\s+)?(?=(?:(?:[a-z-]+\s+){{1,4}}(?:above|over|exceeding|of)\s+)?{COUNTED}|{DEED}|{MORE_OF})"
    rf"|\s+and\s+(?={DEED}|{MORE_OF})|(?<=\s20\d\d)\s+and\s+(?=[a-z\d][^,;]{{3,80}}?\sby\s+20\d\d)|(?<=s)\s+and\s+(?={COUNTED}[a-z])|,\s+with\s+(?={COUNTED})|,\s+while\s+(?:also\s+)?(?=[a-z]+ing\s)"
)
"""Begins the next of several things that are called for, by its number or by what is done."""
_BESIDE = headed(rf",\s+with\s+(?={COUNTED})|,\s+while\s+(?:also\s+)?(?=[a-z]+ing\s)")
"""The same, whatever the first of them is: "…, while also promoting lutes"."""
_OF_THINGS = re.compile(rf"(?:{COUNTED}|{DEED}|{MORE_OF}|[‘'“\"])")
LAST_WHEN = re.compile(r"\s(?P<when>by\s+(?:the\s+end\s+of\s+|end-)?20\d\d)$")
"""The time of a whole list, behind its last thing."""
COMMA = re.compile(r",(?!\d)\s*(?:and\s+)?")
_SEVERAL_WORDS = re.compile(r"[\w“\"‘'+-]+\s+(?!in$|of$)[\w&“\"‘'-]+")
_VERB_OR_NAME = re.compile(
    rf"(?:{COUNTED}|{DEED}|{MORE_OF}|(?:an?|the|its|their|more|new|efforts|at|about|over|no)\s|[a-z]+ly\s|[^a-z])"
)
"""What needs no verb before it to be read as a thing."""
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


# Few words look ahead, over and over.
@lru_cache(maxsize=256)
def has_in_mind(words: str) -> bool:
    """Whether words that look ahead say of a thing that somebody has it in mind: envisages."""
    return _HAS_IN_MIND.fullmatch(words) is not None


def in_mind(text: str, clause: Clause) -> list[Clause]:
    """What somebody has in mind, each thing a clause: "calls for a platform, and for 500 mills"."""
    to_do = _AND_TO.search(text, clause.verb, clause.end)
    if to_do:
        at = to_do.end()
        more = verb_phrases(text, at, at, at, clause.end, clause.subject, "active")
        return [clause._replace(end=to_do.start()), *more]
    side = SIDE_TAIL.search(text, clause.verb, clause.end)
    clause = clause._replace(end=side.start()) if side else clause
    joints = _joints(text, clause)
    ends = [*(start for start, _ in joints), clause.end]
    places = [clause]
    places += [clause._replace(start=at, modal=at, verb=at) for _, at in joints]
    found = [
        each._replace(end=without_joint(text, each.start, trimmed(text, each.start, end)[1]))
        for each, end in zip(places, ends, strict=True)
    ]
    behind = LAST_WHEN.search(text, found[-1].verb, found[-1].end) if joints else None
    when = behind["when"] if behind else ""
    return [
        each._replace(when=when, thing=each.start > clause.start and _is_noun(text, each))
        for each in found
    ]


def _joints(text: str, clause: Clause) -> list[tuple[int, int]]:
    """Where one thing ends and the next begins."""
    for_another = _AND_FOR.search(text, clause.verb, clause.end)
    if for_another:
        return [for_another.span()]
    begin = _thing(text, clause)
    first = _OF_THINGS.match(text, begin) is not None
    apart = sum(map(bool, map(_OF_THINGS.match, oxford(text[begin : clause.end]))))
    if apart > first:
        return [each.span() for each in COMMA.finditer(text, begin, clause.end)]
    joint = _NEXT_THING if first else _BESIDE
    return [each.span() for each in joint.finditer(text, begin + 7, clause.end)]


def oxford(things: str) -> list[str]:
    """The things of several words that commas part: "better bows, loud strings, and 30 halls"."""
    if ", and " not in things:
        return []
    parts = COMMA.split(things)
    return parts if all(_SEVERAL_WORDS.match(each) for each in parts) else []


def _is_noun(text: str, clause: Clause) -> bool:
    """Whether a thing begins that no word of doing stands before."""
    at = _thing(text, clause)
    return not (_VERB_OR_NAME.match(text, at) or lexicon().ongoing.match(text, at))


def _thing(text: str, clause: Clause) -> int:
    """Where the first thing begins, behind the blanks."""
    return clause.verb + len(text[clause.verb :]) - len(text[clause.verb :].lstrip())
