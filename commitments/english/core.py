"""The core of an English name: the words before its first preposition, and its head."""

import re
from functools import lru_cache

from commitments._anchors import Anchored, headed
from commitments._word_edges import AtWord
from commitments._words import behind
from commitments.english.lexicon import lexicon

PREPOSITION = re.compile(
    r"\s+(?:of|for|on|in|to|with|at|from|among|between|across|within|under|over|about|around|"
    r"into|against|below|above|beyond|inside|outside|near|regarding|concerning|governing|linking|connecting|serving|offering|"
    r"providing|giving|letting|helping|allowing|enabling|requiring|naming|listing|covering|detailing|explaining|outlining|"
    r"banning|barring|capping|limiting|describing|involving|that|"
    r"(?:headed|led|chaired|shared|used|run|backed|funded|issued|managed)\s+by|"
    r"(?:dedicated|tailored|open|linked|tied|related|pegged)\s+to|based\s+on|(?:focused|focusing)\s+on|(?:aimed|aiming)\s+at)\s+",
    re.I,
)
_ASIDE = Anchored(r"\s*\([^()]*\)$")
"""Years or a status behind a name: "Plan (2024-2030)", "Measures (Trial)"."""
_NUMBERED = Anchored(
    r"(?:,?\s*\(?|^)\b(?:GB|YD|YY|SJ|QC|JB)(?:/[TZ])?\s?\d[\d.]*(?:\s?[-—–]\s?20\d\d)?\)?$"
)
"""The number of a standard behind its head: "national standard GB 12345-2026"."""
_TITLED = headed(
    r"\b(?:national|industry|mandatory|recommended)\s+standards?(?=\s+[A-Z][a-z]+\s+(?:[a-z]+\s+)?[A-Z])"
)
"""A standard before its title without quotation marks: "the national standard Safety of Lamps"."""
_QUOTE = re.compile(r"“[^“”]{1,120}”|\"[^\"]{1,120}\"|(?<=\s)[‘'][A-Z][^‘’']{2,120}[’'](?!\w)")
LOT = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:edition|version|batch|round|phase|series|set)\s+of\s+(?:the\s+)?"
)
"""Which of several it is: "third round of inspections" is an inspection."""
_PLAIN_WORDS = headed(
    r"\b(?:the|an?|new|more|relevant|related|some|corresponding|targeted|specific|detailed|"
    "supporting|its|their|our|these|of|other|various|all|such|further|and|major|key|necessary|"
    r"similar|good|better|following|effective)\b",
    re.I,
)
_TELLING = re.compile(r"\s[a-z]{3,}ing\s(?=[\w“\"])")
"""Begins what is told of a thing: "a campaign (pairing weavers with schools)"."""


def has_head(name: str) -> bool:
    """Whether a name ends in the head of a document or a programme."""
    return _ends_in_head(core_of(name))


@lru_cache(maxsize=64)
def has_own_name(bare: str) -> bool:
    """Whether a name has two words or more that name something."""
    return len(_PLAIN_WORDS.sub("", bare).split()) >= 2


def ends_in(heads: AtWord | Anchored | re.Pattern[str], core: str) -> bool:
    """Whether the last word of the phrase before its first preposition is such a head."""
    return any(not core[head.end() :].strip(" “”\"'’") for head in heads.finditer(core))


@lru_cache(maxsize=64)
def core_of(bare: str) -> str:
    """What stands before the first preposition, quoted words and a status behind left out."""
    titled = _TITLED.search(bare) if "standard" in bare else None
    bare = bare[: titled.end()] if titled else bare
    bare = _ASIDE.sub("", bare)
    quotes = "“" in bare or '"' in bare or "‘" in bare or "'" in bare
    named = behind(LOT, _QUOTE.sub("“”", bare) if quotes else bare)
    core = PREPOSITION.split(named, 1)[0]
    core = _NUMBERED.sub("", core) if core[-1:].isdigit() or core[-1:] == ")" else core
    telling = _TELLING.search(core) if "ing " in core else None
    if telling is None or _ends_in_head(core) or not _ends_in_head(core[: telling.start()]):
        return core
    return core[: telling.start()]


def _ends_in_head(core: str) -> bool:
    words = lexicon()
    return ends_in(words.instrument, core) or ends_in(words.programme, core)
