"""Mentions that name in other words what their article names elsewhere: shorter, or fuller.

Each rule takes the article's mentions with the place of one among them, and gives the place of the
mention that names the same thing better, or None.
"""

import re

from commitments.identity.references import (
    FIELDS,
    NAMED,
    SHORT,
    Said,
    bare,
    head_of,
    is_clause,
    last_before,
    others,
    tells,
)
from commitments.model import TITLE, Identity, Mention
from commitments.names.glossary import head_words, is_chinese, without_head
from commitments.names.likeness import Signature, broad, signature
from commitments.names.marks import mark_of
from commitments.names.naming import bare_name, ends_in_head, ends_in_verb, fold
from commitments.names.terms import terms_of

_TAIL = 4
"""Characters of a shorter name that isn't found in a longer one by chance."""
_SEVERAL = 2
"""Telling words that two names share by chance in no article."""
_CLAUSE = 6
"""Characters of a name that isn't found inside a clause by chance."""
_CONTRACTED = 3
_DOINGS = frozenset({"行动", "活动", "试点", "整治"})
"""Classes of heads that are left out where it is plain that something is done."""
_FRESH = re.compile(r"新一[轮批]")
_SHORT = 5
"""Characters of a name that may be a longer one's front and end."""
_NOTICES = ("的通知", "的公告", "意见")
"""What ends the title of a paper that sets work going."""
_MADE_OF = ("体系", "网络")
"""What many of a thing make up: a 体系 of laboratories is founded with the laboratories."""


def same_name(said: Said, at: int) -> int | None:
    """The same name with more marks, where all that have more agree; else the first of them.

    A title's work of a year is the batch that the text names, where that is the only one.
    """
    identity = said[at][1]
    if mark_of(identity, "clause"):
        return None
    mine = set(bare(identity).marks)
    alike = {
        i: set(bare(other).marks)
        for i, (_, other) in enumerate(said)
        if other.kind in NAMED and other.name == identity.name
    }
    fuller = [i for i, marks in alike.items() if marks > mine]
    if fuller:
        return fuller[0] if all(alike[i] == alike[fuller[0]] for i in fuller) else None
    if said[at][0].paragraph == TITLE and _kinds(mine) == {"year"}:
        batches = [i for i, marks in alike.items() if _kinds(marks) == {"batch"}]
        if len({said[i][1].marks for i in batches}) == 1:
            return batches[0]
    return min(i for i, marks in alike.items() if marks == mine)


def _kinds(marks: set[str]) -> set[str]:
    return {each.partition(":")[0] for each in marks}


def made_of(said: Said, at: int) -> int | None:
    """The 体系 of what the article also names one by one."""
    name = said[at][1].name
    for ending in _MADE_OF:
        cut = name.removesuffix(ending)
        if cut != name and len(cut) >= _CLAUSE and head_words().get(cut[-2:]) not in FIELDS:
            return next((i for i in others(said, at) if said[i][1].name == cut), None)
    return None


def shortened(said: Said, at: int) -> int | None:
    """The earlier name that this one, or what the article calls it in short, is the end of.

    Not where the longer ones differ in what they add, nor one that adds a level (省级).
    """
    names = {said[at][1].name, _short_for(said, at)} - {None}
    found = [_longer(said, at, name) for name in sorted(filter(None, names))]
    return next((i for i in found if i is not None and i < at), None)


def _longer(said: Said, at: int, name: str) -> int | None:
    """The shortest name of another mention that ends in `name`, where the rest end in it too.

    What isn't plainly a thing's name (电子证照) stands for a longer one of its own kind alone.
    """
    a_name, kind = _ends_name(name), said[at][1].kind
    added = {
        i: said[i][1].name[: -len(name)]
        for i in others(said, at)
        if said[i][1].name.endswith(name)
        and said[i][1].name != name
        and (a_name or said[i][1].kind == kind == "programme")
    }
    fits = {i: a for i, a in added.items() if not ends_in_verb(a) and not _has_level(a)}
    if not fits or len(name) < _TAIL:
        return None
    least = min(fits, key=lambda i: (len(fits[i]), i))
    return least if all(a.endswith(fits[least]) for a in fits.values()) else None


def _short_for(said: Said, at: int) -> str | None:
    """What the bracket behind a mention's object says it is called from there on."""
    mention = said[at][0]
    quote = fold(mention.quote)
    for short in SHORT.finditer(quote):
        if last_before(said, mention, quote[: short.start()]) == at:
            return bare_name(short.group(1)).text
    return None


def named_in_title(said: Said, at: int) -> int | None:
    """The one thing of a title with the name that this one's clause says it has in short."""
    short = _short_for(said, at)
    if not short:
        return None
    fits = [
        i
        for i in others(said, at)
        if said[i][1].name.endswith(short) and _in_title(said[i][0], said[at][0])
    ]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def _in_title(mention: Mention, behind: Mention) -> bool:
    """Whether it stands in the title, or in the notice's own above the text."""
    above = mention.paragraph < behind.paragraph and mention.quote.endswith(_NOTICES)
    return mention.paragraph == TITLE or above


