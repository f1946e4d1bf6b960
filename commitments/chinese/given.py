"""Documents that a text hands out or says to be out, and the names of what was done."""

import re
from dataclasses import dataclass
from functools import lru_cache

from commitments._anchors import Anchored, headed, one_look
from commitments._words import any_of
from commitments.chinese.clause import predicate
from commitments.chinese.document import Genre
from commitments.chinese.kind import sense as named_sense
from commitments.chinese.lexicon import table
from commitments.chinese.name import bare_object
from commitments.chinese.online import put_online
from commitments.chinese.owner import OURS
from commitments.chinese.piece import Piece
from commitments.model import Kind, Stage

_REPORTING = table("verbs")["reporting"]
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
    "现将(?P<name>[^，。《》]{2,80}(?:名单|目录|清单))(?:予以)?(?:公布|公告|印发|发布)(?:给你们|如下)?(?:（[^）]*）)?$"
)
_APPROVES = re.compile("批准(?:发布)?《(?P<name>[^《》]{3,90})》等?\\d+项")
# 我部编制完成…计划: at the head of the paper that gives it.
_COMPLETES = re.compile(
    "(?:组织|研究)?(?:编制|制定|修订|起草)完成了?(?P<name>[^，。《》]{4,60}(?:计划|目录|清单|指南|方案))$"
)
_MADE = headed(
    "(?:我们|我部)?(?:组织|研究|牵头|联合|先后|相继|陆续){0,3}(?:(?:会同|联合|与|和)[^，。《]{2,30}?)?(?:联合|共同|组织|研究)?"
    "(?:制定|编制|修订|制修订|出台|编印|印发|发布|公布)(?:并(?:印发|发布|公布|实施))?了"
    "[^，。《》]{0,12}《(?P<name>[^《》]{3,90})》"
)
_REPORTED = any_of([*_REPORTING["done"], *_REPORTING["marked"]])
# 2023年，我部修订印发…: under a time that is over.
_ISSUED_THEN = re.compile(
    f"(?:组织|联合|牵头|先后){{0,3}}(?:{_REPORTED})(?:了)?(?P<object>[^《]{{0,6}}《[^》]{{3,90}}》.*)"
)
_DID_THEN = re.compile(
    "(?:(?:会同|联合)[^，。《]{2,24}?)?(?:组织|联合|共同|先后|正式){0,3}"
    "(?:公布|发布|启动|开通|上线|组建|设立|批复|建成)了(?P<object>[^《，。]{6,})"
)
# 工信部印发的《…》提出: it is out, whatever it says.
_OUT = headed(
    "(?:近日|日前|新近|最新|新|刚刚|此前|早前|前期|先前|曾|已|先后|正式|联合|共同|组织|于|在"
    "|(?:20\\d\\d|[今去前])年[初底末]?|上月|[上下]半年|\\d{1,2}[月日]){0,6}"
    "(?:(?:会同|联合|与|和)[^，。《》]{2,30}?(?:联合|共同)?)?"
    "(?:研究|组织)?(?:制定|编制|修订)?(?:并)?(?:印发|发布|出台|公布|下发|颁布)(?:实施|施行|执行)?的"
    "[^，。《》]{0,8}《(?P<name>[^《》]{3,90})》(?![^，。]*(?:废止|修订|征求意见|修改|以来))"
)
# 相继出台《…》《…》: without 将 told of what is out.
_ONE_BY_ONE = re.compile(
    "(?:相继|先后|接连|密集|连续)(?:联合|共同|研究|组织)?(?:印发|发布|出台|公布|下发|制定|推出)(?:实施)?了?"
    "[^，。《》]{0,12}《(?P<name>[^《》]{3,90})》"
)
_CITING = ("据", "根据", "按照", "依据", "依照", "为", "对照")
"""根据工信部印发的《…》: by what, and no news of that."""
_HANDS_ON = (
    _HEREBY, _HANDS_OUT, _LISTS, _APPROVES, _COMPLETES, _MADE, _ISSUED_THEN, _DID_THEN, _OUT,
    _ONE_BY_ONE,
)  # fmt: skip
_MAY_HAND_OUT = one_look(*_HANDS_ON)
# 市场监管总局批准发布了由工信部组织制定的《…》: issued by others, and all the same kept.
OUR_WORK = Anchored(
    f"(?:{any_of(table('owners')['ministry'])})[^，。《》]{{0,12}}(?:制定|起草|编制|修订|归口|提出)的?"
    "[^，。《》]{0,24}《(?P<name>[^《》]{3,90})》"
)
_APPROVED = re.compile("(?:批准|审议通过|发布|公布)(?:发布|公布)?了?由?")
GIVING = (*_HANDS_ON, _APPROVED)
"""One of which every clause fits that hands out a document or says it to be out."""
DRAFTS = "征求意见|草案|送审稿|讨论稿|报批稿"
"""By which words a document is told to be one that isn't out."""
_UNFINISHED = re.compile(DRAFTS)
_MEETINGS = re.compile(
    "(?:座谈会|会议|推进会|现场会|发布会|动员会|调度会|调研)"
    "(?:$|听取|研究|部署|讨论|学习|传达|通报|总结|交流)"
)
_OF_NOTICE = re.compile("关于[^，。《》]{4,70}?的(?:通知|意见|公告|通告|决定|指导意见|实施意见|函)")
# Names, and who made the thing: 联合研究制定的《…》.
_NAMES = Anchored(
    "(?:[^，。《》]{0,30}的)?《[^》]{0,90}》|关于[^，。《》]{4,70}?的(?:通知|意见|公告|通告|决定)|[“][^”]{0,40}[”]"
)
_ON_TIME = re.compile(
    "(?P<name>(?![将拟力确]|\\d[\\d.]*[万亿]?[个家项座条])[^，。《》]{5,31}?)(?:均|都|已经?|全部)?(?:如期|按期|提前)"
    "(?:建成|投运|投用|投产|完工|竣工|落成|交付|贯通)(?:投用|投运|投产|使用|运行|并[^，。]{2,6})?"
)
_BATCH = re.compile(
    "第[一二三四五六七八九十\\d]{1,3}批[^，。]{2,40}"
    "(?:项目|工程|任务|平台|企业|工厂|园区|基地|集群|城市|产品|单位|机构|标杆)$"
)
"""第十一批…项目全部完工: one of its kind by its number."""
_MAKERS = re.compile(
    "^.{0,20}?(?:制定|起草|牵头|编制|建设|研制|组建|批复|组织|主办|承诺|提出|宣布|答应|部署|筹建|安排)的"
    "|^(?:同意)?(?:组建|筹建|设立|建设)(?!工程|项目)"
    "|^(?:同意)?[^，。《》的]{0,16}?开展(?!的|[^，。]*通知)(?=[^，。《》]{4})"
)
"""Who made a thing, or may do it, before its name: 制定的…, 批准中国移动开展…."""
_PROMISED = re.compile(
    ".{0,16}?(?:承诺|确定|部署|提出|宣布|答应|安排)(?:建设|组建|推进|实施|设立|新建|打造)?的"
    "(?P<name>\\d[\\d.]{0,6}[万余多]?[个家项座条][^，。]{4,})"
)
"""年初承诺建设的4个…: which they are is said by whoever promised them."""
_UNNAMED = re.compile("以下|如下|下列|这些|通知|相关|有关|\\d[\\d.]{0,6}[万余多]?[个家项座条]")
"""发布如下公告, 发布相关文件, 建成70个基地: not which."""
_MAKING: tuple[tuple[str, Kind], ...] = (
    ("制定", "instrument"), ("建设", "programme"), ("优化", "programme"),
)  # fmt: skip
"""A thing that one can 制定 is a document, one that one can 建设 or 优化 a programme."""
_ONLINE = "上线"
_COUNTED = re.compile("(?<=批)\\d[\\d.]*[家个项名所款]")
"""首批20家…名单: how many stand on it is no figure."""
_PILOT = re.compile("[^，。]{4,40}试点(?:工作)?$")
_AHEAD = headed(
    "^(?:为了?|确保|保障)(?!期)|将|拟|即将|计划|力争|加快|推动|推进|尽快|抓紧|争取|征求(?!意见稿)|有望|研究|准备|适时|进一步|近期|早日|年内|年底前|明年|预计|不晚于|最迟|要(?=[在于确抓进加完开建设推实稳])"
)
BOOK = re.compile(r"《([^》]{3,90})》")


