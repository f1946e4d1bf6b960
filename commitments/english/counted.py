"""How many an English clause counts: the number that is to be reached, and none beside it."""

import re

from commitments._anchors import Anchored
from commitments._words import folded
from commitments.english.core import has_head
from commitments.english.phrase import CUT
from commitments.model import Bound, Quantity
from commitments.quantities import find_quantities

_RATE = re.compile(
    r"(?:[\w-]+\s+){0,6}?(?:rate|share|ratio|proportion|coverage)\s+(?:of|in)\s", re.I
)
"""What percentages are of, whatever else is counted in its name."""
_REACHING = re.compile(
    r"\s+(?:reach|exceed|hit|use|employ|contain|total|top|surpass|account|rise|grow|climb|jump|increase|drop|fall|shrink|decrease|"
    r"expand|double|decline|be\s+(?:no\s+(?:less|fewer|more|lower|higher)|at\s+(?:least|most)|kept|above|below|under))\b",
    re.I,
)
_SO_FAR = re.compile(
    r",\s+(?:now|currently|already|so\s+far|at\s+present|until\s+now)\s[^,;]{3,60}(?=,|$)"
)
"""How things stand: "its pickup, now limited to 200 towns, "."""
_KNOWN = re.compile(
    r"(?:its|their|these|those|both|(?:the\s+country|the\s+nation|China)['’]s)\s+(?:(?:big|major|main|top|"
    r"largest|existing|other|state-owned)\s+)*(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozen)\s+"
    r"(?!percent|per\s+cent|(?:million|billion|trillion)\b)[a-z]"
    r"|the\s+(?:current\s+|existing\s+)?[\d.]+\s?(?:%|percent|per\s+cent)\s+(?:[a-z-]+\s+){0,2}?(?:tax|tariff|dut(?:y|ies)|reduction|discount|"
    r"subsid(?:y|ies)|exemption|rebate|levy|cut|cap|limit|rule|threshold)\b",
    re.I,
)
"""How many there are anyhow: "its three carriers"."""
_BORNE = re.compile(
    r"\b(?:pick\s+up|pay|cover|bear|shoulder|reimbursed|compensated|subsidi[sz]ed?|fund|offer|for|up\s+to)\s+(?:for\s+)?(?:up\s+to\s+)?"
    r"[\d.]+\s*(?:%|per\s?cent|percent)\s+of\s+(?:the\s+|their\s+|its\s+)?(?:[\w-]+\s+){0,2}?(?:costs?|price|bill|fees?|"
    r"expenses|losses|premiums?|tuition|rent|interest)\b|^(?:up\s+to\s+)?[\d.]+\s*(?:%|per\s?cent|percent)\s+of\s+(?:the\s+|their\s+|its\s+)?"
    r"(?:bill|costs?|price|fees?|expenses|losses|tuition|rent|interest)\b",
    re.I,
)
"""How much of others' costs is borne is a help and no goal."""
_BETTERING = re.compile(r"\b(?:optimi[sz]|improv|consolidat|safeguard|streamlin)\w*\s*$", re.I)
_HANDFUL = 12
"""So many, made better, are there already: "optimize four corridors"."""
_INTO_ONE = re.compile(
    r"(?:two|three|four|five|six|\d+)\s+[^,;]{3,60}?\s+into\s+(?:one|an?)\b", re.I
)
_WHOSE = Anchored(
    r"\s+whose\s|\s(?:at|of|on)\s+(?:the\s+|an?\s+)?(?:[a-z]+-)?\d[\d,.]*-[a-z]+\s+(?:[^,;]{1,40}?\s)?(?:scale|level|class)\b|\s(?:shared|used|run|operated|backed|owned|developed|drafted)\s+by\s|\s(?:in|under|of|through)\s+which\s|\b(?:all|every|any|each)\s+(?:[\w-]+\s+){1,3}(?:with|of)\s+(?:more|over|fewer|less|at|\d)|"
    r"\b(?:longer|larger|bigger|smaller|older|heavier|taller|wider|deeper|newer)\s+than\s"
)
"""Begins what tells which ones are meant: "data from all mills with more than 50 looms"."""
_SIZED = re.compile(
    r"(?:an?\s+|the\s+|more\s+|new\s+)?(?:[a-z-]+\s+){0,5}?[a-z-]{3,}(?<!s)s\s+(?P<size>with\s+(?:(?:more\s+than|over|at\s+least|about|around|up\s+to|"
    r"no\s+(?:fewer|less)\s+than)\s+)?\d[\d,.]*(?:\s+(?:million|billion))?(?:\s+or\s+more|-plus|\+)?\s+[a-z])"
)
"""How big each of them is: "clusters with 300 or more looms"."""
_BUILDING = re.compile(
    r"\b(?:deploy|construct|buil[dt]|develop|set\s+up|establish|creat|cultivat|foster)", re.I
)
_OF_UNITS = re.compile(
    r"(?:(?:an?|the|reach|targeting)\s+)*(?P<number>(?:(?:more\s+than|over|about|at\s+least)\s+)?\d[\d,]*)-(?P<unit>unit|ton|tonne|vehicle|robot|set|car)\s+"
    r"(?:[a-z-]+\s+){0,2}?(?:capacity|capability|capabilities|deployments?|output|production|fleet|rollout)\b"
)
"""What is to be reached, its number before it: "10,000-unit capacity"."""
_NUMBER_OF = Anchored(r"\bnumber\s+of\s+(.+)")
_REACHED = re.compile(
    r"\b(?:reach|exceed|surpass|top|hit|total|to(?!\s+(?:grow|rise)))\s+((?:(?:more\s+than|"
    r"at\s+least|over|about|"
    r"around|nearly)\s+)?\d[\d,.]*(?:\s+(?:million|billion|thousand))?)"
)
MULTIPLIED = re.compile(
    r"\b(?P<by>doubl|tripl|trebl|quadrupl|halv)(?:e|es|ed|ing)\b(?!\s+(?:down|up)\b|-)", re.I
)
_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_FIRST_FEW = re.compile(
    r"(?:first|next|other|remaining|last)\s+(\d[\d,]{0,8})|(?:(?:at\s+least|about|another)\s+)?(\d[\d,]{0,8})\s+more"
)


