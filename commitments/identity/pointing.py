"""Mentions that point at what their article names elsewhere: 该办法, 上述文件, “以下简称”.

Each rule takes the article's mentions with the place of one among them, and gives the place of the
mention that names the same thing better, or None.
"""

import re
from collections.abc import Sequence

from commitments.identity.references import (
    FIELDS,
    GOING_ON,
    SHORT,
    Said,
    head_alone,
    head_of,
    is_clause,
    last_before,
    others,
    place_of,
    tells,
)
from commitments.model import TITLE, Identity, Mention
from commitments.names.glossary import head_words, is_chinese
from commitments.names.kinship import alike
from commitments.names.likeness import Signature, signature
from commitments.names.naming import QUOTES, bare_name, fold, is_round

_POINTING = re.compile(r"(?:[该本此]次?|上述|前述|这[一个项份部次]|《)$")
_THIS_ROUND = re.compile(r"(?:本|此|这|该)(?:次|轮|批|届)(?=..)")
_IN_DETAIL = re.compile("具体|详细")
"""What is yet to come of what was just named: 具体方案将陆续公开."""
_DEED = 2
"""Characters of a word for what is done (复核, 遴选)."""
_POINTER = re.compile(r"^(?:[该本此]|上述|前述|有关|相关)次?")
_PAPERS = "文件"
_THE = re.compile(r"(?:the|this|these|that|those|its|their|said)\s+")
_OF_THE = re.compile(rf"^{_THE.pattern}|\bof {_THE.pattern}")
_DEFINITE = re.compile(
    rf"\b{_THE.pattern}(?:(?:new|draft|revised|proposed|final|finali[sz]ed|upcoming)\s+)*$"
)
_THE_THING = re.compile(
    rf"\b{_THE.pattern}(?:(?:new|draft|revised|proposed|final|finali[sz]ed|upcoming)\s+)*(\w+)\b"
)
_DRAFTS = frozenset(
    {
        *("draft", "draft revision", "revision", "document", "text", "draft text"),
        *("approval draft", "final draft", "exposure draft"),
    }
)
"""What English calls a document by that it named before."""
_IT = re.compile(r"\b(?:it|which|them)\b|\b(?:final|first|full|new) (?:version|text)\b")
_BETWEEN = 24
"""Characters between a thing and a clause that goes on about it (“, which the ministry ”)."""
_COMMENTS = "意见"
_TEAM = "调查组"
"""What is set up for one thing alone."""
_TEXT_OF = re.compile(r"(?:草案|修订稿|修订草案|征求意见稿|送审稿|报批稿|文本)+$")
_NOTHING = frozenset[str]()


def introduced(said: Said, at: int) -> int | None:
    """“X（以下简称Y）”, and Y elsewhere: the X before the bracket."""
    mine, identity = said[at]
    names = {QUOTES.sub("", fold(mine.object)), identity.name}
    for other in others(said, at):
        mention = said[other][0]
        quote = fold(mention.quote)
        for short in SHORT.finditer(quote):
            if QUOTES.sub("", short.group(1)).strip() in names:
                return last_before(said, mention, quote[: short.start()])
    return None


def pointed_at(said: Said, at: int) -> int | None:
    """《办法》, 该平台, “活动将…”, 条例草案, “the plan”: the thing with such a head named here.

    Of several the only one named before; else the only one of the title.
    """
    if is_chinese(said[at][0].quote):
        word = _bare_head(said[at][0])
        kind = head_words().get(word or "")
    else:
        word, kind = None, _english_head(*said[at])
    if kind is None:
        return None
    named = [
        i
        for i in others(said, at)
        if tells(said[i][1])
        and _has_head(said[i][1], kind, word)
        and not is_clause(said[i][1].name)
    ]
    before = [i for i in named if place_of(said[i][0]) < place_of(said[at][0])]
    if word and _IN_DETAIL.match(said[at][0].object):
        here = [i for i in before if said[i][0].paragraph == said[at][0].paragraph]
        return max(here or before, key=lambda i: place_of(said[i][0]), default=None)
    headline = [i for i in named if said[i][0].paragraph == TITLE]
    found = (_only(said, some) for some in (named, before, headline))
    return next((i for i in found if i is not None), None)


def _has_head(identity: Identity, kind: str, word: str | None) -> bool:
    """Whether a thing is of that kind: by its last word, or by what English calls that too."""
    head = head_of(identity)
    return head == kind or (identity.name.endswith(word) if word else alike(head, kind))


def _english_head(mention: Mention, identity: Identity) -> str | None:
    """The class of the head that an English mention points with: the plan, the draft rules."""
    quote, whole = fold(mention.quote), fold(mention.object)
    said = signature(identity.name)
    if said != Signature(said.head, *[_NOTHING] * 4):
        return None
    if said.head is None:
        return _subject_head(quote)
    definite = _DEFINITE.search(quote[: max(quote.find(whole), 0)]) or _OF_THE.search(whole)
    return said.head if definite or whole not in quote else None


def _subject_head(quote: str) -> str | None:
    """The class of the thing that a clause without a name is said of: “The rules are slated …”."""
    for found in _THE_THING.finditer(quote):
        kind = signature(bare_name(found.group(1)).text).head
        if kind is not None:
            return kind
    return None


