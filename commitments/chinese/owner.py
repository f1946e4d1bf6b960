"""Whose words a clause is: the ministry's, several bodies', another's."""

import re
from enum import StrEnum

from commitments._anchors import headed
from commitments._record import Record
from commitments._words import any_of
from commitments.chinese.anyone import anyone
from commitments.chinese.fellows import fellow, fellows
from commitments.chinese.lexicon import pattern, table

_OWNERS = table("owners")


class Owner(StrEnum):
    """Who a clause belongs to."""

    # Every clause asks several sets for its owner; an enumeration's own hash is slow.
    __hash__ = str.__hash__

    MINISTRY = "ministry"
    JOINT = "joint"
    """The ministry and others together."""
    NATION = "nation"
    STATE = "state"
    OTHER = "other"
    """Another ministry alone."""
    LOCAL = "local"
    OUTSIDER = "outsider"
    UNKNOWN = "unknown"


OURS = frozenset({Owner.MINISTRY, Owner.JOINT})
"""Whose words commit the ministry."""
STRANGERS = frozenset({Owner.OTHER, Owner.LOCAL, Owner.OUTSIDER, Owner.STATE})
"""Whose words commit themselves; the cabinet's too."""


class Subject(Record):
    """The bodies that open a clause: whose it is and where their names end."""

    owner: Owner
    end: int
    ministry: bool
    """The ministry itself is named."""
    text: str
    several: bool
    """Bodies that are counted, not all named: 商务部等八部门."""
    person: str = ""
    """An official's bare name that stands for the ministry."""
    proper: bool = False
    """One of no ministry's, told by his name's form or by what he does."""


