"""Directions of work that name a document or a programme by the way: 鼓励企业参与…活动."""

import re

from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import pattern, table

_WORDS = table("directions")
_APPEALS = frozenset(_WORDS["appeals"])
_JOINS = frozenset(_WORDS["joins"])
_MOVES = frozenset(_WORDS["moves"])
_BECOMES = pattern(_WORDS["becomes"])
_PLACES = pattern(_WORDS["places"])
_GIVES = "提供"
# …攻关、…研制、…规范制修订: a list of what is done.
_DONE = "(?:攻关|研制|研发|推广|培训|诊断|交流|宣贯|验证|培育|制修订|制定|修订|应用)"
_LISTS = re.compile(
    f"(?:[^，。、]{{2,24}}{_DONE}、){{1,12}}[^，。、]{{2,24}}{_DONE}(?:等|工作){{0,2}}"
)
_NO_PAPER = re.compile("(?:攻关|研发|推广|培训|诊断|交流|验证)、")
_WEIGHS = ("研究", "探索", "考虑", "推动", "争取")
# 研究将…纳入…目录: what there is of it is a place in the list.
_PUTS_IN = re.compile("[将把][^，。、]{2,40}?[纳列]入")
# 指导安徽承接国家重大科技专项: others are to get it, and the ministry has none of its own.
_OTHERS_GET = re.compile("[^，。、]{2,12}?(?:申报|争取|承接|承担|申请)(?!工作)[^，。]{2}")
_SEND_IN = re.compile("(?:单位|企业|机构|高校|院所)(?:积极|踊跃|自愿)?(?:申报|参评|报名)(?!工作)")
_MENDS = frozenset(("完善", "健全", "建立健全"))
_RULES_OF_A_FIELD = re.compile("[^《》“”]{2,}(?:法律法规|法规|规章|治理规则)")
_SYSTEMS = re.compile("[^《》“”]{2,}(?:[、和与及][^《》“”、和与及]{2,}){1,4}(?:制度|规则体系)")
"""完善统计和信用评价制度: several at a time, and none in particular."""


def _behind(parsed: Predicate) -> str:
    """What stands behind the verbs, with 将 or 把 where that is the last of them."""
    last = parsed.verbs[-1]
    return last + parsed.rest if last in ("把", "将") else parsed.rest


def is_direction(parsed: Predicate) -> bool:
    """Whether what the clause names is neither made nor held by it: others are called on, places
    are to act, one takes part in it, something is put into it, it is given to somebody, or it is
    one of several things done."""
    if not parsed.verbs:
        return False
    verb = parsed.verbs[-1]
    if verb in _APPEALS or verb in _JOINS:
        return True
    if verb in _MENDS and (
        _RULES_OF_A_FIELD.fullmatch(parsed.rest) or _SYSTEMS.fullmatch(parsed.rest)
    ):
        return True
    if "、" in parsed.rest and _NO_PAPER.search(parsed.rest) and _LISTS.fullmatch(parsed.rest):
        return True
    if parsed.preposition in ("为", "给") and _GIVES in parsed.rest:
        return True
    if any(each in _WEIGHS for each in parsed.verbs) and _PUTS_IN.match(_behind(parsed)):
        return True
    if verb not in _MOVES:
        return False
    if _PLACES.match(parsed.rest) and "国家" not in parsed.rest:
        return True
    if _BECOMES.search(parsed.rest) or _SEND_IN.search(parsed.rest):
        return True
    return verb != "组织" and _OTHERS_GET.match(parsed.rest) is not None
