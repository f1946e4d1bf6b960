"""The several things that one English clause names, a commitment each."""

import re
from datetime import date
from itertools import pairwise

from commitments.english.core import core_of, ends_in, has_head, has_own_name
from commitments.english.kind import COUNTRYSIDE
from commitments.english.lexicon import lexicon
from commitments.english.name import Named, name
from commitments.english.phrase import QUOTED, bare_name, without_deadlines
from commitments.quantities import find_quantities

_IN_PLACES = re.compile(r"\b(?:in|across|among|within)\s+$")
_EACH_WITH = re.compile(
    r"\s+(?:with|of|from|covering|serving)\s+(?:over\s+|about\s+|more\s+than\s+)?$"
)
_TO_LEVEL = re.compile(r"\s+(?:to|at|by|reach|exceed|above|below|under|over)\s+$")
_SEVERAL = 2
_REACHES = re.compile(r"(?:able\s+to\s+)?(?:reach|exceed|top|surpass)\s+(?=\D{0,14}\d)")
_NEXT_LEVEL = re.compile(r",?\s+and\s+|,\s+")
_AND = re.compile(r"[,\s]+(?:and|as\s+well\s+as)?\s*$")
_APART = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)"
    r"(?=(?:an?|another)\s|the\s(?!other)|(?:[\w-]+\s+){0,2}(?:plans|standards|rules|guidelines)\s+"
    r"(?:for|on)\s)"
)
"""Before a second thing with its own article: "a kettle pilot and a toaster campaign"."""
_PLANS_FOR = re.compile(
    r"(?P<plans>(?:[\w-]+\s+){0,4}(?:plans|schemes|roadmaps))\s+for\s+(?:the\s+)?"
    r"(?P<fields>[^,]{3,60}(?:,\s+[^,]{3,60}){0,12},?\s+and\s+[^,]{3,60}?)"
    r"(?P<tail>\s+(?:industries|sectors))?"
)
"""One plan a field: "work plans for the steel, cement and glass industries"."""
_AMOUNT = re.compile(
    r"\s+(?:to|by|at|of|under|below|above|over|within|from)\s+(?:(?:about|around|over|more\s+than|"
    r"at\s+least|nearly|some|below|under|above|(?:no\s+)?(?:less|more|fewer)\s+than|up\s+to|roughly|"
    r"approximately)\s+)*[$\d].*$",
    re.S,
)
"""What is counted is named without how far it is to go: "share of green kilns to 60 percent"."""


def names(clause: str, said_on: date | None, subject: str | None = None) -> tuple[Named, ...]:
    """Reads a clause as `name` does, each of several things that it names apart.

    "Build 10 centers and 100 platforms", "issue the “A Rules” and the “B Rules”", "send cars and
    lamps to the countryside" commit to two things each.
    """
    whole = name(clause, said_on, subject)
    phrase = clause if subject is None else subject
    if whole.kind == "target":
        several = subject is not None and _REACHES.match(clause) is not None
        more = _targets(whole, clause, said_on) if several else ()
        if len(more) > 1:
            return more
        return _levels(whole, clause, said_on) or _targets(whole, phrase, said_on)
    quoted = [each[1] for each in QUOTED.finditer(phrase)]
    if whole.kind in ("instrument", "programme") and len(quoted) > 1 and whole.object in quoted:
        return tuple(
            whole._replace(object=" ".join(each.split()))
            for each in quoted
            if not each.startswith(("the ", "this "))  # hereinafter "the Plan"
            and (lexicon().instrument.search(each) or lexicon().programme.search(each))
        )
    campaign = COUNTRYSIDE.search(whole.object)
    if campaign:
        goods = re.split(r",\s+(?:and\s+)?|\s+and\s+", whole.object[: campaign.start()].strip())
        return tuple(whole._replace(object=f"{each} {campaign[0].strip()}") for each in goods)
    return _plans(whole) or _side_by_side(whole, clause, said_on, subject) or (whole,)


def _plans(whole: Named) -> tuple[Named, ...]:
    listed = _PLANS_FOR.fullmatch(whole.object) if whole.kind == "instrument" else None
    if listed is None:
        return ()
    fields = re.split(r",\s+(?:and\s+)?|\s+and\s+", listed["fields"])
    if len(fields) < (2 if listed["tail"] else 3):
        return ()  # "plans for research and development" may be one
    return tuple(
        whole._replace(object=f"{listed['plans']} for {field}{listed['tail'] or ''}")
        for field in fields
    )


def _side_by_side(
    whole: Named, clause: str, said_on: date | None, subject: str | None
) -> tuple[Named, ...]:
    """Documents and programmes with an article each; nothing where one of them names none."""
    if whole.kind not in ("instrument", "programme"):
        return ()
    pieces = _APART.split(whole.object)
    if len(pieces) < 2 or not all(_is_thing(piece) and has_own_name(piece) for piece in pieces):
        return ()
    at = clause.find(whole.object)
    if subject is not None:
        return tuple(name(clause, said_on, piece) for piece in pieces)
    if at < 0:
        return ()
    return tuple(name(clause[:at] + piece, said_on) for piece in pieces)


def _is_thing(piece: str) -> bool:
    return has_head(piece) or ends_in(lexicon().founded, core_of(piece))


def _levels(whole: Named, clause: str, said_on: date | None) -> tuple[Named, ...]:
    """What each level is of: "lift output to 3,000 units and exports to 500 units"."""
    levels = [
        (quantity, start, end)
        for quantity, start, end in find_quantities(clause)
        if _TO_LEVEL.search(clause[max(0, start - 16) : start])
    ]
    if len(levels) < _SEVERAL or whole.quantity not in [quantity for quantity, _, _ in levels]:
        return ()
    found = [whole._replace(object=_AMOUNT.sub("", whole.object), quantity=levels[0][0])]
    for (_, _, begin), (quantity, start, _) in pairwise(levels):
        joint = _NEXT_LEVEL.search(clause, begin, start)
        rest = f" {clause[joint.end() : start]}" if joint else ""
        counted = bare_name(without_deadlines(_TO_LEVEL.sub("", rest).strip(), said_on))
        if not counted:
            return ()
        found.append(whole._replace(object=counted, quantity=quantity))
    return tuple(found)


def _targets(whole: Named, phrase: str, said_on: date | None) -> tuple[Named, ...]:
    """A target for each count that a noun of its own follows."""
    counts = [
        (quantity, start)
        for quantity, start, end in find_quantities(phrase)
        if (quantity.unit.isalpha() or (quantity.unit == "%" and phrase.startswith(" of ", end)))
        and quantity.unit not in lexicon().uncounted
        and not _IN_PLACES.search(phrase, 0, start)
        and phrase[:start].count("(") == phrase[:start].count(")")
    ]
    if len(counts) == _SEVERAL and _EACH_WITH.search(phrase, 0, counts[1][1]):
        whole = whole._replace(object=_EACH_WITH.sub("", phrase[counts[0][1] : counts[1][1]]))
        counts.pop()
    if len(counts) < 2 or whole.quantity not in [quantity for quantity, _ in counts]:
        counted = _AMOUNT.sub("", whole.object)
        return (whole._replace(object=counted) if has_own_name(counted) else whole,)
    ends = [start for _, start in counts[1:]] + [len(phrase)]
    return tuple(
        whole._replace(
            object=without_deadlines(bare_name(_AND.sub("", phrase[start:end])), said_on),
            quantity=quantity,
        )
        for (quantity, start), end in zip(counts, ends, strict=True)
    )
