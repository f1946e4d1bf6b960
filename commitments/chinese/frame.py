"""What stands around a clause: who speaks, under which plan, by which date."""

from collections.abc import Mapping
from types import MappingProxyType

from commitments._record import Record
from commitments.chinese.document import Genre
from commitments.chinese.owner import OURS, STRANGERS, Owner
from commitments.chinese.text import Clause


class Frame(Record):
    """What earlier words say about the ones that follow; each clause's derives from the last."""

    owner: Owner = Owner.UNKNOWN
    """The subject of the clause, or who speaks where it has none."""
    sayer: Owner = Owner.UNKNOWN
    """Who speaks: holds over paragraphs until another takes the word."""
    said: int = 99
    """Sentences since the speaker was named."""
    voice: str = ""
    """paper, meeting, speech, data: the kind of saying that leads; "" where none does."""
    speaker: str | None = None
    office: str | None = None
    since: int = 0
    """Sentences since the owner was named."""
    plan: int = 99
    """Sentences since an announcement of next work."""
    date: str = ""
    """The date that governs the sentence."""
    of_figure: bool = False
    """The date stands in the clause of a figure to be reached by it: 到2028年培育300家."""
    list_date: str = ""
    """The date of the announcement (四季度，重点做好三项工作) that an enumerated list is under."""
    item_date: bool = False
    """The date was set within an item of a list: the next item isn't under it."""
    era: str = ""
    """The year that the paragraph is about: 2026年是…之年. What follows is to be done in it."""
    goal: bool = False
    """The date is one to reach something by."""
    year: int = 9999
    """The year of publication."""
    shared: bool = True
    """Where bodies are counted (八部门), the ministry may be one: the text around names it."""
    borrowed: bool = False
    """A headline that names nobody: its owner is whoever its text begins with."""
    section: str = ""
    own_paper: bool = False
    """The article is a document of the ministry's: a part that another ministry leads is joint."""
    calls: bool = False
    """The article is a paper that calls for things to be put forward."""
    topic: str = ""
    """The document that the paragraph named last."""
    host: Owner = Owner.UNKNOWN
    """Whose meeting it is: what 会议要求 gives are the host's words."""
    issuer: Owner = Owner.UNKNOWN
    """Who issues a paper by the title."""
    argued: bool = False
    """An author argues: 工信部应尽快… is the author's wish."""
    listing: int = 99
    """Sentences since the last enumerator (一是, 二、)."""
    vows: bool = False
    """Another promises by himself (集团将…): the sentence's figures are his, too."""
    told: bool = False
    """The clause's subject is told what to do (各地要…): what goes on behind it is theirs, too."""
    asks: bool = False
    """Firms are asked to do something, and sentences that name nobody say more of it."""
    recounts: bool = False
    """What was done is told point by point, until what is next is."""
    past: bool = False
    """The sentence is about a time that is over: 今年以来."""
    gone: bool = False
    """It begins with a day long past: what was announced then is told again."""
    meets: bool = False
    """The sentence tells of a meeting: what it did there follows."""
    month: int = 0
    """Of publication; 0 where that isn't known."""
    asked: bool = False
    """It stands in a reporter's question."""
    rules: bool = False
    """The sentence tells what a paper that is out rules: 该指引规定了…，细化…规则."""
    wished: bool = False
    """Others wish for it or guess it: 代表建议，工信部…."""
    remark: bool = False
    """Whoever tells of it says what he thinks of it: 此举将重塑…."""
    noted: bool = False
    """It does so to the end of the paragraph, behind a label: 编辑判断：…."""
    turn: bool = False
    """Somebody has the word by a label (王某：…): whoever else acts, he tells of it."""
    answer: bool = False
    """It stands in the answer to one."""
    purpose: bool = False
    """It tells what for, before the sentence says what (为…，加快…，现…)."""
    looks_back: bool = False
    """The part of the text tells of what was done (一、已开展的工作)."""
    done: bool = False
    """A word for what is past stood earlier in the sentence, and none for the future since."""
    ahead: bool = False
    """A future word stood earlier in the sentence."""
    titles: frozenset[str] = frozenset()
    """Titles that only officials of the ministry bear in the text: 这位总工程师 is one of them."""
    people: Mapping[str, Owner] = MappingProxyType({})
    """Whose words those are who are called by their bare names: 王某表示."""
    firms: frozenset[str] = frozenset()
    """Names that the article tells to be those of firms."""
    papers: Mapping[str, Owner] = MappingProxyType({})
    """Papers that the text says the ministry issued, by their names."""
    charge: Owner = Owner.UNKNOWN
    """Whose 负责人 spoke last: 该负责人 is the same, whoever else has spoken since."""
    lent: "Frame | None" = None
    """How it stood before somebody in the street took the word: he has it for his paragraph."""
    holds: int = 0
    """What another does by himself is told: sentences that name nobody go on about him, to the end
    of the paragraph where he opened it (2), or to the next step (1)."""


class Reading(Record):
    """A clause with its frame and its place."""

    clause: Clause
    paragraph: int
    frame: Frame
    genre: Genre
    offset: int
    """Where in the clause the subject ends and the predicate begins."""
    sentence: int
    place: int
    """The clause's place in its sentence."""
    headline: bool
    first: bool
    """It stands in the first paragraph."""
    mode: str
    """Under whose voice it stands, as `mode` tells."""


def mode(frame: Frame, genre: Genre, titled: bool) -> str:
    """Under whose voice a clause stands.

    own, plan, answer, said or told where it is the ministry's; addressee, stranger, nation or
    nobody where it isn't.
    """
    if frame.goal and frame.sayer in OURS and not (frame.vows or frame.told):
        return "own"
    if frame.holds:
        return "stranger"
    if frame.owner in STRANGERS:
        told = frame.owner is Owner.OTHER and not frame.voice
        alone = told and genre is not Genre.INTERVIEW
        return "addressee" if frame.sayer in OURS and not alone else "stranger"
    if frame.sayer in STRANGERS and frame.owner not in OURS:
        return "stranger"
    if frame.sayer not in OURS and frame.owner not in OURS:
        return "nobody" if frame.owner is Owner.UNKNOWN else "nation"
    if genre is Genre.DOCUMENT or frame.voice in ("paper", "meeting") or titled:
        return "own"
    if frame.plan <= 4 or frame.ahead or (frame.plan <= 30 and frame.listing <= 3):
        return "plan"
    if frame.answer:
        return "answer"
    return "said" if frame.voice == "speech" else "told"
