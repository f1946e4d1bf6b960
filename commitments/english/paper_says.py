"""What an English sentence says in the present that a paper does: "The plan supports old mills"."""

import re

from commitments._words import has_one
from commitments.english.joint import without_joint
from commitments.english.lexicon import lexicon
from commitments.english.list import SIDE_TAIL, ing_phrases, verb_phrases
from commitments.english.mind import COUNTED, DEED, HELP, MORE_OF, in_mind
from commitments.english.noun_deeds import noun_deeds
from commitments.english.piece import Clause
from commitments.english.tail import tail
from commitments.english.text import trimmed

_HEADS = (
    "The ", "This ", "That ", "These ", "It ", "They ", "MIIT", "China’s MIIT", "China's MIIT",
)  # fmt: skip
_PLAN = (
    r"(?:[Pp]lan|[Bb]lueprint|[Rr]oadmap|[Pp]rogram(?:me)?|[Ii]nitiative|[Ss]trategy|[Ss]cheme|[Oo]utline|[Pp]olicy|[Aa]ction|"
    r"[Oo]pinions?|[Gg]uidance|[Cc]ampaign)"
)
"""Papers that say what will be done; rules and notices lay down as often what others must do."""
_GUIDE = r"(?:[Gg]uidelines?|[Nn]otice|[Cc]ircular|[Dd]ocument|[Dd]irective)"
_PAPER = rf"(?:{_PLAN}|{_GUIDE}|[Mm]easures|[Dd]raft)"
_OF_SORT = (
    r"(?:[a-z\d][\w-]*|MIIT['’]s|Action|Draft|Implementation|Implementing|Development|Work|[A-Z][a-z]+-[Yy]ear|New|"
    r"Guiding|Joint|Special|Pilot)\s+"
)
"""Stands before a paper's word, in capitals where a text writes its name so."""
_BACKS = (
    r"supports?|encourages?|promotes?|prioriti[sz]es?|advocates?|directs?|backs|favou?rs|"
    r"champions|seeks|orders|pushes\s+for|presses\s+for"
)
_MAKES = (
    r"introduces|creates|establishes|launches|sets\s+up|opens|widens|extends|simplifies|streamlines"
)
_DEEDS = (
    r"boosts?|enhances?|improves?(?!\s+(?:up)?on\b)|tackles?|curbs?|reins?\s+in|cracks?\s+down\s+on|clamps?\s+down\s+on|deepens?|"
    r"advances?|optimi[sz]es?|reinforces?|bolsters?|safeguards?|facilitates?|fosters?|cultivates?|"
    r"drives?(?!\s+home\b)|stimulates?|spurs?|builds?(?!\s+(?:up)?on\b)|stabili[sz]es?|broadens?|deploys?|moderni[sz]es?|"
    r"incentivi[sz]es?|subsidi[sz]es?|intensif(?:y|ies)|quickens?|expedites?|(?:steps?|speeds?|ramps?|shores?|beefs?)\s+up|"
    r"tightens?|pushes?\s+(?:forward|ahead\s+with)|eases?|upgrades?|takes?\s+aim\s+at|strengthens?|accelerates?|expands?|increases?"
)
_EFFECT = (
    r"(?:the\s+|an?\s+|its\s+|their\s+)?(?:(?:[\w-]+\s+){0,2}?(?:demand|confidence|hopes?|expectations|sentiment|optimism|shares?|stocks|prospects|"
    r"uncertainty|pressures?|concerns?|fears|worries|questions?|debate|speculation|calls|arguments?|case|view|message|trend|scope)\b"
    r"|(?:[\w-]+\s+){0,3}(?:tasks|measures|priorities|steps)\b"
    r"|(?:China|Beijing|the\s+country|the\s+ministry)['’]s\s+(?:[\w-]+\s+){0,2}?(?:position|lead|role|push|drive|commitment|grip|hand|"
    r"ambitions?|bid|standing|dominance|edge|reliance|efforts?|campaign|strategy|resolve)\b)"
)
"""What comes of a paper, and not what it sets out to do: "boosts confidence in lutes"."""
_ENDS = (
    r"removes|abolishes|scraps|repeals|ends|eliminates|phases\s+out|cancels|exempts|waives|suspends"
)
_GIVES = r"offers|earmarks|allocates|commits|pledges|provides(?:\s+for)?|allows\s+for|budgets"
_DWELLS = r"stress(?:es)?|emphasi[sz]es?|highlights?|underscores?"
_WANTS = (
    r"proposed|recommend(?:s|ed)?|suggest(?:s|ed)?|urge[sd]?|demand(?:s|ed)?|advocated|called\s+for|encouraged|targeted|sought|"
    r"supported|stressed|emphasi[sz]ed|envisaged"
)
"""Verbs that are no promise by themselves, but before a deed: "recommends the creation of"."""
_HOLDS = (
    r"includes?|features?|contains?|calls?\s+for|outline[sd]?|details?|detailed|sets?\s+out|la(?:ys?|id)\s+out|spells?\s+out|puts?\s+forward|"
    r"maps?\s+out|presents?|focus(?:es)?\s+on|cent(?:er|re)s?\s+on|commits?\s+to|mandates?|provides?\s+for"
)
_LEVELS = (
    r"raises|lifts|lowers|doubles|triples|quadruples|cuts|reduces|increases|boosts|caps|limits"
)
_TO_LEVEL = rf"(?:(?:the|a|an|its|China['’]s)\s)?[^,;.]{{3,110}}?\s(?:to|at|of|by)\s+{COUNTED}"
_YEARS = (
    r"\b(?:(?:by|before|in)\s+(?:the\s+end\s+of\s+|end-)?|"
    r"(?:from|between)\s+20\d\d\s+(?:to|and)\s+)20\d\d\b"
)
_SAYS = re.compile(
    rf"(?:(?P<it>[Ii]t|[Tt]hey)|(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese)\s+(?:{_OF_SORT}){{0,5}}?"
    rf"(?:(?P<plan>{_PLAN})|(?P<guide>{_GUIDE})|{_PAPER})(?:,\s+[^,;]{{3,80}},)?"
    r"|(?:(?:The\s+|China['’]s\s+)?(?:MIIT|ministry)['’]s\s+|The\s+)(?P<titled>[“\"][^“”\"]{5,160}[”\"])(?:\s+\([^()]{2,60}\))*(?:,\s+[^,;]{3,80},)?)\s+"
    r"(?:(?P<also>also|further|additionally)\s+|\w+ly\s+)?(?P<verb>"
    r"(?P<thus>(?:supports?|backs|advances?|pursues|serves|does|achieves|furthers)\s+(?:this|that|these|those|it|so)(?:\s+[a-z]+){0,2}\s+by(?=\s+[a-z]+ing\s))"
    r"|(?P<aims>(?:explicitly\s+|directly\s+)?(?:targets|seeks|proposes)(?=\s+(?!to\b)))"
    r"|(?P<quota>sets?(?=\s+an?\s+\d[^,;]{1,30}?\s(?:target|goal|quota|floor|ceiling|cap)\b))"
    rf"|(?P<wants>(?:{_WANTS})(?=\s+(?:{DEED}|{MORE_OF}|[“\"]|[a-z]+ing\s)))"
    r"|(?P<pledges>commits\s+to(?=\s+(?![a-z]+ing\s|an?\s|the\s)[a-z]+\s))"
    r"|(?P<rules>(?:mandates?|requires?|orders?|demands?)(?=\s+that\s))"
    rf"|(?P<numbers>(?:requires?|eyes|projects|anticipates|foresees)(?=\s+(?:{DEED}|[^,;.]{{0,60}}?)[^,;.]{{0,30}}?{COUNTED}[^.;]{{0,90}}?{_YEARS}))"
    r"|(?P<means>(?:is|are)\s+(?:designed|meant|intended|geared)\s+to(?=\s+[a-z]+\s[^.;]*?\d))"
    rf"|(?P<holds>{_HOLDS})|(?P<backs>{_BACKS})|(?P<dwells>{_DWELLS})"
    r"|(?P<weighs>(?:places?|puts?|lays?|gives?)\s+(?:(?:special|particular|strong|greater|more|equal|top|high|an?|the)\s+){0,2}"
    r"(?:emphasis|priority|stress|weight|focus|importance)\s+(?:on|to))"
    r"|(?P<ranks>identif(?:y|ies)|lists?|names?|designates?|makes?|puts?|places?|ranks?|treats?)"
    rf"|(?P<levels>(?:{_LEVELS})(?=\s+{_TO_LEVEL}))"
    rf"|(?P<deeds>(?:{_DEEDS})(?!\s+{_EFFECT}))|(?P<makes>{_MAKES}|{_ENDS})|(?P<gives>{_GIVES})"
    r")\s+"
)
_PAPERS = (
    "lan", "lueprint", "oadmap", "rogram", "nitiative", "trategy", "cheme", "utline", "olicy",
    "ction", "pinion", "uid", "ampaign", "otice", "ircular", "ocument", "irective", "easures",
    "raft", "It ", "it ", "They ", "they ", "“", '"',
)  # fmt: skip
"""One of which stands where a paper begins a sentence."""
_MINISTRY_BACKS = re.compile(
    r"(?:^(?P<who>(?:The\s+|China['’]s\s+)?(?:ministry|MIIT))|\b(?:said|added|noted|stated|reiterated|stressed)\s+"
    r"(?:(?:on\s+\w+day|at\s+[^,;]{3,40}|in\s+[^,;]{3,40})\s+)?(?:that\s+)?(?P<it>it|the\s+ministry|(?:the\s+)?MIIT))\s+"
    r"(?:also\s+|strongly\s+|fully\s+|actively\s+)?(?P<verb>encourages|supports|welcomes)\s+"
)
"""What the ministry says that it stands for: "said on Monday it encourages mergers"."""
_AS = re.compile(r",\s+(?:as|while|because|since|adding|saying|noting)\s")
_ON = re.compile(
    rf"(?:,\s+|\s+)(?:and|while)\s+(?:also\s+|fully\s+)?(?=(?:{_BACKS}|{_MAKES}|{_GIVES}|{_ENDS})\s"
    rf"|(?:demands|calls\s+for|urges|requires|mandates|seeks)\s+(?:{DEED}|{MORE_OF}|[“\"]))"
)
"""Begins what else the paper does."""
_STOPS = re.compile(
    r":\s|\s+rather\s+than\s|,\s+and\s+(?=(?:references|notes|says|describes|warns|sets|lists)\s)"
)
"""Ends what the paper supports."""
_WEIGHT = re.compile(rf"{DEED}|{MORE_OF}")
_SUM = re.compile(
    rf"{COUNTED}(?=[^.;]{{0,120}}?{_YEARS})|{COUNTED}(?:million|billion|trillion)\s+(?:yuan|dollars|euros)"
)
"""So much money, or so many of a thing by a year: how many parts a plan has is no goal."""
_HELP = re.compile(HELP)
_TO_DO = re.compile(
    r"(?:[a-z-]+\s+){0,3}?(?:measures|steps|efforts|plans|moves|provisions|proposals|commitments)\s+to\s+(?=[a-z])"
)
"""Holds plans to do something: "includes measures to (train weavers)"."""
_RANKED = re.compile(
    r"[^,;.]{3,160}?\s(?:as\s+(?:an?\s+|the\s+|its\s+|one\s+of\s+)?(?:[\w-]+\s+){0,3}?(?:priority|priorities|tasks?|focus|focal\s+points?|"
    r"areas?|directions?|goals?)|among\s+(?:its|the)\s+(?:[\w-]+\s+){0,2}(?:priorities|tasks|goals)|an?\s+(?:[\w-]+\s+)?priority|at\s+the\s+(?:very\s+)?(?:cent(?:er|re)|heart|core|top|forefront))\b"
)
"""What is given its place: "identifies lutes as a priority", "puts lutes at the centre"."""
_LEAD = re.compile(
    r"(?:(?:Among\s+(?:other|its)|In|On|To|For|Besides|Beyond|At|As)\s[^,;:]{2,90}|Also|Meanwhile|Additionally|Moreover|"
    r"Furthermore|Specifically|Notably|Separately|Importantly|Further|Second(?:ly)?|Third(?:ly)?|Finally|Lastly),\s+"
    r"(?=(?:the|this|it|they|these|MIIT|China)\b)"
)
"""Stands before the paper: "To boost sales, the plan supports …"."""
_WHICH_WOULD = re.compile(r",\s+which\s+w(?:ould|ill)\s+(?=[a-z]+\s)")
"""Tells what will be done with what a paper wants, where it is several deeds."""
_SO_MANY = re.compile(COUNTED)
_THAT = re.compile(
    r"that\s+(?P<what>[\w’'-]+\s+)(?:[\w’'-]+\s+){0,9}?(?=(?:complete|achieve|reach|attain|realize|meet|raise|lift|cut|reduce|lower|"
    r"phase|finish|build|install|adopt|be|account\s+for|exceed|top|surpass|rise|grow|fall|drop|use|have)\s(?=[^;]*\b(?:by|before)\s+(?:[\w-]+\s+){0,4}20\d\d))"
)
"""What others are to have reached by a day: "mandates that mills reach 80 percent by 2028"."""


