"""The clauses of an English sentence that look ahead: modal, passive, progressive, bare verbs."""

import re
from typing import Literal, NamedTuple

from ._anchors import Anchored
from .english_course import BEGINS, GETS
from .english_joint import WORD, has_object, quoted, verb_words, without_joint
from .english_lexicon import lexicon
from .english_predicate import NOUN_OR_VERB, WHICH, looking_ahead, predicates
from .english_subject import subject_start, without_verb
from .english_tail import added, tail
from .english_text import trimmed

Form = Literal["active", "passive", "bare", "state"]

_HEAD = 12
"""Characters of a sentence without a predicate that name nobody who says it."""
_ISSUED = re.compile(
    r"\s+(?:(?:has|have|had|recently|jointly|on\s+\w+day)\s+)*(?:released|issued|unveiled|"
    r"published|"
    r"rolled\s+out|announced|launched|mapped\s+out|drawn\s+up)\s"
)
_SIDE_TAIL = re.compile(
    r",[”\"]?\s+(?:which|who|where|thus|thereby|so\s+as|so\s+that|in\s+a\s+bid|in\s+an?\s+effort|amid|"
    r"in\s+light|(?:in\s+)?an?\s+(?:move|shift|step|effort|figure|goal|policy|sign)\b|as\s+part\s+of|"
    "(?!including|involving|covering|concerning|leading|existing|emerging|manufacturing|"
    r"outstanding|promising|growing|engineering|(?:computing|charging|mining|shipping|packaging|"
    r"printing|recycling|machining|casting|imaging|sensing|clothing|networking|processing|testing|"
    r"training|marketing|financing|pricing)(?!\s+(?:the|an?|its|their)\b))"
    r"[a-z]+ing\b(?!\s+and\b))"
    r"|\s+(?:in\s+a\s+bid|in\s+an?\s+(?:effort|attempt)|with\s+a\s+view)\s+to\b"
)
_PASSIVE = re.compile(
    r"\s+(?:also\s+|further\s+|soon\s+|then\s+|officially\s+|formally\s+|jointly\s+|"
    r"be\s+(?=made\s+to))*be\s+(?:\w+ly\s+|better\s+|further\s+)?(?P<participle>[a-z]+(?:ed|en)|built|set|put|made|"
    r"held|drawn|carried|stepped|sped|laid|paid|kept|cut|begun|sought|brought|run|sent|sold|done|"
    r"rebuilt|spent|met|shut|withdrawn)\b",
    re.I,
)
_BEFORE_ING = ("for", " of", "es", "ed", "include", "encompass", "cover", "including")
"""Ends what stands before deeds in -ing: calls for, stressed, tasks include."""
_AIMING = re.compile(
    r"aiming\s|with\s+plans\s|with\s+(?:the|an?)\s+(?:goal|aim|target|objective)\s"
)
"""What the last one's subject is after: ", aiming to raise output"."""
_IN_PLACE = re.compile(
    r"have\s+(?:the|an?|these|its|this)\s+[^,;]{3,80}?\s+(?:in\s+place|ready|completed|"
    r"finali[sz]ed|released|issued)\b"
)
_HAS_IN_MIND = re.compile(r"envisages?|envisions?|aims?\s+(?:at|for)|wants|targets|expects?", re.I)
_IN_ING = re.compile(r"(?:\w+ly\s+|further\s+)?[a-z]{2,}ing\s")
_AND_ONGOING = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?=[a-z]+ing\s)")
_AND_ALSO = re.compile(r"[\s,](?:and|but|then)\s+$")
"""Before a predicate that goes on with the last one's subject: "… and will come out"."""
_ONGOING = re.compile(
    r"\s+be\s+(?:made|taken|done|stepped up|intensified|required|needed)\s+to\s+", re.I
)
_TO_VERB = re.compile(r"[a-z]\s+to\s+(?=[a-z])")
_THEM = re.compile(r"\s+(?:it|them|these|those)\b")
_LETTERED = re.compile(r"\s*(?:,\s+[^,;]{3,60},\s+(?=[a-z]))?(?:\(?[a-h1-9][.)]\s+)?")
"""An aside or a list's letter behind the modal: "will, if need be, …", "aims to a) build …"."""
_TO_DO = re.compile(r"(?:\s+(?:mainly|also|first))*\s+be\s+to\s+")
"""Says what a step or a priority is: "the next step will be to widen …"."""
_TAKEN = re.compile(r"(?:[\w-]+\s+){0,6}(?:measures|actions?|moves)", re.I)
_UPON = re.compile(r"(?:\s+(?:mainly|also))*\s+be\s+on\s+")
_STEP = re.compile(
    r"(?:.{0,60}\b)?(?:steps?|focus|priority|priorities|tasks?|aims?|goals?|work|emphasis)"
    r"(?:\s+(?:this|next)\s+year)?",
    re.I,
)
_SPOKEN = Anchored(
    r"\b(?:said|says|stated|added|noted|stressed|emphasi[sz]ed|proposed|requires?|required|"
    r"introduced|out|that|clear|meeting|made)\s*:\s*[“\"]?"
)
"""Behind it translations give what a speaker will do as bare verbs: "said: Promote …"."""


