"""Papers that an English sentence names as released: "a plan unveiled by the ministry"."""

import re
from datetime import date

from commitments._anchors import headed
from commitments.english.lexicon import lexicon
from commitments.english.name import name

BY = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:by|(?:with|upon)\s+the\s+(?:approval|support)\s+of|under\s+the\s+(?:guidance|"
    r"leadership)\s+of)\s+(?P<who>.{3,160})"
)
_IN_WHICH = re.compile(r"(?:\s+[^,;]{2,40})?,\s+(?P<who>.{3,160})")
"""Whose paper a sentence begins with: "In a plan made public last month, the ministry …"."""
_COMMENTED = re.compile(
    r"\b(?:for|to\s+solicit|to\s+seek|soliciting|seeking)\s+(?:public\s+)?(?:comment|opinion|feedback)"
)
_ADVERBS = re.compile(r"(?:[,\s]+(?:jointly|recently|newly|just|officially))*[,\s]*$")
_OPENS_NAME = re.compile(
    r"\b(?:an?|the|its|this|these|China['’]s|(?P<of>to|under|in|by|with))\s+", re.I
)
_THAT = re.compile(
    r"\s(?:that|which)\s+(?P<who>[^,;]{4,80}?)(?:\s+(?:has|have|had|recently|jointly|just))*\s+$"
)
"""Says whose a paper is: "a plan that the ministry published"."""
_IT = re.compile(r"(?<=[a-z)])\s(?:that\s)?it\s(?:has\s)?(?:recently\s|jointly\s|just\s)?$")
"""The same where the ministry speaks: "a plan it unveiled"."""
_TO_BE = headed(r"\bbe(?:ing)?\s+(?:[a-z]+ly\s+|first\s+|soon\s+)*$")
"""What is yet to be done: "will be published by the ministry"."""
_LONGEST_NAME = 160
_OF_YEAR = re.compile(r"[^,;]{0,60}?\bin\s+(20\d\d)\b")
_HELPERS = 120
"""Characters before the participle that hold its "jointly" and "recently"."""


def participle(
    text: str, match: re.Match[str], said_on: date | None, ours: bool
) -> tuple[int, int, str] | None:
    """ "A plan unveiled on Friday by the ministry": the paper, to the verb.

    `ours`: the ministry speaks, so "it" is the ministry.
    """
    if _TO_BE.search(text, max(0, match.start() - _HELPERS), match.start()):
        return None
    by = _THAT.search(text, max(0, match.start() - _HELPERS), match.start())
    if by is not None and lexicon().ministry.fullmatch(by["who"].strip()):
        return _paper_before(text, match, by.start(), said_on)
    it = _IT.search(text, max(0, match.start() - _HELPERS), match.start()) if ours else None
    if it is not None and _ends_in_paper(text, it.start()):
        return _paper_before(text, match, it.start(), said_on)
    by = BY.match(text, match.end())
    whose = by or (
        _IN_WHICH.match(text, match.end()) if text.startswith(("In ", "Under ")) else None
    )
    if whose is None or lexicon().ministry.match(whose["who"]) is None:
        return None
    adverbs = _ADVERBS.search(text, max(0, match.start() - _HELPERS), match.start())
    end = adverbs.start() if adverbs else match.start()
    return _paper_before(text, match, end, said_on)


def _ends_in_paper(text: str, at: int) -> bool:
    """Whether a paper is named right before a place: "a plan (it unveiled)"."""
    heads = lexicon().instrument.finditer(text, max(0, at - _LONGEST_NAME), at)
    return any(head.end() == at for head in heads)


def _paper_before(
    text: str, match: re.Match[str], end: int, said_on: date | None
) -> tuple[int, int, str] | None:
    """The paper that is named right before `end`, unless it is an old one or a draft."""
    year = _OF_YEAR.match(text, match.end())
    bygone = year is not None and said_on is not None and int(year[1]) < said_on.year
    if bygone or _COMMENTED.search(text, match.end()):
        return None
    first = max(0, end - _LONGEST_NAME)
    if lexicon().instrument.search(text, first, end) is None:
        return None
    for opening in reversed(list(_OPENS_NAME.finditer(text, first, end))):
        start = opening.end() if opening["of"] else opening.start()
        thing = text[start:end]
        if name(thing, said_on, thing).kind == "instrument":
            return start, match.end(), thing
    alone = text[first:end] if first == 0 and text[:1].isupper() else ""
    if alone and name(alone, said_on, alone).kind == "instrument":
        return 0, match.end(), alone
    return None