def paper_says(text: str, found: list[Clause]) -> list[Clause]:
    """The clauses of a sentence that begins with a paper and tells what it supports.

    `found`: those that look ahead by their own verbs; what stands before them is told as well.
    """
    found = noun_deeds(text, found)
    lead = None if text.startswith(_HEADS) else _LEAD.match(text)
    begin = lead.end() if lead else 0
    if not (lead or text.startswith(_HEADS)) or not has_one(text[begin : begin + 90], _PAPERS):
        return _backed(text, found)
    says = _SAYS.match(text, begin)
    if says is None:
        return _backed(text, found)
    end = len(text)
    if found:
        first = min(found, key=lambda each: each.modal)
        if first.modal <= says.end() or not text.endswith((" and ", ", while "), 0, first.modal):
            return found
        end = first.modal
        found = [
            each._replace(start=each.modal) if each.start < says.end() else each for each in found
        ]
    return [*_told(text, says, end), *found]


def _backed(text: str, found: list[Clause]) -> list[Clause]:
    """With what the ministry says that it encourages, before what it will do."""
    if not has_one(text, (" encourages ", " supports ", " welcomes ")):
        return found
    backs = _MINISTRY_BACKS.search(text)
    if backs is None or any(each.modal < backs.end() for each in found):
        return found
    verb, end = backs.start("verb"), tail(text, backs.end())
    cut = _AS.search(text, backs.end(), end)
    end = cut.start() if cut else end
    if found:
        end = min(end, *(each.modal for each in found))
        found = [each._replace(start=each.modal) if each.start < end else each for each in found]
    clause = Clause(verb, end, verb, verb, backs["who"] or backs["it"], "active")
    return [_cut(text, clause), *found]


