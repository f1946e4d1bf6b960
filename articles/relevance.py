"""Whether a text is about the ministry: it names it, an office that only it has, its people.

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
    """Say whether `article` names the ministry in its title or its body."""
    return names_miit(article.title) or names_miit("\n".join(article.paragraphs))


def names_miit(text: str) -> bool:
    """Say whether `text`, Chinese or English, names the ministry, its offices or officials."""
    if _chinese(text):
        return True
    # The rare cases last: names set wide (工 信 部), full-width letters, broken lines.
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    words = text.split()
    return _chinese("".join(words)) or _english(" ".join(words).lower())


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words to look for with `in`, each with the pattern that then decides."""

    chinese: tuple[tuple[str, re.Pattern[str]], ...]
    anchors: tuple[str, ...]
    english: re.Pattern[str]


def _chinese(text: str) -> bool:
    # `in` refuses a word a hundred times faster than a pattern of all words does.
    return any(word in text and pattern.search(text) for word, pattern in _lexicon().chinese)


def _english(text: str) -> bool:
    lexicon = _lexicon()
    return any(anchor in text for anchor in lexicon.anchors) and bool(lexicon.english.search(text))


@cache
def _lexicon() -> _Lexicon:
    table = tomllib.loads(resources.files("articles").joinpath("lexicon.toml").read_text("utf-8"))
    chinese = table["chinese"]
    titles, local = "|".join(chinese["titles"]), chinese["local"]
    return _Lexicon(
        chinese=(
            *((name, re.compile(f"{name}(?![门門])")) for name in chinese["names"]),
            *((office, re.compile(f"(?<![{local}]){office}")) for office in chinese["offices"]),
            *(
                (person, re.compile(f"(?:{titles})[:：]?{person}|{person}副?(?:{titles})"))
                for person in chinese["people"]
            ),
        ),
        anchors=tuple(table["english"]["anchors"]),
        english=re.compile("|".join(table["english"]["names"])),
    )
