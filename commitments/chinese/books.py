"""The titles in 《》 and the laws that a clause names as documents."""

import re

from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table
from commitments.chinese.pointed import ON_PAPER

_INSTRUMENT = any_of(table("objects")["instrument"]["strong"])
_CONSULTS = re.compile("征求|公示|征集意见|听取[^，。]{0,6}意见")
_BOOK = re.compile(r"《([^》]{2,90})》")
_BOOK_IS = re.compile(f"(?:{_INSTRUMENT})(?:（[^）]*）|\\([^)]*\\)|[》〉])*$")
MADE = ("进程", "步伐", "进度", "立法")
"""What ends such a clause."""
_BY = re.compile(
    "(?:根据|按照|依据|依照|对照|参照|遵照)[^，。《》]{0,24}《[^》]{2,90}》(?:（[^）]*）)?[^，。《》]{3}"
)
"""将按照《…》开展试点: by what, and not what is made."""
_TAUGHT = re.compile(
    "》(?:的)?(?:政策|标准|条款|系列|专题|专项|集中|线上|线下)*(?:宣贯|宣讲|解读|学习|宣传)?"
    "(?:培训班?|宣贯会|宣讲会|解读会|培训会|活动)$"
)
"""组织《…》宣贯培训: what is taught is there."""
_LAW = re.compile(
    "《?(?P<name>[^，。《》、的]{2,24}(?<![方做执司守手算疗用无立])(?:法|条例|规定))(?:草案)?》?的?"
    "(?:(?:立法|起草|修法|修订|制定|修改)(?:工作)?(?:进程|步伐|进度)|(?<=法)立法)"
)
"""推动电信法立法进程: the law that is being made."""


def books_of(text: str, parsed: Predicate, rest: str) -> list[str]:
    """The titles in 《》 that are documents: by their heads, or by what is done with them."""
    if _TAUGHT.search(rest):
        return []
    law = _LAW.fullmatch(rest) if parsed.verbs and rest.endswith(MADE) else None
    if law:
        return [law["name"]]
    text, rest = _BY.sub("", text), _BY.sub("", rest)
    books = [name for name in _BOOK.findall(text) if _BOOK_IS.search(name)]
    if not books and parsed.verbs and ON_PAPER.search("".join(parsed.verbs) + rest[-6:]):
        books = _BOOK.findall(rest)
    if not books and _CONSULTS.search(text):
        books = _BOOK.findall(text)
    return books
