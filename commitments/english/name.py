"""What an English clause commits to: its kind, the bare name, the stage, the quantity."""

import re
from datetime import date

from commitments._anchors import Anchored, headed
from commitments._record import Record
from commitments.deadlines import says_when
from commitments.english.core import core_of, has_head
from commitments.english.counted import counted
from commitments.english.kind import kind_of
from commitments.english.lexicon import lexicon
from commitments.english.order import plain_order, views_on, without_aside
from commitments.english.phrase import (
    HELPED_TO,
    bare_name,
    split,
    with_purpose,
    without_deadlines,
    without_partners,
    work_on,
)
from commitments.english.work import kind_by_work
from commitments.model import Kind, Quantity, Stage

_EXPLORING = re.compile(
    r"(?:\w+ly\s+)?(?:explor(?:e|ing)|look(?:ing)?\s+into|mull(?:ing)?|weigh(?:ing)?|"
    r"consider(?:ing)?|think(?:ing)?\s+about)\b(?!\s+and\b)",
    re.I,
)
_WHETHER = re.compile(r"\bwhether\b")
_IN_DEPTH = headed(r"\bin[ -]depth\b|\b(?:carry\s+out|implement)\b.*\bin\s+full\b")
_DWELLS = re.compile(r"(?:\w+ly\s+|also\s+)*(?:focus|concentrate|cent(?:er|re))\s+on\b")
"""What a trial is about, while it goes on."""
_APPLICATIONS = re.compile(
    r"(?:(?:invit|accept|solicit|receiv|collect|seek)(?:e|ing)?\s+)?(?P<what>(?:new\s+)?(?:applications|candidates|nominations|entries|submissions)\s+for\s)"
)
"""Called for, they open a round: "has called for applications for the third batch"."""
_RESEARCH = re.compile(r"(?:the\s+|joint\s+|preliminary\s+)*(?:research|stud(?:y|ies))\b", re.I)
_BEGUN = re.compile(
    r"be\s+(?:launched|started|begun|initiated|carried\s+out|conducted|organi[sz]ed)\b"
)
"""To launch the study of a thing is to study it."""
_LAUNCH_OF_WORK = re.compile(
    r"\blaunch(?:ed|ing)?\s+(?:the\s+|an?\s+)?(?=(?:revision|drafting|formulation|compilation|amendment|"
    r"preparation|research|study)\b)",
    re.I,
)
"""Work on a paper that is begun is that work: "launch the revision of"."""
_SCHEDULED = re.compile(r"(?:set|slated|scheduled|due)\s+(?:for|in)\s+(?!completion\b)", re.I)
"""What a paper is for a day: out."""
_FOR_COMMENT = re.compile(
    r"\b(?:released|issued|published|posted|put\s+out|unveiled|open(?:ed)?|put|circulated?|release|issue|publish)\s+"
    r"(?:[^,;]{1,60}\s)?(?:for|to|out\s+(?:for|to))\s+"
    r"(?:public\s+)?(?:comments?|consultation|feedback|opinions?)\b"
)
_LED_TO = re.compile(
    r"(?:[a-z]+ly\s+)?(?:support|guide|organi[sz]e|help|assist|push|instruct|direct)(?:ing)?\s+"
    r"(?!efforts\b|the\s+(?:construction|establishment|development)\b)[^,;]{3,60}?\s+(?:to|in)\s+"
    r"(?:(?P<making>(?=(?:jointly\s+)?(?:build|set\s+up|establish|carry\s+out|launch|draft|draw\s+up|formulate|compile|"
    r"release|issue|publish|create|conduct|introduce|sign|adopt)\s|(?:building|setting\s+up|establishing|launching|drafting|drawing\s+up|"
    r"formulating|compiling|releasing|issuing|creating)\s))|(?<=to\s)(?!be\b)(?=[a-z]))"
)
"""Whom the ministry leads to do something: "guide the league to draft a code"."""
_LEAVE = re.compile(r"be\s+(?:allowed|permitted|required|forbidden)\s+to\b", re.I)
"""Of whom it is told what they may do: how many they are is no goal."""
_DRAFT = re.compile(
    r"(?:the\s+|an?\s+|its\s+)?(?:(?:first|new|revised|approval|exposure|consultation)\s+)?drafts?\b",
    re.I,
)
"""To publish the draft of a paper is to put it before the public."""
_READY = re.compile(r"\b(?:ready|finished|completed)\b")
_GENERIC = 6
"""Words of a head that names only its sort: "three-year action plan"."""
_CONSULTATION = re.compile(
    r"(?:(?:an?|the|another|its)\s+)?(?:public\s+)?consultation\s+on\s+", re.I
)
"""It is a draft's, whatever its field."""
_HELP_GIVEN = re.compile(r"(?:[\w-]+\s+)?(?:support|help|assistance|guidance|funding)", re.I)
_HELPED_IN = re.compile(
    r"be\s+(?:given|provided|offered)\s+to\s+[^,;]{3,60}?\s+(?:in|to)\s+(?=(?:building|setting\s+up|establishing|"
    r"launching|drafting|creating|build|set\s+up|establish|launch|draft|create)\s)"
)
"""Support is given to others in making one thing."""
_INCLUDED = re.compile(
    r"be\s+(?:\w+ly\s+|also\s+)?(?:added|included|incorporated|put|written|entered)\s+(?:in|on|in\s?to|on\s?to|to)\s+"
    r"(?P<paper>(?:the|its|an?|this)\s+[^,;]{3,120}?(?:catalog(?:ue)?|list|directory|roster)\b[^,;]{0,80})"
)
"""The list that a thing will stand on."""
_CHECKED = re.compile(
    r"(?:be\s+subject(?:ed)?\s+to|undergo|face)\s+(?P<what>(?:an?|the)\s+(?:[\w-]+\s+){1,5}?(?:assessment|inspection|audit|evaluation|"
    r"examination|review))\b"
)
"""What others are put through is carried out by whoever says so."""
_DETAILS = re.compile(
    r"(?:the\s+|its\s+|more\s+|further\s+)*(?:details?|specifics|rules|terms|conditions|criteria)\b",
    re.I,
)
_LAID_DOWN = re.compile(
    r"be\s+(?:\w+ly\s+|also\s+)?(?:spelled\s+out|set\s+out|laid\s+(?:down|out)|detailed|announced|published|given|contained|released)\s+in\s+"
    r"(?P<paper>(?:an?|the)\s+[^,;]{3,120})"
)
"""The paper that will tell the details."""
_HELP = re.compile(r"(?:\w+ly\s+|also\s+|further\s+)?(?:help|assist)\b", re.I)
_HELPED = re.compile(rf"((?:[\w-]+\s+){{0,4}}?[\w-]+s)\s+{HELPED_TO}\s")
"""Whom it helps, without what they do: "mills cut costs"."""
_PROMOTING = re.compile(
    r"\b(?:promot\w+|advanc\w+|push\w*(?!\s+back)|press\w*\s+ahead|step\w*\s+up|intensif\w+|carry\w*\s+on|"
    r"further|accelerat\w+|speed\w*|link\w*|connect\w*)\b",
    re.I,
)
_SPREADING = re.compile(r"\b(?:roll(?:ed)?\s+out|spread|extend|popularize|replicat|introduc)", re.I)
_EVERYWHERE = re.compile(
    r"\b(?:across|throughout|all\s+over)\s+(?:the\s+country|China)\b|(?<!\sa\s)\bnationwide\b|\bto\s+(?:\w+\s+)?"
    r"(?:more|other|all)\s+(?:cities|provinces|regions|industries|sectors|areas|firms|companies)\b",
    re.I,
)
"""A pilot that is taken everywhere goes on."""


