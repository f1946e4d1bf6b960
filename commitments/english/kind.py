"""What an English name names: a document, a programme, a number, or nothing in particular."""

import re

from commitments._anchors import Anchored, headed
from commitments._words import behind
from commitments.english.core import LOT, core_of, ends_in, has_own_name
from commitments.english.lexicon import lexicon
from commitments.english.phrase import QUOTED
from commitments.model import Kind, Quantity

_PLACES = Anchored(
    r"(?i)\b(?:in|across|among|within|at|to|from|covering)\s+(?:[\w-]+\s+){0,3}?\S+\s+(?:[\w-]+\s+)?"
    r"(?:cities|provinces|regions|areas|counties|towns|zones|places|clusters|countries|factories|plants|hospitals|ports|schools)\b"
)
_CARRYING_OUT = re.compile(r"\b(?:implement\w*|continue\w*|deepen\w*)\b", re.I)
_GIVEN_STANDARDS = re.compile(r"\b(?:safety|quality)\s+standards\s+(?:for|of|on)\s", re.I)
"""Those of a field: "the safety standards for kilns", but "meet safety standards"."""
_OF_FIELD = re.compile(
    r"^(?:[\w-]+\s+){0,4}?(?:certification|review|recycling|collection|responsibility|accountability|"
    r"approval|appeal|reporting|disclosure|testing|training|pricing|deposit)\s+(?:[\w-]+\s+){0,4}?"
    r"system\s+(?:for|of|covering)\s",
    re.I,
)
"""One particular system by what it does and for whom: "a recycling system for old kilns"."""
_CHECKING_MORE = re.compile(
    r"^(?:\w+ly\s+)?(?:strengthen|step(?:ping)?\s+up|intensif|tighten|increas)", re.I
)
_CHECKS = re.compile(r"\b(?:inspections?|supervision)$", re.I)
"""More of them is a direction of work: "strengthen the inspection of kilns"."""
_LAWLIKE = Anchored(
    r"\b(?:administrative|management|interim|tentative|trial|implementation|provisional|recycling|licens\w+|"
    r"evaluation|disposal)\s+(?:measures|methods?)\b|\b(?!Support|Relief|Stimulus|Policy|Effective|New|These|Such|Control|Safety|Security|Protective|Key|Specific|Further)[A-Z][a-z]+\s+Measures(?=$|\s+\()|\bMeasures\s+\((?:[^()]{0,20}\s)?(?:[Dd]raft|[Tt]rial|[Ii]nterim|[Rr]evis)|\b(?:Measures|Policy|Policies|Methods?|Provisions|Rules|"
    r"Regulations?|Opinions|Guidelines?)\s+(?:for|on|of)\b"
)
COUNTRYSIDE = Anchored(
    r"\b(?:going\s+)?to\s+the\s+countryside(?:\s+(?:campaigns?|activit(?:y|ies)|"
    r"program(?:me)?s?))?$"
)
_PILOTING = re.compile(
    r"^(?:\w+ly\s+)?(?:pilot|trial|pilot-test|test-run|try\s+out)\b|\bbe\s+(?:piloted|trialed|trialled)\b",
    re.I,
)
_QUALITY = re.compile(r"(?:high\w*\s+)?standards?\s+of\b")
"""How good something is, and no paper."""
_EDITION = re.compile(
    r"(?:the\s+|an?\s+)?(?:20\d\d|new|latest|updated|revised)\s+(?:edition|version)\s+of\b", re.I
)
"""Only a paper has editions."""
_SYSTEM = re.compile(r"\bstandards?\s+systems?\b", re.I)
_EVENT = Anchored(
    r"(?i)\b(?:event|auctions?|tenders?|lotter(?:y|ies)|hearings?|matchmaking\s+events|(?<=\w\s)(?:month|week|season|day|challenge|exercises?)|festival|roadshows?|conference|forum|summit|congress|expo|exhibition|exposition|convention|fair|bidding|drills?|drive|survey|census|audits?|sweep|awards?)\b"
)
_ASSESSMENT = re.compile(
    r"(?:20\d\d|annual|yearly|mid-?term|interim|final|regular|national|nationwide|special|joint|independent|third-party)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:assessment|evaluation|review|appraisal)\s+of\s"
    r"|(?:re-?evaluation|re-?assessment|re-?examination|review)\s+of\s+(?:the\s+)?(?:first|second|third|fourth|fifth|20\d\d)\b",
    re.I,
)
"""Of something named: "a mid-term evaluation" alone is a direction."""
_CALL = re.compile(
    r"(?:year['’]s\s+|20\d\d\s+)?(?:(?:open\s+)?call|recommendations?|collection|solicitation|nominations?|candidates|submissions|entries|selection|appraisal|applications?|"
    r"recognition|certification)\s+(?:of|for)\s",
    re.I,
)
"""What a notice sets going: "organize the recommendation of green data centers"."""
_SUPPORT = re.compile(
    r"\b(?:guarantee|recognition|subsidy|trade-in|compensation|insurance|trial|pilot|incentive|voucher|deposit|"
    r"rating|labell?ing|certification|registration|permit|support|loan|rebate|reward|credit)\s+schemes?$",
    re.I,
)
"""A scheme that gives something is no paper."""
_SERVICE = re.compile(
    r"[“\"][^“”\"]{3,60}[”\"]\s+services?\b|^(?:[\w-]+\s+){1,4}service\b(?!\s+\w+s?$)"
)
"""A service with a name in quotes, or one particular service."""
_BEGINS = re.compile(
    r"(?:jointly\s+|officially\s+)?(?:launch|kick\s+off|carry\s+out|organi[sz]e|start)\b", re.I
)
"""Of a thing with a name in quotes: launch the “Trusted Loom” evaluation."""
_OPENED = headed(
    r"(?i)\b(?:launch|start|roll-?out\s+of|go(?:es)?\s+(?:online|live)\b|set\s+up|open|put\s+into|introduc|roll(?:ed)?\s+out|provid|offer|widen|extend)"
)
_COUNTS = re.compile(r"(?:[a-z]+\s+){0,2}\d")
_NAMED_NET = re.compile(r"“”\s+(?:network|corridor|hub|belt|base)$")
"""One with a name in quotation marks."""
_THOUGHT_OF = headed(
    r"(?i)\b(?:mull|weigh|consider|look(?:ing)?\s+into|stud(?:y|ying)|explor|feasib|contemplat)"
)
_GIVING = re.compile(r"\b(?:giv|provid|offer|strengthen|step)", re.I)
"""Guidance that is given is no paper."""
_HARDENING = re.compile(
    r"(?:[a-z]+ly\s+|also\s+|further\s+)*(?:strengthen|reinforce|toughen|beef\s+up)\s+(?:the\s+|its\s+)?",
    re.I,
)
"""What becomes of rules in general, and of no paper."""
_HELD = Anchored(
    r"(?i)\b(?:plan(?:s|ned|ning)?|commission|a\s+good\s+job|hold|host|open|invite|organi[sz]e|stage|convene|launch|conduct|carry\s+out|run|start|kick\s+off|mount|held|takes?\s+place|"
    r"launched|order(?:ed)?|conducted|carried\s+out|organi[sz]ed|set\s+up|introduced?|begin|begun)\b"
)
"""Events are programmes where somebody holds them: an emergency isn't held."""
_LOOP = re.compile(
    r"(?:[\w-]+\s+){0,2}(?:recycling|recovery|collection|take-back)\s+system\s+for\s", re.I
)
_BUILT = headed(
    r"(?i)\b(?:buil[dt]|establish|set(?:ting)?\s+up|creat|form|construct|found(?:ed)?\b|meet\s+for|hold\s+its)"
)
"""A network of the whole country, or a committee, is a project while it is built."""
_SCHEME = re.compile(r"(?<!work )(?<!implementation )(?<!reform )(?<!pricing )\bschemes?$", re.I)
_RUN = re.compile(
    r"\b(?:normali[sz]|introduc|set\s+up|establish|run\b|running|operat|pilot|test|extend|expand|start|launch|open|kick\s+off)",
    re.I,
)
"""A scheme that is run is no paper."""
_CASES = re.compile(
    r"(?:(?:collection|compilation|volume)|(?:[\w-]+\s+){0,2}batch)\s+of\s+(?:[\w-]+\s+){0,4}cases\b",
    re.I,
)
_PUBLISHED = re.compile(r"\b(?:publish|releas|issu|print|compil|edit|made?\s+public|unveil)", re.I)
"""A collection of cases is a book while it is written or published."""
_SOME = re.compile(
    r"(?:an?\s+)?(?:number|batch|variety|range)\s+of\s|(?:several|various|many|some)\s", re.I
)
_BACKING = re.compile(
    r"(?:[a-z]+ly\s+|also\s+|further\s+)*(?:support|back|encourage|fund)\s+$", re.I
)
_ALL_SUCH = re.compile(
    r"(?:major|key|important|large|big|new)\s+(?!pilot|demonstration)(?:[\w-]+\s+){0,3}?projects$",
    re.I,
)
"""Projects in general: "major foreign-funded projects"."""
_THE = re.compile(r"(?:the|its|these|those|this)\s", re.I)
_OF_MANY = re.compile(
    r"\b(?:lists?|catalog(?:ue)?s?|director(?:y|ies)|rosters?|audits?|inspections?|surveys?|census)$",
    re.I,
)
"""One thing whatever number it is of: "a list of 300 mills", "an audit of 400 mills"."""
_AMONG = re.compile(r"\s(?:with\s+|(?:involving|covering|among)\s[^,;]{0,40})\Z")
"""Left of the number of those with whom it is done: "a pilot with ten mills"."""
_MONEY = frozenset(("yuan", "dollars", "euro"))
_FEW_PAPERS = 5
"""So many standards or rules are papers with names, more of them a number to be reached."""
_MANY_KINDS = 20
_SORTS = frozenset(("types", "kinds", "problems", "issues"))
_BETTER = re.compile(
    r"(?:stronger|better|higher|stricter|tougher|tighter|clearer|wider|improved)\s", re.I
)
"""What is called for so is no paper: "better lute standards"."""
_AIMED_AT = re.compile(
    r"^(?:(?:also|mainly|specifically|primarily|\w+ly)\s+)*(?:target|address|tackle|focus\s+on|zero\s+in\s+on|take\s+aim\s+at|cent(?:er|re)\s+on)\b",
    re.I,
)
"""So many things to be dealt with are no goal: "target 22 scenarios"."""
_DEALT_WITH = frozenset((
    "scenarios", "types", "kinds", "problems", "issues", "sites", "apps", "violations",
    "irregularities", "loopholes", "items", "categories", "situations", "behaviors", "practices",
    "links", "areas", "aspects", "acts", "points",
))  # fmt: skip
_ABSTRACT = re.compile(
    r"\b(?:role|mechanisms|systems|levels?|capacity|capability|capabilities|environment|efforts)$",
    re.I,
)


