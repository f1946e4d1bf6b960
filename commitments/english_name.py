"""What an English clause commits to: its kind, the bare name, the stage, the quantity."""

import re
from datetime import date
from typing import NamedTuple

from .deadlines import find_deadlines
from .english_lexicon import lexicon
from .model import Kind, Quantity, Stage
from .quantities import find_quantities

_DOING = re.compile(
    r"(?:public\s+)?(?:opinions?|comments?|feedback|views|suggestions|"
    r"advice)\s+(?:from\s+[\w\s]{3,60}?\s+)?on\s+|"
    r"(?:its\s+|their\s+)?(?:work|efforts)\s+(?:on|for)\s+(?=\S)|"
    r"(?:on\s+|for\s+)?(?:the\s+|an?\s+)?(?:(?:early|orderly|prompt|timely|full|further|in-depth|"
    "smooth|"
    r"large-scale|steady|active|accelerated|continued)\s+)*"
    "(?:(?:research|formulation|revision|drafting|issuance|release|promulgation|publication|"
    "introduction|launch|implementation|construction|establishment|"
    "preparation|compilation|improvement|acceleration|development|building|creation|promotion|"
    "amendment|solicitation|completion|optimization|roll-?out|study|organization)"
    r"(?:,?\s+and\s+|,\s+|\s+and\s+)?){1,3}\s*(?:work\s+)?(?:of|for|on)\s+(?=\S)|"
    "(?:research(?:ing)?|formulating|revising|drafting|building|establishing|developing|"
    "implementing|improving|constructing|launching|carrying out|"
    r"the\s+work\s+of)\s+(?:and\s+\w+ing\s+)?",
    re.I,
)
_PARTICLE = re.compile(
    r"(?:\s+(?:up|out|forward|ahead|off|down on|forth|in\s+place|in\s+depth|full\s+play\s+to|"
    r"a\s+good\s+job\s+(?:in|of)|efforts\s+on)\b)*"
)
_TOGETHER = re.compile(
    r"(?:(?:work|cooperate|collaborate|join hands|team up)\s+(?:together\s+)?with\s+[^,;]{3,90}?"
    r"|work\s+(?:closely|hard|jointly|together)|make\s+(?:\w+\s+){0,2}efforts?|"
    r"take\s+(?:\w+\s+){0,2}(?:steps|measures))\s+to\s+(?=[a-z])",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"(?:(?:also|now|actively|jointly|further)\s+)*[a-z]{2,}ing(?:\s+(?:up|out|on|"
    r"and\s+[a-z]+ing))?\s+",
    re.I,
)
_AND_VERB = re.compile(r"(?:\s+(?:and|or)\s+|,\s+(?:and\s+)?|\s+(?=to\s))(?:to\s+)?")
_FIRST_WORD = re.compile(r"(?!the\b|an?\b)[a-z]+(?=\s)")
_BLANK = re.compile(r"\s+")
_DETERMINER = re.compile(
    r"(?:the|an?|its|their|our|this|these|some|any|all|more(?!\s+than)|new(?!\s+(?:energy|material|"
    "industriali|quality|generation|infrastructure|product|type))|(?:set|number|batch|series|"
    "slew|"
    r"package|round|raft|group|variety|wave|host)\s+of|"
    r"relevant|related|corresponding|several|various|many|further|other|such)\s+",
    re.I,
)
_CUT = re.compile(
    r"\s+(?:with\s+regard|to(?!\s+(?:\d|(?:two|three|four|five|six|ten|the)\b))|in\s+order\s+to|"
    r"so\s+as\s+to|"
    r"so\s+that|by\s+\w+ing|through|which|that|who|while|when|as\s+(?:soon|well)|where|"
    r"with\s+the\s+aim|thereby|aimed\s+at|aiming|amid|before|after|based\s+on|covering|"
    r"including)\b"
    r"|,\s|;|\s[—–-]\s|:|\s\("
)
_PREPOSITION = re.compile(
    r"\s+(?:of|for|on|in|to|with|at|from|among|between|across|within|under|over|about|around|"
    r"into|against|regarding|concerning|governing)\s+",
    re.I,
)
_PURPOSE = re.compile(
    r"\s+(?:to|against|on|for)\s+[^,;.]{3,80}?(?=\s+(?:by|in|from|until)\s|[,;.]|$)"
)
_AND = re.compile(r"[,\s]+(?:and|as\s+well\s+as)?\s*$")
_QUOTED = re.compile(r"[“\"'‘《]([^“”\"《》]{3,220}?)[,.]?[”\"'’》]")
_PLAIN_WORDS = re.compile(
    r"\b(?:the|an?|new|more|relevant|related|some|corresponding|targeted|specific|detailed|"
    "supporting|its|their|our|these|of|other|various|all|such|further|and|major|key|necessary|"
    r"similar|good|better|following|effective)\b",
    re.I,
)
_LAWLIKE = re.compile(
    r"\b(?:administrative|management|interim|implementation|provisional|recycling|licens\w+|"
    r"evaluation|disposal)\s+(?:measures|methods?)\b|\b(?:Measures|Methods?|Provisions|Rules|"
    r"Regulations?|Opinions|Guidelines?)\s+(?:for|on|of)\b"
)
_COUNTRYSIDE = re.compile(r"\b(?:going\s+)?to\s+the\s+countryside$")
_PILOTING = re.compile(r"(?:\w+ly\s+)?(?:pilot|trial|pilot-test|test-run)\b", re.I)
_FEW_PAPERS = 5
"""So many standards or rules are papers with names, more of them a number to be reached."""
_REACHING = re.compile(
    r"\s+(?:reach|exceed|hit|total|top|surpass|account|rise|grow|increase|drop|fall|decrease|"
    r"decline)\b",
    re.I,
)
_PROMOTING = re.compile(r"\b(?:promot\w+|advanc\w+|push\w*|further|accelerat\w+|speed\w*)\b", re.I)
_ABSTRACT = re.compile(
    r"\b(?:role|mechanisms|systems|levels?|capacity|capability|capabilities|environment|efforts)$",
    re.I,
)


