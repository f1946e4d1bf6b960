"""English predicates that say that work goes to a deed: "efforts will be made to (widen …)"."""

import re

from commitments._anchors import Anchored
from commitments.english.lexicon import lexicon

STEP = Anchored(
    r"(?i)(?:.{0,60}\b)?(?:steps?|focus|priority|priorities|tasks?|aims?|goals?|work|emphasis|job|intentions?|answer|"
    r"recipe|remedy|response|idea|ambition|plan|what\s+(?:we|it)\s+wants?)"
    r"(?:\s+(?:(?:for|in|of)\s+)?(?:this|next|the\s+(?:coming|current|new))\s+(?:year|months?|period|phase|stage|quarter))?"
)
TAKEN = re.compile(
    r"(?:[\w-]+\s+){0,6}(?:measures|actions?|moves|efforts|priority|emphasis|attention|importance|stress|weight)",
    re.I,
)
MADE_IN = re.compile(
    r"\s+be\s+(?:made|taken|given|attached|placed|put|laid|paid)\s+(?:in|on|to|toward|towards)\s+(?=[a-z]+ing\s)"
)
_NAMED_WORK = re.compile(
    r"\b(?:step|goal|aim|target)(?:\s+for\s[\w ’'-]+)?\s+is$|\sinclude$"
    r"|^(?:measures|tasks|steps|priorities|actions|initiatives)\s(?:are|were|have)\s|^(?:emphasis|focus|priority)\b.*\son$"
    r"|^(?:tasks?|steps?|priority|priorities|agenda|list|goal|aim|job|idea|plan|remedy|cards|pipeline)\b.*\s(?:is|are|be)$",
    re.I,
)
"""What it names is work to come, whoever's it is: "the first step is", "further moves include"."""
_ONGOING = re.compile(
    r"\s+be\s+(?:made|taken|done|stepped up|intensified|(?P<due>required|needed))\s+to\s+", re.I
)
_TO_DO = re.compile(r"(?:\s+(?:mainly|also|first))*\s+be\s+to\s+")
"""Says what a step or a priority is: "the next step will be to widen …"."""
_UPON = re.compile(r"(?:\s+(?:mainly|also))*\s+be\s+on\s+")
_STEPS_UP = re.compile(
    r"\s*(?:(?:also|further|continue\s+to|keep\s+on|go\s+on\s+to)\s+)*(?:(?:step(?:ping)?\s+up|mak(?:e|ing)|intensify(?:ing)?|redoubl(?:e|ing)|"
    r"strengthen(?:ing)?|scal(?:e|ing)\s+up|increas(?:e|ing)|expand(?:ing)?|continu(?:e|ing)|focus(?:ing)?|concentrat(?:e|ing)|put(?:ting)?)\s+)"
    r"(?:(?:its|their|our|more|greater|further|every|all|unremitting|solid|joint|great|in|up)\s+)*efforts?\s+"
    r"(?:to\s+(?=[a-z])|(?P<into>(?:in|on|into|at|toward|towards)\s+(?=[a-z]{2,}ing\s)))"
)
"""Whoever steps up efforts to do something will do it."""
_WHOSE = re.compile(
    r"(?P<who>(?!The\s|China['’]|Beijing['’]|MIIT['’]|It\b)[A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*)*)['’]"
)


_ITS = re.compile(r"(?:will\s+)?(?P<who>(?:the\s+)?(?:ministry|MIIT)|it)(?:['’]s\s|$)", re.I)
"""A predicate that names whose it is: "the ministry's promise to", "(Only then) will it"."""
_MORE = re.compile(r"\s*(?:more|further|additional|stricter|tougher|tighter|closer)\s", re.I)
_NOBODYS = re.compile(r"there\s|can\s(?:look|expect)", re.I)
"""What there will be, or others will get, is whose words tell of it."""


def whose_work(subject: str, predicate: str) -> str:
    """Who does what a predicate names: nobody but a body that is named, or who else has plans."""
    words, its = lexicon(), _ITS.match(predicate)
    if its is not None:
        return its["who"]
    if _NOBODYS.match(predicate):
        return ""
    named = _NAMED_WORK.search(predicate) and not words.ministry.match(subject)
    if not named or words.others.search(subject):
        return subject
    whose = _WHOSE.match(subject)
    return whose["who"] if whose else ""


def is_one_of_them(predicate: str, text: str, at: int) -> bool:
    """Whether a thing that is told so from `at` on counts only where it is one in particular."""
    if _NOBODYS.match(predicate) is None:
        return False
    return not (predicate[0] in "tT" and _MORE.match(text, at))


def is_work(subject: str) -> bool:
    """Whether a subject is work and nobody in particular: "more efforts", "the next step"."""
    return STEP.fullmatch(subject) is not None or TAKEN.fullmatch(subject) is not None


def led_to(text: str, at: int, end: int, subject: str) -> int | None:
    """Where the deed begins that work goes to, behind a predicate that ends `at`."""
    found = _ONGOING.match(text, at, end) or _TO_DO.match(text, at, end)
    if found is None and STEP.fullmatch(subject):
        found = _UPON.match(text, at, end)
    if found and found.groupdict().get("due") and not is_work(subject):
        return None  # "glasses will be required to have a lamp" is asked of glasses
    return found.end() if found else None


def steps_up(text: str, at: int, end: int) -> re.Match[str] | None:
    """The words from `at` on by which somebody steps up efforts; `into`: a deed in -ing follows."""
    return _STEPS_UP.match(text, at, end) if text.find("effort", at, at + 60) > 0 else None
