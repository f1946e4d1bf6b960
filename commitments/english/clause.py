"""The clauses of an English sentence that look ahead: modal, passive, progressive, bare verbs."""

import re
from itertools import pairwise

from commitments.english.aims import aims_of_paper
from commitments.english.beside import beside, undergone, with_fronted
from commitments.english.between import HAVE_THEM, IN_PLACE, LET, LETTERED, PASSIVE, UNDER_WHICH
from commitments.english.course import LASTS, runs
from commitments.english.inverted import inverted
from commitments.english.joint import WORD, without_joint
from commitments.english.lexicon import lexicon
from commitments.english.list import (
    SIDE_TAIL,
    bare_start,
    in_ing_form,
    ing_phrases,
    spoken_list,
    verb_phrases,
)
from commitments.english.mind import PARTS, PRIORITY, has_in_mind, in_mind
from commitments.english.paper_says import paper_says
from commitments.english.piece import Clause, moved
from commitments.english.predicate import (
    AIMING,
    GOAL_OF,
    WHICH,
    is_aiming,
    is_of_paper,
    looking_ahead,
    noun_or_verb,
    predicates,
    words_ahead,
)
from commitments.english.present import by_year
from commitments.english.steps import (
    MADE_IN,
    STEP,
    TAKEN,
    is_one_of_them,
    is_work,
    led_to,
    steps_up,
    whose_work,
)
from commitments.english.subject import before_which, subject_start, without_verb
from commitments.english.tail import added, goes_on, quoted_on, tail
from commitments.english.text import trimmed

_HEAD = 12
"""Characters of a sentence without a predicate that name nobody who says it."""
_ISSUED = re.compile(
    r"\s+(?:(?:has|have|had|recently|jointly|on\s+\w+day)\s+)*(?:released|issued|unveiled|published|"
    r"rolled\s+out|announced|launched|mapped\s+out|drawn\s+up)\s"
)
_TOLD = re.compile(
    r"[^;]*\b(?:said|says|added|noted|stated|announced|revealed|disclosed)\s+(?:that\s+)?(?=the\s|it\s|China|MIIT|an?\s)"
)
"""Begins a sentence whose clause with "which" is somebody's words."""
_BEFORE_ING = (
    "for", " of", " on", "es", "ed", "include", "encompass", "cover", "span", "including",
    "tasked with", " are", " is", " be", " by", "begin with", "start with", "off with", "close to",
)  # fmt: skip
"""Ends what stands before deeds in -ing: calls for, stressed, tasks include."""
_NAMES_RIGHT_AWAY = (
    "plans", "proposes", "has ordered", "have ordered", "ordered",
    "pledges", "promises", "vows", "pledged", "promised", "vowed",
)  # fmt: skip
"""Verbs that no other stands behind: "proposes tax breaks"."""
_IN_ING = re.compile(r"(?:\w+ly\s+|further\s+)?[a-z]{2,}ing\s")
_FINITE = re.compile(r"\s(?:is|are|will|would|has|have|was|were)\s")
_BACK = re.compile(r",\s+(?=(?:is|are|was|were|has|have|will|would|came|took)\s)")
"""Where the main clause goes on behind what a paper is for."""
_AND_ALSO = re.compile(r"[\s,](?:and|but|then)\s+$")
"""Before a predicate that goes on with the last one's subject: "… and will come out"."""
_AND_APPLY = re.compile(r"\s+and\s+(?:(?:will|to)\s+)?(?:apply|cover|extend)\s")
"""Tells of a paper besides what becomes of it: "will be issued in May and apply to all"."""


def clauses(text: str, scope: bool, reported: bool = False) -> list[Clause]:
    """The clauses of one sentence; bare verbs count only inside a list of work (`scope`).

    `reported`: it is the second half of what somebody is quoted with.
    """
    words = words_ahead(text)
    first = next(words, None)
    stop = tail(text, first.end() if first else _HEAD)
    # A cut may end a predicate early, so that what is left is read anew.
    ahead = ([first, *words] if first else []) if stop == len(text) else looking_ahead(text, stop)
    found = _said(text, stop, predicates(text, ahead, reported), scope)
    if not found and (planned := inverted(text, stop)) is not None:
        found = [planned]
    if found:
        ends = [*(max(each.end, after.start) for each, after in pairwise(found)), stop]
        found = [
            part for each, end in zip(found, ends, strict=True) for part in beside(text, each, end)
        ]
    further = quoted_on(text, stop) if found and found[-1].form == "active" else None
    if further is not None:
        going_on = clauses(text[further:], True, True)
        found += [
            moved(each, further)._replace(subject=found[-1].subject, form="active")
            for each in going_on
            if each.form == "bare"
        ]
    found = by_year(text, stop, found)
    more = added(text, stop)
    on = goes_on(text, stop) if more is None else None
    if more is not None:
        found += [moved(each, more) for each in clauses(text[more:], False, True)]
    elif on is not None:
        subject = _FINITE.split(text[:stop], 1)[0].strip()
        found += [
            moved(each, on)._replace(subject=each.subject or subject)
            for each in clauses(text[on:], False, True)
        ]
    return with_fronted(text, [*paper_says(text, found), *aims_of_paper(text, stop, found)])


