"""Whether two targets are one: what they count, how many of it, until when."""

import re

from commitments.model import Identity
from commitments.names.glossary import chinese_terms, is_chinese
from commitments.names.kinship import kinship
from commitments.names.leftovers import SEVERAL, unpaired, untranslated
from commitments.names.likeness import Likeness, aspects, broad, signature
from commitments.names.marks import guesses, mark_of
from commitments.names.surroundings import (
    fields_touch,
    lacks_a_field,
    measures,
    said_of_others,
    told_amid,
    with_field,
)
from commitments.names.targets import is_particular

_NUMBER = re.compile(r"number:([\d.e+]+)")
_LARGE = 100_000
_SHARE = "比例"
_OF_WHAT = frozenset(["国产", "出口", "产值", "收入", "销量", "产量", "利润", "投资", "能量消耗"])
"""Measures of which a share of one is none of another."""
_OPPOSITE = frozenset({"增长", "下降"})
_FAR = 2.5
"""A figure is raised or lowered by less."""
_MOST = 0.6
"""Two targets of one number and year that share so many of their telling words are one."""


def judge_targets(one: Identity, other: Identity) -> Likeness:
    """Targets count the same thing by the same year, or name the same number of like things."""
    a, b = signature(one.name), signature(other.name)
    shared = ", ".join(sorted(a.strong & b.strong))
    numbers = numbers_of(one) & numbers_of(other)
    if not numbers and mark_of(one, "year") != mark_of(other, "year") and not guesses(one, other):
        return Likeness("different", 0.4, "the years may be one, but the numbers differ")
    if (
        None not in (a.head, b.head)
        and kinship(a.head, b.head) == "apart"
        and _one_tongue(one, other)
    ):
        return Likeness("different", 0.4, "they count things of other kinds")
    if numbers and (found := _one_figure(one, other, any(map(_rare, numbers)))):
        return found
    if found := _judge_fields(one, other, bool(numbers)):
        return found
    alike = a.head == b.head or bool(numbers)
    if (alike and (a.strong, a.generic) == (b.strong, b.generic)) or one.name == other.name:
        together = mark_of(one, "said") == mark_of(other, "said")
        if numbers:
            return Likeness("same", 0.95, f"both count {shared or one.name}")
        if together and not guesses(one, other):
            return _moved(one, other, shared or one.name)
        return Likeness("unsure", 0.7, f"both count {shared}, but one names no year")
    if not shared:
        return Likeness("different", 0.0, "they count different things")
    if numbers:
        return _judge_numbers(one, other, any(map(is_particular, numbers)))
    return Likeness(
        "different", 0.4, f"both speak of {shared}, but the counts differ in what they say"
    )


def _moved(one: Identity, other: Identity, what: str) -> Likeness:
    """Of targets that count the same under other numbers: whether the one can be the other, moved.

    Stations to be built and stations altogether (600,000, 2 million) are of one name and year.
    """
    ours, theirs = (sorted(map(float, numbers_of(each))) for each in (one, other))
    if {mark_of(one, "sum"), mark_of(other, "sum")} == {"new", "all"} and ours and theirs:
        return Likeness("unsure", 0.6, f"one counts the new {what}, the other all")
    # Any of the numbers that a commitment has had may be the one that is moved.
    near = any(max(a, b) <= _FAR * min(a, b) for a in ours for b in theirs)
    if near or not ours or not theirs:
        return Likeness("same", 0.85, f"both count {what}")
    return Likeness("unsure", 0.6, f"both count {what}, but the numbers are far apart")


def _one_figure(one: Identity, other: Identity, rare: bool) -> Likeness | None:
    """Two targets of one number and year, said of the same things; else None.

    What they count may be said in other words: what their articles are about decides then.
    """
    if guesses(one, other) or mark_of(one, "said") != mark_of(other, "said"):
        return None
    common = _words(one) & _words(other)
    common |= _field_of(one) & _own(other) | _field_of(other) & _own(one)
    silent = not _words(one) or not _words(other)
    amid = told_amid(one, other) - measures() - broad()
    # What kind of thing it is (集群, 标准) any field has.
    named = (common - measures() - broad()) & (_strong(one) | _strong(other))
    if said_of_others(one, other) or not (common or silent):
        return None
    if _counts_another(one, other, amid, len(named)) or (not rare and _of_other_sorts(one, other)):
        return None
    if named or len(amid) > 1 or (amid and (rare or _same_share(one, other))):
        shared = ", ".join(sorted(common | amid))
        return Likeness("same", 0.85, f"same number and year; both are said of {shared}")
    return None


def _same_share(one: Identity, other: Identity) -> bool:
    """Whether both say of which measure they are a share (产值占比, 产值比重)."""
    common = signature(one.name).strong & signature(other.name).strong
    return mark_of(one, "unit") == "%" == mark_of(other, "unit") and bool(common - {_SHARE})


