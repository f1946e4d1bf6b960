"""Clauses that only name a thing; the next says what becomes of it: 食盐追溯，七月推开."""

import re

from commitments.chinese.clause import Predicate
from commitments.chinese.kind import Sense, sense

_TOPIC = re.compile(
    "(?!关于|对|就|根据|按照|依据|作为|按|以|在|从|到|由|为|向)(?P<name>(?:(?!已|正在|完成|[列纳]入|[将要会也均都])[^，。、；：《》了]){4,36}?)"
    "(?:呢|方面|这块|这一块|这件事|这个事|这项工作|的工作|的事|先行|先走一步|打头阵|先出|先上)?"
)
_THIS = re.compile("这(?:[个项部份款套]|一?块)(?=[^，。]{2,4}$)")
"""检测这个平台: in speech the head comes behind."""
_ROUND = re.compile(".{3,}(?:第[一二三四五六七八九十\\d]{1,3}[批期轮]|[一二三四]期)")
_WORKED = re.compile(
    "(?:目前|现在|眼下|也|都|正|还|仍|在|已){0,4}(?:(?:会同|同|与|和|跟|按|按照|根据|结合|吸收|征求)[^，。；]{2,20}?)?"
    "(?:在|正|作|做|进行|抓紧|加快|逐条|反复|最后的?|进一步|一轮){0,4}"
    "(?:修改|完善|打磨|论证|会签|审核|审查|把关|征求意见|磨合|讨论|合稿|统稿){1,2}"
)
"""目前正会同有关部门作最后修改: how the work on it goes."""
_ASIDE = 12
"""Characters of a remark between the thing and what becomes of it: 初稿有了, 大家都很关心."""


def named_alone(text: str, parsed: Predicate, said: Predicate) -> Sense | None:
    """The thing that a clause without a verb names, by what the next clause says of it; None
    where it names nothing in particular."""
    topic = _TOPIC.fullmatch(text) if not parsed.verbs else None
    if topic is None:
        return None
    name = _THIS.sub("", topic["name"])
    if _ROUND.fullmatch(name):
        return Sense("programme", (name,), True)
    for verb in dict.fromkeys((said.verbs[0], "启动")):  # 平台，三季度见面: it isn't issued
        meant = sense(verb + name, said._replace(verbs=(verb,), rest=name), False)
        if meant.is_one:
            return meant._replace(names=meant.names[-1:], joined=False)
    return None


def is_aside(text: str, parsed: Predicate) -> bool:
    """Whether a clause may stand between the thing and what becomes of it."""
    return (len(text) <= _ASIDE and not parsed.verbs) or _WORKED.fullmatch(text) is not None
