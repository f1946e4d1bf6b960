"""Which fields of MIIT's work a text speaks of, by the word lists in lexicon/topics.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ._words import WordFinder


class _Taxonomy(NamedTuple):
    order: dict[str, int]
    topics: dict[str, tuple[str, ...]]
    """The topics that a word, in lower case, stands for."""
    words: WordFinder


@cache
def _taxonomy() -> _Taxonomy:
    table = tomllib.loads(files(__package__).joinpath("lexicon/topics.toml").read_text("utf-8"))
    topics: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in (*words["zh"], *words["en"]):
            topics[word] = (*topics.get(word, ()), name)
    return _Taxonomy(
        order={name: place for place, name in enumerate(table)},
        topics=topics,
        words=WordFinder(topics),
    )


def topic_names() -> tuple[str, ...]:
    """Every topic there is, in the order of the table."""
    return tuple(_taxonomy().order)


def find_topics(text: str) -> tuple[str, ...]:
    """The topics of a text in the order of the table, none twice; empty where no word stands."""
    taxonomy = _taxonomy()
    words = taxonomy.words.find(text.lower())
    if not words:
        return ()
    topics = {topic for word in words for topic in taxonomy.topics[word]}
    return tuple(sorted(topics, key=taxonomy.order.__getitem__))
