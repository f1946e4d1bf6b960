"""What the head of an article says of the whole: whose meeting it is, what is on show."""

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from articles.article import Article
from commitments.chinese.document import is_question
from commitments.chinese.owner import OURS, Owner, named, subject
from commitments.chinese.text import split

_MEETS = re.compile("会议|座谈会|大会|推进会|工作会|培训班|现场会|调度会|部署会")
_HOLDS = re.compile("召开|主持|举行|组织召开|举办")
_NATIONAL = re.compile(
    "全国[^，。：]{2,24}(?:工作|电视电话|视频|座谈|推进|现场|部署|调度)会议?(?:在|召开|[：:]|$)"
)
"""A meeting of the whole field's, which the ministry that leads it holds."""
_SHOWN = re.compile(
    "关于(?:对)?(?P<what>[^，。：]{4,60}?)(?:进行|予以|征求意见)?的公示$"
    "|^《?(?P<paper>[^，。：《》]{4,60}?)》?(?:进行|予以)?公示$"
)
_ISSUES = re.compile(
    "(?:印发|发布|出台|公布|推出|下发|发文|联合)[^，。]{0,30}(?:意见|方案|通知|办法|计划|规划|指南|措施|细则|目录|规范|规定|条例|指引|标准|》)"
    "|^(?:工业和信息化部|工信部)[^，。：《》]{0,16}《[^《》]{3,60}》"
)
_POINTS = re.compile(
    "\\d{1,2}[.、．](?=\\D)|[·•\\-–*✅✔🔹🔸📌👉▶◆■●]|[①-⑳]|[一二三四五六七八九十]、|[（(][一二三四五六七八九十\\d]{1,2}[)）]"
    "|[^，。：《》]{0,6}(?:要点|速览|看点|亮点|目标|任务|内容|举措|措施|重点)[^，。：《》]{0,4}[:：]?$"
    "|(?:[一二三四五六]?看|[一二三四五六]是)?(?:目标|任务|举措|措施|支持|保障)[:：]"
)
_HOSTS = OURS | {Owner.STATE}
_LABEL = re.compile("(?:^|[｜|丨])(?P<who>[^｜|丨：:]{4,30})[：:]")
_MET = re.compile("(?:座谈|推进|现场|调度|部署|电视电话|视频|工作)会议?")
_MET_IN = re.compile(f"{_MET.pattern}(?:在[^，。]{{2,16}})?(?:召开|举行)")
_LEADERS = _HOSTS | {Owner.OTHER}
_LOOKS_BACK = re.compile(
    "已开展|已做|(?:工作|总体|基本|进展|有关|相关)(?:开展)?(?:的)?(?:情况|进展)|取得.{0,6}(?:成效|进展)|工作成效|工作回顾|前期工作|(?:整改|履行|落实)[^，。]{0,8}情况"
    "|(?:检查|抽查|核查|监测|测试|督查|调查)(?:的)?(?:总体|基本)?(?:情况|结果)$|存在的?(?:主要|突出)?问题"
)
_HEADING = re.compile(
    "[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十][)）]|第[一二三四五六七八九]部分|关于"
)
_LONGEST_HEADING = 40
_POSTED = re.compile(
    "(?:[^，。《》]{0,16}《[^《》]{2,60}》[^，。《》]{0,8})?(?:已|近日|日前|悄然)?(?:出现|挂|刊登|登|现身|发布|贴|公布)(?:于|在|上|到)了?(?:工信部|工业和信息化部)(?:官方)?(?:官网|网站)"
)
"""关于公开征求…意见的公示，出现在工信部网站: whose paper it is."""


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is the numbered heading of a part of the text."""
    return len(paragraph) < _LONGEST_HEADING and _HEADING.match(paragraph) is not None


def looks_back(heading: str) -> bool:
    """Whether a heading says that what was done follows."""
    return _LOOKS_BACK.search(heading) is not None


def issues(article: Article) -> bool:
    """Whether somebody issues a paper by the title: 工信部等七部门出台意见."""
    return _ISSUES.search(article.title) is not None


def lists_points(paragraph: str) -> bool:
    """Whether a line heads the points of a paper, or is one of them: 要点速览：, 1. 培育…."""
    return _POINTS.match(paragraph) is not None


def on_show(article: Article) -> str:
    """What the title says is on show, of which the text says 现予公示; "" for others."""
    shown = _SHOWN.search(article.title)
    return (shown["what"] or shown["paper"]) if shown else ""


def host_of(article: Article) -> Owner:
    """Who holds the meeting that an article reports, where its head says so: the ministry, or the
    cabinet; a place whose leaders are named before anybody else."""
    head = (article.title, *article.paragraphs[:2])
    if _MEETS.search(article.title) and named(article.publisher or ""):
        return Owner.MINISTRY
    for paragraph in head:
        if not _HOLDS.search(paragraph):
            continue
        for sentence in split(paragraph):
            for clause in sentence.clauses:
                found = subject(clause.text) if _HOLDS.search(clause.text) else None
                if found is not None:
                    return found.owner if found.owner in _HOSTS else Owner.UNKNOWN
    if any(map(_NATIONAL.search, head)):
        return _who_leads(article)
    met = _MET.search(article.title) or any(map(_MET_IN.search, article.paragraphs[:1]))
    first = _first_named(head) if met or _MEETS.search(article.title) else Owner.UNKNOWN
    return first if met or first is Owner.LOCAL else Owner.UNKNOWN


def _who_leads(article: Article) -> Owner:
    """The ministry, unless another is named before it by the head of a report."""
    if named(article.title):
        return Owner.MINISTRY
    found = _first_named(article.paragraphs[:2], _LEADERS)
    return Owner.MINISTRY if found is Owner.UNKNOWN else found


def _first_named(paragraphs: Sequence[str], among: Collection[Owner] = frozenset(Owner)) -> Owner:
    """Who of those `among` whom it looks is named first, where that is a host."""
    for paragraph in paragraphs:
        for sentence in split(paragraph):
            for found in filter(None, (subject(clause.text) for clause in sentence.clauses)):
                if found.owner in among:
                    return found.owner if found.owner in {*_HOSTS, Owner.LOCAL} else Owner.UNKNOWN
    return Owner.UNKNOWN


def who_answers(article: Article) -> Owner:
    """Who answers the questions of an interview by its head: the ministry, where its official's
    name ends the title's first part, or where it alone is named before the first question."""
    label = _LABEL.search(article.title)
    if (label and named(label["who"])) or named(article.publisher or ""):
        return Owner.MINISTRY
    lead = takewhile(lambda text: not is_question(text), article.paragraphs)
    clauses = [clause.text for text in lead for each in split(text) for clause in each.clauses]
    others = any(each and each.owner is Owner.OTHER for each in map(subject, clauses))
    return Owner.MINISTRY if not others and any(map(named, clauses)) else Owner.UNKNOWN


def is_posted(text: str) -> bool:
    """Whether a clause says that a paper stands on the ministry's page."""
    return _POSTED.match(text) is not None
