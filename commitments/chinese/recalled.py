"""What a report comes back to behind the words of others: its paper, or a point of a speaker's."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from commitments.chinese.owner import OURS, Owner, named, subject

_BOOK = re.compile(
    "《(?P<name>[^《》]{4,80})》"
    "(?:[（(](?:以下|下文)?(?:统|并|均)?(?:简称|下称)[为：:]?[《“](?P<short>[^《》“”]{2,16})[》”][)）])?"
)
_ISSUES = re.compile(
    "(?:印发|发布|出台|公布|下发|推出|制定|编制|公开征求)(?:实施)?(?:了|的)?(?:关于)?[^，《》]{0,10}$"
)
_TELLS_OF = re.compile("(?:负责人|负责同志|发言人|[部司局]长)[^，。]{0,12}(?:介绍|解读|谈|表示|就)")
"""五部门有关负责人介绍新出台的《…》: those who tell of a paper, be it theirs or not."""
_SPAN = re.compile("[（(][^（）()]{2,30}[)）]$")
"""（2026—2028年）, which a short name leaves out."""
_LONGEST_HEAD = 90
_CITES = re.compile(
    "[^，。《》]{0,10}《(?P<name>[^《》]{2,80})》"
    "(?:还|也|则|同时|进一步|专门|首次|重点|特别|着重|并|明确){0,3}(?:(?:对|从|在|就|围绕|针对)[^，。《》]{2,30}?)?"
    "(?:提出|明确|部署|要求|强调|作出|安排|提到|指出|规定|设置|设立|聚焦|列出|给出|谋划|开出|亮出|拿出|描绘|勾勒|绘就|划定|敲定)"
)
_CITES_BARE = re.compile(
    "(?:该|上述|这份|这一|这个)?(?P<name>[^，。：；《》]{0,6}?(?:意见|方案|规划|办法|计划|措施|指南|要点|条例|通知))"
    "(?:里|中)?(?:(?:对此|对于|对|就|围绕|针对|在)[^，。：]{0,16}?)?(?:的?(?:安排|要求|部署|回应|答案|思路|解法|提法|说法)则?是"
    "|(?:给出|开出|作出|提出|明确|部署|写明|列出|划定)(?:了|的)?[^，。：]{0,8}(?:安排|路径|目标|时间表|答案|药方|解法|任务|要求)(?:是)?$)"
)
"""方案对此的安排是：…: the only paper that it can be."""
_TOLD = re.compile(
    "(?:“(?P<run>[^“”，。]{1,8}(?:、[^“”，。]{1,8}){1,5})”|(?P<each>(?:“[^“”，。]{1,8}”[、和]?){2,6}))"
    "(?:这|等)?[两三四五六2-6]个?(?:大)?(?:字|词|关键字|关键词|方面|维度|环节|重点|重点词)"
)
"""围绕“育、链、服”三个字: the points that follow, each behind its own word."""
_PARTS = re.compile("[两三四五六2-6]个?(?:大)?(?:方面|维度|层面|环节|端)[^。：]{0,14}[。：—]*$")
_SIDE = re.compile("(?P<head>[\u4e00-\u9fff]{2,6}?)(?P<side>端|侧|方面|层面)，")
"""供给端，…; 需求端，…, behind 从两个维度作出部署."""
_QUOTED = re.compile("“([^“”]+)”")
_WHEN = re.compile(
    "今年|明年|20\\d\\d年|[上下]半年|[一二三四]季度|[“‘]十[五六七]五[”’](?:时期|期间)"
)
_BEHIND = re.compile("”?字?(?:方面|层面|篇|上)?(?:[，：:,]|——)")
_ALSO = re.compile(
    "(?:(?:(?:采访中)?，?记者[^，。]{0,8}(?:了解到|获悉|注意到)|据(?:了解|悉|介绍)|此外|另外|与此同时|接下来|下一步|今年|明年|未来)，)"
    ".{4,90}?(?:工信部|工业和信息化部|部里)(?:还|也)(?:将|会|要|拟|计划)"
)
"""今年，该平台将…；工信部还将…: what stands before 还 is its work, too."""


def papers(title: str, paragraphs: Sequence[str]) -> Mapping[str, Owner]:
    """The papers that a report says the ministry issued, by their names and short names."""
    found: dict[str, Owner] = {}
    for text in (title, *paragraphs):
        for book in _BOOK.finditer(text) if "《" in text else ():
            begins = max(text.rfind(mark, 0, book.start()) for mark in "。；》") + 1
            head = text[max(begins, book.start() - _LONGEST_HEAD) : book.start()]
            issues = _ISSUES.search(head) and not _TELLS_OF.search(head)
            if issues and (owner := _issuer(head)):
                found[_SPAN.sub("", book["name"])] = owner
                if book["short"]:
                    found[book["short"]] = owner
    return {name: owner for name, owner in found.items() if owner in OURS}


def _issuer(head: str) -> Owner | None:
    """Who issues a paper by the words before its name; None where they name nobody."""
    for clause in reversed(head.split("，")):
        if who := subject(clause):
            return who.owner
    return Owner.MINISTRY if named(head) else None


def cited(text: str, known: Mapping[str, Owner]) -> Owner | None:
    """Whose words follow: 《方案》部署了…, where the report has told who issued it."""
    match = _CITES.match(text) if "《" in text else None
    if match is None:
        bare = _CITES_BARE.match(text)
        ends = [each for each in known if bare and each.endswith(bare["name"])]
        return known[ends[0]] if len(ends) == 1 else None
    name = _SPAN.sub("", match["name"])
    return next((known[each] for each in known if each.endswith(name)), None)


def points(paragraphs: Sequence[str]) -> Mapping[str, str]:
    """Words that a speaker puts at the head of what he will do, with the time that he set; those
    that head paragraphs alike where so many parts were announced."""
    found: dict[str, str] = {}
    sides = ""
    for before, text in pairwise(("", *paragraphs)):
        for told in _TOLD.finditer(text) if "”" in text else ():
            run = told["run"]
            heads = run.split("、") if run else _QUOTED.findall(told["each"])
            found |= dict.fromkeys(heads, _time_before(text, told.start()))
        side = _SIDE.match(text)
        if side and (sides == side["side"] or _PARTS.search(before)):
            sides = side["side"]
            if subject(side["head"]) is None:
                found.setdefault(side["head"] + sides, "")
    return found


def _time_before(text: str, at: int) -> str:
    """The time named last in a sentence before a place in it; "" where none is."""
    begins = max(text.rfind(mark, 0, at) for mark in "。；") + 1
    times = _WHEN.findall(text, begins, at)
    return times[-1] if times else ""


def point(paragraph: str, known: Mapping[str, str]) -> str | None:
    """The time of the point that a paragraph begins with; None where it begins with none."""
    bare = paragraph.lstrip("“")
    for head, when in known.items():
        if bare.startswith(head) and _BEHIND.match(bare, len(head)):
            return when
    return None


def goes_on_with_us(paragraph: str) -> bool:
    """Whether a paragraph tells of work that it then says the ministry has more of."""
    return _ALSO.match(paragraph) is not None
