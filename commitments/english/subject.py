"""Where the subject before an English predicate begins: "Xin, a vice minister, will …"."""

import re

from commitments._word_edges import opened
from commitments._words import folded
from commitments.english.core import has_head
from commitments.english.lexicon import lexicon
from commitments.english.predicate import WHICH

_SAYS = (
    r"saying|noting|stating|stressing|announcing|explaining|emphasi[sz]ing|revealing|disclosing|confirming|noted|added(?!\s+value)|adding|stressed|revealed|"
    "disclosed|proposed|"
    "proposes|proposing|mentioned|emphasized|introduced|pledged|vowed|reiterated|clear|out|say|goals?|assured|indicated|required|promised|clarified|explains|notes|stresses|confirms|decided|replied|wrote|"
    r"states(?=\s+that)|highlights?|highlighted|signals|signall?ed|specified|specifies|stipulated|stipulates|suggests?|suggested|shows?|showed|indicates?|told|requires?|learned|learnt|appealed|believed|hoped|forward|explained|reported|confirmed|insisted"
)
_SAID = "said|says|stated|announced"
_ADVERBIAL = (
    r"(?:that|on|in|at|during|to|after|before|by|via|through|for|when|while|today|yesterday|recently|"
    r"earlier|later|this|last|also|again|\w+ly)\b"
)
"""Stands between "said" and its "that"; another word begins what was said."""
_BOUNDARY = opened(
    # Nothing of it begins inside a word.
    r"(?!\B\w)(?:,\s+(?:and\s+|but\s+|while\s+|as\s+)?(?:that\s+(?!w(?:ill|ould)\b|is\b|are\b))?|;\s*|:\s+"
    rf"|\b(?:{_SAYS}|(?:{_SAID})(?=\s+{_ADVERBIAL}))\b[^,;]{{0,90}}?(?<!those\s)\bthat\s+(?!(?:day|week|month|year|time|morning|afternoon)\s)|"
    rf"\b(?:{_SAID})\s+"
    r"|\b(?:is|are|be|aware|sure|confident|certain|convinced|pleased|glad|recogni[sz]ed?|understand|note)\s+that\s+"
    r"|(?:according\s+to|under)\s+the\s+[“\"][^“”\"]{2,80}(?:,[”\"]|[”\"],)\s+"
    r"|\b(?:under|in|by|through|after)\s+which\s+|\btold\s+(?:\w+\s+){1,3}?(?=(?:it|they|he|she)\s)"
    r"|\s+[-–—]{1,2}\s+(?=(?:it|they|the\s+(?:ministry|plan|document))\s)"
    r"|\s+(?:while|and|but)\s+(?:that\s+)?(?=the\s|it\s|they\s|we\s|also\s|will\b|those\s)|\s+and\s+that\s+(?=[a-z]))",
)
"""In a text in small letters: read so it costs half of what it does in any case."""
_ASIDE = re.compile(
    r"(?:however|meanwhile|therefore|too|in\s+turn|for\s+instance|at\s+the\s+same\s+time)(?=,)|"
    r"(?:alongside|(?:together|along|jointly|in\s+(?:collaboration|conjunction|cooperation)|working)\s+with)\b|"
    r"including\b",
    re.I,
)
_EXPLAINS = re.compile(
    r"(?:(?:jointly\s+|first\s+)?(?:issued|released|published|drafted|compiled|launched)\s+by|"
    r"(?:first\s+)?(?:issued|released|published|started|launched|begun|introduced|announced|set\s+up)\s+(?:in|on|last)\b|such\s+as|(?:in|under|for|with|to|during|of|through)\s+wh(?:ich|om)\b|whose|which|who|"
    r"(?:made\s+up|composed|consisting)\s+of|comprising|covering|spanning|ranging\s+from|applying\s+to|dealing\s+with|(?:also\s+)?(?:known\s+as|dubbed|called|nicknamed)|(?:led|headed|chaired)\s+by|one\s+(?:in|of|for|on)|including|especially|particularly|namely)\b"
)
"""Begins what stands between commas behind the subject's head: "goods, such as A and B, will"."""
_FRONTED = re.compile(
    r"(?:in|at|on|by|from|under|during|since|for|to|with|within|after|before|as|regarding|"
    r"according|meanwhile|next|then|first|second|third|moreover|also|today|currently|now|while|"
    r"through|and|but|however|thus|therefore)(?:ly)?\b",
    re.I,
)
_HAS_VERB = re.compile(
    rf"\b(?:{_SAYS}|{_SAID}|is|are|was|were|has|have|had|be|been|will|released|issued|unveiled|fell|rose)\b"
)
_LIST_END = re.compile(r",\s+and\s+$")
_LONGEST_ITEM = 14
_OF_ITEM = re.compile(r"\s(?:such\s+as|that|capable\s+of|including)\s")
"""Begins what an item of a list is told of: "mills in fields such as (A, B and C)"."""
_ALSO = re.compile(r"(?<=,\s)(?:also|further|still|now|then)\s+$")
_LONGEST_ADVERB = 10
_BOTH = re.compile(r"[Bb]oth\s")
"""Opens two things that are one subject: "both the code and the guide will"."""
_DOES = re.compile(r"\s+(?:met|held|saw|told|paid|sent|gave|took|[a-z]+ed)\s")
"""Whoever stands before it did something: "the MIIT met (firms and the pilot will start)"."""
_THE_THING = re.compile(r"(?:the|an?|its)\s+(?:[\w-]+\s+){1,6}[\w-]+", re.I)
_PAIR = re.compile(r"[\w-]+(?:\s[\w-]+)?\s+and\s+[\w-]+(?:\s[\w-]+){0,2}")
_WITH_FIELDS = re.compile(r"\s(?:in|of|for|on|between|with)\s[^,]{2,60},\s*$")
_BETWEEN = re.compile(
    r"\s+(?:be|reach|exceed|top|surpass|total|rise|grow|fall)\s+(?:[^,;]|,\d){3,80}?\s+and\s+(?=\S+\s)",
    re.I,
)
"""From one predicate without an object to the next's subject: "will be set up and a tour will"."""
_SAID_BETWEEN = re.compile(r"(?:,[”\"]|[”\"],)\s+[^“”\"]{3,80},\s+[“\"]$")
"""Parts a quoted subject from its verb: "“A code,” Xin said, “will be drawn up”"."""
_SAID_SO = re.compile(
    r",\s+(?:(?:says|said|adds|added)\s+[^,]{3,90}(?:,\s+(?:whom?|which|an?|the)\s[^,]{3,60})?|(?:he|she|it|they|the\s+\w+|(?!The\b)[A-Z]\w+(?:\s[A-Z]\w+)?)\s+"
    r"(?:also\s+)?(?:says?|said|adds|added|notes|noted|stated|explained|told|promised|confirmed|insisted|assured)(?:\s[^,]{2,60})?),\s+$"
)
"""Who says so between a subject and its verb: "a list, she added, will", "a list, says Xin, is"."""
_FINITE = re.compile(r"\s(?:has|have|had|is|are|was|were)\s")
_VERB_FIRST = re.compile(r"(?:is|are|was|were|has|have)\s")
_STATE_DOES = re.compile(
    r"(?:China|[Tt]he\s+(?:country|nation|government|ministry)|(?:[Tt]he\s+)?MIIT|it|he|she|we|they)"
    r"(?=\s+(?:\w+ly\s+)?[a-z]+s?\s)"
)
_HAS_DONE = re.compile(
    r"^[^,;]{2,90}?\s(?:has|have|had)\s+(?:[a-z]+ly\s+|already\s+|just\s+)*[a-z]+(?:ed|wn|en)\s+"
    r"(?:up\s+|out\s+)?(?=[a-z“\"][^,;]+$)"
)
"""What was done before with a thing: "the ministry has completed (a code), which will …"."""

