"""Others whom a clause moves to act: 支持高校建设…, 鼓励企业…."""

import re

from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table

_GRAMMAR = table("objects")["grammar"]
_INNER = re.compile(
    "制定|编制|研制|建立|建设|打造|搭建|设立|开展|组建|创建|共建(?!共)|联建|筹建|新建"
)
_AS_RULED = re.compile(
    "(?:规范|依法|依规|合规|安全|有序|自主|健康|便利|高效|科学|合理|因地制宜|自行)(?:地)?$"
)
"""指导企业规范开展…活动: how they go about their business."""
_ANY_FIRM = re.compile(
    "(?:龙头|骨干|链主|重点|优势|中小|相关|有关|用户|行业|领军|科技|民营|各类|广大|整机|头部)*企业"
    "(?:独立|自主|牵头|带头|主导|积极|加快|规划)*"
)
"""支持企业建设…: any of them, each its own."""
_URGING = frozenset(_GRAMMAR["urging_verbs"])
_MOVING = _URGING - {"鼓励", "号召", "动员", "督促"}
_FIRMS = re.compile(
    "[^，。、的]{1,12}(?:与|和|及)[^，。、的]{1,12}企业(?=组建|联合|合作|开展|协同|共)"
)
"""支持整车与电池企业组建…: firms of two sorts."""
_OTHERS = re.compile(any_of(_GRAMMAR["others"]))


def names_others(parsed: Predicate) -> bool:
    """Whether what the verb acts on are those who can act themselves: 企业, 地方."""
    return _OTHERS.match(parsed.rest) is not None or _FIRMS.match(parsed.rest) is not None


def urges_others(parsed: Predicate) -> bool:
    """Others are to act, as in 鼓励企业…."""
    return bool(parsed.verbs) and parsed.verbs[-1] in _URGING and names_others(parsed)


def moves(parsed: Predicate) -> bool:
    """Whether something is to be moved to act, and not merely urged."""
    return bool(parsed.verbs) and parsed.verbs[-1] in _MOVING


def gives(parsed: Predicate) -> bool:
    """Whether those who have something to give are moved to, or seen to: 推动, 强化…基金."""
    return moves(parsed) or parsed.verbs[-1:] in (("强化",), ("用好",), ("发挥",), ("加大",))


def moved_to(parsed: Predicate) -> Predicate | None:
    """What others are moved to make, as in 支持高校建设…; None where they are merely urged."""
    if not moves(parsed) or _founds_in_common(parsed.rest):
        return None
    inner = _INNER.search(parsed.rest, 2, 24)
    if inner is None or _AS_RULED.search(parsed.rest, 0, inner.start()):
        return None
    if _ANY_FIRM.fullmatch(parsed.rest, 0, inner.start()) and "国家" not in parsed.rest:
        return None
    return Predicate(parsed.adverbs, (inner.group(),), parsed.rest[inner.end() :], parsed.verb_at)


def _founds_in_common(rest: str) -> bool:
    """Whether firms of a sort found something together, as they do everywhere: 支持链主企业组建
    创新联合体."""
    return rest.endswith("联合体") and "组建" in rest and "国家" not in rest
