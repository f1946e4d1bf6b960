"""The verb-object pairs that 、 joins in one clause."""

import re

from commitments._words import any_of
from commitments.chinese.clause import predicate
from commitments.chinese.lexicon import table
from commitments.chinese.verbs import VERB, VERBS

_VERBS = table("verbs")
_LIST_VERB = re.compile(
    any_of(
        (verb for verb in VERBS if len(verb) == 2 and verb not in _VERBS["nominal"]["verbs"]),
        _VERBS["noun"],
    )
)
_REACH = 16
"""Characters of an item in which its verbs stand."""
_DEALS = frozenset(("约谈", "通报", "下架", "曝光", "除名", "摘牌", "警告", "处罚"))
"""依法约谈、通报或下架应用: verbs of one object."""
# Nouns as often, but verbs behind 、 where a name follows: 、发布玩具安全指南.
_ACT = re.compile("(?:发布|修订|实施)(?![和与及等的、])")
_HEAD = 200
"""Characters of an item by which its verb and the beginning of its object are told."""
_GRADES = "大强高好旺多广足快优深久小急"
_SORT_OF = re.compile(f"[^，。；、]{{2,10}}[{_GRADES}]的[^，。；、的]{{2,12}}$")
"""市场需求旺、带动作用大的场景: of what sort they are."""
_ABOUT = re.compile(
    "关于[^，。《》]{4,60}的[^，。《》、的]{0,6}(?:方案|意见|通知|办法|规定|决定|措施|公告|规划)"
)
"""关于稳定外贸、促进消费的实施方案: the name of a paper."""


def parts(text: str) -> list[tuple[int, int]]:
    """Offsets of the verb-object pairs that 、 joins in one clause; one pair for most clauses."""
    if "、" not in text or (text.startswith("为") and "提供" in text):
        return [(0, len(text))]
    cuts = [0]
    depth = 0
    name = _ABOUT.search(text) if "关于" in text else None
    for at, character in enumerate(text):
        if character in "《“（(":
            depth += 1
        elif character in "》”）)":
            depth -= 1
        elif name and name.start() <= at < name.end():
            continue
        elif (
            character == "、"
            and depth <= 0
            and at - cuts[-1] >= 4
            and text[at - 2 : at] not in _DEALS
        ):
            match = _LIST_VERB.match(text, at + 1)
            least = 2
            if match is None:
                match, least = _ACT.match(text, at + 1), 4
                if match and len(predicate(text[cuts[-1] : at][:_HEAD]).rest) < 4:
                    match = None
            if (
                match
                and _item_length(text, match.end()) >= least
                and VERB.search(text, cuts[-1], at)
                and not _describes(text, at + 1)
                and text[at - 2] != text[at + 1]  # 做强、做优、做大…
            ):
                cuts.append(at + 1)
    ends = [cut - 1 for cut in cuts[1:]] + [len(text)]
    return list(zip(cuts, ends, strict=True))


def _describes(text: str, start: int) -> bool:
    """Whether an item only says of what sort the next word is: 申报、持续提升的管理机制."""
    if text[start - 2] in _GRADES and _SORT_OF.match(text, start):
        return True
    return predicate(text[start : start + _REACH]).rest.startswith("的")


def _item_length(text: str, start: int) -> int:
    end = text.find("、", start)
    return (end if end >= 0 else len(text)) - start
