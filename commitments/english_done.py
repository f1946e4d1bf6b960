"""Reports in English that the ministry has issued or launched something."""

import re
from datetime import date

from .english_lexicon import lexicon
from .english_name import name
from .english_owner import MINISTRY, Voice, subject_owner
from .english_text import Sentence, trimmed
from .model import Mention
from .topics import find_topics

_ACTIVE = re.compile(
    r"(?:\b(?:has|have|had)\s+)?(?:(?:recently|jointly|officially|formally|also|already|publicly|"
    r"just)\s+)*$",
    re.I,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:(?:recently|jointly|officially|"
    r"formally|also|already)\s+)*$",
    re.I,
)
_OBJECT_END = re.compile(
    r"\s+(?:on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|according\s+to|which|by\s+the)\b|"
    r",\s+(?!and\s)|;|\s[—–]\s"
)


def reports(
    place: int, sentence: Sentence, voice: Voice, papers: bool, said_on: date | None
) -> list[Mention]:
    """What a sentence says was done: documents issued, programmes begun, by the ministry."""
    text = sentence.text
    found = []
    for match in lexicon().done.finditer(text):
        span = _active(text, match, voice, papers) or _passive(text, match, voice, papers)
        if span is None:
            continue
        start, end, thing = span
        named = name(thing, said_on, thing)
        if named.kind not in ("instrument", "programme"):
            continue
        quote = text[start:end]
        found.append(
            Mention(
                quote,
                named.kind,
                named.object,
                place,
                sentence.start + start,
                sentence.start + end,
                "done",
                speaker=voice.speaker,
                office=voice.office,
                actor=MINISTRY,
                topics=find_topics(quote),
            )
        )
    return found


def _active(
    text: str, match: re.Match[str], voice: Voice, papers: bool
) -> tuple[int, int, str] | None:
    """ "China has released a guideline on …": the verb, its end, the thing."""
    helper = _ACTIVE.search(text, 0, match.start())
    begin = helper.start() if helper else match.start()
    subject = re.split(r",\s+(?=[A-Z]|the\s|it\s)|\b(?:said|says)\s+(?:that\s+)?", text[:begin])[
        -1
    ].strip()
    if not subject or subject_owner(subject, voice, papers) != "ministry":
        return None
    cut = _OBJECT_END.search(text, match.end() + 4)
    start, end = trimmed(text, match.end(), cut.start() if cut else len(text))
    return (begin, end, text[start:end]) if end > start else None


def _passive(
    text: str, match: re.Match[str], voice: Voice, papers: bool
) -> tuple[int, int, str] | None:
    """ "The guideline on … was released by the ministry": from the thing to the verb."""
    helper = _PASSIVE.search(text, 0, match.start())
    if helper is None:
        return None
    by = re.match(r"\s+(?:\w+\s+){0,2}by\s+(.{3,160})", text[match.end() :])
    if (
        by is None
        or subject_owner(by[1].split(" and ")[0].split(",")[0], voice, papers) != "ministry"
    ):
        return None
    start = max(text.rfind(", ", 0, helper.start()) + 2, 0) if ", " in text[: helper.start()] else 0
    start, end = trimmed(text, start, helper.start())
    return (start, match.end(), text[start:end]) if end > start else None
