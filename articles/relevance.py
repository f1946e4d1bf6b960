"""Whether a text is about the ministry: it names it, an office that only it has, its people.

What the ministry publishes itself is about it, whether it names itself or says 我部.

The test errs towards yes: what it lets pass costs a page to fetch, what it refuses is lost.
Local departments alone (省工信厅, 经信局, 工信部门) are not the ministry.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from articles.article import Article


def about_miit(article: Article) -> bool:
    """Say whether `article` names the ministry in its title or its body, or is published by it."""
    texts = (article.title, "\n".join(article.paragraphs), article.publisher or "")
    return any(map(names_miit, texts))


def names_miit(text: str) -> bool:
    """Say whether `text`, Chinese or English, names the ministry, its offices or officials."""
    lexicon = _lexicon()
    # The rare spellings first: names set wide (工 信 部), full-width letters.
    if _WIDE.search(text):
        text = unicodedata.normalize("NFKC", text)
        if _chinese("".join(text.split()), lexicon):
            return True
    return _chinese(text, lexicon) or _english(text, lexicon)


_WIDE = re.compile(r"[工业業和与與信息资資訊化部司局]\s+[业業和与與信息资資訊化部]|[Ａ-Ｚａ-ｚ]")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words to look for with `in`, each with the pattern that then decides."""

    offices: tuple[tuple[str, re.Pattern[str]], ...]
    titles: tuple[str, ...]
    people: re.Pattern[str]
    anchors: tuple[str, ...]
    english: re.Pattern[str]


def _chinese(text: str, lexicon: _Lexicon) -> bool:
    # `in` refuses a word a hundred times faster than a pattern of all words does.
    for word, pattern in lexicon.offices:
        if word in text and pattern.search(text):
            return True
    return any(title in text for title in lexicon.titles) and bool(lexicon.people.search(text))


def _english(text: str, lexicon: _Lexicon) -> bool:
    text = text.lower()
    if not any(anchor in text for anchor in lexicon.anchors):
        return False
    return bool(lexicon.english.search(" ".join(text.split())))


@cache
def _lexicon() -> _Lexicon:
    table = tomllib.loads(resources.files("articles").joinpath("lexicon.toml").read_text("utf-8"))
    chinese = table["chinese"]
    titles, people = "|".join(chinese["titles"]), "|".join(chinese["people"])
    return _Lexicon(
        offices=(
            *((name, re.compile(f"{name}(?![门門])")) for name in chinese["names"]),
            *(
                (office, re.compile(f"(?<![{chinese['local']}]){office}"))
                for office in chinese["offices"]
            ),
        ),
        titles=tuple(chinese["titles"]),
        people=re.compile(f"(?:{titles})[:：]?(?:{people})|(?:{people})副?(?:{titles})"),
        anchors=tuple(table["english"]["anchors"]),
        english=re.compile("|".join(table["english"]["names"])),
    )
