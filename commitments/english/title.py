"""What an English headline promises: "China to …", "MIIT: Promote …", "MIIT says it will …"."""

import re
from datetime import date

from commitments.english.lexicon import SOME_TIME
from commitments.english.list import in_ing_form
from commitments.english.owner import names_ministry
from commitments.english.piece import Clause
from commitments.officials import officials_in

_FIELD = r"(?:(?:[Ii]ndustry|[Ii]ndustrial|IT|[Tt]ech(?:nology)?|[Tt]elecoms?|[Aa]uto)\s+)?"
_OWNER = (
    rf"(?:(?:China(?:['’]s)?\s+)?(?:MIIT|{_FIELD}(?:[Mm]inistry|[Rr]egulators?|[Ww]atchdog))|"
    r"China|Beijing|(?:The\s+)?Ministry of Industry and Information Technology|Nation|Country|"
    r"Go(?:vernmen|v)t|State|"
    rf"(?:China['’]s\s+|Chinese\s+)?(?:[Tt]op\s+)?{_FIELD}(?:[Mm]inistry|[Rr]egulators?|[Ww]atchdog|[Aa]uthorities|"
    r"[Oo]fficials|[Gg]overnment|[Mm]inistries)|"
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+)\s+(?:Chinese\s+|[Gg]overnment\s+)?(?:[Mm]inistries|"
    r"[Dd]epartments|[Aa]gencies))"
)
"""Whom a headline may name for the ministry, where its text is the ministry's."""
_SETS_OUT = r"(?i:unveils?|releases?|issues?|announces?|outlines?|adopts?|(?:set|lay|roll)s?\s+out)"
_HEADLINE = re.compile(
    r"^(?:(?!Analysts?|Experts?|Opinion|Comment)[A-Z][\w' -]{2,30}:\s+(?=\S+\s+to\s))?"
    rf"{_OWNER}\s*(?::\s*)?"
    r"(?i:(?:is\s+)?set\s+to|to|(?:we\s+)?will|(?:aim|plan|vow|pledge|seek|intend|want|look|move|promise|hope|prepare|strive|"
    r"gear\s+up|commit)s?\s+to|says?\s+(?:(?:it|they)\s+)?(?:to|(?:will|would)(?!\s+(?:be|continue)\b)|(?:plan|aim)s?\s+to)|"
    r"(?:steps?|ramps?)\s+up\s+(?:its\s+)?(?:efforts?|push|drive|campaign)\s+to|"
    rf"{_SETS_OUT}\s+(?:(?:an?|its|their)\s+)?(?:[\w’'-]+\s+){{0,5}}?(?:plans?|blueprint|roadmap|target|goal|measures|steps)\s+to)\s+"
    r"|^[^:]{0,60}(?:MIIT|[Ii]nformation [Tt]echnology)[^:]{0,10}:\s*(?:to\s+|will\s+)?"
)
_STATE = (
    r"^(?:China(?:['’]s\s+(?:MIIT|(?:top\s+)?(?:\w+\s+)?(?:ministry|regulator|watchdog)))?|Beijing|MIIT|"
    r"(?:Industry\s+)?(?:[Mm]inistry|[Rr]egulator))\s+"
)
_PAPERS = re.compile(
    r"(?:Joint\s+)?(?:Notice|Circular|Announcement|Opinions|Guidelines|Measures|Letter)\s+(?:of|from|by|issued\s+by)\s"
)
_GIVES_UP = re.compile(
    _STATE + r"(?P<verb>drops|scraps|shelves|abandons|withdraws|cancels|calls\s+off|gives\s+up)\s+"
    r"(?:(?:its|the|a|earlier)\s+)*(?:(?:plans?|drafts?|proposals?)\s+(?:for|of|to\s+[a-z]+)\s+)?(?P<what>.{6,})",
    re.I,
)
_LAUNCHES = re.compile(
    _STATE
    + r"(?P<verb>launches|starts|begins|kicks\s+off|rolls\s+out)\s+(?P<what>(?:[\w'’,-]+\s+){0,7}?"
    r"(?:campaigns?|crackdown|drive|special\s+action|inspections?|overhaul|sweep)\s+(?:to|against|on|of|for|targeting)\b)",
    re.I,
)
"""A campaign that begins is work to come: "China launches 2-month campaign against …"."""
_CONSIDERS = re.compile(
    rf"^{_OWNER}\s+(?P<verb>(?i:(?:eyes|targets|mulls|weighs|considers|plans|drafts|seeks|vows|pledges|proposes|floats|moots|"
    r"readies|prepares|promises|wants|envisages|explores|studies)\s+(?!to\b|for\b)"
    r"|(?:pushes|presses|calls|prepares|plans|gears\s+up)\s+for\s+|works\s+on\s+|(?:is\s+|are\s+)?(?:now\s+)?(?:eyeing|targeting|"
    r"mulling|weighing|considering|planning|drafting|seeking|proposing|readying|preparing|exploring|studying|"
    r"working\s+on|gearing\s+up\s+for|pushing\s+for)\s+(?!to\b|for\b)"
    r"|sets\s+(?:(?:an?|its|[\w-]+)\s+){0,3}?(?:targets?|goals?|sights)\s+(?:of|on)\s+|aims\s+(?:for|at)\s+)"
    r"(?P<what>[^:;]{6,}?))(?=$|[:;,—-]\s)"
)
_SOURCE = (
    r"(?=$|[,:]\s+(?:says\s+)?(?:the\s+)?(?:MIIT|(?:industry\s+)?ministry|official)"
    r"(?:\s+(?:says|official))?\s*$)"
)
"""Nothing more, or who says so: ", says MIIT", ": official"."""
_TO_BEGIN = re.compile(
    r"(?P<what>[^:,;]{6,80}?)\s+to\s+(?P<verb>(?:start|begin|open|be\s+(?:released|issued|published|launched|held|set\s+up|"
    r"drafted|drawn\s+up|built|completed|unveiled|rolled\s+out|piloted|revised|introduced))\b[^:,;]*)"
    rf"{_SOURCE}"
)
"""What is to begin or come out: "loom pilot to start in May, MIIT says"."""
_PENDING = re.compile(
    r"(?P<what>[^:,;]{6,80}?)\s+(?P<verb>(?i:(?:is\s+|are\s+)?(?:now\s+)?(?:in\s+(?:the\s+)?(?:works|pipeline|making)|on\s+(?:the\s+)?(?:way|cards|"
    r"horizon|drawing\s+board)|under\s+(?:consideration|study|discussion|preparation|development|review)|being\s+(?:drafted|"
    r"drawn\s+up|prepared|planned|considered|revised|finali[sz]ed)|planned(?!\s+by\b)|coming(?:\s+(?:soon|next|this|in)\b)?|"
    rf"(?:due|set|slated|scheduled|expected)\s+(?:(?:for|in|by)\s+)?(?:{SOME_TIME}|soon\b|release\b|launch\b))[^:,;]{{0,40}}))"
    rf"{_SOURCE}"
)
"""What is on its way: "lute code in the pipeline", "harp rules due this year, ministry says"."""
_TO_REACH = re.compile(
    r"(?P<what>[^:,;]{6,80}?)\s+to\s+(?=.*\d)(?P<verb>(?:reach|exceed|surpass|top|hit|total|account\s+for|"
    r"(?:double|triple)\b|(?:rise|grow|increase|fall|drop|be\s+(?:cut|raised|lifted|reduced))\s+(?:to|by|above|below))"
    r".*)"
)
"""How far something is to go: "wind tower output to exceed 9,000 units in 2027"."""
_TITLE_SAYS = re.compile(
    r"\b(?:MIIT|ministry|regulator|official|minister|technology)\s+says?\b|[,:]\s+(?:says\s+)?(?:the\s+)?"
    r"(?:MIIT|(?:industry\s+)?ministry|official)(?:\s+(?:says|official))?\s*$",
    re.I,
)
_BY_OFFICIAL = re.compile(r"^(?:[A-Z][\w-]+\s+){1,4}[A-Z][\w-]+:\s*(?:will\s+|to\s+)?")


