"""Things that are named by what they are for, behind the bare word for them: 标准推动陶瓷应用."""

import re

from commitments._anchors import headed
from commitments.model import Kind

_PAPERS = "标准|办法|细则|规定|规则|方案|意见|指南|指引|清单|目录|条例|规划|路线图|新规|白名单"
_WORKS = "专项行动|专项整治|专项检查|集中整治|试点|专项(?!整治)|基金|机制"
_DEED = (
    "推动|促进|引导|支持|明确|助力|探索|鼓励|防范|打击|整治|遏制|约束|治理|帮助|破解|扶持|限制|淘汰|规范"
    "|推广|服务"
)
_TEAMS = "调查组|核查组|检查组|督导组|督查组|巡查组|工作组|专班"
_ERRAND = "调查|核查|检查|督导|督查|巡查|排查|查处|处置"
"""What such a body is set up to do: 调查组核查玩具含铅问题."""
_NOUN = "体系|工作|作用|力度|应用|性|化|的|等|、|和|与|及|类|型|区|项目|政策|服务|资金|中心|成果"
"""Behind such a word it is no verb: 规范体系, 推广应用."""
_FOR = headed(
    f"(?:(?P<paper>{_PAPERS})|(?P<work>{_WORKS}))(?P<what>(?:{_DEED})(?!{_NOUN})[^，。,;；]{{4,60}})"
    f"|(?:联合|专门|专项)?(?P<team>{_TEAMS})(?P<errand>(?:{_ERRAND})(?!{_NOUN}|组)[^，。,;；]{{4,60}})"
)
_WHOLE = (
    "体系", "行动", "工程", "计划", "工作", "作用", "力度", "机制", "平台", "政策", "活动", "项目",
    "方案", "指南", "办法",
)  # fmt: skip
"""What is named at its end is no purpose: 专项支持计划, 基金支持项目."""


def named_for(text: str) -> Kind | None:
    """What it is where only what it is for names it: 办法规范陶瓷回收, 专项行动打击假冒陶瓷."""
    found = _read(text)
    if found is None or found["team"]:
        return None
    return "instrument" if found["paper"] else "programme"


def put_before(text: str) -> str:
    """The name with what it is for before it (规范陶瓷回收的办法); the text itself for others."""
    found = _read(text)
    if found is None:
        return text
    kind = found["paper"] or found["work"] or found["team"]
    return f"{found['what'] or found['errand']}的{kind}"


def _read(text: str) -> re.Match[str] | None:
    return None if text.endswith(_WHOLE) else _FOR.fullmatch(text)
