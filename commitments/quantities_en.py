"""English counts, amounts and shares: "at least 3,000 enterprises", "about 20 percent"."""

import re
from collections.abc import Iterator
from re import Match

from commitments._anchors import Anchored
from commitments._word_edges import AtWord
from commitments._words import any_of, folded
from commitments.model import Bound, Quantity

_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SIZE_OF = _SCALES | {"mn": 10**6, "bn": 10**9}
_NUMBERS: dict[str, float] = {
    "a": 1, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80,
}  # fmt: skip
_SCALE = "|".join(_SCALES)
_NOT_UNITS = (
    "ministries|departments|years|months|days|weeks|hours|sessions|authorities|government|agencies|"
    r"(?<!testing )(?<!certification )(?<!inspection )bodies|"
    "respects|ways|times|is|has|was|as|this|its|others"
)
_PARTS = frozenset((
    "aspects", "tasks", "areas", "fields", "measures", "parts", "steps", "priorities", "points",
    "pillars", "stages", "phases", "fronts", "goals", "links", "actions", "categories",
    "initiatives", "levels", "rounds", "sides", "objectives", "directions",
))  # fmt: skip
"""What a text counts of itself, unless it names them: five areas, but five gathering areas."""
_BOUND_WORDS: dict[Bound, str] = {
    "at_least": r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|"
    r"a\s+minimum\s+of",
    "at_most": r"as\s+many\s+as|as\s+much\s+as|"
    r"no\s+more\s+than|not\s+more\s+than|at\s+most|up\s+to|less\s+than|fewer\s+than|"
    r"below|under|not\s+exceed(?:ing)?|within",
    "more_than": r"more\s+than|over|above|exceed(?:ing|s)?|surpass(?:ing|es)?|greater\s+than|"
    r"upwards?\s+of|top(?:s|ping)?",
    "about": r"about|around|approximately|some|roughly|nearly|almost|close\s+to",
}
_WORDS = "|".join(word for word in _NUMBERS if len(word) > 2)
_OR = rf"or(?=\s+(?:more|above|higher|so|less|below|fewer|lower|\d|{_WORDS})\b)"
"""Ends a number: "30 or more", "30 or 40"; "30 new or rebuilt halls" are of one sort."""
_CORE = (
    r"(?<![\w.,/#–—-])(?:(?P<currency>US\$|\$|RMB|CNY|¥|€)\s?)?"
    r"(?:(?P<low>\d[\d,]*(?:\.\d+)?|two|three|four|five)%?\s?(?:-|–|—|to|or)\s?)?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:(?:a|two|three|four|five)\s+)?dozens?|{_WORDS}|"
    rf"a(?=\s+(?:{_SCALE})\s+(?!of\b)))(?!\d|(?!(?:mn|bn|t|pc)\b)[A-Za-z])"
    rf"(?:(?:[\s-]|(?=[mb]n\b))(?P<scale>mn|bn|{_SCALE})\b)?(?P<plus>\+|-plus\b|\s+or\s+more\b)?"
    rf"(?!-(?!odd\b|percent\b|(?:{_SCALE})\b)[A-Za-z])(?:\s|-(?=percent\b))?"
    r"(?P<unit>%|percent(?:age\s+points?)?\b|per\s+cent\b|yuan\b|RMB\b|US\s+dollars\b|dollars\b|"
    r"(?:metric\s+)?(?:tons?\b|tonnes?\b)|t(?:/yr|pa)?\b|pc\b|parts\s+per\s+[mb]illion\b|"
    r"EFLOPS\b|PFLOPS\b|exabytes\b|petaflops\b|gigawatts\b|megawatts\b|[GMkT]Wh?\b|Gbps\b|Mbps\b|km\b|kilometers\b|"
    rf"(?:small-?\s+and\s+medium(?:-sized)?\s+)?(?:(?!(?:{_NOT_UNITS}|{_OR}|by|in|of|to|from|"
    "the|that|which|for|with|on|at|per|will|are|"
    rf"were)\b)[A-Za-z0-9“”\"'’-]+\s+){{0,5}}?[“\"]?(?P<noun>(?!(?:{_NOT_UNITS})\b)[a-z][a-z-]+(?:ies|"
    r"[^s'’]s)|people|firms)\b)?"
)
_AFTER_SIGN = re.compile(_CORE, re.IGNORECASE)
_AT_WORD = AtWord(rf"(?i)\b{_CORE}")
"""The same where no sign of a currency may stand before the number."""
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"\b(?:{words})\s+(?:the\s+)?$", re.IGNORECASE))
    for bound, words in _BOUND_WORDS.items()
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"\s?(?:or\s+(?:more|above|higher|so)|and\s+above|\+)", re.IGNORECASE)),
    ("about", re.compile(r"-odd\b|\s+odd\b", re.IGNORECASE)),
    ("at_most", re.compile(r"\s?or\s+(?:less|below|fewer)", re.IGNORECASE)),
)
_LABEL = re.compile(
    r"(?:\b(?:No\.?|Nos\.?|Article|Level|Phase|Version|Section|Chapter|Step|Grade|Tier|Class|"
    "Table|Annex|Release|Generation|Gen|Model|Type|China|Industry|Internet|Wi-Fi|"
    "Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|August|Aug|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?|第)\s?$"
)
_SIZE = re.compile(
    r"\b(?:weighing|measuring|costing|aged|lasting|rated)\s+(?:at\s+|about\s+|less\s+than\s+|more\s+than\s+|"
    r"over\s+|under\s+|up\s+to\s+)?$",
    re.I,
)
"""How big a thing is counts nothing: "drones weighing less than 250 grams"."""
_OF_SIZES = re.compile(r"\d-[a-z]+\s+(?:and|or|to)\s+$")
"""How big things are: "10,000-card and 100,000-card clusters"."""
_RATED = re.compile(
    r"\d+(?:\.\d+)?(?:T\s+[a-z]|\s?(?P<unit>[GMT]bps|[kMG]Wh?|nm|[MG]Hz)(?:(?:\s+and\s+|\s+or\s+|/)\d+(?:\.\d+)?\s?(?P=unit))?"
    r"\s+(?:(?:and\s+)?[a-z-]+\s+(?:\([A-Z]+\)\s+)?){0,4}?(?:networks?|systems?|links?|lines?|modules?|turbines?|batter(?:y|ies)|packs?|chips?|process(?:es)?|"
    r"vessels?|ships?|equipment|devices?|products?|ports?|trucks?|cars?|chargers?|units?|bands?)\b)"
)
"""How fast or strong a thing is: "1.6T modules", "400 Gbps networks"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_TIME = r"(?!(?:the\s+|this\s+|next\s+|last\s+)?(?:year|20\d\d|decade|month|century|day)\b)"
_PARTS_OF = re.compile(
    r"(?i)(?<![\w-])(?<!first )(?<!second )(?<!latter )(?P<part>half|(?:a|one)[ -]half|"
    r"(?:a|one)[ -]third|two[ -]thirds|(?:a|one)[ -]quarter|three[ -]quarters)"
    rf"(?:\s+(?:of\s+|(?=(?:the|its|their|all)\b)){_OF_TIME}|"
    r"(?:(?<=by half)|(?<=by a third)|(?<=by two-thirds)|(?<=by a quarter))(?![\w-]))"
)
_SHARES = {
    "half": 50.0, "a half": 50.0, "one half": 50.0, "a third": 33.3, "one third": 33.3,
    "two thirds": 66.7, "a quarter": 25.0, "one quarter": 25.0, "three quarters": 75.0,
}  # fmt: skip
_LOTS = re.compile(
    r"(?i)(?<![\w-])(?P<lot>dozens|hundreds|(?:tens\s+of\s+|hundreds\s+of\s+)?(?:thousands|millions))"
    r"\s+of\s+(?:[\w-]+\s+){0,3}?(?P<noun>[a-z-]+(?<!s)s)\b"
)
_SIZES = {
    "dozens": 12, "hundreds": 100, "thousands": 1000, "tens of thousands": 10**4,
    "hundreds of thousands": 10**5, "millions": 10**6, "tens of millions": 10**7,
    "hundreds of millions": 10**8,
}  # fmt: skip
_OUT_OF = re.compile(
    r"(?i)(?<![\w-])(?P<few>one|two|three|four)\s+(?:(?:in|out\s+of)\s+every|out\s+of|(?<=one\s)in)\s+"
    r"(?P<all>three|four|five|six|eight|ten|twenty|10|20|100)(?=\s+[a-z])"
)
"""A share by heads: "one in every five looms"."""
_IN_WORDS = re.compile(any_of((
    " every ", " out of ", "one in ", "half ", "third of", "thirds of", "quarter of",
    "quarters of", "by a ", "by two-", "by half",
    "dozens of", "hundreds of", "thousands of", "millions of",
)))  # fmt: skip
"""What the two patterns can't do without; hardly a text has one."""
_LASTING = Anchored(
    r"(?i)\b(?P<bound>at\s+least|no\s+(?:less|fewer)\s+than|(?:more\s+than|over))\s+(?P<number>\d{1,3}|"
    r"one|two|three|four|five|six)\s+(?P<unit>days?|weeks?|months?)['’]?\s+(?:worth\s+)?of\s+(?!age\b|experience\b)"
)
"""How long a stock must last: "no less than one month of demand"."""
_LEVEL = re.compile(r"\b(?:to|have|reach|hit|add(?:\s+another)?)\s+$")
_LEVEL_ENDS = re.compile(
    r"\s*(?:$|[.;]|,(?!\d))|\s+(?:more|by|in|before|within|from|and|at|this|next)\b"
)
_NAME_OPENS = re.compile(r"[“\"‘'][A-Z][a-z]*\s+[“\"]?[A-Z]")
"""A number word at the head of a name in quotes: “Three Products”."""


