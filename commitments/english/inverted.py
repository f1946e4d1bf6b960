"""English sentences that put what is planned last: "Also on the agenda is a code for kilns"."""

import re

from commitments.english.piece import Clause

_OPENINGS = (
    "Also", "Among", "Next", "Then", "Later", "On the", "In ", "Under", "Still", "Coming",
    "Watch", "Look", "Expect", "High", "Top", "First", "Due ",
)  # fmt: skip
_PLANNED = re.compile(
    r"(?:Next|Then|Later)\s+(?:comes?|follows?)\s+(?=(?:an?|the|new)\s(?!(?:[a-z]+\s)?(?:chores|tasks|measures|goals|targets|details|question|rest|list\s+of\s+(?:chores|tasks))\b))|(?:Also\s+(?:planned|proposed|envisaged|envisioned|promised|pledged)|"
    r"(?:Also\s+|Next\s+)?(?:[Ii]n\s+the\s+(?:pipeline|works|making)|[Uu]nder\s+(?:consideration|discussion|study|"
    r"development|preparation|review)|[Oo]n\s+(?:the|its|their)\s+(?:[\w-]+(?:['’]s)?\s+){0,2}(?:drawing\s+board|cards|agenda|list|"
    r"to-do\s+list|table)))\s+(?:is|are)\s+(?=(?:an?|the|new|more|plans?|rules|[a-z]+)\s)"
    r"|(?:(?:Next\s+(?:up|in\s+line)|Still\s+to\s+come|(?:Also\s+)?[Cc]oming(?:\s+(?:up|next|soon))?|Also\s+due|In\s+(?:store|prospect)|"
    r"(?:High|Top|First)\s+(?:on|of)\s+(?:the|its|their)\s+(?:[\w-]+\s+)?(?:list|agenda)|Due\s+(?:(?:this|next|in|by|before|later)\s+)(?:[\w-]+\s+){0,3}?[\w-]+)"
    r"(?:,\s+[^,:]{3,40},)?(?:\s+(?:is|are)|:)|First\s+comes?)\s+(?=(?:an?|the|new|more|two|three|rules|\d+)\s)"
    r"|(?:Watch(?:\s+out)?|Look\s+out)\s+for\s+(?=(?:an?|the)\s)|Expect\s+(?=(?:an?|the)\s)"
    r"|(?:Also\s+)?[Aa]mong\s+(?:the|its|their|other)\s+(?:[\w-]+\s+){0,3}?(?:steps|plans|tasks|projects|priorities|"
    r"measures|moves)(?:\s+(?:planned|proposed|ahead|to\s+come))?\s+(?:is|are)\s+(?=(?:an?|the|new|more|plans?|rules)\s)"
)
"""What is planned, up to the thing itself."""


def inverted(text: str, end: int) -> Clause | None:
    """The clause of a sentence, up to `end`, whose subject stands behind its predicate."""
    planned = _PLANNED.match(text, 0, end) if text.startswith(_OPENINGS) else None
    if planned is None:
        return None
    return Clause(0, end, 0, 0, text[planned.end() : end], "passive", concrete=True)
