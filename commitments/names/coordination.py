"""Several things named in one breath, each by itself."""

import re
from functools import cache, lru_cache

from commitments._anchors import headed
from commitments._periods import chinese_number
from commitments.names.completion import CHOSEN_AND_REVIEWED, LEVEL, PACKAGE, PLACED
from commitments.names.glossary import head_words, table
from commitments.names.known_names import is_known
from commitments.names.naming import QUOTES, bare_name, fold, without_verbs
from commitments.names.terms import terms_of

_COUNTED = re.compile(r"^(?:[一二三四五六七八九十百\d]+[个大类项]|重点(?:行业|领域|产业))")
_DOING = headed(
    r"(?<=..)(?:尽早|尽快|早日|加快)?(?:审查报批|报批|发布实施|发布|征求意见|制修订|修订|研制|制定|编制|立项|研究|预研)$"
)
_QUOTED_PAIR = re.compile(
    r"^(?P<before>[^“”]*)“(?P<one>[^“”]+)”(?:[和与、及]|以及)?“(?P<other>[^“”]+)”(?P<head>.+)$"
)
_JOINED = re.compile("[、和与及并]|”“")
"""Without any of these a phrase is one name, as most are."""
_PAIR = re.compile(r"(?<=\w\w)[和与及](?=\w\w)")
_QUOTED_HEAD = re.compile(r"“[^“”]+”$")
_BRACKETS = {"《": 1, "“": 1, "（": 1, "(": 1, "》": -1, "”": -1, "）": -1, ")": -1}
_CLAUSE = re.compile(r"[在于将的]|启动|开展|组织|实施|月\d|面向|围绕")
_STANDARDS = frozenset({"标准", "技术要求", "规范"})
_PLANS = frozenset({"方案", "规划", "路线图", "目录", "指南"})
_ALL_OF_THEM = re.compile(r"(?<=..)([二两三四五六七八九十\d]{1,2})[大项个]$")
_TOLD = re.compile(r"([两二三四五六七八九十\d]{1,2})个(?!领域|行业|产业|重点|方面)(?=..)")
"""Behind 等 a count: with as many named before it they are all named (A、B等2个委员会)."""
_OF_THE_LAST = re.compile(r"(?:(?:的?(?:新一批|首批|重点)?项目)|建设|工作)$")
"""What may stand behind the last name of a pair (…攻关工程新一批项目)."""
_BATCH = re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:批次|批|轮|期|届)")
_SECTOR_PAPERS = re.compile(r"(?:行业|领域|产业)(?=..)(?!.*[、和与及])")
"""Behind 等, before a document that each of some sectors gets (…等行业稳增长方案)."""
_SECTOR = re.compile(r"\w{2,4}行业")
_SECTOR_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_ONE_WORD = ["strong"]
"""数据治理: a field that ends in a head, and no campaign."""
_PAIRED = 2
_SAME_END = 2
"""Characters of a word that ends all items of a list."""
_LENT = frozenset({"标准", "下乡"})
"""Classes of heads that the last name of a list lends to all of it even without 等."""


@lru_cache(maxsize=32)
def coordinated(phrase: str) -> tuple[str, ...]:
    """The names in an object phrase, verbatim: “锂电池、光伏等行业标准” names 锂电池 and 光伏 ones.

    What they share stays with the last (completion.completed makes the others whole). The phrase
    alone comes back where it is one name: levels of one thing (国家、省、市三级机制), examples
    before a count (汽车、钢铁等十个行业方案).
    """
    phrase = phrase.strip(" ，、").removesuffix("等")
    if not _JOINED.search(phrase):
        return (_DOING.sub("", phrase),)
    for joint in ("以及", "及", "并"):
        sides = _parted(phrase, joint)
        if len(sides) > 1 and _DOING.search(sides[0]) and all(map(_has_head, sides)):
            return tuple(name for side in sides for name in coordinated(side))
    if chosen := CHOSEN_AND_REVIEWED.fullmatch(phrase):
        return (
            phrase[: chosen.end("one")],
            phrase[chosen.start("again" if chosen["again"] else "deed") :],
        )
    phrase = _DOING.sub("", phrase)
    if known := _both_known(phrase):
        return known
    if pair := _QUOTED_PAIR.match(phrase):
        return (phrase[: pair.end("one") + 1], phrase[pair.start("other") - 1 :])
    sides = _parted(phrase, "和")
    if len(sides) == 2 and "等" in sides[0] and _has_head(sides[1]):
        listed = _shared(_parted(sides[0], "、"))
        if listed:
            return (*listed, *coordinated(sides[1]))
    items = _parted(phrase, "、")
    if PLACED.match(phrase) and head_words().get(_cut(phrase)[1]) in _STANDARDS | _PLANS:
        return tuple(items)
    return (_shared(items) or _whole(items) if items else None) or (phrase,)


def _both_known(phrase: str) -> tuple[str, ...] | None:
    """The two sides of 和 that share their last words, where each is known by the whole name.

    Of others 和 may as well stand inside one name (减污和降碳行动方案).
    """
    for joint in ("和", "与", "及"):
        sides = _parted(phrase, joint)
        if len(sides) != 2 or _has_head(sides[0]):
            continue
        head = _cut(sides[1])[1]
        names = (bare_name(sides[0] + head).text, bare_name(sides[1]).text)
        if head and all(map(is_known, names)) and not is_known(bare_name(phrase).text):
            return tuple(sides)
    return None


