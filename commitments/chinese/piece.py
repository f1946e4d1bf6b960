"""A piece of a clause that may be a mention, parsed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from commitments._anchors import Anchored
from commitments._words import any_of
from commitments.chinese.clause import VERB, WHEN, Predicate, predicate
from commitments.chinese.comment import comment, headline_comment, said_alone, tells_how_far
from commitments.chinese.frame import Reading
from commitments.chinese.kind import ON_SHOW, Sense, sense
from commitments.chinese.lexicon import table
from commitments.chinese.parts import parts
from commitments.chinese.topic import is_aside, named_alone
from commitments.model import TITLE, Kind

_SAYS = any_of(table("verdict")["leads"])
_LEAD = Anchored(
    f"(?:[^，。]{{0,12}}(?:《[^》]{{2,60}}》|方案|意见|通知|会议|规划|指南|办法|要点|计划|纲要|公告|征求意见稿))?(?:还|并|也|亦|只|仅|再次|同时|进一步|分别|，)*(?:{_SAYS})(?:了|要|，|：)?"
    "|(?:[^，。]{0,6}(?:首要任务|重点任务|主要任务|任务|目标|关键|核心|重点|重中之重)(?:之一)?(?:就)?(?:是|为)(?:要)?)"
    "|专栏\\s*[\\d一二三四五六七八九十]+\\s*"
    f"|(?:[^，。]{{0,10}}(?:方案|意见|通知|规划|计划|要点)|将|要)?(?:重点|主要|分别)?从(?![严快优实紧重速])(?=(?:{VERB.pattern}|.{{4,}}(?:方面|入手|着手)$))"
)
_NOTICE = re.compile(
    "现就?(?P<work>(?:组织)?开展[^，。]+?)(?:的)?(?:有关事项|有关工作)?(?:通知|公告)如下"
    "|现就(?P<aim>[^，。]{4,60}?)(?:的)?(?:有关工作|工作)?提出(?:以下|如下)[^，。]{0,4}意见"
)
_DRAFT = re.compile("(?:拟|即将|正在|将)(?:制定|修订|出台|发布|印发|编制|起草)的《[^》]{3,90}》")
_WORK_HEAD = re.compile("工程|行动|计划|专项|项目")
_SETS_OUT = re.compile("(?:部署|提出|安排|设立)了?$")
"""《意见》部署了“…”工程: the lead is the verb too."""
_ASPECTS = re.compile(
    "(?:等)?(?:多|[一二三四五六七八九十两\\d]+)?(?:个)?(?:重点)?方面(?:入手|着手|(?:部署|提出|明确|安排|作出|列出)了?[^，。]{0,12})?$"
)
_PLACED = re.compile("(?:还|也)?(?:将|要|会|可|拟)?(?:在|就|对)[^，。]{2,60}方面[^，。]{4}")
"""将在标准、资金等方面对…予以支持: where support is given, no list of aspects."""
_BOX = "专栏"
RESPECT = "(?!将|要|从)[^，。、]{2,24}(?<!等)(?<![一二两三四五六七八九十多])(?<!个)方面"
"""治理“内卷”方面，将…: what the clause behind it is about."""
_IN_RESPECT = re.compile(f"(?!重点|主要|分别){RESPECT}")
_TELLING = 6
"""Characters of a name that tell one programme from its like where it is spoken of first."""
_NAMED = ("instrument", "programme")
_INSTRUMENT, _PROGRAMME = (any_of(table("objects")[kind]["strong"]) for kind in _NAMED)
_POINTING = frozenset(table("comments")["between"]["pointing"])
_IN_THE_MAKING = Anchored(
    f"(?P<name>[^，。、；《》]{{3,40}}?(?:{_INSTRUMENT}))(?:的?(?:修订稿|送审稿|初稿|草案|文本|修订|制定|编制|起草)(?:工作)?)?"
    "(?:也|都|目前|现在)?(?:已|正(?!式)|完成|进入|走)"
)
_ON_AGENDA = re.compile(
    f"(?P<name>[^，。、；《》]{{3,40}}?(?:{_INSTRUMENT}))的?(?:修订|制定|编制|起草|制修订)(?:工作)?(?:也|都|已经?)*[列纳]入"
)
"""…管理办法的修订已列入今年的立法计划: the paper, and not the plan."""
WAS_TO = re.compile(
    f"(?P<name>[^，。、；《》]{{3,40}}?(?:(?P<paper>{_INSTRUMENT})|{_PROGRAMME}))(?:原定|原计划|本应|本该|原拟|此前定)(?!的)"
)
"""…专项行动原定8月底结束，将延长至…: when it was to be, and then when it will be."""
_NAMED_FIRST = re.compile(
    f"(?!关于|对|就|根据|按照|依据|作为|按|以)(?P<name>[^，。、；：《》]{{3,36}}?(?:{_INSTRUMENT}))(?:呢|方面)?"
)
"""农机准入的指导性文件，我们正在起草: the thing alone, and then what is done with it."""
_ISSUING = frozenset(table("objects")["grammar"]["issuing"])
_NEXT_PHASE = re.compile("(?P<phase>[二三四]期)(?:工程|项目|任务|试点)?(?:建设|研发|工作)?")
_FIRST_PHASE = re.compile(f"(?P<name>[^，。；]{{2,30}}?(?:{_PROGRAMME}))[一二三]期")
_NO_PREDICATE = Predicate("", (), "", 0)
_NO_SENSE = Sense("measure", ("",), False)


class Piece(NamedTuple):
    """One verb and its object, with the frame it stands in."""

    reading: Reading
    start: int
    """Offset in the clause's text."""
    text: str
    """From the predicate on, without the subject."""
    predicate: Predicate
    sense: Sense
    listed: bool
    """One of several verb-object pairs joined by 、."""
    said_of: bool = False
    """The name stands first, and what becomes of it behind: 目录下月揭晓."""
    begins: int | None = None
    """Where in the paragraph the clause begins that names what this one is about."""