_OPENING, _CLOSING = ('"', "“"), frozenset('"”')
"""A quotation that only begins with its subject is no part of it."""
_WHEN_INSIDE = Anchored(
    r"(?i)\s+(?:(?:later|early|late)\s+)?(?:(?:this|next)\s+(?:year|month|quarter|week|spring|summer|autumn)|"
    r"by\s+(?:year-end|the\s+end\s+of\s+(?:the|this|next)\s+year))\s+(?=(?:on|for|about|governing|concerning|against|targeting|to\s+[a-z]+)\s)",
)
"""A time between a paper and its field: "draw up rules this year on kettles"."""
_YEARLY = Anchored(
    r"(?i)\b(?:select|choos|pick|recogni[sz]|certif|apprais)[a-z]*\b.*?\b(?:(?:once|twice)\s+(?:an?|every)|every|each)\s+"
    r"(?:(?:two|three)\s+)?years?\b|\b(?:select|choos|pick|recogni[sz]|certif|apprais)[a-z]*\b.*?\bannually\b",
)
"""What is chosen every year is a round that comes back."""
_IN_PILOT = Anchored(
    r"\b(?:in|under|through|for)\s+(?P<what>an?\s+(?:[\w-]+\s+){0,4}?(?:pilots?|trials?|campaign)"
    r"(?:\s+(?:program(?:me)?|project|scheme))?(?=\s*$|\s+(?:for|of|to|on|in)\s))"
)
"""What something is done in is the programme: "pair mills with banks in a pilot for loans"."""