def _whole(items: list[str]) -> tuple[str, ...] | None:
    """The items, and the two sides of 和 in them, where each is a name; None where one isn't."""
    names = [_DOING.sub("", half) for item in items for half in _halves(item)]
    if len(names) < 2 or not all(_has_head(name) or _BATCH.match(name) for name in names):
        return None
    if sum(map(_tells, names)) * 2 < len(names):
        return None
    return tuple(names)


def _shared(items: list[str]) -> tuple[str, ...] | None:
    """The items, where the last ends in words that are meant for all; None where it doesn't."""
    *first, last = items
    item, among, tail = last.rpartition("等")
    before, head = _cut(last)
    if among:
        # Where an item before has a pair in it too, the last one's pair is one item as well.
        paired = any(_PAIR.search(each) for each in first)
        halves = [item] if paired else _parted(item, "以及" if "以及" in item else "和")
        if _are_such([*first, *halves], tail):
            return (*first, *halves)
        told = _TOLD.match(tail)
        if told and chinese_number(told.group(1)) == len([*first, *halves]):
            fits = _has_head(tail[told.end() :]) and all(map(_bare, [*first, *halves]))
        else:
            fits = not told and _fits_all([*first, *halves], PACKAGE.sub("", tail))
        return (*first, *halves[:-1], last[len(item) - len(halves[-1]) :]) if fits else None
    if counted := _ALL_OF_THEM.search(before):
        if chinese_number(counted.group(1)) != len(items):
            return None
        item = before[: counted.start()]
    elif _SECTOR.match(last) and all(map(_SECTOR_NAME.fullmatch, first)):
        return tuple(items) if first else None
    elif quoted := _QUOTED_HEAD.search(before):
        item = before[: quoted.start()]
    elif level := LEVEL.search(before):
        item = before[: level.start()]
    elif (head_words().get(head) in _LENT or _alike(first, before)) and "和" not in last:
        item = before
    else:
        return None
    return tuple(items) if first and all(map(_bare, (*first, item))) else None


def _alike(first: list[str], last: str) -> bool:
    """Whether all items end in the same word (…提升、…提升), so that what follows is for all."""
    return len(last) > _SAME_END and {item[-_SAME_END:] for item in first} == {last[-_SAME_END:]}


def _are_such(items: list[str], tail: str) -> bool:
    """Whether “A学院、B学院等特色学院” gives examples of the tail, each with a name of its own."""
    kind = head_words().get(_cut(tail)[1])
    if kind is None or _COUNTED.match(tail) or len(items) < 2:
        return False
    same = all(head_words().get(_cut(item)[1]) == kind for item in items)
    return same and all(map(_has_head, items))


def _fits_all(items: list[str], tail: str) -> bool:
    """Whether “A、B等” and a tail name an A-tail: a head alone does, and any sort of standard."""
    before, head = _cut(tail)
    kind = head_words().get(head)
    plans = kind in _PLANS and _SECTOR_PAPERS.match(before) is not None
    alike = kind in _STANDARDS or plans
    if len(items) < 2 or not head or _COUNTED.match(tail) or (before and not alike):
        return False
    facets = all(item in _facets() for item in items[1:])
    if len(items) > _PAIRED and facets and items[0].endswith(_facets()):
        return False  # 电梯安全、可靠性、回收利用等标准: of one thing, whatever they rule of it
    items = [without_verbs(items[0]), *items[1:]]
    return all(len(item) >= 2 and not _CLAUSE.search(item) for item in items)


@cache
def _facets() -> tuple[str, ...]:
    return tuple(table("naming")["facets"])


def _bare(item: str) -> bool:
    """Whether an item of a list says what the shared words are to be about, and no more."""
    item = without_verbs(item)
    fits = 2 <= len(item) <= 14 and not _CLAUSE.search(item)
    return fits and not _has_head(item) and _tells(item)


def _has_head(item: str) -> bool:
    item = _DOING.sub("", _OF_THE_LAST.sub("", item))
    before, head = _cut(item)
    named = bool(head) and len(before) >= 2 and not _CLAUSE.search(before)
    return named and [term.weight for term in terms_of(item)] != _ONE_WORD


def _tells(item: str) -> bool:
    return any(t.weight == "strong" for t in terms_of(QUOTES.sub("", fold(item)).replace(" ", "")))


def _cut(name: str) -> tuple[str, str]:
    """What stands before the longest head that `name` ends in, and the head."""
    words = head_words()
    at = next((i for i in range(max(len(name) - 20, 0), len(name)) if name[i:] in words), len(name))
    return name[:at], name[at:]


def _halves(item: str) -> list[str]:
    """The two sides of 和 or 与 where each is a name, else the item."""
    for joint in ("以及", "和", "与", "及"):
        sides = _parted(item, joint)
        if len(sides) == 2 and all(
            _has_head(side) and ("”" in side or _tells(side)) for side in sides
        ):
            return sides
        if len(sides) == 2 and all(_BATCH.match(side) for side in sides):
            return sides
    return [item]


def _parted(text: str, joint: str) -> list[str]:
    """The parts of `text` between `joint`s that stand in no brackets or quotation marks."""
    if joint not in text:
        return [text] if text else []
    parts, depth, begin, at = [], 0, 0, 0
    while at < len(text):
        depth = max(depth + _BRACKETS.get(text[at], 0), 0)
        if depth == 0 and text.startswith(joint, at):
            parts.append(text[begin:at])
            begin = at = at + len(joint)
        else:
            at += 1
    return [part for part in (*parts, text[begin:]) if part]
