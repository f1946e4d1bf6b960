"""What a direction of work is called: the object of its clause, or all that the verbs act on."""

import re

from commitments.chinese.clause import Predicate, predicate
from commitments.chinese.lexicon import table
from commitments.chinese.name import bare_object

_NOMINAL = frozenset(table("verbs")["nominal"]["verbs"])
# 把平稳开局摆在首位, 将稳增长放在更加突出位置: the thing, not where it is put.
_PUTS = re.compile(
    "(?P<name>[^，。]{2,30}?)(?:始终|牢牢)?(?:摆在|放在|作为|置于|摆到|放到|列为|当作)"
)
_TAKES = ("把", "将")
# 创造条件促进…, 加大力度助企纾困: by which means, before what is done.
_MEANS = re.compile("(?:更大)?(?:力度|条件|举措|措施|合力|办法|力量)(?=[\u4e00-\u9fff]{4})")
_LONGEST = 200
"""Characters in which means are looked for, one behind the other."""
_MEANWHILE = ("的同时", "的过程中", "的基础上")
_BEFORE_IT = 2
"""Characters that stand before such an end, at least."""
# Nouns that say nothing without the verb before them: 执行情况, 培育力度.
_NEEDS_VERB = re.compile(
    "(?:情况|结果|效果|成果|成效|机构|力度|进程|步伐|规模|范围|水平|能力|质量)"
)
_SHORT = 2
"""Characters of an object that says too little by itself: 补齐短板, 加快转型发展."""
_COUNTED = 4
"""The same where it was counted: 举办一场启动活动."""


def direction_name(text: str, parsed: Predicate) -> str:
    """The name of a direction of work: 检测评估机构发展 for 支持检测评估机构发展."""
    rest = _at_all(parsed.rest if parsed.verbs else text)
    if not parsed.verbs:
        return bare_object(rest)
    verb = parsed.verbs[-1]
    put = _PUTS.match(rest) if verb in _TAKES else None
    if put:
        return bare_object(put["name"])
    means = _MEANS.match(rest) if len(rest) <= _LONGEST else None
    if means:
        inner = predicate(rest[means.end() :])
        return direction_name(rest[means.end() :], inner)
    name = bare_object(rest)
    chained = len(parsed.verbs) > 1 and f"{parsed.verbs[-2]}{verb}{rest}" in text
    counted = name != rest and len(name) <= _COUNTED
    needed = len(name) <= _SHORT or counted or _NEEDS_VERB.match(name)
    if (chained and verb in _NOMINAL) or (needed and f"{verb}{rest}" in text):
        return f"{verb}{rest}".strip("，、：: ")
    return name


def _at_all(text: str) -> str:
    """Without the words at its end by which something else goes on meanwhile."""
    if not text.endswith(_MEANWHILE):
        return text
    end = text.rfind("的")
    return text[:end] if end >= _BEFORE_IT else text