class Named(NamedTuple):
    """What a clause names; `object` is verbatim but for white space, never empty."""

    kind: Kind
    object: str
    stage: Stage | None
    quantity: Quantity | None


def name(clause: str, said_on: date | None, subject: str | None = None) -> Named:
    """Reads one clause that begins with its verb; `subject` is what a passive clause is about."""
    clause = clause[_end(_TOGETHER, clause, 0) :]
    plain = _without_deadlines(clause, said_on)
    doing, phrase = _split(plain) if subject is None else (plain, subject)
    phrase = _without_deadlines(phrase, said_on)
    bare = _without_deadlines(_bare(phrase), said_on)
    if len(bare.split()) == 1:
        bare = _with_purpose(bare, phrase)
    quantity = _quantity(phrase if subject is None else f"{subject} {plain}", bare)
    kind = _kind(bare, phrase, doing, quantity)
    return Named(kind, bare or phrase.strip() or clause, _stage(doing, kind), quantity)


def names(clause: str, said_on: date | None, subject: str | None = None) -> tuple[Named, ...]:
    """Reads a clause as `name` does, each of several things that it names apart.

    "Build 10 centers and 100 platforms", "issue the “A Rules” and the “B Rules”", "send cars and
    lamps to the countryside" commit to two things each.
    """
    whole = name(clause, said_on, subject)
    phrase = clause if subject is None else subject
    if whole.kind == "target":
        return _targets(whole, phrase, said_on)
    quoted = [each[1] for each in _QUOTED.finditer(phrase)]
    if whole.kind in ("instrument", "programme") and len(quoted) > 1 and whole.object in quoted:
        return tuple(
            whole._replace(object=" ".join(each.split()))
            for each in quoted
            if lexicon().instrument.search(each) or lexicon().programme.search(each)
        )
    campaign = _COUNTRYSIDE.search(whole.object)
    if campaign:
        goods = re.split(r",\s+(?:and\s+)?|\s+and\s+", whole.object[: campaign.start()].strip())
        return tuple(whole._replace(object=f"{each} {campaign[0].strip()}") for each in goods)
    return (whole,)


def _targets(whole: Named, phrase: str, said_on: date | None) -> tuple[Named, ...]:
    """A target for each count that a noun of its own follows."""
    counts = [
        (quantity, start)
        for quantity, start, _ in find_quantities(phrase)
        if quantity.unit.isalpha() and quantity.unit not in lexicon().uncounted
    ]
    if len(counts) < 2 or whole.quantity not in [quantity for quantity, _ in counts]:
        return (whole,)
    ends = [start for _, start in counts[1:]] + [len(phrase)]
    return tuple(
        whole._replace(
            object=_without_deadlines(_bare(_AND.sub("", phrase[start:end])), said_on),
            quantity=quantity,
        )
        for (quantity, start), end in zip(counts, ends, strict=True)
    )


