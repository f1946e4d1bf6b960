"""A clause that names several figures to be reached, as a target for each of them."""

import re
from dataclasses import replace
from itertools import pairwise

from commitments.model import Mention, Quantity
from commitments.names.glossary import is_chinese
from commitments.names.targets import kind_told
from commitments.quantities import find_quantities

_Found = tuple[Quantity, int, int]

_JOINT = re.compile(r"(?:、|，|,|；|和|与|以及|及)")
_EACH = re.compile(
    r"(?:均|都)?(?:力争|要|将)?分别(?:力争|将|要)?(?:达到?|实现|为|超过?|突破|提高到|提升到|降至|新增)?(?:约|不少于|不低于)?$"
)


def apart(mention: Mention) -> tuple[Mention, ...]:
    """One target for each thing that a Chinese clause counts; other mentions as they are.

    “电池5万块、电机300台” counts two things, “A率、B率分别超过90%、75%” as well, “3家至5家” one.
    The parts share quote and place; each has its own object, verbatim, and quantity.
    """
    if mention.kind != "target" or not is_chinese(mention.quote):
        return (mention,)
    # Of “企业超过8万家、新秀超过1万家” the object may begin with the figure: the clause tells.
    for text in (_counted(mention), mention.quote):
        figures = find_quantities(text)
        parts = (_respectively(text, figures) or _in_turn(text, figures)) if figures[1:] else []
        if parts:
            return tuple(
                replace(mention, object=said, quantity=quantity) for said, quantity in parts
            )
    return (mention,)


def _counted(mention: Mention) -> str:
    """The object with the figure before it: “30家船厂、200个车间” of “建成30家船厂、200个车间”."""
    at = mention.quote.find(mention.object)
    before = [start for _, start, end in find_quantities(mention.quote[: max(at, 0)]) if end == at]
    return mention.quote[before[0] : at] + mention.object if before else mention.object


def _in_turn(text: str, figures: tuple[_Found, ...]) -> list[tuple[str, Quantity]]:
    """“铁路3万公里、公路50万公里”: each figure with its own noun before or behind it."""
    cuts = [0]
    for (_, _, end), (_, start, _) in pairwise(figures):
        joints = list(_JOINT.finditer(text, end, start))
        if not joints:
            return []
        # Behind the figure its noun may be a list itself; the first joint there ends it where
        # nouns precede their figures, the last one where they follow.
        joint = joints[0] if joints[0].start() == end else joints[-1]
        cuts += [joint.start(), joint.end()]
    cuts.append(len(text))
    items = [text[a:b].strip() for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    if not _are_different(items):
        return []
    return [(item, found[0]) for item, found in zip(items, figures, strict=True)]


def _respectively(text: str, figures: tuple[_Found, ...]) -> list[tuple[str, Quantity]]:
    """“A、B分别超过90%、75%”: as many names before 分别 as figures behind it."""
    each = _EACH.search(text, 0, figures[0][1])
    if each is None or not all(_joined(text, a, b) for a, b in pairwise(figures)):
        return []
    splits = (re.split(joint, text[: each.start()]) for joint in ("、", "、|和|与", "、|和|与|及"))
    names = next((found for found in splits if len(found) == len(figures)), [])
    if not names or not _are_different(names):
        return []
    first = figures[0][0].bound
    return [
        (name.strip(), replace(quantity, bound=quantity.bound or first))
        for name, (quantity, _, _) in zip(names, figures, strict=True)
    ]


def _joined(text: str, one: _Found, other: _Found) -> bool:
    return bool(_JOINT.fullmatch(text, one[2], other[1]))


def _are_different(items: list[str]) -> bool:
    """Whether each item says what it counts, and no two the same."""
    names = [kind_told(item) for item in items]
    return all(names) and len(set(names)) == len(names)
