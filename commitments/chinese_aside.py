"""Clauses that turn to somebody: requests, thanks, and who the next clause is about."""

import re

from commitments.chinese_clause import VERB
from commitments.chinese_piece import Piece

_REQUESTS = re.compile(
    "如(?:果)?(?:对|有|需|存在|未|逾期)|(?:现)?请(?:各|于|将|按|在|你|贵|有关|相关|广大|登录|结合|认真|遵照|推荐|填写|反馈|及时|严格)"
    "|(?:[于在]|每年)?.{2,14}前[，]?(?:将|向).{2,30}(?:报送|报|提交|反馈)(?:[至给到]?我部|至?[^，。]{2,8}[司局]|$)"
)
"""What others are to send in."""
_COURTESY = re.compile(
    "(?:再次|首先|最后|在此|非常|也)*(?:感谢|谢谢)|(?:在?这里)?我(?:先|就|来|再)?不?(?:回答|展开|补充|说)"
    "|(?:这个|您的|你的)问题|(?:热烈)?欢迎(?:各位|大家|广大|您|再|提|拨打|关注|社会)"
)
"""What is said to those who ask or listen."""
_TOPIC = re.compile("(?:对于?|针对|凡是?)(?P<what>[^，。]{2,40}的[^，。的]{1,10})")
"""对发现的问题企业，…: who the next clause is about."""


def aside(piece: Piece) -> str:
    """Why a clause only turns to somebody: asked, courtesy or topic; "" for others."""
    if _REQUESTS.match(piece.text):
        return "asked"
    if _COURTESY.match(piece.text):
        return "courtesy"
    return "topic" if _is_topic(piece) else ""


def _is_topic(piece: Piece) -> bool:
    """Whether the clause only says who the next is about: 对仍有困难的企业，…."""
    if piece.reading.clause.closer not in "，," or not piece.reading.clause.closer:
        return False
    match = _TOPIC.fullmatch(piece.text)
    if match is None:
        return False
    behind = match["what"].rpartition("的")[2]
    return not any(verb.end() < len(behind) for verb in VERB.finditer(behind))
