"""Reports that something was done: a document issued, a programme started."""

import re
from collections.abc import Iterator

from commitments._anchors import Anchored, one_look
from commitments._words import any_of
from commitments.chinese.document import Genre
from commitments.chinese.drafts import of_draft
from commitments.chinese.frame import Reading
from commitments.chinese.given import (
    BOOK,
    GIVING,
    OUR_WORK,
    Report,
    ahead_of_names,
    approved,
    gives_out,
    handed_out,
    named_report,
    on_time,
)
from commitments.chinese.lexicon import table
from commitments.chinese.making import under_way
from commitments.chinese.notice import OWN_TITLE, given_by_title, own_title
from commitments.chinese.owner import OURS, STRANGERS, Owner, subject
from commitments.chinese.piece import Piece
from commitments.chinese.together import starts_together
from commitments.model import TITLE

_REPORTING = table("verbs")["reporting"]
_DONE = any_of(_REPORTING["done"])
_MARKED = any_of(_REPORTING["marked"])
# Every piece fits in one way only or a bounded number of times: a phrase of 在 or 由 may be cut
# anywhere, and repeated without end it would take a time that doubles with each character.
_LATELY = r"近日|(?<!\d)日前"
"""No part of a day to be ready by: 3月15日前."""
_DAY = (
    rf"(?:{_LATELY}|不久前|前不久|此前|去年底?|年初|今年初|上月|今日|今天|昨天|昨日|已经|已|又|还|正式|联合|于"
    r"|\d{1,4} ?[年月日时][)）]?|[（(](?:\d{1,2}月)?\d{1,2}日[)）]?"
    r"|组织|全文|对外|共同|最新|新|首次|、|\s)"
)
_WHEN = rf"(?:{_DAY}{{0,12}}(?:在[^，]{{1,12}}{_DAY}{{0,6}}){{0,2}})"
_HOW = r"(?:联合|组织|共同|全面|正式|成功|顺利)"
_MARKER = (
    rf"(?:.{{0,12}}?(?:{_LATELY}|今[日天]|昨[日天]|已经|已|正式|提前|全面|成功|顺利|如期)"
    rf"{_HOW}{{0,6}}(?:于[^，]{{1,10}}{_HOW}{{0,4}})?)"
)
_BARE = any_of(_REPORTING["bare"])
_ACTIVE = re.compile(
    f"(?:(?:(?:同时|还|也|并)(?=[^，]{{2,6}}了))?{_WHEN}(?:会同[^，。《]{{2,30}}?)?(?:联合|共同)?(?:{_DONE})|{_MARKER}(?:{_MARKED})|{_WHEN}(?:{_MARKED})(?=了))(?:了)?(?P<object>(?!的|要求|部署|明确|期|结束).+)"
)
# 五部门6月25日在常州启动…: behind its subject and a place.
_THERE = re.compile(
    rf"{_DAY}{{0,8}}在(?!建)[^，。《》]{{2,24}}?(?:同时|正式|联合|共同)?(?:启动|揭牌)(?:了)?(?P<object>(?!的).+)"
)
# 副部长与省长签署《…协议》, 双方签订《…备忘录》.
_SIGNED = re.compile(
    "(?!.*(?:将|拟|计划|推动|愿))[^，。《》]{0,40}?(?:签署|签订)了?(?P<object>《[^》]+》.*)"
)
# 从工信部了解到，我国已完成…: the nation did it by the ministry's word.
_NATION_HAS = re.compile(
    "(?:已经?|正式|顺利|全面|圆满){1,3}(?:完成|启动)了?(?P<object>(?!的).{6,})"
)
# Told with neither a time nor 将: what one starts so has begun.
_BEGAN = re.compile(
    r"(?:(?:[于在]?(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日(?:\d{1,2}时)?|今[天日]|昨[天日])(?:联合)?)?"
    f"(?:组织|共同|首次|再次|再度|连续|专题|第[二三四五六]次)?(?:{_BARE})(?P<object>(?![的、和与]).{{4,}})"
)
# 近日，工信部联合开展…行动: what one is told to carry out, behind the day that it began.
_CARRIED_OUT = re.compile("(?:组织|共同|联合){0,2}(?:开展|启动)(?P<object>(?![的了、和与]).{4,})")
# 工信部同意某公司开展…试验: granted.
_LETS = re.compile(
    "(?:已|正式|原则)*同意(?P<object>(?!双方|共同|各方)[^，。《》、]{2,24}?开展(?!的).{4,})"
)
_DAY_ALONE = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日")
# Verbs of what is seen on one day: they need no word for time.
_SEEN = frozenset(("揭牌", "揭牌成立", "落成", "开市", "收官", "通过验收"))
_MARK = (
    rf"(?:{_LATELY}|今日|今天|昨日|昨天|已经|已|正式|顺利|成功|全面|全部|均|都|如期|按期|按时|提前|即日起|起"
    r"|[（(]\d{1,2}月\d{1,2}日[)）]|[12]?\d月\d{1,2}日起?|联合|共同|组织|对外|全国|全网|获批)"
)
_BY = r"(?:[于在][^，。]{1,12}|自[^，。]{2,14}起|由[^，。]{2,20}?|经[^，。]{2,16}?)"
_MARKS = rf"(?:{_MARK}{{0,8}}(?:{_BY}{_MARK}{{0,4}}){{0,2}})"
_PASSIVE = Anchored(
    "(?P<object>(?:[^，。《》]{2,30}的)?[^，。《》]{0,12}《[^》]+》(?:（[^）]*）)?"
    "(?:[强推][^，。]{0,8}标准)?|[^，。]{4,40}?)"
    f"(?P<marks>{_MARKS})"
    f"(?P<verb>{any_of(_REPORTING['passive'])})(?:了)?$"
)
_AGENT = re.compile("(?<=由)[^，。]{2,20}")
_KEPT = re.compile(
    "(?P<before>.{4,40}?)(?:目标|任务)(?:[^，。]{0,6}?已经?)?(?:全面|提前|超额|如期|圆满|顺利|胜利){1,2}(?:[一二两三四五半\\d]{1,2}(?:年|个月|个季度))?(?:完成|实现)"
    "|(?P<reached>.{4,40}?)(?:目标|任务)[^，。]{0,6}已经?(?:全部|基本)?(?:完成|实现|达成)"
    "|(?P<carried>.{4,40}?)(?:目标|任务)(?:均|都|已经?|全部|全面){1,3}(?:落实|完成|落地)(?:到位|见效)?$"
    "|(?:已经?|我国|均)?(?:全面|提前|超额|如期|圆满)(?:[一二两三半\\d]{1,2}年)?(?:完成|实现)了?(?P<behind>.{4,40}?)(?:目标|任务)$"
)
_ONLY_A_COUNT = re.compile(
    r"(?:[\d.]+[万亿]?\w?的?|(?:全年|年度|年初|今年|去年|主要|预期|各项|既定|确定的?|目标|的)+)$"
)
_AIMS_ALONE = re.compile("[^《》]*(?:主要|各项|既定|预期|总体)(?:经济|发展)?(?:目标)?")
_NAMED_WORK = re.compile("行动|工程|计划|方案|规划(?!纲要)|试点|专项")
"""What has aims of its own: …专项行动各项目标任务."""
_DECLARES = re.compile("(?!将|拟|计划)[^，。《》]{0,16}宣布")
"""今日在合肥宣布…成立: then it is."""
_MADE_BY = re.compile(
    "(?:牵头|批复|批准|同意|联合|指导|组织){0,2}(?:组建|建设|制定|起草|编制|主办|设立|研制|开发)的"
)
"""由工信部批复组建的…揭牌: by whom the thing is, before what is told of it."""
_PARTS = re.compile("(?:的)?(?:各项|全部|主要|既定|所有)(?:目标|任务|工作)+$")
"""…专项行动各项任务已全部完成: it is the campaign that was kept."""
_MANY_SHOWN = re.compile(
    rf"{_DAY}{{0,6}}公示了?\d+项(?P<name>[^，。《》]{{2,24}}(?:标准|计划|计划项目|报批稿|规范))$"
)
"""公示215项行业标准制修订计划项目: papers that are counted and on show."""
_TIME = re.compile(rf"{_LATELY}|今日|今天|昨日|已|正式|\d")
_GRANTS = re.compile(f"(?:已|{_LATELY}|正式){{0,2}}(?:批准|批复)(?!后)[^，。]{{2,24}}将")
"""批准三家企业将…扩展至…: granted, and 将 is 把."""
_DRAFTED = re.compile(
    "(?:我们|我部)?(?:(?:组织|委托|会同|研究)[^，。《》]{0,12}?)?(?:(?:编制|起草|制定|修订|形成)(?:形成)?了|(?:编制|起草|制定|修订)形成)《[^》]{3,90}》?[（(]?(?:征求意见稿|草案)"
    "|[^，。]{0,30}》[^，。《》]{0,24}形成了?[^，。《》]{0,6}(?:征求意见稿|草案|初稿|送审稿|报批稿)$"
)
"""What 现公开征求意见 behind it is about."""
SETS_OUT = re.compile("(?:部署|提出|安排|设计|谋划|设置|设立)了")
"""《意见》部署了“…”工程: what a paper set out lies ahead all the same."""
_CHOSEN = re.compile(
    "(?:认定|确定|评定|授予|选定)[^，。]{2,60}?等\\d+[家个名项所][^，。]{0,12}?为"
    "|(?:最终|共|择优)?确定\\d+[家个名项所]"
)
"""认定某公司等68家企业为…, 确定40家中标机构…: who was chosen."""
# All patterns by one of which a clause is told to be done.
_MAY_TELL = one_look(
    _ACTIVE, _THERE, _SIGNED, _NATION_HAS, _BEGAN, _CARRIED_OUT, _LETS, _PASSIVE, _KEPT, _GRANTS,
    _DRAFTED, OWN_TITLE, _CHOSEN, _MANY_SHOWN, *GIVING,
)  # fmt: skip
_VISITS = ("约谈", "约谈了", "赴", "致函", "致信", "会见", "走访", "调研")
"""约谈三家平台: whom it saw, and nothing that it made."""
_WITHOUT_US = STRANGERS - {Owner.STATE}
"""Whose titles tell of no work of the ministry's; what the cabinet starts may be its own."""


