"""English things that the ministry runs and that act for it: "the platform will match mills"."""

import re

from commitments.english.doer import is_somebodys
from commitments.english.lexicon import lexicon
from commitments.english.piece import Clause

_RUN = re.compile(
    r"[“\"]?(?:(?:an?|the|this|its|another|one|each|such\s+an?)\s+)(?:[\w“”\"’'&-]+\s+){0,7}?"
    r"(?:campaign|platform|fund|mechanism|task\s+force|working\s+group|pilot|hotline|cent(?:er|re)|database|registry|register|drive|"
    r"crackdown|pool|desk|committee|panel|programme?|project|action|scheme|portal|system|tour|sweep|inspection\s+teams?|network|roadshow|competition)"
    r"[,”\"]*(?:\s+(?:for|of|on|against|to|called|dubbed|named|known|that|which|with|between|set)\s[^;]{2,180})?",
    re.I,
)
"""A programme of whoever speaks, as a subject."""
_AGENTS = re.compile(
    r"(?:(?:the|its|two|three|four|five|several|special|joint)\s+){0,2}(?:inspectors|(?:inspection\s+|expert\s+|working\s+|joint\s+)?teams(?:\s+of\s+[a-z]+)?|"
    r"auditors|examiners|reviewers|assessors|organi[sz]ers|task\s+forces|working\s+groups)|"
    r"(?:an?|the)\s+(?:panel|team|group|delegation)\s+of\s+[a-z]+|(?:an?|the)\s+(?:committee|panel|group|team)\s+(?:chaired|led|headed|set\s+up|convened)\s+by\s+(?:it|the\s+ministry|MIIT)|"
    r"its\s+(?:[a-z]+\s+){0,2}(?:institute|laboratory|academy|think\s+tank|committee|centre|center|branch|bureau|office|department|branches|offices|bureaus|institutes|inspectors|engineers)|"
    r"(?:[a-z]+\s+)?(?:experts|staff|engineers|researchers|specialists)\s+(?:from|of)\s+its\s[^,;]{3,40}",
    re.I,
)
"""Those who act for the ministry."""
_WILL = re.compile(
    r"(?:will|would|(?:is|are)\s+to)(?:\s+(?:also|then|first|jointly|mainly|now))*\b"
)
_COMES_OF_IT = re.compile(
    r"(?:boost|improve|enhance|promote|help|make|ease|accelerate|strengthen|cut|reduce|lower|raise|increase|ensure|facilitate|stimulate|"
    r"drive|speed|spur|enable|allow|give\s+(?:rise|a\s+boost)|contribute|create|attract|benefit|require|need|cost|save|mean|change|turn|transform|"
    r"serve|cover|include|involve|span|consist|comprise|apply|be|have(?!\s[^,;.]{3,60}\s(?:sent|built|checked|trained|tested|set))|become|remain|mark|bring\s+(?:about|down|in|more)|lead|generate|further|deepen|foster|support\s+the\s+(?:growth|development))\b"
)
"""What comes of a programme, or what it is like, is no deed of its own."""


def are_ours(subject: str) -> bool:
    """Whether whoever does it acts for the ministry: "two inspection teams"."""
    return _AGENTS.fullmatch(subject.strip()) is not None


def is_run_by_us(text: str, clause: Clause) -> bool:
    """Whether a clause tells what a programme of the speaker's does."""
    if clause.form == "passive" or not _WILL.match(text, clause.modal):
        return False
    if _RUN.fullmatch(clause.subject.strip()) is None or is_somebodys(clause.subject):
        return False
    deed = text[clause.verb : clause.end].lstrip(' “"')
    told = _COMES_OF_IT.match(deed) or lexicon().state_verb.match(deed)
    return told is None and deed[:1].islower()
