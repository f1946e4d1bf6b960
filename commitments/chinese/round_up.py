"""News in brief whose items run on: each headline glued to its text, or a paragraph of its own."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice, pairwise

from articles.article import Article
from commitments._record import Record
from commitments._words import any_of
from commitments.chinese.clause import predicate
from commitments.chinese.document import DIGEST, explains
from commitments.chinese.lexicon import table
from commitments.chinese.owner import STRANGERS, named, subject
from commitments.chinese.verbs import VERB

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
_SHORTEST_OF_DIGEST = 2
"""Those of what heads a part of a digest: 政策."""
_REPEATED = 4
"""Characters by which a text is told to begin as its headline does."""
_OPEN_ENDED = tuple("、和与及的在于由对向把被将为从据")
"""What no headline ends with."""
_SPEAKERS = (
    "负责人", "部长", "司长", "局长", "主任", "发言人", "记者", "工程师", "经济师", "书记", "处长",
    "人士",
)  # fmt: skip
_BRACKETED = re.compile("(?:^|(?<=[。！？”）\\s]))【[^】]{4,60}】")
_COUNTED = re.compile(
    "(?:^|(?<=[。；！？”）】\\s]))(?:(?P<number>\\d{1,2})、|(?P<ring>[①-⑳㉑-㉟]))(?=\\D)"
)
"""1、…。2、…。 and ①…。②…。 within a paragraph."""
_FIRST = {"①": 1, "㉑": 21}
_FEWEST = 3
"""Items in brackets, or counted ones, that make a round-up of a paragraph, at least."""
_NAMES_AGAIN = re.compile(f"(?:我国|全国|{any_of(_OWNERS['places'])})")
"""我国…水平稳步提升我国通过…: whom headline and text are about."""
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_LONGEST_LINE = 60
_ENDS = ("。", "；", "！", "？", "：", "，", "。”", "！”", "？”")
_ITEM_LENGTH = 2
"""Paragraphs of an item under a headline."""
_CAST = 50
"""People who are looked for on both sides of a headline, at most: nobody introduces more."""
_TOLD_AGAIN = 4
"""One in so many pairs of a headline's characters stands in its text."""
_POINTS_BACK = re.compile(
    "(?:《[^》]{2,60}》|(?:该|本|此|上述)?(?:方案|意见|通知|规划|办法|文件|计划|会议|目录|指南))"
    "(?:还|也|同时|进一步)*(?:提出|明确|要求|指出|强调|部署|聚焦|围绕)"
    "|下一步|接下来|此外|同时|与此同时|其中|会议|会上|[他她]们?(?:还|也|表示|说|介绍|强调|指出)|为此|对此"
)
"""Opens a text that goes on about what stands before its headline."""
_FILE = re.compile("〔20\\d\\d〕|20\\d\\d[-年]\\d")
"""Ends no headline but the number of a paper, or a line with its day."""
_FIRM = re.compile(
    "(?![我本该各全多某首这那])(?!中国|国家|国内|双方)[A-Za-z0-9\u4e00-\u9fff·]{2,10}?(?<![部局委办会司署院省市])"
    "(?:发布|推出|开源|上线|收购|起诉|裁员|官宣|发行|上市)(?!会|了?通知|公告)"
    f"|[A-Za-z0-9\u4e00-\u9fff·]{{2,14}}(?:{any_of([*_OWNERS['firms'], *_OWNERS['trades']])})[：:]"
)
"""某某汽车推出新车型, 某某事业部：…: a firm that no list holds, by what it does."""
_PART = re.compile(
    "[^，。]{0,6}(?:内容|目标|任务|举措|措施|亮点|要点|看点|原文|全文|附件|来源|编辑|责编|记者)[^，。]{0,12}"
)
"""主要目标, 重点任务: a part of one item, and none by itself."""
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
        cuts = _counted(paragraph)
    if len(cuts) < _FEWEST:
        starts = (match.end() for match in _SENTENCE.finditer(paragraph))
        cuts = [(start, text) for start in starts if (text := _glued(paragraph, start))]
    if not cuts:
        return ()
    if cuts[0][0] > 0:
        cuts.insert(0, (0, 0))
    ends = [start for start, _ in cuts[1:]] + [len(paragraph)]
    return tuple(Item(start, text, end) for (start, text), end in zip(cuts, ends, strict=True))


def _counted(paragraph: str) -> list[tuple[int, int]]:
    """Where items begin that are counted from one on."""
    cuts: list[tuple[int, int]] = []
    for match in _COUNTED.finditer(paragraph):
        ring = match["ring"]
        first = max((each for each in _FIRST if ring and each <= ring), default="")
        number = ord(ring) - ord(first) + _FIRST[first] if ring else int(match["number"])
        if number == len(cuts) + 1:
            cuts.append((match.start(), match.start()))
    return cuts


