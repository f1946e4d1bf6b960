"""The parts of an English clause: the words of doing and the phrase that names what is done."""

import re
from datetime import date

from commitments._anchors import Anchored
from commitments._word_edges import opened
from commitments.deadlines import find_deadlines
from commitments.english.lexicon import lexicon

_DOING = opened(
    r"(?i)(?:the\s+)?(?:public\s+)?(?:opinions?|comments?|feedback|views|suggestions|consultation|"
    r"advice)\s+(?:(?:from|of)\s+[\w\s]{3,60}?\s+)?(?:on|for|about)\s+|"
    r"(?:the\s+)?public\s+on\s+|(?:an?\s+)?(?:public\s+)?hearings?\s+on\s+|"
    r"the\s+(?:finishing|final)\s+touches\s+(?:on|to)\s+|(?:on\s+)?whether\s+to\s+[a-z]+\s+|"
    r"(?:its\s+|their\s+)?(?:work|efforts)\s+(?:on|for)\s+(?=\S)|"
    r"(?!(?:the\s+|an?\s+)?compilation\s+of\s+(?:[\w-]+\s+){0,4}cases\b)"
    r"(?:on\s+|for\s+)?(?:the\s+|an?\s+)?(?:(?:early|orderly|prompt|timely|full|further|in-depth|"
    "smooth|"
    r"large-scale|steady|active|accelerated|continued|feasibility|preliminary|joint|special|faster|"
    r"quicker|speedier|speedy|swift)\s+)*"
    "(?:(?:research|formulation|revision|drafting|issuance|release|promulgation|publication|"
    "introduction|launch|implementation|construction|establishment|"
    "approval|preparation|compilation|improvement|acceleration|development|building|creation|promotion|"
    "amendment|legislative\\s+(?:review|work|process)|solicitation|completion|optimization|"
    "roll-?out|study|studies|organization|review)"
    r"(?:,?\s+and\s+|,\s+|\s+and\s+)?){1,3}\s*(?:work\s+)?(?:of|for|on|into)\s+(?=\S)|"
    r"the\s+(?:feasibility|possibility|necessity)\s+of\s+(?:[a-z]+ing\s+)?|"
    r"(?:research(?:ing)?(?!\s+and\s+development)|studying|formulating|revising|drafting|building|"
    "establishing|developing|ensuring|guaranteeing|promoting|"
    "implementing|improving|constructing|launching|carrying out|issuing|releasing|publishing|"
    "introducing|promulgating|compiling|amending|"
    r"the\s+work\s+of)\s+(?:and\s+\w+ing\s+)?",
)
_ASKED = re.compile(
    r"\b(?:solicit|seek|collect|gather|invit|ask|hear|heed)\w*\s+(?:for\s+|to\s+|on\s+)?$", re.I
)
"""What is done with other people's opinions."""
_PARTICLE = re.compile(
    r"(?:\s+(?:together(?=\s+(?:an?|the)\b)|up\s+for(?=\s)|up(?!\s+to\b)|public(?=\s+(?:the|an?)\b)|ahead\s+with|on\s+with|"
    r"into\s+(?:effect|practice|operation|use|force|play)|out|through|forward|ahead|off|down on|"
    r"forth|in\s+place|in\s+depth|(?:good|full|better|the\s+best)\s+use\s+of|full\s+swing\s+to|"
    r"(?:full\s+)?play\s+to|"
    r"(?:close|more|great|high)\s+(?:attention|importance)\s+to|a\s+(?:\w+\s+)?job\s+(?:in|of|on)|efforts\s+on)\b)*"
)
_TOGETHER = opened(
    r"(?i)(?:(?:work(?:ing)?|cooperat(?:e|ing)|collaborat(?:e|ing)|join(?:ing)?\s+hands|team(?:ing)?\s+up)"
    r"\s+(?:together\s+|closely\s+)?with\s+[^,;]{3,90}?"
    r"|work\s+(?:closely|hard(?:er)?|jointly|together)|(?:continue\s+to\s+)?make\s+(?:\w+\s+){0,2}efforts?|"
    r"(?:continue|accelerat\w+|step\w*\s+up|increas\w+|intensify\w*|redoubl\w+|strengthen\w*|boost\w*)"
    r"\s+(?:\w+\s+){0,2}efforts?|"
    r"(?:look(?:ing)?\s+for|explor(?:e|ing)|mull(?:ing)?)\s+(?:new\s+|more\s+)?ways|"
    r"organi[sz](?:e|ing)\s+(?:\w+\s+){0,2}(?:units|departments|experts|institutions|parties|forces)|"
    r"do\s+(?:its|our|their)\s+(?:utmost|best)|go\s+all\s+out|"
    r"(?:continue\s+to\s+)?take\s+(?:[\w-]+\s+){0,4}(?:steps|measures|actions?)(?:,[^,;]{3,60},)?)\s+to\s+(?=[a-z])"
    r"|(?:take\s+part|participate)\s+in\s+(?=(?:an?|the|this|its)\s)"
    r"|(?:tak(?:e|ing)\s+(?:(?:the|a)\s+lead(?:ing\s+role)?|part)|participat(?:e|ing)|assist(?:ing)?)"
    r"\s+in\s+(?=[a-z]+ing\s)"
    r"|(?:jointly|together|along)\s+with\s+(?:the\s+)?(?-i:(?:[A-Z][\w’'-]*,?\s+(?:(?:and|of|for|the)\s+)*)"
    r"{1,10}(?=[a-z]))"
)
_JOINTLY = re.compile(
    r"(\w{2,20}),\s+(?:jointly|together|along|in\s+\w{2,20})\s+with\s+[^,]{3,90},\s+"
)
"""Partners between a verb and its object: "issue, jointly with the police, a code"."""
_WORK_ON = re.compile(
    r"(work(?:ing)?|team(?:ing)?\s+up)\s+(?:together\s+|closely\s+)?with\s+[^,;]{3,90}?\s(?=on\s+\S)",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"(?:(?:also|now|actively|jointly|further)\s+)*(?:(?:considering|mulling|weighing|studying|exploring)\s+(?=(?:setting|drawing|"
    r"building|establishing|launching|drafting|issuing|introducing)\b))?[a-z-]{2,}ing(?:\s+(?:up|together|(?:ahead|forward|on)\s+with|out|on|at(?!\s+(?:least|most)\b)|about(?!\s+\d)|into|for|"
    r"and\s+[a-z]+ing))?\s+",
    re.I,
)
_AND_VERB = re.compile(r"(?:\s+(?:and|or)\s+|,\s+(?:and\s+)?|\s+(?=to\s))(?:to\s+)?")
_FIRST_WORD = re.compile(
    r"(?!(?:the|an?|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|dozens|hundreds|thousands|over|about|around|nearly|almost|"
    r"roughly|more|at|up|under|below)\b)[a-z]+(?:\s+(?:out(?=\s+(?!of\b)[a-z])|(?:up|out|ahead|forward)\s+with|on(?=\s+[a-z]+ing\s)))?(?=\s)"
)
_AND_WORD = re.compile(r"\s+(?:and|or)\s+(?!the\b|an?\b)[a-z]+(?=\s)")
"""Right behind a verb: another one, "step up and fund research"."""
_OF_DATE = re.compile(r"^['’]s?\s+")
"""Left of a day before a thing: "next year's plan"."""
_PREPOSED = re.compile(
    r"(?:on|into|in|to(?!\s+\d)|for|with|at(?!\s+(?:least|most)\b)|against)\s+(?=\S)"
)
"""Left of "work on a plan", "look into rules" behind the verb."""
_BLANK = re.compile(r"\s+")
_DETERMINER = opened(
    r"(?i)(?:(?:China|the\s+country|the\s+nation|(?:the\s+)?MIIT|the\s+ministry)['’]s|long-awaited|(?:(?:the\s+)?(?:approval|exposure|consultation)\s+)?drafts?\s+of(?:\s+the|\s+an?)?|first(?:-ever)?\s+set\s+of|"
    r"(?:the\s+|an?\s+)?(?:20\d\d|new|latest|updated|revised)\s+(?:edition|version)\s+of|(?:draft\s+)?(?:revisions?|amendments?)\s+(?:to|of)|the|an?|"
    r"its|their|our|this|these|some|any|all|both|another|more(?!\s+than)|new(?!\s+(?:energy|material|"
    "industriali|quality|generation|infrastructure|product|type))|(?:set|number|batch|series|"
    "slew|"
    r"package|round|raft|group|variety|wave|host)\s+of|"
    r"relevant|related|corresponding|several|various|many|further|other|such)\s+",
)
HELPED_TO = (
    r"(?:better\s+|quickly\s+)?(?:cut|reduce|raise|lower|improve|build|develop|find|solve|go|meet|"
    "upgrade|expand|explore|tap|enter|gain|get|adapt|switch|use|adopt|make|sell|buy|train|save)"
)
"""What others are helped to do: "help mills cut costs"."""
CUT = opened(
    r"\s+(?:and\s+(?:set\s+up|carry\s+out|draw\s+up|build|establish|release|issue|launch|formulate)(?=\s+(?:an?|the)\s)|"
    r"with\s+regard|to(?!\s+(?:(?:about|around|over|above|below|under|nearly|some|roughly|"
    r"within|less\s+than|fewer\s+than|more\s+than|at\s+least|no\s+(?:less|fewer|more)\s+than|up\s+to)\s+)?"
    r"(?:(?:RMB\s?|US\$|\$|¥)?\d|(?:two|three|four|five|six|ten|the)\b))|in\s+order\s+to|"
    r"so\s+as\s+to|"
    r"as(?=\s+(?:[\w'’-]+\s+){1,4}(?:is|are|has|have|was|were)\s|"
    r"\s+(?:the|its|an?)\s+(?:[\w'’-]+\s+){1,6}(?:comes?|takes?|enters?|goes)\s+(?:into|effect))|because|"
    r"so\s+that|by\s+\w+ing|through|which|that|who|while|when|once|as\s+(?:soon|early|well(?!\s+as\s+an?\s))|where|"
    r"with\s+the\s+aim|(?:together|jointly|along)\s+with|thereby|aimed\s+at|aiming|amid|before|"
    r"after|based\s+on|covering|one\s+after\s+another|across\s+the\s+(?:country|board)|"
    r"in\s+(?:place|force|full|operation|use|batches|stages|phases)|step\s+by\s+step|by\s+(?:an?|\d+|one|two|three)\s+"
    r"(?:more\s+)?(?:years?|months?)|with\s+(?:the\s+)?(?:Ministry|Ministries|NDRC|National|State|"
    r"General|People|(?:other|relevant|related)\s+(?:departments|ministries|agencies|authorities))|"
    r"including|up\s+and\s+running|operational|online(?=\s*$|\s+(?:by|in|next|this|before)\b))\b|\s+(?:launched|begun|started|introduced)\s+(?:last|in|on)\s|\s+(?:nationwide|ready|(?<!due\s)out|released|issued|approved|finali[sz]ed|completed|upgraded|certified|trained)(?=\s*$|\s+(?:by|in|next|this|before|"
    r"within)\s)"
    r"|\s+off\s+the\s+ground\b|\s+and\s+[a-z]+ing\s+(?:it|them)\b|(?:\s+and)?,\s|;|\s[—–-]\s|:|"
    r"\s\((?!(?:about\s+|around\s+|roughly\s+)?(?:US)?[$€]\s?\d[^()]{0,30}\)\s+(?!(?:in|on|for|of|by|to|from|over|under|at|with|"
    r"and|or|worth|an?|per|this|next)\b)[a-z])"
)
_PURPOSE = re.compile(
    r"\s+(?:to|against|on|for|that|covering|naming|listing)\s+(?:[^,;.]|(?<=\d)[,.](?=\d)){3,110}?(?=\s+(?:by|in|from|until|to|so)\s|[,;.](?!\d)|$)"
)
_SYSTEM_TO = re.compile(
    r"\s+to\s+(?:track|trace|monitor|register|certify|rate|grade|record|identify|label|verify|evaluate)\s+[^,;.]{3,80}?"
    r"(?=\s+(?:by|in|from|until|to|so)\s|[,;.]|$)"
)
"""What one particular system does: "a system to track kilns"."""
_LATER = re.compile(r"\w+\s+(?:years?|months?|weeks?|days?)\s+(?:later|earlier|ahead)\b")
_HANGING = re.compile(r"\s+(?:linked|tied|pegged|attached|in|of|for|on|to|with|by|at|from|under)$")
"""Left of "in which" when the aside is cut off."""
_APPLYING = re.compile(
    r"(?:the\s+)?(?:applications?|registrations?|nominations?|submissions?|bids)\s+(?:for|to)\s+"
    r"(?:(?:join|enter|take\s+part\s+in|participate\s+in|be\s+(?:part\s+of|included\s+in))\s+)?",
    re.I,
)
_PLANNING = re.compile(
    r"(?:the\s+|its\s+)?(?:(?:plans|preparations|arrangements)\s+for|(?:the\s+)?idea\s+of)\s+(?=(?:an?|the|this|next|its|new)\s)",
    re.I,
)
"""Words for a thing to come: "plans for a museum"."""
_SORT = Anchored(
    r"(?i)(?:(?:\w+\s+(?:batch|round|group)\s+of|action|work|special|national|nationwide|pilot|draft|revised|interim|stricter|tougher|tighter|"
    r"\w{1,12}-(?:year|month|day|week))\s+)+"
)
"""What kind of plan or campaign it is, which names none."""
QUOTED = re.compile(r"[“\"'‘《]([^“”\"《》]{3,220}?)[,.]?[”\"'’》]")