def _of_other_sorts(one: Identity, other: Identity) -> bool:
    """Whether what two names of one language count is of two sorts (百家领军企业, 百项关键标准)."""
    mine, theirs = _sort(one), _sort(other)
    return _one_tongue(one, other) and bool(mine and theirs) and mine.isdisjoint(theirs)


def _sort(identity: Identity) -> frozenset[str]:
    """What a target counts, without what is done with it (再培育)."""
    return _own(identity) - signature(identity.name).generic


def _one_tongue(one: Identity, other: Identity) -> bool:
    return mark_of(one, "told") == mark_of(other, "told")


def _rare(number: str) -> bool:
    """Whether few targets of one year have this number."""
    return is_particular(number) or float(number) >= _LARGE


def _words(identity: Identity) -> frozenset[str]:
    """All that a target counts, or what it is said of, but weak words."""
    return with_field(identity) | _own(identity)


def _strong(identity: Identity) -> frozenset[str]:
    return with_field(identity) | told_amid(identity, identity)


def _field_of(identity: Identity) -> frozenset[str]:
    """What the article of a target is about where that itself tells no field (产业规模)."""
    return told_amid(identity, identity) if lacks_a_field(identity) else frozenset()


def _own(identity: Identity) -> frozenset[str]:
    """All that the name of a target says, but weak words."""
    said = signature(identity.name)
    head = {said.head} if said.head else set[str]()
    return said.strong | said.generic | said.parts | head


def _counts_another(one: Identity, other: Identity, amid: frozenset[str], shared: int) -> bool:
    """Whether each name says what the other's doesn't, or one says much more than they share.

    Of two languages only known words count.
    """
    a, b = signature(one.name).strong, signature(other.name).strong
    only_a, only_b = (
        only - measures() - broad() - amid
        for only in unpaired(a - b, b - a, max(len(a & b), SEVERAL))
    )
    known, _ = chinese_terms()
    if mark_of(one, "told") != mark_of(other, "told"):
        only_a, only_b = (frozenset(filter(is_chinese, only)) for only in (only_a, only_b))
    elif shared >= (1 if amid else SEVERAL):
        # In one field a word that is unknown is as often the reporter's as the thing's.
        only_a, only_b = only_a.intersection(known), only_b.intersection(known)
    ways = a & _OPPOSITE, b & _OPPOSITE
    if all(ways) and not ways[0] & ways[1]:
        return True
    if mark_of(one, "unit") == "%" and (a - b) & _OF_WHAT and (b - a) & _OF_WHAT:
        return True
    return bool(only_a and only_b) or len((only_a | only_b).intersection(known)) > shared + 1


def _judge_fields(one: Identity, other: Identity, same_number: bool) -> Likeness | None:
    """Where a target lacks its field: whether what it is said of is the other's; else None."""
    mine, theirs = mark_of(one, "about"), mark_of(other, "about")
    if not mine and not theirs:
        return None
    a, b = signature(one.name).strong, signature(other.name).strong
    measured = a & b
    field = (with_field(one) & with_field(other)) - measured - measures()
    if mine and theirs and not field and not fields_touch(one, other):
        return Likeness("different", 0.4, "they are measured in different fields")
    if not field or (not measured and (a or b)):
        return None
    shared = ", ".join(sorted(measured | field))
    within = a <= with_field(other) and b <= with_field(one)
    if within and (same_number or not guesses(one, other)):
        return Likeness("same", 0.8, f"both count {shared}")
    return Likeness("unsure", 0.6, f"both speak of {shared}")


def _judge_numbers(one: Identity, other: Identity, particular: bool) -> Likeness:
    """Two targets of one number, `particular` where few have it, that share what they count."""
    a, b = signature(one.name).strong, signature(other.name).strong
    common, dated = len(a & b), not guesses(one, other)
    shared = ", ".join(sorted(a & b))
    only_a, only_b = unpaired(a - b, b - a, max(common, SEVERAL))
    # What is counted in any field is one where the articles are of one field.
    told = particular or bool((a & b | told_amid(one, other)) - measures() - aspects())
    few = told and len(only_a | only_b) <= common and (dated or common > 1)
    if not (only_a and only_b) and (few or (particular and told and (dated or common > 0))):
        return Likeness("same", 0.9, f"same number of {shared}")
    of_fields = only_a - measures() and only_b - measures()
    most = common > 1 and common >= _MOST * max(len(a), len(b)) and not of_fields
    languages = mark_of(one, "told") != mark_of(other, "told")
    rendering = (particular or common > 1) and (languages or untranslated(only_a, only_b))
    if dated and (most or rendering):
        return Likeness("same", 0.8, f"same number and year; both count {shared}")
    if not of_fields and (common > 1 or not (only_a and only_b)):
        return Likeness("unsure", 0.6, f"same number; both speak of {shared}")
    return Likeness("different", 0.4, f"same number; both speak of {shared}, but of more as well")


def numbers_of(identity: Identity) -> frozenset[str]:
    """The numbers that an identity is found by, without their units."""
    found = (_NUMBER.match(key) for key in identity.keys)
    return frozenset(each.group(1) for each in found if each)
