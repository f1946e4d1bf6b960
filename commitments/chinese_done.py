"""Reports that something was done: a document issued, a programme started."""

import re
from dataclasses import dataclass
from functools import lru_cache

from commitments._anchors import Anchored, headed, one_look
from commitments._words import any_of
from commitments.chinese_clause import predicate
from commitments.chinese_document import Genre
from commitments.chinese_frame import Reading
from commitments.chinese_kind import sense as named_sense
from commitments.chinese_lexicon import table
from commitments.chinese_owner import Owner, subject
from commitments.chinese_piece import Piece
from commitments.model import TITLE, Kind

_REPORTING = table("verbs")["reporting"]
_DONE = any_of(_REPORTING["done"])
_MARKED = any_of(_REPORTING["marked"])
# Every piece fits in one way only or a bounded number of times: a phrase of 在 or 由 may be cut
# anywhere, and repeated without end it would take a time that doubles with each character.
_DAY = (
    r"(?:近日|日前|不久前|前不久|此前|去年底?|年初|今年初|上月|今日|今天|昨天|昨日|已经|已|正式|联合|于"
    r"|\d{1,4}[年月日时][)）]?|[（(]\d{1,2}日[)）]?|组织|全文|对外|共同|最新|新|首次|、|\s)"
)
_WHEN = rf"(?:{_DAY}{{0,12}}(?:在[^，]{{1,12}}{_DAY}{{0,6}}){{0,2}})"
_HOW = r"(?:联合|组织|共同|全面|正式|成功|顺利)"
_MARKER = (
    r"(?:.{0,12}?(?:近日|日前|今日|昨日|已经|已|正式|提前|全面|成功|顺利|如期)"
    rf"{_HOW}{{0,6}}(?:于[^，]{{1,10}}{_HOW}{{0,4}})?)"
)
_BARE = any_of(_REPORTING["bare"])
_ACTIVE = Anchored(
    f"(?:{_WHEN}(?:会同[^，。《]{{2,30}}?)?(?:联合|共同)?(?:{_DONE})|{_MARKER}(?:{_MARKED})|{_WHEN}(?:{_MARKED})(?=了))(?:了)?(?P<object>(?!的).+)"
)
# 五部门6月25日在常州启动…: behind its subject and a place.
_THERE = re.compile(
    rf"{_DAY}{{0,8}}在(?!建)[^，。《》]{{2,24}}?(?:同时|正式|联合|共同)?(?:启动|揭牌)(?:了)?(?P<object>(?!的).+)"
)
# 2023年，我部修订印发…: under a time that is over.
_ISSUED_THEN = re.compile(
    f"(?:组织|联合|牵头|先后){{0,3}}(?:{_MARKED})(?:了)?(?P<object>[^《]{{0,6}}《[^》]{{3,90}}》.*)"
)
# Told with neither a time nor 将: what one starts so has begun.
_BEGAN = re.compile(
    r"(?:[于在]?(?:\d{1,2}月)?\d{1,2}日(?:\d{1,2}时)?)?"
    f"(?:组织|共同|首次)?(?:{_BARE})(?P<object>(?![的、和与]).{{4,}})"
)
_MARK = (
    r"(?:近日|日前|今日|今天|昨日|昨天|已经|已|正式|顺利|成功|全面|全部|均|都|如期|提前|即日起|[12]?\d月\d{1,2}日起?"
    r"|联合|共同|组织|对外|获批)"
)
_BY = r"(?:[于在][^，。]{1,12}|自[^，。]{2,14}起|由[^，。]{2,20}?|经[^，。]{2,16}?)"
_MARKS = rf"(?:{_MARK}{{0,8}}(?:{_BY}{_MARK}{{0,4}}){{0,2}})"
_PASSIVE = Anchored(
    f"(?P<object>(?:[^，。《》]{{2,30}}的)?《[^》]+》(?:（[^）]*）)?|[^，。]{{4,40}}?)(?P<marks>{_MARKS})"
    f"(?P<verb>{any_of(_REPORTING['passive'])})(?:了)?$"
)
_AGENT = re.compile("(?<=由)[^，。]{2,20}")
_KEPT = re.compile(
    "(?P<before>.{4,40}?)(?:目标|任务)(?:已经?)?(?:全面|提前|超额|如期|圆满|顺利|胜利){1,2}(?:[一二两三四五半\\d]{1,2}(?:年|个月|个季度))?(?:完成|实现)"
    "|(?:已经?|我国|均)?(?:全面|提前|超额|如期|圆满)(?:[一二两三半\\d]{1,2}年)?(?:完成|实现)了?(?P<behind>.{4,40}?)(?:目标|任务)$"
)
_ONLY_A_COUNT = re.compile(r"[\d.]+[万亿]?\w?的?$")
# 现予公告, 已于上月由…印发: of the document that stands before.
_HEREBY = headed(
    "现(?:予以?|已|正式)?(?:公布|公告|发布|印发)(?:如下|给你们|施行|实施)?$|予以(?:公布|公告|发布)$"
    "|(?:(?:该|此|上述|这一?|这部|这项)(?:项|部|个)?(?:强制性|推荐性)?(?:国家|行业)?"
    "(?:标准|办法|条例|规定|方案|意见|指南|规划|目录|文件|规范|细则|计划))?"
    "(?:也|均|都|现)?已(?:经)?(?:于[^，。《》]{1,12})?(?:由[^，。《》]{2,40}?)?(?:正式|联合|共同|对外)*"
    "(?:印发|批准发布|发布|出台|公布|施行|实施)(?:了|实施|施行)?$"
)
_HANDS_OUT = re.compile(
    "现将[^，。]{0,20}《(?P<name>[^《》]{4,90})》[^，。]{0,20}(?:印发|发布|公布|公告)(?:给你们|如下)?"
)
_LISTS = re.compile(
    "现将(?P<name>[^，。《》]{4,80}(?:名单|目录|清单))(?:予以)?(?:公布|公告|印发|发布)(?:给你们|如下)?(?:（[^）]*）)?$"
)
_APPROVES = re.compile("批准(?:发布)?《(?P<name>[^《》]{3,90})》等?\\d+项")
# 我部编制完成…计划: at the head of the paper that gives it.
_COMPLETES = re.compile(
    "(?:组织|研究)?(?:编制|制定|修订|起草)完成了?(?P<name>[^，。《》]{4,60}(?:计划|目录|清单|指南|方案))$"
)
_MADE = headed(
    "(?:我们|我部)?(?:组织|研究|牵头|联合|先后){0,3}(?:会同[^，。《]{2,30}?)?(?:联合|共同|组织|研究)?"
    "(?:制定|编制|修订|制修订|出台|编印|印发|发布|公布)(?:并(?:印发|发布|公布|实施))?了"
    "[^，。《》]{0,12}《(?P<name>[^《》]{3,90})》"
)
_MAY_HAND_OUT = one_look(_HEREBY, _HANDS_OUT, _LISTS, _APPROVES, _COMPLETES, _MADE, _ISSUED_THEN)
_UNFINISHED = re.compile("征求意见|草案|送审稿|讨论稿")
_MEETINGS = re.compile("(?:座谈会|会议|推进会|现场会|发布会|动员会|调度会|调研)$")
_STATUS = re.compile("(?:情况|质量|问题|规范性文件|名单)的(?:通告|通报|公告)$|废止|停止执行")
_OF_NOTICE = re.compile("关于[^，。《》]{4,70}?的(?:通知|意见|公告|通告|决定|指导意见|实施意见|函)")
# Names, and who made the thing: 联合研究制定的《…》.
_NAMES = Anchored(
    "(?:[^，。《》]{0,30}的)?《[^》]{0,90}》|关于[^，。《》]{4,70}?的(?:通知|意见|公告|通告|决定)|[“][^”]{0,40}[”]"
)
_MAKERS = re.compile(
    "^.{0,20}?(?:制定|起草|牵头|编制|建设|研制|组建|批复|组织|主办|承诺|提出|宣布|答应|部署|筹建|安排)的"
)
_MADE_BY = re.compile(
    "(?:牵头|批复|批准|同意|联合|指导){0,2}(?:组建|建设|制定|起草|编制|主办|设立|研制|开发)的"
)
"""由工信部批复组建的…揭牌: by whom the thing is, before what is told of it."""
_PARTS = re.compile("(?:的)?(?:各项|全部|主要|既定|所有)(?:目标|任务|工作)+$")
"""…专项行动各项任务已全部完成: it is the campaign that was kept."""
_MAKING: tuple[tuple[str, Kind], ...] = (("制定", "instrument"), ("建设", "programme"))
"""A thing that one can 制定 is a document, one that one can 建设 a programme."""
_TIME = re.compile("近日|日前|今日|今天|昨日|已|正式|\\d")
# Behind 将 or 提出 it says how, not that it happened.
_DULY = re.compile("正式")
_AHEAD = re.compile(
    "将|拟|即将|计划|力争|加快|推动|推进|尽快|抓紧|争取|征求|有望|研究|准备|适时|进一步|近期|早日|年内|年底前|明年|预计|不晚于|最迟|要(?=[在于确抓进加完开建设推实稳])"
)
SETS_OUT = re.compile("(?:部署|提出|安排|设计|谋划|设置|设立)了")
"""《意见》部署了“…”工程: what a paper set out lies ahead all the same."""
_BOOK = re.compile(r"《([^》]{3,90})》")
_OWN_TITLE = re.compile(
    r"关于(?P<object>[^：:，。]{4,80}的(?:通知|意见|指导意见|实施意见|公告|通告|决定|若干措施))$"
)
_GIVES = re.compile(
    "(?:印发|公布|发布|下达)(?:《(?P<book>[^《》]{4,90})》"
    "|(?P<plain>[^《》]{6,60}(?:名单|目录|清单|计划|方案)))的(?:通知|公告)$"
)
"""关于印发《…》的通知 gives what it names."""
_CALLED_FOR = any_of(table("objects")["grammar"]["called_for"])
_ORGANIZES = re.compile(
    "关于(?:联合)?(?:组织)?(?:(?:开展|实施|举办)(?P<work>.{4,60}?(?:试点|行动|活动|遴选|大赛|申报"
    "|推荐|征集|专项|整治|培育|复核|创建|揭榜挂帅|认定|评选)(?:工作)?)"
    "|(?:开展|做好)(?P<round>(?:20\\d\\d ?年度?|第[一二三四五六七八九十\\d]+批).{2,60}?"
    f"(?:{_CALLED_FOR})工作))的(?:通知|公告)"
)
_OURS = frozenset({Owner.MINISTRY, Owner.JOINT})
_STRANGERS = frozenset({Owner.OTHER, Owner.LOCAL, Owner.OUTSIDER})


