"""Reports in English that the ministry has issued or launched something."""

import re
from datetime import date

from commitments._anchors import headed
from commitments.english.consulted import closing_day, consulted, is_draft
from commitments.english.core import core_of
from commitments.english.doer import subject_owner
from commitments.english.kind import is_call
from commitments.english.lexicon import lexicon
from commitments.english.name import Named, name
from commitments.english.names import names
from commitments.english.participle import BY, participle
from commitments.english.phrase import bare_name
from commitments.english.predicate import looking_ahead
from commitments.english.pronoun import paper_meant
from commitments.english.report import mention, ministry_did
from commitments.english.spoken import Spoken
from commitments.english.subject import subject_start
from commitments.english.text import trimmed
from commitments.model import Mention, Stage

_ACTIVE = re.compile(
    r"(?!\B\w)(?:\b(?:has|have|had)\s+)?(?:(?:recently|jointly|officially|formally|also|already|publicly|"
    r"just|today|yesterday|earlier|(?:earlier\s+)?(?:last|this)\s+(?:week|month|year)|"
    r"[a-z]+ed\s+and)\s+)*$",
    re.I,
)
_PASSIVE = headed(
    r"\b(?:was|were|(?:has|have|had)\s+(?:already\s+|now\s+|recently\s+)?been)\s+(?:(?:recently|jointly|officially|"
    r"formally|finally|also|already|publicly|[a-z]+ed\s+and)\s+)*$",
    re.I,
)
_HELPERS = 120
"""Characters before a verb that hold its "has recently" and "was formally"."""
_WORK_TO_COME = re.compile(
    r"(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}(?:notice|circular|document)\s+(?:(?:to|on)\s+"
    r"(?=(?:jointly\s+|further\s+)?(?:launch|start|carry|organi[sz]|conduct|initiat|pilot|begin))|"
    r"(?=(?:launching|starting|organi[sz]ing|initiating|kicking\s+off|opening)\s))",
    re.I,
)
_NOTICE_ON_WORK = re.compile(
    r"(?:Notice|Circular)\s+on\s+(?:Jointly\s+)?"
    r"(?=(?:Carrying|Launching|Organi[sz]ing|Conducting|Starting|Holding)\b)"
)
_HAS_BEEN = re.compile(
    r"(?:\s+(?:has|have|was|were|been|also|officially|formally|already|now|just|recently|that|which))+$"
)
_PREPOSITION = re.compile(r"(?:under|in|with|since|after|following)\s+", re.I)
_PLANS_TO = re.compile(r"(?:its |their |new |further )?plans to ")
"""What is announced so is to come: plans to formulate a standard."""
_MADE_KNOWN = frozenset(("announced", "published", "released", "unveiled", "made public"))
_SET_GOING = frozenset(("launched", "opened", "started", "began", "kicked off", "initiated"))
_BODIES = r"(?:departments|ministries|agencies|bodies|authorities|regulators)"
_TOGETHER = re.compile(
    r"\b(?:jointly|joined)\b|(?:MIIT|Technology|\))(?:,?\s+and|,|,?\s+(?:together|along)\s+with|\s+with)\s+(?:(?:the|other|\w+\s+other)\s+)?(?:[A-Z]|"
    rf"(?:central\s+|government\s+|state\s+|relevant\s+)*{_BODIES})"
    rf"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Ss]everal|\d+)\s+(?:\w+\s+){{0,2}}{_BODIES}"
    r"|[A-Z]\w+\s+and\s+(?:the\s+)?(?:MIIT|Ministry\s+of\s+Industry)"
)
"""Several bodies begin it: "the MIIT and the Ministry of Finance have launched"."""
_WHEN_BEGUN = re.compile(
    r"\b(?:(?:on|since)\s+(?:\w+day|[A-Z][a-z]+\s+\d|\d)|\w+day\b|yesterday|today|(?:last|this)\s+(?:week|month|year)|earlier|in\s+20\d\d|"
    r"in\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|already|officially|formally|ceremony|kicked\s+off)\b"
)
_PROGRAMME_TO = re.compile(
    r"\s+an?\s+(?:[\w-]+\s+){0,5}?(?:program(?:me)?|initiative)\s+(?:to\s+[a-z]|aimed\s+at\s|targeting\s)"
)
_ROUND = re.compile(r"(?:the|its|an?)\s+20\d\d\s+(?:round|edition|batch|cycle)\s+of\s")
"""A yearly round that is opened is work to come: "launched the 2026 round of audits"."""
_SAME_IN_PAST = frozenset(("set up", "put out", "put into operation", "put into effect"))
_THAT = re.compile(r"\s(?:that|which|who)\s")
_SCHEME = re.compile(r"\bschemes?\b")
_NOT_DONE = headed(r"\b(?:[Bb]efore|[Ii]f|[Uu]nless|[Uu]ntil|whether)\s+[^,;]{0,80}$")
_NO_THING = re.compile(
    r"(?:(?:no|and|or|that|to|work|preparations)\s|(?:\w+ly\s+)?(?!guiding\s|implementing\s|operating\s|supporting\s|pricing\s|"
    r"licensing\s|testing\s|manufacturing\s)[a-z]+ing\s(?!of\s))",
    re.I,
)
"""No document or programme follows: "began drafting", "released no rules"."""
_FOUNDED = re.compile(
    r"(?:the\s+)?(?:official\s+|formal\s+)?(?:establishment|launch|formation|creation|founding|setting\s+up)\s+of\b",
    re.I,
)
"""What is announced so is there: "announced the establishment of a task force"."""
_ONE = re.compile(r"an?\s")
_DRAFTING = re.compile(
    r"(?:the\s+)?(?:work\s+on|(?:revision|drafting|formulation|compilation|amendment|preparation)\s+of)\b",
    re.I,
)
"""Launched the revision of …: what has begun is the drafting."""
_OF_MINISTRY = re.compile(r"^(?:the\s+)?(?:\w+\s+)?(?:MIIT|ministry|regulator)['’]s\s+", re.I)
_OBJECT_END = re.compile(
    r"\s+(?:on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|according\s+to|(?:(?:under|in|by|through)\s+)?which|by\s+the|"
    r"(?:earlier\s+)?(?:last|this)\s+(?:week|month|year)|at\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}(?:forum|conference|meeting|event|ceremony|briefing|expo)|"
    r"(?:in|on|since)\s+(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+|early\s+|late\s+|mid-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    r"20\d\d)[a-z]*\.?)\b|"
    r",\s+(?!and\s)|,\s+and\s+(?=[^,;]{2,60}\s(?:was|were|has|have|is|are)\s)|;|\s[—–]\s|"
    r"\s\(hereinafter\b|\s+(?:targeting|aiming\s+for)\s+(?=[^,;]{0,60}?\d)|\s+(?:after|before)\s+[a-z]+ing\s|\s+(?:today|yesterday)\b|\s+and\s+(?:pledged|vowed|promised|said|urged|called|told|solicited|sought|invited|opened|asked)\s"
)


