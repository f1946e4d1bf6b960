"""What a thing without a name of its own is said of: the telling words around it.

“启动为期三个月的专项整治” names no rectification in particular; the sentence that it stands in
does, and so does that of another outlet, in another language.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from articles.article import Article

from .glossary import chinese_terms, is_chinese, table
from .likeness import alike, broad, signature
from .model import TITLE, Identity, Mention
from .naming import bounded, fold
from .terms import terms_of
from .translation import compose

_SENTENCE = re.compile(r"[。！？!?\n]|(?<=[a-z])\. ")
_TEXT = 600
"""Characters before a mention in which its surroundings are looked for."""
_MOST = 8
"""Telling words of its surroundings that count, the nearest."""
_SHARED = 2
"""Telling words that two surroundings share by chance in few cases."""
_HALF = 0.5
_MARK = "about"


def placed_in(identity: Identity, mention: Mention, article: Article, said_on: date) -> Identity:
    """The identity of a thing without a name of its own, with what it is said of.

    That is what stands in its own sentence before it; where that says too little also the sentence
    before and the title.
    """
    if not lacks_a_field(identity):
        return identity
    words = _nearest(_around(bounded(mention), article))
    if not words:
        return identity
    mark = f"{_MARK}:{said_on.year}+{'+'.join(words)}"
    keys = tuple(f"{_MARK}:{said_on.year}:{word}" for word in words)
    if identity.kind == "target":
        own = sorted(signature(identity.name).strong)
        keys = tuple(f"target:{'+'.join(sorted((a, b)))}" for a in own for b in words)
    return replace(
        identity,
        keys=(*identity.keys, *keys),
        marks=tuple(sorted((*identity.marks, mark))),
    )


def lacks_a_field(identity: Identity) -> bool:
    """Whether a name says what a thing is, or is measured by, but not of what field it is."""
    said = signature(identity.name)
    if identity.kind == "target":
        return said.strong <= measures()
    return any(mark.startswith("clause:") for mark in identity.marks) and said.head is not None


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
    if not like or a.strong or b.strong:
        return frozenset()
    (ours, mine), (theirs, others) = _words(one), _words(other)
    shared = mine & others
    if len(shared) < _SHARED or ours != theirs:
        return frozenset()
    return shared if len(shared) >= _HALF * min(len(mine), len(others)) else frozenset()


def said_of_others(one: Identity, other: Identity) -> bool:
    """Whether what two things are said of has nothing in common."""
    mine, others = _words(one)[1], _words(other)[1]
    return bool(mine and others) and mine.isdisjoint(others)


def _words(identity: Identity) -> tuple[str, frozenset[str]]:
    """The year and the words of an identity's surroundings."""
    found = (mark.partition(":") for mark in identity.marks)
    value = next((value for kind, _, value in found if kind == _MARK), "")
    year, *words = value.split("+")
    return year, frozenset(words)


def _around(mention: Mention, article: Article) -> Iterable[str]:
    """The beginning of the mention's sentence, the sentences before it, the title."""
    if mention.paragraph != TITLE:
        text = article.paragraphs[mention.paragraph][: mention.start][-_TEXT:]
        yield from reversed([*_SENTENCE.split(fold(text))][-2:])
    yield fold(article.title[:_TEXT])


def _nearest(texts: Iterable[str]) -> Sequence[str]:
    """The telling words of the first texts that have enough of them together."""
    words: dict[str, None] = {}
    for text in texts:
        words |= dict.fromkeys(_telling(text))
        if len(words) >= _SHARED:
            break
    return sorted([*words][:_MOST])


def _telling(text: str) -> Iterable[str]:
    """The known telling words of a text but the broad ones, the last ones first."""
    known, _ = chinese_terms()
    terms = terms_of(text if is_chinese(text) else compose(text))
    words = (t.word for t in terms if t.weight == "strong" and t.word in known)
    return reversed([word for word in words if word not in broad()])
