"""What a sentence is to serve or rests on, told before what is done: 为…，根据…，现…."""

import re

from commitments.chinese.text import Sentence

_FOR = re.compile("为(?!.{2,40}(?:提供|创造|营造|打造|做好))")
_IN_ORDER_TO = re.compile(
    "为(?:了|进一步|更好|有效|切实|全面|持续|深入)*(?:确保|保障|推动|促进|加快|贯彻|落实|规范|解决|应对|支持|做好|引导|提升|提高|加强|强化|方便|帮助|适应|完善|满足|推进|扩大|鼓励|防范)"
    "(?!.{2,40}(?:提供|创造|营造|打造|做好))[^，。]{2,60}"
)
_NOW = re.compile(
    "现|特|我们|我局|我司|决定|经|我部|工业和信息化部|工信部|根据|依据|按照|定于|制定|研究制定|印发|联合|组织开展|近日|日前|下一步|将|要|提出(?:如下|以下|本)"
)
_BASIS = re.compile(
    r"(?:(?:贯彻)?落实(?=《[^》]{2,120}》[^《》，]{0,6}(?:部署|要求|精神|任务|规定)$)"
    r"|[^《》，]{0,24}?(?:根据|依据|按照|依照|遵照|为[^《》，]{0,12}(?:贯彻|落实|执行|实施)))"
    # 根据需要制定《…》: there the paper is what is made.
    r"(?:(?!(?:制定|修订|编制|起草|发布|印发|出台|公布|征求)(?!的))[^《》，]){0,24}"
    r"(?:《[^》]{2,120}》(?:[（(][^（()）]{1,60}(?:[）)]|$))?[、和及与]?)+"
    r"(?:等|中|的|有关|相关|法律|法规|政策|文件|规定|要求|任务|工作|安排|部署|精神|和){0,8}$"
)
"""Papers by which something is done; what their names say isn't said here."""

_NOTICE_BASIS = re.compile(
    "(?:根据|按照|依据)(?:该|上述)?(?:通知|方案|意见|计划|规划|公告|要求|安排|部署)"
)
_AS_IT_GOES = re.compile(
    "(?:根据|按照|依据|结合|顺应)[^，。《》]{2,40}?的(?:进程|进展|实际|需要|需求|规律|特点|变化|趋势|形势)"
)
"""根据国际标准的导入进程，…: in step with what."""

_FOCUS = re.compile(
    "(?:将|要|并|也|还|重点)*(?:聚焦|围绕|瞄准|立足|着眼|紧扣|紧盯|面向)[^，。]{2,60}"
    "(?:环节|行业|领域|方向|需求|难题|问题|主题|场景|市场|产品|任务|要求|目标|链条|短板)"
)
"""将聚焦核心部件等关键环节，…: on what, before what is done."""
_AT_SUCH = re.compile(
    "(?:将|要|并|也|还|重点)*(?:面向|针对|聚焦|围绕|瞄准)[^，。]{4,60}[大强高好旺多广足快优深久小急]的[^，。的]{2,8}"
)
"""将面向市场需求旺、带动作用大的场景，…: the same, whatever verbs stand in it."""


def is_focus(text: str, acts: bool) -> bool:
    """Whether a clause says on what, before what is done; `acts`: it seems to have a verb."""
    return (not acts and _FOCUS.fullmatch(text) is not None) or _AT_SUCH.fullmatch(text) is not None


def is_purpose(text: str) -> bool:
    """Whether a clause within a sentence only tells what for, before what is done: 为确保…落地."""
    return text.startswith("为") and _IN_ORDER_TO.fullmatch(text) is not None


def names_basis(text: str) -> bool:
    """Whether a clause only says by which papers the next one acts."""
    if "《" in text:
        return _BASIS.match(text) is not None
    return _NOTICE_BASIS.fullmatch(text) is not None or _AS_IT_GOES.fullmatch(text) is not None


_SOURCE = re.compile(
    "[^，。]{0,30}(?:显示|获悉|消息|日电|讯|近日|日前|了解到|公告|通知|网站|官网|\\d日)"
)
"""工信部网站显示，为…: what may stand before it."""


def purpose_of(sentence: Sentence) -> range:
    """Which clauses at the head of a sentence only tell what for, behind where it is from."""
    clauses = sentence.clauses
    first = 0
    while first < len(clauses) - 1 and _SOURCE.fullmatch(clauses[first].text):
        first += 1
    if not _FOR.match(clauses[first].text):
        return range(0)
    for index, clause in enumerate(clauses[first + 1 :], first + 1):
        if _NOW.match(clause.text):
            return range(first, index)
    return range(first, first + 1)
