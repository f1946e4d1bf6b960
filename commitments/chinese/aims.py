"""Words behind which aims follow: 主要目标是, “十六五”目标：."""

import re

from commitments._anchors import headed

GOAL_LEAD = headed(
    "(?:主要|发展|工作|总体|预期|行动|年度)目标(?:是|为|包括|$)|(?:明确|确定|设定|提出)了?[^，。]{0,8}目标$"
    "|(?:核心|约束性|预期性)指标(?:包括|有|是|为)(?=[^，。]{0,24}\\d)"
    "|目标(?:是|为|包括|[定设]为|设定为|定在)"
)
SETS_AIM = re.compile("目标(?:是|为|[定设]为|设定为|定在)")
_AIMS_OF = re.compile(
    "(?!.*(?:完成|实现|达[到成]|围绕|锚定|对[照标]|紧扣|聚焦|按照|朝着|瞄准|为了|助力|服务))"
    "[^，。]{0,14}(?:[“‘]十[四五六七]五[”’]|20\\d\\d年|[今明]年|[三五]年)[^，。]{0,10}目标是?"
)
"""“十五五”船舶目标：…: figures to be reached follow."""
_AIM_ENDS = ("目标", "目标是")
_REACHED = re.compile("(?:完成|实现|达成|超过|好于)[^，。]{0,10}目标$")
"""提前完成年度目标: told of, and no aims follow."""


def opens_aims(text: str) -> bool:
    """Whether a clause says that aims follow: 主要目标是…, 明确了发展目标."""
    return GOAL_LEAD.search(text) is not None and _REACHED.search(text) is None


def names_aims(text: str) -> bool:
    """Whether it says no more than whose aims, or for when: “十六五”船舶目标：…."""
    return text.endswith(_AIM_ENDS) and _AIMS_OF.fullmatch(text) is not None
