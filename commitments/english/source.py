"""The words of an English sentence that name who says it, and the person among them."""

import re

from commitments._anchors import Anchored
from commitments.english.lexicon import lexicon
from commitments.english.predicate import looking_ahead
from commitments.officials import bureau

MEDIA = re.compile(
    r"\b(?:Xinhua|Reuters|Bloomberg|CCTV|CGTN|Caixin|Cailian|News|Daily|Press|Times|Post|Journal|"
    "Agency|Global|Nikkei|Argus|Yicai|TechNode|minutes|memos?|transcripts?|"
    r"news\s+agency|broadcaster|newspapers?|media|outlets?|reports?|reporters?)\b"
)
GUESTS = re.compile(
    r"(?:the\s+|all\s+|some\s+|many\s+)?(?:[\w-]+\s+){0,2}(?:representatives|participants|attendees|delegates|entrepreneurs|executives)\b"
    r"(?!\s+(?:of|for|from|at)\s+(?:the\s+)?(?:MIIT|ministry|Ministry\s+of\s+Industry))",
    re.I,
)
"""Those who are invited to the ministry's meetings."""
OF_ITS_OFFICE = Anchored(
    r"(?i)\b(?:director|head|chief|official|inspector|engineer|spokes(?:man|woman|person))\b[^,;]{0,40}?\s(?:in|of|at|with|for)\s+(?:its|the\s+ministry['’]s)\b"
    r"|,\s+(?:its|the\s+ministry['’]s)\s+(?:[\w-]+\s+){0,4}(?:director|head|chief|official|inspector|engineer|spokes(?:man|woman|person))\b"
)
"""Somebody of whoever was named: "Xin Guobin, a deputy director in its equipment department"."""
ITSELF = re.compile(r"(?:^|,\s)\s*it(?:\s+(?:did|has|had|also|does))*\s*$", re.I)
"""The body that was named, and none of those who tell of it."""
WERE_TOLD = Anchored(r"\b(?:was|were|been)\s*$")
"""What they are told is the word of whoever invited them."""
_ASIDE = re.compile(
    r",\s+(?:and|but|or)\s+(?=shall|must|will|should|may|to)|,?\s+(?:as|while|after|when|who|which|adding|citing|referring|despite)\s"
)
_REPORTED = re.compile(
    r",\s+(?=[^,]{2,80}\s(?:will|would|should|must|plans|intends|aims|is|are|has|have)\s)"
)
"""Begins what is said behind a source that stands first: "According to Xin, the pilot will"."""
_BODY = re.compile(
    r"\b(?:Commission|Ministry|Administration|Council|Bureau|Department|Office|Technology|China|"
    r"Industry|Conference|Plan|Group|Finance|Commerce|Standards?|\w+day)\b"
)
TITLE_OF_OFFICE = Anchored(
    "(?i)(?:(?:vice[- ])?minister|spokes(?:person|man|woman)|chief engineer|(?:deputy )?"
    "(?:director|head|chief)(?:[- ]general)?|official|"
    r"(?:relevant |responsible )?person in charge)\b"
)
_BODY_NAME = re.compile(
    r"(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:of|for|on|and|the|[A-Z(][\w&’')-]*)){1,9}|(?:the\s+)?[A-Z]{3,6}"
)
_BODIES = frozenset(
    ("Center", "Centre", "Institute", "Association", "Alliance", "Academy", "University", "Council")
)
_QUOTES = re.compile(r"[“”\"]")
_SHORT = 4
"""Words of a clause that names somebody and says nothing more: "…, critics said"."""


_CLAUSE_ENDS = re.compile(
    r",\s(?!vice|minister|director|spokes|chief|head|an official|deputy)|[”\"]"
)
_NAMES = re.compile(
    r"\s*(?:[A-Z]|the\s+(?:[A-Z]|\w+\s+[A-Z]|ministry|regulator|country['’]s)|"
    r"an?\s+(?:\w+\s+){0,2}(?:official|spokes|statement|circular|document)|"
    r"(?:an?|the|two|three|four|several)\s+(?:\w+\s+){0,2}(?:people|persons?|sources?)\b)"
)
_PERSON = re.compile(
    r"(?:^|said |, |\b)([A-Z][a-z]+ [A-Z][a-z]+)(?=,|\s+(?:said|told|noted|added|stated|"
    r"announced|of\s+(?:its|the)\s)|\s*$)"
)


