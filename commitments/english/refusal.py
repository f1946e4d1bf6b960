"""English clauses that refuse: what won't be drawn up is given up, the rest a direction."""

import re

from commitments.english.name import Named

_REFUSED = re.compile(
    r"(?:(?:will|would|shall)\s+|(?:is|are)\s+(?=no\s+longer|not))(?:in\s+principle\s+)?"
    r"(?:not(?!\s+(?:only|(?:be\s+)?(?:exceed|surpass|fall|drop|lower|less|fewer|more|higher|below|above))\b)|no\s+longer|never)\s+(?:(?:be|planning\s+to|going\s+to)\s+)?"
    r"(?P<making>(?:separately\s+|now\s+)?(?:draw|draft|formulat|compil|writ|develop|issu|releas|"
    r"introduc|launch|establish|set\s+up|buil|carr|start|held|hold|organi[sz])[a-z]*)?"
)

_LEAVE = re.compile(
    r"\bbe\s+(?:(?:allowed|permitted|able|free)\s+to|granted|accepted|licensed|certified|registered|processed|subsidi[sz]ed|"
    r"approved\s+for)\b"
)
"""What others may do or get no more is laid down: "will no longer be allowed to sell"."""


def unless_refused(predicate: str, passive: bool, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """What a clause still names where its predicate refuses to do it.

    A paper that won't be drawn up is given up, which is news of that paper; "will not extend the
    pilot" is a direction, and "will not be affected" is nothing.
    """
    refused = _REFUSED.match(predicate)
    if refused is None:
        return named
    if refused["making"]:
        return tuple(each for each in named if each.stage or not passive)
    if passive and not _LEAVE.search(predicate):
        return ()
    return tuple(each._replace(kind="measure", stage=None, quantity=None) for each in named)
