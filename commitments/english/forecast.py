"""Whether an English clause promises, or only foresees, advises or looks back."""

import re
from datetime import date

from commitments._anchors import Anchored
from commitments.english.core import has_head
from commitments.english.doer import is_paper
from commitments.english.lexicon import lexicon
from commitments.english.owner import Voice, names_ministry
from commitments.english.piece import Clause
from commitments.english.predicate import looking_ahead

_BEING_SO = re.compile(r"(?:also\s+|not\s+)*be\b", re.I)
_BEING = re.compile(r"(?:be|have|become|remain)\b", re.I)
_FORESEEN = Anchored(
    r"(?i)\b(?:is|was|are)\s+(?:estimated|expected|predicted|forecast|believed|projected)\s+that\b"
)
SHARE = re.compile(
    r"(?:(?:at\s+least|more\s+than|over|about|nearly|some)\s+)?(?:\d[\d.,]*\s*"
    r"(?:percent|per\s+cent|%)\s+of\b|half\s+of\s|(?:two|three)[- ](?:thirds|quarters)\s+of\s|"
    r"(?:one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?[a-z\d]+\s)",
    re.I,
)
"""How many of them: "at least 45 percent of buses will be electric" is a goal."""
_BOUNDED = re.compile(
    r"be\s+(?:kept\s+)?(?:no\s+(?:less|fewer|lower|more|higher)\s+than|at\s+(?:least|most)|not\s+(?:less|more)\s+than|"
    r"(?:kept\s+)?(?:below|under|within))\s+\d"
)
"""A bound is set and not foreseen: "coverage will be no less than 90 percent"."""
_HOW_MANY = re.compile(r"(?<![\w.,-])(?!20\d\d\b)\d")
_HAVE_BY = re.compile(
    r"have\s+(?:(?:more\s+than|at\s+least|over|about|around|some|nearly|no\s+(?:less|fewer)\s+than)\s+)?\d[\d,.]*\s+"
    r"[^.;]*?\bby\s+(?:the\s+end\s+of\s+)?(?:20\d\d|(?:this|next)\s+year|year-end)"
)
"""How many there are to be one day: "China will have 600 looms by 2027"."""
_SO_MANY = re.compile(
    r"have\s+(?:(?:more\s+than|at\s+least|over|about|around|some|nearly|no\s+(?:less|fewer)\s+than)\s+)?\d"
)
_BY_YEAR = re.compile(r"(?:[^;]*?\bthat\s+)?[Bb]y\s+(?:the\s+end\s+of\s+|end-)?20\d\d,?\s")
"""The same with the year at the head: "By 2027, China will have 600 looms"."""
_PRONOUN = re.compile(r"[\s\"“]*(?:they|it|this|these)\s*", re.I)
_FORETOLD = (
    "estimated",
    "predicted",
    "predicts",
    "projected",
    "estimates show",
    "estimates suggest",
)
"""Ends what somebody foresees: "…, the ministry estimated"."""
_LIKELY = re.compile(r"(?:will|would|could|may)\s+(?:most\s+|very\s+)?(?:likely|probably)\b")
_REPORTED = re.compile(
    r"\b(?:said|saying|adding|stating|noting|not(?:ed|es)(?=\s+that)|explain(?:ed|s)|clarif(?:ied|ies)|remarked|reported|assured|hinted|signall?ed|known|heard?|learn(?:ed|t)|vowed|insisted|undertook|indicated|outlined|reiterated|replied|answered|responded|wrote|confirmed|emphasi[sz]ed|told|quoted|introduced|mentioned|pointed\s+out|stressed|pledged|vowed|announced|stated|added|disclosed|revealed|promised|showed|[Aa]ccording\s+to)\b"
)
"""Makes of a "would" behind it the future of what was said."""
_GOES_ON = re.compile(
    r"(?:They|It|The\s+(?:ministry|MIIT|regulator|agencies|departments|ministries|regulators|authorities))(?:\s+also)?"
)
"""Goes on with what somebody was said to promise: "It would also open a hotline"."""
_TELLS = re.compile(
    r"(?:also\s+)?(?:take|require|need|cost|mean|be|have|apply|allow|make|help|bar|let|force|oblige)\b"
)
"""What would come of it, or what a draft would lay down."""
_DRAFTED = re.compile(
    r"(?:also\s+)?be\s+(?:introduced|extended|set\s+up|established|launched|created|issued|published|drawn\s+up|"
    r"expanded|raised|lowered|abolished|replaced|required|allowed|widened|tightened|shortened|held|revised|encouraged|supported|guided|included|exempted|banned|phased\s+out|built|"
    r"released|announced|financed|funded|admitted|picked|selected|chosen|granted|given)\b"
)
"""What a draft of the ministry's would do: "a register would be introduced"."""
_BY_WHEN = Anchored(
    r"\d[^;]*\b(?:by|in)\s+(?:the\s+end\s+of\s+|end-)?20\d\d\b|\b[Bb]y\s+20\d\d,[^;]*\d"
)
"""A number and a year: in news of a draft its aim, told by "would"."""
_COSTS = re.compile(r"would\s+(?:help|cost|take|mean|require|add)\b", re.I)
_PLAN_OF_NUMBERS = re.compile(
    r"would\s+(?!(?:help|cost|take|mean|require|add|have|be)\b)[^;]*?(?:\d|double|triple|halve)[^;]*?\b(?:by|in|before)\s+(?:the\s+end\s+of\s+|end-)?20\d\d",
    re.I,
)
"""What a paper would bring about, so much by a year: "the plan would cut smoke by 9% by 2028"."""
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ss]hould)\b")
_TO_BE_MADE = re.compile(
    r"\bto\s+be\s+(?:approved|released|published|completed|issued|finali[sz]ed|finished|launched)\b"
)
"""What it expects of its own papers: "expects the standard to be approved"."""
EXPECTED_BY = re.compile(
    r"(?:is|are)\s+(?:\w+\s+)?expected\s+by\s+(?:the\s+|its\s+|China['’]s\s+)?(?:[\w-]+\s+){0,2}(?:MIIT|ministry|"
    r"ministries|regulators?)\b",
    re.I,
)
"""What the ministry itself expects of its work, a figure where it names one."""
_HOPES = Anchored(r"\b(?:ministry|MIIT|China|country|[Ww]e|it)\s+(?:also\s+)?hopes?\s+(?:that\s+)?")
"""What it hopes to count one day is its goal: "hopes that output will top 30 tons"."""
_PUT_OFF = ("has been ", "have been ")
_LAID_DOWN = ("should ", "is to ", "are to ")
"""Begins how much something ought to be one day: "the field should be worth 30 billion yuan"."""
_EXPECTING = (
    "is expected",
    "are expected",
    "is projected",
    "are projected",
    "expect",
    "is likely",
    "are likely",
)
_EXPECTED_IN = re.compile(
    r"(?:is|are)\s+expected\s+(?:in|by(?!\s+(?:the\s+(?!end|start|middle)|its\s|china|miit))|before|this|next|early|late|later|soon|shortly|within|around|towards)\b"
)
"""When its makers expect a paper or a campaign: "a draft is expected in May"."""
_IN_THE_MAKING = re.compile(
    r"(?:be\s+)?(?:\w+ly\s+)?(?:revised?|amended?|piloted?|set\s+up|established?|drawn?\s+up|carried\s+out|carry\s+out|finali[sz]ed?|released?|issued?|publish(?:ed)?|unveil(?:ed)?|"
    r"promulgated?|introduced?|print|distribute|roll(?:ed)?\s+out|launch(?:ed)?|submitted|draft(?:ed)?|"
    r"freeze|frozen|adopt(?:ed)?|completed?|finish(?:ed)?|begin|open|start|put\s+(?:out|up)|posted|made\s+public|"
    r"have\s+(?:it|them|the\s+[\w -]{3,40}?)\s+(?:out|ready|released|published|issued|completed|"
    r"in\s+place)|"
    r"put\s+(?:it|them|the\s+[\w -]{3,40}?)\s+(?:on\s+trial|into)|"
    r"come\s+(?:out|online)|go\s+(?:live|online)|be\s+(?:put\s+into|operational|available))\b"
)
"""What its makers expect of a paper is their plan: "is expected to be released this year"."""

