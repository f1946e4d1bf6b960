"""News in brief whose items run on: each headline glued to its text, or a paragraph of its own."""

import re

from articles.article import Article
from commitments._record import Record
from commitments._words import any_of
from commitments.chinese.document import DIGEST
from commitments.chinese.lexicon import table
from commitments.chinese.owner import named, subject

_OWNERS = table("owners")
_BODY = f"(?:{any_of([*_OWNERS['ministry'], *_OWNERS['other_ministries'], '国务院', '国新办'])})"
_LATELY = "近日|日前|今天|今日|昨天|昨日"
_DAY = "(?:今天|今日|昨天|昨日)（[^（）]{2,12}）"
# What the text of an item begins with, behind a headline that no mark ends.
_TEXT = re.compile(
    f"{_DAY}(?=，|{_BODY})|(?:近日|日前)(?=，|{_BODY})"
    "|(?:目前|眼下|截至[^，。]{2,14}|今年以来|(?:今年)?前[一二三四五六七八九十两]{1,2}个(?:月|季度)|上半年)(?=，)"
    "|(?:总台|央视)?记者(?:今天|日前|近日)?(?:（[^（）]{2,12}）)?从"
    "|据[^，。、]{2,24}(?:消息|介绍|统计|监测|预报|通报)(?=，)"
    f"|为(?!了)[^，。]{{4,30}}，(?={_BODY})"
    "|在(?:国务院新闻办|国新办)[^，。]{0,30}(?:发布会|吹风会)上"
    f"|(?<![、和与及跟同由据从会对向在等经为给《“（被请将是到受])(?<!国家)(?<!中国){_BODY}(?!门)"
    f"(?=[^，。]{{0,30}}?(?:{_LATELY}|最新|[相有]关负责人|数据))"
)
_SENTENCE = re.compile(
    "(?:^(?:[^，。：]{0,8}(?:消息|讯)(?:（[^（）]*）)?[：:]?)?|(?<=[。！？])|(?<=。”))(?=.)"
)
_CLAUSE_END = re.compile("[，；。！？]")
_SHORTEST, _LONGEST = 6, 48
"""Characters of a headline."""
_REPEATED = 4
"""Characters by which a text is told to begin as its headline does."""
_OPEN_ENDED = tuple("、和与及的在于由对向把被将为从据")
"""What no headline ends with."""
_SPEAKERS = ("负责人", "部长", "司长", "局长", "主任", "发言人", "记者")
_BRACKETED = re.compile("(?:^|(?<=[。！？”）\\s]))【[^】]{4,60}】")
_FEWEST = 3
"""Items in brackets that make a round-up of a paragraph, at least."""
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_LONGEST_LINE = 60
_ENDS = ("。", "；", "！", "？", "：", "，", "”")
_BROADCAST = re.compile("联播|快讯|简讯|新闻(?:和报纸)?摘要")
_NUMBERED = re.compile("[（(]?[一二三四五六七八九十\\d]{1,3}[)）、.．]|第[一二三四五六七八九十]")


class Item(Record):
    """One item of a paragraph: where its headline begins, its text, and the next item."""

    start: int
    text: int
    end: int


def is_digest(article: Article) -> bool:
    """Whether the title is that of news in brief; one that names the ministry is about it alone."""
    return DIGEST.search(article.title) is not None and not named(article.title)


def items(paragraph: str) -> tuple[Item, ...]:
    """The items that run on in a paragraph of news in brief; none where they don't.

    What stands before the first headline is an item by itself.
    """
    cuts = [(match.start(), match.start()) for match in _BRACKETED.finditer(paragraph)]
    if len(cuts) < _FEWEST:
        starts = (match.end() for match in _SENTENCE.finditer(paragraph))
        cuts = [(start, text) for start in starts if (text := _glued(paragraph, start))]
    if not cuts:
        return ()
    if cuts[0][0] > 0:
        cuts.insert(0, (0, 0))
    ends = [start for start, _ in cuts[1:]] + [len(paragraph)]
    return tuple(Item(start, text, end) for (start, text), end in zip(cuts, ends, strict=True))


def _glued(paragraph: str, start: int) -> int:
    """Where the text begins behind the headline that a sentence begins with; 0 without one."""
    last = _CLAUSE_END.search(paragraph, start)
    clause_end = last.start() if last else len(paragraph)
    found = []
    again = paragraph.find(paragraph[start : start + _REPEATED], start + _SHORTEST, clause_end)
    if again > 0:
        found.append(again)
    last_start = min(clause_end, start + _LONGEST)
    begun = _TEXT.finditer(paragraph, start + _SHORTEST, last_start + _LONGEST)
    found += [match.start() for match in begun if match.start() < last_start]
    fits = (at for at in sorted(found) if _is_headline(paragraph[start:at]))
    return next(fits, 0)


def _is_headline(text: str) -> bool:
    """Whether the words are a headline, and no beginning of a sentence."""
    if len(text) > _LONGEST or text.endswith((*_OPEN_ENDED, *_SPEAKERS)):
        return False
    if any(text.count(one) != text.count(other) for one, other in _PAIRS):
        return False
    who = subject(text)
    return who is None or who.end < len(text)


def heads(article: Article) -> dict[int, bool]:
    """Headlines of a broadcast that are paragraphs: whether the item under each names the ministry,
    by number."""
    if not _BROADCAST.search(article.title):
        return {}
    paragraphs = article.paragraphs
    lines = [number for number, text in enumerate(paragraphs) if _is_line(text)]
    if not lines:
        return {}
    ends = [*lines[1:], len(paragraphs)]
    return {
        start: any(map(named, paragraphs[start:end]))
        for start, end in zip(lines, ends, strict=True)
    }


def _is_line(paragraph: str) -> bool:
    """Whether a paragraph is a headline by its length and its end."""
    text = paragraph.rstrip()
    fits = _SHORTEST <= len(text) < _LONGEST_LINE and not text.endswith(_ENDS)
    return fits and _NUMBERED.match(text) is None
