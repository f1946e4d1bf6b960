"""Documents said to be on their way by what has begun: …标准已启动修订, 已列入立法计划."""

import re

from commitments._anchors import Anchored
from commitments._words import any_of
from commitments.chinese.given import Report
from commitments.chinese.lexicon import table
from commitments.chinese.owner import OURS
from commitments.chinese.piece import Piece
from commitments.model import Stage

_NAME = (
    "(?:目前|现在|其中|此外|另外|同时|而|，)*(?P<name>[^，。；、《》]{0,12}《[^》]{3,60}》(?:[^，。；、《》]{0,12}标准)?"
    f"|[^，。；、《》]{{2,36}}?(?:{any_of(table('objects')['instrument']['strong'])}))"
)
_WORK = "(?:制修订|修订|修编|制定|制订|起草|编制|研制)"
_SINCE = "(?:也|都|均|目前|现)*已经?(?:正式|全面|被)*"
_BEGUN = "(?:启动|开始|着手|开展)"
_ABOVE = "(?:国务院|国标委|国家标准委|全国人大)"
_STEPS: tuple[tuple[Stage, str], ...] = (
    ("study", f"的?(?:前期)?研究(?:工作)?{_SINCE}(?:启动|开始|展开)|{_SINCE}{_BEGUN}研究"),
    ("draft", f"的?{_WORK}(?:工作)?{_SINCE}(?:启动|开始|展开|铺开)"),
    ("draft", f"{_SINCE}{_BEGUN}{_WORK}(?:工作)?"),
    ("draft", f"(?:的?{_WORK}(?:工作)?)?{_SINCE}[列纳]入[^，。；]{{0,16}}(?:计划|议程|日程)"),
    ("draft", f"(?:的?{_WORK}(?:工作)?)?{_SINCE}提上(?:议事)?日程"),
    ("draft", f"{_SINCE}(?:立项|下达{_WORK}?计划)"),
    ("draft", f"(?:送审稿|报批稿)?{_SINCE}(?:上报|报送|报请|提请|报){_ABOVE}[^，。；]{{0,6}}"),
    ("consult", f"{_SINCE}(?:进入|处于|启动)(?:公开|向社会)?征求意见(?:阶段|环节|期)?"),
    ("consult", f"{_SINCE}(?:向社会|面向社会|对外)?公开征求(?:社会(?:各界)?)?意见"),
    ("draft", f"{_SINCE}进入[^，。；]{{0,10}}(?:阶段|程序|流程|环节)"),
)  # fmt: skip
"""By what has begun the stage; of two that fit the first counts."""
_SAID = tuple((stage, Anchored(f"{_NAME}(?:{step})")) for stage, step in _STEPS)
_PUTS = Anchored(
    f"(?:我们|我部|部里)?{_SINCE}[将把]{_NAME}[列纳]入[^，。；]{{0,16}}(?:计划|议程|日程)"
)
_SHOWS = Anchored(
    f"(?:(?:我们|我部|部里|正式|公开|对外|近日|日前|昨[天晚日]|今[天日])*(?:{_SINCE})?)[将把]{_NAME}的?(?:公开)?(?:征求意见稿|意见征求稿)(?:也|都|正式|一并)*"
    "(?:挂|摆|晒|端|放|亮|贴|抛|推|发|送|递|公布|公开)(?:了?(?:出来|出去|上网|上官网|上去|上台面|[到在至给][^，。；]{2,14}))?了?"
)
"""把某标准的征求意见稿挂了出来: whatever verb says so, it is out for comments."""
_LONGEST = 80


def under_way(piece: Piece) -> Report | None:
    """The document that the ministry says to be on its way; None for other clauses."""
    frame = piece.reading.frame
    shown = "征求" in piece.text and ("把" in piece.text or "将" in piece.text)
    said = frame.owner in OURS and (shown or "已" in piece.text)
    if not said or frame.looks_back or frame.wished or frame.asked:
        return None
    return _said(piece.text)


def _said(text: str) -> Report | None:
    if len(text) > _LONGEST:
        return None
    put = _PUTS.fullmatch(text)
    if put:
        return Report("instrument", _bare(put["name"]), "draft")
    shows = _SHOWS.fullmatch(text) if "征求" in text else None
    if shows:
        return Report("instrument", _bare(shows["name"]), "consult")
    for stage, said in _SAID:
        match = said.fullmatch(text)
        if match:
            return Report("instrument", _bare(match["name"]), stage)
    return None


def _bare(name: str) -> str:
    book = re.search("《([^》]+)》", name)
    return book[1] if book else name
