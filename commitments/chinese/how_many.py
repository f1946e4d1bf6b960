"""Clauses that only say how many things follow: 将从三方面推动…, 要打通三个堵点."""

import re

from commitments._anchors import Anchored

COUNTS = Anchored(
    "(?:以下|如下|这)[几一二三四五六七八九十两\\d]{1,3}(?:项|个|件)(?:方面)?(?:的)?(?:重点|主要)?(?:工作|任务|举措|措施)$|打好[几一二三四五六七八九十]{1,2}张牌$"
    "|从(?:以下|如下)?[几一二三四五六七八九十两]个?(?:方面|方向)(?:开展工作|使劲|发力|着手)$|[二三四五六七]方面办[^，。]{0,4}实事$"
    "|[一二三四五六七八九十两\\d]+件(?:大|实|重点)?(?:事|工作)|^(?:将|要|主要|重点)*(?:围绕[^，。]{2,20})?开展工作$"
    "|^(?:将|要)?[在从][两三四五六七八]个?(?:大|重点)?方面(?:发力|推进|推动|促进|做好|加强)[^，。]{0,24}$"
    "|(?:抓|做|办|干)[好紧实]*[一二三四五六七八九十两\\d]+项(?:大|重点|主要|具体)?(?:工作|任务|举措)$"
    "|[一二三四五六七八九十两\\d]+(?:个|大)?(?:方面|维度|环节|领域)[^，。]{0,6}"
    "(?:发力|着力|用力|下功夫|推进|入手|着手|努力|工作)$"
)
_FEW = re.compile(
    "[一二两三四五六七八九十]个?(?:大)?(?:堵点|难点|痛点|卡点|难题|短板|关口|文章|实事)$"
)
"""要打通三个堵点：…: which they are follows."""
_SIDES = re.compile("从[^，。]{2,50}[二两三四五六七八]个?(?:大|重点)?(?:方面|维度|环节|领域)")
"""将从研发、应用和治理三方面推动…：: which they are follows."""


def says_how_many(text: str) -> bool:
    """Whether a clause before a colon says how many follow, and of which field."""
    return _FEW.search(text) is not None or _SIDES.search(text) is not None
