"""Goals that an English clause sets for others: "the share of kilns will reach 60 percent"."""

import re
from datetime import date

from commitments.deadlines import find_deadline, find_deadlines
from commitments.english.counted import MULTIPLIED
from commitments.english.doer import OUGHT, has_verb
from commitments.english.forecast import EXPECTED_BY, SHARE
from commitments.english.owner import Voice
from commitments.english.piece import Clause

_STRIVES = re.compile(r"will\s+strive\s+to\s")
_OF_NAME = re.compile(r"(?!China\b)[A-Z][\w&.-]+['’]s?\s|[A-Z][\w&.-]+\s[A-Z]")
"""A body with a name: "Bright Looms' clinic"."""
_COUNT = re.compile(
    r"(?<![\dA-Za-z])(?!20\d\d\b)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half\s+a)\s+"
    r"(?:per\s?cent|(?:percentage\s+)?points|percentage|hundred|thousand|million|billion|trillion)\b"
    r"|\bby\s+(?:(?:more\s+than|at\s+least|about)\s+)?"
    r"(?:half|(?:an?|one)[- ](?:third|quarter|fifth|sixth|eighth|tenth)|"
    r"two[- ]thirds|three[- ]quarters)\b"
)
"""A figure that is no year."""
_MANY = re.compile(
    r"(?:(?:more\s+than|at\s+least|over|about|around|some|nearly|no\s+(?:less|fewer)\s+than)\s+)?(?:\d[\d,]*\s+[a-z]|"
    r"(?:half|(?:a|one)\s+(?:third|quarter|fifth|tenth)|two[- ]thirds|three[- ]quarters)\s+of\s|"
    r"(?:one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?[a-z\d]+\s)",
    re.I,
)
"""How many will have done it by a day: "40 chips will pass the test", "half of the chips"."""
_MEANS_TO = re.compile(
    r"(?:plans?|intends?|hopes?|wants?|vow\w*|pledge\w*|promise\w*|has|have)\s(?!to\s+be\b)"
)
"""Whoever means to do something isn't led by a paper: "the clinic plans to open 20 wards"."""
_COMPANY = re.compile(r"(?!(?:China|Beijing|MIIT|Its?)$)[A-Z][\w&.-]*")
"""One name in capitals, which means to do something by itself: "Stringa plans to open shops"."""
_ITS_PLAN = re.compile(
    r"(?:targeting|aiming|planning|seeking|aims|plans|intends|expects|hopes|wants|seeks|targets|vows|pledges|"
    r"(?:is|has)\s+(?:also\s+|now\s+)?(?:aiming|planning|seeking|targeting|looking|hoping|pledged|vowed|promised|decided))\b"
    r"|will\s+(?:also\s+)?[a-z]+\s+its\b|will\s+(?:also\s+)?(?:invest|sell|spend|buy|hire|ship|recruit|build|open)\b"
)
_THEIRS = re.compile(
    r"(?:will|would)\s+(?:also\s+)?(?:invest|sell|spend|buy|hire|ship|recruit|build|open|launch)\b|(?:plan|aim|expect|intend|hope|want)\s+to\b"
)
"""What makers and sellers do by themselves."""
_EXPECTS = re.compile(r"(?:expects|plans|intends|hopes|wants)\s")
"""Said of somebody and of no share: "Its foundation expects to add 100 members"."""
_AGENTS = re.compile(
    r"(?:[\w'’-]+\s+){0,5}?(?:[a-z]{3,}(?:ers|ors|ants|ists|ees)|clients|users|businesses|people|parents|"
    r"families|schools|students|platforms)(?:\s+(?:of|in|with|from|that|who)\s[^,;]{2,70})?",
    re.I,
)
"""Whom a writer gives advice or a rule binds: "clients should review their contracts"."""
_DUTY = re.compile(r"\b(?:will|would)\s+(?:have|need)\s+to\b|ha(?:s|ve)\s+to\b|must\b")
"""Lays down what products must be like: "watches will have to meet the rules"."""


def is_goal(text: str, clause: Clause, voice: Voice, said_on: date | None) -> bool:
    """A noun as the subject: a goal where a paper sets it or a day and a number bound it."""
    if has_verb(clause.subject):
        return False
    due = find_deadline(text, said_on)
    dated = due is not None and due.due_on is not None
    told = text[clause.verb : clause.end]
    for each in find_deadlines(told, said_on) if due else ():
        told = told.replace(each.text, "")
    counted = _COUNT.search(told)
    if EXPECTED_BY.match(text, clause.modal):
        return counted is not None
    many = (
        due is not None
        and due.text.lower().startswith(("by", "in 20", "within", "this year"))
        and _MANY.match(clause.subject)
    )
    if _MEANS_TO.match(text, clause.modal) and _OF_NAME.match(clause.subject):
        return False
    if _ITS_PLAN.match(text, clause.modal) and _COMPANY.fullmatch(clause.subject.strip()):
        return False
    if _EXPECTS.match(text, clause.modal) and clause.subject.startswith(("Its ", "Their ")):
        return False
    if _THEIRS.match(text, clause.modal) and _AGENTS.fullmatch(clause.subject.strip()):
        return False
    number = any((counted, many, SHARE.match(clause.subject), MULTIPLIED.match(told)))
    modal = text[clause.modal :]
    if number and (_STRIVES.match(modal) or modal.startswith(("is to ", "are to "))):
        return True
    if _DUTY.search(text, 0, clause.verb):
        return number and dated
    if not number and OUGHT.match(modal) and _AGENTS.fullmatch(clause.subject.strip()):
        return False
    return (voice.paper and (dated or number or modal.startswith("should"))) or (dated and number)
