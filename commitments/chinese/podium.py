"""Notes taken while others speak: a time before each, and who steps up to the microphone."""

import re
from collections.abc import Sequence

from commitments._words import any_of
from commitments.chinese.lexicon import table
from commitments.chinese.owner import Subject, subject

_OWNERS = table("owners")
_TIME = "[【\\[［（(]?\\s?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?\\s?[】\\]］）)]?"
_TIMED = re.compile(_TIME)
_GOES_ON = re.compile(f"{_TIME}[^。！？：“”]{{0,16}}?[他她](?!们)")
"""【09:03】说到今年的打算，他…: whoever spoke in the note before."""
_FEWEST = 3
"""Notes of an event, at least."""
_STEPS_UP = (
    "上台|登台|登场|上场|出场|发言|讲话|亮相|开口|开讲|接话|作答|回应|压轴|接棒"
    "|(?:走[上到进]|站[上到]|登上|来到|接过|拿起)[^，。]{2,8}"
)
_CALLS_UP = re.compile(
    f"(?:[^，。：]{{0,10}}(?:{_STEPS_UP})的(?:则|就|便|还|依然|仍然?)?是|轮到了?|有请|请出|换成了?"
    "|(?:下|最后)一位(?:嘉宾|部长|发言人|登台者)?(?:则|就)?是"
    "|(?:发文|印发|发布|牵头|起草|制定|操刀|出手|落款|署名)的(?:单位|部门|主体|机构)?(?:正|就)?是"
    "|(?:话筒|话题|问题|提问)[^，。]{0,6}(?:交|递|传|抛|转)(?:给|到|向)了?)"
)
"""第一个登台的是…, 轮到…, 话筒递给了…: whoever is named behind it has the word."""
_TITLE_ALONE = re.compile(
    f"(?:的?(?:另?一位|另一名))?(?:{any_of([*_OWNERS['officials'], *_OWNERS['guests']])})"
    f"(?:(?!答|出席|参加|回应|解读|主持|调研|会见|考察)[\u4e00-\u9fff·]{{2,4}}?)?(?P<up>(?:随后|接着|随即|最后|也|则|又|率先|第[一二三四五六]个|首先)*(?:{_STEPS_UP})[^，。]{{0,8}})?"
)
_ASKED = re.compile("(?:当|在)?(?:被)?问(?:及|到|起)[^，。]{1,24}?(?:时)?")
_COLON = frozenset("：:")
_GOING_ON = frozenset(("，", ",", "、"))
_SAYS = re.compile(
    "[他她](?:还|也|又|则|就|都|接着|随后|同时|进一步|特别|最后|并|再|先|首先|另外){0,2}"
    "(?:的(?:回答|答案|说法|解释|答复|判断)(?:很[^，。]{1,4}的?)?是|只?[^，。]{0,4}了?[一两]句|"
    f"(?:在[^，。]{{2,12}}[时中上])?(?:{any_of(_OWNERS['speech'])}|讲|谈|补充|举例|解释|打趣|笑言|感叹))"
)


def is_timed(paragraph: str) -> bool:
    """Whether a paragraph begins with a time of the day: 【09:03】…."""
    return paragraph[:1] in "【[［（(012" and _TIMED.match(paragraph) is not None


def are_notes(paragraphs: Sequence[str]) -> bool:
    """Whether what begins with a time goes on about the one before, and is no item by itself."""
    timed = [each for each in paragraphs if is_timed(each)]
    return len(timed) >= _FEWEST and any(map(_GOES_ON.match, timed))


def called_up(text: str) -> Subject | None:
    """Who is called to the microphone by a clause: 第一个登台的是某部部长."""
    match = _CALLS_UP.match(text)
    found = subject(text[match.end() :]) if match else None
    return found._replace(end=found.end + match.end()) if found and match else None


def takes_word(text: str, end: int, closer: str) -> bool:
    """Whether a clause is no more than somebody's title behind whose he is, up to `end`, which
    says that he has the word: 下一位，某部部长。 某部部长走到话筒前."""
    alone = _TITLE_ALONE.fullmatch(text, end)
    return alone is not None and (
        closer not in _GOING_ON or alone["up"] is not None or _CALLS_UP.match(text) is not None
    )


def he_says(text: str, closer: str) -> bool:
    """Whether whoever has the word goes on by a pronoun, or is said to be asked: 他还说,
    他摆摆手：…, 被问到水泥."""
    if text.startswith(("被问", "问及", "问到")):
        return _ASKED.fullmatch(text) is not None
    if text[:1] not in "他她":
        return False
    return closer in _COLON or _SAYS.match(text) is not None
