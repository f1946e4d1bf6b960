"""Whether a clause that no verb opens sets a figure to be reached."""

import re

from commitments.chinese.amount import counts_on
from commitments.chinese.owner import Owner
from commitments.chinese.piece import Piece
from commitments.chinese.refusal import MEASURED
from commitments.model import TITLE

_FIGURE = re.compile(
    "不少于|不低于|至少|以上|力争|全部|再|要|达到|超过|完成|降[到至]|提[高升][到至]"
)
"""Without a verb at its head a figure is a target where one of these says so."""
_CHANGES = re.compile(
    "(?:下降|降低|减少|压减|压缩|缩短|提高|提升|增长|增加)(?:近|约|超)?(?:\\d|[一二三四五六七八九]成|[二三四五]分之)"
)
"""By a day to come that is a figure to reach, too: 年底前…投诉量下降三成."""
_SETS = re.compile(
    "(?:要|将|力争|争取|确保)[^，。]{0,14}(?:达到|达|超过|突破|不低于|不少于|提高[到至]|增加?[到至]|扩大?[到至]|降低?[到至]|减少?[到至]|翻[一两]?番|完成)"
    "|(?:力争|争取|确保)[^，。]{2,20}(?:增长|下降|提升|提高|增加|减少|压减)\\d"
    "|再(?:增|增加|选|建|添|补|办|认定|培育|遴选|支持|新增)[^，。]{0,2}(?:\\d|[一二三四五六七八九]?十)"
    "|(?:将|拟|要|计划)[^，。]{0,30}?[由从][^，。]{1,12}?(?:提高|提升|上调|下调|调整|增加|扩大|降低|压减|调减)[至到为]"
)
"""要达到1800项: nothing else it could be but a figure to reach."""


def is_set(text: str) -> bool:
    """Whether nothing else is meant but a figure to be reached: 要达到1800项."""
    return _SETS.search(text) is not None or counts_on(text)


def is_measured(piece: Piece) -> bool:
    """Whether a figure stands in a headline behind what tells that it is out: 公布数据：…达3%."""
    reading = piece.reading
    titled = reading.paragraph == TITLE or reading.headline
    told = titled and piece.sense.kind == "target" and reading.frame.done
    return told and not (piece.predicate.verbs or reading.frame.ahead)


def sets_figure(piece: Piece) -> bool:
    """Whether a clause that no verb opens sets a figure: 全年专项监察企业不少于4000家."""
    frame = piece.reading.frame
    counted = frame.owner is Owner.NATION and not frame.ahead
    told = frame.done or frame.section == "articles" or MEASURED.search(piece.text) or counted
    sets = (
        _FIGURE.search(piece.text)
        or counts_on(piece.text)
        or (frame.date and _CHANGES.search(piece.text))
    )
    return piece.sense.kind == "target" and not told and bool(sets)