def headless(said: Said, at: int) -> int | None:
    """The one name that only adds to this one what the thing is: 质量会诊 for 质量会诊行动."""
    name = _FRESH.sub("", said[at][1].name)
    if len(name) < _TAIL or ends_in_head(name):
        return None
    fits = [
        i
        for i in others(said, at)
        if said[i][1].kind == said[at][1].kind
        and head_of(said[i][1]) in _DOINGS
        and without_head(said[i][1].name) == name
    ]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def abridged(said: Said, at: int) -> int | None:
    """The only earlier name with the same head of which this one leaves out words: 准入试点."""
    name, mine = said[at][1].name, signature(said[at][1].name)
    if mine.head is None or mine.head in FIELDS or len(name) < _TAIL or not mine.telling:
        return None
    fits = [
        i
        for i in others(said, at)
        if i < at
        and said[i][1].name != name
        and head_of(said[i][1]) == mine.head
        and not is_clause(said[i][1].name)
        and _leaves_out(name, said[i][1].name)
    ]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def contracted(said: Said, at: int) -> int | None:
    """The only other name with the front and the end of a shorter one: 海口局, 海口…出入口局."""
    short = said[at][1].name
    if not _CONTRACTED <= len(short) <= _SHORT or not is_chinese(short):
        return None
    fits = [
        i
        for i in others(said, at)
        if len(said[i][1].name) > _SHORT and _contracts(short, said[i][1].name)
    ]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def _contracts(short: str, long: str) -> bool:
    """Whether `short` is the front of `long`, two characters at least, and its end."""
    fronts = range(2, len(short))
    return any(long.startswith(short[:at]) and long.endswith(short[at:]) for at in fronts)


def _leaves_out(short: str, long: str) -> bool:
    """Whether `short` is `long` without some of its words, levels and the last ones kept."""
    words = [(t.word, t.weight) for t in terms_of(long)]
    at = 0
    for term in terms_of(short):
        if term.weight == "weak":
            continue
        if (term.word, term.weight) not in words[at:]:
            return False
        at = words.index((term.word, term.weight), at) + 1
    levels = {t.word for t in terms_of(short) if t.weight == "level"}
    return at > 0 and {w for w, weight in words if weight == "level"} == levels


def spelled_out(said: Said, at: int) -> int | None:
    """An earlier name (“进退”机制) to which this one only adds whose it is, named here too."""
    name = said[at][1].name
    for i in others(said, at):
        short = said[i][1].name
        if i < at and name.endswith(short) and len(short) >= _TAIL and tells(said[i][1]):
            owner = name[: -len(short)].rstrip("的")
            if len(owner) >= _TAIL and any(other.name == owner for _, other in said):
                return i
    return None


def described(said: Said, at: int) -> int | None:
    """An earlier name to which this one only adds what any thing of the kind is: 公益性X."""
    name = said[at][1].name
    kind = said[at][1].kind
    earlier = (i for i in others(said, at) if i < at and said[i][1].kind == kind)
    fits = [i for i in earlier if _describes(name, said[i][1].name)]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def _describes(long: str, short: str) -> bool:
    added = long.removesuffix(short)
    if added == long or len(short) < _CLAUSE or not added or not _thing(short):
        return False
    return all(t.weight == "weak" or t.word in broad() for t in terms_of(added))


def filled_out(said: Said, at: int) -> int | None:
    """An earlier name with the same telling words and head, one of the two saying a little more."""
    mine = signature(said[at][1].name)
    if len(mine.strong) < _SEVERAL or mine.head is None or mine.head in FIELDS:
        return None
    fits = [
        i
        for i in others(said, at)
        if i < at and said[i][1].name != said[at][1].name and _differ_a_little(mine, said[i][1])
    ]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def _differ_a_little(mine: Signature, other: Identity) -> bool:
    theirs = signature(other.name)
    more, less = mine.generic | mine.parts, theirs.generic | theirs.parts
    same = (mine.head, mine.strong, mine.level) == (theirs.head, theirs.strong, theirs.level)
    return same and (more <= less or less <= more)


def in_clause(said: Said, at: int) -> int | None:
    """A clause that was taken for a name, and the one thing of the article that it speaks of."""
    name = said[at][1].name
    inside = [
        i
        for i in others(said, at)
        if said[i][1].name in name and said[i][1].name != name and _thing(said[i][1].name)
    ]
    if not inside:
        return None
    best = max(inside, key=lambda i: (len(said[i][1].name), -i))
    inner = said[best][1].name
    if name.endswith(inner):
        return best if len(inner) >= _TAIL and ends_in_verb(name[: -len(inner)]) else None
    alone = all(said[i][1].name in inner for i in inside) and len(inner) >= _CLAUSE
    return best if alone and not ends_in_head(name) else None


def _thing(name: str) -> bool:
    """Whether a name tells which thing is meant, and isn't that of a field with many."""
    said = signature(name)
    known = ends_in_head(name) or len(said.strong) > 1
    return said.telling and known and said.head not in FIELDS


def _ends_name(name: str) -> bool:
    """Whether a longer name may end in it: a thing, or a kind of thing (检测平台)."""
    said = signature(name)
    return _thing(name) or (bool(said.generic) and said.head not in FIELDS | {None})


def _has_level(text: str) -> bool:
    return any(term.weight == "level" for term in terms_of(text))