_PEOPLE = [row["zh"] for row in table("officials")["official"]]
_NOT_LOCAL = f"(?!{'|'.join(_OWNERS['not_followed_by'])})"
_MINISTRY = headed(
    f"(?:{any_of(_OWNERS['ministry'])})(?:办公厅)?(?:{any_of(_OWNERS['bureaus'])})?{_NOT_LOCAL}"
    f"|部?{any_of(_OWNERS['bureaus'])}"
)
# An addressee is told what to do: 要, 应, 须. To see that none follows spares a search of its name.
_IS_TOLD = "(?=[^，。、《“要应需须务必]{0,24}+[要应需须务必])"
_LOCAL = headed(
    f"{any_of(_OWNERS['local_offices'])}|县(?![城域级乡])|[省市县州区](?![场域块别间分])[\u4e00-\u9fff]{{1,6}}?(?:局|厅|委|办)(?![员公事法理])|(?:{any_of(_OWNERS['places'])})(?:[省市](?!场|级|[长委政市县区])|自治区)?(?:人民政府)?"
)
# 青木县今年还将…, 黔源区也计划…: by what only a place can be; an area or a pilot's is none.
_ANY_PLACE = (
    "(?![各全该本这每贫])[\u4e00-\u9fff]{1,3}(?:(?<![农乡新山])村|(?<![城集])镇|县|旗|(?<![园地小社景厂山郊城矿片范新发验导灾港特域辖专分战校湾])区)"
    "(?=(?:也|还|则|正|今年|明年|未来|近期|目前|已经|[三五]年内)*(?:将(?!近)|计划(?!单列|生育)|拟(?!定)|力争|准备|打算|承诺))"
)
_BODIES = {
    "ministry": _MINISTRY,
    "person": headed(
        f"(?:{any_of(_PEOPLE)})(?=[:：]|$|表示|说|强调|指出|介绍|要求|致辞|[在用]|透露)"
    ),
    "self": headed(
        "我部(?!分)|部领导(?!小组|干部)|部里|司里|局里|我司|我局"
        f"|接近(?:{any_of(_OWNERS['ministry'])})的?(?:知情|权威|消息)?人士"
    ),
    "same": headed("该[部局司](?![门分长里])"),
    "joint": headed(
        f"(?:[一二两三四五六七八九十\\d]{{1,3}}|等?多|等?相关|等?有关|等)个?(?:{any_of(_OWNERS['joint'])})"
    ),
    "other": headed(f"(?:国家|中国)?(?:{any_of(_OWNERS['other_ministries'])})"),
    "state": headed(
        f"{any_of(_OWNERS['state'])}"
        f"|(?:{any_of(_OWNERS['state_papers'])})(?=(?:也|还|首次|已)?(?:明确|提出|强调|部署|要求|指出)(?!的))"
    ),
    "local": re.compile(
        f"{_LOCAL.pattern}"
        f"|{_ANY_PLACE}"
        r"|[\u4e00-\u9fff]{2,3}(?:省|市(?!场)|县|区|州)(?=[^，。、]{0,10}(?:[省市县区州]长|书记|政府|[局厅]|主席))"
        r"|[\u4e00-\u9fff]{1,3}(?<!城)[市县州](?=提出|印发|出台|计划|[有相]关部门|当地)"
        f"|(?:{any_of(_OWNERS['cities'])})市?(?=(?:也|还|正)?(?:将|计划|提出|出台|印发|力争|拟|明确)|近日|日前)"
    ),
    "addressee": re.compile(
        f"{_IS_TOLD}(?:[^，。、《“]{{0,12}}?(?:{any_of(_OWNERS['told'])})|(?:{any_of(_OWNERS['such'])})[^，。、《“的]{{0,12}}?(?:{any_of(_OWNERS['told_such'])}|[省市局]|省（[^）]{{1,6}}）)|[^，。、《“]{{2,12}}(?:的|起草|承担|申报|研制|建设|运营)单位|(?:通过|入选|获批|列入|纳入)[^，。、《“]{{2,20}}?(?:单位|实验室|中心|基地|{any_of(_OWNERS['told'])}))(?=要(?!求)|应(?![用急]|对[气风挑危突国复各变])|需(?!求)|须|务必|必须)"
        # 新建冶炼项目须…: what a rule asks of things.
        f"|{_IS_TOLD}[^，。、《“]{{0,12}}?(?:项目|产品|生产线|装置|车型|整车)(?=应(?![用急对])|须|必须)"
    ),
    "outsider": headed(
        f"(?:(?:全国|中国)?(?:{any_of(_OWNERS['outsiders'])})"
        f"|(?:{any_of(_OWNERS['abroad'])})(?:[^，。、《将拟]{{0,10}}?(?:政府|部|省|局|署|委员会|法院|总统|首相|总理)(?=将|拟|计划|宣布|表示))?)"
        "(?!们?(?:普遍|最|十分|高度|所|反映的?|关注的|诉求)*(?:关心|关切|反映强烈|期盼))"
    ),
    "nation": headed(f"我国|(?:{any_of(_OWNERS['nation'])})(?={any_of(_OWNERS['nation_before'])})"),
}
_NAMED = [f"(?P<{kind}>{each.pattern})" for kind, each in _BODIES.items()]
# One look at the character that the first of them can begin with, before one for each.
_FIRST = [*_BODIES].index("local")
_BODY = re.compile("|".join([f"(?:{headed('|'.join(_NAMED[:_FIRST])).pattern})", *_NAMED[_FIRST:]]))
_LIGHT_WORD = headed(
    r"(?:原(?!材料|油|子|创|有|始)|报[道导]?(?:引述|援引)|引述|援引|(?:中国)?大陆(?=工信部|工业和信息化部)|据|由|从|近日|日前|同日|另据|另悉|又据|近期|今天|昨天|昨日|今日|目前|当前|同时|此外|其中|另外|对此|会上|当日|当天|此前|最近|今年|去年|下一步|接下来|未来|后续|必要时|[多一两][名位]|他们?|她|专访|对话|访|权威访谈|实录|[｜|]|记者|获悉|"
    r"了解到|会后|为此|随后|上述|前述|根据|按照|[【\[]?\d{1,2}[:：]\d{2}[】\]]?|（[^）]{0,12}）|\([^)]{0,12}\)|\d{1,4}(?:[年日]|月份?)|[上下]午|20\d\d年|[、，\s])"
)
_LIGHT = re.compile(f"(?:{_LIGHT_WORD.pattern})*")
# 本报北京4月9日电（记者 …）, 本报讯: where a report comes from, before its first words.
_DATELINE = re.compile(
    "[^，。：《]{0,16}?(?:\\d日)?[电电讯](?:\\s?(?:\\d{1,2}[月/]\\d{1,2}日?)?\\s?(?:[早晚午]间)?(?:消息|专稿|专电)?)(?:[（(][^（）()]{0,30}[）)])?[、，\\s]*"
    "|[^，。：《]{0,24}?(?:消息|专稿|报道)[（(][^（）()]{1,24}[）)]\\s?"
)
_WIRED = re.compile("日电|[报社网日]讯|讯[ （(]|(?:消息|专稿|报道)[（(]")
_JOIN = re.compile(
    r"(?:[、和与及跟 /]|以及|会同|联合|携手"
    r"|等(?!部门|部委|单位|多部|有关部|相关部|多个)|（[^）]{0,20}）){0,3}"
)
_OFFICE = re.compile(
    "(?:办公厅|综合司|综合和规划财务司|办公室|系统|机关)?(?:[（(][^）)]{1,10}[)）])?"
)
_FORMER = re.compile(
    "(?:原|前)(?:党组书记|副?部长|总工程师|总经济师|副?司长|副?局长|副?巡视员|副?主任)"
)
_FROM = re.compile("[^，。《》“”]{0,14}?(?:从|自)")
_SOURCES = ("ministry", "other")
_OF_OUTLETS = frozenset(("outsider", "local", "nation"))
"""Bodies that the names of outlets begin with: 证券时报, 北京日报, 中国汽车报."""
_LEARNS = re.compile("[^，。]{0,12}(?:获悉|了解到|得知|证实)")
# 工信部赛迪研究院, 工信部专家: the ministry's name, but not its voice.
_BELOW = re.compile("(?:下属|所属|直属|旗下|主管的?(?!部门))")
_ORDERED = re.compile("(?:根据|按照|依据|遵照|贯彻|落实)")
"""根据中央统一部署: by whose order, and not whose words."""
_OFFICE_AND_OURS = re.compile(f"[^，。《》：]{{2,24}}、(?:{any_of(_OWNERS['ministry'])})")
"""国务院…领导小组办公室负责人、工业和信息化部…: an office of the cabinet's, and the ministry."""
_CHAIR_AND_OURS = re.compile(
    f"[^，。《》：、]{{4,30}}(?:召集人|组长|主任|秘书长|理事长|主席)、(?=(?:{any_of(_OWNERS['ministry'])})[^，。]*?(?:{any_of(_OWNERS['officials'])}))"
)
"""…联席会议召集人、工信部部长…: another office of an official of the ministry's."""
_EXPERTS = re.compile("(?:院|所|专家|研究员|院士|教授)$")
_MAKES = re.compile(
    "[^，。]{0,12}(?:牵头|会同|组织|制定|编制|印发|发布|起草|联合|主办|召开|主持|举办|出台|公布|批复|组建|设立|认定)"
)
_ISSUES = re.compile(
    f"(?!.{{0,8}}(?:落实|贯彻|响应|符合|入选))[^，。《》“”]{{0,10}}?(?P<who>(?:{any_of(_OWNERS['ministry'])})"
    "[^，。《》“”]{0,24}?)(?:印发|发布|出台|公布|下发|制定)的?[^，。《》]{0,8}《"
)
_TOGETHER = re.compile("部门|部委|联合|会同|、")
_WITH = headed("联合|会同|携手")
_PRESENTED = re.compile(
    "(?:负责人|负责同志|部长|发言人)[^，。]{0,16}(?:介绍|回答|回应|解读|出席|答记者)(?!$|说$|称$)"
)
_PERSON_TITLE = any_of(_OWNERS["officials"])
_SPEECH = any_of(_OWNERS["speech"])
_SPEAKER = re.compile(
    f"(?P<title>(?:{_PERSON_TITLE})(?:、[^，。、]{{2,16}}?(?:{_PERSON_TITLE}|主任委员|主席))*)"
    f"(?P<name>(?!{_SPEECH}|今天|日前|近日|同时|还|也|在|进一步)[\u4e00-\u9fff·]{{2,4}}?)?"
    f"(?=(?:在[^，。]{{2,30}}|今天|日前|近日|\\d{{1,2}}月\\d{{1,2}}日|\\d{{1,2}}日|也|还|同时|此前|（[^）]*）|进一步|则|就此)*(?:{_SPEECH}|[:：]|$))"
)
SPEECH = pattern(_OWNERS["speech"])


