"""What an English clause commits to: its kind, the bare name, the stage, the quantity."""

import re
from datetime import date
from typing import NamedTuple

from .english_lexicon import lexicon
from .english_phrase import (
    CUT,
    QUOTED,
    bare_name,
    split,
    with_purpose,
    without_deadlines,
    without_partners,
    work_on,
)
from .model import Kind, Quantity, Stage
from .quantities import find_quantities

_PREPOSITION = re.compile(
    r"\s+(?:of|for|on|in|to|with|at|from|among|between|across|within|under|over|about|around|"
    r"into|against|regarding|concerning|governing|linking|connecting|serving)\s+",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]*\)$")
"""Years or a status behind a name: "Plan (2024-2030)", "Measures (Trial)"."""
_QUOTE = re.compile(r"“[^“”]{1,120}”|\"[^\"]{1,120}\"")
_LOT = re.compile(
    r"^(?:[\w-]+\s+){0,3}?(?:edition|version|batch|round|phase|series|set)\s+of\s+(?:the\s+)?"
)
"""Which of several it is: "third round of inspections" is an inspection."""
_PLACES = re.compile(
    r"\b(?:in|across|among|within|at|covering)\s+(?:[\w-]+\s+){0,3}?\S+\s+(?:[\w-]+\s+)?"
    r"(?:cities|provinces|regions|areas|counties|towns|zones|places|clusters|countries)\b",
    re.I,
)
_CARRYING_OUT = re.compile(r"\b(?:implement\w*|continue\w*|deepen\w*)\b", re.I)
_EXPLORING = re.compile(
    r"(?:\w+ly\s+)?(?:explor(?:e|ing)|look(?:ing)?\s+into|mull(?:ing)?|weigh(?:ing)?|"
    r"consider(?:ing)?)\b(?!\s+and\b)",
    re.I,
)
_WHETHER = re.compile(r"\bwhether\b")
_IN_DEPTH = re.compile(r"\bin[ -]depth\b")
_PLAIN_WORDS = re.compile(
    r"\b(?:the|an?|new|more|relevant|related|some|corresponding|targeted|specific|detailed|"
    "supporting|its|their|our|these|of|other|various|all|such|further|and|major|key|necessary|"
    r"similar|good|better|following|effective)\b",
    re.I,
)
_LAWLIKE = re.compile(
    r"\b(?:administrative|management|interim|tentative|trial|implementation|provisional|recycling|licens\w+|"
    r"evaluation|disposal)\s+(?:measures|methods?)\b|\b(?:Measures|Policy|Policies|Methods?|Provisions|Rules|"
    r"Regulations?|Opinions|Guidelines?)\s+(?:for|on|of)\b"
)
COUNTRYSIDE = re.compile(
    r"\b(?:going\s+)?to\s+the\s+countryside(?:\s+(?:campaigns?|activit(?:y|ies)|"
    r"program(?:me)?s?))?$"
)
_PILOTING = re.compile(
    r"^(?:\w+ly\s+)?(?:pilot|trial|pilot-test|test-run)\b|\bbe\s+(?:piloted|trialed|trialled)\b",
    re.I,
)
_QUALITY = re.compile(r"(?:high\w*\s+)?standards?\s+of\b")
"""How good something is, and no paper."""
_EVENT = re.compile(
    r"\b(?:event|(?<=\w\s)(?:month|week|season)|expo|exhibition|exposition|convention|fair|drills?|drive|survey|census|sweep)\b",
    re.I,
)
_HELD = re.compile(
    r"\b(?:hold|host|organi[sz]e|stage|launch|conduct|carry\s+out|run|start|kick\s+off|mount|held|"
    r"launched|conducted|carried\s+out|organi[sz]ed)\b"
)
"""Events are programmes where somebody holds them: an emergency isn't held."""
_NETWORK = re.compile(r"\b(?:national|nationwide)\s+(?:[\w-]+\s+){0,4}network$", re.I)
_BUILT = re.compile(r"\b(?:buil[dt]|establish|set\s+up|create|form|construct)", re.I)
"""A network of the whole country is a project while it is built."""
_SOME = re.compile(
    r"(?:an?\s+)?(?:number|batch|variety|range)\s+of\s|(?:several|various|many|some)\s"
)
_GENERIC = 3
"""Words of a head that names only its sort: "three-year action plan"."""
_FEW_PAPERS = 5
"""So many standards or rules are papers with names, more of them a number to be reached."""
_REACHING = re.compile(
    r"\s+(?:reach|exceed|hit|total|top|surpass|account|rise|grow|increase|drop|fall|decrease|"
    r"decline)\b",
    re.I,
)
_NUMBER_OF = re.compile(r"\bnumber\s+of\s+(.+)")
_REACHED = re.compile(
    r"\b(?:reach|exceed|surpass|top|hit|total|to(?!\s+(?:grow|rise)))\s+((?:(?:more\s+than|"
    r"at\s+least|over|about|"
    r"around|nearly)\s+)?\d[\d,.]*(?:\s+(?:million|billion|thousand))?)"
)
_PROMOTING = re.compile(
    r"\b(?:promot\w+|advanc\w+|push\w*|press\w*\s+ahead|step\w*\s+up|intensif\w+|carry\w*\s+on|"
    r"further|accelerat\w+|speed\w*)\b",
    re.I,
)
_ABSTRACT = re.compile(
    r"\b(?:role|mechanisms|systems|levels?|capacity|capability|capabilities|environment|efforts)$",
    re.I,
)


