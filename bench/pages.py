"""Saved news pages: realistic in size, markup and words, invented in everything.

A page has what a Chinese portal sends: about 220 kB, of which three fifths are scripts and styles,
1,250 elements with 300 links among them, and an article of some 500 characters (1.5 kB). Some
articles are reprints or edited versions of earlier ones. Everything follows from the seed.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from importlib.resources import files
from itertools import accumulate
from typing import Any

SITE = "https://news.example"
START = datetime(2024, 1, 1, tzinfo=UTC)
ABOUT = 0.3
"""Share of articles that the ministry speaks in."""
AGAIN = 0.1
"""Share of articles that were there before: word for word, or edited."""
LETTERS = 500
"""Characters of an article: 1.5 kB."""
SCRIPTS, SCRIPT_BYTES = 50, 2_800
SIDE_LISTS, SIDE_LINKS = 9, 22
RULES, WORDS = 220, 8_000
VOCABULARY: dict[str, Any] = tomllib.loads(files("bench").joinpath("news.toml").read_text("utf-8"))
"""The words and sentences of the articles, by what they are. They are many, for names that share
their words are held against each other: of 1,400 real commitments each shares two with .2 others.
"""


@dataclass(frozen=True, slots=True)
class News:
    """An article as it was written, before a site puts its page around it."""

    number: int
    title: str
    outlet: str
    published_at: datetime
    paragraphs: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"{SITE}/{self.published_at:%Y%m%d}/c{self.number:08}.html"


class Newsroom:
    """Writes articles, a minute apart."""

    def __init__(
        self, seed: int = 1, *, about: float = ABOUT, apart: timedelta = timedelta(minutes=1)
    ) -> None:
        self._random = random.Random(seed)
        self._about = about
        self._apart = apart
        self._earlier: list[News] = []
        characters = "".join(VOCABULARY["characters"].split())
        self._words = [
            "".join(self._random.choices(characters, k=self._random.choice((2, 2, 2, 3))))
            for _ in range(WORDS)
        ]
        # As unevenly as real words: the n-th is drawn in proportion to 1/n.
        self._weights = list(accumulate(1 / (rank + 5) for rank in range(WORDS)))

    def write(self, count: int, start: int = 0) -> Iterator[News]:
        """Yield `count` articles, numbered from `start`."""
        for number in range(start, start + count):
            published_at = START + number * self._apart
            if self._earlier and self._random.random() < AGAIN:
                yield self._again(number, published_at)
                continue
            news = self._new(number, published_at)
            if len(self._earlier) < 2_000:
                self._earlier.append(news)
            else:
                self._earlier[self._random.randrange(2_000)] = news
            yield news

    def _new(self, number: int, published_at: datetime) -> News:
        of_ministry = self._random.random() < self._about
        sentences: list[str] = []
        while sum(map(len, sentences)) < LETTERS:
            place = len(sentences) % 4
            if place == 3 or (place == 1 and not of_ministry):
                sentences.append(self._fill("sentences"))
            else:
                sentences.append(self._fill("ministry") if place == 1 else self._sentence())
        place, reporter = self._one("places"), self._one("reporters")
        outlet = self._one("outlets")
        sentences[0] = f"{outlet}{place}电（记者 {reporter}）{sentences[0]}"
        return News(
            number,
            self._fill("ministry_titles" if of_ministry else "titles"),
            outlet,
            published_at,
            tuple("".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)),
        )

    def _again(self, number: int, published_at: datetime) -> News:
        old = self._random.choice(self._earlier)
        new = replace(old, number=number, published_at=published_at, outlet=self._one("outlets"))
        if self._random.random() < 0.5:
            return new
        at = self._random.randrange(len(old.paragraphs))
        changed = [*old.paragraphs]
        changed[at] = self._fill("sentences")
        return replace(new, paragraphs=tuple(changed))

    def _sentence(self) -> str:
        words = self._random.choices(
            self._words, cum_weights=self._weights, k=self._random.randint(14, 30)
        )
        words[6::7] = [f"{word}，" for word in words[6::7]]
        if self._random.random() < 0.3:
            words[-2] += f"{self._random.randint(2, 9_000)}家"
        return "".join(words) + "。"

    def _fill(self, name: str) -> str:
        return self._one(name).format(
            **{key: self._one(f"{key}s") for key in ("place", "field", "matter", "form")},
            people=self._one("people"),
            n=self._random.randint(2, 24),
            big=self._random.randint(30, 9_800),
            rate=self._random.randint(11, 390) / 10,
            month=self._random.randint(1, 12),
            year=self._random.randint(26, 35),
        )

    def _one(self, name: str) -> str:
        return str(self._random.choice(VOCABULARY[name]))


class Portal:
    """Puts the pages of one site around articles; `bulk` scales what isn't the article."""

    def __init__(self, seed: int = 1, *, bulk: float = 1.0) -> None:
        self._random = random.Random(seed)
        self._scripts = [self._script(n) for n in range(round(bulk * SCRIPTS))]
        self._side_lists = round(bulk * SIDE_LISTS)
        self._style = self._rules(round(bulk * RULES))
        room = Newsroom(seed + 1)
        self._others = [(each.url, each.title) for each in room.write(400)]

    def page(self, news: News) -> bytes:
        """The page of one article, UTF-8."""
        return "".join(
            (
                self._head(news),
                self._navigation(),
                self._article(news),
                *(self._side(n) for n in range(self._side_lists)),
                self._foot(),
            )
        ).encode()

    def _head(self, news: News) -> str:
        title = escape(news.title)
        scripts = "".join(f"<script>{each}</script>\n" for each in self._scripts[::2])
        return (
            f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">\n'
            f"<title>{title}_{news.outlet}</title>\n"
            f'<meta name="keywords" content="{title}">\n'
            '<meta name="viewport" content="width=1000">\n'
            f'<meta name="description" content="{escape(news.paragraphs[0][:80])}">\n'
            f'<meta property="og:type" content="news">\n'
            f'<meta property="og:title" content="{title}">\n'
            f'<link rel="canonical" href="{news.url}"><link rel="stylesheet" href="/s/main.css">\n'
            f"<style>{self._style}</style>\n{scripts}</head>\n<body>\n"
        )

    def _navigation(self) -> str:
        links = "".join(
            f'<li class="nav-item"><a href="/{n}/" target="_blank">{name}</a></li>\n'
            for n, name in enumerate(VOCABULARY["sections"] * 4)
        )
        return (
            '<div id="top"><div class="logo">'
            '<a href="/"><img src="/i/logo.png" alt="首页"></a></div>'
            '<form action="/search" class="search"><input name="q"><button>搜索</button></form>'
            "</div>"
            f'<div class="nav"><ul>\n{links}</ul></div>\n'
        )

    def _article(self, news: News) -> str:
        section = VOCABULARY["sections"][news.number % 12]
        body = "\n".join(f"<p>　　{escape(each)}</p>" for each in news.paragraphs)
        tags = "".join(
            f'<a href="/tag/{n}">{name}</a> ' for n, name in enumerate(VOCABULARY["places"])
        )
        local = news.published_at + timedelta(hours=8)
        return (
            '<div class="main"><div class="crumb"><a href="/">首页</a> &gt; '
            f'<a href="/s/">{section}</a>'
            f" &gt; 正文</div>\n<h1 class='title'>{escape(news.title)}</h1>\n"
            f'<div class="info"><span>{local:%Y年%m月%d日 %H:%M}</span>\n'
            f"<span>来源：{news.outlet}</span>\n"
            '<span class="share"><a href="#">微博</a><a href="#">微信</a></span></div>\n'
            f'<div class="article-body" id="content">\n{body}\n'
            '<p class="pic"><img src="/i/1.jpg" alt=""></p>\n</div>\n'
            f'<div class="edit">责任编辑：{VOCABULARY["reporters"][news.number % 8]}</div>\n'
            f'<div class="tags">{tags}</div></div>\n'
        )

    def _side(self, number: int) -> str:
        at = self._random.randrange(len(self._others) - SIDE_LINKS)
        rows = "".join(
            f'<li><div class="item"><a href="{url}" data-id="{number}-{n}" target="_blank">'
            f'<img class="lazy" src="/i/blank.gif" data-src="/i/{number}/{n}.jpg" alt="">'
            f"<span>{escape(title)}</span></a></div></li>\n"
            for n, (url, title) in enumerate(self._others[at : at + SIDE_LINKS])
        )
        return (
            f'<div class="side-box box-{number}"><h3>{VOCABULARY["sections"][number]}排行</h3>'
            f"<ul>\n{rows}</ul></div>\n"
        )

    def _foot(self) -> str:
        scripts = "".join(f"<script>{each}</script>\n" for each in self._scripts[1::2])
        links = " | ".join(
            f'<a href="/about/{n}">{name}</a>' for n, name in enumerate(VOCABULARY["sections"])
        )
        return (
            f'<div class="footer"><p>{links}</p><p>本网站所载信息，未经书面授权不得转载。</p>'
            f"<!-- generated by node {self._random.randrange(90)} --></div>\n"
            f"{scripts}</body></html>\n"
        )

    def _script(self, number: int) -> str:
        """Something of a script's look: names, numbers, strings and braces."""
        lines: list[str] = []
        size = 0
        while size < SCRIPT_BYTES:
            a, b = (f"v{self._random.randrange(10**5):05x}" for _ in range(2))
            lines.append(
                f'window.{a}=function(e,t){{if(!e||t<{self._random.randrange(999)}){{return"{b}"}}'
                f'var r=document.getElementById("ad_{number}_{b}");'
                f'r&&r.setAttribute("data-k","{a}");return r}};'
            )
            size += len(lines[-1])
        return "\n".join(lines)

    def _rules(self, count: int) -> str:
        return "\n".join(
            f".c{n:03} .item{n % 7}{{margin:{self._random.randrange(30)}px auto;color:#"
            f"{self._random.randrange(16**6):06x};width:{self._random.randrange(900)}px}}"
            for n in range(count)
        )


def feed(news: Sequence[News]) -> bytes:
    """The RSS feed that lists these articles."""
    items = "\n".join(
        f"<item><title>{escape(each.title)}</title><link>{each.url}</link>"
        f"<description>{escape(each.paragraphs[0][:120])}</description>"
        f"<pubDate>{format_datetime(each.published_at)}</pubDate><guid>{each.url}</guid></item>"
        for each in news
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>新闻</title><link>{SITE}/</link><description>新闻</description>\n"
        f"{items}\n</channel></rss>\n"
    ).encode()
