"""How a target is shown: the clause that sets its figure, without the words that lead to it."""

import re

from commitments.model import Mention
from commitments.names.glossary import is_chinese
from commitments.names.naming import fold
from commitments.quantities import find_quantities

_WORD = re.compile(r"[^\W\d_]{2}")
_UNIT = re.compile(
    r"(?:以上|左右|以内|以下|超过|不少于|达到|至少|个百分点|万|亿|家|个|项|张|台|辆|元|吨)+"
)
_COUNT_BEFORE = re.compile(r"\d[\d,.]*[万亿]?[个家项座条批款种](?:左右|以上)?$")
_FRONT = re.compile(
    r"(?:的|其中|并且?|还|也|同时|另外|预计|力争|争取|确保|计划|准备|目标(?:是|为)?|[要将拟]|这(?=\d)"
    r"|今年|明年|今明两年|未来[一二两三四五\d]{1,2}年|年内|全年(?!龄)|[，,])+(?=..)"
)
"""What stands before a figure's clause and isn't what is to be reached; 今年 is another's today."""
_MODAL = re.compile(
    r"(?<=..)(?:准备|力争|争取|计划|确保|预计|(?<![重主需必首紧])要|将)+"
    r"(?=再|新|实现|达|超|突破|完成|增|提高|提升|在|占|建|培|打造|推广|形成)"
)


def goal_title(mention: Mention) -> str:
    """What is to be reached, as its clause says it."""
    said, quote = mention.object, mention.quote
    chinese, figured = is_chinese(quote), any(c.isdigit() for c in fold(said))
    if figured and not chinese:
        return said
    named = not chinese or _WORD.search(_UNIT.sub("", said)) is not None  # not only a figure
    if named and not figured and mention.quantity and len(find_quantities(quote)) > 1:
        # One of several figures of its clause: the clause would name them all.
        return f"{said}{'' if is_chinese(said) else ' '}{mention.quantity.text}"
    if not chinese:
        return quote
    whole = said if named and figured else quote
    at = quote.find(whole)
    if at > 0 and whole is said and (count := _COUNT_BEFORE.search(quote[:at])):
        whole = count.group() + whole
    front = _FRONT.match(whole)
    return _MODAL.sub("", whole[front.end() :] if front else whole)