def pieces(reading: Reading, weighed: bool = True) -> list[Piece]:
    """The pieces of one clause; most have one. Those that nobody weighs aren't parsed."""
    make = _piece if weighed else _unparsed
    return [make(reading, *span) for span in _spans(reading)]


def _spans(reading: Reading) -> list[tuple[int, int, bool]]:
    """Where the pieces begin and end in the clause, and whether they are of a list."""
    text = reading.clause.text
    start, end = reading.offset, len(text)
    start += _lead(text[start:])
    notice = _NOTICE.search(text, start) if "现" in text else None
    if notice:
        return [(*notice.span(str(notice.lastgroup)), False)]
    draft = _DRAFT.match(text, start) if "《" in text else None
    if draft:
        return [(start, draft.end(), False)]
    respect = text.endswith("方面") and reading.clause.before_comma
    if respect and _IN_RESPECT.fullmatch(text, start):
        return [(start, end, False)]
    if text[start - 1 : start] == "从" or ("方面" in text and not _PLACED.match(text, start)):
        return _aspects(text, start)
    head = _WORK_HEAD.search(text, start) if is_box(reading) else None
    if head:
        return [(start, head.end(), False)]
    found = parts(text[start:end])
    return [(start + one, start + other, len(found) > 1) for one, other in found]


def is_box(reading: Reading) -> bool:
    """Whether the clause is the name of a box of a document: 专栏3 应用拓展工程."""
    return reading.clause.text.startswith(_BOX)


def going_on(before: Piece, piece: Piece, beyond: Piece | None) -> Piece:
    """The piece with what the one before names, where it names nothing: 争取二季度印发.

    Between the two may be a remark: 许可细则，初稿有了，六月征求意见.
    """
    verbs, rest = piece.predicate.verbs, piece.predicate.rest
    if "期" in rest:
        piece = _phase(before, piece)
    if piece.sense.particular:
        return piece
    bare, said = not rest or rest in _POINTING, said_alone(piece.text)
    if not (bare or said):
        return piece
    named = _was_to(before) or _on_agenda(before) or before.sense
    if named.kind not in _NAMED or not named.particular:
        named = _worked_on(before) or named
    if named.kind not in _NAMED or not named.particular:
        return _told_of(before, beyond, piece, said)
    meant = Sense(named.kind, named.names[-1:], True)
    if named.kind == "instrument" and bare and _ISSUING.issuperset(verbs):
        return piece._replace(sense=meant, begins=_begins(before)) if verbs else piece
    if said is None or (tells_how_far(said) and not _only_names(before, said)):
        return piece
    return piece._replace(predicate=said, sense=meant, said_of=True, begins=_begins(before))


def _told_of(before: Piece, beyond: Piece | None, piece: Piece, said: Predicate | None) -> Piece:
    """The piece as one about what a clause before it only names, if one does."""
    aside = beyond is not None and is_aside(before.text, before.predicate)
    for topic in (before, beyond if aside else None):
        meant = _only_names(topic, said) if topic and said else None
        if topic and said and meant:
            return piece._replace(predicate=said, sense=meant, said_of=True, begins=_begins(topic))
    return piece


def _only_names(piece: Piece, said: Predicate) -> Sense | None:
    return named_alone(piece.text, piece.predicate, said)


def _phase(before: Piece, piece: Piece) -> Piece:
    """下半年启动二期建设, behind 平台一期已上线运行: whose second phase it is."""
    match = _NEXT_PHASE.fullmatch(piece.predicate.rest)
    first = _FIRST_PHASE.match(before.text) if match else None
    if match is None or first is None:
        return piece
    return piece._replace(sense=Sense("programme", (first["name"] + match["phase"],), True))