@dataclass(frozen=True, slots=True)
class Report:
    """What was done, and the kind of thing it is."""

    kind: Kind
    name: str


def past(piece: Piece) -> bool:
    """Whether the clause tells of something done, named or not."""
    if piece.reading.frame.owner not in _OURS or _planned(piece) or _set_out(piece):
        return False
    return not _ahead(piece.text) and _ACTIVE.match(piece.text) is not None


def _set_out(piece: Piece) -> bool:
    return piece.reading.frame.voice == "paper" and SETS_OUT.match(piece.text) is not None


@lru_cache(maxsize=256)
def _ahead(text: str) -> bool:
    """Whether words for the future stand outside the names of what was done."""
    return _AHEAD.search(_NAMES.sub("", text)) is not None


def _planned(piece: Piece) -> bool:
    """In a list of next work or a document's tasks a bare 发布 is ahead, not done."""
    reading = piece.reading
    if _is_step(reading, piece.text):
        return True
    if reading.offset or reading.paragraph == TITLE or reading.headline or _TIME.match(piece.text):
        return bool(reading.frame.ahead and not reading.offset and _DULY.match(piece.text))
    frame = reading.frame
    if frame.done and not frame.ahead and reading.genre is not Genre.DOCUMENT:
        return False
    return frame.ahead or reading.genre is Genre.DOCUMENT or frame.plan <= 4 or frame.listing <= 1