def _words_value(words: list[str]) -> float:
    """Twelve, a dozen, two dozen."""
    last = _NUMBERS[words[-1].removesuffix("s")]
    return float(last * _NUMBERS[words[0]] if len(words) > 1 else last)


def _value(match: Match[str]) -> float | None:
    words = folded(match["low"] or match["number"]).replace(",", "")
    if len(words) > 15:
        return None
    number = float(words) if words[0].isdecimal() else _words_value(words.split())
    return number * _SIZE_OF.get((match["scale"] or "").lower(), 1)


def _unit(match: Match[str]) -> str | None:
    if match["noun"]:
        return match["noun"].lower()
    unit = (match["unit"] or "").lower()
    if unit.startswith(("per c", "percent")) and "point" not in unit:
        return "%"
    if match["currency"]:
        return {"RMB": "yuan", "CNY": "yuan", "¥": "yuan", "€": "euro"}.get(
            match["currency"].upper(), "dollars"
        )
    return match["unit"] or ("" if match["scale"] else None)


def _bounded(text: str, start: int) -> tuple[Match[str] | None, Bound | None]:
    words = text[max(0, start - 20) : start]
    for kind, pattern in _BEFORE:
        match = pattern.search(words)
        if match:
            return match, kind
    return None, None


def _end(match: Match[str]) -> int:
    """Where the quantity's own words end: a counted noun is its unit, not part of its text."""
    if match["noun"] or match["unit"] is None:
        return (
            match.end("plus")
            if match["plus"]
            else match.end("scale")
            if match["scale"]
            else match.end("number")
        )
    return match.end()


