"""The verb phrases that an English clause joins: by commas and "and", in -ing, as bare verbs."""

import re

from commitments._anchors import Anchored
from commitments._word_edges import AtWord, opened
from commitments.english.joint import WORD, has_object, quoted, verb_words, without_joint
from commitments.english.lexicon import lexicon
from commitments.english.phrase import HELPED_TO, partners_end
from commitments.english.piece import Clause, Form
from commitments.english.text import trimmed

SIDE_TAIL = opened(
    r",[”\"]?\s+(?:which|who|where|(?:in|under|of|through)\s+which|thus|thereby|so\s+as|so\s+that|in\s+a\s+bid|in\s+an?\s+effort|amid|for\s+(?:example|instance)\b|"
    r"in\s+light|in\s+(?:a|another)\s+(?:boost|blow|bid|push|win|setback)|(?:up|down)\s+(?:from|\d|about\s|nearly\s|over\s|more\s)|compared\s+(?:with|to)|\w+\s+(?:months?|weeks?|years?)\s+(?:later|"
    r"earlier|ahead)\b|(?:in\s+)?an?\s+(?:move|shift|step|effort|figure|goal|policy|sign)\b|as\s+part\s+of|"
    r"(?:under|in)\s+(?:an?|new)\s+[^,;]{3,80}?\s(?:issued|released|published|unveiled|announced)\s[^,;]{0,30}?by\s|"
    "(?!including|involving|covering|concerning|leading|existing|emerging|manufacturing|"
    r"biomanufacturing|outstanding|promising|growing|engineering|(?:computing|charging|mining|shipping|packaging|"
    r"printing|recycling|machining|casting|imaging|sensing|clothing|networking|processing|testing|"
    r"training|marketing|financing|pricing)(?!\s+(?:the|an?|its|their)\b))"
    r"[a-z]+ing\b(?!\s+and\b))"
    r"|\s+as\s+(?:it|they|China|Beijing|the\s+(?:[\w’'-]+\s+){1,6}?|[a-z-]+\s+)\s*(?:seeks?|looks?|moves?|tries|try|works?|pushes|aims?|strives?|continues?|"
    r"grapples|struggles|races|faces|steps\s+up|competes|battles|vies)\s"
    r"|\s+as\s+(?!(?:of|to|well|soon|early|part|much|many|far|long|a|an|one|such|if|it|they)\s)(?:[\w’'-]+\s+){1,8}?(?:grow|rise|fall|slow|expand|increase|"
    r"accelerate|surge|soar|boom|weaken|decline|mount|intensif(?:y|ie)|continue|loom|spread|drop|shrink|mature|deepen|worsen|remain|become|gain|ease|climb|jump|"
    r"slip|sag|slump|stall|swell|widen|fade|persist|evolve|heat|cool|pick|take|come|enter|ramp)e?s?(?=\s|[,.;]|$)"
    r"|,[”\"]?\s+with\s+(?!targets|goals)(?:[\w-]+\s+){1,3}(?:including|ranging)\s"
    r"|,\s+and\s+(?:[\w-]+\s+){1,4}(?:can|may|have|has)\s"
    r"|\s[—–]\s(?=(?:\w+ly\s+)?(?:targeting|aiming|calling)\s)"
    r"|,\s+while\s+(?:the\s|China|[A-Z])[^,;]{3,60}?\s(?:has|had|have|was|were|generated|rose|fell|grew|reached|accounted|sold|"
    r"posted|recorded|exported)\s"
    r"|,?\s+and\s+(?:also\s+)?(?:encourages|urges|calls|stresses|requires|outlines|specifies|clarifies|"
    r"highlights|emphasi[sz]es)\s"
    r"|\s+so\s+that\s|\s+as\s+part\s+of\s+(?:a|an|its|the|efforts)\b|\s+(?:before|after)\s+(?!being\b)[a-z]+ing\s|\s+and,\s+(?:if|when|once)\s|\s+(?:in\s+a\s+bid|in\s+an?\s+(?:effort|attempt)|with\s+a\s+view)\s+to\b"
)
_DEED_OR_NOUN = re.compile(
    r"(?:training|testing|piloting|designing|monitoring|reviewing|screening|reforming|tracking|leading|"
    r"linking|cleaning|clearing|controlling|financing|planning|pooling)\s+(?:(?:the|an?|its|their|more|"
    r"new|all|young|local|skilled|rural|small|foreign|leading|older)\s|(?!program|courses|sessions|systems|services|measures|cent|facilities)[a-z]+s\b)"
)
"""Words in -ing that are deeds only with an object: "training stokers", but "training courses"."""
_AND_ONGOING = re.compile(
    r"(?:,[”\"]?\s+(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?:(?:in|on|for|at|of(?:\s+further)?)\s+)?(?!joining\s|marking\s|following\s)(?=[a-z]+ing\s)"
)
_DASH = re.compile(
    r"\s?[—–]\s?(?:including|such\s+as|especially|particularly)\s|,\s+(?:joining|marking|following|signall?ing|underscoring)\s"
)
"""Before what is told of the last thing by the way."""
_FROM_THEN = re.compile(
    r"(?:starting|beginning)\s+(?:in|on|from|with|next|this|(?-i:[A-Z]|20\d\d))", re.I
)
"""A time: "starting in 2028", and no deed."""
_THEIRS = Anchored(r",\s+(?:the|an?|it|we|they|China|MIIT)\s")
"""Begins the clause that a purpose stands before: "To curb smoke, the ministry …"."""
_IF_SO = re.compile(r"\s+and,\s+(?:if|when|once)\b")
_TO_VERB = re.compile(r"[a-z](?<!continue)(?<!strive)\s+to\s+(?=[a-z])")
_HEADING = re.compile(r"(?!(?:We|They|The|It|He|She)\b)[A-Z][a-z]+(?:\s+[a-z]+){1,3},\s+")
"""Opens an item of a translated list: "Strong guarantee, (speed up the drafting of …)"."""
_LABEL = re.compile(r"[A-Z][\w /&’'-]{2,30}:\s+")
"""The same with a colon: "Talent: (train 300 smiths)"."""
_FRONTED = re.compile(r"(?:in|at|on|for|with|through|meanwhile|while|by)\b[^,;]{2,80},\s+", re.I)
_THEM = re.compile(r"\s+(?:it|them|these|those)\b")
_IT_TOO = re.compile(r"[a-z]+ing\s+(?:it|them)\b")
"""Goes on with the same thing: "drawing up a catalogue and updating it every year"."""
_FIRMLY = re.compile(r"(?:resolutely|strictly|firmly|also|further|severely|seriously)\s")
"""Begins a deed of its own, whatever the one before it is for."""
_HELPING = re.compile(
    r"(?:also\s+)?(?:help|assist|let|make)\s+(?:[\w-]+\s+){0,3}?(?:[\w-]+s|them|China|people)\s+"
    rf"{HELPED_TO}\s"
)
"""Whom it helps to do something; what follows "and" is theirs to do too."""
_TO = re.compile(r"(?:,|\s+and|,\s+and)\s+to\s")
_OBLIGES = re.compile(
    r"(?:also\s+)?(?:oblige|require|compel|force|order|ask|tell|instruct|direct|urge|allow|enable|permit|encourage|guide|support|"
    r"push|help)\s+[^,;]{2,90}?\sto\s"
)
"""Whom it obliges or helps to do one thing, to do another: "oblige mills to file reports, to …"."""
_OF_THOSE = re.compile(r"\s(?:that|which|who)\s+(?:also\s+)?(?P<do>do\s+not\s+)?(?=[a-z])")
"""Those who do something and what else they do: "firms that sell fakes and dodge taxes"."""
_DOERS = Anchored(
    r"(?:[a-z]+(?:ers|ors)|firms|companies|enterprises|businesses|mills|plants|apps|platforms|those|people|websites)$"
)
_ONE_THING = re.compile(r"\s+(?:an?|the|its)\s")
_LEAD_IN = re.compile(r"take\s+(?:the|a)\s+lead(?:ing\s+role)?\s+in\s+(?=[a-z]+ing\s)")
_GERUND = re.compile(
    r"[A-Z][a-z]+ing\s(?:(?!(?:that|which|who|where|when|if|as|how|whether|what|so|because)\b)[^\s,;:]+\s){1,14}?"
    r"(?:may|might|can|could|is|was|has)\s(?:also\s+|not\s+)?[a-z]+\b"
)
"""A deed that something is said of: "Requiring labels may make repairs easier"."""
_SPOKEN = AtWord(
    r"\b(?:said|says|stated|added|noted|stressed|emphasi[sz]ed|proposed|requires?|required|"
    r"introduced|out|that|clear|meeting|made)\s*:\s*[“\"]?"
    r"|\b(?:said|stated|noted|introduced)\s+(?:that\s+)?(?=(?:the\s+first|firstly|one)\s+is\s+to\s)"
    r"|\b(?:demanded|requested|required|emphasi[sz]ed|stressed|out|proposed)\s+that\s+"
    r"(?:in\s+the\s+(?:next|following)\s+(?:step|stage|phase),\s+)?(?=first(?:ly)?,\s)"
)
"""Behind it translations give what a speaker will do as bare verbs: "said: Promote …"."""


