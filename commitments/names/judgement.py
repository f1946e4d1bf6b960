"""Whether two identities are one commitment: their names and marks against each other."""

from collections.abc import Mapping

from commitments.model import Identity
from commitments.names.likeness import LOOSE, Likeness, compare, rendered, signature
from commitments.names.marks import guesses, mark_of, marks_of, one_sided
from commitments.names.nicknames import nicknamed
from commitments.names.surroundings import said_of, said_of_others, speaks_of
from commitments.names.target_likeness import judge_targets, numbers_of

_MARKS = {
    "year": "years differ",
    "batch": "batches differ",
    "unit": "units differ",
    "part": "parts differ",
}

_CALL = "申报"
_FIRST_BATCH = ("batch", "1")
"""What a thing begins with: until another is announced they are one."""
_YEARLY = frozenset({"通知", "公告", "名单"})
"""Documents of one round, whose namesakes without a year are those of other rounds."""


def judge(one: Identity, other: Identity) -> Likeness:
    """A verdict with its reason; symmetric."""
    if conflict := conflict_of(one, other):
        return Likeness("different", min(0.5, compare(one.name, other.name).score), conflict)
    if (one.name, one.marks) == (other.name, other.marks) and not _other_figures(one, other):
        return Likeness("same", 1.0, _same_name(one))
    if "measure" in (one.kind, other.kind):
        return Likeness("different", 0.0, "general measures are one only where worded alike")
    if one.kind == "target":
        return judge_targets(one, other)
    if mark_of(one, "clause") and (words := said_of(one, other)):
        return Likeness("same", 0.8, f"such a thing said of {', '.join(sorted(words))}")
    if words := speaks_of(one, other) or speaks_of(other, one):
        found = Likeness("same", LOOSE, f"a clause on {', '.join(sorted(words))}")
        return found if one.kind == "instrument" else _with_gaps(one, other, found)
    return _with_gaps(one, other, _named_alike(one, other))


def _other_figures(one: Identity, other: Identity) -> bool:
    """Whether both count, and not as many."""
    ours, theirs = numbers_of(one), numbers_of(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def conflict_of(one: Identity, other: Identity) -> str | None:
    """Why the marks alone keep the two apart; None where they don't."""
    if (one.kind == "target") != (other.kind == "target"):
        return f"kinds differ: {_both(one.kind, other.kind)}"
    ours, theirs = marks_of(one.marks), marks_of(other.marks)
    for mark, reason in _MARKS.items():
        a, b = ours.get(mark), theirs.get(mark)
        if a and b and a != b and not (mark == "year" and _may_be_one_year(ours, theirs)):
            return f"{reason}: {_both(a, b)}"
    calls = {ours.get("call"), theirs.get("call")}
    if len(calls) > 1 and (_CALL in calls or one.kind != other.kind):
        return "one is the call for what the other lists"
    if _due_before_said(ours, theirs) or _due_before_said(theirs, ours):
        return "one was to be reached before the other was announced"
    if ours.get("clause") != theirs.get("clause") and not _said_alike(one, other):
        return "a name that many things have, in different sentences"
    if ours.get("clause") and said_of_others(one, other):
        return "a name that many things have, said of other things"
    if ours.get("scope") != theirs.get("scope") and one.name != other.name:
        return "one is the umbrella over several sectors, the other one of its parts"
    return None


def _may_be_one_year(ours: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether a span of years that one tells (三年内) may end with the year of the other."""
    return ours.get("or") == theirs.get("year") or theirs.get("or") == ours.get("year")


def _said_alike(one: Identity, other: Identity) -> bool:
    return bool(said_of(one, other) or speaks_of(one, other) or speaks_of(other, one))


def _due_before_said(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether a target that `other` announces without a year comes after the year of `one`."""
    due, said = one.get("year"), other.get("said")
    return bool(due and said and due < said)


def _named_alike(one: Identity, other: Identity) -> Likeness:
    if one.name == other.name:
        return Likeness("same", 0.98, "same name")
    found = compare(one.name, other.name)
    if found.verdict != "same" and mark_of(one, "told") != mark_of(other, "told"):
        found = rendered(one.name, other.name, nicks_of(one, other)) or found
    nick = mark_of(one, "nick")
    if found.verdict != "same" and nick and nick == mark_of(other, "nick"):
        return nicknamed(one.name, other.name, nick) or found
    return found


def nicks_of(one: Identity, other: Identity) -> frozenset[str]:
    """The words in quotation marks, for which a translator may have others or none."""
    nicks = (mark_of(each, "nick") or "" for each in (one, other))
    return frozenset(word for nick in nicks for word in signature(nick).strong)


def _with_gaps(one: Identity, other: Identity, found: Likeness) -> Likeness:
    """One says its batch, part or year, the other none: of these a plan's period may go unsaid."""
    if found.verdict != "same":
        return found
    for kind in ("batch", "part"):
        if one_sided(one, other, kind):
            said = mark_of(one, kind) or mark_of(other, kind)
            reason = f"{found.reason}; one is {kind} {said}, the other names no {kind}"
            if (kind, said) == _FIRST_BATCH:
                return Likeness("same", LOOSE, reason)
            return Likeness("unsure", 0.6, reason)
    if not guesses(one, other):
        return found
    year = mark_of(one, "year") or mark_of(other, "year")
    reason = f"{found.reason}; one is that of {year}, the other names no year"
    if year in (mark_of(one, "said"), mark_of(other, "said")):
        if one.kind == "instrument":
            return Likeness("same", 0.8, f"{reason}, but is announced in it")
        return Likeness("unsure", 0.7, reason)
    if "programme" in (one.kind, other.kind):
        return Likeness("different", 0.5, reason)
    if signature(one.name).head in _YEARLY:
        return Likeness("unsure", 0.7, reason)
    return Likeness("same", 0.8, reason)


def _same_name(identity: Identity) -> str:
    if identity.kind in ("measure", "target"):
        return {"measure": "same wording", "target": "same target"}[identity.kind]
    year = mark_of(identity, "year")
    return f"same {identity.kind} name" + (f" of {year}" if year else "")


def _both(one: str, other: str) -> str:
    return ", ".join(sorted((one, other)))
