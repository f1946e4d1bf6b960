"""Which commitment a mention is about, across outlets, languages, wordings and years."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from commitments.identity.references import NOTICES
from commitments.identity.widening import widened
from commitments.model import Identity, Judgement, Mention
from commitments.names.completion import completed
from commitments.names.glossary import is_chinese, without_head
from commitments.names.judgement import conflict_of, judge
from commitments.names.known_names import canonical, edition
from commitments.names.likeness import LOOSE, Likeness, broad, compare, signature
from commitments.names.marks import guesses, mark_of
from commitments.names.naming import LONGEST, bare_name, bounded, fold, is_round
from commitments.names.nicknames import nickname
from commitments.names.targets import (
    counted,
    is_particular,
    number_before,
    number_of,
    sum_of,
    unit_of,
    year_before,
    year_of,
)

_RANK = {"same": 0, "unsure": 1, "different": 2}
_YEAR_BEFORE = re.compile(r"(?<!\d)(20[0-5]\d)(?:年度|年)?的?$")
_YEAR_ALONE = re.compile(r"(?:in )?(20[0-5]\d)(?:年度?)?")
_THIS_YEAR = re.compile(r"(今年|本年度|明年|新一轮|this year's|new round of(?: the)?)的?$")
_NEXT_YEAR, _SELECTION = "明年", "遴选"
"""What is chosen every year is that of the year for which it is announced."""
_OPENING_YEAR = re.compile(r"今年|本年度|this year's")
_NO_WORD = re.compile(r"[\W_]+")
_TELLING_CLAUSE = 12
"""Characters of a clause that is hardly said of two things (“公开征求意见” is)."""
_CALL = re.compile(r"(?:申报|征集|推荐|遴选)(?:工作)?$")
_CHOSEN = re.compile("(重点|优秀|优质|典型|标杆)(?:培育|支持|扶持)?的?(.{3,}?)(?:目录|名录|名单)?")
"""What is one of the chosen by its name: to choose it is to put it on the roll of them."""
_LIST = "名单"
_LISTS = frozenset({"目录", _LIST})
_CASES = "案例"
"""What is published of them is no call for them (典型案例征集), which has the same name."""
_PAIRED = 4
"""Telling words of a name, the longest first, whose pairs are lookup keys."""


def identify(mention: Mention, said_on: date | None) -> Identity:
    """What tells the commitment of `mention` from others; `said_on` is its day in Shanghai.

    `said_on` decides what 今年 means and which edition of a plan an undated name is.
    """
    mention = bounded(mention)
    if mention.kind == "measure":
        clause = _clause(mention.quote)
        return Identity("measure", clause, (f"clause:{clause}",))
    if mention.kind == "target":
        return _identify_target(mention, said_on)
    return _identify_named(mention, said_on)


def commitment_id(identity: Identity) -> str:
    """`c` and 12 hex digits, the same for the same name and marks."""
    # What it is said of, and when, tells it from others but isn't its name. A target without a
    # field (营业收入) has no other.
    of_day = () if identity.kind == "target" else ("said:", "about:")
    untold = ("amid:", "nick:", "or:", "sum:", "told:", *of_day)
    told = [mark for mark in identity.marks if not mark.startswith(untold)]
    if identity.kind == "target":
        # New stations and all of them are of one name.
        told += sorted(k for k in identity.keys if k.startswith("number:") and "@" not in k)
    text = "\n".join((identity.name, *told))
    return "c" + _digest(text)[:12]


def link(identity: Identity, candidates: Sequence[tuple[str, Identity]]) -> tuple[Judgement, ...]:
    """A judgement a commitment, best first; a commitment may be named by several candidates.

    One candidate whose marks conflict sets its whole commitment apart. A name without a year that
    would fit several dated commitments is unsure of each.
    """
    groups: defaultdict[str, set[Identity]] = defaultdict(set)
    for commitment, candidate in candidates:
        groups[commitment].add(candidate)
    judged = {commitment: _judge_group(identity, group) for commitment, group in groups.items()}
    judged |= _under_way(identity, groups)
    guessed = [c for c, (found, guess) in judged.items() if guess and found.verdict == "same"]
    guessed = guessed if len(guessed) > 1 else _loose([*judged.items()])
    found = []
    for commitment, (likeness, _) in judged.items():
        if len(guessed) > 1 and commitment in guessed:
            reason = f"{likeness.reason}; {len(guessed)} such commitments are known"
            likeness = Likeness("unsure", 0.7, reason)
        found.append(Judgement(commitment, likeness.verdict, likeness.score, likeness.reason))
    return tuple(sorted(found, key=lambda j: (_RANK[j.verdict], -j.score, j.commitment_id)))


def _loose(judged: Sequence[tuple[str, tuple[Likeness, bool]]]) -> list[str]:
    """The commitments whose names fit loosely, where no name fits better."""
    same = [(commitment, found) for commitment, (found, _) in judged if found.verdict == "same"]
    if any(found.score > LOOSE for _, found in same):
        return []
    return [commitment for commitment, _ in same]


def binds(identity: Identity, commitment: str) -> bool:
    """Whether a commitment may be found by this name of it: not by one of its sentence alone.

    Such a name would set the commitment apart from everything that other sentences say.
    """
    return mark_of(identity, "clause") is None or commitment_id(identity) == commitment


def _judge_group(identity: Identity, group: set[Identity]) -> tuple[Likeness, bool]:
    """The likeness to one commitment, and whether it rests on a year that goes unsaid."""
    if len(group) == 1:
        (other,) = group
        return judge(identity, other), guesses(identity, other)
    ordered = sorted(group, key=repr)
    judged = [(judge(identity, other), guesses(identity, other)) for other in ordered]
    apart = [
        found for found, other in zip(judged, ordered, strict=True) if conflict_of(identity, other)
    ]
    return min(apart or judged, key=lambda j: (_RANK[j[0].verdict], -j[0].score, j[0].reason))


def _under_way(
    identity: Identity, groups: Mapping[str, set[Identity]]
) -> dict[str, tuple[Likeness, bool]]:
    """The round of the year in which another of its name is spoken of without a year.

    Once a round has been announced the name alone means that one, no longer all of them.
    """
    said = mark_of(identity, "said")
    if said is None or identity.kind == "target":
        return {}
    this = {
        commitment
        for commitment, group in groups.items()
        if any(mark_of(each, "year") == said and _called_alike(identity, each) for each in group)
    }
    if len(this) != 1:
        return {}
    reason = f"the round of {said} is under way"
    other = {c: (Likeness("different", 0.5, reason), False) for c in groups}
    return other | {c: (Likeness("same", 0.9, f"same name; {reason}"), False) for c in this}


def _called_alike(one: Identity, other: Identity) -> bool:
    found = compare(one.name, other.name)
    return found.verdict == "same" and found.score > LOOSE


def _identify_target(mention: Mention, said_on: date | None) -> Identity:
    noun, year = canonical(counted(mention)), year_of(mention, said_on)
    unit, number = unit_of(mention), number_of(mention)
    said = said_on.year if said_on and year is None else None
    told = None if is_chinese(mention.quote) else "english"
    span = year_before(mention, said_on)
    values = (
        *(("or", span), ("said", said), ("sum", sum_of(mention))),
        *(("told", told), ("unit", unit), ("year", year)),
    )
    marks = tuple(f"{kind}:{value}" for kind, value in values if value is not None)
    numbered = {f"number:{number}{unit or ''}"} if number else set[str]()
    if number and is_particular(number):
        # Another language may count in no unit that is known.
        numbered.add(f"number:{number}")
    elif number:
        # Nor does it always name one (100 events): the year keeps those few that have the number.
        numbered |= {f"number:{number}@{each}" for each in (year or said, span) if each}
    if before := number_before(mention):
        numbered.add(f"number:{before}{unit or ''}")
    return Identity(
        "target", noun, (f"target:{noun}", *sorted(numbered), *_pairs(noun, "target")), marks
    )


def _identify_named(mention: Mention, said_on: date | None) -> Identity:
    found = bare_name(completed(mention.object or mention.quote, mention.quote))
    if not signature(found.text).telling:
        found = widened(mention) or found
    name = canonical(_organized(found.text) if _organizes(mention) else found.text)
    marks = set(found.marks)
    chosen = _CHOSEN.fullmatch(name) if mention.kind == "programme" else None
    if chosen and mention.stage == "start" and not marks:
        name = "".join(chosen.groups())
    if mention.kind == "programme" and signature(name).head in _LISTS and _asked_for(mention):
        marks.add("call:申报")
    if mention.kind == "instrument" and signature(name).head == _CASES:
        marks.add("call:案例")
    if not any(m.startswith("year:") for m in marks):
        year = _year_before(name, mention, said_on) or edition(name, said_on)
        marks |= {f"year:{year}"} if year else set()
        started = mention.kind == "programme" and mention.stage == "start" and is_round(name)
        listed = mention.kind == "instrument" and signature(name).head == _LIST
        if not year and said_on and (started or (listed and mention.stage != "done")):
            marks.add(f"said:{said_on.year}")
    if nick := nickname(mention):
        marks.add(f"nick:{nick}")
    if found.text and not is_chinese(mention.object or mention.quote):
        marks.add("told:english")
    if signature(name).telling:
        keys = (f"name:{name}", *_pairs(name, "terms"), *([f"nick:{nick}"] if nick else ()))
    else:
        clause = _occurrence(mention, said_on)
        marks.add(f"clause:{_digest(clause)[:8]}")
        keys = (f"clause:{clause}",)
    return Identity(mention.kind, name, keys, tuple(sorted(marks)))


def _asked_for(mention: Mention) -> bool:
    """Whether it is the call for what a list is to hold, not the list: 目录申报工作."""
    return _CALL.search(fold(mention.object)) is not None


def _organizes(mention: Mention) -> bool:
    """Whether a document stands for the work that it sets going, as one that is out doesn't."""
    return mention.kind == "programme" and mention.stage != "done"