def verb_phrases(
    text: str, start: int, modal: int, verb: int, end: int, subject: str, form: Form
) -> list[Clause]:
    """Verb phrases joined by commas and "and", a clause each; named means are clauses too."""
    words = lexicon()
    lead = _LEAD_IN.match(text, verb, end)
    if lead is not None:
        return ing_phrases(text, start, modal, lead.end(), end, subject, form)
    places = [(modal, verb)]
    opening = words.imperative.match(text, verb, end) or WORD.match(text, verb, end)
    for match in words.joint.finditer(text, opening.end() if opening else verb + 1, end):
        last = places[-1][1]
        if (
            partners_end(text, last) <= match.start()
            and not _IF_SO.search(text, last, match.start())
            and has_object(text, last, match.start())
            and not quoted(text, last, match.start() + 2 * (match[0][1] in '”"'), end)
            and not _is_theirs(text, last, match)
            and not (match[0][0] == " " and SIDE_TAIL.search(text, last + 8, match.start()))
            and not (match[0] == f" and {verb_words(match[0])}" and _in_order_to(text, last, match))
        ):
            begin = match.start() + len(match[0]) - len(verb_words(match[0]))
            places.append((begin, begin))
    found = []
    for place, (left, predicate) in enumerate(places):
        right = places[place + 1][0] if place + 1 < len(places) else end
        means = [match.end() for match in words.means.finditer(text, predicate + 4, right)]
        for begin, finish in zip([left, *means], [*means, right], strict=True):
            side = SIDE_TAIL.search(text, begin + 8, finish)
            last = side.start() if side else trimmed(text, begin, finish)[1]
            last = without_joint(text, begin, last)
            if last > begin:
                head = start if begin == modal else begin
                at = predicate if begin == left else begin
                found.append(Clause(head, last, begin, at, subject, form))
    return found