_ON = re.compile(r"\b(?:against|on|of|for|to|in|about)\s+$")
"""Left of a quotation that is no name: "rules against “unfair competition”"."""


def without_deadlines(text: str, said_on: date | None) -> str:
    """Without the words that say when at its beginning and end; those inside belong to a name."""
    for found in reversed(find_deadlines(text, said_on)):
        if not text[found.end :].strip(" ,."):
            text = text[: found.start].rstrip(" ,")
        elif not text[: found.start].strip(" ,"):
            text = _OF_DATE.sub("", text[found.end :]).lstrip(" ,")
    return text


def partners_end(text: str, at: int) -> int:
    """Where the verb that counts begins behind "work with … to"; `at` where there is none."""
    return _end(_TOGETHER, text, at)


def without_partners(clause: str) -> str:
    """Without "work with …", "make efforts to" before the verb that counts."""
    clause = clause[_end(_TOGETHER, clause, 0) :]
    jointly = _JOINTLY.match(clause)
    clause = f"{jointly[1]} {clause[jointly.end() :]}" if jointly else clause
    joint = _WORK_ON.match(clause)
    return f"{joint[1]} {clause[joint.end() :]}" if joint else clause


def split(clause: str) -> tuple[str, str]:
    """The words of doing ("Promote the release of") and the phrase that they act on."""
    verb = lexicon().imperative
    ongoing = at = _end(_ONGOING, clause, 0)
    while not ongoing and (match := verb.match(clause, at)):
        at = _end(_PARTICLE, clause, match.end())
        joined = _end(_AND_VERB, clause, at)
        if joined == at or not verb.match(clause, joined):
            both = _AND_WORD.match(clause, at)
            at = both.end() if both else at
            break
        at = joined
    if at == 0:
        at = _end(_FIRST_WORD, clause, 0)
    at = _end(_BLANK, clause, at)
    at = _past_doing(clause, at)
    preposed = _end(_PREPOSED, clause, at) if at else at
    at = _past_doing(clause, preposed) if preposed > at else at
    return clause[:at], clause[at:] or clause