def reports(spoken: Spoken) -> list[Mention]:
    """What a sentence says was done (stage "done"): documents issued, programmes begun.

    A notice that organizes work ("issued a notice to launch a pilot") announces that work, so it
    gives the work with its own stage instead. "The plan was issued" is told of what was named last.
    """
    text, said_on = spoken.text, spoken.said_on
    found = consulted(spoken)
    if found:
        return found
    for match in lexicon().done.finditer(text):
        passive = _PASSIVE.search(text, max(0, match.start() - _HELPERS), match.start())
        ours = spoken.voice.owner == "ministry"
        span = (
            _passive(spoken, passive, match)
            if passive
            else participle(text, match, said_on, ours) or _active(spoken, match)
        )
        if span is None:
            continue
        start, end, thing = span
        if _NOT_DONE.search(text, 0, start) or _NO_THING.match(thing):
            continue
        if _PLANS_TO.match(thing):
            continue
        work = _WORK_TO_COME.match(thing)
        if work:
            start = text.index(thing, start) + work.end()
            ahead = name(text[start:end], said_on)
            found += [mention(spoken, start, end, ahead)] if ahead.stage else []
            continue
        if match[0] in _SET_GOING and (_ROUND.match(thing) or is_call(bare_name(thing))):
            call = name(f"launch {thing}", said_on)
            found += [mention(spoken, start, end, call)]
            continue
        stage: Stage = "consult" if is_draft(thing) else "done"
        stage = "draft" if _DRAFTING.match(thing) else stage
        paper = paper_meant(thing, spoken.last, spoken.place)
        meant = (Named("instrument", paper, "issue", None),) if paper else ()
        for named in meant or _named(thing, match[0], said_on):
            if match[0] == "announced" and named.kind == "programme" and not _FOUNDED.match(thing):
                if _ONE.match(thing):  # it is to come
                    ahead = named._replace(stage="start")
                    found.append(mention(spoken, start, end, ahead))
                continue
            if named.stage and named.object not in [each.object for each in found]:
                if named.kind == "programme" and _is_joint(text, match):
                    found.append(mention(spoken, start, end, named._replace(stage="start")))
                    continue
                if stage == "done":
                    found += _organized(spoken, named)
                named = named._replace(stage=stage)
                due = closing_day(text, start, said_on) if stage == "consult" else None
                found.append(mention(spoken, start, end, named, due))
    known = [each.object for each in found]
    alone = _alone(spoken)
    return found + [each for each in alone if each.object not in known]