def _is_step(reading: Reading, text: str) -> bool:
    """Whether a document says who is to do what: （三）工业和信息化部公布名单."""
    steps = reading.genre is Genre.DOCUMENT and reading.frame.section in ("articles", "application")
    return steps and not _TIME.match(text) and "了" not in text


def report(piece: Piece) -> Report | None:
    """What the clause reports as done by the ministry; None where it reports no such thing."""
    text, reading = piece.text, piece.reading
    if reading.genre is Genre.DOCUMENT:
        own = _OWN_TITLE.search(text) if reading.paragraph == TITLE else None
        if own:
            if _STATUS.search(text):
                return None
            given = _GIVES.match(own["object"])
            name = (given["book"] or given["plain"]) if given else f"关于{own['object']}"
            return Report("instrument", name)
        return _handed_out(piece)
    handed_out = _handed_out(piece)
    if handed_out is not None:
        return handed_out
    if _planned(piece) or _ahead(text) or reading.frame.wished or reading.frame.asked:
        return None
    if _set_out(piece):
        return None
    ours = reading.frame.owner in _OURS
    whole = "目标" in text or "任务" in text
    kept = _KEPT.match(text) if whole and (ours or reading.paragraph == TITLE) else None
    if kept and not _ONLY_A_COUNT.match(kept["before"] or kept["behind"]):
        return Report("target", f"{kept['before'] or kept['behind']}目标")
    match = _ACTIVE.match(text) if ours and not _MADE_BY.match(text) else None
    if match is None and ours and reading.offset:
        match = _THERE.match(text)
    frame = reading.frame
    told = not (frame.ahead or frame.answer or frame.voice == "paper" or _titled(reading))
    if match is None and ours and told:
        match = _BEGAN.match(text)
    titled = reading.paragraph == TITLE and frame.owner not in _STRANGERS
    if match is None and (ours or titled or frame.sayer in _OURS):
        match = _PASSIVE.fullmatch(text)
        if match and not match["marks"] and not _BOOK.search(text) and not _titled(reading):
            match = None
        if match and _by_others(match["marks"]):
            match = None
    return _named(_PARTS.sub("", match["object"])) if match else None


