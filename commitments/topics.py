"""Which fields of MIIT's work a text speaks of, by the word lists in lexicon/topics.toml."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from commitments._record import Record
from commitments._words import WordFinder, any_of


class _Taxonomy(Record):
    order: dict[str, int]
    topics: dict[str, tuple[str, ...]]
    """The topics that a word, in lower case, stands for."""
    words: WordFinder
    parted: dict[str, str]
    """Words side by side that seem to hold another, with a blank between them: 信息化 工作."""
    side_by_side: re.Pattern[str]


@cache
def _taxonomy() -> _Taxonomy:
    table = tomllib.loads(files(__package__).joinpath("lexicon/topics.toml").read_text("utf-8"))
    parted = {each.replace("|", ""): each.replace("|", " ") for each in table.pop("parted")}
    topics: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in (*words["zh"], *words["en"]):
            topics[word] = (*topics.get(word, ()), name)
    return _Taxonomy(
        order={name: place for place, name in enumerate(table)},
        topics=topics,
        words=WordFinder(topics),
        parted=parted,
        side_by_side=re.compile(any_of(parted)),
    )


def topic_names() -> tuple[str, ...]:
    """Every topic there is, in the order of the table."""
    return tuple(_taxonomy().order)


def find_topics(text: str) -> tuple[str, ...]:
    """The topics of a text in the order of the table, none twice; empty where no word stands."""
    taxonomy, text = _taxonomy(), text.lower()
    words = taxonomy.words.find(text)
    if words and taxonomy.side_by_side.search(text):
        parted = taxonomy.side_by_side.sub(lambda match: taxonomy.parted[match[0]], text)
        words = taxonomy.words.find(parted)
    if not words:
        return ()
    topics = {topic for word in words for topic in taxonomy.topics[word]}
    return tuple(sorted(topics, key=taxonomy.order.__getitem__))
