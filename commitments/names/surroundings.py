"""What a thing without a name of its own is said of: the telling words around it.

“启动为期三个月的专项整治” names no rectification in particular; the sentence that it stands in
does, and so does that of another outlet, in another language.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

from articles.article import Article
from commitments.model import TITLE, Identity, Mention
from commitments.names.glossary import chinese_terms, is_chinese, table
from commitments.names.kinship import alike
from commitments.names.likeness import broad, signature
from commitments.names.marks import mark_of
from commitments.names.naming import bounded, fold
from commitments.names.terms import terms_of
from commitments.names.translation import compose
from commitments.quantities import find_quantities

_SENTENCE = re.compile(r"[。！？!?\n]|(?<=[a-z])\. ")
_CLAUSE = re.compile(r"[,，;；]")
_LEAD = 200
"""Characters of a title, or of a first paragraph, that are looked at."""
_TEXT = 600
"""Characters before a mention in which its surroundings are looked for."""
_MOST = 8
"""Telling words of its surroundings that count, the nearest."""
_SHARED = 2
"""Telling words that two surroundings share by chance in few cases."""
_HALF = 0.5
_MOSTLY = 0.6
_MARK = "about"
_AMID = "amid"
_PIECES = "个"
"""The unit of what is counted in 家, 项 or 座."""
_HEADING = 6
"""Telling words of a title that count."""


def placed_in(identity: Identity, mention: Mention, article: Article, said_on: date) -> Identity:
    """The identity of a thing without a name of its own, with what it is said of.

    That is what stands in its own sentence before it; where that says too little also the sentence
    before and the title. A figure carries what its article is about as well: outlets that give one
    number count it each in other words.
    """
    if identity.kind == "target":
        identity = _amid(identity, article)
    if not lacks_a_field(identity):
        return identity
    around = [*_around(bounded(mention), article)]
    words = _nearest(map(_uncounted, around) if _counts_things(identity) else around)
    if not words and _says_nothing(identity):
        # 今年的数量调整为60家: what is counted beside it is what this goes on about.
        words = _nearest(around)
    if identity.kind != "target":
        words = sorted(dict.fromkeys([*words, *_nearest([fold(article.title[:_LEAD])])][:_MOST]))
    if not words:
        return identity
    mark = f"{_MARK}:{said_on.year}+{'+'.join(words)}"
    keys = tuple(f"{_MARK}:{said_on.year}:{word}" for word in words)
    if identity.kind == "target":
        own = sorted(signature(identity.name).strong)
        keys = tuple(f"target:{'+'.join(sorted((a, b)))}" for a in own for b in words)
    elif identity.kind == "instrument" or signature(identity.name).strong:
        said = sorted({*words, *signature(identity.name).strong})
        keys = (*keys, *(f"terms:{'+'.join(pair)}" for pair in combinations(said, 2)))
    return replace(
        identity,
        keys=(*identity.keys, *keys),
        marks=tuple(sorted((*identity.marks, mark))),
    )


def _counts_things(identity: Identity) -> bool:
    """Whether a target counts things one by one: beside it a list counts others of its own."""
    if identity.kind != "target":
        return False
    return signature(identity.name).head is not None or mark_of(identity, "unit") == _PIECES


def _says_nothing(identity: Identity) -> bool:
    """Whether the name of what is counted is nothing but words around it (再培育, 数量)."""
    said = signature(identity.name)
    return not (said.strong or said.head or said.parts)


def _amid(identity: Identity, article: Article) -> Identity:
    """A target's identity with what the title and the beginning of its article speak of."""
    texts = [article.title, *article.paragraphs[:1]]
    words = _nearest((fold(text[:_LEAD]) for text in texts), _HEADING)
    if not words:
        return identity
    mark = f"{_AMID}:{'+'.join(words)}"
    return replace(identity, marks=tuple(sorted((*identity.marks, mark))))


def told_amid(one: Identity, other: Identity) -> frozenset[str]:
    """The words that the articles of two targets are both about."""
    return _amid_words(one) & _amid_words(other)


def _amid_words(identity: Identity) -> frozenset[str]:
    return frozenset((mark_of(identity, _AMID) or "").split("+")) - {""}


def lacks_a_field(identity: Identity) -> bool:
    """Whether a name says what a thing is, or is measured by, but not of what field it is."""
    said = signature(identity.name)
    if identity.kind == "target":
        return said.strong <= measures()
    nameless = any(mark.startswith("clause:") for mark in identity.marks)
    return nameless and (
        said.head is not None or bool(said.generic) or identity.kind == "instrument"
    )


