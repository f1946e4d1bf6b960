"""What one mention of an article names that another of it has named: a rule a way of saying so.

Each rule takes the article's mentions with the place of one among them, and gives the place of the
mention that names the same thing better, or None.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .glossary import head_words
from .judgement import mark_of
from .likeness import Signature, signature
from .model import TITLE, Identity, Mention
from .naming import QUOTES, bare_name, ends_in_head, ends_in_verb, fold, is_round
from .terms import terms_of

NAMED = frozenset({"instrument", "programme"})
_FIELDS = frozenset({"标准", "技术要求", "规范", "标准体系"})
"""Classes of heads whose shorter names are the field that the longer ones are part of."""
_SHORT = re.compile(r"\((?:以下|下)?(?:统称|简称|称)[为:]?\s*([^()]{2,24})\)")
_POINTING = re.compile(r"(?:[该本此]次?|上述|前述|这[一个项份部次]|《)$")
_POINTER = re.compile(r"^(?:[该本此]|上述|前述|有关|相关)次?")
_PAPERS = "文件"
_GOING_ON = re.compile(r"(.{2,6}?)(?:将|拟|计划|(?=持续|早日|尽快|于))")
_TEXT_OF = re.compile(r"(?:草案|修订稿|修订草案|征求意见稿|送审稿|报批稿|文本)+$")
_TAIL = 4
"""Characters of a shorter name that isn't found in a longer one by chance."""
_SEVERAL = 2
"""Telling words that two names share by chance in no article."""
_CLAUSE = 6
"""Characters of a name that isn't found inside a clause by chance."""
_MADE_OF = ("体系", "网络")
"""What many of a thing make up: a 体系 of laboratories is founded with the laboratories."""


def bare(identity: Identity) -> Identity:
    """Without what binds a name to its sentence, which the article as a whole makes good."""
    marks = tuple(m for m in identity.marks if m.partition(":")[0] not in ("clause", "scope"))
    return replace(identity, marks=marks)


def _others(said: Sequence[tuple[Mention, Identity]], at: int) -> Iterable[int]:
    """Named mentions that aren't named in one breath with the one at `at`."""
    mine = said[at][0]
    for other, (mention, identity) in enumerate(said):
        apart = mention.paragraph != mine.paragraph or not (
            mention.start < mine.end and mine.start < mention.end
        )
        if other != at and identity.kind in NAMED and apart:
            yield other


