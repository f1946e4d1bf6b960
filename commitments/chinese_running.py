"""Programmes that a clause names first, to say that they go on, or as one of several."""

import re

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
# 专题培训、现场观摩等活动: an event of any sort, unless one is named.
_SUCH = re.compile("(?P<items>[^“”《》]{2,60}?)等[^“”《》、]{0,8}|[^“”《》]{2,60}?系列")


def named_first(text: str) -> str:
    """The programme's name at the head of a clause; "" where none stands there."""
    running = (_RUNS.match(text) if "将" in text else None) or _GOES_ON.match(text)
    return running["name"] if running else ""


def such_as(modifier: str) -> str | None:
    """The one event that “…等活动” names, "" where it names several or none; None for others."""
    match = _SUCH.fullmatch(modifier)
    if match is None:
        return None
    items = match["items"] or ""
    return "" if "、" in items else items