@dataclass(frozen=True, slots=True)
class Report:
    """What was done, and the kind of thing it is."""

    kind: Kind
    name: str
    stage: Stage = "done"
    """`draft` where only its drafting began, `consult` where a draft was given for comments."""


@lru_cache(maxsize=256)
def ahead_of_names(text: str) -> bool:
    """Whether words for the future stand outside the names of what was done."""
    return _AHEAD.search(_NAMES.sub("", text)) is not None


def approved(piece: Piece) -> Report | None:
    """The ministry's own document that others approved: 批准发布了由工信部组织制定的《…》."""
    issued = _APPROVED.match(piece.text)
    made = OUR_WORK.match(piece.text, issued.end()) if issued else None
    return Report("instrument", made["name"]) if made and not ahead_of_names(piece.text) else None


def gives_out(piece: Piece) -> bool:
    """Whether the clause only gives what stands before it, be that named or not: 现予公布."""
    frame = piece.reading.frame
    given = _HEREBY.match(piece.text) is not None and not _UNFINISHED.search(frame.topic)
    return given and (frame.owner in OURS or frame.sayer in OURS)


def handed_out(piece: Piece) -> Report | None:
    """A document that the text gives or says to be out: 现将《…》印发给你们, 制定了《…》."""
    text, reading, frame = piece.text, piece.reading, piece.reading.frame
    if (frame.owner not in OURS and frame.sayer not in OURS) or not _MAY_HAND_OUT(text):
        return None
    out = _HANDS_OUT.match(text)
    if out is None and not ahead_of_names(text):
        news = frame.owner in OURS and reading.genre is not Genre.DOCUMENT
        over = news and not (frame.ahead and not reading.offset)
        cited = reading.clause.text.startswith(_CITING)
        out = _MADE.match(text) or (_told_as_out(text) if over and not cited else None)
    if out:
        return None if _UNFINISHED.search(text) else Report("instrument", out["name"])
    given = _APPROVES.match(text) or _LISTS.match(text)
    at_head = reading.genre is Genre.DOCUMENT and not frame.section and reading.offset
    if given is None and at_head:
        given = _COMPLETES.match(text)
    if given:
        return Report("instrument", given["name"])
    over = (frame.done or frame.looks_back) and not frame.ahead
    then = (_ISSUED_THEN.match(text) or _DID_THEN.match(text)) if over else None
    if then:
        return named_report(then["object"])
    if frame.topic and _HEREBY.match(text) and not _UNFINISHED.search(frame.topic):
        return Report("instrument", frame.topic)
    return None