def told(piece: Piece) -> str:
    """issued or past: what the clause tells of something done, named or not; "" for others."""
    if not ("已" in piece.text or "征求" in piece.text or _MAY_TELL(piece.text)):
        return ""
    if report(piece) is not None or gives_out(piece) or _CHOSEN.match(piece.text):
        return "issued"
    return "past" if past(piece) else ""


def past(piece: Piece) -> bool:
    """Whether the clause tells of something done, named or not."""
    if piece.reading.frame.owner not in OURS or _planned(piece) or _set_out(piece):
        return False
    if _GRANTS.match(piece.text) or _DRAFTED.match(piece.text):
        return True
    told = _ACTIVE.match(piece.text) is not None or _out_by_title(piece)
    return told and not ahead_of_names(piece.text)


def _out_by_title(piece: Piece) -> bool:
    """Whether a title says of what it names that it is out, be that one thing or many."""
    out = _PASSIVE.fullmatch(piece.text) if _titled(piece.reading) else None
    return out is not None and "正式" in out["marks"]


def _set_out(piece: Piece) -> bool:
    return piece.reading.frame.voice == "paper" and SETS_OUT.match(piece.text) is not None


def _planned(piece: Piece) -> bool:
    """In a list of next work or a document's tasks a bare 发布 is ahead, not done."""
    reading = piece.reading
    if _is_step(reading, piece.text):
        return True
    frame = reading.frame
    if piece.listed and frame.plan == 0:
        return True  # 明年的工作重点包括制定…、发布…
    told = reading.offset or _TIME.match(piece.text) or "了" in piece.text
    if reading.clause.enumerator and not (told or frame.done or frame.looks_back):
        return True  # 工信部表示，一是启动…
    if reading.offset or reading.paragraph == TITLE or reading.headline or _TIME.match(piece.text):
        # Behind 将 or 提出 正式 says how, not that it happened.
        return bool(frame.ahead and not reading.offset and piece.text.startswith("正式"))
    if frame.done and not frame.ahead and reading.genre is not Genre.DOCUMENT:
        return False
    acts = bool(piece.predicate.verbs) and reading.place > 0
    if frame.voice == "paper" and not frame.done and acts:
        return True  # 《方案》部署四大行动。…，发布技术目录
    ahead = frame.ahead or frame.goal
    return ahead or reading.genre is Genre.DOCUMENT or frame.plan <= 4 or frame.listing <= 1


