"""The English grammar's words, compiled once from lexicon/english.toml."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from commitments._anchors import headed
from commitments._word_edges import AtWord, opened
from commitments._words import alternation
from commitments.english.between import TIME
from commitments.model import Stage

_STAGE_ORDER: tuple[Stage, ...] = ("study", "draft", "consult", "issue", "start", "continue")
_OF_INSTRUMENTS: tuple[Stage, ...] = ("study", "draft", "consult", "issue", "continue")
_OF_PROGRAMMES: tuple[Stage, ...] = ("study", "start", "continue", "consult", "draft", "issue")
_BEGUN: tuple[Stage, ...] = ("draft", "issue")
"""What a programme can't be is a paper: to develop or to release one is to start it."""


class Lexicon(NamedTuple):
    """Compiled patterns; each matches in any case unless its name says otherwise."""

    ministry: AtWord
    state: re.Pattern[str]
    speaker: re.Pattern[str]
    paper: AtWord
    others: AtWord
    """Case counts: Group is a company, group is not."""
    surnames: frozenset[str]
    """In small letters."""
    saying: AtWord
    forecast: re.Pattern[str]
    ahead: AtWord
    marker: re.Pattern[str]
    predicate: AtWord
    """A modal or a progressive form (group `progressive`), for text in small letters.

    What a thing undergoes or when it begins is a group of its own: `being`, `moved`, `begins`;
    `aside` where it is told of a thing by the way: "a contest, to be held in May, …".
    """
    contracted: re.Pattern[str]
    """The same, and "we'll", "it's drafting"."""
    joint: re.Pattern[str]
    """Comma or "and" before a verb that begins the next clause of a list."""
    imperative: re.Pattern[str]
    """A base verb, with adverbs before it, where a clause begins."""
    state_verb: re.Pattern[str]
    no_deeds: frozenset[str]
    """Participles of what nobody sets out to do: "will be used"."""
    ongoing: re.Pattern[str]
    """The form in -ing of a verb: "fortifying the network"."""
    means: re.Pattern[str]
    """What joins a named means to a clause: by (issuing the “Guide”), through (the launch of …).

    A second deed in a noun is joined so too: "the drafting of … and (the release of …)".
    """
    stages: dict[str, dict[str, Stage]]
    """The stage of a word of doing, by kind: to improve a rule is to draft it, a pilot goes on."""
    order: tuple[Stage, ...]
    stage_words: re.Pattern[str]
    instrument: AtWord
    programme: AtWord
    founded: AtWord
    """Heads of programmes where somebody sets them up."""
    written: re.Pattern[str]
    """Heads of documents where they are drafted or issued; a core ends in one."""
    abstract: re.Pattern[str]
    """Heads of what is no programme though it be set going; a core ends in one."""
    no_paper: re.Pattern[str]
    """Heads of what is no paper though it be issued."""
    vague: re.Pattern[str]
    idle: AtWord
    uncounted: frozenset[str]
    done: AtWord
    done_alone: AtWord
    """What a paper or a programme is said to have done: took effect, kicked off."""

    def predicate_for(self, text: str) -> AtWord | re.Pattern[str]:
        """Of the two patterns the one that finds all predicates of a text in small letters."""
        marked = "'" in text or "’" in text
        return self.contracted if marked and _MAY_CONTRACT.search(text) else self.predicate


_ADVERB = r"[a-z]{3,}(?<!app)(?<!supp)(?<!comp)(?<!rep)(?<!imp)(?<!multip)(?<!fami)ly"
"""Any other adverb: moderately; "apply" and "supply" are none."""