def _told_as_out(text: str) -> re.Match[str] | None:
    """The document that is told of as one that is out: 工信部印发的《…》提出; None for others."""
    return _OUT.match(text) or _ONE_BY_ONE.match(text)


def on_time(text: str) -> Report | None:
    """What stands there as it was to be, whatever sort of thing it is: …水池按期建成投用."""
    match = _ON_TIME.fullmatch(text) if "期" in text or "提前" in text else None
    return Report("programme", match["name"]) if match else None


@lru_cache(maxsize=256)
def named_report(thing: str) -> Report | None:
    """The report, where what was done has a name; a verdict asks for it before the report does."""
    book = BOOK.search(thing)
    if book:
        return Report("instrument", book[1])
    notice = _OF_NOTICE.match(thing)
    if notice:
        return Report("instrument", notice.group())
    counted = _PROMISED.match(thing)
    if counted:
        return Report("programme", counted["name"])
    thing = _MAKERS.sub("", thing)
    if _UNNAMED.match(thing):
        return None
    if _BATCH.match(thing) or _PILOT.match(thing):
        return Report("programme", thing)
    if _MEETINGS.search(thing):
        return None
    thing = _COUNTED.sub("", thing)
    for verb, kind in _MAKING:
        made = named_sense(verb + thing, predicate(verb + thing), False)
        if made.kind == kind and made.particular:
            return Report(kind, made.apart()[0])
    online = predicate(_ONLINE + thing)
    return Report("programme", bare_object(thing)) if put_online(online, online.rest) else None
