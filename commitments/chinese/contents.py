"""What a paper holds, as those tell who describe it: that it holds it promises nothing."""

import re

from commitments._words import any_of
from commitments.chinese.piece import Piece
from commitments.chinese.turn import looks_ahead

_MARKED = re.compile(any_of((
    "了", "要求", "规定", "部署", "安排", "指引", "说明", "的一", "统称", "总称", "贯穿", "涵盖",
    "适用", "罚款",
)))  # fmt: skip
_LONGEST = 200
"""Characters of a clause that is asked for each of its pieces."""
_HELD = (
    "(?:要求|条件|流程|程序|范围|情形|内容|对象|方式|期限|原则|责任|权利|义务|职责|方法|指标|分工|框架|定义|思路"
    "|时间表|路线图|目标|任务|措施|举措|路径|步骤|标准|机制|事项|规则|体系|主体|方向|边界|环节)"
)
_HOLDS = re.compile(
    "(?:《[^》]{2,60}》|[^，。《》：]{0,12}?)(?:还|也|则|同时|并|进一步|分别|首次|系统|详细)*"
    "(?:明确|规定|细化|界定|列明|列出|阐明|阐述|梳理|说明|介绍|涵盖|包含|确立|划分|给出)了"
    f"(?!(?:《|“|[^，。、]*?\\d))[^，。、“《]{{2,30}}?{_HELD}[、和与及][^，。]*{_HELD}等?"
)
"""办法还明确了申报条件、认定流程和管理机制."""
_REGULATES = re.compile(
    "(?:重点|并|还|也|则|同时|分别|主要|首次|专门|专章|进一步|系统|全面)*"
    "(?:对|就|从|围绕|针对)[^，。]{2,60}?(?:(?:提出|作出|做出|给出)了?|进行了)(?:[^，。的]{0,8}的)?"
    "(?:具体|明确|详细|细化|系统|全面|总体|相应|专门|统一|更高|严格|新|一系列|差异化|原则性|的)*"
    "(?:要求|规定|部署|安排|规范|说明|界定|阐述|指引)"
)
"""重点对数据流通安全提出具体要求."""
_IS_A = re.compile("[^，。]{4,}的(?:一[类种组套项]|统称|总称|集合)[^，。的]{0,16}")
"""…是…，面向社会提供…的一类设施: what a thing is."""
_IS = re.compile("是(?!否)|指")
_SETS_AT = re.compile(
    "(?:(?:公开)?征求意见稿|意见稿|新规|新国标|新标准|强标|新版?(?:办法|规范|条例|规定)|草案)(?:还|也|则|拟|同时)*(?:将|把)[^，。]{2,30}?"
    "(?:设|定|设定|限定|划定|放宽|收紧|提高|降低|压缩|缩短|延长|调整|上调|下调|扩大)(?:为|在|到|至|成)[^，。]{1,20}"
)
"""征求意见稿将上限设为5.5%: what a rule will say, and nothing to be reached."""
_APPLIES = ("适用于", "适用范围", "适用对象", "不适用", "本标准适用")
_FINED = re.compile("(?:可|并|并可|依法)*(?:处|处以|最高)[^，。]{2,24}罚款")
"""并处一万元以上十万元以下罚款: what the rule has for those who break it."""
_RUNS_THROUGH = ("贯穿", "涵盖")


def described(before: Piece | None, piece: Piece) -> bool:
    """Whether a clause says what a paper holds, or what the thing is that it is about."""
    text, whole = piece.text, piece.reading.clause.text
    if len(whole) > _LONGEST:
        return False
    if ("将" in whole or "把" in whole) and _SETS_AT.fullmatch(whole):
        return True
    if not _MARKED.search(whole) or looks_ahead(text):
        return False
    if text.startswith(_APPLIES) or _FINED.fullmatch(text):
        return True
    if text.startswith(_RUNS_THROUGH) and not piece.reading.frame.goal:
        return True
    if _HOLDS.fullmatch(whole) or _REGULATES.fullmatch(text):
        return True
    return before is not None and bool(_IS.search(before.text) and _IS_A.fullmatch(text))