_PAPERWORK = re.compile(
    r"\b(?:stud(?:y|ies|ying)|draft|formulat|revis|amend|modif|rewrit|compil|issu|releas|publish|promulgat|solicit|finali[sz]|"
    r"unveil|draw(?:n|ing)?\s+up|working\s+on|work\s+on)",
    re.I,
)
"""What is done with papers only."""
_PUBLISHING = re.compile(r"\b(?:publish|announc|releas|unveil|list|made?\s+public|publiciz)")
_FIRST_OF = re.compile(
    r"(?:the\s+|an?\s+)?(?:first|second|third|fourth|fifth|new|next|latest)\s+batch\s+of\s"
)
"""What is published in batches is a list: "publish the first batch of model mills"."""
_LISTED = re.compile(
    r"\bbe\s+(?:publicly\s+)?(?:listed|announced|published|made\s+public)\b[^,;]{0,30}?\bbatch"
)
_SET_DOWN = re.compile(
    r"\b(?:requirements|conditions|indicators|indexes|methods?|procedures|norms|benchmarks?|"
    r"opinions?|(?<!policy )(?<!support )(?<!supporting )(?<!effective )measures)$",
    re.I,
)
"""Papers where they are drafted or issued, and nothing of the kind elsewhere."""


class Named(NamedTuple):
    """What a clause names; `object` is verbatim but for white space, never empty."""

    kind: Kind
    object: str
    stage: Stage | None
    quantity: Quantity | None


def name(clause: str, said_on: date | None, subject: str | None = None) -> Named:
    """Reads one clause that begins with its verb; `subject` is what a passive clause is about."""
    clause = without_partners(clause)
    plain = without_deadlines(clause, said_on)
    doing, phrase = split(plain) if subject is None else (plain, subject)
    if subject is not None:
        work, phrase = work_on(phrase)
        doing = f"{work}{doing}"
    phrase = without_deadlines(phrase, said_on)
    bare = without_deadlines(bare_name(phrase), said_on)
    if len(bare.split()) <= _GENERIC:
        bare = with_purpose(bare, phrase)
    quantity = _quantity(phrase if subject is None else f"{subject} {plain}", bare)
    if quantity is None:
        quantity = _number_of(phrase if subject is None else subject, plain)
    kind = _kind(bare, phrase, doing, quantity)
    listed = _LISTED.search(plain) if subject is not None else _FIRST_OF.match(phrase)
    if kind == "measure" and (
        (listed and _PUBLISHING.search(plain))
        or (_PAPERWORK.search(doing) and _is_paper(phrase, bare))
    ):
        kind = "instrument"
    stage = _stage(doing, kind)
    if stage and _IN_DEPTH.search(clause):
        stage = "continue"
    return Named(kind, bare or phrase.strip() or clause, stage, quantity)


def _number_of(subject: str, predicate: str) -> Quantity | None:
    """What is counted stands before its number: "the number of plants will reach 30"."""
    counted, number = _NUMBER_OF.search(subject), _REACHED.search(predicate)
    if counted is None or number is None:
        return None
    found = find_quantities(f"{number[1]} {counted[1]}")
    return found[0][0] if found else None


