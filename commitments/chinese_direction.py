"""Directions of work that name a document or a programme by the way: 鼓励企业参与…活动."""

import re

from commitments.chinese_clause import Predicate
from commitments.chinese_lexicon import pattern, table

_WORDS = table("directions")
_APPEALS = frozenset(_WORDS["appeals"])
_JOINS = frozenset(_WORDS["joins"])
_MOVES = frozenset(_WORDS["moves"])
_BECOMES = pattern(_WORDS["becomes"])
_GIVES = "提供"
_SEND_IN = re.compile("(?:单位|企业|机构|高校|院所)(?:积极|踊跃|自愿)?(?:申报|参评|报名)(?!工作)")


def is_direction(parsed: Predicate) -> bool:
    """Whether what the clause names is neither made nor held by it: others are called on, one
    takes part in it, something is to be put into it, or it is what is given to somebody."""
    if not parsed.verbs:
        return False
    verb = parsed.verbs[-1]
    if verb in _APPEALS or verb in _JOINS:
        return True
    if parsed.preposition in ("为", "给") and _GIVES in parsed.rest:
        return True
    if verb not in _MOVES:
        return False
    return bool(_BECOMES.search(parsed.rest) or _SEND_IN.search(parsed.rest))
