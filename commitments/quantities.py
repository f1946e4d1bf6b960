"""Numbers that a commitment names: 不少于3000家, 百项, 3.5万亿元, "at least 3,000 enterprises"."""

import re
from functools import lru_cache
from itertools import pairwise

from commitments.model import Quantity
from commitments.quantities_en import english_quantities
from commitments.quantities_zh import chinese_quantities

_CHINESE = re.compile("[\u3400-\u9fff]+")
_FROM = re.compile("(?:由|从|從)[^，。；\\d]{0,8}$")
_TO = re.compile(
    "[^，。；\\d]{0,8}?(?:提高|提升|上调|下调|调整|增加|增|扩大|扩|降低|降|缩减|压减|调减|调增|改)?"
    "(?:至|到|为)[^，。；\\d]{0,6}"
)
"""由20个提高到30个: between the number that stood and the one that is set now."""


@lru_cache(maxsize=32)
def find_quantities(text: str) -> tuple[tuple[Quantity, int, int], ...]:
    """All counts, amounts and shares of a text with their start and end, in order.

    Years, ordinals (第一批), list markers (一是, 四个方面), document numbers (12号) and names
    (5G, “三品”) are none. Of a range (2至3家) the value is the lower end, at least.
    """
    found = chinese_quantities(text) if _is_chinese(text) else english_quantities(text)
    return tuple(sorted(found, key=lambda each: each[1])) if len(found) > 1 else tuple(found)


def _is_chinese(text: str) -> bool:
    """Whether a fifth of the characters are; of most texts the first run of them says so."""
    if text.isascii():
        return False
    first = _CHINESE.search(text)
    if first is not None and 5 * len(first.group()) > len(text):
        return True
    return 5 * sum(map(len, _CHINESE.findall(text))) > len(text)


def find_quantity(text: str) -> Quantity | None:
    """The first quantity that a clause names; neighbours (100个城市4万家) are not added up.

    Where it is raised or lowered (由20个提高到30个) the one that is set now.
    """
    found = find_quantities(text)
    moved = moved_quantity(text)
    return moved[1] if moved else found[0][0] if found else None


def moved_quantity(text: str) -> tuple[Quantity, Quantity] | None:
    """The quantity that stood and the one set now, of a clause that raises or lowers one."""
    found = find_quantities(text)
    for (was, start, end), (now, begin, _) in pairwise(found):
        if _FROM.search(text, 0, start) and _TO.fullmatch(text, end, begin):
            return was, now
    return None
