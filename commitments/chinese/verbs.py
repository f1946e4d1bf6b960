"""The verbs that a predicate may begin with, and what stage each tells of."""

import re

from commitments._words import any_of
from commitments.chinese.lexicon import table

_VERBS = table("verbs")
STAGE_OF = {verb: stage for stage, verbs in reversed(_VERBS["stage"].items()) for verb in verbs}
VERBS = {*STAGE_OF, *_VERBS["action"]["verbs"], *_VERBS["result"]["verbs"]}
RESULTS = frozenset(_VERBS["result"]["verbs"])
_SPOKEN = _VERBS["spoken"]
SHORT = {verb: stage for stage in ("issue", "draft", "start") for verb in _SPOKEN[stage]}
"""Verbs of one character, with what they tell of the stage."""
STAGE_OF |= SHORT
# 建一个, 再办三场: short verbs, before a count alone.
_COUNT = (
    "(?:[一二两几三四五六七八九十百千]{1,4}[来多余]?|\\d{1,5}万?)"
    f"(?:{any_of(_SPOKEN['counted'])})"
)
# 拟建…系统, 将设…专线: in headlines without a count.
SHORT_VERB = (
    f"[{''.join(SHORT)}](?={_COUNT})"
    "|(?<=要)[建设办搞](?=“)"
    "|(?<=[家起道同])[推编写](?=[^，。]{3,24}(?:指引|指南|办法|规范|标准|细则|规则|条例|规定|目录)$)"
    "|(?<=[将拟])[建设推办](?![议言法想下上高后进行以])(?=[\u4e00-\u9fff“]{4})"
)
NOUNS = _VERBS["noun"]
"""服务平台, 孵化器: before these a verb is the beginning of a noun."""
_ASKS = "(?<=[将拟会])要求(?=[^，。]{4})"
"""拟要求企业…: what it will ask of others."""
_PAIRS = _VERBS["pairs"]
_PAIR = f"[{''.join(_PAIRS['verbs'])}](?:{any_of(_PAIRS['objects'])})(?=\\Z|[、，和与及并])"
"""稳增长, 降费用: a verb and its object in three characters, where they stand for themselves."""
_TAKES = (
    "采取(?!(?:更加?|一系列|系列|多项|多种|强?有力|有效|有针对性|切实|果断|必要|积极|得力|务实|的)*"
    "(?:措施|举措|行动))(?=[^，。；]{2,24}(?:措施|举措|行动)(?:$|[^的]))"
)
"""采取下架等措施, but neither 采取有力措施 nor 采取“先建后补”的办法, which tells how."""
_SEIZES = (
    "抓(?=(?!手|机遇)[\u4e00-\u9fff]{4})"
    "|走(?=[^，。；]{2,14}(?:道路|之路|路子|路径)(?:$|[，。；、]))"
)
"""抓政策落地, 走“专精特新”道路."""
VERB = re.compile(f"{_PAIR}|{any_of(VERBS, NOUNS)}|{_TAKES}|{_SEIZES}|{SHORT_VERB}|{_ASKS}")
_ONE_PAIR = re.compile(_PAIR)
_COMPOUND = 4
"""Characters of a verb that holds what it acts on: 限期整改."""


def own_object(verbs: list[str]) -> str:
    """What the last verb brings with it, which it is left without: 稳增长, 督促限期整改."""
    last = verbs.pop()
    taken = 1 if _ONE_PAIR.fullmatch(last) else 0 if verbs and len(last) >= _COMPOUND else len(last)
    if taken:
        verbs.append(last[:taken])
    return last[taken:]
