"""Clauses that name the thing first and then say what becomes of it: 目录下月揭晓."""

import re
from dataclasses import dataclass
from functools import lru_cache

from commitments._anchors import Anchored, headed
from commitments._words import any_of
from commitments.chinese.clause import BY, WHEN, Predicate
from commitments.chinese.lexicon import table

_COMMENTS = table("comments")
_STAGES = ("issue", "draft", "consult", "study", "start", "continue")
_VERB = {end: _COMMENTS[stage]["verb"] for stage in _STAGES for end in _COMMENTS[stage]["ends"]}
_SHORT = {end: verb for verb, ends in _COMMENTS["short"].items() for end in ends}
_VERB |= _SHORT
_BETWEEN = _COMMENTS["between"]
_HEADLINE = {end: verb for verb, ends in _COMMENTS["headline"].items() for end in ends}
_OBJECTS = table("objects")
_WORKS = {*_OBJECTS["programme"]["strong"]} - {*_OBJECTS["programme"]["once"]}
_HEADS = any_of([*_OBJECTS["instrument"]["strong"], *_WORKS])
_POINTING = any_of(_BETWEEN["pointing"])
_ROUND = "(?:首|第[一二三四五六七八九十]{1,2})(?:批|期|轮|阶段|季)|[一二三四]期"
NAME_ENDS = re.compile(
    f"(?:{_HEADS}|[》”](?:(?:服务|应用|功能)?\\d\\.\\d版?)?|{_POINTING})(?:（[^（）]{{1,12}}）)?(?:{any_of(_BETWEEN['heads'])}|{_ROUND})?"
)
_AHEAD = any_of(_BETWEEN["ahead"])
_UNTIL = f"[至到](?:{WHEN.pattern})"
_FOR_LONG = "[一二两三四五六七八九十半\\d]{1,2}(?:年|个月)"
_ENDS = (
    f"(?P<end>{any_of(_VERB)})(?:了|[之当]?中)?(?:{_FOR_LONG}|{_UNTIL}|给(?!予)[^，。]{{2,10}})?$"
)
LATER = f"{_AHEAD}|{WHEN.pattern}|{BY}|{any_of(_BETWEEN['beside'])}"
_TOLD_OF = re.compile(_ENDS)
_LONGEST_END = max(map(len, _VERB)) + len("至2026年12月31日之前")
# What follows the name, up to the end: 争取二季度和大家见面, 还会再延三年.
_SAID = re.compile(
    f"(?P<between>(?:{LATER})(?:[^，。；：、《》的]{{0,18}}?|分别[于在][^，。：；《》的]{{2,36}}?)){_ENDS}"
)
# 专项行动延长三个月: that it goes on says by itself that it lies ahead.
_LONGER = re.compile(
    "(?P<between>(?:将|再|还|继续|期限|时间|实施期|试点期)*)(?P<end>延长|延续|延期|顺延)"
    f"(?:{_UNTIL}|{_FOR_LONG})$"
)
_SAID_AT_ONCE = re.compile(f"(?:{LATER}){{1,8}}")
_LAUNCHED = frozenset(_COMMENTS["launched"]["ends"])
# 台架验证将在三季度展开: launched, whatever it is called.
_LAUNCHES = re.compile(
    f"(?P<name>[^，。：；、《》（）]{{5,30}}?)"
    f"(?P<between>(?:{LATER}|在[^，。：；、《》的]{{2,12}}?){{1,8}}){_ENDS}"
)
_NO_NAME = re.compile("应当?|必?须|不得|今[天日]|昨|近日|日前|已|了|主办|[将拟会要]$|[是由为]")
_HOW_ALONE = re.compile(
    "(?:有序|稳步|深入|扎实|积极|持续|继续|正在?|也在|全面|常态化|加快|加紧|抓紧|同步|陆续|进一步)+"
)
"""评估工作有序开展: how it goes, and not that it begins."""
_PARTS = ("章", "节", "篇", "条", "条款", "附件", "附录", "附则")
_FORCE = ("实施", "施行", "生效", "执行")
# 拟自2028年1月1日起实施: a draft is to be out by then.
TO_BE_IN_FORCE = re.compile(
    f"(?:拟|计划|预计)将?(?P<between>[自于从在]?(?:{WHEN.pattern})起?(?:正式|全面)?(?:对[^，。；]{{2,24}})?)(?P<end>{any_of(_FORCE)})$"
)
# The same without a name: 预计十月份能出来.
_SAID_ALONE = headed(f"(?P<between>(?:{LATER}){{1,8}}){_ENDS}")
_LIES_AHEAD = re.compile(
    f"(?!正式)(?:{_AHEAD})|下|明年|年中|年底|年末|年内|底前|月[前内底]|日前后|季度|半年|春节|元旦|国庆|中秋|五一|暑假|寒假|开学|入冬|汛|[春夏秋冬][季天]|\\d月|本月|本周|今年"
)
_UNDER_WAY = re.compile("正|处于|处在|进入|已|在")
_DONE = re.compile("(?:已(?!经?在)|曾|(?<!于)[近日]日|(?<!\\d)日前|昨|此前|去年|刚(?!在))")
_LAST = frozenset(end[-1] for end in _VERB) | frozenset("了中年月度底末初旬内前后右日")
_LONGEST_TAIL = 32
_LONGEST_NAME = 60
# 对…工程项目，具备条件的尽早启动实施: those of them that are ready.
_READY = re.compile(
    "(?:对)?(?:具备|符合|有)条件的(?P<between>[要可应将]?(?:尽早|尽快|抓紧|加快|优先|及时|先行|率先)+)"
    "(?P<verb>启动|实施|推进|开展|发布|出台)(?:实施|建设)?$"
)
# 正式发布预计要到明年上半年: the work stands first, and when it will be behind it.
_WORK_FIRST = re.compile(
    f"(?:正式|全文)?(?P<end>{any_of(_COMMENTS['events']['names'])})(?:的?(?:时间|日期))?(?:也|还|恐怕|大概|大约|估计|预计|可能|最快|最早|最迟)*"
    f"(?:要|得|会|将|定)?(?:等|到|在|于|是)*(?:{WHEN.pattern})(?:了|左右|前后)?$"
)
# 把…年内拿出来: with the thing before the verb all the same; 将 is 把 behind another 将 or 拟.
_TAKES = re.compile(
    f"(?:{LATER}|[要我们会还得先再也就都]){{0,8}}(?P<takes>把)(?=[^，。]{{4}})"
    f"|[将拟](?:{LATER}){{1,3}}(?P<again>将)(?=[^，。]{{4}})"
    "|(?:[要我们将会还得先再]{0,4})?将(?=[^，。]{4})"
)
_AT_ONCE = re.compile(f"(?P<between>(?:全面|正式|尽快|尽早|先|都|给|也)?){_ENDS}")
"""Behind 把 and the name nothing need say that it lies ahead: 把平台搭起来."""
_INTRODUCES = re.compile(
    f"(?:{any_of(_BETWEEN['introducing'])}|(?:原定|原计划|原拟|本应)[^，。的]{{1,12}}的)*"
)
# 把…试点扩展到更多城市: how far a thing is to reach.
_WIDENS = Anchored(
    "(?:同时|今年|明年|年内|下半年|并|还|也|再|拟|将|要|会|逐步|适时|择优|推动|推进|进一步)*把?"
    f"(?P<name>[^，。；、《》]{{2,30}}?(?:{any_of(_OBJECTS['programme']['strong'])}))"
    "(?:工作|范围|经验|的[^，。、；]{2,12}?范围)?"
    f"(?:将|要|会|拟)*(?:[从由][^，。、；]{{1,20}}?)?(?:将|要|会|拟|逐步|进一步|适时|再|(?>{WHEN.pattern})){{0,4}}(?:扩展|扩大|扩围|扩(?=[到至])|推广|推开|拓展|延伸)(?:到|至)(?=.{{2}})"
)
# 年底前核验平台上线运行: the day first, by which it lies ahead.
_FRONTED = re.compile(
    "(?:今年|明年)?(?:年底|年末|\\d{1,2}月底?|[一二三四]季度|上半年|汛期|节|春节|国庆)(?:之|以)?前|年内|明年(?:[上下]半年|[一二三四]季度|\\d{1,2}月)?|下(?:个?月|周|季度)"
)
# 规范条件明年会补上回收一章: what it is to hold besides.
_PAPER = any_of(_OBJECTS["instrument"]["strong"])
_GROWS = re.compile(
    f"(?P<name>[^，。；：《》]{{3,40}}?(?:{_PAPER})|[^，。；：]{{0,12}}《[^《》]{{3,60}}》)"
    f"(?P<between>(?:{LATER}){{1,6}})(?:增加|增设|新增|延伸出|加入|加上|补上|补充|补充进|写入|写进|纳入|单列|单设|添上|添加)[^，。；]{{2,24}}?(?:专章|专节|专篇|章节|一[章节条]|条款|附件|附录|附则)$"
)
_OF_HEADLINE = re.compile(f"(?P<end>{any_of(_HEADLINE)})$")