def _names_something_else(match: Match[str], text: str, bounded: bool) -> bool:
    """Years, labels (No. 12, Level 3, May 5) and "one" count nothing."""
    number = match["number"]
    if _RATED.match(text, match.start()):
        return True
    if _SIZE.search(text[max(0, match.start() - 24) : match.start()]):
        return True
    if _OF_SIZES.search(text[max(0, match.start() - 30) : match.start()]):
        return True
    if text.startswith("per ", match.start() - 4) and match.start() >= 4:
        return True  # so many "per 10,000 people"
    if match.start() and _NAME_OPENS.match(text, match.start() - 1):
        return True
    if match["noun"] is None and match["unit"] is None and not match["currency"]:
        return match["scale"] is None
    if _LABEL.search(text[max(0, match.start() - 12) : match.start()]) and not bounded:
        return True
    words = (match["unit"] or "").lower().split()
    if words and words[-1] in _PARTS and len(words) <= 2 and not words[0].startswith("percent"):
        return True
    if number.lower() in ("one", "1", "zero") and match["noun"] and not match["scale"]:
        return not bounded
    return bool(_YEAR.fullmatch(number) and not bounded and not match["scale"] and match["noun"])


def english_quantities(text: str) -> list[tuple[Quantity, int, int]]:
    """The quantities of an English text with start and end."""
    found = []
    signed = "$" in text or "¥" in text or "€" in text
    for match in (_AFTER_SIGN if signed else _AT_WORD).finditer(text):
        before, bound = _bounded(text, match.start())
        value, unit = _value(match), _unit(match)
        begin = match.start() - len(before[0]) if before else match.start()
        if unit is None and _is_level(match, text, begin):
            unit = ""
        elif unit is None or _names_something_else(match, text, before is not None):
            continue
        if value is None:
            continue
        start, end = match.start(), _end(match)
        if before:
            start -= len(before[0])
        for kind, pattern in _AFTER:
            after = pattern.match(text, end)
            if after:
                bound, end = kind, after.end()
        if bound is None and (match["low"] or (match["plus"] or "").endswith("more")):
            bound = "at_least"
        if match["plus"] == "-plus":
            bound = "more_than"
        found.append((Quantity(text[start:end], value, unit, bound), start, end))
    return [*found, *_in_words(text), *_lasting(text)]


