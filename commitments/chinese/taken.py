"""Spoken ways to say what is done with a thing: 把清单亮出来, 把办法改一遍, 对…来一次清理."""

import re

from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table

_PAPER = any_of(table("objects")["instrument"]["strong"])
_WAY = "(?:出来|出去|完|齐|好|到位|下去|下来|[一两]遍|一次|一轮|一版|一下)"
_DONE_WITH = re.compile(
    f"(?P<thing>[^，。；《》]{{2,40}}(?:{_PAPER}))(?:统一|全部|尽快|再|都|抓紧)?"
    f"(?:(?P<out>公布|公开|发布|印发|亮|晒|摆|发|印)|(?P<anew>修订|修改|完善|改|修|编制|编|写|定|拿))"
    f"{_WAY}?$"
)
_ONE_GO = re.compile(
    "(?P<whom>[^，。；]{2,24}?)(?:再|也|要|还|将)?(?:来|搞|做|进行)(?P<what>[一两](?:次|轮|场|遍)[^，。；]{3,20})$"
)
_PICKS = ("选", "挑", "找", "请", "挑选", "选择", "选取", "组织")
_TO_DO = re.compile(
    "(?:[一二两三四五六七八九十几\\d]{1,4}|一批|若干)(?:[家个所座批]|余家)[^，。；、]{2,14}?(?:先)?(?:做|搞|试|开展|进行|先行)"
    "(?P<what>[^，。；的]{0,16}(?:测试|试验|试点|摸底|验证|检测|评测|演练|试用|试飞|试运行))$"
)
"""选几家检测机构做摸底测试: what is done there."""


def taken(parsed: Predicate) -> Predicate:
    """The predicate, in plain verbs where it is put as people speak."""
    if parsed.verbs == ("把",):
        done = _DONE_WITH.match(parsed.rest)
        if done is not None:
            verb = "公布" if done["out"] else "修订"
            return parsed._replace(verbs=(verb,), rest=done["thing"])
    elif parsed.verbs and parsed.verbs[-1] in _PICKS:
        done_there = _TO_DO.match(parsed.rest)
        if done_there is not None:
            return parsed._replace(verbs=("开展",), rest=done_there["what"])
    elif parsed.verbs == ("对",):
        once = _ONE_GO.match(parsed.rest)
        if once is not None:
            return parsed._replace(verbs=("开展",), rest=once["what"], preposition="对")
    return parsed
