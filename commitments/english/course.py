"""What runs its course in an English sentence: trials will begin, firms will get more loans."""

import re

from commitments.english.lexicon import BEGINS, SOME_TIME
from commitments.english.name import Named

_THEN = (
    r"(?=\s+(?:in|by|on|at|from|for|until|through|this|next|early|late|later|before|after|within|"
    r"soon|shortly|as|so|where)\b|[,;:]|\s*$)"
)
_GOING = (
    r"follow|continue|run|take\s+effect|(?:come|enter|go)\s+into\s+(?:force|effect)|wrap\s+up|conclude|come\s+to\s+an\s+end|go\s+(?:online|live|ahead|into\s+(?:operation|service|use))|"
    r"come\s+(?:online|on\s+stream|into\s+(?:operation|service|use))"
)
_MEETS = (
    r"hold\s+(?:its|their|a|the)\s+(?:first|second|third|next|inaugural|annual)\s+(?:meeting|session)|"
    r"meet\s+for\s+the\s+first\s+time"
)
_BEGINS = (
    r"(?:officially\s+|formally\s+|soon\s+)*(?:begin|start|commence|kick\s+off|appear|arrive|materiali[sz]e|land|open(?:\s+to\s+(?:small|medium|all\s|firms|companies|enterprises|makers|developers|researchers)[^,;]{0,60}?)?|come\s+out|"
    r"(?:begin|start|enter|go\s+into)\s+(?:(?:trial|test|formal|full)\s+)?operations?|"
    r"be\s+(?:out|ready|available|operational|up\s+and\s+running|in\s+(?:place|force|operation))|get\s+(?:under\s*way|going|off\s+the\s+ground)|take\s+(?:shape|place)|"
    r"open\s+(?:to\s+(?:the\s+public|users|firms|applicants)|for\s+applications?)|"
    r"(?:enter|move\s+into|go\s+into)\s+(?:its|the|an?)\s+(?:first|second|third|next|new|final)\s+(?:phase|stage|round)|see\s+the\s+light|"
    r"(?:begin|start|open|kick\s+off)\s+(?=with\s+(?!an?\s|the\s))|go\s+out\s+(?:for|to)\s+(?:public\s+)?(?:consultation|comments?)|"
    rf"{_MEETS}|{_GOING})(?:(?<=\s)|{_THEN})"
)
"""What begins by itself is begun by whoever says so: "trials will begin in May"."""
_STAYS = (
    r"become\s+(?:routine|permanent|mandatory|compulsory|regular|the\s+norm|standard\s+practice)\b"
    r"|(?:remain|stay|continue)\s+(?:to\s+be\s+)?(?:in\s+(?:operation|force|effect|place|use|service)|"
    r"open|available|valid)\b"
    r"|(?:(?<=will\s)|(?<=would\s)|(?<=are\sto\s))carry\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}(?:labels?|codes?|marks?|tags?|plates?|numbers?|chips?)\b|(?:no\s+longer\s+need|need\s+no)\s"
    r"|move\s+(?:on\s+)?(?:in)?to\s+(?:[\w-]+\s+){0,3}(?:cities|provinces|regions|phase|stage|round)\b"
    r"|(?:only\s+|further\s+|ever\s+)*open\s+(?:up\s+)?(?:ever\s+|still\s+|even\s+)?(?:wider|further)\b"
)
"""What stays so is kept so by whoever says it: "the credit pool will remain in operation"."""
GETS = re.compile(
    r"(?:also\s+|each\s+)?(?:get|receive|enjoy|have|be\s+given|be\s+offered|be\s+granted)\s+(?:[\w“”\"‘’-]+\s+){0,3}?(?:help|more\s+(?:staff|hands|powers)|helping\s+hand|leg\s+up|backing|"
    r"support|aid|assistance|funding|funds|loans|subsid(?:y|ies)|incentives|tax\s+(?:breaks|cuts)|(?:extra|bonus)\s+(?:points|credits)|"
    r"(?:priority|preferential|free)\s+(?:access|treatment|terms)|priority|equal\s+(?:treatment|access)|national\s+treatment)\b"
    r"|(?:also\s+|each\s+)?(?:undergo|face|be\s+subject(?:ed)?\s+to)\s+(?:[\w“”\"’-]+\s+){0,5}?(?:inspections?|assessments?|audits?|checks|"
    r"evaluations?|examinations?|screening|reviews?)\b"
    r"|(?:also\s+)?(?:lose|forfeit)\s+(?:its|their)\s+(?:[\w-]+\s+){0,3}?(?:licen[cs]es?|permits?|status|titles?|qualifications?|"
    r"exemptions?|subsid(?:y|ies)|access|eligibility|certificates?|tax\s+breaks|place)\b"
)
"""Who gets help is helped, and who loses a permit deprived of it, by whoever says so."""
LASTS = re.compile(r"(?:run|last|continue|end)\b")
"""How long what has begun goes on: "will start in May and run for two years"."""
COURSE = re.compile(f"{_BEGINS}|{_STAYS}|(?!(?:also\\s+)?(?:lose|forfeit)\\s)(?:{GETS.pattern})")
_TRIAL = re.compile(
    r"(?i)(?:the|this|these|its|our)\s+(?:[\w-]+\s+){0,6}?(?:trials?|pilots?|tests|pilot\s+(?:project|work|program(?:me)?)s?|trial\s+(?:project|run)s?)"
)
_ON_HAND = re.compile(
    r"(?:[\w’'-]+\s+){0,4}?(?:(?i:priority|preference)|support|help|aid|quotas|permits|applications|findings|results|names|lists?|records|scores|grades|reports|funds|money|grants|subsidies|loans|vouchers)"
    r"(?:\s+(?:of|from|for)\s+(?:[\w-]+\s*){1,5})?$"
)
"""What is handed on when it goes to somebody: "the findings will go to lenders"."""
_TAKES_IN = re.compile(
    r"take\s+in\s+(?:another|more|all|further|other|some|the\s+(?:remaining|whole)|\d)"
)
"""What is widened by whoever runs it: "the register will take in another nine trades"."""
_DWELLS = re.compile(
    r"(?:\w+ly\s+|first\s+|also\s+)*(?:focus(?:\s+on|ing\s+on)|concentrate\s+on|cent(?:er|re)\s+on|be\s+(?:limited|confined|restricted)\s+to)\s"
)
"""What a trial is about says what goes on: "the trials will focus on quiet looms"."""
_PHASE = re.compile(
    r"(?i)the\s+(?:first|second|third|fourth|next|last|final)\s+(?:phase|stage|round)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:campaigns?|pilots?|trials?|actions?|tests|crackdown|tour|drive|program(?:me)?)\b"
)
_THOSE_WHO = re.compile(r"\s(?:that|which|who|failing|found|caught|on\s+(?:it|the\s+list))\b")
"""Tells who they are that lose something by the rules: "makers that cheat"."""
_UNSAID = re.compile(
    rf"(?:\w+\s+)?(?:{BEGINS}\b|(?:start|begin|(?<!be\s)open|kick\s+off|come\s+(?:out|next)|go\s+on|take\s+place){_THEN}|(?:{_MEETS}|{_GOING}){_THEN}|be\s+ready\b|under\s?way|under\s+(?:way|consideration|discussion)|pending\b|awaiting\b|"
    r"in\s+(?:progress|preparation)|due\s+out|on\s+the\s+(?:cards|way|drawing\s+board)\b|"
    rf"(?:slated|scheduled|due|set|expected)\s+for\s+{SOME_TIME})"
)
_CHECK = re.compile(
    r"(?:[a-z-]+\s+){0,3}?(?:review|evaluation|assessment|audit|appraisal)\s+of\s", re.I
)
"""What is looked at again on a day is somebody's deed."""


def runs(text: str, at: int, end: int, subject: str) -> bool:
    """Whether a predicate tells how what its subject names runs its course."""
    if COURSE.match(text, at, end):
        return True
    if text.startswith("end ", at):
        return _PHASE.match(subject) is not None
    if text.startswith("go to ", at):
        return _ON_HAND.match(subject) is not None
    if text.startswith("take in ", at):
        return _TAKES_IN.match(text, at, end) is not None
    if text.startswith(("lose ", "forfeit "), at):
        return _THOSE_WHO.search(subject) is not None and GETS.match(text, at, end) is not None
    return _DWELLS.match(text, at, end) is not None and _TRIAL.fullmatch(subject) is not None


def goes_by_itself(predicate: str, named: Named) -> bool:
    """Whether a clause tells how things go: "talks are under way"; of a plan it is a promise."""
    if named.kind != "measure" or _UNSAID.match(predicate) is None:
        return False
    return _CHECK.match(named.object) is None
