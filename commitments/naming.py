"""From the words of a mention to a bare, comparable name and the marks that set namesakes apart."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .glossary import (
    Term,
    chinese_terms,
    head_words,
    heads,
    is_chinese,
    strip_longest,
    table,
)
from .translation import compose

LONGEST = 160
"""Characters of a name that count; what is longer is no name, and comparing it costs."""

QUOTES = re.compile(r"[《》〈〉“”‘’\"'「」『』【】\[\]〔〕•*#`]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_YEARS = re.compile(
    r"(?<![\d.])(20[0-5]\d)年?\s*(?:[-—–~至到―]{1,2}|to|and|与|和)\s*(20[0-5]\d)(?![\d.])(年度|年)?"
)
_YEAR = re.compile(r"(?<![\d.])(20[0-5]\d)(?!\d|\.\d)(年度|年版|年|版)?(?!\d)")
_BATCH = re.compile(
    r"第([一二三四五六七八九十\d]{1,3})(?:批次|批|轮|期|届)"
    r"|\b(\d{1,2})(?:st|nd|rd|th) (?:batch|round)\b"
)
_UMBRELLA = re.compile(
    r"(?:[^、,，。;；]{1,12}[、,，])*[^、,，。;；]{1,12}等"
    r"(?=(?:[一二三四五六七八九十百\d]{1,3}[个大类]|重点)[^、]{0,4}(?:行业|领域|产业))"
)
_COUNTED = re.compile(r"(?:[一二三四五六七八九十百\d]{1,3}[个大类])(?:重点)?(?=行业|领域|产业)")
_COUNTED_EN = re.compile(
    r"\b(?:ten|10|several|other)\s+(?:key|major|important)?\s*(?=industr|sector)"
)
_CHINESE_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name and its marks (`year:2026`, `batch:5`, `scope:umbrella`)."""

    text: str
    marks: tuple[str, ...]


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {
        key: tuple(sorted(value, key=len, reverse=True)) for key, value in table("naming").items()
    }


def fold(text: str) -> str:
    """NFKC, lower case, no control or format characters, white space as single blanks."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFKC", text))
    clean = "".join(c for c in kept if unicodedata.category(c)[0] != "C")
    return " ".join(clean.casefold().split())


def bare_name(text: str) -> Name:
    """The name that `text` holds, without brackets, bodies, years, verbs around it.

    English is turned into Chinese as far as the glossary knows it. Empty for text with no name.
    """
    folded = fold(text[: LONGEST * 4])[: LONGEST * 2]
    marks, body = _take_marks(QUOTES.sub("", folded))
    if not is_chinese(body):
        body = compose(body)
    return Name(_strip(body.replace(" ", "") if is_chinese(body) else body)[:LONGEST], marks)


def _take_marks(text: str) -> tuple[tuple[str, ...], str]:
    text = _BRACKETS.sub(lambda m: _bracketed(m.group(1)), text)
    text = re.sub(r"[()]", "", text)
    marks = []
    if found := _YEARS.search(text):
        marks.append(f"year:{found.group(1)}-{found.group(2)}")
        text = _YEARS.sub(" ", text)
    elif found := _YEAR.search(text):
        marks.append(f"year:{found.group(1)}")
    text = _YEAR.sub(" ", text)
    if found := _BATCH.search(text):
        marks.append(f"batch:{_number(found.group(1) or found.group(2))}")
        text = text[: found.start()] + text[found.end() :]
    shorter = _COUNTED_EN.sub(" ", _COUNTED.sub("重点", _UMBRELLA.sub("", text)))
    if shorter != text:
        marks.append("scope:umbrella")
    return tuple(sorted(marks)), shorter


def _bracketed(inner: str) -> str:
    """What a bracket leaves in the name: its years, else nothing."""
    return f" {inner} " if _YEAR.search(inner) else " "


def _number(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    tens, mark, ones = digits.rpartition("十")
    if not mark:
        return _CHINESE_DIGIT.get(ones, 0)
    return (_CHINESE_DIGIT.get(tens, 1) if tens else 1) * 10 + _CHINESE_DIGIT.get(ones, 0)


def _strip(name: str) -> str:
    """The name without issuing bodies, verbs before it, and what is done with it behind it."""
    if not is_chinese(name):
        return " ".join(name.split())
    while True:
        before = name
        name = name.strip(" ,.;:、，。；：·-—–~!?！？/\\|+")
        name = _without_issuer(name)
        name = _without_lead(name)
        name = _shorter(name, _without_version(name))
        if not ends_in_head(name):
            name = _shorter(name, strip_longest(name, _words()["tail"], front=False))
        if name == before:
            return name


def _without_lead(name: str) -> str:
    """Without a verb or adverb in front, unless a longer word begins with it (新, 新能源汽车)."""
    cut = strip_longest(name, _words()["lead"], front=True)
    known, longest = chinese_terms()
    begins = _longest_at(name, 0, known, longest)
    return name if begins > len(name) - len(cut) else _shorter(name, cut)


def _shorter(name: str, cut: str) -> str:
    """`cut`, unless too little would be left to be a name."""
    return cut if len(cut) >= 2 else name


def ends_in_head(name: str) -> bool:
    """Whether a folded name says at its end what it is (办法, 试点), as 锂电池 doesn't."""
    words, size = head_words(), len(name)
    found = next((name[i:] for i in range(size) if name[i:] in words), None)
    return found is not None and not heads()[words[found]].weak