_UNDERGOES = re.compile(r"be\s+[a-z]+(?:ed|en|t)\s")
"""A predicate before "which", and not the thing that it stands for."""
_WHOLE = re.compile(r"\s(?:is|are|was|were|may|can|could|must|has|have|will|would)\s")
"""A side clause has its verb: "zones in which shops are run (will be named)"."""
_LETTERS = re.compile(r"(?:\s*\([^()]{2,20}\))?")
"""A body's letters behind its name."""
_DETERMINER = re.compile(r"\b(?:the|an?|its|this)\s")


def subject_start(text: str, begin: int, verb: int) -> int:
    """Where the subject before a predicate begins: behind the last comma, "that" or "said"."""
    between = _SAID_BETWEEN.search(text, begin, verb) if text[verb - 1] in '“"' else None
    if between is None and text.endswith(", ", begin, verb):
        between = _SAID_SO.search(text, begin, verb)
    verb = between.start() if between else verb
    behind_another = begin > 0
    begin += len(text[begin:verb]) - len(text[begin:verb].lstrip())
    verb -= _adverb_before(text, verb)
    starts, aside, last = [begin], False, None
    for match in _BOUNDARY.finditer(folded(text), begin, verb):
        mark = text[match.start() : match.end()].strip()
        if match.end() == verb and not mark.strip(" ,;"):
            # "Xin, a vice minister, will …": the subject stands before both commas.
            return starts[-1] if aside else _before_aside(text, starts)
        aside = _ASIDE.match(text, match.end(), verb) is not None or (
            mark in ("and", ",", ", and")
            and _is_we(text, starts[-1], match.start())
            and not _HAS_VERB.search(text, starts[-1], match.start())
            and _names_body(text, match.end())
        )
        listed = mark == "and" and (
            text[match.start() - 1] in '”"'
            or text.startswith("IT ", match.end())
            or _BOTH.match(text, starts[-1]) is not None
            or (not behind_another and _is_thing(text[starts[-1] : match.start()]))
            or (_is_by_us(text, starts[-1], match.start()) and _names_body(text, match.end()))
        )
        inside = mark.endswith("which") and _WHOLE.search(text, match.end(), verb) is not None
        if match.end() <= verb and not (aside or listed or inside):
            starts.append(match.end())
            last = match
    if begin and starts == [begin]:
        joint = _BETWEEN.match(text, begin - 1, verb)
        return joint.end() if joint else begin
    if last and last.end() == verb and (ours := _ministry_among(text, starts)) is not None:
        return ours
    if last and _LIST_END.match(text, last.start(), last.end()):
        return _over_list(text, starts, 1 if behind_another else 0)
    if len(starts) > 1 and _VERB_FIRST.match(text, starts[-1], verb):
        return _before_aside(text, starts)  # "the codes, which cover looms, are ready and will"
    return starts[-2] if last and _is_last_pair(text, starts, verb) else starts[-1]


