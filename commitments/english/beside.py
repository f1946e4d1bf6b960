"""What hangs on an English clause with a number of its own: ", with five more to be picked"."""

import re

from commitments._anchors import Anchored, headed
from commitments._words import has_one
from commitments.english.joint import without_joint
from commitments.english.lexicon import lexicon
from commitments.english.piece import Clause
from commitments.english.text import trimmed

_BESIDES = re.compile(
    r"(?:in\s+addition\s+to|besides|apart\s+from|aside\s+from|as\s+well\s+as|by)\s+", re.I
)
_TO_BE = Anchored(
    r",[”\"]?\s+with\s+(?P<what>(?:[^,;]|,(?=\d)){3,90}?)\s+(?:(?:set|due|expected|scheduled|slated|planned)\s+)?"
    r"to\s+(?P<done>(?:start|begin|open|kick\s+off|follow|take\s+place|run)\b|be\s+(?:\w+ly\s+)?(?:[a-z]{3,}ed|built|chosen|drawn\s+up|made\s+public|set\s+up)\b)"
)
"""What will be done to a part of it: "with the first 20 to be announced this year"."""
_LEVEL = Anchored(
    r",[”\"]?\s+with\s+(?P<what>(?:[^,;]|,(?=\d)){3,90}?)\s+(?:(?:set|due|expected)\s+)?(?P<done>(?:to\s+)?"
    r"(?:reduced|lowered|cut|raised|lifted|increased|kept|held|brought|reach|exceed|surpass|top|hit|"
    r"rise|grow|fall|drop|reaching|exceeding|surpassing|topping|rising|growing|falling|dropping|able\s+to\s+(?:reach|exceed))\s+"
    r"(?:down\s+|up\s+)?(?:(?:to|by|at|below|above|under|within|from)\s+)?(?:an?\s+(?:average\s+)?(?:annual\s+)?(?:average\s+)?(?:rate|pace)\s+of\s+)?(?:(?:about|around|over|more\s+than|"
    r"less\s+than|fewer\s+than|at\s+least|at\s+most|no\s+(?:more|less|fewer)\s+than|nearly)\s+)?(?:(?:RMB|CNY|US)\s?|[$¥€])?\d)"
)
"""How far something is to go with it: "with the error rate reduced to less than 5 percent"."""
_MANY_DONE = Anchored(
    r",[”\"]?\s+with\s+(?P<what>(?:(?:about|around|over|some|nearly|more\s+than|at\s+least|"
    r"no\s+(?:less|fewer)\s+than)\s+)?\d[^,;]{3,90}?)\s+(?P<done>(?:released|issued|published|launched|completed|"
    r"introduced|built|established|set\s+up|formulated|drafted|revised|started|supported|selected|cultivated|"
    r"fostered|created|trained|upgraded|certified|covered)\b)(?=\s*$|[,;]|\s+(?:by|in|within|before|this|next|each|every|"
    r"nationwide)\b)"
)
"""How many will have been served by it: ", with about 35 towns supported"."""
_WITH_THINGS = Anchored(
    r",[”\"]?\s+with\s+(?P<things>(?:an?\s+(?:total|average|annual|combined)\s+(?:[\w-]+\s+){1,4}?of\s+)?(?:(?:about|around|over|nearly|more\s+than|at\s+least|"
    r"no\s+(?:less|fewer)\s+than|up\s+to)\s+)?(?!20\d\d\b)\d[\d,.]*\s+(?!percent|per\s+cent|hours?\b|days?\b)(?:[^,;]|,(?=\d)){3,120}?)(?=\s*$|;|,\s+(?:according|and|as|up|in)\b)"
)
"""How many things it will have: ", with more than 30 parks and revenue of 3 trillion yuan"."""
_BY_YEAR = re.compile(r"\bby\s+(?:the\s+end\s+of\s+|end-)?20\d\d\b")
_DOING = re.compile(
    r"\b(?:[a-z]+ing|[a-z]{3,}ed|set\s+up|built|each|from|in\s+total|so\s+far|already)\b"
)
_FOLLOWED = Anchored(
    r",[”\"]?\s+(?P<done>followed\s+by)\s+(?P<what>(?:an?|the|its|new|more)\s(?:[^,;]|,(?=\d)){3,110}?)(?=\s*$|[,;])"
)
"""What comes after it: ", followed by a guide for mills in June"."""
_SO_MANY = re.compile(
    r",[”\"]?\s+(?P<done>(?:supporting|cultivating|fostering|nurturing|selecting|choosing|picking|"
    r"recognizing|building|training|covering|benefiting|serving|involving)\s+(?:(?:a\s+total\s+of|about|around|over|some|more\s+than|at\s+least|"
    r"no\s+(?:more|less|fewer)\s+than|up\s+to|nearly|another)\s+)?(?!20\d\d\b)\d[\d,]*\s+(?:[\w-]+\s+){0,3}?[a-z-]+s\b)"
)
"""How many are helped or chosen by it: ", supporting about 30 towns"."""
_WITH_MANY = Anchored(
    r",[”\"]?\s+(?P<done>with\s+)(?P<what>(?:the\s+(?:[a-z]+\s+and\s+)?(?:formulation|revision|development|construction|establishment|cultivation|"
    r"drafting|training|creation|selection|release)\s+of\s+|a\s+total\s+of\s+|cumulative\s+[a-z]+\s+of\s+)?(?:over|more\s+than|at\s+least|no\s+(?:less|fewer)\s+than|about|around|nearly)\s+"
    r"(?!20\d\d\b)\d[\d,.]*\s+.+)"
)
"""How many there will be with it: ", with over 100 kinds", ", with the revision of over 30"."""
_HAPPENS = re.compile(
    r"(?:be\s+(?:held|staged|hosted|attended)|run|take\s+place|open|kick\s+off)\b"
)
"""An event's visitors are no goal."""

