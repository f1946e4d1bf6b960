"""In how many years something is to be done or reached: 用三年左右时间, 今后五年."""

import re

_COUNT = "[一二两三四五六七八九十半\\d]"
_YEARS_OF = f"{_COUNT}{{1,3}}(?:[-—–~～至到]{_COUNT}{{1,2}})?(?:个月|年)半?"
SPAN = "用(?:约|近)?[一二两三四五六半\\d]{1,3}(?:个月|年)半?(?:左右)?的?时间"
"""用两年半时间组织开展…: for how long."""
SPAN_OF_WORK = (
    f"(?:利?用|通过|经过|花)(?:约|近|大约)?{_YEARS_OF}(?:左右|上下)?的?"
    "(?:时间|努力|奋斗|攻关|建设)"
    "|(?:到|至)?[“‘]十[四五六七]五[”’]期?[末初]|到本世纪中叶"
)
"""用三年左右时间, 经过两年努力, “十五五”末: by when something is to be reached."""
_MONTH = (
    "(?:20\\d\\d年)?(?:1?\\d月(?:[1-3]?\\d日|[底初末]|[上中下]旬)?"
    "|[上下]半年|第?[一二三四]季度|年底)"
)
STEP = (
    "[^，。；：（）()、]{2,12}[（(]"
    f"(?P<when>{_MONTH}(?:以?前)?(?:[-—–~～至到]+{_MONTH}|起)?)[)）]"
)
"""集中检查（7月至9月）: a step of the work and when it is taken."""
_BY_THEN_ALONE = re.compile(
    f"(?:力争|争取|计划|确保|再|约|用)*(?:{_YEARS_OF}(?:左右|上下)?(?:(?:之|以)?[内后]|时间)?"
    f"|(?:今后|未来|接下来的?){_YEARS_OF}(?:内|时间)?)"
)
"""三年后，…; 今后五年，…: a clause of its own."""
_LONGEST = 12


def by_then_alone(text: str) -> bool:
    """Whether a clause says no more than in how many years."""
    return len(text) <= _LONGEST and "年" in text and bool(_BY_THEN_ALONE.fullmatch(text))
