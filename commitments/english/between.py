"""What stands between an English modal and what is done: asides, times, "be", whom it has."""

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
IN_PLACE = re.compile(
    r"have\s+(?:it|them|(?:the|an?|these|its|this|at\s+least|more\s+than|two|three|four|five|ten|\d+)\s+[^,;]{3,80}?)\s+(?:in\s+(?:place|force)|"
    r"out|ready|completed|approved|finali[sz]ed|released|issued|up\s+and\s+running|in\s+operation|operational)\b"
    r"|have\s+(?:an?|its)\s+(?:[\w-]+\s+){0,3}(?:standard|law|regulation|code|catalog(?:ue)?|"
    r"database|registry|platform)\b"
)
HAVE_THEM = re.compile(
    r"have\s+(?:[\w'’-]+\s+){0,3}?[\w-]+s\s+(?=[a-z]+\s+(?:[\w-]+\s+)?(?:\d|the\s|an?\s|its\s|their\s|all\s|more\s))"
)
"""Whom it has do something: "will have carriers (turn 300 masts)"."""
UNDER_WHICH = re.compile(
    r"\b(?:systems?|schemes?|mechanism|regime|arrangement|pilot|trial|programme?|rules)\s+(?:under|in|by)\s+which\s+[^,;]*$"
)
"""Begins what becomes of those under something that is told of: part of its name."""
_PERIOD = (
    r"(?:the|this|next|coming|end|start|early|late|of|first|second|third|fourth|half|quarter|"
    r"year['’]s|two|three|four|five|six|\d{1,2})"
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
TIME = (
    "(?:(?:this|next) (?:year|month|quarter|week|spring|summer|autumn|winter)|"
    "(?:later|early|late) (?:this|next) year|"
    rf"(?:by|in|before|within|over|during|from) (?:{_PERIOD} ){{0,7}}"
    rf"(?:20\d\d|year|end|half|quarter|months?|years?|weeks?|[hq][1-4]|{_MONTH}))"
)
"""Stands between a verb of planning and what is planned: "plans this year to"."""
