"""Whose promise an English clause is by its subject: "the ministry will", "China will"."""

import re

from commitments._words import behind
from commitments.english.core import core_of, has_head
from commitments.english.lexicon import lexicon
from commitments.english.owner import NAME, Owner, Voice
from commitments.english.piece import Clause
from commitments.english.source import TITLE_OF_OFFICE
from commitments.english.stranger import means_others
from commitments.english.tells import tells_of_it
from commitments.officials import bureau

FRONTED = re.compile(
    r"(?:(?:separately|recently|earlier|later|again|also|today|yesterday)\s+|(?:this|next|last)\s+(?:year|month|quarter|week)(?:\s+|$)|(?:in|by|from|over|during|within|starting|since)\s+"
    r"(?:(?:the|this|next|coming|end|start|early|late|of|first|second|third|fourth|half|quarter|two|three|four|five|\d)\s+){0,6}"
    r"(?:mid-)?(?:20\d\d|year|half|quarter|months|years|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?:\s+\d{1,2})?\s+"
    r"|(?:late\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+"
    r"|(?:in|at|during|through|via)\s+(?:an?|the)\s+(?:[\w-]+\s+){1,8}?(?=(?:it|he|she|they|the|we|"
    r"China)\b)"
    r"|(?:together|along|jointly)\s+with\s+(?!(?:the\s+)?(?:MIIT|ministry|industry))(?:[\w-]+\s+){1,8}?(?=(?:it|he|she|they|the\s+ministry|we)$)"
    r"|(?:by|through|while|in)\s+[a-z]+ing\s+(?:[\w-]+\s+){0,6}?"
    r"(?=(?:it|he|she|they|we|the\s+ministry|China)$))+",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(r"\b(?:not|unlike|except|rather\s+than|instead\s+of)\s+(?:the\s+)?$", re.I)
_MEETS = re.compile(
    r"(?!The\b|China\b)[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,4}\s+(?:met|told|[a-z]{3,}ed)\s+(?:with\s+)?"
)
"""Who does something with the ministry: "Bright Looms met (the ministry) and plans to …"."""
_OWN = re.compile(r"^['’]s\s+")
_LEADING = re.compile(
    r"(?:that|saying|adding|stating|noting|and|but|while|also|therefore|so|as|when|where|then|today|now|meanwhile|"
    r"which(?=\s+(?:it|they)$))\s+",
    re.I,
)
_TRAILING = re.compile(
    r"(?:,\s+[^,]{3,110}\s(?:said|says|added|noted|stated|announced),?|,\s+(?:under|as\s+part\s+of|in\s+line\s+with|through|by\s+way\s+of)\s+(?:the|this|its|an?)\s[^,]{3,60}|\s+(?:also|further|specifically|explicitly|clearly|notably|then|now|jointly|separately|itself|(?:has|have)(?:\s+been)?|is|was|"
    r"today|yesterday|recently|(?:this|last)\s+(?:week|month)|"
    r"(?:late\s+)?on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:(?:in|by|from|over|during|within|before)\s+"
    r"(?:(?:the|this|next|coming|end|start|of|first|second|third|fourth|half|quarter|two|three|four|five|\d)\s+){0,6})?(?:(?:this|next)\s+)?"
    r"(?:year|month|half|quarter|months|years|20\d\d)))+$"
)
_TRAILERS = (
    "also", "further", "specifically", "explicitly", "clearly", "notably", "then", "now", "jointly",
    "separately", "itself", "has", "have", "been", "is", "was", "today", "yesterday", "recently",
    "week", "month", "day", "year", "half", "quarter", "months", "years", *"0123456789",
)  # fmt: skip
"""How they end where no comma parts them."""
_OFFICE = re.compile(
    r"['’]s\s+(?:[\w-]+\s+){0,8}(?:department|bureau|division|office|cent(?:er|re))$", re.I
)
_CAMPAIGN = re.compile(
    r"(?:the|this)\s+(?:(?:new|first|second|third|next|latest|pilot|special|national|nationwide|(?:\w+|\d+)-(?:year|month|week|day))\s+){0,2}(?:campaign|action|inspections?|drive|pilot|"
    r"trials?|pilots|tests|programme?|fund|crackdown|tour|phase|round|platform|database|registry)|"
    r"the\s+\w+\s+(?:phase|stage|round)\s+of\s+the\s+(?:campaign|pilot|trial|programme?|crackdown|tour)",
    re.I,
)
"""What the ministry runs acts for it: "the campaign will focus on steel"."""
_PAPER_ON = re.compile(r"(?:an?|the|its|this)\s+(?:[\w-]+\s+){1,5}?(?:for|on|to)\s", re.I)
_ABOUT = re.compile(
    r"\s(?:on|for|about|of|governing|regulating|concerning|in|at|with|between|among|across|from|to)\s"
)
_BETWEEN = re.compile(
    r"(?:[\w-]+\s+){0,4}?(?:cooperation|exchanges?|coordination|communication|ties|links|connections?|"
    r"integration|collaboration|dialogue)\s+(?:with|between|among)\s",
    re.I,
)
"""What is between others, and none of their deeds: "cooperation with associations"."""
_PROPER = re.compile(
    r"(?!(?:The|This|That|All|More|No|Some|Most|Both)\s)[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){1,4}"
)
"""A name of several words: "Ganfeng Lithium aims to"."""
_SOMEBODYS = re.compile(
    r"(?!(?:The|This|That|These|Next|Last|Today|Tomorrow|Yesterday|\w+day|Its|Our|Their|Each|Every|Everyone|One|"
    r"Children|Women|Men|People|Country|Nation|Industry|Sector|China|Beijing|Government|State|(?:China['’]s\s)?MIIT)\b)"
    r"[A-Z][\w&.-]*(?:(?:\s[A-Z][\w&.-]*){0,3}['’]s|(?:\s[A-Z][\w&.-]*){1,3}(?<=s)['’])\s"
)
"""Acme's plant will be opened."""
_FINITE = re.compile(r"\b(?:had|has|have|was|were|is|are)\b")
_RELATIVE = re.compile(r"\s(?:that|which|who)\s")
_AGENCY = re.compile(r"(?:The\s+|the\s+|China['’]s\s+)?[A-Z]\w+\s+Administration\s+(?:of|for)\s")
_THAT = re.compile(r"\s(?:that|which)\s")
_MEASURED = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){0,5}?(?:rate|share|ratio|proportion|number|level|coverage|density|"
    r"intensity|scale|size|value|volume|output)\s+(?:of|per|in|for)\s",
    re.I,
)
"""A figure as the subject: whoever it is of does nothing: "the share of cities with fibre"."""
_DONE_AT = re.compile(
    r"(?!.*\bby\b)(?!.*['’]s?\s)(?:[\w-]+\s+){1,5}?(?:at|in|on|between|among|across|for|with|of|to|from)\s",
    re.I,
)
_AND_US = re.compile(r"(?:it|we)\s+and\s+", re.I)
"""The speaker with others: "it and the Ministry of Transport will …"."""
_DUTY = re.compile(
    r"(?:is|are)\s+to\s+be\s+(?:filed|lodged|registered|notified|reported)\s+(?:with|to)\s+(?:the\s+)?[A-Z]|"
    r"(?:must|shall|should|needs?\s+to|ha(?:s|ve)\s+to)\s+(?:also\s+|not\s+)?be\s+(?:\w+ly\s+)?(?:filed|submitted|stored|kept\s+for|retained|recorded|labell?ed|marked|sorted|"
    r"registered|reported|disclosed|displayed|signed|stamped|obtained|fitted|installed|mounted|designed|insulated|locked|shielded|switched\s+off|cut\s+off|shut\s+off|deleted|encrypted|handed\s+in|paid|presented|attached|archived|reviewed\s+by|notified\s+to)\b(?![^;]*\s20\d\d)"
)
"""What a rule lays on those it binds: "records must be kept for three years"."""
_HOLDS = re.compile(
    r"(?:also\s+|not\s+)*(?:benefit|cover|apply|include|contain|consist|specify|define|stipulate|replace|involve|"
    r"lay\s+(?:out|down)|set\s+out|spell\s+out|outline|detail|affect|concern|govern|comprise|mean|serve|make|give|help|let|allow|enable|require|oblige)\b"
)
_AGENT = re.compile(
    r"\b(?:[a-z]+(?:ed|en)|built|run|held|made|led|set\s+up|drawn\s+up)\s+by\s+(?P<who>[^,;]{3,70})"
)
_QUOTES = re.compile(r"[“”\"‘’]")
_ITS_OFFICE = re.compile(
    r"[Tt]he\s+(?!National|State|Provincial)(?:[A-Z][\w&-]+,?\s+(?:(?:and|of|for)\s+)?){1,6}"
    r"(?:Department|Bureau|Division)"
)
"""A department of whoever speaks: "the Personnel and Education Department"."""
_UNDER_IT = re.compile(
    r"(?:Under|As\s+part\s+of|In\s+line\s+with)\s+(?:the|this|its)\s+[^,;]{0,60}?\b(?:plan|action|campaign|scheme|"
    r"program(?:me)?|drive|pilot|initiative|project|guideline|roadmap|blueprint),\s",
)
_NUMBER = re.compile(r"(?<![\w-])(?!20\d\d\b)\d|\bhalf\b")
_ABOVE = re.compile(r"\bState\s+Council\b")
"""Approves what the ministry submits."""
_IN_NAMES = {"of", "for", "the", "and", "on", "other", "departments", "jointly", "recently"}