def _past_doing(clause: str, at: int) -> int:
    while match := _DOING.match(clause, at):
        if match[0].startswith("opinion") and not _ASKED.search(clause, 0, at):
            break  # "issue opinions on …" names a paper
        at = match.end()
    return at


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def bare_name(phrase: str) -> str:
    """The name without articles, tails and quotation marks."""
    quoted = QUOTED.search(phrase)
    if (
        quoted
        and not (quoted[1][0].islower() and _ON.search(phrase, 0, quoted.start()))
        and (lexicon().instrument.search(quoted[1]) or lexicon().programme.search(quoted[1]))
        and quoted.start() < 80
    ):
        return " ".join(quoted[1].split())
    at = 0
    while match := _DETERMINER.match(phrase, at):
        at = match.end()
    rest = phrase[at:]
    cut = CUT.search(rest, 3)
    while cut and _in_quotes(rest, cut.start()):
        cut = CUT.search(rest, cut.end())
    while cut and cut[0].startswith(",") and _list_goes_on(rest, cut.end()):
        cut = CUT.search(rest, cut.end())
    named = " ".join((rest[: cut.start()] if cut else rest).split()).strip(" ,.;:")
    if named.count('"') == 1:
        named = named.removesuffix('"').removeprefix('"')
    named = named.removesuffix(" well")
    return _HANGING.sub("", named) if cut else named


