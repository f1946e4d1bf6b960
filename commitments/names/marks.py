"""Marks that set namesakes apart: year, batch, part, and whether a name is an umbrella."""

import re
from collections.abc import Mapping
from functools import lru_cache

from commitments._anchors import Anchored
from commitments.model import Identity

BRACKETS = re.compile(r"\(([^()]*)\)")
_PART = re.compile(r"\(([^()]*[一-鿿]{4}[^()]*)\)(?=$|\(|\d)")
_NO_PART = re.compile(r"简称|下称|意见稿|草案|修订|报批|送审|试行|暂行|[,，。;；:：]")
_YEARS = Anchored(
    r"(?<![\d.])(20[0-5]\d)年?\s*(?:[-—–~至到―]{1,2}|to|and|与|和)\s*(20[0-5]\d)(?![\d.])(年度|学年|年)?"
)
_YEAR = Anchored(r"(?<![\d.])(20[0-5]\d)(?!\d|\.\d)(年度|年版|年本|学年|年|版)?(?!\d)")
_BATCH = Anchored(
    r"第([一二三四五六七八九十\d]{1,3})(?:批次|批|轮|期|届)|(首)[批轮](?!次)"
    r"|\b(\d{1,2})(?:st|nd|rd|th) (?:batch|round|group)\b"
    r"|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r" (?:batch|round|group|(?=lists?\b|catalog))"
)
_ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_FIRST = "首"
_UMBRELLA = re.compile(
    r"(?:[^、,，。;；]{1,12}[、,，])*[^、,，。;；]{1,12}等"
    r"(?=(?:[一二三四五六七八九十百\d]{1,3}[个大类]|重点)[^、]{0,4}(?:行业|领域|产业))"
)
_COUNTED = re.compile(r"(?:[一二三四五六七八九十百\d]{1,3}[个大类])(?:重点)?(?=行业|领域|产业)")
_COUNTED_EN = re.compile(
    r"\b(?:ten|10|several|other)\s+(?:key|major|important)?\s*(?=industr|sector)"
)
_CHINESE_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九十")}


def take_marks(text: str) -> tuple[tuple[str, ...], str]:
    """The marks that a folded name carries, sorted, and the name without them."""
    part = _part(text)
    text = BRACKETS.sub(lambda m: _bracketed(m.group(1)), text)
    text = re.sub(r"[()]", "", text)
    marks = [f"part:{part}"] if part else []
    if found := _YEARS.search(text):
        marks.append(f"year:{found.group(1)}-{found.group(2)}")
        text = _YEARS.sub(" ", text)
    elif found := _YEAR.search(text):
        marks.append(f"year:{found.group(1)}")
    text = _YEAR.sub(" ", text)
    if found := _BATCH.search(text):
        marks.append(f"batch:{_number(next(filter(None, found.groups())))}")
        text = text[: found.start()] + text[found.end() :]
    shorter = _COUNTED_EN.sub(" ", _COUNTED.sub("重点", _UMBRELLA.sub("", text)))
    if shorter != text:
        marks.append("scope:umbrella")
    return tuple(sorted(marks)), shorter


def _part(text: str) -> str | None:
    """Which part of a work in several parts its last bracket names (建设指南（智能交通））."""
    for found in _PART.finditer(text):
        inner = found.group(1).replace(" ", "")
        if not _YEAR.search(inner) and not _BATCH.search(inner) and not _NO_PART.search(inner):
            return inner
    return None


def _bracketed(inner: str) -> str:
    """What a bracket leaves in the name: its years or its batch, else nothing."""
    return f" {inner} " if _YEAR.search(inner) or _BATCH.search(inner) else " "


def _number(digits: str) -> int:
    if digits in _ORDINALS:
        return _ORDINALS.index(digits)
    if digits == _FIRST:
        return 1
    if digits.isdigit():
        return int(digits)
    tens, mark, ones = digits.rpartition("十")
    if not mark:
        return _CHINESE_DIGIT.get(ones, 0)
    return (_CHINESE_DIGIT.get(tens, 1) if tens else 1) * 10 + _CHINESE_DIGIT.get(ones, 0)


def mark_of(identity: Identity, kind: str) -> str | None:
    """The value of a mark such as "year"; None where the identity has none of that kind."""
    return marks_of(identity.marks).get(kind)


@lru_cache(maxsize=65536)
def marks_of(marks: tuple[str, ...]) -> Mapping[str, str]:
    """The first value of each kind: every identity is held against many others."""
    parted = (each.partition(":") for each in reversed(marks))
    return {kind: value for kind, sign, value in parted if sign}


def guesses(one: Identity, other: Identity) -> bool:
    """Whether only one of the two names its year, so that "same" is a guess."""
    return one_sided(one, other, "year")


def one_sided(one: Identity, other: Identity, kind: str) -> bool:
    return (mark_of(one, kind) is None) != (mark_of(other, kind) is None)
