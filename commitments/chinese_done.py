"""Reports that something was done: a document issued, a programme started."""

import re
from dataclasses import dataclass

from commitments.chinese_document import Genre
from commitments.chinese_lexicon import any_of, table
from commitments.chinese_owner import Owner
from commitments.chinese_piece import Piece
from commitments.model import TITLE, Kind

_REPORTING = table("verbs")["reporting"]
_DONE = any_of(_REPORTING["done"])
_MARKED = any_of(_REPORTING["marked"])
_WHEN = (
    r"(?:近日|日前|今日|今天|昨天|昨日|已经|已|正式|联合|于|在[^，]{1,12}|\d{1,4}[年月日]"
    r"|[（(]?\d{1,2}日[)）]?|组织|全文|对外|共同|最新|新|首次|、|\s)*"
)
_MARKER = r"(?:.{0,12}?(?:近日|日前|今日|昨日|已经|已|正式|提前)(?:联合|组织|共同|于[^，]{1,10})?)"
_ACTIVE = re.compile(
    f"(?:{_WHEN}(?:{_DONE})|{_MARKER}(?:{_MARKED})|{_WHEN}(?:{_MARKED})(?=了))(?:了)?(?P<object>(?!的).+)"
)
_PASSIVE = re.compile(
    f"(?P<object>《[^》]+》|[^，。]{{4,40}}?){_WHEN}(?P<verb>印发|发布|出台|公布|施行|启动|上线|获批|生效|揭牌|成立)$"
)
_TIME = re.compile("近日|日前|今日|今天|昨日|已|正式|\\d")
# Behind 将 or 提出 it says how, not that it happened.
_DULY = re.compile("正式")
_AHEAD = re.compile(
    "将|拟|即将|计划|力争|加快|推动|推进|尽快|抓紧|争取|征求|有望|研究|准备|适时|进一步"
)
_BOOK = re.compile(r"《([^》]{3,90})》")
_OWN_TITLE = re.compile(
    r"关于(?P<object>[^：:，。]{4,80}的(?:通知|意见|指导意见|实施意见|公告|通告|决定|若干措施))$"
)
_ORGANIZES = re.compile(
    "关于(?:联合)?(?:组织)?(?:开展|实施|举办)(?P<work>.{4,60}?(?:试点|行动|活动|遴选|大赛|申报|推荐|征集|专项|整治|培育|复核|创建|揭榜挂帅|认定|评选)(?:工作)?)的(?:通知|公告)"
)
_OURS = frozenset({Owner.MINISTRY, Owner.JOINT})


@dataclass(frozen=True, slots=True)
class Report:
    """What was done, and the kind of thing it is."""

    kind: Kind
    name: str


def past(piece: Piece) -> bool:
    """Whether the clause tells of something done, named or not."""
    if _planned(piece):
        return False
    ahead = _AHEAD.search(piece.text.partition("《")[0])
    return not ahead and piece.reading.frame.owner in _OURS and bool(_ACTIVE.match(piece.text))


def _planned(piece: Piece) -> bool:
    """In a list of next work or a document's tasks a bare 发布 is ahead, not done."""
    reading = piece.reading
    if reading.offset or reading.paragraph == TITLE or reading.headline or _TIME.match(piece.text):
        return bool(reading.frame.ahead and not reading.offset and _DULY.match(piece.text))
    frame = reading.frame
    return frame.ahead or reading.genre is Genre.DOCUMENT or frame.plan <= 4 or frame.listing <= 1


def report(piece: Piece) -> Report | None:
    """What the clause reports as done by the ministry; None where it reports no such thing."""
    text, reading = piece.text, piece.reading
    if reading.genre is Genre.DOCUMENT:
        own = _OWN_TITLE.search(text) if reading.paragraph == TITLE else None
        return Report("instrument", f"关于{own['object']}") if own else None
    if _planned(piece) or _AHEAD.search(text.partition("《")[0]):
        return None
    ours = reading.frame.owner in _OURS
    match = _ACTIVE.match(text) if ours else None
    if match is None and (ours or reading.paragraph == TITLE or reading.frame.sayer in _OURS):
        match = _PASSIVE.fullmatch(text)
    if match is None:
        return None
    book = _BOOK.search(match["object"])
    if book:
        return Report("instrument", book[1])
    sense = piece.sense
    if sense.kind in ("instrument", "programme") and sense.particular:
        return Report(sense.kind, sense.names[0])
    return None


def organizes(name: str) -> str:
    """The work that a notice of this name organizes: 关于开展…试点工作的通知; "" for others."""
    match = _ORGANIZES.search(name)
    return match["work"] if match else ""