def _is_joint(text: str, begun: re.Match[str]) -> bool:
    """Whether several bodies set it going, and nothing tells on which day: it lies ahead.

    So does a programme to do something.
    """
    if begun[0] not in _SET_GOING or begun[0] in ("began", "kicked off"):
        return False
    if _PROGRAMME_TO.match(text, begun.end()) and _WHEN_BEGUN.search(text) is None:
        return True
    together = _TOGETHER.search(text, 0, begun.start()) is not None
    return together and _WHEN_BEGUN.search(text) is None


def _named(thing: str, verb: str, said_on: date | None) -> tuple[Named, ...]:
    """What a report names; those who are made known in batches stand on a list."""
    found = names(verb, said_on, thing)
    if found[0].kind == "measure" and verb in _MADE_KNOWN:
        listed = name(f"publish {thing}", said_on)
        return (listed,) if listed.kind == "instrument" else found
    return found


def _alone(spoken: Spoken) -> list[Mention]:
    """What took effect or began by itself: "the Measures for … came into force"."""
    owner, text = spoken.voice.owner, spoken.text
    if owner != "ministry" and not (spoken.papers and owner == "open"):
        return []
    match = lexicon().done_alone.search(text)
    if match is None or match.start() == 0:
        return []
    start = subject_start(text, 0, match.start())
    opening = _PREPOSITION.match(text, start)
    start = opening.end() if opening else start
    subject = _OF_MINISTRY.sub("", _HAS_BEEN.sub("", text[start : match.start()].strip()))
    if lexicon().others.search(_THAT.split(subject, 1)[0]) or looking_ahead(subject):
        return []
    if _DRAFTING.match(subject) and match[0].lower().endswith(("begun", "started", "began")):
        drafted = name(f"draft {_DRAFTING.sub('', subject)}", spoken.said_on)
        if drafted.kind != "instrument":
            return []
        return [mention(spoken, start, match.end(), drafted._replace(stage="draft"))]
    named = name(subject, spoken.said_on, subject)
    lasting = match[0].lower().split()[-1] in ("effect", "force")
    if not lasting and _SCHEME.search(core_of(named.object)):
        named = named._replace(kind="programme")
    if named.kind != ("instrument" if lasting else "programme"):
        return []
    return [mention(spoken, start, match.end(), named._replace(stage="done"))]


def _organized(spoken: Spoken, named: Named) -> list[Mention]:
    """The work that a notice names: “Notice on Carrying out Pilot Work on …”."""
    notice = _NOTICE_ON_WORK.match(named.object)
    start = spoken.text.find(named.object) if notice else -1
    if notice is None or start < 0:
        return []
    work = name(named.object[notice.end() :], spoken.said_on)
    if work.stage is None:
        return []
    end = start + len(named.object)
    return [mention(spoken, start + notice.end(), end, work)]


def _active(spoken: Spoken, match: re.Match[str]) -> tuple[int, int, str] | None:
    """ "China has released a guideline on …": the verb, its end, the thing."""
    text = spoken.text
    helper = _ACTIVE.search(text, max(0, match.start() - _HELPERS), match.start())
    said = match[0] not in _SAME_IN_PAST or (helper and helper[0].lower().startswith("ha"))
    if not said and looking_ahead(text, match.start()):
        return None  # "will draw up rules and set up a fund"
    begin = helper.start() if helper else match.start()
    if not ministry_did(spoken, begin):
        return None
    cut = _OBJECT_END.search(text, match.end() + 4)
    start, end = trimmed(text, match.end(), cut.start() if cut else len(text))
    return (begin, end, text[start:end]) if end > start else None


def _passive(
    spoken: Spoken, helper: re.Match[str], match: re.Match[str]
) -> tuple[int, int, str] | None:
    """ "The guideline on … was released by the ministry": from the thing to the verb."""
    text, voice = spoken.text, spoken.voice
    by = BY.match(text, match.end())
    if by is None:
        near = text[match.end() : match.end() + 30].split()
        ours = voice.owner == "ministry" and "by" not in near
    else:
        maker = by["who"].split(" and ")[0].split(",")[0]
        named = lexicon().ministry.match(by["who"])
        ours = named is not None or subject_owner(maker, voice, spoken.papers) == "ministry"
    start = subject_start(text, 0, helper.start())
    start, end = trimmed(text, start, helper.start())
    theirs = lexicon().others.search(text, start, end)
    if not ours or (by is None and theirs and not lexicon().ministry.search(text, start, end)):
        return None
    return (start, match.end(), text[start:end]) if end > start else None