def _ministry_among(text: str, starts: list[int]) -> int | None:
    """Where the ministry stands whose second deed it is: "MIIT did A, B, and C, and decided"."""
    words = lexicon()
    ours = next((each for each in starts if words.ministry.match(text, each)), None)
    return None if ours is None or words.saying.search(text, ours, starts[-1]) else ours


def _is_thing(words: str) -> bool:
    """Whether they are one document or programme: "The code" before "and the guide will"."""
    one = _THE_THING.fullmatch(words) is not None and not lexicon().ministry.search(words)
    return one and has_head(words)


def _adverb_before(text: str, verb: int) -> int:
    """How long the adverb is that stands between an aside and the verb: ", too, also seeks"."""
    adverb = _ALSO.search(text, max(0, verb - _LONGEST_ADVERB), verb)
    return len(adverb[0]) if adverb else 0


def _is_last_pair(text: str, starts: list[int], verb: int) -> bool:
    """Whether a comma parts the places or fields of the subject: "labs in A, B and C"."""
    before = text[starts[-2] : starts[-1]] if len(starts) > 1 else ""
    return (
        _PAIR.fullmatch(text[starts[-1] : verb].strip()) is not None
        and _WITH_FIELDS.search(before) is not None
        and not _FRONTED.match(before)
        and not _HAS_VERB.search(before)
    )


def _is_we(text: str, start: int, end: int) -> bool:
    """Whether the ministry stands there, or "it" and "we" with others behind: "it and the NDRC"."""
    words = lexicon()
    ministry = words.ministry.match(text, start, end)
    if ministry:
        return _DOES.match(text, ministry.end(), end) is None
    return words.speaker.fullmatch(text[start:end].strip()) is not None


def _is_by_us(text: str, start: int, end: int) -> bool:
    """Whether the ministry ends those words as who did it: "a plan issued by the MIIT"."""
    by = text.rfind(" by ", start, end)
    ours = lexicon().ministry.match(text, by + 4, end) if by >= 0 else None
    return ours is not None and _LETTERS.fullmatch(text, ours.end(), end) is not None


def _names_body(text: str, at: int) -> bool:
    """Whether another body follows: "the MIIT, the Ministry of Finance and …"."""
    return re.match(r"(?:the\s+)?[A-Z]", text[at : at + 8]) is not None or text.startswith(
        ("the ", "other ", "several ", "relevant "), at
    )


def _before_aside(text: str, starts: list[int]) -> int:
    """The place before an aside that commas enclose, which may hold commas itself."""
    for place in range(1, len(starts)):
        if _EXPLAINS.match(text, starts[place]):
            return starts[place - 1]
    return starts[max(0, len(starts) - 2)]


def _over_list(text: str, starts: list[int], first: int) -> int:
    """Back over the items of a list that is the subject: "goods such as A, B, and C will".

    Behind another predicate the first piece is what that one acts on.
    """
    place = len(starts) - 1
    while place > first:
        item = text[starts[place - 1] : starts[place]].rstrip(" ,").removesuffix(" and")
        long = len(_OF_ITEM.split(item, 1)[0].split()) > _LONGEST_ITEM
        if long or _FRONTED.match(item) or _HAS_VERB.search(item):
            break
        place -= 1
    # Two items alone are as often two clauses: "the ministry met firms, and rules will follow".
    items = text[starts[place] : starts[-1]]
    listed = len(starts) - place > 2 or "such as" in items or "capable of" in items
    return starts[place] if listed else starts[-1]


def before_which(subject: str) -> str:
    """What "which" stands for: a code, in "the ministry has completed a code, which"."""
    which = WHICH.search(subject)
    if which is None:
        return subject
    before = _HAS_DONE.sub("", subject[: which.start()])
    if not _UNDERGOES.match(before):
        return before
    things = (before[each.start() :] for each in _DETERMINER.finditer(before))
    return next((thing for thing in things if has_head(thing)), before)


def without_verb(subject: str) -> str:
    """The subject alone, where it has a verb already: "the guide has been drawn up and".

    "China welcomes firms and" ends in "China".
    """
    subject = _SAID_BETWEEN.sub("", subject)
    if "," in subject:
        subject = _SAID_SO.sub("", f"{subject}, ").removesuffix(", ")
    if not subject.endswith((" and", " but")):
        return subject
    verb = _FINITE.search(subject)
    words = lexicon()
    doer = _STATE_DOES.match(subject) or words.ministry.match(subject) or words.paper.match(subject)
    end = verb.start() if verb else doer.end() if doer else len(subject)
    return subject[:end].strip()
