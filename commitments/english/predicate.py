"""The words of an English sentence that look ahead: "will", "plans to", "is drafting"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import maxsize

from commitments._anchors import Anchored
from commitments._word_edges import AtWord
from commitments._words import lowered
from commitments.english.lexicon import lexicon

_SIDE = AtWord(
    r"(?i)\b(?:(?:which|who|whom|whose|that)\s+(?:\w+ly\s+)?|(?:what|whether|if|how|why|once|"
    r"until)\s+(?:[\w'’-]+\s+){0,4}|"
    r"(?:that|which|(?:move|step|decision|policy|shift)(?:\s+that)?)\s+(?:[\w-]+\s+){1,4}(?:said|say|says|hopes?|"
    r"believes?|thinks?)\s+)$"
)
_BECAUSE = re.compile(
    r"\s(?:as|because|although|though|when|since|after|before|unless)\s+(?!(?:which|saying|stating|telling)\s)(?:[\w'’-]+\s+){1,4}$"
)
"""Begins a reason or a time behind the clause: "will issue a code as trams are growing"."""
_AS_IT = re.compile(r",\s+as\s+(?:it|China|Beijing|the\s+(?:country|ministry|government))\s+$")
"""What it does so for, told with a number and a year: ", as it seeks a share of 75% by 2027"."""
_SAID_THAT = re.compile(
    r"\b(?:said|stated|noted|announced|added|stressed|revealed|out|clear|told\s+\w+|disclosed|"
    "proposed|saying|adding|confirmed|explained|reiterated|told|reported|indicated|suggested|"
    r"mentioned|emphasized|clarif(?:y|ies|ied)|put\s+forward|specif(?:y|ies|ied)|"
    r"(?:stipulate|propose|state|require|stress|emphasize)[sd]?)"
    r"(?:\s+(?:in|at|on|during|to)\s+(?:an?\s|the\s|his\s|her\s|its\s|\w+day\b|reporters)"
    r"[\w’',. &-]{0,100}?)?,?\s+that\s+$",
    re.I,
)
AIMING = re.compile(
    r"(?:aiming|vowing|striving|pledging|promising|planning|intending|preparing|seeking|proposing|hoping|looking|deciding|agreeing|undertaking)\s|with\s+plans\s|with\s+(?:the|an?)\s+(?:goal|aim|target|objective)\s"
)
"""What the last one's subject is after: ", aiming to raise output"."""
_NOUN_OR_VERB = re.compile(r"(?:plan|aim|move|pledge|promise|hope|proposal)\s+to\b", re.I)
_HELPED = Anchored(
    r"\b(?:help|assist|encourage|guide|allow|let|urge|push|support)\s+(?:[\w-]+\s+){0,4}[\w-]+s\s+$"
)
"""Whom it helps to move somewhere."""
_PLURAL = re.compile(r"(?:plans|aims|moves|pledges|promises|hopes)\s+to\b", re.I)
_OWNED = re.compile(r"(?:['’]s|\b(?:its|their|our|of|on))\s+$", re.I)
_STRIVES = re.compile(r"(?:strive|seek|aim)\s+to\b")
_PAST = re.compile(r"(?:was|were)\s", re.I)
_REPORTED = re.compile(r"\b(?:said|told|added|announced|stated|noted|disclosed|revealed)\b")
_BOUND = re.compile(
    r"(?=(?:[^.;,]|,(?!\s+aiming))*\s(?!20\d\d\b)\d)(?=[^.;]*\bby\s+(?:the\s+end\s+of\s+)?20\d\d)"
)
"""A number and a year: what the plan is for can be checked."""
_ARTICLE = re.compile(
    r"\b(?:an?|the|its|their|our|this|\w+['’]s)\s+(?:[\w-]+\s+){0,3}(?<!s\s)$|\b(?:an?|its|"
    r"this)\s+$",
    re.I,
)
_BODY = re.compile(
    r"(?:Ministry\s+of\s+(?:[A-Z]\w+\s+(?:and\s+)?){1,5}|(?:Commission|Administration|Bureau)\s+|\b[A-Z]{3,}\s+)$"
)
"""Who plans: "the MIIT and the Ministry of Finance (plan to)"."""
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|one|other|"
    r"another|step|goals?|aims?|tasks?|purpose|focus|priority|point|aspect|idea|key|measure|thing)"
    r"(?:\s+of\s+all)?\s+$|\bthe\s+(?:aims?|purpose|goals?|objectives?)\s+of\s+[\w’' -]{2,50}\s+$",
    re.I,
)
GOAL_OF = Anchored(r"(?i)\b(?:goal|aim|target|objective)\s+of\s+[\w’' -]{2,50}\s*$")
_COUNTED = re.compile(r"(?:[^.;]|\.(?=\d)){0,90}?\s(?!20\d\d\b)\d")
"""A goal with a figure can be checked: "the goal of the plan is to build 100 halls"."""
_PRIORITY = Anchored(r"\b(?:focus|priorit(?:y|ies)|emphasis)(?:\s+this\s+year)?\s+$")
_NEXT_STEP = Anchored(
    r"\b(?:(?:MIIT|ministry)['’]s|said|stated|noted|added|introduced|revealed|that)\s+(?:the\s+|its\s+|our\s+|their\s+)?next\s+step\s+$"
)
"""Tells one step: "stated that the next step is to widen …"."""
_AIM = Anchored(r"\b(?:aim|goal|target|plan|idea|intention|ambition)(?:,[^,]{3,90},)?\s+$")
_HAVE_DONE = re.compile(
    r"\s+(?:have\s|finish|complete|release|issue|publish|launch|draft|draw\s+up|formulate|revise|set\s+up|open|pilot|"
    r"(?:[a-z]+\s+){1,3}(?:[^.;,]|(?<=\d)[,.](?=\d)){0,90}?(?<![\w-])(?!20\d\d\b)\d)"
)
"""An aim that is done with one day, unlike a purpose: "our aim is to have it approved"."""
_PUBLISHED = re.compile(
    r"(?:will|would|is\s+(?:expected\s+)?to|are\s+(?:expected\s+)?to)\s+(?:soon\s+)?be\s+(?:\w+ly\s+)?"
    r"(?:released|extended|expanded|merged|replaced|revised|issued|published|unveiled|promulgated|finali[sz]ed|introduced|submitted|completed|approved|"
    r"(?:put|sent)\s+(?:out|to|up))\b"
    r"|(?:will|would|(?:is|are)\s+(?:set|due|slated|scheduled|expected)\s+to)\s+(?:\w+ly\s+)?(?:be\s+(?:launched|"
    r"held|opened|piloted|rolled\s+out|set\s+up|established|built)\b|(?:begin|start|kick\s+off|open|take\s+place|"
    r"get\s+under\s*way|come\s+into\s+(?:use|operation|service)|go\s+(?:live|online))(?=\s+(?:in|on|from|next|this|later|early)\b))"
    r"|(?:will|would)\s+(?:hold\s+its\s+first|meet\s+for\s+the\s+first|(?:start|begin)\s+work\b)"
    r"|(?:is|are)\s+(?:now\s+|currently\s+|still\s+)?(?:being\s+(?:finali[sz]ed|drafted|drawn\s+up|"
    r"prepared|revised|compiled|formulated|reviewed)|"
    r"(?:slated|scheduled|due|set|expected)\s+(?:for\s+(?:release|publication|completion)|to\s+be\s+(?:released|issued|"
    r"published|completed))|under\s+(?:review|preparation|revision)|due\s+out|open\s+(?:to|for)|"
    r"in\s+(?:preparation|the\s+(?:pipeline|works|making)))\b"
)
WHICH = re.compile(r",\s+which\s+$")
_OF_PAPER = re.compile(
    r"calls?\s+for\s|called\s+for\s|ha(?:s|ve)\s+(?:set\s+)?an?\s+(?:\w+\s+)?(?:goal|target)\s+of\s|targets\s|envisages\s|sets?\s+(?:an?|the)\s+(?:goal|target)s?\s+(?:of|for)\s|"
    r"(?:aims|plans|seeks)\s+to\s+(?=[^,;]*\s(?!20\d\d\b)\d)|"
    r"(?:will|would)\s+(?=(?:kick\s+off|launch|start|set\s+up)\s+an?\s)"
)
"""What a paper is for, told by the way: "the blueprint, which calls for 300 looms"."""
_PAPER_BEFORE = Anchored(
    r"(?i)\b(?:plan|blueprint|roadmap|guidelines?|document|strategy|program(?:me)?|outline|opinions?|scheme|"
    r"circular|notice|measures|policy|draft)\b(?:[^;.]{0,90},\s+which|(?:\s[^;.,]{0,60})?\s+that)\s+$"
)
_SHOWN = Anchored(
    r"(?i)\b(?:rules?|regulations?|measures|provisions|standards?|guidelines?|plan|notice|draft|proposal|code)\b[^;.,]{0,60}?\s"
    r"(?:out|open|up)?\s?for\s+(?:public\s+)?(?:comments?|consultation|feedback)\s+that\s+$"
)
"""Ends a draft that is out for comment: "a rule for public comment that (would ban …)"."""
_LAYS_DOWN = re.compile(
    r"would\s+(?:ban|prohibit|bar|cap|limit|restrict|tighten|raise|lower|set|introduce|create|establish|phase\s+out|abolish|"
    r"widen|extend|expand|cut|scrap|ease|impose)\s"
)
_OF_MINISTRY = re.compile(
    r"(?:(?:but|and|meanwhile,)\s+)?(?:(?:the\s+(?:[\w-]+\s+)?ministry|(?:the\s+)?MIIT),\s+which|(?:that|this|which)\s+is\s+why\s+(?:[\w-]+\s+){0,3}[\w-]+)\s+$",
    re.I,
)
"""What is told of the ministry, or for a reason, is told of itself: "That is why the MIIT will"."""
_LONGEST_PAPER = 140
_LONGEST_SAYING = 150
_VOWING = re.compile(
    r"(?:vowing|striving|pledging|promising|planning|intending|preparing|seeking|proposing|hoping|looking|deciding|agreeing|undertaking)\s"
)
_OF_ITS_SUBJECT = re.compile(r",[”\"]?\s+(?:with\s+(?:[\w()'’-]+\s+){1,12})?$")
"""Left of a participle that tells what somebody means to do: ", vowing", ", with China vowing"."""
_LONGEST_SUBJECT = 120
_ASIDE = re.compile(r",[”\"]?\s+$")


