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
_ENDS = ("理", "置", "处", "治", "责", "罚", "任", "布", "报", "开", "告")


def promises_findings(text: str) -> bool:
    """Whether a clause that names no object all the same says what will be done: 依法依规处理."""
    if not text.endswith(_ENDS):
        return False
    return _DEALS.match(text) is not None or _TELLS.match(text) is not None


def comes_about(piece: Piece) -> bool:
    """Whether a clause of a paper's aims only says how things will stand: 服务网络更加完善."""
    alone = not piece.predicate.verbs and piece.reading.mode == "own"
    return alone and COMES_ABOUT.fullmatch(piece.text) is not None
