"""Programmes that are there: named first, as one of several, or seen to by those who run them."""

import re

from commitments._words import any_of
from commitments.chinese.lexicon import table

_RUNS = re.compile(
    "(?P<name>.{0,40}?(?:活动|行动|试点|专项|大赛|工程|试验|整治|监察|检查))(?:还|也)?将(?:[于在从自][^，。]{1,10})?"
    "(?:正式)?(?:持续|启动|开展|举办|实施)"
)
_HEADS = "行动|工程|活动|计划|试点|专项|平台|系统"
# “…平台”年内将…, “…”行动还要…: what has a name of its own goes on.
_GOES_ON = re.compile(
    f"(?P<name>“[^“”]{{2,18}}(?:{_HEADS})”|“[^“”]{{2,14}}”[^，。、的“”]{{0,8}}?(?:{_HEADS}))"
    "[^，。“”]{0,10}?(?:将|还要|还会)"
)
# 推动国家…基金加大投入: what is moved is a fund of the nation's, and it runs already.
_NATIONAL_FUNDS = re.compile(
    "(?P<name>国家[^，。；、]{2,24}?基金(?:[、和与]国家[^，。；、]{2,24}?基金){0,4})(?:等)?(?:进一步|更好|充分|持续)?"
    "(?=加大|发挥|扩大|加快|加强|投资|投向|支持|提高)"
)
# 强化国家…基金支持: the same, said of what it gives.
_FUNDS_HELP = re.compile(
    "(?P<name>国家[^，。；、]{2,24}?基金)的?(?:支持|投入|作用|引导作用|带动作用|支持力度)"
)
# 强化…实验室管理: what has a long name is one thing.
_SEEN_TO = re.compile(
    f"(?P<name>(?![^，。、]{{0,30}}[纳列]入)[^，。、]{{8,40}}(?:{any_of(table('objects')['programme']['strong'])}))"
    "的?(?:能力建设|(?:运行|日常)?管理|研究和监测)"
)
# 完善国家…平台功能: and so is what is the nation's, or has a name.
_ABLER = re.compile(
    "(?P<name>(?:国家(?!级)|全国|“[^“”]{2,14}”)[^，。、]{0,30}?(?:平台|系统|中心|实验室))的?(?:公共)?"
    "(?:(?:服务)?(?:功能|能力)|服务水平)"
)
_RISING = ("升级", "晋级", "跃升", "转建")
# …向国家级制造业创新中心升级: what the ministry makes of others is its own.
_RISES_TO = re.compile(
    "[^，。]{2,30}?(?:向|为)(?P<name>国家级?[^，。、]{2,24}?(?:平台|中心|实验室|基地|集群|示范区|园区|试验区))"
    f"(?:{'|'.join(_RISING)})"
)
_ABLE = ("功能", "能力", "服务水平")
_DEEDS = ("管理", "建设", "监测")
_EVENT = re.compile(
    "(?:[A-Z]|中[\u4e00-\u9fff]{1,2}(?!小)|第[一二三四五六七八九十\\d]+[届次]|世界|全国|国际|20\\d\\d)[^，。]{2,30}(?:大会|博览会|展览会|论坛|大赛|对接会|年会|节)$"
)
# 轻工品牌峰会, 百县联动家电节: what a name tells of at such length is one event.
_NAMED_EVENT = re.compile(
    "[^，。的]{4,30}(?:大会|博览会|展览会|论坛|峰会|大赛|对接会|推介会|洽谈会|年会|[节季])$"
)
# 专题培训、现场观摩等活动: an event of any sort, unless one is named.
_SUCH = re.compile("(?P<items>[^“”《》]{2,60}?)等[^“”《》、]{0,8}|[^“”《》]{2,60}?系列")


def named_first(text: str) -> str:
    """The programme's name at the head of a clause; "" where none stands there."""
    running = _RUNS.match(text) if "将" in text else None
    if running is None and text.startswith("“"):
        running = _GOES_ON.match(text)
    return running["name"] if running else ""


def national_funds(rest: str) -> str:
    """The nation's funds that are to do more, one name or several; "" for others."""
    match = _NATIONAL_FUNDS.match(rest) or _FUNDS_HELP.fullmatch(rest)
    return match["name"] if match else ""


def seen_to(rest: str) -> str:
    """The thing with a long name that is managed or made abler; "" for others."""
    if rest.endswith(_ABLE):
        match = _ABLER.fullmatch(rest)
    else:
        match = _SEEN_TO.fullmatch(rest) if rest.endswith(_DEEDS) else None
    return match["name"] if match else ""


def rises_to(rest: str) -> str:
    """The nation's thing that others are to become; "" for others."""
    match = _RISES_TO.fullmatch(rest) if rest.endswith(_RISING) else None
    return match["name"] if match else ""


def events_of(modifier: str) -> str:
    """The events, each with a name of its own, that “…等活动” holds together; "" for others."""
    items = modifier.rpartition("等")[0].split("、")
    named = len(items) > 1 and all(
        _EVENT.search(item) or _NAMED_EVENT.fullmatch(item) for item in items
    )
    return "、".join(items) if named else ""


def such_as(modifier: str) -> str | None:
    """The one event that “…等活动” names, "" where it names several or none; None for others."""
    match = _SUCH.fullmatch(modifier)
    if match is None:
        return None
    items = match["items"] or ""
    return "" if "、" in items else items