def _introduced(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """“X（以下简称Y）”, and Y elsewhere: the X before the bracket."""
    mine, identity = said[at]
    names = {QUOTES.sub("", fold(mine.object)), identity.name}
    for other in _others(said, at):
        mention = said[other][0]
        quote = fold(mention.quote)
        for short in _SHORT.finditer(quote):
            if QUOTES.sub("", short.group(1)).strip() in names:
                return _last_before(said, mention, quote[: short.start()])
    return None


def _last_before(
    said: Sequence[tuple[Mention, Identity]], where: Mention, before: str
) -> int | None:
    """Of the things named in one clause the one named last in `before`, its folded beginning."""
    here = [i for i, (m, _) in enumerate(said) if (m.paragraph, m.quote) == _place(where)]
    found = [(before.rfind(fold(said[i][0].object)), i) for i in here]
    return max(found)[1] if found and max(found)[0] >= 0 else None


def _place(mention: Mention) -> tuple[int, str]:
    return mention.paragraph, mention.quote


def _same_name(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """The same name with more marks, where all that have more agree; else the first of them."""
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
    return min(i for i, marks in alike.items() if marks == mine)


def _pointed_at(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """《办法》, 该平台, “活动将…” or 条例草案: the thing with such a head that the article names.

    Of several the only one named before; else the only one of the title.
    """
    word = _bare_head(said[at][0])
    if word is None:
        return None
    kind = head_words()[word]
    named = [
        i
        for i in _others(said, at)
        if _tells(said[i][1])
        and (_head(said[i][1]) == kind or said[i][1].name.endswith(word))
        and not _is_clause(said[i][1].name)
    ]
    before = [i for i in named if _place_of(said[i][0]) < _place_of(said[at][0])]
    headline = [i for i in named if said[i][0].paragraph == TITLE]
    found = (_only(said, some) for some in (named, before, headline))
    return next((i for i in found if i is not None), None)


def _papers(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """“上述文件”: the document that was named last before it."""
    name = QUOTES.sub("", fold(said[at][0].object))
    if _POINTER.sub("", name) != _PAPERS or name == _PAPERS:
        return None
    mine = _place_of(said[at][0])
    before = (i for i in _others(said, at) if _place_of(said[i][0]) < mine)
    named = [i for i in before if said[i][1].kind == "instrument" and _tells(said[i][1])]
    return max(named, key=lambda i: _place_of(said[i][0]), default=None)


def _only(said: Sequence[tuple[Mention, Identity]], named: Sequence[int]) -> int | None:
    """The first of the mentions that have the only name; a name's end is no other name."""
    names = {said[i][1].name for i in named}
    longest = {n for n in names if not any(n != other and other.endswith(n) for other in names)}
    return next(i for i in named if said[i][1].name in longest) if len(longest) == 1 else None


def _place_of(mention: Mention) -> tuple[int, int]:
    return mention.paragraph, mention.start


def _bare_head(mention: Mention) -> str | None:
    """The head that a mention points with, where that is all it calls the thing."""
    quote, whole = fold(mention.quote), fold(mention.object)
    name = QUOTES.sub("", whole)
    pointed = _POINTER.sub("", name)
    going_on = _GOING_ON.match(pointed)
    word = _TEXT_OF.sub("", going_on.group(1) if going_on else pointed)
    if word not in head_words():
        return None
    before = quote[: max(quote.find(whole), 0)]
    points = pointed != name or going_on or whole.startswith("《") or _POINTING.search(before)
    one = mention.kind == "instrument" and head_words()[word] not in _FIELDS
    return word if points or one or is_round(word) else None


def _made_of(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """The 体系 of what the article also names one by one."""
    name = said[at][1].name
    for ending in _MADE_OF:
        cut = name.removesuffix(ending)
        if cut != name and len(cut) >= _CLAUSE and head_words().get(cut[-2:]) not in _FIELDS:
            return next((i for i in _others(said, at) if said[i][1].name == cut), None)
    return None


def _shortened(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """The earlier name that this one, or what the article calls it in short, is the end of.

    Not where the longer ones differ in what they add, nor one that adds a level (省级).
    """
    names = {said[at][1].name, _short_for(said, at)} - {None}
    found = [_longer(said, at, name) for name in sorted(filter(None, names)) if _ends_name(name)]
    return next((i for i in found if i is not None and i < at), None)


def _longer(said: Sequence[tuple[Mention, Identity]], at: int, name: str) -> int | None:
    """The shortest name of another mention that ends in `name`, where the rest end in it too."""
    added = {
        i: said[i][1].name[: -len(name)]
        for i in _others(said, at)
        if said[i][1].name.endswith(name) and said[i][1].name != name
    }
    fits = {i: a for i, a in added.items() if not ends_in_verb(a) and not _has_level(a)}
    if not fits or len(name) < _TAIL:
        return None
    least = min(fits, key=lambda i: (len(fits[i]), i))
    return least if all(a.endswith(fits[least]) for a in fits.values()) else None


def _short_for(said: Sequence[tuple[Mention, Identity]], at: int) -> str | None:
    """What the bracket behind a mention's object says it is called from there on."""
    mention = said[at][0]
    quote = fold(mention.quote)
    for short in _SHORT.finditer(quote):
        if _last_before(said, mention, quote[: short.start()]) == at:
            return bare_name(short.group(1)).text
    return None


def _abridged(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """The only earlier name with the same head of which this one leaves out words: 准入试点."""
    name, mine = said[at][1].name, signature(said[at][1].name)
    if mine.head is None or mine.head in _FIELDS or len(name) < _TAIL or not mine.telling:
        return None
    fits = [
        i
        for i in _others(said, at)
        if i < at
        and said[i][1].name != name
        and _head(said[i][1]) == mine.head
        and not _is_clause(said[i][1].name)
        and _leaves_out(name, said[i][1].name)
    ]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


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


def _spelled_out(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """An earlier name (“进退”机制) to which this one only adds whose it is, named here too."""
    name = said[at][1].name
    for i in _others(said, at):
        short = said[i][1].name
        if i < at and name.endswith(short) and len(short) >= _TAIL and _tells(said[i][1]):
            owner = name[: -len(short)].rstrip("的")
            if len(owner) >= _TAIL and any(other.name == owner for _, other in said):
                return i
    return None


def _filled_out(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """An earlier name with the same telling words and head, one of the two saying a little more."""
    mine = signature(said[at][1].name)
    if len(mine.strong) < _SEVERAL or mine.head is None or mine.head in _FIELDS:
        return None
    fits = [
        i
        for i in _others(said, at)
        if i < at and said[i][1].name != said[at][1].name and _differ_a_little(mine, said[i][1])
    ]
    return fits[0] if len({said[i][1].name for i in fits}) == 1 else None


def _headline(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """For a headline's thing, which the text always has too: what it calls it there.

    Of the things of its kind, head and stage that share a telling word with it the only one, or
    the one that shares most.
    """
    mention, identity = said[at]
    body = [i for i in _others(said, at) if said[i][0].paragraph != TITLE]
    if mention.paragraph != TITLE or any(said[i][1].name == identity.name for i in body):
        return None
    mine = signature(identity.name)
    shared = {
        i: len(mine.strong & signature(said[i][1].name).strong)
        for i in body
        if mine.head is not None
        and (said[i][0].kind, said[i][0].stage) == (mention.kind, mention.stage)
        and _head(said[i][1]) == mine.head
        and mark_of(said[i][1], "scope") == mark_of(identity, "scope")
    }
    most = max(shared.values(), default=0)
    best = [i for i, count in shared.items() if count == most]
    return best[0] if most and len({said[i][1].name for i in best}) == 1 else None


def _differ_a_little(mine: Signature, other: Identity) -> bool:
    theirs = signature(other.name)
    more, less = mine.generic | mine.parts, theirs.generic | theirs.parts
    same = (mine.head, mine.strong, mine.level) == (theirs.head, theirs.strong, theirs.level)
    return same and (more <= less or less <= more)


def _in_clause(said: Sequence[tuple[Mention, Identity]], at: int) -> int | None:
    """A clause that was taken for a name, and the one thing of the article that it speaks of."""
    name = said[at][1].name
    inside = [
        i
        for i in _others(said, at)
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


def _is_clause(name: str) -> bool:
    return _GOING_ON.search(name) is not None


def _thing(name: str) -> bool:
    """Whether a name tells which thing is meant, and isn't that of a field with many."""
    said = signature(name)
    known = ends_in_head(name) or len(said.strong) > 1
    return said.telling and known and said.head not in _FIELDS


def _ends_name(name: str) -> bool:
    """Whether a longer name may end in it: a thing, or a kind of thing (检测平台)."""
    said = signature(name)
    return _thing(name) or (bool(said.generic) and said.head not in _FIELDS | {None})


def _tells(identity: Identity) -> bool:
    return signature(identity.name).telling


def _head(identity: Identity) -> str | None:
    return signature(identity.name).head


def _has_level(text: str) -> bool:
    return any(term.weight == "level" for term in terms_of(text))


RULES = (
    _introduced,
    _same_name,
    _pointed_at,
    _papers,
    _made_of,
    _shortened,
    _abridged,
    _spelled_out,
    _filled_out,
    _in_clause,
    _headline,
)
