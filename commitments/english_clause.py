"""The clauses of an English sentence that look ahead: modal, passive, progressive, bare verbs."""

import re
from typing import Literal, NamedTuple

from .english_lexicon import lexicon
from .english_tail import added, tail
from .english_text import trimmed

Form = Literal["active", "passive", "bare", "state"]

_SAYS = (
    r"said|says|saying|stated|noted|announced|added(?!\s+value)|adding|stressed|revealed|"
    "disclosed|proposed|"
    "proposes|mentioned|emphasized|introduced|pledged|vowed|reiterated|clear|out|goals?|told|"
    "requires"
)
_BOUNDARY = re.compile(
    r",\s+(?:and\s+|but\s+|while\s+|as\s+)?|;\s*|:\s+"
    rf"|\b(?:{_SAYS})\b[^,;]{{0,60}}?\bthat\s+|\b(?:said|says|announced|stated)\s+(?=\S)"
    r"|\s+(?:while|and|but)\s+(?=the\s|it\s|they\s|we\s|also\s|will\b)",
    re.I,
)
_ASIDE = re.compile(
    r"(?:together|along|jointly|in\s+(?:collaboration|conjunction|cooperation)|working)\s+with\b|"
    r"including\b",
    re.I,
)
_SIDE = re.compile(
    r"\b(?:(?:which|who|whom|whose|that)\s+(?:\w+ly\s+)?|(?:what|whether|if|how|why|once|"
    r"until)\s+(?:[\w'’-]+\s+){0,4})$",
    re.I,
)
_SAID_THAT = re.compile(
    r"\b(?:said|stated|noted|announced|added|stressed|revealed|out|clear|told\s+\w+|disclosed|"
    "proposed|saying|adding|"
    r"mentioned|emphasized|proposes)\s+that\s+$",
    re.I,
)
_OPENING = {"”": "“", '"': '"'}
_WORD = re.compile(r"[a-z]{2,}\b")
_SIDE_TAIL = re.compile(
    r",\s+(?:which|who|where|thus|thereby|so\s+as|so\s+that|in\s+a\s+bid|in\s+an?\s+effort|amid|"
    r"in\s+light|an?\s+(?:move|shift|step|effort|figure|goal|policy|sign)\b|as\s+part\s+of|"
    "(?!including|involving|covering|concerning|leading|existing|emerging|manufacturing|"
    r"outstanding|promising|growing|engineering)[a-z]+ing\b(?!\s+and\b))"
)
_NOUN_OR_VERB = re.compile(r"(?:plan|aim|move|pledge|promise|hope|proposal)\s+to\b", re.I)
_ARTICLE = re.compile(
    r"\b(?:an?|the|its|their|our|this|\w+['’]s)\s+(?:[\w-]+\s+){0,3}(?<!s\s)$|\b(?:an?|its|"
    r"this)\s+$",
    re.I,
)
_PASSIVE = re.compile(
    r"\s+(?:also\s+|further\s+|soon\s+|then\s+|officially\s+|formally\s+|jointly\s+|"
    r"be\s+(?=made\s+to))*be\s+(?:\w+ly\s+)?(?P<participle>[a-z]+(?:ed|en)|built|set|put|made|"
    r"held|drawn|carried|stepped|sped|laid)\b",
    re.I,
)
_ONGOING = re.compile(
    r"\s+be\s+(?:made|taken|stepped up|intensified|required|needed)\s+to\s+", re.I
)


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
    stop = tail(text)
    found = _said(text, stop, scope)
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


def _said(text: str, stop: int, scope: bool) -> list[Clause]:
    words = lexicon()
    found: list[Clause] = []
    predicates = [
        m
        for m in words.predicate.finditer(text, 0, stop)
        if not (_relative(text, m.start()) or _is_noun(text, m))
    ]
    for place, match in enumerate(predicates):
        begin = predicates[place - 1].end() if place else 0
        start = _subject_start(text, begin, match.start())
        end = stop
        if place + 1 < len(predicates):
            end = _subject_start(text, match.end(), predicates[place + 1].start())
        found += _of_predicate(text, start, match, end)
    first = predicates[0] if predicates else None
    if scope:
        at = _bare_start(text, first.start() if first else stop)
        if at is not None and (first is None or not found or at < found[0].start):
            until = min((each.start for each in found), default=stop)
            found = [*_listed(text, at, at, at, until, "", "bare"), *found]
    return found