_HELD_WITH = re.compile(
    r"(?:be\s+(?:held|staged|hosted|opened|run)|run|take\s+place|open|kick\s+off)\b(?=.*?\swith\s)[^,;]*?(?=,?\s+with\s)"
)
"""An event; how many come to it is no goal: "will be held in June with over 500 exhibitors"."""
_SPAN = Anchored(
    r"\b(?:period|time|cycle|duration)\b.*?\b(?:(?P<most>not\s+exceed|within|under|below|less\s+than)|to)"
    r"\s+(?P<text>(?P<value>\d{1,3})\s+(?P<unit>(?:working\s+)?(?:days|months|hours|minutes)))\b"
)
"""How long something may take: "the payment period shall not exceed 60 days"."""


_BACKGROUND = Anchored(
    r",?\s(?:after|following|amid(?:st)?|despite|because|given|in\s+the\s+wake\s+of)\s(?!(?:\w+\s+)?20\d\d\b)"
)
"""Begins what has been: "support mills after a trial in three provinces"."""


def counted(phrase: str, bare: str, doing: str, plain: str, subject: str | None) -> Quantity | None:
    """How many or how long what a clause names is to be; its words as `name` cuts them."""
    event = _HELD_WITH.match(plain) if subject is not None else None
    plain = plain[: event.end()] if event else plain
    sized = _SIZED.match(phrase) if " with " in phrase else None
    if sized and _BUILDING.search(f"{doing} {sized[0]}"):
        phrase = phrase[: sized.start("size")]
    quantity = _counted(phrase, bare, plain, subject) or _times(doing) or _alone(bare, plain)
    quantity = quantity or (_of_units(phrase) if "-" in phrase else None)
    if (
        quantity
        and quantity.value <= _HANDFUL
        and quantity.unit.isalpha()
        and _BETTERING.search(doing)
    ):
        return None
    return quantity or _span(f"{subject or ''} {plain}")


def _of_units(phrase: str) -> Quantity | None:
    units = _OF_UNITS.match(phrase)
    found = find_quantities(f"{units['number']} {units['unit']}s") if units else ()
    return found[0][0] if found else None


def _counted(phrase: str, bare: str, plain: str, subject: str | None) -> Quantity | None:
    if subject is not None and _RATE.match(subject):
        shares = [each for each, _, _ in find_quantities(plain) if each.unit == "%"]
        if shares:
            return shares[0]
    quantity = _quantity(phrase if subject is None else f"{subject} {plain}", bare)
    if quantity is None or not quantity.unit:
        return _number_of(phrase if subject is None else subject, plain) or quantity
    return quantity


def _times(doing: str) -> Quantity | None:
    """How many times as much it is to be: "triple capacity"."""
    found = MULTIPLIED.search(doing)
    return Quantity(found[0], _MULTIPLES[folded(found["by"])], "times", None) if found else None


def _alone(bare: str, plain: str) -> Quantity | None:
    """A number whose noun was said before: "it aims to have 50", "the first 20 will be chosen"."""
    few = _FIRST_FEW.fullmatch(bare)
    if few is not None:
        number = few[1] or few[2]
        return Quantity(number, float(number.replace(",", "")), "", None)
    found = find_quantities(plain) if bare[-1:].isdigit() and bare.isascii() else ()
    return found[0][0] if found else None


def _span(text: str) -> Quantity | None:
    found = _SPAN.search(text)
    if found is None:
        return None
    bound: Bound | None = "at_most" if found["most"] else None
    return Quantity(found["text"], float(found["value"]), found["unit"], bound)


def _number_of(subject: str, predicate: str) -> Quantity | None:
    """What is counted stands before its number: "the number of plants will reach 30"."""
    counted, number = _NUMBER_OF.search(subject), _REACHED.search(predicate)
    if counted is None or number is None:
        return None
    found = find_quantities(f"{number[1]} {counted[1]}")
    return found[0][0] if found else None


def _quantity(phrase: str, bare: str) -> Quantity | None:
    share = "%" in phrase or "cent" in phrase
    if (share and _BORNE.search(phrase)) or _KNOWN.match(phrase) or _INTO_ONE.match(phrase):
        return None
    behind = _BACKGROUND.search(phrase)
    phrase = phrase[: behind.start()] if behind else phrase
    phrase = _SO_FAR.sub("", phrase) if ", " in phrase else phrase
    those = _WHOSE.search(phrase)
    phrase = phrase[: those.start()] if those else phrase
    cut = CUT.search(phrase, max(12, len(bare)))
    purpose = (
        cut
        and cut[0].split() in (["to"], ["so", "that"])
        and not _REACHING.match(phrase, cut.end())
    )
    found = find_quantities(phrase[: cut.start()] if cut and purpose else phrase)
    if (
        not found and cut and purpose and not has_head(bare)
    ):  # "cut the time needed to approve plants by a third"
        found = find_quantities(phrase)
        found = found if found and phrase[: found[0][1]].endswith(" by ") else ()
    return found[0][0] if found else None
