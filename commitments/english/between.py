"""What stands between an English modal and what is done: asides, times, "be"."""

import re

_IN_TIME = (
    r"(?:(?:this|next)\s+(?:year|month|week|quarter)|(?:in|by|from)\s+(?:(?:the\s+end\s+of|early|late)\s+)?(?:20\d\d|[A-Z]\w+)|"
    r"in\s+(?:due\s+course|future|time|the\s+meantime|turn)|over\s+time|by\s+then|at\s+the\s+latest|later(?:\s+(?:this|next)\s+\w+)?)"
)
"""When, between the modal and its verb: "will in due course be …"."""
PASSIVE = re.compile(
    rf"(?:,\s+[^,;]{{3,80}},|\s+{_IN_TIME})?"
    r"\s+(?:also\s+|further\s+|soon\s+|then\s+|officially\s+|formally\s+|jointly\s+|"
    r"be\s+(?=made\s+to))*(?:be|have\s+been)\s+(?:\w+ly\s+|better\s+|further\s+)?[“\"‘]?(?P<participle>[a-z]+(?:ed|en)|built|set|put|made|"
    r"held|drawn|carried|stepped|sped|laid|paid|kept|cut|begun|sought|brought|run|sent|sold|done|"
    r"rebuilt|wound|told|spent|met|struck|found|swept|shown|thrown|won|lost|shut|withdrawn|dealt|taught|lent|spread|bought|led|left)\b",
    re.I,
)
LET = re.compile(r"\s+(?:also\s+)?be\s+(?:allowed|required|forbidden)\s+to\s", re.I)
"""What others may or have to do by the ministry's leave: "will be allowed to sell"."""
LETTERED = re.compile(
    r"\s*(?:,\s+(?:(?:together|along|jointly)\s+with\s[^,;]{3,140}|[^,;]{3,100}),\s+(?=[a-z]))?(?:\(?[a-h1-9][.)]\s+|[“\"](?=[a-z])|"
    rf"{_IN_TIME}\s+(?=[a-z]))?"
)
"""An aside or a list's letter behind the modal: "will, if need be, …", "aims to a) build …"."""