def _is_level(match: Match[str], text: str, begin: int) -> bool:
    """A bare number that is reached: "bring the index to below 1.3", "extend them to 20"."""
    return (
        match["low"] is None
        and not _YEAR.fullmatch(match["number"])
        and (
            _LEVEL.search(text[max(0, begin - 14) : begin]) is not None
            or text.startswith(("exceed ", "surpass "), begin)
        )
        and _LEVEL_ENDS.match(text, match.end("number")) is not None
    )


def _in_words(text: str) -> Iterator[tuple[Quantity, int, int]]:
    """Parts and round numbers without figures: half of all mills, hundreds of mills."""
    if not _IN_WORDS.search(text.lower()):
        return
    for match in _PARTS_OF.finditer(text):
        share = _SHARES[folded(match["part"]).replace("-", " ")]
        yield _worded(text, match.start("part"), match.end("part"), share, "%")
    for match in _OUT_OF.finditer(text):
        few, all_ = folded(match["few"]), folded(match["all"])
        share = round(100 * _NUMBERS[few] / (_NUMBERS.get(all_) or float(all_)), 1)
        yield _worded(text, match.start(), match.end(), share, "%")
    for match in _LOTS.finditer(text):
        size = _SIZES[" ".join(folded(match["lot"]).split())]
        yield _worded(text, match.start(), match.end("lot"), size, match["noun"].lower())


def _lasting(text: str) -> Iterator[tuple[Quantity, int, int]]:
    if " of " not in text:
        return
    for match in _LASTING.finditer(text):
        bound: Bound = (
            "more_than" if match["bound"].lower() in ("over", "more than") else "at_least"
        )
        value = float(_NUMBERS.get(folded(match["number"])) or match["number"])
        start, end = match.start(), match.end("unit")
        yield Quantity(text[start:end], value, match["unit"].lower(), bound), start, end


def _worded(text: str, start: int, end: int, value: float, unit: str) -> tuple[Quantity, int, int]:
    before, bound = _bounded(text, start)
    start -= len(before[0]) if before else 0
    return Quantity(text[start:end], float(value), unit, bound), start, end