def _is_theirs(text: str, verb: int, joint: re.Match[str]) -> bool:
    """Whether a verb goes on with what those do whom the verb before it is about."""
    if _TO.match(joint[0]) and _OBLIGES.match(text, verb, joint.start()):
        return True
    found = _OF_THOSE.search(text, verb, joint.start())
    if found is None or found["do"]:
        return found is not None
    if not _DOERS.search(text, verb, found.start()):
        return False
    alone = joint[0].startswith(" and ") and "," not in text[found.end() : joint.start()]
    one = _ONE_THING.match(text, joint.end()) is not None
    return alone and not one and lexicon().imperative.match(text, found.end()) is not None


def _in_order_to(text: str, verb: int, joint: re.Match[str]) -> bool:
    """Whether a verb goes on with another's purpose: "issue a code to guide A and protect B"."""
    purpose = _TO_VERB.search(text, max(verb + 4, partners_end(text, verb)), joint.start())
    if _THEM.match(text, joint.end()):
        return False  # "guide mills to merge and support them"
    if _FIRMLY.match(verb_words(joint[0])):
        return False
    if text[joint.start() - 1] in '”"':
        return False  # the purpose ended with the quotation
    if _HELPING.match(text, verb, joint.start()):
        return True  # "help mills cut costs and raise quality"
    return purpose is not None and lexicon().imperative.match(text, purpose.end()) is not None