def this_round(said: Said, at: int) -> int | None:
    """“本次复核”: the only round named here that ends in such work (2025年度…平台复核)."""
    mention, identity = said[at]
    deed = identity.name
    if not _THIS_ROUND.match(fold(mention.object)) or len(deed) < _DEED:
        return None
    rounds = [
        i
        for i in others(said, at)
        if said[i][1].kind == identity.kind
        and said[i][1].name != deed
        and _does(*said[i], deed)
        and not is_clause(said[i][1].name)
    ]
    return _only(said, rounds)


def _does(mention: Mention, identity: Identity, deed: str) -> bool:
    """Whether a thing is such work by its name, or by what its name leaves out of the object."""
    whole = QUOTES.sub("", fold(mention.object)).removesuffix("工作")
    return identity.name.endswith(deed) or whole.endswith(deed)


def meant_before(said: Said, at: int) -> int | None:
    """“will make it public in April”, of which only the text before says what: “grading standard”.

    Where that is how the name of a thing begins or ends that was named before, it is that thing.
    """
    mention, identity = said[at]
    whole = fold(mention.object)
    if not whole or is_chinese(whole) or whole in fold(mention.quote):
        return None
    before = [
        i
        for i in others(said, at)
        if said[i][1].kind == identity.kind
        and place_of(said[i][0]) < place_of(mention)
        and _begins_or_ends(fold(said[i][0].object), whole)
    ]
    return max(before, key=lambda i: place_of(said[i][0]), default=None)


def _begins_or_ends(name: str, part: str) -> bool:
    return name.startswith(f"{part} ") or name.endswith(f" {part}")


def papers(said: Said, at: int) -> int | None:
    """“上述文件”: the only document that was named before it; “the draft”: the last one."""
    name = QUOTES.sub("", fold(said[at][0].object))
    before = _papers_before(said, at)
    if _POINTER.sub("", name) == _PAPERS != name:
        return _only(said, before)
    return next(reversed(before), None) if _THE.sub("", name) in _DRAFTS else None


def unnamed(said: Said, at: int) -> int | None:
    """“向社会公开征求意见”, “年内发布”: a clause without a name goes on about the last document.

    That is the last one named in the same paragraph, or else the only one of the article.
    """
    mention, identity = said[at]
    if identity.kind != "instrument" or tells(identity) or not is_chinese(mention.quote):
        return None
    if head_of(identity) not in (None, _COMMENTS):
        return None
    before = _papers_before(said, at)
    here = [i for i in before if said[i][0].paragraph == mention.paragraph]
    return here[-1] if here else _only(said, before)


def taken_up(said: Said, at: int) -> int | None:
    """“It is due out in March”, “will seek opinions”: the last thing of its kind that was named.

    It stands in the same paragraph or the one before.
    """
    mention, identity = said[at]
    if is_chinese(mention.quote) or mention.paragraph == TITLE or _says_anything(identity):
        return None
    going_on = _goes_on(said, at)
    if going_on is not None:
        return going_on
    if mention.stage != "consult" and not _IT.search(fold(mention.quote)):
        return None
    named = [
        i
        for i in others(said, at)
        if said[i][1].kind == identity.kind
        and tells(said[i][1])
        and mention.paragraph - 1 <= said[i][0].paragraph
        and place_of(said[i][0]) < place_of(mention)
    ]
    return max(named, key=lambda i: place_of(said[i][0]), default=None)


def _goes_on(said: Said, at: int) -> int | None:
    """The thing named right before a clause: …, which it | plans to release by the end of July."""
    mention, identity = said[at]
    named = [
        i
        for i in others(said, at)
        if said[i][1].kind == identity.kind
        and tells(said[i][1])
        and said[i][0].paragraph == mention.paragraph
        and 0 <= mention.start - said[i][0].end <= _BETWEEN
    ]
    return max(named, key=lambda i: said[i][0].end, default=None)


def _says_anything(identity: Identity) -> bool:
    said = signature(identity.name)
    return said not in (Signature(head, *[_NOTHING] * 4) for head in (None, _COMMENTS))


def _papers_before(said: Said, at: int) -> list[int]:
    """The documents that are named before, in reading order."""
    mine = place_of(said[at][0])
    named = (
        i
        for i in others(said, at)
        if said[i][1].kind == "instrument" and tells(said[i][1]) and place_of(said[i][0]) < mine
    )
    return sorted(named, key=lambda i: place_of(said[i][0]))


def _only(said: Said, named: Sequence[int]) -> int | None:
    """The first of the mentions that have the only name; a name's end is no other name."""
    names = {said[i][1].name for i in named}
    longest = {n for n in names if not any(n != other and other.endswith(n) for other in names)}
    return next(i for i in named if said[i][1].name in longest) if len(longest) == 1 else None


def _bare_head(mention: Mention) -> str | None:
    """The head that a mention points with, where that is all it calls the thing."""
    quote, whole = fold(mention.quote), fold(mention.object)
    name = QUOTES.sub("", whole)
    pointed = _POINTER.sub("", name)
    going_on = GOING_ON.match(pointed)
    word = _TEXT_OF.sub("", going_on.group(1) if going_on else pointed)
    if word not in head_words():
        alone = head_alone(pointed)
        if alone is None:
            return None
        word = alone
    before = quote[: max(quote.find(whole), 0)]
    points = pointed != name or going_on or whole.startswith("《") or _POINTING.search(before)
    kind = head_words()[word]
    one = kind == _TEAM or (mention.kind == "instrument" and kind not in FIELDS)
    return word if points or one or is_round(word) else None