def _organized(name: str) -> str:
    """The X of a notice on X (…活动通知): of a programme the notice is only the paper."""
    if signature(name).head not in NOTICES:
        return name
    bare = bare_name(without_head(name)).text
    return bare if signature(bare).telling else name


def _occurrence(mention: Mention, said_on: date | None) -> str:
    """What tells a name that many things have: its clause, and its day where that is short too."""
    clause = _clause(mention.quote)
    return clause if len(clause) >= _TELLING_CLAUSE else f"{clause}@{said_on}"


def _year_before(name: str, mention: Mention, said_on: date | None) -> str | None:
    """The year right before the object in its quote: “2023年‘三品’全国行”, “今年的下乡活动”."""
    quote, said = fold(mention.quote), fold(mention.object)
    at = quote.find(said) if said else -1
    if at < 0:
        return None
    before = quote[:at].rstrip(" 《“\"'")
    if not before and (opening := _OPENING_YEAR.match(said)):
        before = opening.group()
    if year := _YEAR_BEFORE.search(before):
        return year.group(1)
    if not (is_round(mention.object) or is_round(name)):
        return None
    relative = _THIS_YEAR.search(before)
    if relative and said_on:
        return str(said_on.year + (relative.group(1) == "明年"))
    when = fold(mention.deadline or "")
    if when == _NEXT_YEAR and said_on and signature(name).head == _SELECTION:
        return str(said_on.year + 1)
    dated = _YEAR_ALONE.fullmatch(when)
    return dated.group(1) if dated and when in quote else None


def _pairs(name: str, prefix: str) -> tuple[str, ...]:
    """Keys by which a differently worded name of the same thing is found."""
    strong = signature(name).strong
    found = _paired(strong, prefix)
    narrow = strong - broad()
    if not narrow:
        # Nor may outlets all say the same of words so broad.
        return (*found, *(f"{prefix}:{word}" for word in sorted(strong)))
    return (*found, *_paired(narrow, prefix)) if narrow != strong else found


def _paired(words: frozenset[str], prefix: str) -> tuple[str, ...]:
    telling = sorted(words, key=lambda w: (-len(w), w))[:_PAIRED]
    if len(telling) == 1:
        return (f"{prefix}:{telling[0]}",)
    return tuple(f"{prefix}:{'+'.join(sorted(pair))}" for pair in combinations(telling, 2))


def _clause(quote: str) -> str:
    """A clause for comparing, letters and digits alone; a long one ends in its digest."""
    text = _NO_WORD.sub("", fold(quote))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}#{_digest(text)[:12]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