_SET_UP = re.compile(
    r"be\s+(?:\w+ly\s+)?(?:built|established|set\s+up|trained|cultivated|fostered|formed|created|deployed|connected|selected|started|begun|expanded)\b"
)
"""What so many things undergo is no forecast: "30 halls are expected to be built"."""
_TO_HAVE_BUILT = re.compile(
    r"expects?\s+to\s+(?:approve|select|choose|certify|recruit|train|open)\s|expects?\s+to\s+(?:have\s+)?(?:built|build|established?|set\s+up|cultivated?|form(?:ed)?|train(?:ed)?)\s[^,;]{0,24}?\d"
)
"""What is expected of one's own work: "expects to have built 30 halls"."""
_A_PAPER = re.compile(
    r"expects?\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,4}(?:code|spec|specification|standard|draft|rules?|guidelines?|"
    r"list|plan|catalogue?|roadmap)s?\s"
)
"""What will be out: "expects a first code in March"."""
_EXPECTED_TO = re.compile(
    r"(?:is|are)\s+(?:\w+\s+)?(?:expected|likely|forecast|predicted|projected)\s+to\s+"
)
"""What is foreseen, and so what goes on with it: "is expected to ease congestion and cut costs"."""
_LONGEST_LIST = 240
_ADVICE = re.compile(r"(?:should|ought)\b")
_NOT_TO_DO = re.compile(r"(?:should|must|can)\s+not\b", re.I)
_WANTS_OF = re.compile(r"wants?\s+(?P<whom>[^,;]{3,60}?)\s+to\s+(?!be\b)[a-z]")
"""A wish that others do something: "wants cities to build shelters"."""
_AIMED = re.compile(r"(?:aimed|proposed|planned|intended|sought|hoped|would|(?:was|were)\s+to)\b")
_HAD_REACHED = re.compile(
    r"(?:reaching|exceeding|topping|surpassing|rising|growing|falling)\s[^;]{2,40}?\sin\s+"
    r"(20\d\d)\b"
)
"""How far it had come: ", with prices reaching 300 yuan in 2019"."""
_OF_YEAR = re.compile(r"\b(?:[Ii]n|since)\s+(20\d\d)\b")