def _said(text: str, stop: int, verbs: list[re.Match[str]], scope: bool) -> list[Clause]:
    found: list[Clause] = []
    verbs, begin = _apart(text, verbs), 0
    for place, match in enumerate(verbs):
        start = _start(text, begin, match.start())
        which = WHICH.search(text, begin, match.start())
        of_paper = which is not None and is_of_paper(text, match.start())
        by_the_way = (which is not None and not of_paper) or match["aside"] is not None
        if by_the_way:
            words = _TOLD.match(text, begin, match.start()) if place == 0 else None
            start = trimmed(text, words.end() if words else begin, match.start())[0]
        end = stop
        begin = match.end()
        if place + 1 < len(verbs):
            aside = text.find(",", begin, verbs[place + 1].start()) if by_the_way else -1
            begin = max(begin, aside + 1)
            end = _start(text, begin, verbs[place + 1].start()) if aside < 0 else aside
        elif by_the_way and (aside := text.find(", ", begin, stop)) > 0:
            end = aside
        elif of_paper and (back := _BACK.search(text, begin, stop)) is not None:
            end = back.start()
        if start == match.start() and found and match[0][:3].lower() != "it ":
            found += [
                each._replace(subject=found[-1].subject)
                for each in _of_predicate(text, start, match, end)
            ]
        else:
            told = _of_predicate(text, start, match, end)
            if which is not None and found:
                told = [each._replace(start=max(each.start, which.start() + 2)) for each in told]
            found += told
    if found and found[0].form == "passive" and not found[0].subject:
        # "New rules are coming, the ministry said, and will be released in June."
        finite = _FINITE.search(text, 0, found[0].start)
        begin = subject_start(text, 0, finite.start()) if finite else 0
        found[0] = found[0]._replace(subject=text[begin : finite.start()] if finite else "")
    first = verbs[0] if verbs else None
    if scope:
        until = first.start() if first else stop
        at = bare_start(text, until)
        at = spoken_list(text, until) if at is None else at
        listed_first = at is not None and found and found[0].start <= at < found[0].modal
        if listed_first and _goes_on_with(text, at or 0, found[0].modal):
            # "4. Study the matter and strive to solve it": the second of two bare verbs.
            subject = found[0].subject
            found[0] = found[0]._replace(start=found[0].modal)
            found = [
                each._replace(subject="") if each.subject == subject else each for each in found
            ]
        if at is not None and (first is None or not found or at < found[0].start):
            until = min((each.start for each in found if each.start > at), default=stop)
            listed = ing_phrases if in_ing_form(text, at) else verb_phrases
            found = [*listed(text, at, at, at, until, "", "bare"), *found]
    return found


def _goes_on_with(text: str, at: int, verb: int) -> bool:
    """Whether a bare verb goes on with the one `at` which its list begins."""
    strives = text.startswith("strive ", verb) and text.endswith(", ", at, verb)
    return strives or _AND_ALSO.search(text, at, verb) is not None


def _apart(text: str, verbs: list[re.Match[str]]) -> list[re.Match[str]]:
    """The predicates that begin a clause, none inside an object: "a plan it is preparing"."""
    kept = verbs[:1]
    for match in verbs[1:]:
        begin = kept[-1].end()
        between = text[begin : match.start()]
        blank = len(between) - len(between.lstrip())
        if UNDER_WHICH.search(between):
            continue  # "a system under which makers would need a permit"
        embedded = between.strip() and _start(text, begin, match.start()) == begin + blank
        if ", " in between or not embedded:
            kept.append(match)
    return kept


def _start(text: str, begin: int, verb: int) -> int:
    """Where the subject begins; at the predicate where it goes on with the last one's subject."""
    joined = _AND_ALSO.search(text, begin, verb)
    if begin and (joined or AIMING.match(text, verb)):
        return verb
    return subject_start(text, begin, verb)