class Clause(NamedTuple):
    """A piece of a sentence from `start` to `end`.

    `modal` is where its predicate begins ("will release"), `verb` where the verb itself does.
    """

    start: int
    end: int
    modal: int
    verb: int
    subject: str
    form: Form


def clauses(text: str, scope: bool) -> list[Clause]:
    """The clauses of one sentence; bare verbs count only inside a list of work (`scope`)."""
    ahead = looking_ahead(text)
    stop = tail(text, ahead[0].end() if ahead else _HEAD)
    # A cut may end a predicate early, so that what is left is read anew.
    whole = stop == len(text)
    found = _said(
        text, stop, predicates(text, ahead if whole else looking_ahead(text, stop)), scope
    )
    more = added(text, stop)
    if more is not None:
        found += [moved(each, more) for each in clauses(text[more:], False)]
    return found


def moved(clause: Clause, by: int) -> Clause:
    """The same clause in a text that begins so much earlier."""
    return clause._replace(
        start=clause.start + by,
        end=clause.end + by,
        modal=clause.modal + by,
        verb=clause.verb + by,
    )


def _said(text: str, stop: int, verbs: list[re.Match[str]], scope: bool) -> list[Clause]:
    found: list[Clause] = []
    for place, match in enumerate(verbs):
        begin = verbs[place - 1].end() if place else 0
        start = _start(text, begin, match.start())
        which = WHICH.search(text, begin, match.start())
        start = begin if which else start
        end = stop
        if place + 1 < len(verbs):
            end = _start(text, match.end(), verbs[place + 1].start())
        if start == match.start() and found and match[0][:3].lower() != "it ":
            found += [
                each._replace(subject=found[-1].subject)
                for each in _of_predicate(text, start, match, end)
            ]
        else:
            found += _of_predicate(text, start, match, end)
    first = verbs[0] if verbs else None
    if scope:
        until = first.start() if first else stop
        at = bare_start(text, until)
        at = spoken_list(text, until) if at is None else at
        if at is not None and (first is None or not found or at < found[0].start):
            until = min((each.start for each in found if each.start > at), default=stop)
            listed = _ongoing if _in_ing_form(text, at) else _listed
            found = [*listed(text, at, at, at, until, "", "bare"), *found]
    return found


def _start(text: str, begin: int, verb: int) -> int:
    """Where the subject begins; at the predicate where it goes on with the last one's subject."""
    joined = _AND_ALSO.search(text, begin, verb)
    if begin and (joined or _AIMING.match(text, verb)):
        return verb
    return subject_start(text, begin, verb)


def _of_predicate(text: str, start: int, match: re.Match[str], end: int) -> list[Clause]:
    if match[0][:3].lower() == "it ":
        start = match.start()
    subject = without_verb(WHICH.sub("", text[start : match.start()]).strip())
    if NOUN_OR_VERB.match(match[0]):
        subject = _ISSUED.split(subject, 1)[0]
    if match[0].lower() in ("is to", "are to") and _STEP.fullmatch(subject):
        subject = ""
    modal = match.start()
    if text[modal] in "'’":
        modal = text.rfind(" ", 0, modal) + 1  # we'll
    ongoing = _ONGOING.match(text, match.end(), end) or _TO_DO.match(text, match.end(), end)
    if ongoing is None and _STEP.fullmatch(subject):
        ongoing = _UPON.match(text, match.end(), end)
    if ongoing:
        subject = "" if _STEP.fullmatch(subject) or _TAKEN.fullmatch(subject) else subject
        return _listed(text, start, modal, ongoing.end(), end, subject, "active")
    if match["progressive"]:
        verb = match.start("progressive")
        return _listed(text, start, verb, verb, end, subject, "active")
    lettered = _LETTERED.match(text, match.end(), end)
    at = lettered.end() if lettered else match.end()
    words = lexicon()
    if match[0].lower().endswith(_BEFORE_ING) and _IN_ING.match(text, at, end):
        return _ongoing(text, start, match.start(), at, end, subject, "active")
    if match["being"]:
        last = without_joint(text, start, trimmed(text, start, end)[1])
        return [Clause(start, last, match.start(), match.start("being"), subject, "passive")]
    if _IN_PLACE.match(text, at, end) or _HAS_IN_MIND.fullmatch(match[0]):
        last = without_joint(text, start, trimmed(text, start, end)[1])
        return [Clause(start, last, match.start(), at, subject, "active")]
    if BEGINS.match(text, at, end) or GETS.match(text, at, end):
        last = without_joint(text, start, trimmed(text, start, end)[1])
        return [Clause(start, last, match.start(), at, subject, "passive")]
    if words.imperative.match(text, at, end) or (
        WORD.match(text, at, end) and not words.state_verb.match(text, at, end)
    ):
        return _listed(text, start, modal, at, end, subject, "active")
    side = _SIDE_TAIL.search(text, match.end(), end)
    last = without_joint(text, start, side.start() if side else trimmed(text, start, end)[1])
    done = _PASSIVE.match(text, match.end(), end)
    if done and done["participle"].lower() not in lexicon().no_deeds:
        return [Clause(start, last, match.start(), at, subject, "passive")]
    return [Clause(start, last, match.start(), at, subject, "state")] if last > match.end() else []