def _in_quotes(text: str, at: int) -> bool:
    """Whether a quotation is open at a place and closed behind it."""
    before, behind = text[:at], text[at:]
    straight = before.count('"') % 2 == 1 and '"' in behind
    return straight or (before.count("“") > before.count("”") and "”" in behind)


def with_purpose(head: str, phrase: str) -> str:
    """A lone head is named by what it is for: "campaign to curb junk messages"."""
    sort = _SORT.sub("", head)
    if sort == "system":
        doing = _SYSTEM_TO.match(phrase, phrase.find(head) + len(head))
        return " ".join(phrase[phrase.find(head) : doing.end()].split()) if doing else head
    if not (lexicon().programme.fullmatch(sort) or lexicon().instrument.fullmatch(sort)):
        return head
    at = phrase.find(head)
    purpose = _PURPOSE.match(phrase, at + len(head))
    return " ".join(phrase[at : purpose.end()].split()) if purpose else head


_INCLUDING = re.compile(
    r"(?:including|such\s+as|covering|involving|serving|especially|particularly|with)\b"
)
_DONE_BY = re.compile(r"(?:first\s+|\w+ly\s+)?[a-z]+ed\s+(?:by|in|on|for)\b")
_ITEM = re.compile(r"(?:and\s+)?(?:[\w-]+\s+){0,4}[\w-]+(?:,|\s+and\s|[”\"]?$)")


def _list_goes_on(text: str, at: int) -> bool:
    """Behind a comma: more nouns of the same list ("X, Y, and Z standards")."""
    if text.startswith("and ", at):
        return True
    if _INCLUDING.match(text, at) or _LATER.match(text, at) or _DONE_BY.match(text, at):
        return False  # the Rules, issued by …
    return _ITEM.match(text, at) is not None


def work_on(subject: str) -> tuple[str, str]:
    """What is done to a thing that is a subject, and the thing: "the drafting of" "the rules".

    Who applies for a pilot takes part in it.
    """
    at = _past_doing(subject, _end(_PLANNING, subject, _end(_APPLYING, subject, 0)))
    return subject[:at], subject[at:]
