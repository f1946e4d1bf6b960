"""Clauses without an object that promise all the same: what is done with findings, what comes of
the work."""

import re

from commitments.chinese.acting import COMES_ABOUT
from commitments.chinese.piece import Piece

_LAWFULLY = "(?:依法依规|依法|依规|严肃|从严|从快|从重|严厉|坚决|及时){1,3}"
_DEALS = re.compile(
    "(?:并|也|还|均)?(?:将|要|坚决|一律|会)?(?:对[^，。]{2,24}?)?(?:将|一律|坚决|予以|进行)?"
    f"{_LAWFULLY}(?:予以|进行|作出)?(?:处理|处置|查处|惩处|惩治|追责|问责|处罚|追究(?:相关|法律|其)*责任)$"
)
_TELLS = re.compile(
    "(?:有关|相关|具体|详细|最新|最终)?(?:调查|检查|核查|抽查|处置|处理|整改|评审|评估|复核|监测)?(?:的)?"
    "(?:情况|结果|进展|信息)(?:将|会)(?:及时|适时|第一时间|尽快|陆续|按程序|依法|[于在][^，。]{2,12})*"
    "(?:向(?:全?社会|公众|媒体))?(?:予以|进行)?(?:公布|通报|发布|公开|公告)$"
)
_HOW = (
    "(?:当场|立即|立刻|马上|随时|一律|坚决|将|要|会|应?依法|依规|及时|按程序|按规定|视情|直接|相应|予以|给予|可|被|公告|实施|进行"
    "|并|责令|一经查实|，)"
)
_SANCTIONS = (
    *("撤[销消]", "取消", "摘牌", "除名", "移出", "清退", "退出", "调整退出", "注销", "下架"),
    *("曝光", "公开曝光", "约谈", "通报", "通报批评", "暂停", "终止", "收回", "不再受理"),
    *("不予受理", "停止", "列入", "移送", "追回", "淘汰", "关停"),
    *("停产", "停业", "停工", "关闭", "吊销", "不予公告", "不予换证", "不予登记"),
)
_MAY_SANCTION = re.compile("|".join(_SANCTIONS))
_SANCTIONED = re.compile(
    f"(?:(?:对|凡是?)?[^，。；]{{2,40}}?的(?:[^，。；的]{{2,8}})?|对[^，。；]{{2,30}}?)(?:，)?{_HOW}*(?:{'|'.join(_SANCTIONS)})[^，。；]{{0,24}}$"
)
"""不合格的撤销称号, 对弄虚作假的取消资格: what comes of it."""
_SANCTION = re.compile(f"(?:也|还|均)?{_HOW}*(?:{'|'.join(_SANCTIONS)})[^，。；]{{0,24}}$")
_CASE = re.compile(
    "(?:对|凡是?)?[^，。；]{2,40}的(?:[^，。；的]{2,6})?$|(?:对于?|凡是?)[^，。；]{2,40}$"
)
_KEPT_UP = re.compile(
    "(?:[^，。；]{0,20}?(?:实行|实施|进行|开展))?动态管理$"
    "|(?:[^，。；]{2,20})?每(?:[一两二三四五\\d]?年|半年|季度|[一两三]个月)[^，。；]{0,24}?(?:复核|评价|评估|复审|验收|核查|考核|审核|检查|认定|更新)[^，。；]{0,6}一次$"
    "|(?:[^，。；]{2,20})?每(?:[一两二三四五\\d]?年|半年|季度)[^，。；]{0,10}(?:组织|开展|进行|复核|评估|评价|更新)[^，。；]{0,4}一次[^，。；]{0,24}$"
)
"""名单实行动态管理, 每三年复核评价一次: what is done again and again."""
_ENDS = ("理", "置", "处", "治", "责", "罚", "任", "布", "报", "开", "告")
_OURS = ("own", "plan", "said")
_TOLD = re.compile("已|了|被指|曾|可能|关于|不予列入|^对\\d")


def promises_findings(text: str) -> bool:
    """Whether a clause that names no object all the same says what will be done: 依法依规处理."""
    if not text.endswith(_ENDS):
        return False
    return _DEALS.match(text) is not None or _TELLS.match(text) is not None


def comes_about(piece: Piece) -> bool:
    """Whether a clause of a paper's aims only says how things will stand: 服务网络更加完善."""
    alone = not piece.predicate.verbs and piece.reading.mode == "own"
    return alone and COMES_ABOUT.fullmatch(piece.text) is not None


def with_case(before: Piece, piece: Piece) -> Piece:
    """The piece with the clause before it that says who is dealt with: 整改不到位的，约谈…."""
    if piece.begins is None and _deals_with_case(before, piece):
        return piece._replace(begins=before.reading.clause.start + before.start)
    return piece


def deals_with(before: Piece | None, piece: Piece) -> bool:
    """Whether a clause says what is done with those who fail, or what is looked at again and again:
    不合格的撤销称号, 名单实行动态管理."""
    text, reading = piece.text, piece.reading
    if reading.mode not in _OURS or reading.frame.section == "articles" or reading.frame.looks_back:
        return False
    if "动态管理" in text or ("每" in text and "一次" in text):
        return _KEPT_UP.match(text) is not None
    if _fails(text):
        return True
    return before is not None and _deals_with_case(before, piece)


def _fails(text: str) -> bool:
    deals = _MAY_SANCTION.search(text) is not None and not _TOLD.search(text)
    return deals and _SANCTIONED.match(text) is not None


def _deals_with_case(before: Piece, piece: Piece) -> bool:
    text = piece.text
    if not before.reading.clause.before_comma or _MAY_SANCTION.search(text) is None:
        return False
    case = None if _TOLD.search(text) else _CASE.match(before.text)
    return case is not None and _SANCTION.match(text) is not None


def of_cases(before: Piece | None, piece: Piece) -> bool:
    """Whether a rule is for cases of a sort (经审查合格的，认定为…), and gives no list of them."""
    if before is None or not before.text.endswith("的") or "名单" in piece.text:
        return False
    return before.reading.clause.before_comma