def named(text: str) -> bool:
    """Whether the text names the ministry or one of its bureaus."""
    first = _MINISTRY.search(text)
    if first is None:
        return False
    # No body's name goes over a comma or a full stop.
    start = max(text.rfind(mark, 0, first.start()) for mark in "，。") + 1
    return any(match.lastgroup == "ministry" for match in _BODY.finditer(text, start))


def subject(text: str) -> Subject | None:
    """The bodies that a clause begins with, behind no more than a date or the like."""
    start = _LIGHT.match(text, _dateline(text)).end()  # type: ignore[union-attr]  # it matches the empty string
    first = _BODY.match(text, start)
    if first is not None and first.lastgroup in _OF_OUTLETS:
        source = _source(text)
        if source is not None:
            return source  # 证券时报记者从工信部获悉
    joined = _WITH.match(text, start) if first is None else None
    listed = first is None and "、" in text
    behind = joined.end() if joined else fellows(text, start) if listed else start
    if behind > start:
        found = subject(text[behind:])
        return found._replace(end=found.end + behind) if found and found.ministry else None
    chair = _CHAIR_AND_OURS.match(text, start) if listed else None
    if chair:
        found = subject(text[chair.end() :])
        return found and found._replace(end=found.end + chair.end())
    if first is None:
        return _source(text) or _author(text) or _issuer(text) or _anyone(text, start)
    if first.lastgroup == "state" and _ORDERED.match(text):
        return None
    kinds = {str(first.lastgroup)}
    end = first.end()
    beside = _OFFICE_AND_OURS.match(text, end) if first.lastgroup == "state" else None
    if beside:
        kinds.add("ministry")
        end = beside.end()
    if first.lastgroup == "ministry" and _BELOW.match(text, end):
        return Subject(Owner.OUTSIDER, end, False, first.group(), False)
    while True:
        behind = _JOIN.match(text, end).end()  # type: ignore[union-attr]
        following = _BODY.match(text, behind)
        unlisted = behind > end and (following is None or following.lastgroup == "state")
        beyond = fellow(text, behind) if unlisted else behind
        if beyond > behind:
            kinds.add("other")  # 工业和信息化部、中央空管办
            end = beyond
            continue
        if following is None or following.end() == end:
            break
        if following.start() == end and _EXPERTS.search(following.group()):
            return Subject(
                Owner.OUTSIDER, following.end(), False, text[start : following.end()], False
            )
        kinds.add(str(following.lastgroup))
        end = _OFFICE.match(text, following.end()).end()  # type: ignore[union-attr]
    if kinds == {"same"}:
        return Subject(Owner.UNKNOWN, end, False, text[start:end], False)
    end = _OFFICE.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string
    if kinds & {"self", "person"}:
        kinds.add("ministry")
    person = first.group() if first.lastgroup == "person" else ""
    owner = _owner(str(first.lastgroup), kinds)
    if _FORMER.match(text, end):
        return Subject(Owner.OUTSIDER, end, False, text[start:end], False)
    if first.lastgroup == "other" and _PRESENTED.match(text, text.find("负责", end)):
        # Officials of several ministries who present a paper of the cabinet's.
        owner = Owner.OTHER
    return Subject(owner, end, "ministry" in kinds, text[start:end], "joint" in kinds, person)


