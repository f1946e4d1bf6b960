"""What an English sentence says by the way that a paper aims at: "issued a plan targeting 300"."""

import re

from commitments._anchors import Anchored
from commitments._words import has_one
from commitments.english.lexicon import lexicon
from commitments.english.list import in_ing_form, ing_phrases, verb_phrases
from commitments.english.mind import COUNTED, DEED, MORE_OF, in_mind
from commitments.english.piece import Clause
from commitments.english.subject import subject_start

_GOALS = r"(?:targets?|goals?|objectives?)"
_LEVEL = rf"(?:[\w/-]+\s+){{0,8}}?(?:of\s+|to\s+|above\s+|over\s+|exceeding\s+|at\s+)?{COUNTED}"
_PAPER_AIMS = Anchored(
    r"(?i)\b(?:plan|blueprint|roadmap|guidelines?|document|strategy|program(?:me)?|outline|opinions?|scheme|priorities|"
    r"policy|initiative|measures|tasks|notice|circular|directive|campaign|action)\b(?:[^;.]|\.(?=\d)){0,240}?[,\s—–-](?:"
    rf"(?:[a-z]+ly\s+)?(?P<aims>(?:that\s+)?targets(?=\s+(?!for\b|by\b|in\b|of\b)(?:[a-z-]+\s+){{0,2}}\d)|which\s+(?:[a-z]+ly\s+)?(?:targets|proposes|seeks|advocates|encourages)(?=\s+(?:{DEED}|{MORE_OF}))|targeting(?=\s+(?:{_LEVEL}|{DEED}|{MORE_OF}|[a-z]+ing\s))|aiming\s+for|calling\s+for|envisioning|envisaging|foreseeing|aimed\s+at(?=\s+[a-z]+ing\s[^,;]*?\d)|setting\s+out\s+plans\s+for|mandating(?=\s+(?:[a-z]+\s+)?(?:deployment|construction|use|adoption|expansion|upgrading|application)\s+of)|(?:setting|outlining|establishing|laying\s+out|putting\s+forward|specifying|defining|detailing)\s+(?:an?|the|its)\s+"
    rf"(?:\w+\s+)?{_GOALS}\s+(?:of|for))|(?P<tasks>(?:deploying|listing|outlining|setting\s+out|laying\s+out|detailing|with)\s+(?:\d+|[a-z]+)\s+(?:key\s+|major\s+|main\s+)?(?:tasks|priorities|measures|projects|actions)\s+(?:that\s+(?:target|cover|include)|targeting|covering|including|such\s+as))"
    rf"|with\s+(?:[a-z-]+\s+){{0,2}}{_GOALS},?\s+(?:including|such\s+as|of)"
    r"|(?P<focus>with\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:focus|emphasis|priority|stress)\s+on|(?:focusing|focused|centering|cent(?:er|re)d)\s+on)(?=\s+[a-z]+ing\s)"
    r")\s+"
)
_AIMS = (
    "targeting", "targets ", "aiming for", "calling for", "setting a", " targets", " goals",
    "mandating", "outlining", "establishing", "laying out", "putting forward", "specifying",
    "envisioning", "envisaging", "foreseeing", "aimed at", "plans for", " tasks ", " measures ",
    " priorities ", " focus", " emphasis ", " priority on", "cent", "which ",
)  # fmt: skip
_SET_OUT = (
    r"(?:announced|unveiled|released|issued|published|set|adopted|outlined|proposed|approved|"
    r"laid\s+(?:out|down)|put\s+forward)"
)
_ISSUED_TO = re.compile(
    rf"\b{_SET_OUT}\s+(?:on\s+\w+day\s+)?(?:(?:an?|its|the|new)\s+)?(?:[\w’'“”\"-]+\s+){{0,8}}?(?:[Pp]lan|opinions?|"
    r"[Gg]uidelines?|notice|circular|blueprint|roadmap|document|measures|policy)\s+(?:\([^()]{1,30}\)\s+)?"
    r"(?:for\s+20\d\d(?:\s?[-–]\s?20\d\d)?\s+|(?:for|on)\s+(?:[\w-]+\s+){1,5}?)?"
    r"(?P<aim>to\s+(?P<deed>(?!help\b|make\b|let\b|enable\b|guide\b|boost\b|support\b)[a-z]+\s))"
)
"""One deed behind it is the paper's purpose, several are what it holds."""
_NEAR = 14
_DASH = re.compile(r"\s[—–]\s")
_ANNOUNCED = re.compile(
    rf"\b{_SET_OUT}\s+(?:on\s+\w+day\s+)?(?P<aim>(?:an?|its|the|new)\s+(?:[\w-]+\s+){{0,4}}?(?:plan\s+(?=to\s)|(?:target|goal|objective|ambition)\s+)(?:"
    r"to\s+(?P<deed>[a-z]+\s)|(?:of|for)\s+(?P<thing>(?:[^;.]|\.(?=\d)){3,})))"
)
"""A goal that is announced: "has announced a target to lift output to 300 tons by 2028"."""
_BOUND = re.compile(
    r"(?=(?:[^.;,]|\.(?=\d)|,(?!\s+(?:aiming|targeting|with|while)\b))*?(?<![\w-])(?!20\d\d\b)\d)(?=[^;]*?\b(?:by|in|before)\s+(?:the\s+end\s+of\s+|end-)?20\d\d)"
)
"""A number and a year: it can be checked."""
_FOUNDS = re.compile(
    r"(?:set\s+up|establish|build|launch|create|open)\s+[^.;,]{3,90}?\s(?:by|in|before)\s+(?:the\s+end\s+of\s+|end-)?20\d\d"
)
"""Something to be set up by a year can be checked as well."""
_SETS_OUT = re.compile(rf"(?:\b(?:has|have|had|also|jointly|recently|today)\s+)*\b{_SET_OUT}\s")
_STATE = re.compile(r"(?:China|Beijing|Chinese|The|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b")
_BODY = re.compile(r"(?:and\s+)?(?:the\s+)?[A-Z]")