def _relative(text: str, at: int) -> bool:
    """Whether the predicate stands in a side clause: ", which will …", "whether it will …"."""
    before = text[max(0, at - 60) : at]
    return _SIDE.search(before) is not None and _SAID_THAT.search(before) is None


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether "plan to" stands behind an article: "issued a plan to set up a committee"."""
    if not _NOUN_OR_VERB.match(match[0]):
        return False
    return _ARTICLE.search(text[max(0, match.start() - 60) : match.start()]) is not None


def _subject_start(text: str, begin: int, verb: int) -> int:
    """Where the subject before a predicate begins: behind the last comma, "that" or "said"."""
    starts, aside = [begin], False
    for match in _BOUNDARY.finditer(text, begin, verb):
        if match.end() == verb and not match[0].strip(" ,;"):
            # "Xin, a vice minister, will …": the subject stands before both commas.
            return starts[-1] if aside else starts[max(0, len(starts) - 2)]
        aside = _ASIDE.match(text, match.end(), verb) is not None
        if match.end() <= verb and not aside:
            starts.append(match.end())
    return starts[-1]


def _of_predicate(text: str, start: int, match: re.Match[str], end: int) -> list[Clause]:
    if match[0][:3].lower() == "it ":
        start = match.start()
    subject = text[start : match.start()].strip()
    ongoing = _ONGOING.match(text, match.end(), end)
    if ongoing:
        return _listed(text, start, match.start(), ongoing.end(), end, subject, "active")
    if match["progressive"]:
        verb = match.start("progressive")
        return _listed(text, start, verb, verb, end, subject, "active")
    at = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
    words = lexicon()
    if match["being"]:
        last = _without_joint(text, start, trimmed(text, start, end)[1])
        return [Clause(start, last, match.start(), at, subject, "passive")]
    if words.imperative.match(text, at, end) or (
        _WORD.match(text, at, end) and not words.state_verb.match(text, at, end)
    ):
        return _listed(text, start, match.start(), at, end, subject, "active")
    side = _SIDE_TAIL.search(text, match.end(), end)
    last = _without_joint(text, start, side.start() if side else trimmed(text, start, end)[1])
    if _PASSIVE.match(text, match.end(), end):
        return [Clause(start, last, match.start(), at, subject, "passive")]
    return [Clause(start, last, match.start(), at, subject, "state")] if last > match.end() else []


def _listed(
    text: str, start: int, modal: int, verb: int, end: int, subject: str, form: Form
) -> list[Clause]:
    """Verb phrases joined by commas and "and", a clause each; named means are clauses too."""
    words = lexicon()
    places = [(modal, verb)]
    opening = words.imperative.match(text, verb, end) or _WORD.match(text, verb, end)
    for match in words.joint.finditer(text, opening.end() if opening else verb + 1, end):
        if _has_object(text, places[-1][1], match.start()):
            begin = match.start() + len(match[0]) - len(_verb_words(match[0]))
            places.append((begin, begin))
    found = []
    for place, (left, predicate) in enumerate(places):
        right = places[place + 1][0] if place + 1 < len(places) else end
        means = [match.end() for match in words.means.finditer(text, predicate + 4, right)]
        for begin, finish in zip([left, *means], [*means, right], strict=True):
            side = _SIDE_TAIL.search(text, begin + 8, finish)
            last = side.start() if side else trimmed(text, begin, finish)[1]
            last = _without_joint(text, begin, last)
            if last > begin:
                head = start if begin == modal else begin
                at = predicate if begin == left else begin
                found.append(Clause(head, last, begin, at, subject, form))
    return found


def _has_object(text: str, verb: int, end: int) -> bool:
    """Whether something stands behind the verb: "study and" waits for the second verb's object."""
    opening = lexicon().imperative.match(text, verb) or _WORD.match(text, verb)
    rest = text[opening.end() : end] if opening else text[verb:end].partition(" ")[2]
    rest = re.sub(r"^\s+(?:up|out|forward|ahead|in\s+depth)\b", "", rest).strip()
    return bool(rest) and not re.search(r"(?:^|\s)(?:to|and|or|of|by|for)$|^to\s+\w+$", rest)


def _verb_words(joint: str) -> str:
    return re.sub(
        r"^(?:[,;:\s]+|and\s+|as\s+well\s+as\s+|then\s+|while\s+|to\s+|will\s+|also\s+)+", "", joint
    )


def _without_joint(text: str, start: int, end: int) -> int:
    joint = re.search(
        r"[,;\s]+(?:and|but|as\s+well\s+as|then|while|to|by|through|and\s+to|and\s+will|"
        r"and\s+also)?[,\s]*$",
        text[start:end],
    )
    end = start + joint.start() if joint else end
    while (
        end > start
        and text[end - 1] in '”"'
        and text[start:end].count(_OPENING[text[end - 1]]) < (2 if text[end - 1] == '"' else 1)
    ):
        end = trimmed(text, start, end - 1)[1]
    return end


def _bare_start(text: str, end: int) -> int | None:
    """Where a bare verb begins the sentence, behind a list marker or a fronted phrase."""
    words = lexicon()
    if text[:3].lower() == "to ":
        return None
    at = 4 if text[:4].lower() == "and " else 0
    while match := words.marker.match(text, at, end):
        if match.end() == at:
            break
        at = match.end()
    if words.imperative.match(text, at, end) or re.match(r"[a-z]+ing\s", text[at : at + 24]):
        return at
    fronted = re.match(
        r"(?:in|at|on|for|with|through|meanwhile|while|by)\b[^,;]{2,80},\s+", text[at:end], re.I
    )
    if fronted and words.imperative.match(text, at + fronted.end(), end):
        return at + fronted.end()
    return None
