"""What is put online, or made for those whom the ministry looks after: one thing by its name."""

import re

from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table

_ONLINE = table("objects")["online"]
_VERBS = frozenset(_ONLINE["verbs"])
_MADE_VERBS = frozenset(_ONLINE["made_verbs"])
_VERSION = "(?:\\d\\.\\d版?)?(?:等)?$"
_THING = re.compile(
    f"(?:[^，。、了]{{2,24}}?(?:{any_of(_ONLINE['things'])})|“[^”]{{2,16}}”){_VERSION}"
)
# 面向听障用户的一键呼叫服务: for whom, and what it does.
_MADE = re.compile(
    f"[^，。、]{{2,24}}?(?:{any_of(_ONLINE['made'])}|[“一][^，。、]{{2,8}}服务){_VERSION}"
)
_SUCH = re.compile("(?:更多|一批|各类|一系列|多种)")


def put_online(parsed: Predicate, rest: str) -> bool:
    """Whether `rest` names what goes online: 上线政策体检功能, 开发儿童手表合规自测工具."""
    verb = parsed.verbs[-1] if parsed.verbs else ""
    thing = _THING if verb in _VERBS else _MADE if verb in _MADE_VERBS else None
    return thing is not None and not _SUCH.match(rest) and thing.match(rest) is not None