def _glued(paragraph: str, start: int) -> int:
    """Where the text begins behind the headline that a sentence begins with; 0 without one."""
    last = _CLAUSE_END.search(paragraph, start)
    clause_end = last.start() if last else len(paragraph)
    found = []
    again = paragraph.find(paragraph[start : start + _REPEATED], start + _SHORTEST, clause_end)
    if again > 0:
        found.append(again)
    name = _NAMES_AGAIN.match(paragraph, start)
    again = paragraph.find(name.group(), start + _SHORTEST, clause_end) if name else -1
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


def heads(article: Article, people: Collection[str]) -> dict[int, bool]:
    """Headlines that are paragraphs, by number: whether the item under each is about the ministry.

    In a digest each line is one, in news that set them so each behind the first paragraph; the
    item is that names the ministry. Elsewhere a line is one that tells of somebody else
    (某某汽车推出…), with the next line, which ends that item; where the title doesn't name the
    ministry, all are. `people`: the names of those who speak; where one who is introduced before
    the first headline speaks behind it, they part one text.
    """
    paragraphs = article.paragraphs
    digest = is_digest(article)
    if explains(article) and not digest:
        return {}  # one paper, point by point
    shortest = _SHORTEST_OF_DIGEST if digest else _SHORTEST
    lines = [number for number, text in enumerate(paragraphs) if is_line(text, shortest)]
    if digest or not lines:
        return _about(paragraphs, lines) if lines else {}
    inner = [number for number in lines if number]
    if inner and _in_turn(paragraphs, inner):
        if any(_speaks_on(name, paragraphs, inner[0]) for name in islice(people, _CAST)):
            return {}
        return _about(paragraphs, inner)
    about = _about(paragraphs, lines)
    alone = {at for at, after in _spans(paragraphs, lines) if after == at + 1}
    others = {at for at in lines if not about[at] and _of_others(paragraphs[at])} - alone
    if others and not named(article.title):
        return about
    behind = {after for at, after in pairwise(lines) if at in others}
    return {at: at not in others for at in others | behind}


def _speaks_on(name: str, paragraphs: Sequence[str], first: int) -> bool:
    return any(name in text for text in paragraphs[:first]) and any(
        name in text for text in paragraphs[first:]
    )


def _about(paragraphs: Sequence[str], lines: Sequence[int]) -> dict[int, bool]:
    """Whether the item under each headline names the ministry."""
    return {
        start: any(map(named, paragraphs[start:end])) for start, end in _spans(paragraphs, lines)
    }


def _spans(paragraphs: Sequence[str], lines: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Where each item begins and ends."""
    return pairwise([*lines, len(paragraphs)])


def _of_others(line: str) -> bool:
    """Whether a headline begins with a body that isn't the ministry, and goes on."""
    who = subject(line)
    if who is not None:
        return who.owner in STRANGERS and who.end < len(line) and not _FILE.search(line)
    return _FIRM.match(line) is not None and not VERB.match(line) and not named(line)


def _in_turn(paragraphs: Sequence[str], lines: Sequence[int]) -> bool:
    """Whether headlines and texts of a paragraph or two take turns, each about something else.

    What heads a part of one text says what is done (推进…建设), or its text points back.
    """
    spans = _spans(paragraphs, lines)
    if not all(1 <= end - start - 1 <= _ITEM_LENGTH for start, end in spans):
        return False
    if lines[0] > _ITEM_LENGTH:
        return False
    for line in lines:
        head = predicate(paragraphs[line])
        if head.verbs and not head.preposition and head.verb_at == len(head.adverbs):
            return False
        if _POINTS_BACK.match(paragraphs[line + 1]):
            return False
    return any(_tells_again(paragraphs[line], paragraphs[line + 1]) for line in lines)


def _tells_again(line: str, text: str) -> bool:
    """Whether a text holds a part of its headline, pair by pair, as news do."""
    pairs = {one + other for one, other in pairwise(line)}
    return _TOLD_AGAIN * sum(pair in text for pair in pairs) >= len(pairs)


def is_line(paragraph: str, shortest: int = _SHORTEST) -> bool:
    """Whether a paragraph is a headline by its length and its end."""
    text = paragraph.rstrip()
    fits = shortest <= len(text) < _LONGEST_LINE and not text.endswith(_ENDS)
    return fits and _NUMBERED.match(text) is None and _PART.fullmatch(text) is None
