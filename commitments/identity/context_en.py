"""What an English mention points at by a word alone (the standard), as its article names it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from articles.article import Article
from commitments.identity.preceding import text_before
from commitments.model import Mention
from commitments.names.glossary import english_terms, english_tokens, table
from commitments.names.kinship import alike
from commitments.names.likeness import signature
from commitments.names.naming import bare_name, bounded, fold

_THE = re.compile(r"\b(?:the|this|these|that|those|its|their|said)\s+(?:[\w-]+\s+){0,2}?$")
_OPENS = re.compile(r"(?:the|this|these|its|their)\s|.*\bof (?:the|this|these|its|their)\s")
_APPOSED = re.compile(
    r",? (?:the|called|named|titled|entitled|known as|dubbed) (?:the )?"
    r"[\"“‘']?(\w[^,;:()\"”]{7,100}?)"
    r"[\"”’']?(?:, |,?[\"”’'] |$| (?:is|are|was|were|will|would|has|have)\b)"
)
_WORD = re.compile(r"[\w'’&+-]+|[.;:!?,()]")
_DETERMINERS = ("the", "a", "an", "its", "their")
_LEFT = 4
_RIGHT = 9
"""Words before and behind a head that may belong to its name."""
_TEXT = 3000
"""Characters before a mention in which what it points at is looked for."""


def spelled_out_in_english(mention: Mention, article: Article) -> Mention:
    """The mention with the last thing of its kind that the text before names in full; else itself.

    “the standard”, “second batch of the pilot”: the one that was spoken of.
    """
    mention = bounded(mention)
    said = signature(bare_name(mention.object).text)
    if not said.strong and (name := _apposed(mention)):
        return replace(mention, object=name)
    if said.head is None or said.strong or said.generic or not _points(mention):
        return mention
    found = next(_named(said.head, text_before(mention, article, _TEXT, ". ", " ")), None)
    if found is None:
        return mention
    last = mention.object.split()[-1]
    return replace(mention, object=f"{mention.object.removesuffix(last)}{found}")


def _apposed(mention: Mention) -> str | None:
    """The whole name right behind a word for it: the draft document, the Regulations on Toys."""
    quote, said = fold(mention.quote), fold(mention.object)
    at = quote.find(said) if said else -1
    found = _APPOSED.match(quote, at + len(said)) if at >= 0 else None
    if found is None:
        return None
    named = signature(bare_name(found.group(1)).text)
    return found.group(1) if named.strong and named.head else None


def _points(mention: Mention) -> bool:
    quote, said = fold(mention.quote), fold(mention.object)
    before = quote[: max(quote.find(said), 0)]
    return bool(_THE.search(before) or _OPENS.match(said))


def _named(head: str, text: str) -> Iterator[str]:
    """Telling names with a head of that kind, the last one first."""
    words = _WORD.findall(text)
    for at in range(len(words) - 1, -1, -1):
        kind = _head(words[at])
        if kind is None or not (kind == head or alike(kind, head)):
            continue
        phrase = " ".join((*_left(words, at), words[at], *_right(words, at)))
        name = bare_name(phrase).text
        if signature(name).strong:
            yield phrase


def _left(words: list[str], at: int) -> list[str]:
    found: list[str] = []
    for word in reversed(words[max(at - _LEFT, 0) : at]):
        if word in _DETERMINERS or word in _words("stops") or word in _words("of"):
            break
        found.insert(0, word)
    return found


def _right(words: list[str], at: int) -> list[str]:
    if at + 1 >= len(words) or words[at + 1] not in _words("of"):
        return []
    found = []
    for word in words[at + 1 : at + 1 + _RIGHT]:
        if word in _words("stops"):
            break
        found.append(word)
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("naming")["english"][kind].split())


def _head(word: str) -> str | None:
    known, _ = english_terms()
    term = known.get(tuple(english_tokens(word)))
    return term.word if term and term.weight == "head" else None
