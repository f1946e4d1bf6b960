"""Which fields of MIIT's work a text speaks of, by the word lists in lexicon/topics.toml."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ._words import alternation


class _Taxonomy(NamedTuple):
    order: dict[str, int]
    topics: dict[str, tuple[str, ...]]
    """The topics that a word, in lower case, stands for."""
    words: re.Pattern[str]


@cache
def _taxonomy() -> _Taxonomy:
    table = tomllib.loads(files(__package__).joinpath("lexicon/topics.toml").read_text("utf-8"))
    topics: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in (*words["zh"], *words["en"]):
            topics[word] = (*topics.get(word, ()), name)
    latin = alternation(word for word in topics if word.isascii())
    chinese = alternation(word for word in topics if not word.isascii())
    return _Taxonomy(
        order={name: place for place, name in enumerate(table)},
        topics=topics,
        words=re.compile(rf"{chinese}|(?<![a-z0-9])(?:{latin})(?=s?(?![a-z0-9]))"),
    )


def find_topics(text: str) -> tuple[str, ...]:
    """The topics of a text in the order of the table, none twice; empty where no word stands."""
    taxonomy = _taxonomy()
    words = set(taxonomy.words.findall(text.lower()))
    topics = {topic for word in words for topic in taxonomy.topics[word]}
    return tuple(sorted(topics, key=taxonomy.order.__getitem__))
