"""Whether two identities are one commitment: their names and marks against each other."""

import re
from collections.abc import Mapping
from functools import lru_cache

from .likeness import Likeness, compare, rendered, signature, unpaired, untranslated
from .model import Identity
from .surroundings import measures, said_of, said_of_others, with_field
from .targets import is_particular

_MARKS = {
    "year": "years differ",
    "batch": "batches differ",
    "unit": "units differ",
    "part": "parts differ",
}

_YEARLY = frozenset({"通知", "公告", "名单"})
"""Documents of one round, whose namesakes without a year are those of other rounds."""

_NUMBER = re.compile(r"number:([\d.e+]+)")
_MOST = 0.6
"""Two targets of one number and year that share so many of their telling words are one."""


def judge(one: Identity, other: Identity) -> Likeness:
    """A verdict with its reason; symmetric."""
    if conflict := conflict_of(one, other):
        return Likeness("different", min(0.5, compare(one.name, other.name).score), conflict)
    if (one.name, one.marks) == (other.name, other.marks):
        return Likeness("same", 1.0, _same_name(one))
    if "measure" in (one.kind, other.kind):
        return Likeness("different", 0.0, "general measures are one only where worded alike")
    if one.kind == "target":
        return _judge_targets(one, other)
    if mark_of(one, "clause") and (words := said_of(one, other)):
        return Likeness("same", 0.8, f"such a thing said of {', '.join(sorted(words))}")
    return _with_gaps(one, other, _named_alike(one, other))


def conflict_of(one: Identity, other: Identity) -> str | None:
    """Why the marks alone keep the two apart; None where they don't."""
    if (one.kind == "target") != (other.kind == "target"):
        return f"kinds differ: {_both(one.kind, other.kind)}"
    ours, theirs = _marks(one.marks), _marks(other.marks)
    for mark, reason in _MARKS.items():
        a, b = ours.get(mark), theirs.get(mark)
        if a and b and a != b:
            return f"{reason}: {_both(a, b)}"
    if ours.get("call") != theirs.get("call"):
        return "one is the call for what the other lists"
    if _due_before_said(ours, theirs) or _due_before_said(theirs, ours):
        return "one was to be reached before the other was announced"
    if ours.get("clause") != theirs.get("clause") and not said_of(one, other):
        return "a name that many things have, in different sentences"
    if ours.get("clause") and said_of_others(one, other):
        return "a name that many things have, said of other things"
    if ours.get("scope") != theirs.get("scope") and one.name != other.name:
        return "one is the umbrella over several sectors, the other one of its parts"
    return None


def _due_before_said(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether a target that `other` announces without a year comes after the year of `one`."""
    due, said = one.get("year"), other.get("said")
    return bool(due and said and due < said)


def mark_of(identity: Identity, kind: str) -> str | None:
    """The value of a mark such as "year"; None where the identity has none of that kind."""
    return _marks(identity.marks).get(kind)


@lru_cache(maxsize=65536)
def _marks(marks: tuple[str, ...]) -> Mapping[str, str]:
    """The first value of each kind: every identity is held against many others."""
    parted = (each.partition(":") for each in reversed(marks))
    return {kind: value for kind, sign, value in parted if sign}


def guesses(one: Identity, other: Identity) -> bool:
    """Whether only one of the two names its year, so that "same" is a guess."""
    return _one_sided(one, other, "year")


def _one_sided(one: Identity, other: Identity, kind: str) -> bool:
    return (mark_of(one, kind) is None) != (mark_of(other, kind) is None)


def _named_alike(one: Identity, other: Identity) -> Likeness:
    if one.name == other.name:
        return Likeness("same", 0.98, "same name")
    found = compare(one.name, other.name)
    if found.verdict != "same" and mark_of(one, "told") != mark_of(other, "told"):
        return rendered(one.name, other.name) or found
    return found


def _with_gaps(one: Identity, other: Identity, found: Likeness) -> Likeness:
    """One says its batch, part or year, the other none: of these a plan's period may go unsaid."""
    if found.verdict != "same":
        return found
    for kind in ("batch", "part"):
        if _one_sided(one, other, kind):
            said = mark_of(one, kind) or mark_of(other, kind)
            reason = f"{found.reason}; one is {kind} {said}, the other names no {kind}"
            return Likeness("unsure", 0.6, reason)
    if not guesses(one, other):
        return found
    year = mark_of(one, "year") or mark_of(other, "year")
    reason = f"{found.reason}; one is that of {year}, the other names no year"
    if year in (mark_of(one, "said"), mark_of(other, "said")):
        return Likeness("unsure", 0.7, reason)
    if "programme" in (one.kind, other.kind):
        return Likeness("different", 0.5, reason)
    if signature(one.name).head in _YEARLY:
        return Likeness("unsure", 0.7, reason)
    return Likeness("same", 0.8, reason)


def _judge_targets(one: Identity, other: Identity) -> Likeness:
    """Targets count the same thing by the same year, or name the same number of like things."""
    a, b = signature(one.name), signature(other.name)
    shared = ", ".join(sorted(a.strong & b.strong))
    numbers = _numbers(one) & _numbers(other)
    if found := _judge_fields(one, other, bool(numbers)):
        return found
    if (a.strong == b.strong and a.generic == b.generic) or one.name == other.name:
        together = mark_of(one, "said") == mark_of(other, "said")
        if numbers or (together and not guesses(one, other)):
            return Likeness("same", 0.95, f"both count {shared or one.name}")
        return Likeness("unsure", 0.7, f"both count {shared}, but one names no year")
    if not shared:
        return Likeness("different", 0.0, "they count different things")
    if numbers:
        return _judge_numbers(one, other, any(map(is_particular, numbers)))
    return Likeness(
        "different", 0.4, f"both speak of {shared}, but the counts differ in what they say"
    )


def _judge_fields(one: Identity, other: Identity, same_number: bool) -> Likeness | None:
    """Where a target lacks its field: whether what it is said of is the other's; else None."""
    mine, theirs = mark_of(one, "about"), mark_of(other, "about")
    if not mine and not theirs:
        return None
    a, b = signature(one.name).strong, signature(other.name).strong
    measured = a & b
    field = (with_field(one) & with_field(other)) - measured - measures()
    if mine and theirs and not field:
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
    only_a, only_b = unpaired(a - b, b - a, common)
    if not (only_a and only_b) and (len(only_a | only_b) <= common or (particular and dated)):
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


def _numbers(identity: Identity) -> frozenset[str]:
    """The numbers that an identity is found by, without their units."""
    found = (_NUMBER.match(key) for key in identity.keys)
    return frozenset(each.group(1) for each in found if each)


def _same_name(identity: Identity) -> str:
    if identity.kind in ("measure", "target"):
        return {"measure": "same wording", "target": "same target"}[identity.kind]
    year = mark_of(identity, "year")
    return f"same {identity.kind} name" + (f" of {year}" if year else "")


def _both(one: str, other: str) -> str:
    return ", ".join(sorted((one, other)))