@dataclass(frozen=True, slots=True)
class Comment:
    """What a clause says of the thing that it names first."""

    predicate: Predicate
    """As if the verb stood first: 发布, 制定, 启动 … and the name behind it."""
    bare: bool
    """The name only points at a document that was named before: 方案, 新版."""


@lru_cache(maxsize=64)
def said_alone(text: str) -> Predicate | None:
    """The parse of a clause that says what becomes of the thing named before it.

    It is asked for what goes on about the clause before, and about the paragraph's paper.
    """
    if len(text) > _LONGEST_TAIL or text[-1:] not in _LAST:
        return None
    force = TO_BE_IN_FORCE.fullmatch(text) if text.endswith(_FORCE) else None
    if force:
        return Predicate(text[: force.start("end")], ("发布",), "", force.start("end"))
    said = _SAID_ALONE.match(text)
    ready = _READY.match(text) if said is None and "条件的" in text else None
    if ready:
        return Predicate(ready["between"], (ready["verb"],), "", ready.start("verb"))
    work = None if said else _WORK_FIRST.match(text)
    if work:
        return Predicate("", (_VERB[work["end"]],), "", work.start("end"))
    if said is None or _DONE.search(said["between"]) or not _LIES_AHEAD.search(said["between"]):
        return None
    return Predicate(said["between"], (_VERB[said["end"]],), "", said.start("end"))