class Named(Record):
    """What a clause names; `object` is verbatim but for white space, never empty."""

    kind: Kind
    object: str
    stage: Stage | None
    quantity: Quantity | None


def name(clause: str, said_on: date | None, subject: str | None = None) -> Named:
    """Reads one clause that begins with its verb; `subject` is what a passive clause is about."""
    clause = plain_order(without_partners(clause))
    called = _APPLICATIONS.match(clause) if subject is None else None
    clause = f"open {clause[called.start('what') :]}" if called else clause
    theirs = _LED_TO.match(clause) if subject is None else None
    made = name(clause[theirs.end() :], said_on) if theirs else None
    if theirs and made and (made.kind == "target" or _makes_one(theirs, made)):
        return made
    dated = says_when(clause) or (subject is not None and says_when(subject))

    def undated(text: str) -> str:
        return without_deadlines(text, said_on) if dated else text

    plain = undated(_WHEN_INSIDE.sub(" ", clause) if dated else clause)
    if subject is None:
        doing, phrase = split(plain)
    else:
        helped = _HELPED_IN.match(plain) if _HELP_GIVEN.fullmatch(subject.strip()) else None
        if helped:
            return name(plain[helped.end() :], said_on)
        checked = _CHECKED.match(plain)
        if checked:
            return name(f"conduct {checked['what']} of {subject}", said_on)
        told = _LAID_DOWN.match(plain) if _DETAILS.match(subject) else None
        if told and has_head(bare_name(told["paper"])):
            return Named("instrument", bare_name(told["paper"]), "issue", None)
        into = _INCLUDED.match(plain)
        if into and has_head(into["paper"]):
            return name(f"issue {into['paper']}", said_on)
        sought = views_on(subject, plain)
        subject = sought or without_aside(subject)
        subject = (
            subject[1:] if subject[:1] in _OPENING and _CLOSING.isdisjoint(subject[1:]) else subject
        )
        work, phrase = work_on(subject)
        begun = _RESEARCH.match(work) and _BEGUN.match(plain)
        doing = work if begun else f"{work}{'sought' if sought else plain}"
    phrase = undated(phrase).removeprefix("on ")
    bare = undated(bare_name(phrase))
    if len(bare.split()) <= _GENERIC:
        bare = with_purpose(bare, phrase)
    helped = _HELPED.match(bare) if _HELP.match(doing) else None
    bare = helped[1] if helped else bare
    quantity = counted(phrase, bare, doing, plain, subject)
    if subject is not None and _LEAVE.match(plain):
        quantity = None
    kind = kind_of(bare, phrase, doing, quantity)
    if kind == "measure":
        kind = kind_by_work(phrase, bare, doing, plain, subject)
    if kind in ("measure", "programme") and _CONSULTATION.match(
        phrase if subject is None else subject
    ):
        return Named("instrument", _CONSULTATION.sub("", bare), "consult", None)
    if kind == "measure" and _YEARLY.search(clause):
        kind = "programme"
    run = _IN_PILOT.search(phrase) if kind == "measure" and subject is None else None
    if run is not None:
        return name(f"launch {phrase[run.start('what') :]}", said_on)
    stage = _stage(doing, kind, clause)
    if stage == "issue" and (_DRAFT.match(phrase) or _FOR_COMMENT.search(plain)):
        stage = "draft" if _READY.search(plain) else "consult"
    if stage and (_IN_DEPTH.search(clause) or (subject is not None and _DWELLS.match(plain))):
        stage = "continue"
    return Named(kind, bare or phrase.strip() or clause, stage, quantity)


def _makes_one(theirs: re.Match[str], made: Named) -> bool:
    """Whether others are led to make one particular thing."""
    making = theirs["making"] is not None and made.stage is not None
    return making and not core_of(made.object).endswith("s")


def _stage(doing: str, kind: Kind, clause: str) -> Stage | None:
    if kind not in ("instrument", "programme"):
        return None
    words = lexicon()
    if kind == "instrument" and _SCHEDULED.match(clause):
        return "issue"
    doing = _LAUNCH_OF_WORK.sub("", doing)
    table = words.stages[kind]
    found = [
        table[match[0].lower()]
        for match in words.stage_words.finditer(doing)
        if match[0].lower() in table
    ]
    if _WHETHER.search(doing) or (
        "study" in found and kind == "programme" and _EXPLORING.match(doing)
    ):
        return "study"
    if kind == "programme" and _SPREADING.search(doing) and _EVERYWHERE.search(clause):
        return "continue"
    if found:
        return max(found, key=words.order.index)
    if _PROMOTING.search(doing):
        return "continue"
    return "issue" if kind == "instrument" else "start"
