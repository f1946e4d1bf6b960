"""English clauses in plain order: "roll the pilot out" as "roll out the pilot"."""

import re

from commitments._anchors import Anchored

_PARTED = re.compile(
    r"(?P<verb>(?:[a-z]+ly\s+|also\s+|further\s+|then\s+)*(?:roll|carry|draw|set|bring|phase|scale|"
    r"speed|step|work|ramp|open|beef|build|map|sort|lay|put|get|make|drive|push|take|move))\s+"
    r"(?P<what>(?:the|an?|its|their|our|this|these|all|more|such)\s+[^,;]{2,80}?|it|them)\s+"
    r"(?P<particle>out|up|forward|public|down|into\s+(?:force|effect|practice|operation|use|service))"
    r"(?=\s*$|[,;]|\s+(?:across|nationwide|in|by|from|to|on|for|before|after|this|next|at|within|as|"
    r"with|once|when|soon)\b)",
    re.I,
)
"""A verb whose particle stands behind its object."""
_HAD = re.compile(
    r"(?:(?:strive|work|seek|aim|hope)\s+to\s+)?have\s+(?P<what>(?:the|its|these|this)\s+[^,;]{3,60}?|it|them)\s+"
    r"(?:take\s+effect|come\s+into\s+(?:force|effect)|(?:out|released|issued|published|promulgated)(?=\s*$|\s))",
    re.I,
)
"""What is to be out one day: "have the rules take effect by May"."""
_SEEN_TO = re.compile(
    r"(?:see(?:\s+to\s+it)?\s+that|make\s+sure(?:\s+that)?|(?:ensure|guarantee)(?:\s+that)?)\s+"
    r"(?P<what>[^,;]{3,90}?)\s+(?:is|are)\s+(?:\w+ly\s+)?(?P<done>carried\s+out|put\s+into\s+practice|"
    r"implemented|enforced|completed|finished|released|issued|published|launched|established|built|"
    r"set\s+up)\b",
    re.I,
)
"""What somebody sees done: "will see that the plan is carried out"."""
_SOUGHT = re.compile(
    r".*?\b(?:sought|solicited|collected|gathered|invited|heard|taken)\s+"
    r"(?:from\s+[^,;]{3,40}?\s+)?(?:on|for|about)\s+(?P<on>.+)",
    re.S,
)
_VIEWS = re.compile(
    r"(?:(?:public|more|further|the|all|industry)\s+)*(?:opinions?|comments?|feedback|views|"
    r"suggestions|advice)",
    re.I,
)
_RELATIVE = Anchored(
    r",\s+(?:which\s+(?:covers?|includes?|spans?|involves?|ranges?|applies)|covering|spanning)\b[^;]{3,200}$"
    r"|,\s+(?:which|who|whose|in\s+force|open\s+(?:for|to)|out\s+for|expected|due|to\s+be|originally|first|now|long|delayed|postponed|deferred|"
    r"drafted|based)\b(?:[^,;]|,(?=\d)){3,200}(?:,(?!\d)|$)"
    r"|,?\s+(?:(?:jointly|first|recently)\s+)?(?:posted|published|released|issued|unveiled|drafted|proposed)\s+(?:on|by)\s+(?:the\s+)?(?:MIIT|ministry|\w+day|China)[^,;]{0,60}$"
    r"|,\s+(?:(?:made\s+up|composed|consisting)\s+of|comprising|(?:also\s+)?(?:known\s+as|dubbed|called|nicknamed)|(?:led|headed|chaired)\s+by)\b[^;]{3,200}$"
)
_BASES = {"drawn up": "draw up", "carried out": "carry out", "built": "build"}
_SILENT_E = ("at", "as", "c", "et", "il", "is", "iz", "ov", "u")
"""Ends what is left of a participle whose verb ends in e: revis(e)d, formulat(e)d."""
_VIEWS_WHEN = re.compile(
    r"(?P<seek>(?:seek|solicit|invite|collect|gather)(?:ing)?\s+(?:public\s+)?(?:comments?|opinions?|feedback|views)\s+)"
    r"(?P<when>(?!on\b|for\b|from\b)[^,;]{3,30}?)\s+(?=on\s)",
    re.I,
)
"""A time between opinions and what they are on: "seek comment this year on a code"."""
_PUT_OFF = re.compile(
    r"(?:postponed|delayed|put\s+off|pushed\s+back)\s+(?:to|until|till)\s+[^,;]{3,24}?\s+(?=the\s+(?:release|publication|issuance|"
    r"launch|start|rollout)\s+of\s)",
    re.I,
)
"""Until when something is put off: "postponed to March the release of a code"."""
_CALLED_FOR = re.compile(
    r"(?P<what>(?:an?|the|its|more|new)\s+(?:[^,;]|,\s+(?!and\s)[^,;]{2,40}\sand\s){3,90}?)\s+(?:to\s+)?be\s+(?:\w+ly\s+)?(?P<done>drawn\s+up|put\s+up|carried\s+out|"
    r"drafted|formulated|compiled|approved|finali[sz]ed|revised|completed|finished|released|issued|published|launched|"
    r"established|built|set\s+up|started|introduced)\b"
)
"""What a paper calls for: "(calls for) a catalogue to be released"."""


def plain_order(clause: str) -> str:
    """A clause from its verb on with the words of doing side by side before what they act on."""
    later = _PUT_OFF.match(clause)
    clause = clause[later.end() :] if later else clause
    parted = _PARTED.match(clause)
    if parted:
        return f"{parted['verb']} {parted['particle']} {parted['what']}{clause[parted.end() :]}"
    had = _HAD.match(clause)
    if had:
        return f"issue {had['what']}{clause[had.end() :]}"
    views = _VIEWS_WHEN.match(clause)
    if views:
        return f"{views['seek']}{clause[views.end() :]} {views['when']}"
    seen = _SEEN_TO.match(clause) or _CALLED_FOR.match(clause)
    if seen is None:
        return clause
    rest = clause[seen.end() :].partition(" and to ")[0]  # "… and to take effect"
    return f"{_base(seen['done'])} {seen['what']}{rest}"


def _base(participle: str) -> str:
    words = " ".join(participle.lower().split())
    if not words.endswith("ed"):
        return _BASES.get(words, words)
    return words[:-1] if words[:-2].endswith(_SILENT_E) else words[:-2]


def views_on(subject: str, predicate: str) -> str | None:
    """What opinions are sought on: "public comments" that "will be sought on the code"."""
    if _VIEWS.fullmatch(subject):
        sought = _SOUGHT.match(predicate)
        return sought["on"] if sought else None
    return None


def without_aside(subject: str) -> str:
    """A subject without what is told of it between commas: "the guide, which draws on …,"."""
    return _RELATIVE.sub("", subject)