def _listed(
    text: str, start: int, modal: int, verb: int, end: int, subject: str, form: Form
) -> list[Clause]:
    """Verb phrases joined by commas and "and", a clause each; named means are clauses too."""
    words = lexicon()
    places = [(modal, verb)]
    opening = words.imperative.match(text, verb, end) or WORD.match(text, verb, end)
    for match in words.joint.finditer(text, opening.end() if opening else verb + 1, end):
        last = places[-1][1]
        if (
            has_object(text, last, match.start())
            and not quoted(text, last, match.start(), end)
            and not (match[0][0] == " " and _SIDE_TAIL.search(text, last + 8, match.start()))
            and not (match[0] == f" and {verb_words(match[0])}" and _in_order_to(text, last, match))
        ):
            begin = match.start() + len(match[0]) - len(verb_words(match[0]))
            places.append((begin, begin))
    found = []
    for place, (left, predicate) in enumerate(places):
        right = places[place + 1][0] if place + 1 < len(places) else end
        means = [match.end() for match in words.means.finditer(text, predicate + 4, right)]
        for begin, finish in zip([left, *means], [*means, right], strict=True):
            side = _SIDE_TAIL.search(text, begin + 8, finish)
            last = side.start() if side else trimmed(text, begin, finish)[1]
            last = without_joint(text, begin, last)
            if last > begin:
                head = start if begin == modal else begin
                at = predicate if begin == left else begin
                found.append(Clause(head, last, begin, at, subject, form))
    return found


def _in_order_to(text: str, verb: int, joint: re.Match[str]) -> bool:
    """Whether a verb goes on with another's purpose: "issue a code to guide A and protect B"."""
    purpose = _TO_VERB.search(text, verb + 4, joint.start())
    if _THEM.match(text, joint.end()):
        return False  # "guide mills to merge and support them"
    return purpose is not None and lexicon().imperative.match(text, purpose.end()) is not None


def _ongoing(
    text: str, start: int, modal: int, verb: int, end: int, subject: str, form: Form
) -> list[Clause]:
    """What a paper calls for, one clause each: "calls for setting up … and drawing up …"."""
    places = [verb]
    for joint in _AND_ONGOING.finditer(text, verb + 1, end):
        if lexicon().ongoing.match(text, joint.end(), end):
            places.append(joint.end())
    found = []
    for place, (left, right) in enumerate(zip(places, [*places[1:], end], strict=True)):
        last = without_joint(text, left, trimmed(text, left, right)[1])
        head, at = (start, modal) if place == 0 else (left, left)
        found.append(Clause(head, last, at, left, subject, form))
    return found


def _in_ing_form(text: str, at: int) -> bool:
    """Whether a task in -ing begins here: "Drafting a standard"."""
    begins = text[at : at + 1].lower() + text[at + 1 : at + 60]
    return lexicon().ongoing.match(begins) is not None


def spoken_list(text: str, end: int) -> int | None:
    """Where the words behind "said:" begin, if they begin with a bare verb before `end`."""
    spoken = _SPOKEN.search(text, 0, end)
    at = bare_start(text[spoken.end() : end], end) if spoken else None
    return None if spoken is None or at is None else spoken.end() + at


def bare_start(text: str, end: int) -> int | None:
    """Where a bare verb begins the sentence, behind a list marker or a fronted phrase."""
    words = lexicon()
    if text[:3].lower() == "to ":
        return None
    at = 4 if text[:4].lower() == "and " else int(text[:1] in ('"', "“"))
    while match := words.marker.match(text, at, end):
        if match.end() == at:
            break
        at = match.end()
    if words.imperative.match(text, at, end) or _in_ing_form(text, at):
        return at
    fronted = re.match(
        r"(?:in|at|on|for|with|through|meanwhile|while|by)\b[^,;]{2,80},\s+", text[at:end], re.I
    )
    if fronted and words.imperative.match(text, at + fronted.end(), end):
        return at + fronted.end()
    return None