def _dateline(text: str) -> int:
    """Where the text begins behind 本报北京4月9日电（记者 …）; 0 without one."""
    may = "电" in text or "讯" in text or "（" in text
    wired = _WIRED.search(text) if may else None
    match = _DATELINE.match(text) if wired else None
    return match.end() if match else 0


def _author(text: str) -> Subject | None:
    """The ministry behind 由: 《方案》由工业和信息化部牵头制定."""
    at = text.find("由")
    body = _BODY.match(text, at + 1) if at >= 0 else None
    if body is None or body.lastgroup != "ministry" or not _MAKES.match(text, body.end()):
        return None
    return Subject(Owner.MINISTRY, 0, True, body.group(), False)


def _source(text: str) -> Subject | None:
    """The ministry, or another, where an outlet has its news from it: 某报从工信部获悉."""
    match = _FROM.match(text) if "从" in text or "自" in text else None
    body = _BODY.match(text, match.end()) if match else None
    if body is None or body.lastgroup not in _SOURCES or not _LEARNS.match(text, body.end()):
        return None
    ours = body.lastgroup == "ministry"
    return Subject(Owner(body.lastgroup), body.end(), ours, body.group(), False)


def _issuer(text: str) -> Subject | None:
    """The ministry where a paper is said to be its own: 根据工信部等三部门印发的《…》."""
    match = _ISSUES.match(text) if "《" in text else None
    if match is None:
        return None
    who = match["who"]
    return Subject(Owner.JOINT if _TOGETHER.search(who) else Owner.MINISTRY, 0, True, who, False)


def _anyone(text: str, start: int) -> Subject | None:
    """A company or society of any name."""
    found = anyone(text, start)
    return found and Subject(Owner.OUTSIDER, found[0], False, found[1], False, "", found[2])


def _owner(first: str, kinds: set[str]) -> Owner:
    if "ministry" in kinds:
        bodies = kinds & {"joint", "other", "local", "state"}
        return Owner.JOINT if bodies else Owner.MINISTRY
    return Owner.OUTSIDER if first == "addressee" else Owner(first)


def speaker(text: str) -> tuple[str, str] | None:
    """Title and name of the official who speaks in a clause: ("副部长", "…")."""
    match = _SPEAKER.search(text)
    return (match["title"], match["name"] or "") if match else None