_STATING = re.compile(
    r"\b(?:issued|released|unveiled|published|announced)\s[^;]{0,60}?\b(?:plan|guidelines?|opinions|blueprint|roadmap|notice|circular|document|scheme)\b"
    r"[^;]{0,120}?,\s+(?:stating|saying|specifying|stipulating|proposing|noting|making\s+(?:it\s+)?clear)\s+that\s",
    re.I,
)


_DOES = re.compile(
    r"\s(?:(?:has|have|had|also|again|then|later)\s+)*(?:[a-z]{2,}ed|met|held|told|took|gave|saw|is|was|made|put|sent|drew|rose|fell)\s"
)
_CITING = re.compile(
    r"\b(?:citing|quoting)\s+(?P<who>[^,;]{3,120}(?:,\s+(?:an?|the)\s[^,;]{3,80})?)"
)
"""From whom somebody who reports has it: "…, the agency said, citing the ministry"."""
SAME = re.compile(
    r",[”\"]?\s+(?:he|she|the\s+(?:vice[- ]?)?(?:minister|spokes\w+|official|chief\s+engineer))\s*$"
)
"""Goes on with whoever spoke: "The ministry will …, he"."""
HE_THINKS = re.compile(
    r"\b[Ss]?[Hh]e\s+(?:also\s+|said\s+(?:that\s+)?(?:he|she)\s+)?(?:believe[sd]|thinks|thought|expect(?:s|ed)|reckon(?:s|ed)|guess(?:es|ed)|"
    r"suspect(?:s|ed)|assume[sd])\s"
)
"""What a person thinks will come: "He said he believed the ministry would"."""
UNDER_BEHIND = re.compile(r"(?<=\d|[a-z%])\s+under\s+(?=(?:the|this)(?:\s[\w-]+){1,4}[.,]?$)")
"""The same at the end: "the share is expected to top 40% under the plan"."""
_PROPER = re.compile(
    r"(?!Mr|Ms|Dr)(?:[Tt]he\s+)?[A-Z][\w&.’'-]*(?:\s+(?:of\s+)?[A-Z][\w&.’'-]*){1,5}"
)
_NOTE = re.compile(
    r"an?\s+(?:[A-Z][\w&.’'-]*\s+){1,4}(?:research\s+|client\s+)?(?:note|report|survey|study|poll)"
)
_NEWS = re.compile(
    r"\b(?:Xinhua|Reuters|Bloomberg|CCTV|CGTN|Caixin|News|Daily|Times|Post|Journal|Yicai)\b"
)
_ALSO = re.compile(r"(?:\s+(?:also|further|then|later|however|meanwhile|has|have|had))+\s*$")
_LONGEST_NAME = 12
_CLOSES = re.compile(r",[”\"]\s+(?=[A-Z])")


def quote_end(sentence: str) -> int:
    """Where whoever is quoted at the beginning is named: "“It will grow,” Hu Bo said"."""
    closes = _CLOSES.search(sentence)
    return closes.end() if closes else 0


def states_in_paper(sentence: str) -> bool:
    """Whether a paper is issued and says what follows: "issued a plan, stating that"."""
    return "ing that " in sentence and _STATING.search(sentence) is not None