_GUESTS = Anchored(
    r",?\s+with\s+(?:the\s+participation\s+of\s+)?(?:(?:more\s+than|over|about|around|some|nearly|at\s+least)\s+)?\d[\d,]*\s"
)
_NEXT_NUMBER = re.compile(
    r",\s+(?:and\s+)?(?P<what>(?:the|its)\s+(?:[\w-]+\s+){0,9}?)(?P<done>(?:to\s+)?(?:(?:reach|reaching|exceed|exceeding|top|topping)\s+|"
    r"(?<=to\s))(?:(?:about|around|over|more\s+than|at\s+least|nearly)\s+)?\d[\d.,]*\d(?:\s+(?:million|billion|percent))?%?)"
)
"""The next number that is reached, the helping verb left out: "…, and the number of B to 300"."""
_REACHES = re.compile(r"(?:to\s+)?(?:reach|exceed|top|rise|grow|increase|expand)\b")
_GAPPED = headed(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?P<subject>(?!(?:will|is|are|to|then|which|who|that|as\s+well)\b)(?:an?\s+|the\s+|its\s+|more\s+|all\s+|as\s+many\s+)?(?:(?:[\w“”\"’'%-]|,(?=\d))+\s+){1,9}?)"
    r"(?P<participle>(?:set|drawn|sped|stepped|opened|carried|rolled|phased|worked)\s+(?:up|out)|"
    r"(?!show|stat|add|not|report|confirm|need|fee|see|proceed|exceed|speed|bed|indeed|hundred|led\b|based|related|called|dubbed|named|known|aged|used|found|said)[a-z]{3,}ed|built|held|made|cut|begun|sent|found(?:ed))"
    r"(?:\s+[a-z]+er)?(?=\s*$|,\s|\s+and\s|\s+(?:to|in|into|this|next|each|every|before|within|by\s+(?:20\d\d|the\s+end|end-|year-end|[A-Z]\w+))\s)"
)
"""A second thing done, the helping verb left out: "a code will be drawn up, and a fund set up"."""

_NO_THING = re.compile(
    r"(?:\b(?:be|been|being|is|are|was|were|has|have|will|would|to|that|which|who|whom|than|as|by|of|for|in|on|at|with|from|newly|not|fully|jointly|further|"
    r"better|more|\w+ly)\s+$)|^(?:later|then|also|further|jointly|in|on|at|by|for|with|from|to|under|after|before|\w+ly|[a-z]{3,}ed)\s"
)
"""Ends or begins words that are no thing of which something is done by itself."""


def beside(text: str, clause: Clause, stop: int) -> tuple[Clause, ...]:
    """The last clause before `stop`, cut short where something hangs on it, and that as another.

    It is promised by whoever promises the clause.
    """
    if text.find(" with ", clause.verb, stop) > 0 and _HAPPENS.match(text, clause.verb):
        guests = _GUESTS.search(text, clause.verb, stop)
        if guests:
            return (clause._replace(end=min(clause.end, guests.start())),)
    if text.find(",", clause.verb, stop) < 0:
        return (clause,)
    if _REACHES.match(text, clause.verb):
        numbers = [*_NEXT_NUMBER.finditer(text, clause.verb, stop)]
        if numbers:
            first = clause._replace(end=min(clause.end, numbers[0].start()))
            return first, *(_next_number(each) for each in numbers)
    for pattern in (_TO_BE, _LEVEL, _MANY_DONE):
        found = pattern.search(text, clause.verb, stop)
        if found is not None:
            start, verb = found.start("what"), found.start("done")
            rest = Clause(start, stop, verb, verb, found["what"], "passive", beside=True)
            return clause._replace(end=min(clause.end, found.start())), _trimmed(text, rest)
    things = _WITH_THINGS.search(text, clause.verb, stop)
    if things is not None and clause.form != "active" and not _DOING.search(things["things"]):
        start = things.start("things")
        when = _BY_YEAR.search(text, clause.verb, start)
        rest = Clause(
            start, things.end(), start, start, "", "active", True, when[0] if when else "", True
        )
        return clause._replace(end=min(clause.end, things.start())), _trimmed(text, rest)
    found = _FOLLOWED.search(text, clause.verb, stop)
    if found is not None:
        start, verb = found.start("done"), found.start("what")
        rest = clause._replace(start=start, modal=start, verb=verb, end=found.end(), beside=True)
        return clause._replace(end=min(clause.end, found.start())), _trimmed(text, rest)
    found = _SO_MANY.search(text, clause.verb, stop)
    if found is None:
        many = _WITH_MANY.search(text, clause.verb, stop)
        if many is None or _HAPPENS.match(text, clause.verb):
            return (clause,)
        start = many.start("done")
        more = Clause(start, stop, start, many.start("what"), "", "active", beside=True)
        return clause._replace(end=min(clause.end, many.start())), _trimmed(text, more)
    start = found.start("done")
    rest = Clause(start, found.end(), start, start, "", "active", beside=True)
    return clause._replace(end=min(clause.end, found.start())), rest


def _next_number(found: re.Match[str]) -> Clause:
    start, verb = found.start("what"), found.start("done")
    return Clause(start, found.end(), verb, verb, found["what"].strip(), "passive", beside=True)


def _trimmed(text: str, clause: Clause) -> Clause:
    end = trimmed(text, clause.start, clause.end)[1]
    return clause._replace(end=without_joint(text, clause.start, end))


def undergone(text: str, clause: Clause) -> list[Clause]:
    """A passive clause, and the one joined to it whose "will be" is left out."""
    gaps = [
        each
        for each in _GAPPED.finditer(text, clause.verb, clause.end)
        if not _NO_THING.search(each["subject"]) and not each["participle"].endswith("eed")
    ]
    if not gaps:
        return [clause]
    ends = [*(each.start() for each in gaps[1:]), clause.end]
    begun = [(gap.start("subject"), gap.start("participle"), gap["subject"]) for gap in gaps]
    return [
        clause._replace(end=gaps[0].start()),
        *(
            Clause(start, end, at, at, subject.strip(), "passive")
            for (start, at, subject), end in zip(begun, ends, strict=True)
        ),
    ]


_MEANT = Anchored(
    r"\b(?P<thing>(?:(?:an?|the|its)\s+(?:[\w-]+\s+){1,6}?|(?:new\s+|draft\s+)?(?:rules|measures|standards|guidelines)\s+))"
    r"(?:that|which)\s+(?:the\s+(?:[\w-]+\s+)?(?:ministry|regulator)|(?:the\s+)?MIIT)\s+"
    r"(?P<modal>(?:plans|wants|intends|aims|hopes|expects)\s+to|is\s+(?:close|about|preparing|planning|going)\s+to|will)\s+"
    r"(?P<verb>publish|issu|releas|finali[sz]|launch|complet|unveil|introduc|draft|start)"
)
"""A thing that the ministry means to make: "an index that the MIIT plans to publish"."""
_SAID_AT = Anchored(
    r"\b(?:said|told|announced|stated|noted|revealed|disclosed|added|confirmed|explained|stressed|reiterated|pledged|learn(?:ed|t)|heard)\b[^,;]{0,40}?\s(?:at|in|on|during|to|via|through)\s[^,;]{3,60}\sthat\s+(?:the|MIIT)\b"
)
"""What follows is what was said there: "said at the launch ceremony that the MIIT will"."""
_THAT_IT = ("that the ", "which the ", "that MIIT", "which MIIT")
_ARTICLE = re.compile(r"(?:an?|the|its)\s")


def _meant(text: str, found: list[Clause]) -> list[Clause]:
    """What is told by the way of a thing in somebody else's clause."""
    told = has_one(text, _THAT_IT) and not _SAID_AT.search(text)
    thing = _MEANT.search(text) if told else None
    if thing is None or lexicon().saying.search(thing["thing"]):
        return found
    words, start = lexicon(), thing.start("thing")
    for each in found:
        doer = each.subject.strip()
        ours = words.ministry.fullmatch(doer) or words.speaker.fullmatch(doer)
        if each.start <= start < each.end and ours:
            return found
    named = thing["thing"].strip()
    named = named if _ARTICLE.match(named) else f"the {named}"
    end = text.find(",", thing.end())
    clause = Clause(
        start,
        end if end > 0 else len(text),
        thing.start("modal"),
        thing.start("verb"),
        named,
        "passive",
    )
    apart = [each for each in found if not start <= each.modal < thing.end()]
    return [*apart, _trimmed(text, clause)]


def with_fronted(text: str, found: list[Clause]) -> list[Clause]:
    """With the deed beside a sentence's own: "In addition to drawing up a code, it will …".

    By what is done something is hoped for: only the deed is promised.
    """
    found = _meant(text, found)
    besides = _BESIDES.match(text)
    first = next((each for each in found if each.form == "active"), None)
    if besides is None or first is None or not lexicon().ongoing.match(text, besides.end()):
        return found
    hoped = text.startswith("hope", first.modal)
    start, end = besides.end(), text.find(",", besides.end())
    if not start < end <= first.modal or hoped != besides[0].lower().startswith("by"):
        return found
    deed = first._replace(start=start, end=end, modal=start, verb=start)
    return [deed] if hoped else [deed, *found]