def aims_of_paper(text: str, stop: int, told: list[Clause]) -> list[Clause]:
    """What a paper aims at by the way: "issued a plan targeting 300 mills and wider use".

    `told`: what the sentence tells by its verbs.
    """
    announced = _announced(text, stop)
    if announced:
        begin, end = announced[0].modal, announced[0].end
        known = [each for each in told if each.subject not in ("a", "an", "the", "new")]
        return [] if any(begin < each.end and each.modal < end for each in known) else announced
    deeds = _deeds(text, stop) if not told and " to " in text else []
    if deeds or not has_one(text, _AIMS):
        return deeds
    found = _PAPER_AIMS.search(text, 0, stop)
    if found is None or _is_theirs(text, found.start()):
        return []
    if any(found.end() - _NEAR < each.modal <= found.end() for each in told):
        return []  # it is told by its verb
    aside = _DASH.search(text, found.end(), stop)
    stop = aside.start() if aside else stop
    if found["focus"]:
        at = found.end()
        return ing_phrases(text, found.start("focus"), at, at, stop, "the plan", "active")
    start = next((found.start(each) for each in ("aims", "tasks") if found[each]), found.end())
    if in_ing_form(text, found.end()):
        return ing_phrases(text, start, start, found.end(), stop, "the plan", "active")
    return in_mind(text, Clause(start, stop, start, found.end(), "the plan", "active"))


def _deeds(text: str, stop: int) -> list[Clause]:
    """What a paper is issued to do, where that is more than one thing."""
    issued = has_one(
        text, ("ssued ", "eleased ", "nveiled ", "ublished ", "nnounced ", "dopted ", "pproved ")
    )
    found = _ISSUED_TO.search(text, 0, stop) if issued else None
    if found is None or _is_theirs(text, found.start("aim")):
        return []
    at = found.start("deed")
    told = verb_phrases(text, at, at, at, stop, "the plan", "active")
    return told if len(told) > 1 or _BOUND.match(text, at) else []


def _announced(text: str, stop: int) -> list[Clause]:
    if not has_one(text, ("target ", "goal ", "objective ", "plan ", "ambition ")):
        return []
    found = _ANNOUNCED.search(text, 0, stop)
    if found is None or _is_theirs(text, found.start("aim")):
        return []
    at = found.start("deed" if found["deed"] else "thing")
    if _BOUND.match(text, at) is None and _FOUNDS.match(text, at) is None:
        return []
    start = found.start("aim")
    if found["deed"] or in_ing_form(text, at):
        phrases = verb_phrases if found["deed"] else ing_phrases
        return phrases(text, start, start, at, stop, "the plan", "active")
    return in_mind(text, Clause(start, stop, start, at, "the plan", "active"))


def _is_theirs(text: str, end: int) -> bool:
    """Whether somebody else issued the paper: "Sweden issued a roadmap"."""
    by = _SETS_OUT.search(text, 0, end + 1)
    if by is None or by.start() == 0:
        return False
    who = text[subject_start(text, 0, by.start()) : by.start()].strip(" ,")
    head, _, others = who.partition(", ")
    words = lexicon()
    if words.ministry.search(head) or (words.ministry.search(others) and _BODY.match(others)):
        return False
    return words.others.search(head) is not None or (
        head[:1].isupper() and _STATE.match(head) is None
    )