def _without_deadlines(text: str, said_on: date | None) -> str:
    """Without the words that say when at its beginning and end; those inside belong to a name."""
    for found in reversed(find_deadlines(text, said_on)):
        if not text[found.end :].strip(" ,."):
            text = text[: found.start].rstrip(" ,")
        elif not text[: found.start].strip(" ,"):
            text = text[found.end :].lstrip(" ,")
    return text


def _split(clause: str) -> tuple[str, str]:
    """The words of doing ("Promote the release of") and the phrase that they act on."""
    verb = lexicon().imperative
    at = _end(_ONGOING, clause, 0)
    while not _ONGOING.match(clause) and (match := verb.match(clause, at)):
        at = _end(_PARTICLE, clause, match.end())
        joined = _end(_AND_VERB, clause, at)
        if joined == at or not verb.match(clause, joined):
            break
        at = joined
    if at == 0:
        at = _end(_FIRST_WORD, clause, 0)
    at = _end(_BLANK, clause, at)
    while match := _DOING.match(clause, at):
        at = match.end()
    return clause[:at], clause[at:] or clause


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _bare(phrase: str) -> str:
    """The name without articles, tails and quotation marks."""
    quoted = _QUOTED.search(phrase)
    if (
        quoted
        and (lexicon().instrument.search(quoted[1]) or lexicon().programme.search(quoted[1]))
        and quoted.start() < 80
    ):
        return " ".join(quoted[1].split())
    at = 0
    while match := _DETERMINER.match(phrase, at):
        at = match.end()
    rest = phrase[at:]
    cut = _CUT.search(rest, 3)
    while cut and cut[0].startswith(",") and _list_goes_on(rest, cut.end()):
        cut = _CUT.search(rest, cut.end())
    return " ".join((rest[: cut.start()] if cut else rest).split()).strip(" ,.;:")


def _with_purpose(head: str, phrase: str) -> str:
    """A lone head is named by what it is for: "campaign to curb junk messages"."""
    if not (lexicon().programme.fullmatch(head) or lexicon().instrument.fullmatch(head)):
        return head
    at = phrase.find(head)
    purpose = _PURPOSE.match(phrase, at + len(head))
    return " ".join(phrase[at : purpose.end()].split()) if purpose else head


def _list_goes_on(text: str, at: int) -> bool:
    """Behind a comma: more nouns of the same list ("X, Y, and Z standards")."""
    return re.match(r"(?:and\s+)?(?:[\w-]+\s+){0,4}[\w-]+(?:,|\s+and\s|$)", text[at:]) is not None


def _quantity(phrase: str, bare: str) -> Quantity | None:
    cut = _CUT.search(phrase, max(12, len(bare)))
    purpose = cut and cut[0].strip() == "to" and not _REACHING.match(phrase, cut.end())
    found = find_quantities(phrase[: cut.start()] if cut and purpose else phrase)
    return found[0][0] if found else None


def _kind(bare: str, phrase: str, doing: str, quantity: Quantity | None) -> Kind:
    words = lexicon()
    core = _PREPOSITION.split(bare, 1)[0]
    instrument = _has_head(words.instrument, core) or _LAWLIKE.search(bare)
    programme = _has_head(words.programme, core)
    counted = quantity is not None and quantity.unit not in words.uncounted
    if words.idle.search(doing) or words.vague.search(bare):
        return "target" if counted and not words.idle.search(doing) else "measure"
    few = quantity is not None and quantity.value <= _FEW_PAPERS and instrument
    if counted and not few:
        return "target"
    if _PILOTING.match(doing) and _has_own_name(bare):
        return "programme"
    quoted = _QUOTED.search(phrase) is not None
    if instrument and (quoted or _has_own_name(bare)):
        return "instrument"
    if _COUNTRYSIDE.search(bare):
        return "programme"
    if programme and not _ABSTRACT.search(core) and (quoted or _has_own_name(bare)):
        return "programme"
    return "measure"


def _has_head(heads: re.Pattern[str], core: str) -> bool:
    """Whether the last word of the phrase before its first preposition is such a head."""
    return any(not core[head.end() :].strip(" ”\"'’") for head in heads.finditer(core))


def _has_own_name(bare: str) -> bool:
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
    if found:
        return max(found, key=words.order.index)
    if _PROMOTING.search(doing):
        return "continue"
    return "issue" if kind == "instrument" else "start"