def _any(patterns: list[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _either_case(word: str) -> str:
    """A common noun may begin a sentence; a name keeps its capital."""
    return f"[{word[0].upper()}{word[0]}]{word[1:]}" if word[0].islower() else word


def _whole(words: Iterable[str]) -> str:
    return rf"(?i)\b{alternation(words)}\b"


def _stages(table: dict[str, list[str]], order: tuple[Stage, ...]) -> dict[str, Stage]:
    """The stage of each word; where two lists hold a word the earlier of `order` wins."""
    stages: dict[str, Stage] = {}
    for stage in order:
        for word in table[stage]:
            stages.setdefault(word, stage)
            stages.setdefault(_participle(word), stage)
    return stages


def _participle(verb: str) -> str:
    """Drafted, revised, studied; irregular ones stand in the lexicon."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search("[^aeiou]y$", verb) else verb + "ed"


def _ing(verb: str) -> str:
    """The progressive form: making, setting, ensuring."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    if re.fullmatch("[^aeiou]*[aeiou][bdgmnpt]", verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


_CONTRACTED = (
    r"(?<=[a-z])['’](?:ll\b|(?:re|(?<=\bit['’])s|(?<=he['’])s)\s+(?:(?:also|now|currently|still)\s+)*"
    r"(?:going|planning|set|ready|preparing|working|looking|aiming|hoping|seeking|about|due)\s+to\b|"
    r"ve\s+(?:decided|agreed|planned|pledged|promised)\s+to\b|(?<=\bthere['’])s\s+an?\s+plan\s+to\b)"
)
_THING = (
    r"[“\"]?(?:(?:no (?:fewer|less) than|at least|over|about|around|some|nearly|up to) \d|"
    r"(?:an?|another|new|more|additional|further|stricter|tougher|tighter) |\$?\d|"
    r"(?:[a-z-]+ ){0,3}(?:guidelines|rules|regulations|standards|specifications|norms|pilots|"
    r"trials|inspections|campaigns|databases|platforms|cent(?:er|re)s|zones|funds|subsidies|vouchers)\b)"
)
"""Begins what somebody has in mind, behind a verb of planning that no other verb follows."""
_ARE = "(?:is|are|was|were)"
_ARE_OR_SHORT = r"(?:is|are|was|were|(?<=[a-z])['’]re|(?<=\bit)['’]s|(?<=he)['’]s)"
# The mark first: few sentences have one, and a search skips to it.
_MAY_CONTRACT = re.compile("['’](?:(?<=[a-z].)(?:ll|re|ve)|(?:(?<=it.)|(?<=he.)|(?<=there.))s)\\b")
BEGINS = (
    r"(?:starts|begins|opens|replaces\s+(?:the|an?)\s+(?:[\w-]+\s+){0,3}[\w-]+|takes\s+over|appears|kicks\s+off|gets\s+going|(?<!which\s)runs(?=\s+(?:from|until|through)\s)|comes\s+(?:out|next)|goes\s+(?:live|online|on(?:\s+tour)?)|gets\s+under\s*way|"
    r"takes\s+place|can\s+be\s+expected|follows|continues|resumes|is\s+held"
    r"|(?<=s\s)(?:start|begin|open|kick\s+off|come\s+(?:out|next)|go\s+(?:live|online|on(?:\s+tour)?)|get\s+under\s*way|take\s+place|follow|continue|are\s+held))"
)
_AT_TIME = (
    r"(?:(?:\s+(?:in|to)(?:\s+[\w-]+){1,4})?\s+(?:in|on|from|next|this|later|early|late|at|after|before|each|every|until|through|with(?=in\s)|over|twice|once)\s+\S|"
    r"(?<=\bnext)(?=[.,;]|\s*$)|(?<=go\son|es\son)(?=[.,;]|\s*$))"
)
"""Behind what begins by itself: "starts in five cities next month"."""
SOME_TIME = r"(?:this|next|early|late|the|mid|20\d\d|[Qq][1-4])\b"
"""Opens a time that something is scheduled for: "due for early next year"."""


def _predicate(modals: list[str], ongoing: list[str], pending: str, are: str) -> str:
    """What looks ahead: a modal, a progressive form behind `are`, work that is under way."""
    return (
        rf"\b(?<!-)(?:{_any(modals)}|{are}\s+(?:(?:also|now|"
        r"currently|actively|still|further|already|jointly)\s+)*"
        rf"(?:(?P<progressive>(?!taking\s+shape){alternation(ongoing)})|[“\"‘]?(?P<being>{pending}|being(?!\s+(?:planned|treated|seen|viewed|used|regarded|billed|touted|positioned|cast|framed|described|hailed)\s+as\b)|hereby\s+(?:organi[sz]ed|launched|carried\s+out|started|issued)|under\s+(?:development|"
        r"preparation|formulation|revision|study|review|consideration|discussion|way)|under\s?way|progressing|"
        r"in\s+(?:the\s+(?:pipeline|works|making)|progress|preparation)|due\s+out|"
        r"(?:nearing\s+completion|(?:in|at)\s+(?:its|the)\s+(?:final|drafting|last)\s+stages?)(?!\s+and\s)|"
        r"(?:expected|due)\s+from\s+(?:(?:the|china['’]s)\s+)?(?:miit|(?:industry\s+)?ministry)(?=[\s,.]|$)|"
        r"(?:pending|awaiting)\s+(?:(?:final|formal|official)\s+)?(?:approval|release|publication)|in\s+the\s+(?:approval|drafting|consultation)\s+(?:process|stage|phase)|"
        r"in\s+the\s+last\s+(?:rounds?|stages?)\s+of(?=\s+[a-z]+)|coming\s+out(?=\s+(?:in|by|next|this|soon|later)\b)|planned(?=\s+(?:for|in|by|this|next)\b|,|\s*$)|"
        r"on\s+the\s+(?:cards|way|drawing\s+board)(?!\s+to\b)|on\s+(?:[\w'’]+\s+){1,4}(?:legislative|legislation|standards?|work)\s+(?:plan|agenda)|"
        rf"(?:slated|scheduled|due|set)\s+for(?=\s+{SOME_TIME})|"
        r"(?:targeted|set)\s+at(?=\s+(?:(?:about|over|at\s+least|more\s+than|around)\s+)?\d)|open\s+to\s+public\s+(?:comments?|consultation|feedback)|"
        r"(?:slated|scheduled|due|set|expected|targeted|planned|out|up|open(?:\s+to\s+the\s+public)?)\s+for\s+"
        r"(?:release|publication|launch|completion|approval|issuance|"
        r"(?:public\s+)?(?:comments?|consultation|feedback))))|(?:has|have)\s+been\s+"
        r"(?P<moved>(?:pushed\s+back|postponed|delayed|deferred|put\s+off)(?=\s+(?:to|until|till)\s)|"
        rf"(?:scheduled|slated|planned|promised|pencilled\s+in|set)\s+for(?=\s+(?:{SOME_TIME}|january|february|march|april|may|june|july|august|september|october|november|december))|"
        r"(?:put|placed)\s+on\s+(?:[\w’'-]+\s+){1,4}(?:agenda|list|calendar|plan)\b)"
        r"|(?<=,\s)(?:now|currently|still)\s+(?P<midway>being\s+(?:drafted|revised|prepared|built|developed|drawn\s+up|finali[sz]ed|"
        r"worked\s+out|tested|compiled|formulated|set\s+up))"
        rf"|(?P<begins>{BEGINS}(?={_AT_TIME})|(?<!what\s)comes?\s+next\b)"
        r"|(?:(?:due|set|slated|scheduled|expected|planned)\s+)?to\s+(?P<aside>be\s+(?:\w+ly\s+)?(?:piloted|"
        r"launched|released|published|issued|put|held|revised|formulated|developed|explored|studied|promoted|extended|expanded|improved|worked|set\s+up|built|completed|unveiled|rolled\s+out|opened|"
        r"introduced|established|drawn\s+up|drafted|finali[sz]ed|run)|"
        r"(?:open|begin|start)(?=\s+(?:in|on|from|next|this|later|early)\s)))"
        r"(?![\w-])"
    )


@lru_cache(maxsize=16)
def said(text: str) -> re.Match[str] | None:
    """The first word by which somebody says something.

    A sentence is asked for it by whose words it gives, and again by where they end.
    """
    return lexicon().saying.search(text)


@cache
def lexicon() -> Lexicon:
    """The lexicon; the file is read once."""
    text = files("commitments").joinpath("lexicon/english.toml").read_text("utf-8")
    table: dict[str, dict[str, Any]] = tomllib.loads(text)
    owner, scope, verbs = table["owner"], table["scope"], table["verbs"]
    kind, ahead = table["kind"], table["predicate"]
    ongoing = [*ahead["progressive"], *map(_ing, verbs["plain"])]
    modals = [each.replace("{thing}", _THING).replace("{time}", TIME) for each in ahead["modal"]]
    pending = _any(ahead["pending"])
    predicate = _predicate(modals, ongoing, pending, _ARE)
    short = _predicate(modals, ongoing, pending, _ARE_OR_SHORT)
    adverbs = rf"(?:(?:{alternation(verbs['adverbs'])}|{_ADVERB})\s+){{0,3}}"
    sure = alternation(set(verbs["plain"]) - set(verbs["doubtful"]) - set(verbs["adverbs"]))
    doubtful = alternation(verbs["doubtful"])
    follows = (
        r"(?=(?:,|,?\s+and)\s+(?:put|formul|draft|publish|develop|issue|implement|introduc|promulgat|"
        r"revis|releas|launch|clarify\b|establish\b|determine\b|propose\b|adjust\b)|\s+(?:(?:the|an?|its|their|our|more|new|key|major|all|efforts|policies|"
        r"pilot|on|up|with|research|progress)\b|[“\"A-Z\d]|\w+\s+(?:for|in|to)\b)"
        r"|\s+(?:or|and/or)\s+[a-z]+\s+(?:more|over|about|at|the|an?|\d)\b|(?<=work)\s+out\b|(?<=support)\s+(?!for\b|from\b|to\b|of\b|and\b|services\b|systems\b|policies\b|measures\b|"
        r"staff\b)(?:[a-z-]+\s+){1,3}[a-z-]+s(?:[,;.”\"]|\s*$|\s+(?:and|in|to|by)\b))"
    )
    market = (
        r"market\s+(?:participants|players|watchers|sources|prices|data|competition|shares?|access|demand|order|entry|"
        r"size|environment|mechanisms?|entities|supervision|regulation|potential|forces?|conditions?|expectations?|"
        r"confidence|vitality|structure|positions?|value|dynamics|regulators?|development|growth|leaders?)"
    )
    noun = rf"(?!research\s+and\s+dev|[a-z]+\s+of\b|{market})"
    verb = rf"(?P<verb>{sure}\b(?!-)|{noun}{doubtful}\b(?!-){follows})"
    return Lexicon(
        ministry=AtWord(rf"(?i)\b{_any(owner['ministry'])}\b"),
        state=opened(rf"(?i)(?:the\s+)?{_any(owner['state'])}"),
        speaker=re.compile(_any(owner["speaker"]), re.IGNORECASE),
        paper=AtWord(
            r"(?i)\b(?:the|this|a|an|these|our|its|(?:today|monday|tuesday|wednesday|thursday|friday|china)['’]s)\s+(?:[\w’'-]+\s+){0,4}?"
            rf"{_any(owner['paper'])}\b",
        ),
        others=AtWord(rf"\b{_any([_either_case(each) for each in owner['others']])}(?![\w-])"),
        surnames=frozenset(owner["surnames"]),
        saying=AtWord(
            rf"(?i)\b(?:{_any(owner['saying'])}|according to|"
            r"(?<=, )per(?= (?:the|an?|its|china['’]s|MIIT)\s))\b"
        ),
        forecast=headed(_whole(ahead["forecast"])),
        ahead=AtWord(rf"(?i)\b{_any(scope['ahead'])}"),
        marker=re.compile(rf"(?:and\s+)?{_any(scope['marker'])}\s*", re.IGNORECASE),
        predicate=AtWord(predicate),
        contracted=re.compile(f"{_CONTRACTED}|{short}"),
        joint=headed(
            r"(?:,[”\"]?\s*(?:and\s+|as\s+well\s+as\s+|then\s+|while\s+)?|[;:]\s+(?:and\s+)?|\s+and\s+|"
            rf"\s+as\s+well\s+as\s+|\s+but\s+)(?:(?:to|will(?:\s+also)?)\s+{adverbs}(?:{sure}|{doubtful})\b(?!-)|"
            rf"(?:jointly\s+with\s+[^,;]{{3,60}}?\s)?[“\"]?{adverbs}{verb})",
        ),
        imperative=re.compile(
            # "Strict" is how translations give the verb 严格.
            rf"(?:we\s+(?:will|must|should)\s+)?(?:to\s+)?{adverbs}(?:{verb}|strict(?=\s+[a-z]))",
            re.IGNORECASE,
        ),
        state_verb=re.compile(
            # "Come up with a plan", "look into it" and "go on helping" are deeds.
            rf"(?:also\s+|still\s+)?{alternation(verbs['states'])}\b(?!\s+(?:breakthroughs|(?:up|out|ahead|"
            r"forward)\s+with|into\s+(?!force|effect|being|operation|use|play|service)|"
            r"on\s+[a-z]+ing)\b)",
            re.IGNORECASE,
        ),
        no_deeds=frozenset(verbs["no_deeds"]),
        ongoing=re.compile(rf"{adverbs}(?:{alternation(ongoing)})\b", re.IGNORECASE),
        means=opened(
            rf"\bwhile\s+(?=(?:also\s+)?(?:{alternation(ongoing)})\s)|"
            r"(?:\b(?:by|through)|,[”\"]?(?:\s+and)?|"
            rf"\band)\s+(?!joining\s)(?=(?:(?:{alternation(ongoing)})\b|the\s+"
            "(?:launch|release|issuance|implementation|formulation|establishment|"
            r"construction)\s+of)"
            r"[^,;]{0,30}?(?:[“\"'‘][A-Z]|\b[A-Z][\w-]+\s[A-Z])"
            r"|(?<=and )the\s+(?:release|issuance|launch|formulation|revision|drafting)\s+of\s)"
        ),
        stages={
            "instrument": _stages(table["stage"], _OF_INSTRUMENTS),
            "programme": {
                word: "start" if stage in _BEGUN else stage
                for word, stage in _stages(table["stage"], _OF_PROGRAMMES).items()
            },
        },
        order=_STAGE_ORDER,
        stage_words=headed(_whole(_stages(table["stage"], _STAGE_ORDER))),
        instrument=AtWord(_whole(kind["instrument"])),
        programme=AtWord(_whole(kind["programme"])),
        founded=AtWord(rf"(?i)\b{_any(kind['founded'])}\b"),
        written=re.compile(rf"\b{_any(kind['written'])}$"),
        abstract=re.compile(rf"\b{_any(kind['abstract'])}$"),
        no_paper=re.compile(rf"\b{_any(kind['no_paper'])}$"),
        vague=headed(_whole(kind["vague"])),
        idle=AtWord(_whole(kind["idle"])),
        uncounted=frozenset(kind["uncounted"]),
        done=AtWord(_whole(table["done"]["verbs"])),
        done_alone=AtWord(_whole(table["done"]["alone"])),
    )