_NO_ONE = re.compile(r"(?:.*\bthat\s+)?no\s+[a-z]", re.I)
_COMES_OF = re.compile(
    r"(?:also\s+|likely\s+|further\s+|\w+ly\s+)?(?:influence|reshape|shape|impact|affect|signal|have\s+(?:[\w-]+\s+){0,2}(?:implications|impact|effect|consequences)|"
    r"take\s+(?:no\s+(?:more|longer)\s+than\s+|about\s+|at\s+least\s+|up\s+to\s+)?(?:an?|\d+|two|three|several|some)\s+(?:\w+\s+)?(?:years?|months?|weeks?|days?|time)\s+to\s|"
    r"play\s+an?\s+(?:[\w-]+\s+)?(?:positive|important|key|vital|crucial|significant|central|major|pivotal|critical)\s+role)\b"
)
"""What comes of a policy by itself."""
_MEANS_TO = re.compile(
    r"(?:aims|seeks|intends|strives|pledges|vows)\s+to\s+(?:help|make|give|enable)\b"
)
"""What a paper is for, and not what it holds: "the plan seeks to help weavers"."""
_CAN = re.compile(r"be\s+able\s+to\s+(?!\D*\d)")
_LET = re.compile(r"be\s+(?:allowed|permitted)\b")
"""Nobody may do it: a rule for others, and no deed."""
NOBODY = re.compile(
    r"[“\"]?(?:nobody|no\s+one|none)\b|(?:the\s+)?(?:(?:full|wider|broader|exact|possible)\s+)?(?:implications|impacts?|effects?|"
    r"consequences|fallout)\b",
    re.I,
)
"""Also what comes of it: "implications for exporters are under review"."""
OUGHT = re.compile(r"(?:should|shall|must|needs?|ought)\b", re.I)
"""Lays something on whoever it is said of: "clients should review their contracts"."""
HAVE_TO = re.compile(r"(?:will|would)\s+(?:have|need)\s+to\b")
LACKING = re.compile(r"needs?\s+(?:still\s+)?to\s+be\b", re.I)
"""Says what is wanting: "the quality of toys needs to be improved"."""


