"""Clauses behind which the rest of a sentence is what others do: duties, and whom one turns to."""

import re
from collections.abc import Sequence

from commitments._anchors import headed
from commitments.chinese.text import Clause

_DUTY = re.compile("应当(?!看|说|指)|不得(?![不已而])")
"""使用单位应当…，落实…: what they must do goes on to the end of the sentence."""
_DEMANDS = ("要求", "责令", "督促", "敦促", "提醒", "告诫", "明确要求")
"""约谈三家平台，要求…: what they are told follows."""
_WHOM = re.compile(
    "(?:对于?|就|于|作为)[^，。]{2,24}"
    "(?:企业|单位|用户|厂商|[者商家方]|机构|平台|部门|消费者|车主|公司|学校|高校|园区)们?"
    "(?P<says>而言|来说|来讲|来看)?"
)
_INVESTED = re.compile(
    "由[^，。]{2,20}投资建设|投资[约超近]?[\\d.]+[多余]?[亿万]元[^，。]{0,24}(?:建设|开工|投产|落地|签约|竣工|动工|施工)$"
)
"""一座投资2亿元的产业园正在建设，…: somebody's own project."""
_THEY = headed("需(?!求)|应(?![用急对])|须|必须|要(?!求)|可(?![靠持信视再穿控])|则|宜|建议|不妨")
"""对于使用单位，需…: who has to do what follows."""


def theirs(clauses: Sequence[Clause], at: int) -> bool:
    """Whether others do what follows the clause that stands at `at` in its sentence."""
    text = clauses[at].text
    if "约谈" in text and at + 1 < len(clauses) and clauses[at + 1].text.startswith(_DEMANDS):
        return True
    if "投资" in text and _INVESTED.search(text):
        return True
    if ("应当" in text or "不得" in text) and _DUTY.search(text):
        return True
    whom = _WHOM.fullmatch(text) if text[:1] in "对就于作" and at + 1 < len(clauses) else None
    return whom is not None and bool(whom["says"] or _THEY.match(clauses[at + 1].text))