def _told(text: str, says: re.Match[str], end: int) -> list[Clause]:
    at, verb = says.end(), says.start("verb")
    subject = says["it"] or "the plan"
    whole = Clause(verb, end, verb, verb, subject, "active")
    if says["thus"]:
        return ing_phrases(text, verb, verb, at, end, subject, "active")
    if says["pledges"]:
        return verb_phrases(text, verb, verb, at, end, "", "active")
    if says["means"]:
        return verb_phrases(text, verb, verb, at, end, subject, "active")
    if says["numbers"]:
        return in_mind(text, whole._replace(verb=at))
    if says["quota"] or says["levels"]:
        return [_cut(text, whole)]
    if says["wants"] or says["aims"]:
        return _wanted(text, whole, at, bool(says["aims"]))
    if says["rules"]:
        that = _THAT.match(text, at, end)
        if that and _SO_MANY.match(text, that.start("what")):
            return in_mind(text, whole._replace(verb=that.start("what")))
        return verb_phrases(text, verb, verb, that.end(), end, subject, "active") if that else []
    if says["ranks"]:
        return [_cut(text, whole)] if _RANKED.match(text, at, end) else []
    if says["holds"] and (held := _held(text, whole, at)):
        called = says["holds"].startswith("call")
        return held if not called or len(held) > 1 else []
    on = says["holds"] and " on" in says["holds"]
    if says["it"] and not (says["also"] or on):
        return []
    if lexicon().ongoing.match(text, at, end):
        if says["backs"] or says["makes"] or says["gives"]:
            return []
        side = SIDE_TAIL.search(text, at, end) if says["dwells"] else None
        return ing_phrases(text, 0, verb, at, side.start() if side else end, subject, "active")
    if says["holds"]:
        return []
    if says["dwells"] and not (_WEIGHT.match(text, at, end) or _HELP.match(text, at, end)):
        return []
    if (says["makes"] or says["gives"]) and not says["plan"]:
        helps = says["gives"] and says["guide"] and _HELP.match(text, at, end)
        return [_cut(text, whole)] if helps else []
    if says["deeds"] and not (says["plan"] or says["guide"]):
        return []
    side = _STOPS.search(text, at, end) or SIDE_TAIL.search(text, at, end)
    end = side.start() if side else end
    joints = [each.span() for each in _ON.finditer(text, at, end)]
    places = [verb, *(after for _, after in joints)]
    ends = [*(before for before, _ in joints), end]
    told = [
        _cut(text, whole._replace(start=start, modal=start, verb=start, end=stop))
        for start, stop in zip(places, ends, strict=True)
    ]
    return [told[0]._replace(verb=at), *told[1:]] if says["verb"] == "sets up" else told