_REMINDS = Anchored(
    r"\b(?:reminded|warned|advised|cautioned|(?<!most )telling|ordering|"
    r"instructing|directing|demanding)\b[^,;]*$"
)
"""What it tells others to do or to beware of."""
_OURSELVES = re.compile(r"\b(?:it|the\s+ministry|MIIT)$")


def is_advice(text: str, clause: Clause, voice: Voice) -> bool:
    """Whether a writer says what the ministry should do; its officials say it of themselves.

    Nor does anybody promise what should not be done.
    """
    if _NOT_TO_DO.match(text, clause.modal):
        return True
    if _REMINDS.search(text, 0, clause.modal) and not _OURSELVES.search(clause.subject):
        return True
    wanted = _WANTS_OF.match(text, clause.modal)
    if wanted and lexicon().others.search(wanted["whom"]):
        return re.search(r"\d", text[clause.verb : clause.end]) is None
    if not _ADVICE.match(text, clause.modal) or not names_ministry(clause.subject):
        return False
    return voice.speaker is None and lexicon().saying.search(text) is None


def is_bygone(text: str, clause: Clause, said_on: date | None) -> bool:
    """Whether a sentence tells what a paper of past years aimed at."""
    had = _HAD_REACHED.match(text, clause.verb) if clause.beside else None
    if had is not None and said_on is not None and int(had[1]) < said_on.year:
        return True
    year = _OF_YEAR.search(text, 0, clause.modal) if _AIMED.match(text, clause.modal) else None
    return year is not None and said_on is not None and int(year[1]) < said_on.year