def is_paper(subject: str) -> bool:
    """Whether a subject is a paper: "the plan", "the plan of the MIIT"."""
    return lexicon().paper.match(subject.strip()) is not None


def is_somebodys(subject: str) -> bool:
    """Whether a subject is a thing of somebody who is named: "Acme's plant"."""
    return _SOMEBODYS.match(subject) is not None and not lexicon().state.match(subject)


def is_led(text: str, clause: Clause) -> bool:
    """Whether others will do so much by the ministry's plan: "Under the plan, carriers will …"."""
    will = text.startswith(("will ", "are to ", "would "), clause.modal)
    return will and bool(_UNDER_IT.match(text) and _NUMBER.search(text, clause.verb, clause.end))


def has_verb(subject: str) -> bool:
    """Whether a subject is a clause of its own; "the share of mills that have joined" is none."""
    return _FINITE.search(_RELATIVE.split(subject, 1)[0]) is not None


def binds_nobody(clause: Clause, text: str) -> bool:
    """Whether a clause tells what a paper holds, or what others will do: "is led by the league"."""
    predicate = text[clause.verb : clause.end]
    if _COMES_OF.match(predicate) or (clause.form == "state" and _CAN.match(predicate)):
        return True
    if _NO_ONE.match(clause.subject) and _LET.match(predicate):
        return True
    if clause.form == "passive" and _DUTY.match(text, clause.modal):
        return True
    described = _describes(clause.subject, predicate) and not _MEANS_TO.match(text, clause.modal)
    return described or (clause.form == "passive" and _done_by_others(predicate))


def _done_by_others(predicate: str) -> bool:
    """Whether a passive clause names somebody else who does it; whoever reaches a figure is led."""
    agent = _AGENT.search(predicate) if " by " in predicate else None
    if agent is None or re.search(r"\d", predicate):
        return False
    who = agent["who"]
    ours = lexicon().ministry.search(who) or _ABOVE.search(who)
    return lexicon().others.search(who) is not None and not ours