def ing_phrases(
    text: str, start: int, modal: int, verb: int, end: int, subject: str, form: Form
) -> list[Clause]:
    """What a paper calls for, one clause each: "calls for setting up … and drawing up …"."""
    places = [verb]
    for joint in _AND_ONGOING.finditer(text, verb + 1, end):
        if _IT_TOO.match(text, joint.end(), end):
            continue
        ongoing = lexicon().ongoing.match(text, joint.end(), end)
        if ongoing or _DEED_OR_NOUN.match(text, joint.end(), end):
            places.append(joint.end())
    found = []
    for place, (left, right) in enumerate(zip(places, [*places[1:], end], strict=True)):
        aside = _DASH.search(text, left, right)
        last = trimmed(text, left, aside.start() if aside else right)[1]
        last = without_joint(text, left, last)
        head, at = (start, modal) if place == 0 else (left, left)
        found.append(Clause(head, last, at, left, subject, form))
    return found


def in_ing_form(text: str, at: int) -> bool:
    """Whether a task in -ing begins here: "Drafting a standard"."""
    begins = text[at : at + 1].lower() + text[at + 1 : at + 60]
    if _FROM_THEN.match(begins):
        return False
    return lexicon().ongoing.match(begins) is not None


_TRANSLATED = re.compile(
    r"(?:(?:Actively|Vigorously|Earnestly|Solidly|Effectively|Comprehensively|Further|Continuously|Steadily|Fully|Strictly)\s+[a-z]+|"
    r"Do\s+a\s+(?:good|solid)\s+job|Strengthen|Promote|Improve|Accelerate|Deepen|Establish|Formulate|Carry\s+out|Optimi[sz]e|Enhance|Guide|Encourage|"
    r"Strive|Implement|Expand|Cultivate|Explore|Continue|Organi[sz]e|Ensure|Consolidate|Coordinate|Advance|Foster|Speed\s+up|Step\s+up)\s+[a-z]"
)
"""How translations begin what the speaker will do: "Strengthen supervision of …"."""
_FINITE = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|can|could|said|says)\s")
_GOES_ON_BELOW = re.compile(
    r"\b(?:will|would|to|includes?|are|is|following|agenda|store|plans?|priorit\w+|tasks|chores|measures|goals|targets|steps|ahead|"
    r"brief|list|do|next)$"
)
"""Ends what bullets follow: "It will:", "What the ministry has in store:"."""


def opens_list(text: str, mark: str, ours: bool, first: bool) -> bool:
    """Whether a sentence announces work, or is an item of the ministry's (`ours`).

    `mark`: what stands behind it; `first`: nothing stands before it.
    """
    words = lexicon()
    if words.ahead.search(text):
        return True
    if not ours:
        return False
    if words.marker.match(text.lstrip('"“')) or (mark == ":" and _GOES_ON_BELOW.search(text)):
        return True
    if first and _TRANSLATED.match(text) and not _FINITE.search(text):
        return True
    return spoken_list(text, len(text)) is not None


def spoken_list(text: str, end: int) -> int | None:
    """Where the words behind "said:" begin, if they begin with a bare verb before `end`."""
    spoken = _SPOKEN.search(text, 0, end)
    at = bare_start(text[spoken.end() : end], end) if spoken else None
    return None if spoken is None or at is None else spoken.end() + at


def bare_start(text: str, end: int) -> int | None:
    """Where a bare verb begins the sentence, behind a list marker or a fronted phrase."""
    words = lexicon()
    if text[:3].lower() == "to ":
        purpose = "," in text[:end] if end < len(text) else _THEIRS.search(text)
        return 3 if not purpose and words.imperative.match(text, 3, end) else None
    at = 4 if text[:4].lower() == "and " else int(text[:1] in ('"', "“"))
    while match := words.marker.match(text, at, end):
        if match.end() == at:
            break
        at = match.end()
    if words.imperative.match(text, at, end) or in_ing_form(text, at):
        return None if _GERUND.match(text, at) else at
    heading = _HEADING.match(text, at, end) or _LABEL.match(text, at, end)
    at = heading.end() if heading else at
    if heading and words.imperative.match(text, at, end):
        return at
    fronted = _FRONTED.match(text, at, end)
    if fronted and words.imperative.match(text, fronted.end(), end):
        return fronted.end()
    return None