def _begins(piece: Piece) -> int:
    return piece.reading.clause.start


def shown(found: Sequence[Piece], at: int) -> Piece:
    """现向社会公开征求意见 with the clause of its sentence that names the document."""
    piece = found[at]
    if "《" in piece.text or piece.sense.kind != "instrument" or not ON_SHOW.search(piece.text):
        return piece
    for place in range(at - 1, -1, -1):
        each = found[place]
        if (each.reading.paragraph, each.reading.sentence) != (
            piece.reading.paragraph,
            piece.reading.sentence,
        ):
            break
        if "《" in each.text:
            return piece._replace(begins=_begins(each))
    return piece


def _was_to(piece: Piece) -> Sense | None:
    """What a clause says when it was to be done: …专项行动原定8月底结束."""
    was = WAS_TO.match(piece.text)
    kind: Kind = "instrument" if was and was["paper"] else "programme"
    return Sense(kind, (was["name"],), True) if was else None


def _on_agenda(piece: Piece) -> Sense | None:
    """The document whose making is said to be on a plan."""
    match = _ON_AGENDA.match(piece.text) if "入" in piece.text else None
    return Sense("instrument", (match["name"],), True) if match else None


def _worked_on(piece: Piece) -> Sense | None:
    """The document that a clause only names, or says to be in the making: 规划的修订稿已经上会."""
    match = _IN_THE_MAKING.match(piece.text)
    if match is None and not piece.predicate.verbs:
        match = _NAMED_FIRST.fullmatch(piece.text)
    return Sense("instrument", (match["name"],), True) if match else None


def _aspects(text: str, start: int) -> list[tuple[int, int, bool]]:
    """The pieces of 从…、…等方面…: each aspect, and what follows them."""
    match = _ASPECTS.search(text, start)
    if match is None or not predicate(text[start : match.start()]).verbs:
        return [(start + one, start + other, True) for one, other in parts(text[start:])]
    found = []
    items = text[start : match.start()].split("、")
    if any(len(item) < 6 for item in items):
        items = [text[start : match.start()]]
    at = start
    for item in items:
        found.append((at, at + len(item), len(items) > 1))
        at += len(item) + 1
    if len(text) - match.end() >= 4:
        found.append((match.end(), len(text), False))
    return found


def _lead(text: str) -> int:
    """Length of "《方案》提出" and the like, where a verb follows."""
    match = _LEAD.match(text)
    sets_out = _SETS_OUT.search(match.group()) if match and "“" in text[match.end() :][:1] else None
    if match and sets_out and _WORK_HEAD.search(text, match.end()):
        return sets_out.start()
    follows = match is not None and (
        bool(predicate(text[match.end() :]).verbs) or WHEN.match(text, match.end()) is not None
    )
    if match is None or not follows:
        return 0 if match is None or not match.group().startswith("专栏") else match.end()
    return match.end()


def _unparsed(reading: Reading, start: int, end: int, listed: bool) -> Piece:
    start, text = _trimmed(reading, start, end)
    return Piece(reading, start, text, _NO_PREDICATE, _NO_SENSE, listed)


def _piece(reading: Reading, start: int, end: int, listed: bool) -> Piece:
    start, text = _trimmed(reading, start, end)
    if is_box(reading) and _WORK_HEAD.search(text):
        return _box(reading, start, text)
    parsed, frame = predicate(text), reading.frame
    meant = sense(text, parsed, frame.goal, frame.topic, frame.date)
    if meant.kind == "measure" or not (meant.particular and parsed.verbs) or text[:1] == "《":
        found = _said_of(text, frame.topic, reading.paragraph == TITLE or reading.headline)
        if found is not None:
            return Piece(reading, start, text, *found, listed, True)
    return Piece(reading, start, text, parsed, meant, listed)


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, str]:
    text = reading.clause.text[start:end]
    bare = text.lstrip("，、：: ")
    return start + len(text) - len(bare), bare


def _box(reading: Reading, start: int, name: str) -> Piece:
    """What a box of a document is about: 专栏3 应用拓展工程…. Its name holds no verb."""
    parsed = Predicate("", (), name, len(name))
    return Piece(reading, start, name, parsed, sense(name, parsed, False), False)


def _said_of(text: str, topic: str, headline: bool) -> tuple[Predicate, Sense] | None:
    """The reading of a clause that names a document or programme first; None for others."""
    found = comment(text) or (headline_comment(text) if headline else None)
    if found is None:
        return None
    parsed = found.predicate
    meant = sense(parsed.verbs[0] + parsed.rest, parsed, False)
    if found.bare and not (meant.kind == "instrument" and meant.particular):
        return parsed, Sense("instrument", (topic or parsed.rest,), True)
    if meant.kind not in _NAMED or not (meant.particular or len(meant.names[0]) >= _TELLING):
        return None
    return parsed, meant._replace(particular=True)
