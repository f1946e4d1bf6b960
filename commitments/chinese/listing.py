"""Lists whose items are paragraphs: under which date they stand, and of what they tell."""

import re

from commitments.chinese.frame import Frame
from commitments.chinese.rows import cells
from commitments.chinese.spans import STEP
from commitments.chinese.text import BULLETS

_ITEM = re.compile(
    "[一二三四五六七八九十]是|第[一二三四五六七八九十]|[（(]?[一二三四五六七八九十\\d]{1,2}[)）、.]|[①-⑳]"
    "|(?:首先|其次|再次|最后)(?:是|，)|所谓的?“|(?:一个)?“[^“”，。]{1,6}”(?:这个)?字?(?:就|则|即|意味|[说讲指]的)"
)
_WHEN = re.compile(
    "(?:到|至)?(?:20\\d\\d年|[今明]年|年|\\d{1,2}月)[^，。；｜|]{0,8}|[一二三四]季度末?|[上下]半年"
)
_STEP = re.compile(
    "(?:[（(]?[一二三四五六七八九十\\d]{1,2}[)）、.．]|第[一二三四五六](?:阶段|步)[：:]?)?"
    f"(?P<step>{STEP})(?=[。：:，])"
)
_DEPLOYS = re.compile(
    "(?:部署(?:了|做好|抓好)?|对)(?:全国|全系统|全行业|全部)?(?P<when>(?P<year>20\\d\\d)年|今年|明年|[上下]半年|[一二三四]季度)(?:度|的|全年|全国)?"
    "[^，。“”《》]{0,14}(?:工作|任务|举措)(?:$|(?:作出|进行|作)了?(?:全面|具体)?部署$)"
)
"""会议部署了2027年重点任务: a list of what is to be done in that year follows."""
_COUNTS = re.compile(
    "(?P<when>今年|明年|20\\d\\d年|[上下]半年|[一二三四]季度)(?:的|全年|我们|我部|部里|全国|全行业)*"
    "(?:重点|主要|核心|具体)?(?:工作|任务|事情|安排|打算|举措)?(?:主要|重点|就|将|要|会|还|得)*"
    "(?:是|有|抓|抓好|抓住|办|办好|做|做好|干|包括|围绕|开展)[^，。《“了]{0,8}"
    "(?:[一二三四五六七八九十两几\\d](?:大|个)?(?:项|件|点|类|步|方面|环节)|如下)[^，。]{0,6}"
)
"""下半年主要是三项, 明年抓三件大事: a list of what is to be done then follows."""
_COUNTS_ENDS = frozenset("项件事点类步面作下务节排")
_LONGEST_HEADING = 40
_STOPS = ("。", "；", "：", "！", "？")
_COLONS = ("：", ":")
_NUMBERS = frozenset("（(第一二三四五六七八九十0123456789")
LIST_ITEM = 5
"""Sentences that an item of a list goes on for."""


def tells_of_it(frame: Frame, paragraph: str) -> bool:
    """Whether a list says more of what the paragraph before it told to be done: 一是…."""
    over = frame.past and not (frame.ahead or frame.asked) and frame.plan > LIST_ITEM
    return over and frame.voice != "paper" and paragraph.startswith(("一是", "首先"))


def date_of_list(frame: Frame, paragraph: str, before: str) -> str:
    """The date of the list that a paragraph is an item of, or what stands under the heading of
    one: what opened it may stand `before` it, in the last paragraph."""
    leads = not frame.plan or (before.endswith(_COLONS) and "如下" not in before)
    opened = leads and not (frame.item_date and _is_item(before))
    date = frame.list_date or ((frame.date or frame.era) if opened else "")
    if date and _is_item(paragraph):
        return date
    headed = frame.list_date and _is_item(before) and _is_heading(before)
    return frame.list_date if headed else ""


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a line that says what the next is about."""
    return len(paragraph) < _LONGEST_HEADING and not paragraph.endswith(_STOPS)


def _is_item(paragraph: str) -> bool:
    return paragraph[:1] in BULLETS or _ITEM.match(paragraph) is not None


def deploys(frame: Frame, text: str) -> str:
    """The time whose tasks a clause says are set out: 部署2027年重点任务, 明年抓三件大事; "" for
    others."""
    if counted := counts_tasks(frame, text):
        return counted
    tasks = _DEPLOYS.search(text) if "部署" in text else None
    if tasks is None or (frame.month and tasks["year"] and int(tasks["year"]) < frame.year):
        return ""
    return tasks["when"]


def counts_tasks(frame: Frame, text: str) -> str:
    """The time for which a clause says how many tasks there are: 下半年主要是三项; or ""."""
    counts = _COUNTS.fullmatch(text) if text[-1:] in _COUNTS_ENDS else None
    if counts is None:
        return ""
    when = counts["when"]
    over = frame.month and when.startswith("20") and int(when[:4]) < frame.year
    return "" if over else when


def due_of_row(paragraph: str) -> str:
    """The last cell that says no more than when: what the others tell is due then; and the period
    in the heading of a step of the work: （三）集中检查（7月至9月）。"""
    step = _STEP.match(paragraph) if paragraph[:1] in _NUMBERS else None
    if step:
        return step["when"]
    if not cells(paragraph):
        return ""
    told = (each.strip() for each in reversed(re.split("[｜|]", paragraph)))
    return next((each for each in told if _WHEN.fullmatch(each)), "")
