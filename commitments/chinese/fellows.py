"""Bodies beside the ministry that no list holds: 工业和信息化部、中央空管办、国家民委联合印发…."""

import re

from commitments._words import any_of
from commitments.chinese.lexicon import table

_OWNERS = table("owners")
_SHORT = "委|局|办|署|厅|部(?!门|委|分|署|级|件)|总社|联合会|委员会|办公室|办公厅"
_ACTS = (
    "印发|发布|出台|公布|下发|发出|制定|制修订|修订|编制|起草|部署|启动|开展|组织|实施|举办|召开"
    "|主办|共同|联合|正式|近日|日前|今天|今日|昨日|\\d{1,2}月|\\d{1,2}日|将|拟|已|计划"
)
_BEHIND = (
    "(?=[、]|[和与及](?=[\u4e00-\u9fff]{2})|以及|会同|等"
    f"|[一二三四五六七八九十\\d]{{1,3}}个?部(?:门|委)|{_ACTS})"
)
_NAME = (
    f"(?!{_ACTS}|各|有关|相关|地方|省|市|推[动进]|加[强快]|国务院)"
    "(?:(?![将拟由的]|会同|联合(?!会)|牵头)[\u4e00-\u9fff]){1,14}?"
    f"(?:{_SHORT}){_BEHIND}"
)
_FELLOW = re.compile(_NAME)
_BEFORE_OURS = re.compile(f"(?:{_NAME}、)+(?={any_of(_OWNERS['ministry'])})")


def fellow(text: str, at: int) -> int:
    """Where the name of such a body ends that begins at a place behind others; there if none."""
    found = _FELLOW.match(text, at)
    return found.end() if found else at


def fellows(text: str, at: int) -> int:
    """Where the ministry's name begins behind such bodies; `at` where none stand before it."""
    found = _BEFORE_OURS.match(text, at)
    return found.end() if found else at