def _describes(subject: str, predicate: str) -> bool:
    """Whether a clause tells what a paper holds: "the standard will cover lamps"."""
    return (
        _HOLDS.match(predicate) is not None
        and lexicon().paper.fullmatch(subject.split(",")[0].strip()) is not None
        and re.match(r"(?:cover|include|involve)\s+\D{0,16}\d", predicate) is None
    )


_WITH_OTHERS = re.compile(r"(?:and|along|together|jointly|with|in\b|\(|also|on\b)", re.I)


def subject_owner(subject: str, voice: Voice, papers: bool, passive: bool = False) -> Owner:
    """Whose promise a clause with that subject is, in that voice.

    The ministry's own name settles it; "China" and "we" are the speaker's; any other subject is
    "open": the clause then counts only as a goal of a paper or as a passive promise. What is done
    (`passive`) at others or with them is none of their deeds: "checks at mills will be made".
    """
    words = lexicon()
    subject = behind(FRONTED, subject.strip(' “"'))
    subject = behind(_LEADING, subject.strip()).strip(' ,“"')
    if "," in subject or subject.rstrip().endswith(_TRAILERS):
        subject = _TRAILING.sub("", subject)
    ministry = words.ministry.search(subject)
    if ministry and voice.theirs and ministry[0].lower() == "the ministry":
        return "other"
    if ministry and (
        _BUT_NOT.search(subject, 0, ministry.start())
        or _MEETS.fullmatch(subject, 0, ministry.start())
    ):
        return "other"
    if tells_of_it(subject):
        return voice.owner
    if ministry:
        rest = subject[ministry.end() :].strip(" ,")
        more = subject[ministry.end() :].lstrip().startswith(",")
        if (
            rest in ("", "'s", "’s")
            or more
            or words.speaker.fullmatch(rest)  # "together with the MIIT it will"
            or _WITH_OTHERS.match(rest)
        ):
            return "ministry"
        if voice.owner != "other" and words.paper.fullmatch(f"the {_OWN.sub('', rest)}"):
            return "ministry"
        if ministry[0].lower().endswith("minister") and NAME.fullmatch(rest):
            return "ministry"
        if bureau(subject) or _OFFICE.match(rest) or TITLE_OF_OFFICE.search(rest):
            return "ministry"
        return "open"
    if voice.foreign and means_others(subject.split(",")[0], voice.foreign):
        return "other"
    if _AND_US.match(subject):
        return voice.owner
    office = bureau(subject)
    if office and not office.shared:
        return "ministry"
    if not subject or words.speaker.fullmatch(subject) or words.state.fullmatch(subject):
        return voice.owner
    if voice.surname is not None and subject.lower() == voice.surname:
        return voice.owner
    if is_somebodys(subject) or _AGENCY.match(subject):
        return "other"
    if words.paper.fullmatch(_QUOTES.sub("", subject.split(",")[0])):
        return _of_paper(voice, papers)
    if voice.owner == "ministry" and _ITS_OFFICE.fullmatch(subject):
        return "open" if words.others.search(subject) else "ministry"
    if voice.owner == "ministry" and _CAMPAIGN.fullmatch(subject.split(",")[0]):
        return "ministry"
    others = words.others.search(_THAT.split(subject, 1)[0])
    if others and _MEASURED.match(subject, 0, others.start()):
        return "open"
    if others and passive and _DONE_AT.match(subject, 0, others.start()):
        return "open"
    if (others and not _is_about(subject, others.start())) or _PROPER.fullmatch(subject):
        return "other"
    if _PAPER_ON.match(subject) and is_paper(subject):
        return _of_paper(voice, papers)
    return "open"


def ends_in_bodies(before: str) -> bool:
    """Whether words end in bodies with the ministry among them: "the MIIT, the A and the B"."""
    ministry = lexicon().ministry.search(before)
    if ministry is None:
        return False
    between = before[ministry.end() :].replace(",", " ").split()
    return bool(between) and all(word[0].isupper() or word in _IN_NAMES for word in between)


def _of_paper(voice: Voice, papers: bool) -> Owner:
    """Whose promise is what a paper is to do; nobody's where it is hearsay."""
    if voice.hearsay:
        return "open"
    return "ministry" if papers and voice.owner != "other" else voice.owner


def _is_about(subject: str, others: int) -> bool:
    """Whether a thing is about those others and not theirs: "guidance on how firms price"."""
    if _BETWEEN.match(subject) is not None:
        return True
    headed = has_head(subject) or lexicon().written.search(core_of(subject)) is not None
    return headed and _ABOUT.search(subject, 0, others) is not None
