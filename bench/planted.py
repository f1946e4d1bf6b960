"""A corpus with planted near-duplicates: what each article is, is known.

Sentences are made of made-up words, drawn as unevenly as real ones, with a stock of set phrases
that many articles share. Everything follows from the seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.article import Article

Planted = Literal["new", "reprint", "cut", "edited", "quoting", "templated"]

_SETTLED = 0x4E00
_WORDS = 20_000
_STOCK = 60
_REMEMBERED = 5_000
"""Articles of which others can be made: bounds the memory of the bench, not of the program."""
_TEMPLATE = (
    "{year}年{month}月，全国{field}行业完成营业收入{one}亿元，同比增长{two}%，实现利润总额{three}亿元，"
    "营业收入利润率为{four}%。主要产品中，产量同比增长的有{five}种。从地区看，东部地区增长{six}%，"
    "中部地区增长{seven}%，西部地区增长{eight}%。以上数据为快报数据，最终结果以正式发布的年报为准。"
    "指标的口径与上年一致，如有调整将另行说明。解释由统计主管单位负责，引用时请注明出处和时间。"
)


@dataclass(frozen=True, slots=True)
class Sample:
    """An article with what was planted; `of` is the position of the article it was made from."""

    article: Article
    kind: Planted
    of: int | None = None


class Planter:
    """Makes articles, of which `rate` are made from an earlier one."""

    def __init__(self, seed: int = 1, rate: float = 0.1) -> None:
        self._random = random.Random(seed)
        self._rate = rate
        chance = self._random
        characters = [chr(_SETTLED + at) for at in range(3_500)]
        self._vocabulary = [
            "".join(chance.choices(characters, k=chance.choice((1, 2, 2, 2, 3))))
            for _ in range(_WORDS)
        ]
        # Zipf: the n-th word is drawn in proportion to 1/n.
        total, self._weights = 0.0, []
        for rank in range(1, _WORDS + 1):
            total += 1 / (rank + 5)
            self._weights.append(total)
        self._stock = [self._sentence() for _ in range(_STOCK)]
        self._made: list[tuple[str, ...]] = []
        """Sentences of the last new articles, of which others are made."""
        self._positions: list[int] = []

    def articles(self, count: int) -> Iterator[Sample]:
        """Yield `count` samples; positions count from 0."""
        for position in range(count):
            yield self._sample(position)

    def probes(self, kind: Planted, count: int) -> Iterator[Sample]:
        """Yield `count` samples of `kind` made from articles already yielded."""
        for number in range(count):
            yield self._derived(kind, f"{kind}-{number}")

    def _sample(self, position: int) -> Sample:
        draw = self._random.random()
        if self._made and draw < self._rate:
            kind = self._random.choice(("reprint", "cut", "edited", "quoting"))
            return self._derived(kind, str(position))
        if draw > 0.98:
            return Sample(_article(str(position), (self._template(),)), "templated")
        sentences = tuple(self._fresh())
        if len(self._made) < _REMEMBERED:
            self._made.append(sentences)
            self._positions.append(position)
        else:
            slot = self._random.randrange(len(self._made))
            self._made[slot], self._positions[slot] = sentences, position
        return Sample(_article(str(position), _paragraphs(sentences)), "new")

    def _derived(self, kind: str, name: str) -> Sample:
        slot = self._random.randrange(len(self._made))
        sentences, of = self._made[slot], self._positions[slot]
        if kind == "reprint":
            return Sample(_article(name, self._reprinted(sentences)), "reprint", of)
        if kind == "cut":
            keep = self._random.uniform(0.3, 0.7) * len(sentences)
            return Sample(_article(name, _paragraphs(sentences[: round(keep)])), "cut", of)
        if kind == "edited":
            return Sample(_article(name, (self._edited("".join(sentences), 0.2),)), "edited", of)
        return Sample(_article(name, self._quoting(sentences)), "quoting", of)

    def _reprinted(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        day = self._random.randint(1, 28)
        header = f"来源：{self._word()}{self._word()}网　2023-05-{day:02}"
        first, *others = _paragraphs(sentences)
        dateline = f"{self._word()}社5月{day}日电（记者 {self._word()}）"
        footer = f"责任编辑：{self._word()}。{self._sentence()}"
        return (header, dateline + first, *others, footer)

    def _edited(self, text: str, rate: float) -> str:
        """Rewrite `rate` of the characters, one to four at a time, all over the text."""
        characters = list(text)
        changed = 0
        while changed < rate * len(characters):
            length = self._random.randint(1, 4)
            at = self._random.randrange(len(characters) - length)
            characters[at : at + length] = [
                chr(_SETTLED + self._random.randrange(3_500)) for _ in range(length)
            ]
            changed += length
        return "".join(characters)

    def _quoting(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        """Put 30 % of a text, from any character on, into another one."""
        text = "".join(sentences)
        length = round(0.3 * len(text))
        start = self._random.randrange(len(text) - length)
        own = list(self._fresh())
        at = self._random.randrange(len(own))
        own.insert(at, f"报道称：{text[start : start + length]}。")
        return _paragraphs(tuple(own))

    def _fresh(self) -> Iterator[str]:
        length = 0
        goal = self._random.randint(600, 1_000)
        while length < goal:
            stock = self._random.random() < 0.02
            sentence = self._random.choice(self._stock) if stock else self._sentence()
            length += len(sentence)
            yield sentence

    def _sentence(self) -> str:
        count = self._random.randint(12, 30)
        words = self._random.choices(self._vocabulary, cum_weights=self._weights, k=count)
        for at in range(6, count, 7):
            words[at] += "，"
        if self._random.random() < 0.2:
            words[count // 2] += f"{self._random.randint(1, 9_999)}家"
        return "".join(words) + "。"

    def _template(self) -> str:
        numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight")
        values = {name: str(self._random.randint(11, 9_999) / 10) for name in numbers}
        return _TEMPLATE.format(
            year=self._random.randint(2000, 2026),
            month=self._random.randint(1, 12),
            field=self._word(),
            **values,
        )

    def _word(self) -> str:
        return self._random.choice(self._vocabulary)


def _article(name: str, paragraphs: tuple[str, ...]) -> Article:
    return Article(
        title=f"标题{name}",
        paragraphs=paragraphs,
        language="zh",
        url=f"https://news.example/{name}",
    )


def _paragraphs(sentences: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