def kind_of(bare: str, phrase: str, doing: str, quantity: Quantity | None) -> Kind:
    """The kind of what is named: `bare` is its name, `phrase` the same with all that stands around
    it, `doing` the words of doing before it, `quantity` how many there are to be."""
    words = lexicon()
    core = core_of(bare)
    instrument, programme = _sorts(bare, core, doing)
    quoted = QUOTED.search(phrase)
    if quoted is not None and not instrument and bare == " ".join(quoted[1].split()):
        programme = programme or ends_in(words.programme, bare)  # "Experts into Mills campaign"
    instrument = instrument or (_EDITION.match(phrase) is not None and ends_in(_SYSTEM, core))
    counted = quantity is not None and _is_counted(quantity)
    if quantity is not None and quantity.unit in _DEALT_WITH and _AIMED_AT.match(doing):
        counted = False
    if words.idle.search(doing) or _is_vague(bare, core, phrase, doing):
        return "target" if counted and not words.idle.search(doing) else "measure"
    piloted = _PILOTING.search(doing) and has_own_name(bare)
    if (programme or instrument or piloted) and _PLACES.search(f"{phrase} {doing}"):
        counted = counted and not _located(quantity, f"{phrase} {doing}")
    if quantity is not None and quantity.text not in core and _OF_MANY.search(core):
        counted = False
    if programme and is_call(bare) and not _COUNTS.match(phrase):
        counted = False  # one selection of thirty mills
    if (programme or instrument) and _CARRYING_OUT.search(doing):
        counted = False  # ten industries' actions are one umbrella
    if (
        programme
        and quantity is not None
        and (quantity.unit in _MONEY or _is_among(quantity.text, phrase))
    ):
        counted = False  # a fund of 5 billion yuan, a pilot with ten mills
    if core.endswith("s") and _BETTER.fullmatch(doing):
        return "target" if counted else "measure"
    few = quantity is not None and quantity.value <= _FEW_PAPERS and instrument
    if counted and not few:
        return "target"
    if piloted:
        return "programme"
    if instrument and (quoted or has_own_name(bare)):
        return "instrument"
    if COUNTRYSIDE.search(bare):
        return "programme"
    some = not quoted and core.endswith("s") and _is_any(phrase, doing)
    if not programme or some or _ABSTRACT.search(core):
        return "measure"
    return "programme" if quoted or has_own_name(bare) else "measure"