def _by_others(marks: str) -> bool:
    """Whether bodies without the ministry did it: 《…》由国家网信办、公安部联合公布."""
    agent = _AGENT.search(marks)
    found = subject(agent.group()) if agent else None
    return found is not None and found.owner not in _OURS


def gives_out(piece: Piece) -> bool:
    """Whether the clause only gives what stands before it, be that named or not: 现予公布."""
    frame = piece.reading.frame
    given = _HEREBY.match(piece.text) is not None and not _UNFINISHED.search(frame.topic)
    return given and (frame.owner in _OURS or frame.sayer in _OURS)


def _handed_out(piece: Piece) -> Report | None:
    """A document that the text gives or says to be out: 现将《…》印发给你们, 制定了《…》."""
    text, reading, frame = piece.text, piece.reading, piece.reading.frame
    if (frame.owner not in _OURS and frame.sayer not in _OURS) or not _MAY_HAND_OUT(text):
        return None
    out = _HANDS_OUT.match(text) or (None if _ahead(text) else _MADE.match(text))
    if out:
        return None if _UNFINISHED.search(text) else Report("instrument", out["name"])
    given = _APPROVES.match(text)
    given = given or _LISTS.match(text)
    if reading.genre is Genre.DOCUMENT and not frame.section:
        given = given or (_COMPLETES.match(text) if reading.offset else None)
    if given:
        return Report("instrument", given["name"])
    over = (frame.done or frame.looks_back) and not frame.ahead
    then = _ISSUED_THEN.match(text) if over else None
    if then:
        return _named(then["object"])
    if frame.topic and _HEREBY.match(text) and not _UNFINISHED.search(frame.topic):
        return Report("instrument", frame.topic)
    return None


def _titled(reading: Reading) -> bool:
    return reading.paragraph == TITLE or reading.headline


def _named(thing: str) -> Report | None:
    """The report, where what was done has a name."""
    book = _BOOK.search(thing)
    if book:
        return Report("instrument", book[1])
    notice = _OF_NOTICE.match(thing)
    if notice:
        return Report("instrument", notice.group())
    thing = _MAKERS.sub("", thing)
    if _MEETINGS.search(thing) or thing.startswith(("以下", "如下", "下列")):
        return None
    for verb, kind in _MAKING:
        made = named_sense(verb + thing, predicate(verb + thing), False)
        if made.kind == kind and made.particular:
            return Report(kind, made.apart()[0])
    return None


def organizes(name: str) -> str:
    """The work that a notice of this name organizes: 关于开展…试点工作的通知; "" for others."""
    match = _ORGANIZES.search(name)
    return (match["work"] or match["round"]) if match else ""
