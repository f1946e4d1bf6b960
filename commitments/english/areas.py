"""What an English paper names as its fields of work: "sets five priority areas: A, B and C"."""

import re

from commitments._words import has_one
from commitments.english.joint import without_joint
from commitments.english.lexicon import lexicon
from commitments.english.piece import Clause
from commitments.english.tail import tail
from commitments.english.text import trimmed

_PAPER = (
    r"(?:plan|blueprint|roadmap|program(?:me)?|initiative|strategy|scheme|outline|policy|opinions?|guidance|"
    r"guidelines?|notice|circular|document|directive|agenda|framework|conference|meeting)"
)
_COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|several|key|main|major|"
    r"priority|core)"
)
_FIELDS = (
    r"(?:areas|directions|priorities|tasks|pillars|fronts|aspects|fields|measures|dimensions|goals|objectives|themes|"
    r"initiatives|actions|steps|domains|focuses|focal\s+points)"
)
_SETS = (
    r"(?:sets?|outline[sd]?|identif(?:ies|ied)|list(?:s|ed)?|la(?:ys|id)|detail(?:s|ed)?|propose[sd]?|cover(?:s|ed)?|define[sd]?|"
    r"specif(?:ies|ied)|maps|mapped|focuses|puts|spans|establish(?:es|ed)|nam(?:es|ed)|calls\s+for|contains|includes|"
    r"comprises|features|highlight(?:s|ed)?|prioriti[sz]es|deploy(?:s|ed)|presents)"
)
_SETTING = (
    r"(?:outlining|setting|laying|listing|covering|detailing|specifying|identifying|focusing|focused|proposing|comprising|"
    r"spanning|featuring|built|cent(?:er|re)d)"
)
_OPENS = re.compile(
    rf"(?:^(?:(?:The|This|That)\s+(?:[\w’'&-]+\s+){{0,6}}?{_PAPER}(?:\s+\([^()]{{1,40}}\))?(?:,\s+[^,;]{{3,80}},)?|It|They|"
    rf"(?:The\s+ministry|(?:China['’]s\s+)?MIIT))\s+(?:also\s+|further\s+|has\s+)?{_SETS}"
    rf"|\b{_PAPER}\b[^.;:]{{0,100}}?,?\s{_SETTING})"
    rf"\s+(?:[\w-]+\s+){{0,5}}?{_COUNT}\s+(?:[\w-]+\s+){{0,3}}?{_FIELDS}"
    r"(?:\s+(?:of|for|in)\s+[\w -]{3,40}?)?"
    rf"(?::|(?P<dash>\s[—–]|\s--?)|,?\s+(?:including|namely):?)\s+"
)
_ARE = re.compile(
    r"(?:(?:[Kk]ey|[Mm]ain|[Mm]ajor|[Tt]op|[Ii]ts|[Tt]he|[Ss]pecific)\s+){0,3}(?:[Pp]riorities|[Tt]asks|"
    r"(?:[Pp]riority|[Ff]ocus|[Kk]ey)\s+areas)\s+(?:include|are):?\s+"
)
"""Begins the same by itself: "Priorities include A, B and C"."""
_SIGNS = (
    "areas", "directions", "priorities", "tasks", "pillars", "fronts", "aspects", "fields",
    "measures", "dimensions", "goals", "objectives", "themes", "initiatives", "actions", "steps",
    "domains", "focuses", "focal", "Priorities", "Tasks",
)  # fmt: skip
_DASH = re.compile(r"\s(?:[—–]|--?)\s")
_BEHIND = re.compile(
    r",\s+(?:alongside|along\s+with\s+(?:an?|the)\s|while|which|with\s|in\s+(?:a|an)\s|aiming|aimed|targeting|according|as\s+part)"
)
_COMMA = re.compile(r",(?!\d)[”\"]?\s+(?:and\s+)?")
_AND = re.compile(r"\s+and\s+")
_ITEM = re.compile(
    r"(?:an?\s+|the\s+)?[\w“\"‘'(+&/’)-]+(?:[\s,]+[\w“”\"‘'(+&/’).%-]+){1,15}[)”\"’]?\.?"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|said|says|that|which|who|it|they|we)\b"
)
_LONGEST = 400


def fields_of_work(text: str, going_on: bool, goes_on: bool) -> tuple[int, list[Clause]]:
    """Where the list of a paper's fields of work is opened, and each as a clause.

    `going_on`: the list that the sentence before opened goes on behind a semicolon; `goes_on`: a
    semicolon stands behind this one.
    """
    if going_on:
        begin = 4 if text.startswith("and ") else 0
        return begin, _listed(text, begin, len(text), True)
    if not has_one(text, _SIGNS):
        return 0, []
    opens = _OPENS.search(text)
    if opens is None:
        are = _ARE.match(text)
        return (0, _listed(text, are.end(), tail(text, are.end()), goes_on)) if are else (0, [])
    begin, end = opens.end(), tail(text, opens.end())
    closing = _DASH.search(text, begin, end) if opens["dash"] else None
    behind = _BEHIND.search(text, begin, end)
    end = min(cut.start() for cut in (closing, behind) if cut) if closing or behind else end
    return opens.start(), _listed(text, begin, end, goes_on)


def _listed(text: str, begin: int, end: int, alone: bool) -> list[Clause]:
    """The things of a list; where semicolons part them (`alone`), one."""
    if end - begin > _LONGEST:
        return []
    joints = [] if alone else [each.span() for each in _COMMA.finditer(text, begin, end)]
    last = joints[-1][1] if joints else begin
    if joints and not text.endswith("and ", 0, last):
        ands = [each.span() for each in _AND.finditer(text, last, end)]
        joints += ands if len(ands) == 1 else []
    if not (joints or alone):
        return []
    starts = [begin, *(after for _, after in joints)]
    ends = [*(before for before, _ in joints), end]
    spans = [
        (start, without_joint(text, start, trimmed(text, start, stop)[1]))
        for start, stop in zip(starts, ends, strict=True)
    ]
    things = [text[start:stop] for start, stop in spans]
    if _FINITE.search(text, begin, end) or not all(map(_ITEM.fullmatch, things)):
        return []
    if all(thing[:1].isupper() for thing in things):
        return []  # places or firms
    doing = lexicon().ongoing
    return [
        Clause(start, stop, start, start, "the plan", "active", thing=not doing.match(text, start))
        for start, stop in spans
    ]