def words_ahead(text: str, stop: int = maxsize) -> Iterator[re.Match[str]]:
    """All words up to `stop` that look ahead, as matches in the text in small letters."""
    small = lowered(text)
    return lexicon().predicate_for(small).finditer(small, 0, stop)


def looking_ahead(text: str, stop: int = maxsize) -> list[re.Match[str]]:
    """The same, at once."""
    return list(words_ahead(text, stop))


def predicates(
    text: str, ahead: list[re.Match[str]], reported: bool = False
) -> list[re.Match[str]]:
    """Those words ahead that are no part of a side clause, a noun or a list's opener.

    `reported`: somebody is quoted, so that "was being set up" is under way.
    """
    return [
        match
        for place, match in enumerate(ahead)
        if not (
            _relative(text, ahead[place - 1].end() if place else 0, match.start())
            or _is_noun(text, match)
            or _opens_list(text, match)
            or (place and _joined(text, match.start()))
            or (text[match.start() - 1 : match.start()] == "(" and match[0].startswith("Call"))
            or (match[0] == "move to" and _HELPED.search(text, 0, match.start()))
            or (_PAST.match(match[0]) and not (reported or _REPORTED.search(text)))
            or (_VOWING.match(match[0]) and not _is_vowing(text, match.start()))
            or (match["aside"] and not _stands_alone(text, match))
        )
    ]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether "to be drafted" is an aside, or all that is said: "• A code to be drafted"."""
    if _ASIDE.search(text, match.start() - 3, match.start()):
        return True
    return match.start() > 0 and _NO_VERB.fullmatch(text, 0, match.start()) is not None


_NO_VERB = re.compile(
    r"(?!The\s(?:first|last|only|next|latest|text|draft)\b|(?:One|It|This|That|These|They|He|She|We|There|What|How)\b)[A-Z][\w’'-]*\s+"
    r"(?:(?!(?:is|are|was|were|be|been|has|have|had|will|would|plans?|aims?|wants?|seeks?|needs?|ought|said|says|due|set|expected|likely|"
    r"slated|scheduled|going|about|ready|able|how|what|where|when|[a-z]{3,}ed)\s|(?:intends|hopes|vows|pledges|moves|works|looks|promises|agrees|proposes|starts|begins|continues|tends|expects|remains|appears|seems|comes|goes|has)\s)[\w’'&-]+\s+){1,9}"
)
"""A sentence so far that has no verb."""


def is_of_paper(text: str, at: int) -> bool:
    """Whether "which" before a predicate stands for a paper, and the predicate for its goals."""
    if text.startswith("would ", at) and _SHOWN.search(text, max(0, at - _LONGEST_PAPER), at):
        return _LAYS_DOWN.match(text, at) is not None
    if not text.endswith((", which ", " that "), 0, at) or _OF_PAPER.match(text, at) is None:
        return False
    return _PAPER_BEFORE.search(text, max(0, at - _LONGEST_PAPER), at) is not None


def _is_vowing(text: str, at: int) -> bool:
    """Whether a participle says what its sentence's subject, or one of its own, means to do."""
    return _OF_ITS_SUBJECT.search(text, max(0, at - _LONGEST_SUBJECT), at) is not None


