"""Pieces that go on about what stands before them: 《…》正在报批，争取二季度印发."""

import re
from collections.abc import Sequence

from commitments._anchors import Anchored
from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.comment import said_alone, tells_how_far
from commitments.chinese.kind import Sense
from commitments.chinese.lexicon import table
from commitments.chinese.on_show import ON_SHOW
from commitments.chinese.piece import TELLING, Piece
from commitments.chinese.topic import is_aside, named_alone
from commitments.model import Kind

_NAMED = ("instrument", "programme")
_ON_PAPER = ("发布", "制定", "征求", "研究")
_BACK = 6
"""Pieces before one that tells what becomes of a thing, among which that is looked for."""
_INSTRUMENT, _PROGRAMME = (any_of(table("objects")[kind]["strong"]) for kind in _NAMED)
_POINTING = frozenset(table("comments")["between"]["pointing"])
_IN_THE_MAKING = Anchored(
    f"(?P<name>(?:(?!已|目前)[^，。、；《》]){{2,40}}?(?:{_INSTRUMENT}))(?:的?(?:修订稿|送审稿|初稿|草案|文本|修订|制定|编制|起草)(?:工作)?)?"
    "(?:也|都|目前|现在)?(?:已|正(?!式)|完成|进入|走|[列纳]入了?(?:今年|明年|20|本年))"
)
_BOOK_IN_THE_MAKING = re.compile(
    "[^，。；《》]{0,16}《(?P<name>[^《》]{3,90})》[^，。；《》]{0,16}?"
    "(?:(?:初稿|草案|征求意见稿|送审稿|报批稿)?(?:也|都|均|目前|现)*已经?(?!印发|发布|出台|公布|颁布|施行|实施|由)"
    "|的?(?:公开)?征求意见(?:已经?|工作))"
)
"""《…》已完成起草, 《…》的公开征求意见已经结束: what the next clause goes on about."""
_ON_AGENDA = re.compile(
    f"(?P<name>[^，。、；《》]{{3,40}}?(?:{_INSTRUMENT}))的?(?:修订|制定|编制|起草|制修订)(?:工作)?(?:也|都|已经?)*[列纳]入"
)
"""…管理办法的修订已列入今年的立法计划: the paper, and not the plan."""
WAS_TO = Anchored(
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
_AMONG = re.compile("(?:其中)?(?:主要)?包括(?:了)?《")
"""将出台一系列政策，包括《…》: what is done with them is said before."""
_ROLL_SHOWN = re.compile(
    "(?:形成|确定|审定|遴选|评选|拟定|列入|纳入)[^，。；《》]{4,60}(?:名单|目录|清单|名录)(?:（[^（）]{1,12}）)?$"
)
"""拟将58家…列入…名单，现予以公示: what is on show."""
_LONGEST = 110
"""Characters of a quote that still takes in who drew a document up."""
_CHECKS = ("评估", "检查", "抽查", "复核", "验收", "评审")
"""What is looked into goes on no longer: what goes on behind it is something else."""


def going_on(before: Piece, piece: Piece, beyond: Piece | None) -> Piece:
    """The piece with what the one before names, where it names nothing: 争取二季度印发.

    Between the two may be a remark: 许可细则，初稿有了，六月征求意见.
    """
    verbs, rest = piece.predicate.verbs, piece.predicate.rest
    if not verbs and "《" in piece.text and before.predicate.verbs and _AMONG.match(piece.text):
        return piece._replace(predicate=before.predicate, begins=_begins(before) + before.start)
    if "期" in rest:
        piece = _phase(before, piece)
    if piece.sense.particular:
        far = said_alone(piece.text) if not rest and piece.sense.kind == "instrument" else None
        if far and tells_how_far(far) and _worked_on(before):
            return piece._replace(predicate=far, said_of=True, begins=_begins(before))
        return piece
    bare, said = not rest or rest in _POINTING, said_alone(piece.text)
    if not (bare or said):
        return piece
    named = _was_to(before) or _on_agenda(before) or before.sense
    if not named.is_one:
        named = _worked_on(before) or named
    over = said is not None and said.verbs == ("推进",) and named.names[-1].endswith(_CHECKS)
    if not named.is_one or over:
        return _told_of(before, beyond, piece, said)
    meant = Sense(named.kind, named.names[-1:], True)
    if named.kind == "instrument" and bare and _ISSUING.issuperset(verbs):
        return piece._replace(sense=meant, begins=_begins(before)) if verbs else piece
    stands = said is not None and tells_how_far(said)
    if said is None or (stands and not (_worked_on(before) or _only_names(before, said))):
        return piece
    return piece._replace(predicate=said, sense=meant, said_of=True, begins=_begins(before))


def _told_of(before: Piece, beyond: Piece | None, piece: Piece, said: Predicate | None) -> Piece:
    """The piece as one about what a clause before it only names, if one does."""
    aside = beyond is not None and is_aside(before.text, before.predicate)
    for topic in (before, beyond if aside else None):
        meant = _only_names(topic, said) if topic and said else None
        if meant is None and topic is beyond and topic and said:
            meant = _worked_on(topic)
        if topic and said and meant:
            return piece._replace(predicate=said, sense=meant, said_of=True, begins=_begins(topic))
    return piece


def resumed(found: Sequence[Piece], at: int) -> Piece:
    """The piece as one about the paper or programme that its paragraph named before, where it
    says no more than what becomes of it: 标准设过渡期，…，力争年底前报批."""
    piece = found[at]
    if piece.sense.particular or piece.said_of or piece.sense.kind == "target":
        return piece
    said = said_alone(piece.text)
    if said is None or tells_how_far(said):
        return piece
    kind = "instrument" if said.verbs[0] in _ON_PAPER else "programme"
    for each in reversed(found[max(0, at - _BACK) : at]):
        apart = piece.reading.sentence - each.reading.sentence
        if each.reading.paragraph != piece.reading.paragraph or apart > 1:
            break
        name = each.sense.names[-1]
        over = said.verbs == ("推进",) and name.endswith(_CHECKS)
        telling = each.sense.particular or len(name) >= TELLING
        if each.sense.kind in _NAMED and telling and not over:
            meant = Sense(each.sense.kind, each.sense.names[-1:], True)
            fits = each.sense.kind == kind
            return piece._replace(predicate=said, sense=meant, said_of=True) if fits else piece
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
        if "《" in each.text or _ROLL_SHOWN.search(each.text):
            begins, ends = _begins(each), piece.reading.clause.end
            far = ends - begins > _LONGEST
            return piece._replace(begins=begins + each.start if far else begins)
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
    match = _BOOK_IN_THE_MAKING.match(piece.text) if "《" in piece.text else None
    if match is None:
        match = _IN_THE_MAKING.match(piece.text)
    if match is None and not piece.predicate.verbs:
        match = _NAMED_FIRST.fullmatch(piece.text)
    if match is None:
        return None
    name = match["name"]
    topic = piece.reading.frame.topic if name in _POINTING else ""
    return Sense("instrument", (topic or name,), True)
