"""The titles in 《》 that a clause names as documents."""

import re

from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table
from commitments.chinese.pointed import ON_PAPER

_INSTRUMENT = any_of(table("objects")["instrument"]["strong"])
_CONSULTS = re.compile("征求|公示|征集意见|听取[^，。]{0,6}意见")
_BOOK = re.compile(r"《([^》]{2,90})》")
_BOOK_IS = re.compile(f"(?:{_INSTRUMENT})(?:（[^）]*）|\\([^)]*\\)|[》〉])*$")
_BY = re.compile(
    "(?:根据|按照|依据|依照|对照|参照|遵照)[^，。《》]{0,24}《[^》]{2,90}》(?:（[^）]*）)?[^，。《》]{3}"
)
"""将按照《…》开展试点: by what, and not what is made."""


def books_of(text: str, parsed: Predicate, rest: str) -> list[str]:
    """The titles in 《》 that are documents: by their heads, or by what is done with them."""
    text, rest = _BY.sub("", text), _BY.sub("", rest)
    books = [name for name in _BOOK.findall(text) if _BOOK_IS.search(name)]
    if not books and parsed.verbs and ON_PAPER.search("".join(parsed.verbs) + rest[-6:]):
        books = _BOOK.findall(rest)
    if not books and _CONSULTS.search(text):
        books = _BOOK.findall(text)
    return books