def _without_version(name: str) -> str:
    return strip_longest(name, _words()["versions"], front=False)


def _without_issuer(name: str) -> str:
    """关于…的 and the bodies before it go; bodies alone go too when a name follows."""
    about = name.rfind("关于")
    if about >= 0 and name[about + 2 :]:
        rest = name[about + 2 :]
        head = strip_longest(rest, head_words(), front=False)
        if head != rest and head.endswith("的"):
            return head[:-1] + rest[len(head) :]
        return rest
    cut = strip_longest(name, _words()["issuers"], front=True)
    if cut == name:
        return name
    cut = re.sub(r"^等?[一二三四五六七八九十\d]*(?:个?部门|部委)(?:联合)?", "", cut).lstrip(
        "、,，和与"
    )
    return _shorter(name, cut)


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9][a-z0-9.+]*")


def terms_of(name: str) -> tuple[Term, ...]:
    """The terms of a bare name in order; a run of characters that the glossary lacks is one."""
    known, longest = chinese_terms()
    found: list[Term] = []
    run = ""
    at = 0
    while at < len(name):
        size = _longest_at(name, at, known, longest)
        if size:
            found += _unknown(run)
            run = ""
            found.append(known[name[at : at + size]])
            at += size
        elif latin := _latin().match(name, at):
            found += _unknown(run)
            run = ""
            found.append(Term(latin.group(), "strong"))
            at = latin.end()
        else:
            run += name[at]
            at += 1
    return (*found, *_unknown(run))


def _longest_at(name: str, at: int, words: Mapping[str, Term], longest: int) -> int:
    for size in range(min(longest, len(name) - at), 0, -1):
        piece = name[at : at + size]
        if piece in words and not (piece[-1].isascii() and _cuts_word(name, at + size)):
            return size
    return 0


def _cuts_word(name: str, end: int) -> bool:
    return end < len(name) and name[end].isascii() and name[end].isalnum()


def _unknown(run: str) -> list[Term]:
    run = run.strip(" 、,，;；:：·的和与及-—–/+~")
    if not run:
        return []
    return [Term(run, "strong" if len(run) > 1 else "weak")]


def is_round(text: str) -> bool:
    """Whether `text` ends like something that comes round every year (下乡活动, 大赛)."""
    return QUOTES.sub("", fold(text)).endswith(_words()["rounds"])