def _of_predicate(text: str, start: int, match: re.Match[str], end: int) -> list[Clause]:
    if match[0][:3].lower() == "it ":
        start = match.start()
    subject = without_verb(before_which(text[start : match.start()]).strip(" ,"))
    if text.endswith(("which ", "that "), 0, match.start()) and is_of_paper(text, match.start()):
        subject = "the plan"
    if noun_or_verb(match[0]):
        subject = _ISSUED.split(subject, 1)[0]
    if is_aiming(match[0]):
        subject = without_verb(f"{subject.removeprefix('with ')} and")
    if match[0].lower() in ("is to", "are to") and (
        STEP.fullmatch(subject) or GOAL_OF.search(subject)
    ):
        subject = ""
    if subject.lower().startswith("among "):
        subject = ""  # "Among the tasks are drafting …"
    subject = whose_work(subject, match[0])
    modal = match.start()
    if text[modal] in "'’":
        modal = text.rfind(" ", 0, modal) + 1  # we'll
    ongoing = led_to(text, match.end(), end, subject)
    if ongoing is not None:
        subject = "" if is_work(subject) else subject
        phrases = ing_phrases if in_ing_form(text, ongoing) else verb_phrases
        return phrases(text, start, modal, ongoing, end, subject, "active")
    efforts = steps_up(
        text, match.start("progressive") if match["progressive"] else match.end(), end
    )
    if efforts is not None:
        phrases = ing_phrases if efforts["into"] else verb_phrases
        return phrases(text, start, modal, efforts.end(), end, subject, "active")
    if match["progressive"]:
        verb = match.start("progressive")
        several = ing_phrases(text, start, verb, verb, end, subject, "active")
        if len(several) > 1 and all(text.endswith("and ", 0, each.start) for each in several[1:]):
            return several
        return verb_phrases(text, start, verb, verb, end, subject, "active")
    parts = PARTS.match(text, match.end(), end) if "includ" in text or "such" in text else None
    if parts is not None:
        return ing_phrases(text, parts.end(), parts.end(), parts.end(), end, subject, "active")
    if PRIORITY.match(text, match.end(), end) and in_ing_form(text, start):
        return ing_phrases(text, start, start, start, match.start(), "", "active")
    made = MADE_IN.match(text, match.end(), end)
    if made and TAKEN.fullmatch(subject):
        return ing_phrases(text, start, modal, made.end(), end, "", "active")
    lettered = LETTERED.match(text, match.end(), end)
    at = lettered.end() if lettered else match.end()
    words, told = lexicon(), match[0].lower()
    if told.endswith((" including", " such as", " namely")) and _IN_ING.match(text, at, end):
        return ing_phrases(text, at, at, at, end, subject, "active")
    if told.endswith(_BEFORE_ING) and _IN_ING.match(text, at, end):
        begin = match.start() + match[0].rfind(" ") + 1 if "," in match[0] else match.start()
        return ing_phrases(text, start, begin, at, end, subject, "active")
    if match.lastgroup:
        verb = match.start(match.lastgroup)
        side = SIDE_TAIL.search(text, verb, end) if "," in text[verb:end] else None
        last = without_joint(text, start, side.start() if side else trimmed(text, start, end)[1])
        due = text.startswith(("due ", "expected ", "the ", "its "), verb)
        return [Clause(start, last, match.start(), verb, subject, "passive", concrete=due)]
    if IN_PLACE.match(text, at, end) or has_in_mind(match[0]):
        if match[0].lower() in _NAMES_RIGHT_AWAY:
            at = match.start() + match[0].rfind(" ") + 1
        elif words.instrument.match(text, at + text.startswith(" ", at), end):
            at = match.start()  # "wants rules for kilns": no verb opens what it has in mind
        one = is_one_of_them(match[0], text, at)
        whole = Clause(start, end, match.start(), at, subject, "active", concrete=one)
        return in_mind(text, whole)
    if runs(text, at, end, subject):
        course = verb_phrases(text, start, match.start(), at, end, subject, "passive")
        return [course[0], *(each for each in course[1:] if not LASTS.match(text, each.verb))]
    others = HAVE_THEM.match(text, at, end)
    if others and words.imperative.match(text, others.end(), end):
        return verb_phrases(text, start, modal, others.end(), end, subject, "active")
    if words.imperative.match(text, at, end) or (
        WORD.match(text, at, end) and not words.state_verb.match(text, at, end)
    ):
        return verb_phrases(text, start, modal, at, end, subject, "active")
    side = SIDE_TAIL.search(text, at, end)
    side = side or _AND_APPLY.search(text, match.end(), end)
    last = without_joint(text, start, side.start() if side else trimmed(text, start, end)[1])
    done = PASSIVE.match(text, match.end(), end)
    if done and (
        done["participle"].lower() not in lexicon().no_deeds or LET.match(text, done.start())
    ):
        return undergone(text, Clause(start, last, match.start(), at, subject, "passive"))
    return [Clause(start, last, match.start(), at, subject, "state")] if last > match.end() else []
