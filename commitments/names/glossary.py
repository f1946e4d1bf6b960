"""The words that names are made of, in two languages, from lexicon/names.toml and terms.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Weight = Literal["head", "strong", "level", "generic", "weak"]

_CJK = re.compile(r"[㐀-鿿]")
_TOKEN = re.compile(r"[a-z0-9][a-z0-9.+]*")
_IRREGULAR = {
    "criteria": "criterion",
    "centre": "center",
    "programme": "program",
    "labour": "labor",
    "fibre": "fiber",
    "labelling": "labeling",
    "modelling": "modeling",
    "diagnoses": "diagnosis",
    "buses": "bus",
}
_KEEP_S = ("ss", "us", "is", "news", "series", "photovoltaics")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a name: its canonical form, and how much it tells.

    `word` is Chinese where the glossary knows one; for a head it is the class of heads.
    """

    word: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Head:
    """A class of words that say what a thing is (条例, 路线图, 试点)."""

    name: str
    like: frozenset[str]
    near: frozenset[str]
    weak: bool
    display: str


PAPERS = frozenset(
    [
        *("法律", "条例", "办法", "规定", "细则", "规划", "方案"),
        *("目录", "规范条件", "指南", "标准", "规范"),
    ]
)
"""Classes of heads of what comments are asked for on."""


def table(name: str) -> dict[str, Any]:
    """The TOML file `lexicon/<name>.toml` of this package."""
    data = files("commitments").joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def is_chinese(text: str) -> bool:
    """Whether `text` has any Chinese character."""
    return not text.isascii() and _CJK.search(text) is not None


def english_tokens(text: str) -> list[str]:
    """Lower-case words of `text` but “the”, singular, American, hyphens and possessives apart."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("'s ", " ")
    words = _TOKEN.findall(folded.replace("’s ", " "))
    return [_singular(word) for word in words if word != "the"]


def _singular(word: str) -> str:
    word = word.strip(".").replace("isation", "ization")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word.endswith(_KEEP_S):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    single = word[:-1] if word.endswith("s") else word
    return _IRREGULAR.get(single, single)


@cache
def heads() -> Mapping[str, Head]:
    """Classes of heads by name."""
    found = {}
    for row in table("terms")["head"]:
        like, near = frozenset(row.get("like", ())), frozenset(row.get("near", ()))
        shown = row["class"] if is_chinese(row["class"]) else row["en"][0]
        found[row["class"]] = Head(row["class"], like, near, row.get("weak", False), shown)
    return found


@cache
def head_words() -> Mapping[str, str]:
    """Chinese head → its class."""
    return {word: row["class"] for row in table("terms")["head"] for word in row["zh"]}


def _rows() -> Iterator[tuple[str, Term]]:
    data = table("terms")
    sections: tuple[tuple[str, Weight], ...] = (
        ("terms", "strong"),
        ("level", "level"),
        ("generic", "generic"),
        ("weak", "weak"),
    )
    for row in data["head"]:
        for word in (*row["zh"], *row["en"]):
            yield word, Term(row["class"], "head")
    for section, weight in sections:
        for word, others in data[section].items():
            for variant in (word, *others):
                yield variant, Term(word, weight)


@cache
def chinese_terms() -> tuple[Mapping[str, Term], int]:
    """Words of Chinese names, single English ones too (OTN) → term, and the longest's length."""
    found: dict[str, Term] = {}
    for word, term in _rows():
        if is_chinese(word) or term.word == word or _TOKEN.fullmatch(word):
            found.setdefault(word, term)
    return found, max(map(len, found))


@cache
def english_terms() -> tuple[Mapping[tuple[str, ...], Term], int]:
    """Tokens of an English term → term, and the most tokens that one has."""
    found: dict[tuple[str, ...], Term] = {}
    for word, term in _rows():
        tokens = tuple(english_tokens(word))
        if tokens and not is_chinese(word):
            found.setdefault(tokens, term)
    return found, max(map(len, found))


def head_in(text: str, start: int = 0) -> tuple[int, int] | None:
    """Where the first Chinese head at or after `start` lies in `text`, the longest there."""
    words = head_words()
    longest = max(map(len, words))
    for at in range(start, len(text)):
        for size in range(min(longest, len(text) - at), 0, -1):
            if text[at : at + size] in words:
                return at, at + size
    return None


def strip_longest(text: str, words: Iterable[str], *, front: bool) -> str:
    """`text` without the longest of `words` at its front (or end); itself where none fits."""
    fits = text.startswith if front else text.endswith
    size = max([len(word) for word in words if fits(word)], default=0)
    return text[size:] if front else text[: len(text) - size]


def without_head(name: str) -> str:
    """A name without the word at its end that says what it is; itself where it has none."""
    return strip_longest(name, head_words(), front=False)