def source_of(sentence: str, saying: re.Match[str]) -> str:
    """The words that name who says it: before "said", or behind "according to" and "said Xin"."""
    before, after = sentence[: saying.start()], sentence[saying.end() :]
    cited = _CITING.search(after) if "ting " in after and MEDIA.search(before) else None
    if cited and (lexicon().ministry.search(cited["who"]) or _are_others(cited["who"].rstrip("."))):
        return cited["who"]
    if saying[0].lower() in ("saying", "adding", "stating"):
        does = _DOES.search(before)
        return before[: does.start()] if does else before
    if not before and (paper := lexicon().paper.match(_QUOTES.sub("", after[:160]).lstrip())):
        return after[: max(after.find(","), 0) or len(paper[0])]  # "According to the plan, firms …"
    if before.endswith(('" ', "” ")) and lexicon().paper.fullmatch(_QUOTES.sub("", before).strip()):
        return before  # "The “Guide” proposes that"
    if saying[0].lower() in (
        "according to",
        "per",
        "quoted",
        "cited",
        "learned from",
        "learnt from",
    ):
        source = _ASIDE.split(after[:200], maxsplit=1)[0]
        return source if before.strip() else _REPORTED.split(source, maxsplit=1)[0]
    before = _ALSO.sub(" ", before)
    if "," in before and not looking_ahead(after[:80]) and (others := _others_behind(before)):
        return others
    clause = _CLAUSE_ENDS.split(before)[-1]
    named_behind = _NAMES.match(after) or lexicon().paper.match(after.lstrip())
    if named_behind and (saying[0].lower() == "told" or looking_ahead(after[:80])):
        named_behind = None  # "…, said the rules would": what is said, not who says it
    if before.rstrip().endswith(("”", '"')) or (not clause.strip() and named_behind):
        return _ASIDE.split(after[:160], maxsplit=1)[0]
    if not clause.strip():
        return before[-200:]
    if lexicon().others.match(clause.strip()) and len(clause.split()) <= _SHORT:
        return clause  # "…, critics said"
    if before.endswith((f'"{clause}', f"”{clause}")) and lexicon().others.search(clause):
        return clause[-200:]  # "“The ministry is right,” chairman Hu Bo said"
    return before[-260:] if lexicon().ministry.search(before[-260:]) else clause[-200:]


def _others_behind(before: str) -> str:
    """Others who say what stands before: "The MIIT will issue a code, Bright Looms (said)"."""
    promise, comma, who = before.rstrip(" ,").rpartition(", ")
    return who if comma and _are_others(who) and looking_ahead(promise) else ""


def _are_others(who: str) -> bool:
    """Whether a source is somebody else: named among others, or a name that is no person's."""
    words = lexicon()
    if len(who.split()) > _LONGEST_NAME or words.ministry.search(who) or bureau(who):
        return False
    if MEDIA.search(who):
        return _NOTE.fullmatch(who) is not None and not _NEWS.search(who)
    if _PROPER.fullmatch(who) and not TITLE_OF_OFFICE.search(who) and person(who)[0] is None:
        return True
    return _NOTE.fullmatch(who) is not None or words.others.search(who) is not None


def is_body(name: str) -> bool:
    """Whether it is the name of one body: "The Loom Research Center"."""
    last = name.rpartition(" ")[2]
    return last in _BODIES and _BODY_NAME.fullmatch(name) is not None


def among_bodies(before: str) -> bool:
    """Whether a sentence lists bodies before the ministry: "The NDRC, the SAMR, (the MIIT)"."""
    if not before.rstrip().endswith((",", " and", ", the")):
        return False
    last = before.rstrip(" ,").removesuffix(" and").rpartition(", ")[2]
    return _BODY_NAME.fullmatch(last) is not None


def person(source: str) -> tuple[str | None, str | None]:
    """Surname and name of the person that a source names beside the ministry."""
    rest = lexicon().ministry.sub(" ", source)
    surnames = lexicon().surnames
    named = _PERSON.finditer(rest)
    match = next((each for each in named if each[1].split()[0].lower() in surnames), None)
    if (
        match is None
        or bureau(match[1])
        or TITLE_OF_OFFICE.search(match[1])
        or _BODY.search(match[1])
        or MEDIA.search(match[1])
    ):
        return None, None
    return match[1].split()[0].lower(), match[1]