def is_forecast(text: str, clause: Clause, voice: Voice, papers: bool) -> bool:
    """Whether a clause foresees what will come of itself: "sales are expected to grow".

    `papers`: the article's papers are the ministry's, and what they expect is planned.
    """
    if clause.modal == clause.verb and clause.form == "active" and " to " in text:
        clause = _as_its_list_began(text, clause)
    predicate = text[clause.modal : clause.modal + 24].lower()
    if predicate.startswith(_PUT_OFF):
        return False
    being = _BEING.match(text, clause.verb) and predicate[0] == "w"
    if clause.form == "state" and (being or _BEING_SO.match(text, clause.verb)):
        goal = voice.paper and not _PRONOUN.fullmatch(clause.subject)
        goal = goal or (
            voice.owner == "ministry"
            and predicate.startswith(_LAID_DOWN)
            and _HOW_MANY.search(text, clause.start, clause.end) is not None
        )
        bounded = _BOUNDED.match(text, clause.verb) is not None
        bounded = bounded or (
            voice.owner == "ministry"
            and (
                _HAVE_BY.match(text, clause.verb) is not None
                or (
                    _SO_MANY.match(text, clause.verb) is not None
                    and _BY_YEAR.match(text, 0, clause.modal) is not None
                )
            )
        )
        return not (goal or bounded or SHARE.match(clause.subject))
    likely = _LIKELY.match(predicate)
    if likely:
        ours = voice.owner == "ministry" and is_paper(clause.subject)
        return not (ours and _IN_THE_MAKING.match(text, clause.modal + likely.end() + 1))
    if _FORESEEN.search(text, 0, clause.modal) or text.endswith(_FORETOLD):
        return True
    before = text[max(0, clause.start - 30) : clause.start].rpartition(", ")[2].rpartition(": ")[2]
    before += text[clause.start : clause.modal]
    if predicate.startswith("would"):
        goes_on = voice.owner == "ministry" and _GOES_ON.fullmatch(clause.subject.strip())
        drafted = voice.owner == "ministry" and clause.form == "passive"
        drafted = drafted and _DRAFTED.match(text, clause.verb) is not None
        laid_down = clause.subject == "the plan" and voice.owner == "ministry"
        numbers = _PLAN_OF_NUMBERS.match(text, clause.modal) is not None
        planned = voice.owner == "ministry" and numbers and is_paper(clause.subject)
        told = drafted or laid_down or planned or (goes_on and not _TELLS.match(text, clause.verb))
        aimed = papers and voice.owner == "ministry" and _BY_WHEN.search(text) is not None
        aimed = aimed and _COSTS.match(text, clause.modal) is None
        told = told or (aimed and lexicon().forecast.search(text, 0, clause.modal) is None)
        told = told and not _IF.search(text)
        return not (voice.paper or told) and _REPORTED.search(text) is None
    if _EXPECTED_IN.match(predicate):
        return not (voice.owner == "ministry" and has_head(clause.subject))
    if predicate.startswith(_EXPECTING):
        ours = voice.paper or (papers and is_paper(clause.subject))
        ours = ours or EXPECTED_BY.match(text, clause.modal) is not None
        if ours and re.search(r"\d", text[clause.verb : clause.end]):
            return False
        if _A_PAPER.match(text, clause.modal) or _TO_HAVE_BUILT.match(text, clause.modal):
            return False
        made = _IN_THE_MAKING.match(text, clause.verb) or _TO_BE_MADE.search(text, clause.verb)
        one = has_head(clause.subject) or re.search(r"\d", clause.subject) is not None
        made = made or (_SET_UP.match(text, clause.verb) if one else None)
        return not (voice.owner == "ministry" and made)
    if predicate.startswith(("aiming", "with ", "seeking to", "hoping to", "looking to")):
        return re.search(r"\d", text[clause.verb : clause.end]) is None
    if _HOPES.search(text, 0, clause.modal) and re.search(r"\d", text[clause.verb : clause.end]):
        return False
    return lexicon().forecast.search(before) is not None


def _as_its_list_began(text: str, clause: Clause) -> Clause:
    """A verb that goes on with what is expected of something, as the first of that list."""
    foreseen = list(_EXPECTED_TO.finditer(text, max(0, clause.start - _LONGEST_LIST), clause.modal))
    if not foreseen or clause.start != clause.modal:
        return clause
    between = text[foreseen[-1].end() : clause.modal]
    if looking_ahead(between) or "; " in between:
        return clause
    return clause._replace(modal=foreseen[-1].start(), verb=foreseen[-1].end())