def _quantity(phrase: str, bare: str) -> Quantity | None:
    cut = CUT.search(phrase, max(12, len(bare)))
    purpose = cut and cut[0].strip() == "to" and not _REACHING.match(phrase, cut.end())
    found = find_quantities(phrase[: cut.start()] if cut and purpose else phrase)
    return found[0][0] if found else None


def _kind(bare: str, phrase: str, doing: str, quantity: Quantity | None) -> Kind:
    words = lexicon()
    core = _core(bare)
    instrument, programme = _sorts(bare, core, doing)
    counted = quantity is not None and quantity.unit not in words.uncounted
    if words.idle.search(doing) or words.vague.search(core):
        return "target" if counted and not words.idle.search(doing) else "measure"
    piloted = _PILOTING.search(doing) and has_own_name(bare)
    if (programme or instrument or piloted) and _PLACES.search(f"{phrase} {doing}"):
        counted = counted and not _located(quantity, f"{phrase} {doing}")
    if (programme or instrument) and _CARRYING_OUT.search(doing):
        counted = False  # ten industries' actions are one umbrella
    few = quantity is not None and quantity.value <= _FEW_PAPERS and instrument
    if counted and not few:
        return "target"
    if piloted:
        return "programme"
    quoted = QUOTED.search(phrase) is not None
    if instrument and (quoted or has_own_name(bare)):
        return "instrument"
    some = not quoted and core.endswith("s") and _SOME.match(phrase) is not None
    particular = not (some or _ABSTRACT.search(core)) and (quoted or has_own_name(bare))
    return "programme" if COUNTRYSIDE.search(bare) or (programme and particular) else "measure"


def _sorts(bare: str, core: str, doing: str) -> tuple[bool, bool]:
    """Whether a name is a document's, and whether it is a programme's."""
    words = lexicon()
    instrument = _has_head(words.instrument, core) or _LAWLIKE.search(bare) is not None
    held = _has_head(_EVENT, core) and _HELD.search(doing) is not None
    built = _NETWORK.search(core) and _BUILT.search(doing)
    programme = held or built is not None or _has_head(words.programme, core)
    return instrument and not _QUALITY.match(bare), programme


def _located(quantity: Quantity | None, text: str) -> bool:
    """Whether the number counts the places where it is done: "a pilot in five provinces"."""
    place = _PLACES.search(text)
    return quantity is not None and place is not None and quantity.text in place[0]


def _is_paper(phrase: str, bare: str) -> bool:
    """What paperwork is done on: "the rules", which were named before, or requirements."""
    core = _PREPOSITION.split(bare, 1)[0]
    if re.match(r"(?:the|these|this)\s", phrase, re.I) and core == bare:
        return (
            lexicon().instrument.fullmatch(core) is not None or _SET_DOWN.search(core) is not None
        )
    return _SET_DOWN.search(core) is not None and has_own_name(bare)


def _core(bare: str) -> str:
    """What stands before the first preposition, quoted words and a status behind left out."""
    named = _LOT.sub("", _QUOTE.sub("“”", _ASIDE.sub("", bare)))
    return _PREPOSITION.split(named, 1)[0]


def head_of(name: str) -> bool:
    """Whether a name ends in the head of a document or a programme."""
    core, words = _core(name), lexicon()
    return _has_head(words.instrument, core) or _has_head(words.programme, core)


def _has_head(heads: re.Pattern[str], core: str) -> bool:
    """Whether the last word of the phrase before its first preposition is such a head."""
    return any(not core[head.end() :].strip(" ”\"'’") for head in heads.finditer(core))


def has_own_name(bare: str) -> bool:
    """Whether a name has two words or more that name something."""
    return len(_PLAIN_WORDS.sub("", bare).split()) >= 2


def _stage(doing: str, kind: Kind) -> Stage | None:
    if kind not in ("instrument", "programme"):
        return None
    words = lexicon()
    table = words.stages[kind]
    found = [
        table[match[0].lower()]
        for match in words.stage_words.finditer(doing)
        if match[0].lower() in table
    ]
    if _WHETHER.search(doing) or (
        "study" in found and kind == "programme" and _EXPLORING.match(doing)
    ):
        return "study"
    if found:
        return max(found, key=words.order.index)
    if _PROMOTING.search(doing):
        return "continue"
    return "issue" if kind == "instrument" else "start"