def _wanted(text: str, whole: Clause, at: int, counted: bool) -> list[Clause]:
    """What a paper wants done, told in nouns or in -ing: each a clause."""
    end, verb = whole.end, whole.verb
    if lexicon().ongoing.match(text, at, end):
        return [] if counted else ing_phrases(text, verb, verb, at, end, whole.subject, "active")
    if _WEIGHT.match(text, at, end) is None and text[at] not in '“"':
        return []
    promoting = _WHICH_WOULD.search(text, at, end)
    more = promoting.end() if promoting else end
    told = verb_phrases(text, more, more, more, end, whole.subject, "active") if promoting else []
    if len(told) < 2:
        told = []
    return [*in_mind(text, whole._replace(verb=at)), *told]


def _held(text: str, whole: Clause, at: int) -> list[Clause]:
    """What a paper holds that is to be done: sums, numbers by a year, deeds, measures to do it."""
    end = whole.end
    to_do = _TO_DO.match(text, at, end)
    if to_do is not None:
        return verb_phrases(
            text, whole.start, whole.modal, to_do.end(), end, whole.subject, "active"
        )
    if not any(each.match(text, at, end) for each in (_SUM, _WEIGHT, _HELP)):
        return []
    return in_mind(text, whole._replace(verb=at))


def _cut(text: str, clause: Clause) -> Clause:
    side = SIDE_TAIL.search(text, clause.verb + 8, clause.end)
    stop = side.start() if side else clause.end
    end = without_joint(text, clause.start, trimmed(text, clause.start, stop)[1])
    return clause._replace(end=end)
