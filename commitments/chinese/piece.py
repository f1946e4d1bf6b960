"""A piece of a clause that may be a mention, parsed."""

import re
from collections.abc import Iterable

from commitments._anchors import Anchored
from commitments._record import Record
from commitments._words import any_of
from commitments.chinese.clause import WHEN, Predicate, predicate
from commitments.chinese.comment import comment, headline_comment
from commitments.chinese.frame import Reading
from commitments.chinese.kind import Sense, sense
from commitments.chinese.lexicon import table
from commitments.chinese.parts import parts
from commitments.chinese.standing import Standing, standing
from commitments.chinese.taken import taken
from commitments.chinese.topic_first import topic_first
from commitments.chinese.verbs import VERB
from commitments.model import TITLE

_SAYS = any_of(table("verdict")["leads"])
_LEAD = Anchored(
    f"(?:[^，。]{{0,12}}(?:《[^》]{{2,60}}》|方案|意见|通知|会议|规划|指南|办法|要点|计划|纲要|公告|文件|征求意见稿))?(?:还|并|也|亦|只|仅|再次|同时|进一步|分别|，)*(?:{_SAYS})(?:了|要|，|：)?"
    "|(?:[^，。]{0,6}(?:首要任务|重点任务|主要任务|任务|目标|关键|核心|重点|重中之重|重头戏)(?:之一)?(?:就)?(?:是|为|包括)(?:要)?)"
    "|(?:具体|主要)?(?:内容|举措|措施|任务|做法)(?:包括|有|是|为)"
    "|(?:核心|主要|关键|约束性|预期性)?指标(?:包括|有|是|为)(?=20|[\u4e00-\u9fff])"
    "|专栏\\s*[\\d一二三四五六七八九十]+\\s*"
    # 规划特别支持…: a paper's own act.
    f"|(?:该|本)?(?:规划|方案|意见|行动计划|文件|通知|办法)(?:还|也|则|将|要)*(?:特别|着重|重点|突出|优先)(?={VERB.pattern})"
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
_THESE = ("以下", "以下几", "如下", "如下几", "这", "这几")
"""将重点抓好以下几方面: none of them is named."""
_PLACED = re.compile("(?:还|也)?(?:将|要|会|可|拟)?(?:在|就|对)[^，。]{2,60}方面[^，。]{4}")
"""将在标准、资金等方面对…予以支持: where support is given, no list of aspects."""
_BOX = "专栏"
RESPECT = "(?!将|要|从)[^，。、]{2,24}(?<!等)(?<![一二两三四五六七八九十多])(?<!个)方面"
"""治理“内卷”方面，将…: what the clause behind it is about."""
_IN_RESPECT = re.compile(f"(?!重点|主要|分别){RESPECT}")
TELLING = 6
"""Characters of a name that tell one programme from its like where it is spoken of first."""
_NAMED = ("instrument", "programme")
_BEGINS = "启动"
"""What can be begun is a programme, whatever else is said of it."""
_CALLED = re.compile("[^“”]{0,12}“[^“”、，+]{4,18}”(?:活动|行动|工程)?$")
"""工业设计“百县千企”, “冰雪装备进景区”: what has a name that tells is a programme."""
_IS_WORK = re.compile(
    f"(?:{any_of(table('objects')['programme']['strong'])})(?:工作|范围|的(?:做法|经验|升级|建设|改造))?$"
)
_COLON = frozenset("：:")
"""Behind which a flash is put as a headline is: 工信部：试点扩围在即."""
_NOTE = re.compile(
    "[（(](?:[^（）()]*[；。][^（）()]*|(?:详?见|注|来源|编者|原文|数据来源|据|链接|点击)[^（）()]*)[)）]$"
)
"""…行动（官网可查；地方转发多见于6月）: what whoever tells of it notes."""
_NO_PREDICATE = Predicate("", (), "", 0)
_NO_SENSE = Sense("measure", ("",), False)


class Piece(Record):
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


def pieces(readings: Iterable[tuple[Reading, bool]]) -> list[Piece]:
    """The pieces of clauses; most have one. Those of clauses that nobody weighs aren't parsed.

    One step is done for all clauses before the next, as it is where they are weighed.
    """
    cut = [
        (each, *_trimmed(each, start, end), listed, weighed, box)
        for each, weighed in readings
        for box in (is_box(each),)
        for start, end, listed in _spans(each)
    ]
    parsed = [
        _parsed(text, box) if weighed else _NO_PREDICATE for _, _, text, _, weighed, box in cut
    ]
    meant = [
        _meant(each, text, verbs, box) if weighed else _NO_SENSE
        for (each, _, text, _, weighed, box), verbs in zip(cut, parsed, strict=True)
    ]
    return [
        _said(each, start, text, verbs, what, listed, box)
        if weighed
        else Piece(each, start, text, verbs, what, listed)
        for (each, start, text, listed, weighed, box), verbs, what in zip(
            cut, parsed, meant, strict=True
        )
    ]


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


def _aspects(text: str, start: int) -> list[tuple[int, int, bool]]:
    """The pieces of 从…、…等方面…: each aspect, and what follows them."""
    match = _ASPECTS.search(text, start)
    if match is None or not predicate(text[start : match.start()]).verbs:
        return [(start + one, start + other, True) for one, other in parts(text[start:])]
    if text.endswith(_THESE, start, match.start()):
        return [(start, len(text), False)]
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


def _parsed(text: str, box: bool) -> Predicate:
    # The name of a box holds no verb.
    named = box and _names_work(text)
    return Predicate("", (), text, len(text)) if named else taken(predicate(text))


def _meant(reading: Reading, text: str, parsed: Predicate, box: bool) -> Sense:
    if box and _names_work(text):
        return sense(text, parsed, False)
    frame = reading.frame
    return sense(text, parsed, frame.goal, frame.topic, frame.date)


def _said(
    reading: Reading,
    start: int,
    text: str,
    parsed: Predicate,
    meant: Sense,
    listed: bool,
    box: bool,
) -> Piece:
    """The piece; of a clause that names a thing first by what is said of that."""
    if box and _names_work(text):
        return Piece(reading, start, text, parsed, meant, False)
    if meant.kind == "measure" or not (meant.particular and parsed.verbs) or text[:1] == "《":
        told = reading.paragraph == TITLE or reading.headline or reading.clause.opener in _COLON
        found = _said_of(text, reading.frame.topic, told)
        if found is not None:
            return Piece(reading, start, text, *found, listed, True)
        if (stands := standing(text, reading)) is not None:
            return _standing(Piece(reading, start, text, parsed, meant, listed), stands)
        spoken = not parsed.verbs and meant.kind != "target"
        if spoken and (first := topic_first(text, reading)) is not None:
            return _first(Piece(reading, start, text, first, meant, listed))
    return Piece(reading, start, text, parsed, meant, listed)


def _standing(piece: Piece, stands: Standing) -> Piece:
    """The piece as one of how a thing will stand; on terms alone it is a direction of work."""
    parsed = stands.predicate
    if stands.terms:
        direction = Sense("measure", (piece.text,), False, sure=True)
        return piece._replace(predicate=parsed, sense=direction)
    meant = sense(parsed.verbs[0] + parsed.rest, parsed._replace(verb_at=0), False)
    if meant.kind not in _NAMED or not (meant.particular or len(meant.names[0]) >= TELLING):
        return piece._replace(predicate=parsed, sense=Sense("measure", (parsed.rest,), False))
    return piece._replace(predicate=parsed, sense=meant._replace(particular=True), said_of=True)


def _first(piece: Piece) -> Piece:
    """The piece as one of the paper or programme that it names first or does something with."""
    parsed = piece.predicate
    topic = piece.text[: parsed.verb_at - len(parsed.adverbs)]
    called = _CALLED.search(topic)
    if called:
        return piece._replace(sense=Sense("programme", (called.group(),), True), said_of=True)
    tail = parsed.rest.removeprefix(topic)
    if tail and piece.sense.is_one:
        return piece
    tries = [(parsed.verbs[0], tail or topic)]
    if _IS_WORK.search(topic) and not VERB.match(tail):
        tries.append((_BEGINS, topic))
    for verb, name in tries:
        said = parsed._replace(verbs=(verb,), rest=name, verb_at=0)
        meant = sense(verb + name, said, False)
        if meant.kind in _NAMED and meant.particular:
            return piece._replace(sense=meant, said_of=not tail)
    return piece


def _names_work(text: str) -> bool:
    """Whether it is what a box of a document is about: 专栏3 应用拓展工程…."""
    return _WORK_HEAD.search(text) is not None


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, str]:
    text = reading.clause.text[start:end]
    bare = text.lstrip("，、：: ")
    at = start + len(text) - len(bare)
    note = _NOTE.search(bare) if bare.endswith(("）", ")")) else None
    return at, bare[: note.start()] if note else bare


def _said_of(text: str, topic: str, headline: bool) -> tuple[Predicate, Sense] | None:
    """The reading of a clause that names a document or programme first; None for others."""
    found = comment(text) or (headline_comment(text) if headline else None)
    if found is None:
        return None
    parsed = found.predicate
    meant = sense(parsed.verbs[0] + parsed.rest, parsed._replace(verb_at=0), False)
    if found.bare and not (meant.kind == "instrument" and meant.particular):
        return parsed, Sense("instrument", (topic or parsed.rest,), True)
    if meant.kind not in _NAMED or not (meant.particular or len(meant.names[0]) >= TELLING):
        return None
    return parsed, meant._replace(particular=True)
