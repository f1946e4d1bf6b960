"""Clauses whose own words nothing outweighs."""

import re

from commitments._anchors import headed
from commitments.chinese.owner import OURS
from commitments.chinese.piece import Piece

_LONGEST_LIST = 300  # characters of a clause that is asked for each of its pieces
_TASKS = re.compile(
    "(?:提出|明确|部署|要求|强调)了?.*等(?:[一二三四五六七八九十\\d]*(?:项|大|条|个))?(?:重点|主要|具体)?(?:任务|举措|措施)$"
)
"""提出完善…、加快…等重点任务: each of them."""
_NEXT = re.compile("下一步|接下来|下一?阶段")
_BY_DAY = re.compile(
    "(?:[年月季][底末]|\\d月|\\d日|季度|[上下]半年|年内|节|汛期?|入冬|两会|20\\d\\d年)(?:之|以)?前(?![一二三四五六七八九十两\\d])"
)
_HANDS_IN = ("报", "提交", "填", "反馈", "推荐", "申报")
"""11月底前报送总结: what a paper asks of others."""
_IS_TO_GO = re.compile(
    "(?!各|有关|相关|地方)[^，。]{2,16}(?:项目|工程|任务|工作|标准|平台|基地|行动)要(?:加快|抓紧|尽快|按期|如期|早日|确保)[^，。]{2}"
)
"""重大项目要加快开工."""
_ITEM_OF_PAPER = headed(
    "(?:细化|完善|健全|优化|规范|强化|严格|压实|明确)(?:落实|实施|执行|完善)[^，。的]{2,16}"
)
"""细化落实召回规则: two verbs that a paper's points begin with."""
_OUR_MODES = ("own", "plan", "said")
_SAYS = 4
_NAMED = 3
"""Characters of what a verb acts on, at least, for the clause to say something."""


def certain(piece: Piece) -> bool:
    """Whether nothing can outweigh the clause's own words: what we do next, with its verb."""
    parsed, clause = piece.predicate, piece.reading.clause.text
    if piece.reading.mode not in _OUR_MODES:
        return False
    is_to_go = "要" in piece.text and _IS_TO_GO.fullmatch(piece.text)
    if is_to_go or _ITEM_OF_PAPER.fullmatch(piece.text):
        return piece.reading.mode == "own" and piece.reading.frame.voice in ("paper", "meeting")
    tasks = piece.listed and len(clause) < _LONGEST_LIST and _TASKS.search(clause)
    return (
        bool(parsed.verbs)
        and len(parsed.rest) >= _NAMED
        and bool(tasks or _NEXT.search(parsed.adverbs))
    )


def by_a_day(piece: Piece) -> bool:
    """Whether it tells by which day what is done: 6月底前完成摸底."""
    parsed, frame = piece.predicate, piece.reading.frame
    if not parsed.verbs:
        return False
    told = frame.section in ("application", "articles", "duties") or frame.told or frame.done
    says = len(piece.text) - parsed.verb_at >= _SAYS and not parsed.verbs[0].startswith(_HANDS_IN)
    dated = says and _BY_DAY.search(parsed.adverbs)
    return bool(dated) and frame.owner in OURS and not told
