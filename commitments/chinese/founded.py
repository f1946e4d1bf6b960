"""What is founded or begun, or has a name in quotation marks: one thing whatever its head is."""

import re

from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table
from commitments.chinese.verbs import SHORT

_FOUNDED = table("objects")["founded"]
_CALLED = table("objects")["called"]
_VERBS = frozenset(_FOUNDED["verbs"])
_HELD = frozenset(_FOUNDED["held"])
_SEVERAL = any_of(_FOUNDED["several"])
_NO_UNDERTAKING = f"(?:{any_of(_FOUNDED['no_undertaking'])})(?:等)?"
_UNDERTAKING = re.compile(f"(?!{_SEVERAL})[^，。；、《》]{{5,40}}(?<![的了])$")
_NOTHING_BEGUN = re.compile(f"{_NO_UNDERTAKING}$")
_OCCASION = re.compile(
    f"(?!{_SEVERAL})[^，。；、《》]{{4,40}}(?:{any_of(_FOUNDED['occasions'])})(?:活动)?$"
)
_SWEPT = table("objects")["swept"]
_SWEEPS = frozenset(_SWEPT["verbs"])
_IN_ONE_GO = re.compile(any_of(_SWEPT["at_once"]))
_ONE_SWEEP = re.compile(
    "[一两](?:次|轮|场|遍)(?:全面|集中|专项|彻底|系统|拉网式|起底式)*[^，。的]{0,8}(?:清理|整治|清查|排查|大检查|清退)(?:行动)?"
)
"""开展一次全面清理: all of it at once."""
_STOCK = "摸底"
_CARRIED = frozenset(_FOUNDED["carried"])
_ROUND = re.compile(f"(?!{_SEVERAL})[^，。；、《》]{{4,40}}(?:{any_of(_FOUNDED['rounds'])})$")
_SETTING_UP = frozenset(_FOUNDED["setting_up"])
_NO_THING = re.compile(f"(?:{any_of(_FOUNDED['no_thing'])})$")
_CALLING = frozenset(_CALLED["verbs"])
_NAME = re.compile(
    f"(?!{_SEVERAL})[^，。；、《》“”]{{0,24}}“(?!{any_of(_CALLED['sayings'])})[^”、]{{2,14}}”"
    f"(?P<head>[^，。；、的“”]{{0,10}})$"
)
_NO_NAME = re.compile(f"(?:{any_of(_CALLED['nouns'])})$")
_NOW_AND_THEN = re.compile("适时|不?定期|随机|视情|经常|必要时")
_LEAST_SWEPT = 4
_NEAR = 4
"""Characters before the verb that say how it is done."""
_MILD = frozenset(("支持", "鼓励", "引导", "帮助", "助力", "参与", "参加"))


def is_founded(text: str, parsed: Predicate, rest: str) -> bool:
    """Whether the ministry founds, begins or holds it: 设立…奖项, 启动…中试线建设, 举办首届…拉力赛;
    what others are moved to found (支持高校设立…方向) needs a head that tells."""
    if not parsed.verbs or not text.startswith(parsed.verbs[0], parsed.verb_at):
        return False
    if not _MILD.isdisjoint(parsed.verbs):
        return False
    verb = parsed.verbs[-1]
    if verb in _CARRIED:
        return _ROUND.match(rest) is not None
    if verb in _SETTING_UP:
        thing = _UNDERTAKING.match(rest) is not None and "、" not in rest
        return thing and _NO_THING.search(rest) is None and _NOTHING_BEGUN.search(rest) is None
    if verb in _HELD or SHORT.get(verb) == "start":
        return _OCCASION.match(rest) is not None
    if verb not in _VERBS or _UNDERTAKING.match(rest) is None:
        return False
    return _NOTHING_BEGUN.search(rest) is None


def is_called(parsed: Predicate, rest: str) -> bool:
    """Whether what is done has a name: 组织…“揭榜”, 部署…“春雷”专项执法; no mere saying."""
    if "“" not in rest or not parsed.verbs or parsed.verbs[-1] not in _CALLING:
        return False
    if parsed.verbs == ("组织",) and _NOW_AND_THEN.search(parsed.adverbs):
        return False
    named = _NAME.match(rest)
    return named is not None and _NO_NAME.search(named["head"]) is None


def is_swept(parsed: Predicate, rest: str) -> bool:
    """Whether it is cleaned up in one go, or stock is taken of it: 集中整治…, 摸底在建项目."""
    if parsed.verbs[-1:] == ("清理",) and rest.startswith("整治") and len(rest) > _LEAST_SWEPT:
        return True
    if parsed.verbs[-1:] == ("开展",) and _ONE_SWEEP.fullmatch(rest):
        return True
    if not parsed.verbs or parsed.verbs[-1] not in _SWEEPS or len(rest) < _LEAST_SWEPT:
        return False
    how = parsed.adverbs[-_NEAR:] + "".join(parsed.verbs[:-1])
    return parsed.verbs[-1] == _STOCK or _IN_ONE_GO.search(how) is not None
