"""What a notice says by its title: the paper that it gives, the work that it organizes."""

import re

from commitments._words import any_of
from commitments.chinese.given import Report, handed_out
from commitments.chinese.lexicon import table
from commitments.chinese.piece import Piece

_STATUS = re.compile("(?:情况|质量|问题|规范性文件|名单)的(?:通告|通报|公告)$|废止|停止执行")
OWN_TITLE = re.compile(
    r"关于(?P<object>[^：:，。]{4,80}的(?:通知|意见|指导意见|实施意见|公告|通告|决定|若干措施))"
    r"(?:\s?20\d\d[-.]\d\d[-.]\d\d)?$"
)
_ENDS = ("通知", "公告", "通告")
_GIVES = re.compile(
    "(?:印发|公布|发布|下达)(?:《(?P<book>[^《》]{4,90})》"
    "|(?P<plain>[^《》]{6,60}(?:名单|目录|清单|计划|方案|结果|示范项目|典型案例)))的(?:通知|公告|通告)$"
)
"""关于印发《…》的通知 gives what it names."""
_CALLED_FOR = any_of(table("objects")["grammar"]["called_for"])
_ORGANIZES = re.compile(
    "关于(?:联合)?(?:组织)?(?:(?:开展|实施|举办)(?P<work>.{4,60}?(?:试点|行动|活动|遴选|大赛|申报"
    "|推荐|征集|专项|整治|培育|复核|创建|揭榜(?:挂帅)?|认定|评选)(?:工作)?)"
    "|(?:开展|做好)(?P<round>(?:20\\d\\d ?年度?|第[一二三四五六七八九十\\d]+批).{2,60}?"
    f"(?:{_CALLED_FOR})工作)"
    "|(?:组织)?(?:征集|遴选|评选|推荐|申报|推选)"
    "(?P<sought>(?:20\\d\\d ?年度?|第[一二三四五六七八九十\\d]+批|首批)[^，。]{4,50}?))"
    "的(?:通知|公告)"
)


def own_title(piece: Piece) -> Report | None:
    """The document that the title of one gives: 关于印发《…》的通知."""
    own = OWN_TITLE.search(piece.text)
    if own is None:
        return handed_out(piece)
    if found := _given(own["object"]):
        return found
    return None if _STATUS.search(piece.text) else Report("instrument", f"关于{own['object']}")


def given_by_title(text: str) -> Report | None:
    """The document that the title of a notice gives, wherever the title stands."""
    own = OWN_TITLE.search(text) if text.endswith(_ENDS) or text[-1:].isdigit() else None
    return _given(own["object"]) if own else None


def _given(about: str) -> Report | None:
    given = _GIVES.match(about)
    return Report("instrument", given["book"] or given["plain"]) if given else None


def organizes(name: str) -> str:
    """The work that a notice of this name organizes: 关于开展…试点工作的通知; "" for others."""
    match = _ORGANIZES.search(name)
    return (match["work"] or match["round"] or match["sought"]) if match else ""
