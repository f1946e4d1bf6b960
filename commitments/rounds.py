"""Rounds that are over, by the lists that came of them.

A notice starts the selection of a year; months later a list says who was chosen. The list keeps
its own promise, and that of the round as well, though no text says of it that it is over. Which
round that is the paper tells where it names the notice (根据《关于开展…遴选工作的通知》), else
the year or the batch in the list's own name.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from articles.article import Article
from commitments.chinese.notice import organizes
from commitments.model import TITLE, Mention
from commitments.names.glossary import is_chinese
from commitments.names.naming import QUOTES

_ROUND = r"(?P<round>.*?(?:20[0-5]\d(?:年度?)?|第[一二三四五六七八九十\d]{1,3}(?:批次?|届))"
_LIST = re.compile(
    _ROUND
    + r".{4,}?)(?:(?:获奖|入选|入围|优胜|拟入选|拟认定|推荐|遴选|认定|评选)(?:企业|单位|结果)?)?"
    r"(?:公示)?名单(?P<beside>(?:和|及|与).{4,}?(?:复核|评价|评估))?(?:结果)?"
)
_FOUND = re.compile(
    _ROUND + r"(?:(?!名单).){4,}?(?:复核|复审|评价|评估|评审|验收|遴选|评选|认定))结果"
)
_CHOSEN = re.compile(_ROUND + r".{2,}?(?:示范项目|典型案例))")
"""What a notice gives without a word for the list that it is: 公布2023年…示范项目."""
_GIVEN = re.compile(r".{2,}(?:名单|目录|清单|结果|项目|案例|单位|企业)(?:的(?:通知|通告|公告))?")
"""What comes of a selection: 典型案例名单, 关于公布…入围单位的通知."""
_ASKED_FOR = re.compile(
    r"(?:根据|按照|依据|依照|按)(?=《)(?:《[^《》]{2,140}》(?:[（(][^（）()]{0,40}[）)])?[、和及]?){1,4}"
)
_BOOK = re.compile(r"《([^《》]{4,140})》")
_HEAD = 3
"""Paragraphs of a paper that say what it follows."""
_ENGLISH_LIST = re.compile(
    r"(?:the\s+)?(?P<which>20[0-5]\d|(?:first|second|third|\w+th)(?:\s+batch)?)\s+list\s+of\s+(?P<round>.{4,})",
    re.IGNORECASE,
)


def rounds_over(done: Iterable[Mention], article: Article) -> tuple[Mention, ...]:
    """For each list that is out the selection that it ends, in one clause."""
    return tuple(
        replace(each, kind="programme", object=found)
        for each in done
        if each.kind == "instrument" and (found := _asked_for(each, article) or _round(each.object))
    )


def _asked_for(report: Mention, article: Article) -> str:
    """The selection that the paper of a list names as what it follows; "" where it names none."""
    if not _GIVEN.fullmatch(QUOTES.sub("", report.object)):
        return ""
    titled = report.paragraph == TITLE
    near = article.paragraphs[:_HEAD] if titled else (article.paragraphs[report.paragraph],)
    asked = (each.group() for text in near for each in _ASKED_FOR.finditer(text))
    rounds = (organizes(book) for each in asked for book in _BOOK.findall(each))
    return next(filter(None, rounds), "")


def _round(name: str) -> str:
    """The selection that a list of this name comes of; "" for what is no such list."""
    if not is_chinese(name):
        found = _ENGLISH_LIST.fullmatch(name)
        return f"{found['which']} selection of {found['round']}" if found else ""
    name = QUOTES.sub("", name)
    if found := _FOUND.fullmatch(name):
        return found["round"]
    found = _LIST.fullmatch(name) or _CHOSEN.fullmatch(name)
    if found is None:
        return ""
    return f"{found['round']}认定{found.groupdict().get('beside') or ''}"
