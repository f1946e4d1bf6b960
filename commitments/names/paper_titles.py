"""The paper that a thing is named in, for a name that tells no field: 入围单位名单, 实验室管理办法.

Read among other things such a name says nothing; its paper tells whose list, which laboratories.
"""

import re
from functools import cache

from commitments.model import Kind
from commitments.names.glossary import is_chinese, table
from commitments.names.likeness import broad, signature
from commitments.names.naming import bare_name, fold, without_verbs

_PAPER = re.compile(
    "关于(?P<about>[^，。：:]{4,80}?)的?(?:通知|公告|通告|公示|决定|(?:指导|实施|若干)?意见|若干措施|函)$"
)
_TITLED = re.compile("《([^《》]{4,60})》")
_STATE = re.compile("[（(](?:征求意见稿|草案|公示稿|报批稿|送审稿|试行|暂行)[）)]")
_BLANK = re.compile(r"(?<![a-zA-Z])\s+|\s+(?![a-zA-Z])")
_LISTS = frozenset({"名单", "目录"})
_CHOOSING = "(?:遴选|征集|申报|推荐|评选|认定|评估|复核|评价|评审|验收)"
_ROUND = re.compile(
    r"(?P<what>(?:20[0-5]\d(?:年度?)?|第[一二三四五六七八九十\d]{1,3}批|首批)"
    rf"[^,。:、《》;]{{2,40}}?)(?:(?<=揭榜挂帅)|{_CHOOSING}{{1,2}})"
)
"""A selection of a year or a batch, by what is chosen: 2026年度绿色工厂 of …遴选工作."""
_CHOSEN = re.compile(rf"(?:(?<=揭榜挂帅)|{_CHOOSING}{{1,2}})(?:工作|活动)?$")
_LONGEST = 48
"""Characters of what a paper is about; more would hide the name before it."""


def tells_no_field(title: str, kind: Kind) -> bool:
    """Whether a document's or programme's name has only words that any field has."""
    if kind not in ("instrument", "programme") or not is_chinese(title):
        return False
    said = signature(bare_name(title).text)
    return not (said.level or said.strong - broad() - _anywhere())


def within(title: str, article: str) -> str:
    """The title with what its article, a paper or about one, is on; itself where none is told."""
    about = _about(article)
    if not about or bare_name(about).text == bare_name(title).text:
        return title
    return f"{title}（{about}）"


def list_of(name: str, title: str, text: str) -> str:
    """The list of the selection that an article is about, for one that says no more: 名单.

    That is what its title says, else the only selection of the text; "" where neither tells.
    """
    if signature(name).head not in _LISTS or not tells_no_field(name, "instrument"):
        return ""
    own = _CHOSEN.subn("", _about(title), count=1)
    whats = [own[0]] if own[1] else [found["what"] for found in _ROUND.finditer(fold(title))]
    whats = whats or sorted({found["what"] for found in _ROUND.finditer(text)})
    if len(whats) != 1 or not signature(bare_name(whats[0]).text).telling:
        return ""
    what = whats[0]
    sizes = range(len(name), 0, -1)
    return what + name[next((size for size in sizes if what.endswith(name[:size])), 0) :]


def _about(article: str) -> str:
    """What a paper of this title is on: 2025年…申报工作 for 关于开展2025年…申报工作的通知."""
    books = _TITLED.findall(article)
    found = _PAPER.search(article)
    if len(books) == 1:
        about = _STATE.sub("", books[0])
        inner = _PAPER.search(about)
        about = inner["about"] if inner else about
    elif found and not books:
        about = found["about"]
    else:
        return ""
    about = without_verbs(_BLANK.sub("", about))
    return about if len(about) <= _LONGEST else ""


@cache
def _anywhere() -> frozenset[str]:
    return frozenset(table("naming")["anywhere"])