def _relative(text: str, last: int, at: int) -> bool:
    """Whether the predicate stands in a side clause: ", who will …", "whether it will …".

    Behind `last`, where the predicate before it ends: "how firms should price lamps will be told".

    What is said of a paper behind a comma is no aside: "the rules, which will be issued in May".
    """
    before = text[max(0, last, at - 60) : at]
    if is_of_paper(text, at):
        return False
    if WHICH.search(before) and _PUBLISHED.match(text, at):
        return text.startswith(("Under ", "In ", "By "))
    if _OF_MINISTRY.match(text, 0, at):
        return False
    because = _BECAUSE.search(before)
    if because and not lexicon().ministry.search(because[0]):
        return not (_AS_IT.search(before) and _BOUND.match(text, at))
    if _SIDE.search(before) is None:
        return False
    return _SAID_THAT.search(text, max(0, last, at - _LONGEST_SAYING), at) is None


def _opens_list(text: str, match: re.Match[str]) -> bool:
    """Whether "is to" stands behind a number or a goal: "the first is to expand consumption".

    A priority is told where it is no list's: "one of our priorities is to help weavers".
    """
    if match[0].lower() not in ("is to", "are to"):
        return False
    if _PRIORITY.search(text, 0, match.start()) and not lexicon().marker.match(text):
        return False
    if _NEXT_STEP.search(text, 0, match.start()):
        return False
    if _AIM.search(text, 0, match.start()) and _HAVE_DONE.match(text, match.end()):
        return False
    if GOAL_OF.search(text, 0, match.start()) and _COUNTED.match(text, match.end()):
        return False
    return _ORDINAL.search(text, 0, match.start()) is not None


def _joined(text: str, at: int) -> bool:
    """Whether a base form goes on with another's list: "will speed up A, strive to issue B"."""
    return _STRIVES.match(text, at) is not None and text[:at].endswith((", ", " and "))


# Few words look ahead, over and over.
@lru_cache(maxsize=256)
def noun_or_verb(words: str) -> bool:
    """Whether words that look ahead may be a noun with its infinitive: a plan to."""
    return _NOUN_OR_VERB.match(words) is not None


@lru_cache(maxsize=256)
def is_aiming(words: str) -> bool:
    """Whether they say what the last one's subject is after."""
    return AIMING.match(words) is not None


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether "plan to" stands behind an article: "issued a plan to set up a committee"."""
    if _PLURAL.match(match[0]):
        return _OWNED.search(text, max(0, match.start() - 8), match.start()) is not None
    if not noun_or_verb(match[0]) or _BOUND.match(text, match.end()):
        return False
    if _BODY.search(text, max(0, match.start() - 60), match.start()):
        return False
    return _ARTICLE.search(text[max(0, match.start() - 60) : match.start()]) is not None
