"""English sentences about somebody else: a company, a place's authorities, another's paper."""

import re

from commitments._anchors import Anchored
from commitments._words import has_one
from commitments.english.lexicon import lexicon

_COMPANY = re.compile(
    r"(?:(?:Shares\s+(?:of|in)|Meanwhile,|Separately,)\s+)?[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,4}"
    r"(?:\s+\([A-Z]{2,6}:\s?\w+\)|,\s+(?:an?|the|one\s+of|China['’]s|Asia['’]s|Europe['’]s)\s+[^,]{0,60}?\b(?:maker|"
    r"producer|supplier|manufacturer|operator|company|firm|giant|start-?up|unit|brand|developer|"
    r"refiner|subsidiary|retailer|carmaker|automaker|(?:smallest|largest|biggest)\s+of)\b)"
)
"""A sentence about a company: "Leapmotor (HKG: 9863)", "SinoHytec, a maker of cells,"."""
_STRANGER = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,3},\s+(?P<who>[^,]{3,90}),\s")
_LOCAL = re.compile(
    r"In\s+(?!China\b)(?:[A-Z][\w'’-]+\s?){1,4}(?:,\s+[^,]{3,40})?,\s+(?:the\s+|local\s+|city\s+)*"
    r"(?:authorities|officials|governments?|regulators)\b"
)
"""Those of a place: "In Hefei, authorities have pledged …"."""
_ISSUED = re.compile(
    r"\s(?:(?:has|have|had|also|recently|earlier|later|jointly|officially|(?:last|this)\s+(?:week|month|year)|"
    r"on\s+\w+day)\s+)*(?:issued|released|published|unveiled|promulgated|rolled\s+out)\s+"
    r"(?P<thing>[^,;.]{3,140})"
)
_PAPER = re.compile(
    r"\b(?P<head>plan|blueprint|roadmap|guid(?:e|elines?|ance)|opinions?|circular|notice|document|rules?|"
    r"regulations?|measures|provisions|standards?|strategy|outline|draft|list|catalogue?|code)\b"
)
_FRONTED = re.compile(
    r"^(?:(?:Separately|Meanwhile|Earlier|Also|Recently|In\s[^,]{2,30}|On\s[^,]{2,30}|"
    r"(?:Last|This|Earlier\s+this)\s+(?:week|month|year)),?\s+)+"
)
_AND_OTHERS = re.compile(
    r"\bother\s+(?:[\w-]+\s+){0,2}(?:departments|ministries|agencies|bodies|regulators|authorities)|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s+(?:[\w-]+\s+){0,2}(?:departments|ministries|agencies)"
)
"""The ministry may be one of them."""
_LONGEST_DOER = 140
_GENERIC = re.compile(r"(?:the\s+|this\s+)?(?:document|paper)|it|they", re.I)


def is_company(sentence: str) -> bool:
    """Whether a sentence begins with a company."""
    return _COMPANY.match(sentence) is not None


def is_local(sentence: str) -> bool:
    """Whether a sentence is about the authorities of a place."""
    return _LOCAL.match(sentence) is not None


_SOMEBODY = Anchored(
    r"(?i)(?:^|,[”\"]?\s)\s*(?!(?:[a-z-]+\s+)?(?:ministers|regulators|directors|inspectors|leaders|members|speakers|officers|engineers|commissioners|papers|letters|newspapers|"
    r"orders|chapters|numbers|figures|reporters|spokespersons|coordinators|others)\s*$)(?-i:(?:[a-z-]+\s+)?[a-z]{2,}(?:ers|ors|ists|ants))\s*$|"
    r"(?:^|[,”\"]\s)\s*(?:an?|another|one|some|many|several)\s+(?!(?:[a-z-]+\s+){0,3}?(?:[a-z]*minister|spokes[a-z]+|director|inspector|regulator|coordinator|leader|member|speaker|officer|engineer|commissioner|"
    r"paper|letter|newspaper|order|chapter|insider|reporter|writer|vendor\s+to)s?\s*$)(?:[a-z-]+\s+){0,3}?[a-z-]+(?:[a-z]er|[a-z]or|ist|keeper|man|woman|student|resident|consultant|"
    r"executive|boss)s?\s*$"
)
"""Somebody without a name who is no official: "a shopkeeper (said)"."""


def is_somebody(source: str) -> bool:
    """Whether a source is somebody without a name who is no official: "a shopkeeper"."""
    return _SOMEBODY.search(source) is not None


def is_stranger(sentence: str) -> bool:
    """Whether somebody else is named first: "Wang Hua, of the Toy Association, believes …"."""
    named = _STRANGER.match(sentence)
    who = named["who"] if named else ""
    return lexicon().others.search(who) is not None and not lexicon().ministry.search(who)


def paper_of_others(sentence: str, known: str) -> str:
    """The sort of paper that somebody else has issued last ("plan"), `known` before the sentence.

    Whoever names the ministry speaks of its papers again.
    """
    words = lexicon()
    if words.ministry.search(sentence):
        return ""
    if not has_one(
        sentence, ("issued", "released", "published", "unveiled", "promulgated", "rolled")
    ):
        return known
    begin = _FRONTED.match(sentence)
    start = begin.end() if begin else 0
    issued = _ISSUED.search(sentence, start)
    if issued is None or issued.start() - start > _LONGEST_DOER:
        return known
    doer = sentence[start : issued.start()]
    others = words.others.search(doer)
    head = _PAPER.search(issued["thing"])
    if head is None or others is None or not _is_doer(doer, others):
        return known
    return head["head"]


def _is_doer(doer: str, others: re.Match[str]) -> bool:
    """Whether those others alone are who does it, and no side clause tells of them."""
    if _AND_OTHERS.search(doer):
        return False
    before = doer[: others.start()]
    return len(before.split()) <= 6 and not re.search(r"\b(?:that|which|who|by|for|to)\b|,", before)


def means_others(subject: str, theirs: str) -> bool:
    """Whether a subject means the paper that others have issued."""
    if not theirs:
        return False
    head = theirs.removesuffix("s")
    small = subject.lower()
    return _GENERIC.fullmatch(subject) is not None or re.search(rf"\b{head}s?$", small) is not None


def is_others_paper(paper: str) -> bool:
    """Whether a paper's words name another body: "the NDRC's plan", "the Administration for …"."""
    named = lexicon().others.search(paper)
    return named is not None and (
        named[0][0].isupper() or paper[named.end() :].startswith(("'s", "’s"))
    )


def calls_theirs(sentence: str, foreign: str) -> bool:
    """Whether a sentence begins with the paper that somebody else issued."""
    paper = lexicon().paper.match(sentence)
    return paper is not None and means_others(paper[0], foreign)
