"""Extraction: articles a second on one core, one pass over the lexicon against a loop, growth.

    python -m bench.extraction [--articles DIR] [--rounds N] [--json FILE]

DIR holds the articles of which speed is measured (default: those of gold/fresh, some 300 in each
language). Speed is CPU time of extraction alone, parsing left out, per 1.5 KB of UTF-8 text, of
articles not seen before: each round is a process of its own, which has read other articles (the
archive and gold/articles) and none of these.

The loop does one `re.search` a word a sentence; both sides take the same sentences, those of the
archive, in alternating rounds of one process and must find the same words. Growth is the time for
twice a text over the time for it: 2 is linear, 4 quadratic.
"""

import argparse
import json
import re
import statistics
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from articles.article import Article, Language
from commitments._words import WordFinder
from commitments.extract import extract
from sources._source import Page, SourceError
from sources.formats import parse_file

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ARCHIVE = Path(__file__).parent.parent / "archive"
GOLD = ARCHIVE.parent / "gold"
UNSEEN = GOLD / "fresh" / "articles"
OTHERS = (ARCHIVE, GOLD / "articles")
SELDOM = "工信部提出，渡船电动化比例2028年、2029年分别达到48%、58%。"
"""Has what few articles have: they don't load the tables for it, a process does once."""
ARTICLE_BYTES = 1_500
SHAPES = {
    "sentences": ("zh", "工信部表示，将加快制定渡船条例，到2030年建成300个港口。"),
    "no stop": ("zh", "工信部表示将加快制定渡船条例"),
    "commas": ("zh", "工信部将推进，"),
    "titles": ("zh", "工信部《"),
    "quotes": ("zh", "工信部“"),
    "numbers": ("zh", "2025年12月"),
    "digits": ("zh", "9"),
    "digits and commas": ("zh", "9,"),
    "blanks": ("zh", " "),
    "brackets": ("zh", "（工信部"),
    "latin": ("zh", "a"),
    "English": ("en", "The MIIT will issue a plan for ferries by 2030. "),
    "English, no stop": ("en", "the MIIT will issue a plan for ferries and "),
    "English, gaps": ("en", "The MIIT will focus on" + " " * 40),
    "stops": ("en", "."),
    "surrogates": ("zh", "工信部将\ud800"),
}
GROWN = 60_000
"""Characters of the shorter of two texts of one shape."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Extraction of the articles in one language."""

    language: Language
    articles: int
    kilobytes: float
    articles_a_second: float
    """Of ARTICLE_BYTES each."""


@dataclass(frozen=True, slots=True)
class Loop:
    """One pass against the loop of one search a word, over the same sentences."""

    words: int
    sentences: int
    loop_microseconds: float
    pass_microseconds: float
    ratio: float
    same: bool


def load(folder: Path) -> list[Article]:
    """All articles under a folder that some parser knows."""
    articles = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        try:
            articles.append(parse_file(Page(path.read_bytes(), NOW, path=str(path))))
        except SourceError:
            continue
    return articles


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def unseen(articles: list[Article], others: list[Article]) -> float:
    """CPU seconds for articles in a process of its own, which has read others before."""
    with get_context("spawn").Pool(1) as process:
        return process.apply(_read, (articles, others))


def _read(articles: list[Article], others: list[Article]) -> float:
    [extract(each) for each in others]
    return cpu(lambda: [extract(each) for each in articles])


def speeds(articles: list[Article], rounds: int) -> Iterator[Speed]:
    """The median speed over the rounds, a language at a time."""
    languages: tuple[Language, ...] = ("zh", "en")
    others = [*(each for folder in OTHERS for each in load(folder)), _article(SELDOM, "zh")]
    for language in languages:
        chosen = [each for each in articles if each.language == language]
        size = sum(len("".join((each.title, *each.paragraphs)).encode()) for each in chosen)
        if not size:
            continue
        took = statistics.median(unseen(chosen, others) for _ in range(rounds))
        yield Speed(language, len(chosen), size / 1000, size / ARTICLE_BYTES / took)


def lexicon_words() -> set[str]:
    """Every plain word of two characters or more in the data files of the grammars."""
    folder = files("commitments").joinpath("lexicon")
    tables = [tomllib.loads(each.read_text("utf-8")) for each in folder.iterdir() if each.is_file()]
    words = {word.lower() for table in tables for word in _strings(table)}
    return {word for word in words if re.fullmatch(r"[\w“”·+-]{2,12}(?: [a-z-]+)?", word)}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def compare(words: Iterable[str], articles: list[Article], rounds: int) -> Loop:
    """The median ratio over the rounds, and whether every sentence gave the same words."""
    words = sorted(words)
    text = "\n".join(line for each in articles for line in each.paragraphs).lower()
    sentences = [each for each in re.split(r"[。；\n]|(?<=\w)\. ", text) if each.strip()]
    rules = [(word, re.compile(_rule(word))) for word in words]
    finder = WordFinder(words)
    slow: list[set[str]] = []
    fast: list[set[str]] = []
    times = []
    for _ in range(rounds):
        slow.clear()
        fast.clear()
        looped = cpu(
            lambda: slow.extend({w for w, rule in rules if rule.search(each)} for each in sentences)
        )
        passed = cpu(lambda: fast.extend(finder.find(each) for each in sentences))
        times.append((looped, passed))
    return Loop(
        len(words),
        len(sentences),
        1e6 * statistics.median(looped for looped, _ in times) / len(sentences),
        1e6 * statistics.median(passed for _, passed in times) / len(sentences),
        statistics.median(looped / passed for looped, passed in times),
        slow == fast,
    )


def _rule(word: str) -> str:
    return (
        rf"(?<![a-z0-9]){re.escape(word)}(?=s?(?![a-z0-9]))" if word.isascii() else re.escape(word)
    )


def growth(rounds: int) -> Iterator[tuple[str, float, float]]:
    """For each shape: seconds for GROWN characters, and the time for twice as many over it."""
    for shape, (language, piece) in SHAPES.items():
        once, twice = (
            min(cpu(lambda: extract(_article(piece * times, language))) for _ in range(rounds))  # noqa: B023
            for times in (GROWN // len(piece), 2 * GROWN // len(piece))
        )
        yield shape, once, twice / max(once, 1e-4)


def _article(text: str, language: str) -> Article:
    return Article("MIIT 工信部", (text,), "zh" if language == "zh" else "en", published_at=NOW)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--articles", type=Path, default=UNSEEN)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--json", type=Path)
    chosen = arguments.parse_args()
    measured = list(speeds(load(chosen.articles), chosen.rounds))
    for speed in measured:
        print(
            f"extraction {speed.language}: {speed.articles_a_second:.0f} articles of 1.5 KB a "
            f"second ({speed.articles} articles, {speed.kilobytes:.0f} KB)"
        )
    loop = compare(lexicon_words(), load(ARCHIVE), chosen.rounds)
    print(
        f"lexicon: {loop.words} words over {loop.sentences} sentences, loop "
        f"{loop.loop_microseconds:.0f} µs and one pass {loop.pass_microseconds:.1f} µs a sentence, "
        f"{loop.ratio:.0f} times, {'the same' if loop.same else 'DIFFERENT'} words"
    )
    grown = list(growth(2))
    for shape, seconds, factor in grown:
        print(f"growth {shape}: {seconds:.2f} s for {GROWN} characters, {factor:.1f} for twice")
    if chosen.json:
        figures = {
            "speed": [asdict(each) for each in measured],
            "loop": asdict(loop),
            "growth": grown,
        }
        chosen.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