def begins_with_ministry(title: str) -> bool:
    """Whether a headline gives the ministry the word: "Ministry of …: …"."""
    begins = _HEADLINE.match(title)
    return begins is not None and names_ministry(begins[0])


def is_papers(title: str) -> bool:
    """Whether a title is that of a paper of the ministry's: "Notice of the Ministry of … on"."""
    return _PAPERS.match(title) is not None and names_ministry(title)


def headline(title: str, ours: bool, said_on: date | None) -> int | None:
    """Where the words begin that promise; None where a headline promises nothing so.

    `ours`: the article's first voice is the ministry's, so "China to …" is its promise.
    """
    begins = _HEADLINE.match(title)
    if begins is not None:
        return begins.end() if ours or names_ministry(begins[0]) else None
    named = _BY_OFFICIAL.match(title)
    return named.end() if named and officials_in(named[0], said_on) else None


def present(title: str) -> Clause | None:
    """What a headline tells in the present: a plan that is dropped, a campaign that is launched."""
    found = _GIVES_UP.match(title) or _LAUNCHES.match(title)
    considers = _CONSIDERS.match(title) if found is None else None
    if considers is not None:
        start, end = considers.span("verb")
        at = considers.start("what")
        if in_ing_form(title, at):
            return Clause(start, end, start, at, "", "active")
        return Clause(start, end, start, start, considers["what"], "passive")
    if found is None:
        return None
    start, end = found.start("verb"), len(title)
    return Clause(start, end, start, end, title[found.start("what") :], "passive")


def level(title: str, begin: int) -> Clause | None:
    """What is to reach a figure or to begin, by a headline from `begin` on.

    "MIIT: output to exceed 3 tons", "loom pilot to start in May".
    """
    found = (
        _TO_REACH.fullmatch(title, begin)
        or _TO_BEGIN.match(title, begin)
        or _PENDING.match(title, begin)
    )
    if found is None:
        return None
    end, verb = found.end(), found.start("verb")
    return Clause(begin, end, verb, verb, found["what"], "passive")


def told(title: str) -> str | None:
    """A headline that the ministry is named to say, as its clauses are written."""
    if _TITLE_SAYS.search(title) is None or not names_ministry(title):
        return None
    return _in_small_letters(title)


def _in_small_letters(title: str) -> str:
    """A headline in Capitals as its clauses would be written; others as they are."""
    words = [word for word in title.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    lowered = title.lower()
    return lowered if capitals * 4 > len(words) * 3 and len(lowered) == len(title) else title