def _is_among(number: str, phrase: str) -> bool:
    """Whether a number is of those with whom it is done."""
    at = phrase.find(number)
    while at >= 0 and not _AMONG.search(phrase, 0, at):
        at = phrase.find(number, at + 1)
    return at >= 0


def _is_any(phrase: str, doing: str) -> bool:
    """Whether no particular ones are meant: "a number of projects", "support pilot projects"."""
    backed = _BACKING.match(doing) is not None and phrase[:1].islower()
    return _SOME.match(phrase) is not None or (backed and not _THE.match(phrase))


def _is_vague(bare: str, core: str, phrase: str, doing: str) -> bool:
    """Whether a name is none of its own, whatever its head is."""
    found = lexicon().vague.search(core)
    if found is not None:
        if _is_paper_of(core[found.end() :]):
            return False  # "standards system guide"
        return not (_EDITION.match(phrase) or _GIVEN_STANDARDS.search(bare))
    if core.endswith("projects") and _ALL_SUCH.match(core):
        return True
    return _CHECKING_MORE.match(doing) is not None and _CHECKS.search(core) is not None


def _is_paper_of(rest: str) -> bool:
    """Whether a document's head follows what would be vague alone."""
    return lexicon().instrument.fullmatch(rest.strip()) is not None


def _sorts(bare: str, core: str, doing: str) -> tuple[bool, bool]:
    """Whether a name is a document's, and whether it is a programme's."""
    words = lexicon()
    instrument = ends_in(words.instrument, core) or _LAWLIKE.search(bare) is not None
    cases = _CASES.match(bare) is not None and _PUBLISHED.search(doing) is not None
    instrument = instrument or cases
    quoted = QUOTED.search(bare)
    # What is done with it is asked first: few clauses hold, build or open anything.
    held = _HELD.search(doing) is not None and _is_event(bare, core, quoted)
    held = held or (
        quoted is not None and quoted[1][0].isupper() and _BEGINS.match(doing) is not None
    )
    builds = _BUILT.search(doing) is not None
    opens = builds or _OPENED.search(doing) is not None
    held = held or (opens and "service" in bare and _SERVICE.search(bare) is not None)
    thought = opens or _THOUGHT_OF.search(doing) is not None
    circled = _LOOP.match(bare) or _NAMED_NET.search(core)
    founded = (builds and circled) or (thought and ends_in(words.founded, core))
    scheme = "scheme" in core.casefold() and (
        _SUPPORT.search(core) is not None
        or (_SCHEME.search(core) is not None and _RUN.search(doing) is not None)
    )
    given = core.lower().endswith("guidance") and _GIVING.search(doing) is not None
    shape = builds and core.endswith(("framework", "frameworks"))
    instrument = instrument and not (scheme or given or shape or _HARDENING.fullmatch(doing))
    programme = held or scheme or bool(founded) or ends_in(words.programme, core)
    programme = programme or bare.startswith(("system to ", "system under which "))
    programme = programme or ("system" in bare and _OF_FIELD.match(bare) is not None)
    return instrument and not _QUALITY.match(bare), programme


def _is_event(bare: str, core: str, quoted: re.Match[str] | None) -> bool:
    """Whether a name is that of an event, or of a call or a review that somebody holds."""
    if ends_in(_EVENT, core) or (quoted is not None and ends_in(_EVENT, quoted[1])):
        return True
    return is_call(bare) or _ASSESSMENT.match(bare) is not None


def _located(quantity: Quantity | None, text: str) -> bool:
    """Whether the number counts the places where it is done: "a pilot in five provinces"."""
    place = _PLACES.search(text)
    return quantity is not None and place is not None and quantity.text in place[0]


def _is_counted(quantity: Quantity) -> bool:
    """Whether so many of them are a goal: five types of a thing are none, a hundred are."""
    kinds = quantity.unit in _SORTS and quantity.value >= _MANY_KINDS
    return kinds or quantity.unit not in lexicon().uncounted


def is_call(bare: str) -> bool:
    """Whether a name is that of a call to apply: "2026 round of recommendations of mills"."""
    return _CALL.match(behind(LOT, bare)) is not None