@cache
def measures() -> frozenset[str]:
    """Words for what is measured in any field: 收入, 销量, 企业."""
    return frozenset(table("naming")["measures"])


def with_field(identity: Identity) -> frozenset[str]:
    """The telling words of a name, with those that it is said of where it lacks a field."""
    return signature(identity.name).strong | _words(identity)[1]


def said_of(one: Identity, other: Identity) -> frozenset[str]:
    """The words that two things of one kind are said of in one year; none where too few agree."""
    a, b = signature(one.name), signature(other.name)
    like = alike(a.head, b.head) and (a.level, a.generic) == (b.level, b.generic)
    nameless = not (a.telling or b.telling) and a.strong == b.strong
    if not like or not nameless or one.kind != other.kind or not (a.head or a.generic):
        return frozenset()
    (ours, mine), (theirs, others) = _words(one), _words(other)
    shared = mine & others
    if len(shared) < _SHARED or ours != theirs:
        return frozenset()
    return shared if len(shared) >= _HALF * min(len(mine), len(others)) else frozenset()


def speaks_of(one: Identity, other: Identity) -> frozenset[str]:
    """The words by which a thing without a name (“二季度印发”) is the one that `other` names.

    They are most of what that name tells, and stand around the clause.
    """
    if one.kind != other.kind or mark_of(other, "clause"):
        return frozenset()
    a, b = signature(one.name), signature(other.name)
    if one.kind != "instrument" and not (a.head and a.strong and mark_of(one, "clause")):
        return frozenset()
    telling = b.strong - broad()
    said_in, words = _words(one)
    if mark_of(other, "year") not in (None, said_in):
        return frozenset()  # that of another year
    shared = telling & (words if one.kind == "instrument" else words | a.strong)
    like = alike(a.head, b.head) if a.head else is_chinese(one.name)
    enough = len(shared) >= max(_SHARED, _MOSTLY * len(telling)) and not shared <= a.strong
    return shared if like and enough else frozenset()


def said_of_others(one: Identity, other: Identity) -> bool:
    """Whether what two things are said of has nothing in common."""
    mine, others = _words(one)[1], _words(other)[1]
    return bool(mine and others) and mine.isdisjoint(others) and not fields_touch(one, other)


def fields_touch(one: Identity, other: Identity) -> bool:
    """Whether one of the fields that two things are said of is part of the other's (食品)."""
    mine, others = (_words(each)[1] - measures() for each in (one, other))
    return any(a in b or b in a for a in mine for b in others if is_chinese(a))


def _words(identity: Identity) -> tuple[str, frozenset[str]]:
    """The year and the words of an identity's surroundings."""
    year, *words = (mark_of(identity, _MARK) or "").split("+")
    return year, frozenset(words)


def _around(mention: Mention, article: Article) -> Iterable[str]:
    """The beginning of the mention's sentence, the sentences before it, the title."""
    own = fold(mention.quote).partition(fold(mention.object))[0] if mention.object else ""
    if own and mention.kind != "target":
        yield own
    if mention.paragraph != TITLE:
        text = article.paragraphs[mention.paragraph][: mention.start][-_TEXT:]
        yield from reversed([*_SENTENCE.split(fold(text))][-2:])
    yield fold(article.title[:_TEXT])


def _uncounted(text: str) -> str:
    """Without the clauses that count things of their own: 形成百项产品，制定百项关键标准."""
    return ",".join(each for each in _CLAUSE.split(text) if not find_quantities(each))


def _nearest(texts: Iterable[str], most: int = _MOST) -> Sequence[str]:
    """The telling words of the first texts that have enough of them together."""
    words: dict[str, None] = {}
    for text in texts:
        words |= dict.fromkeys(_telling(text))
        if len(words) >= _SHARED:
            break
    return sorted([*words][:most])


@lru_cache(1_024)
def _telling(text: str) -> Sequence[str]:
    """The known telling words of a text but the broad ones, the last ones first.

    Remembered: all that an article says is placed by its title.
    """
    known, _ = chinese_terms()
    terms = terms_of(text if is_chinese(text) else compose(text))
    words = [t.word for t in reversed(terms) if t.weight == "strong" and t.word in known]
    return tuple(word for word in words if word not in broad() and word not in _settings())


@cache
def _settings() -> frozenset[str]:
    """Words of where and how something was said (发布会), whatever it is about."""
    return frozenset(table("naming")["settings"])
