"""Whether what two words say a thing is (方案, plan) can be one thing."""

from commitments.names.glossary import heads


def alike(one: str | None, other: str | None) -> bool:
    """Whether a thing with one class of heads may be called by the other (plan, 方案)."""
    return kinship(one, other) == "alike"


def kinship(one: str | None, other: str | None) -> str:
    """Whether two heads can mean one thing: "alike", "near" (a person should look), "apart"."""
    if one == other:
        return "alike"
    if one is None or other is None:
        given = one or other
        return "alike" if given and (heads()[given].weak or given in SPOKEN) else "apart"
    a, b = heads()[one], heads()[other]
    if other in a.like or one in b.like or a.like & b.like:
        return "alike"
    if other in a.near or one in b.near:
        return "near"
    return "apart"


SPOKEN = frozenset(["行动", "试点", "program"])
"""Heads that speakers leave out: 大规模设备更新 for its 行动."""