def _is_step(reading: Reading, text: str) -> bool:
    """Whether a document says who is to do what: （三）工业和信息化部公布名单."""
    steps = reading.genre is Genre.DOCUMENT and reading.frame.section in ("articles", "application")
    return steps and not _TIME.match(text) and "了" not in text


def may_report(reading: Reading) -> bool:
    """Whether a clause can report anything: the title, the ministry's words, or a document's."""
    ours = reading.frame.owner in OURS or reading.frame.sayer in OURS
    if reading.frame.noted or reading.frame.holds:
        return False
    return ours or reading.paragraph == TITLE or "《" in reading.clause.text


def report(piece: Piece) -> Report | None:
    """What the clause reports as done by the ministry; None where it reports no such thing."""
    if begun := under_way(piece):
        return begun
    found = _report(piece) if _MAY_TELL(piece.text) else None
    return found and of_draft(found, piece.text)


def _report(piece: Piece) -> Report | None:
    text, reading, frame = piece.text, piece.reading, piece.reading.frame
    if not may_report(reading):
        return None
    shown = _MANY_SHOWN.match(text) if "公示" in text and frame.owner in OURS else None
    if shown:
        return Report("instrument", shown["name"], "consult")
    if reading.genre is Genre.DOCUMENT:
        if reading.paragraph != TITLE:
            return handed_out(piece)
        ours = frame.own_paper or frame.owner in OURS
        return own_title(piece) if ours else None
    alone = reading.offset or _titled(reading)
    given = handed_out(piece) or approved(piece) or (given_by_title(text) if alone else None)
    if given is not None:
        return given
    asked = frame.asked and "《" not in text  # 工信部近日印发《…》，有何考虑？
    if _planned(piece) or ahead_of_names(text) or frame.wished or asked or _set_out(piece):
        return None
    ours = frame.owner in OURS
    told = ours or frame.sayer in OURS or reading.paragraph == TITLE
    kept = _KEPT.match(text) if told and ("目标" in text or "任务" in text) else None
    aim = next(filter(None, kept.groups()), "") if kept else ""
    if aim and not _ONLY_A_COUNT.match(aim) and not _are_all_aims(aim):
        return Report("target", f"{aim.removesuffix('目标')}目标")
    found = (named_report(_PARTS.sub("", thing)) for thing in _things(piece, ours))
    return next(filter(None, found), None) or (on_time(text) if told else None)