def tells_how_far(said: Predicate) -> bool:
    """Whether it tells how the promise before stands: …已起草完成，正在报批."""
    return said.verbs == ("制定",) and _UNDER_WAY.search(said.adverbs) is not None


def comment(text: str) -> Comment | None:
    """The parse of a clause whose name stands first; None for others."""
    length = len(text)
    widens = _WIDENS.match(text)
    if widens:
        at = widens.start("name")
        return Comment(Predicate(text[:at], ("扩大",), widens["name"], at), False)
    if text.endswith(_PARTS) and (grows := _GROWS.match(text)):
        at = grows.end("between")
        if not _DONE.search(grows["between"]) and _LIES_AHEAD.search(grows["between"]):
            return Comment(
                Predicate(text[grows.end("name") : at], ("修订",), grows["name"], at), False
            )
    if length > _LONGEST_NAME + _LONGEST_TAIL or text[-1:] not in _LAST:
        return None
    if not _TOLD_OF.search(text, max(0, length - _LONGEST_END)):
        return None
    takes = _TAKES.match(text) if "把" in text or "将" in text else None
    start = takes.end() if takes else _INTRODUCES.match(text).end()  # type: ignore[union-attr]
    day = _FRONTED.match(text, start)
    fronted = day.group() if day else ""
    start += len(fronted)
    for name in NAME_ENDS.finditer(text, max(start, length - _LONGEST_TAIL - 16)):
        said = _SAID.match(text, name.end()) or _LONGER.match(text, name.end())
        if said is None and (fronted or (takes and (takes["takes"] or takes["again"]))):
            said = _AT_ONCE.match(text, name.end())
        if said is None or (said["end"] in _SHORT and not _SAID_AT_ONCE.fullmatch(said["between"])):
            continue
        between = (takes.group() if takes else "") + said["between"] + fronted
        ahead = takes or said.re is _LONGER or _LIES_AHEAD.search(between)
        if _DONE.search(between) or not ahead:
            return None
        thing = text[start : name.end()]
        verb = _VERB[said["end"]]
        if said["end"] in _FORCE and "起" in between:
            verb = "发布"  # 标准拟于2027年1月1日起对新产品实施
        parsed = Predicate(text[name.end() : said.start("end")], (verb,), thing, said.start("end"))
        return Comment(parsed, re.fullmatch(_POINTING, thing) is not None)
    return None if takes else _launch(text, start)


def _launch(text: str, start: int) -> Comment | None:
    """The parse of a clause by which something is launched: 审查中心将在六地布点."""
    said = _LAUNCHES.match(text, start)
    if said is None or said["end"] not in _LAUNCHED:
        return None
    if _DONE.search(said["between"]) or not _LIES_AHEAD.search(said["between"]):
        return None
    if _NO_NAME.search(said["name"]) or _HOW_ALONE.fullmatch(said["between"]):
        return None
    at = said.start("end")
    return Comment(Predicate(text[said.end("name") : at], ("启动",), said["name"], at), False)


def headline_comment(text: str) -> Comment | None:
    """The parse of a headline that says of what it names how far it is: 办法启动修订."""
    said = _OF_HEADLINE.search(text) if len(text) <= _LONGEST_NAME else None
    if said is None or not any(name.end() == said.start() for name in NAME_ENDS.finditer(text)):
        return None
    at = said.start()
    return Comment(Predicate("", (_HEADLINE[said["end"]],), text[:at], at), False)