def _things(piece: Piece, ours: bool) -> Iterator[str]:
    """What a clause may say to be done, each by another pattern."""
    text, reading, frame = piece.text, piece.reading, piece.reading.frame
    if ours and not _MADE_BY.match(text):
        match = _ACTIVE.match(text)
        if match and not text[: match.start("object")].endswith(_VISITS):
            yield match["object"]
    if ours and reading.offset and (match := _THERE.match(text)):
        yield match["object"]
    if ours and (reading.offset or frame.done) and (match := _LETS.match(text)):
        yield match["object"]
    if ours and "签" in text and (match := _SIGNED.match(text)):
        yield match["object"]
    if frame.owner is Owner.NATION and frame.sayer in OURS and (match := _NATION_HAS.match(text)):
        yield match["object"]
    quiet = frame.ahead or frame.answer or frame.voice == "meeting"
    if ours and not (quiet or frame.voice == "paper" or _titled(reading)):
        day = _DAY_ALONE.fullmatch(frame.date)
        begun = reading.offset or frame.done or day  # 制定…，启动… tells of no beginning
        begun = begun and not starts_together(reading, text)
        match = _BEGAN.match(text) if begun else None
        if match is None and reading.offset and (frame.done or day):
            match = _CARRIED_OUT.match(text)
        if match:
            yield match["object"]
    declared = _DECLARES.match(text) if "宣布" in text else None
    if declared:
        text = text[declared.end() :]
    titled = reading.paragraph == TITLE and frame.owner not in _WITHOUT_US
    may_be_ours = ours or titled or frame.sayer in OURS
    match = _PASSIVE.fullmatch(text) if may_be_ours else None
    if match is None:
        return
    seen = declared or match["marks"] or BOOK.search(text) or _titled(reading)
    own_work = (reading.offset and _MADE_BY.match(text)) or OUR_WORK.search(text)
    if (seen or (match["verb"] in _SEEN and not quiet)) and (
        own_work or not _by_others(match["marks"])
    ):
        yield match["object"]


def _are_all_aims(aim: str) -> bool:
    """Whether it is no aim in particular that was reached: 工业经济全年主要目标."""
    return _AIMS_ALONE.fullmatch(aim) is not None and _NAMED_WORK.search(aim) is None


def _by_others(marks: str) -> bool:
    """Whether bodies without the ministry did it: 《…》由国家网信办、公安部联合公布."""
    agent = _AGENT.search(marks)
    found = subject(agent.group()) if agent else None
    return found is not None and found.owner not in OURS


def _titled(reading: Reading) -> bool:
    return reading.paragraph == TITLE or reading.headline
