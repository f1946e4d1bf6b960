"""The inside of a clause: leading adverbs, verbs, and what the verbs act on."""

import re

from commitments._anchors import headed
from commitments._record import Record
from commitments._words import any_of
from commitments.chinese.lexicon import pattern, table
from commitments.chinese.manner import MANNER, WITH_WHOM
from commitments.chinese.spans import SPAN
from commitments.chinese.verbs import NOUNS, SHORT_VERB, STAGE_OF, VERB, VERBS, own_object

_VERBS = table("verbs")
# Short adverbs, but not where they begin another word (可靠性, 应用, 更新, 未来产业).
_SHORT = (
    "先(?=[搞立挑选办建发出推开做抓启组印编修制布评试])|各(?=[编写建办设选推出开搞][一两三四五六七八九十\\d])|(?:还|也|都|一直)在(?=研究(?![院所中机生当之])|酝酿|论证|制定|起草|筹[备划]|编制|修订|谋划|考虑|探索)|配套(?=[制编出印修完研][定制台发订善])|现在(?=组织|开展|启动|征集|公开)|未来(?!产业|五|三|十|一)|可(?![靠持信视再穿控])|会(?![展议同员商])|应(?![用急对收届])|需(?!求)|再(?![生制贷])|更(?!新)|都(?!市)|均(?!衡)"
    "|新(?=布局|认定|遴选|创建|设立|组建|选树|评定|启动|开通|选出|征集)|正(?![式常向])|并(?![购网]|联(?!合))|系统(?=[推谋布开梳总实])|科学(?=[布谋制研推规统合引有做编划确组评选安调])|组织(?=开展|实施|编制|制定|召开|好|做好|推进)|拟(?![人合订定])|(?:目前|当前)(?=正)"
    "|现(?![有代场行存状货金])|决定|予以(?![公印发])|定于|将|要(?![求素点])|又|则|也|还|且|重点(?=[支推做抓开发突围聚培打加])|优先(?=[支推发安保选解])|已|“?一[\u4e00-\u9fff]一[策案图档议码号品册单表清账卡法]”?(?![的、，原要机模])|[一二两三五\\d]年内(?=不再)|(?<=[\u4e00-\u9fff]{2})地(?=[推建开落做解查治纠培支完强提打])|计划(?=[再在到今明于用新推建开发实培出制印启近年]|20)|基本(?=(?:实现|建成|建立|形成|完成|消除|满足|解决|健全)(?!了))"
)
_BETWEEN = (
    f"{any_of(_VERBS['adverbs']['words'], _VERBS['adverbs']['not_before'])}|{_SHORT}|[,，、 ]"
)
# 于2025年8月底前, 在今年内, 到明年上半年: when, before the verb.
_UNIT = (
    "20\\d\\d年(?![版度])|[今明]年|年中(?=[能会将要可拟前再完发公出启印])|年(?=[底末内中初])|[上下]半年|首季|第?[一二三四]季度"
    "|\\d{1,2}(?:月份?|日)|近期|本月|这个?月(?=[底内中末])|月(?=[底内])|下个?月|下周|本周|(?:(?:儿童|劳动|妇女|青年|教师)节(?=前)|春节|元旦|国庆节?|中秋节?|重阳节|五一|“五一”|两会|汛期|入冬|入汛|供暖季|迎峰度夏|(?:汛|节)(?=前)|开学季?|寒假|暑假|暑期|端午节?|清明节?|元宵节?|[春夏秋冬][季天]|[今明][春夏秋冬]|(?:正式)?(?:施行|实施)(?=前))|[今明]年年?中(?!国|央|小)|今明两年|(?:未来|接下来的?|今后)[一二两三四五六七八九十半\\d]{1,3}(?:年|个月|个季度)|用(?:约|近)?[一二两三四五六七八九十半\\d]{1,3}(?:年|个月)半?(?:左右)?的?时间|(?:[一二两三四五六七八九十半]|\\d{1,3})(?:个月|年|周|天|个?星期)[之以]?内(?!发生|未|无|没|曾|不[得再予准]|出现|存在|有)|[一二两三四五\\d]年(?:(?=完成|实现|建成|打造|培育|新增|建设))|全年(?!龄)"
    "|[“‘]十[四五六七]五[”’](?:时期|期间|期末|末|前[一两二三]年|开局之年)|明后两年|20\\d\\d[-—–~～至到]20\\d\\d年|本季度|不日|稍后|[一二三四五六七八九十]{1,2}月(?=底|初|末|[上中下]旬|份|征求|公开|报批|发布|印发|出台|公布|启动|上线|开[始展通赛幕]|[见出]|挂网|推[出开]|完成|举办|组织)"
)
_WHEN = (
    f"[于在到至自从]?(?:{_UNIT})+(?:[至到](?:{_UNIT})+)?"
    "(?:年?[底末初]|年中|[上中下]旬)?(?:之前|以前|前后|前|之内|内|起|之后|以后|后(?![续期台]))?"
)
WHEN = headed(_WHEN)
_WORDS = table("adverbials")
_SOCIETY = "(?:中国|全国)[^，。、]{2,10}(?:协会|学会|联合会|商会|联盟|船级社)"
_PARTNER = f"(?:{any_of([*_WORDS['partners'], *table('owners')['other_ministries']])}|{_SOCIETY})"
# 会同有关部门, 联合财政部、商务部等部门, 与各方一道: with whom, before the verb.
_WITH = (
    f"(?:{any_of(_WORDS['with'])})(?:了)?{_PARTNER}(?:[、和与及]{_PARTNER})*"
    f"(?:等?[一二三四五六七八九十多\\d]*个?(?:部门|部委|单位))?(?:{any_of(_WORDS['together'])}){{0,2}}(?![的、和])"
)
# 即将由工信部印发: by whom.
BY = (
    f"由(?:我部|{any_of(table('owners')['ministry'])})"
    "(?:等?[^，。、]{0,8}?(?:部门|单位))?(?:牵头|会同|联合)?"
)
# Before the first verb these are no nouns: 计划面向…, 重点修订….
_INTENT = (
    f"(?:计划|重点(?!研发计划|实验室))(?=重点|{VERB.pattern}|{any_of(_WORDS['openers'])}"
    f"|{any_of(_VERBS['adverbs']['words'])}|{_UNIT})"
    # 预计年底前出台…: of what it does itself the ministry makes no forecast, it plans.
    f"|预计(?=(?:将)?(?:{_WHEN})(?:将|可|正式|对外)*(?:出台|发布|印发|公布|启动|完成|推出))"
)
# 在修改完善后尽快…, 待条件成熟时…: after what, before the verb.
_AFTER = (
    "(?:在|待|经)[^，。、；：《》]{2,18}?(?:之?后|时|的同时|的?前提下|的?基础上|过程中)"
    f"(?={_BETWEEN}|{VERB.pattern})"
    "|以(?:[^，。]{2,10}(?:形式|名义)|规范性文件|部门?规章|部令|公告)(?=印发|发布|出台|公布|下发)"
    f"|(?:期满|到期|通过|(?:审议|会签|审查|批准|审定|报批|备案|评估|验收|评审|审核|论证|公示|试点|试用|过渡|整改|条件)(?:期?满|期结束|结束|合格|通过|完成|成熟)?)后(?={_BETWEEN}|{VERB.pattern}|向(?:全国|社会|全行业|各地))"
)
# 每个行业遴选…, 首批选…: in what portions, before the verb.
_EACH = (
    "(?:每(?:个|家|座|类|省|市|县|地)[\u4e00-\u9fff]{0,4}?|首批|第[一二三四五]批|首期|首轮|至少)"
    f"(?=至少|不少于|再|还|{VERB.pattern})"
    "|每(?:[一两三四五\\d]{0,2}(?:年|个?月|个?季度)|半年)(?!度)"
)
_HOW = f"(?:{MANNER})(?={_BETWEEN}|{VERB.pattern})|{SPAN}"
_LEADS_IN = (_EACH, _HOW, _WITH, WITH_WHOM, BY, _WHEN, _BETWEEN, _INTENT, _AFTER)
# What ends them is tried behind each and begins with none of them, as a rule.
_ADVERB = re.compile(f"(?:{headed('|'.join(headed(each).pattern for each in _LEADS_IN)).pattern})*")
# Between verbs no year: there it belongs to the name (启动2026年…活动).
_JOINED = re.compile(
    f"(?:[和并与及、](?=(?:{_BETWEEN})*{VERB.pattern}))?(?:{headed(_BETWEEN).pattern})*"
)
_MAIN_VERB = re.compile(
    any_of(
        {verb for verb in VERBS if len(verb) == 2}
        - {*_VERBS["nominal"]["verbs"], *_VERBS["heads"]["verbs"]}
        | set(_VERBS["nominal"]["behind_phrase"]),
        NOUNS,
    )
)
# 在…建设…: behind a place these are verbs where no noun of the phrase follows.
_BUILDS_THERE = re.compile(
    f"{_MAIN_VERB.pattern}|{SHORT_VERB}|(?<![福新扩组搭创构修])[建设办](?![设立筑成造议法事理公备置计施想]|若干|一批|更多|多个)(?=[\u4e00-\u9fffA-Za-z\\d“”]{{4,20}}(?:平台|中心|基地|网络|系统|实验室|试验场|中试线|培训班|服务站|示范区|专区)$)|(?:建设|布局|实施|推广)(?=(?:国家|全国|一批|[“\\d]|首个|新一代|[\u4e00-\u9fff]{{4,}}(?:平台|中心|基地|工程|试点|网络|系统|专区|数据库|实验室|集群)))"
)
_GIVES = re.compile(f"{_MAIN_VERB.pattern}|{SHORT_VERB}")
# 面向…发布…规范: behind those for whom it is, with the name of what is given out.
_GIVES_OUT = re.compile(f"{_GIVES.pattern}|(?:发布|印发|修订)(?=[\u4e00-\u9fff]{{4}})")
_DRIVES = re.compile("带动|促进|推动|引领|牵引|倒逼|支撑|保障|提升|改造|赋能|激发|拉动|撬动|守护")
_PLACES = dict.fromkeys(("在", "依托"), _BUILDS_THERE) | dict.fromkeys(("给", "为", "对"), _GIVES)
_PLACES |= {"面向": _GIVES_OUT, "用": _DRIVES}
_POINTS_AT = ("聚焦", "围绕", "面向", "针对", "立足")
"""聚焦数字技术赋能…的产线: what follows is a field, and 赋能 a part of its name."""
_CHOOSES = frozenset(("遴选", "评选", "筛选", "征集", "认定", "选拔", "评定", "培育"))
_OUT = re.compile("出(?![口版行台海租境])")
"""遴选出…案例: which it chose."""
_AS_VERBS = tuple(_VERBS["chain"]["alone"])
# 指导地方错位发展: with whom is whom it leads, where no verb that is known stands behind.
_LEADS = re.compile(any_of(_WORDS["leads"]))
_LIGHT = frozenset(_VERBS["chain"]["light"])
_PAPER = frozenset(_VERBS["chain"]["paper"])
_GROWS = frozenset(_VERBS["chain"]["grows"])
_SETS_GOING = frozenset(_VERBS["chain"]["sets_going"])
_NOMINAL = frozenset(_VERBS["nominal"]["verbs"])
_WILL = headed(
    "(?:还|即)?将(?![近军士领])|拟(?![合真人定订])"
    f"|(?:预计|计划|力争)(?=(?:{_WHEN})(?:{BY})?(?:正式|对外)*(?:出台|发布|印发|公布|启动|完成|推出|上线|建成))"
)
# 用标准带动产品走向…: by what, before what it is to do.
_PREPOSITION = headed(
    f"{any_of(table('scope')['prepositions'])}"
    f"|用(?![户好途工能水电地品量意心足尽于以活功材])(?=[^，。]{{2,12}}(?:{_DRIVES.pattern}))"
)
_OPENER = headed(any_of(_WORDS["openers"]))
_PHRASE_END = pattern(_WORDS["ends"])
_GOES_ON = pattern(_WORDS["goes_on"])
_LONGEST_PHRASE = 48
_HOLDS = re.compile("举办|开展|发布|上线|启动|设立|召开|印发|制定|建设(?=\\d|一批|若干|国家)")
# 在…选择3个集群开展…: what is counted is what the verb before it acts on.
_COUNTED = re.compile("\\d[个家座]")
# 对标龄超过十年的标准启动…: which of them, before the verb.
_RELATIVE = re.compile(
    "(?:超过|达到|低于|高于|符合|具备|存在|完成|通过|列入|纳入)[^，。、的]{1,16}的[^，。的]{2,12}?"
    "(?:启动|开展|进行|实施|组织|给予|予以|实行)"
)
_NO_OBJECT = ("的", "、", "和", "等", "与", "及")
# Behind 将 and the like anything short may tell how (将千方百计稳住…), unless it says what becomes.
_MODAL = re.compile("将|要|拟|会|正在?|继续|持续|加快|抓紧|进一步|尽快|适时|计划|力争")
_BECOMES = re.compile(
    "[是有被得成为能让使的迎把对，。：；《“]|进入|带来|达到|达|超|随着|如何|怎|哪|何时|是否|为何"
)
_LONGEST_MANNER = 10
_NESTED = 6  # phrases that may stand before a predicate, one within the other
# 推进控制芯片、计算芯片…: the verb is a part of the first item's name.
_LISTED = re.compile(r"\w{2}(\w{2,6})、\w{1,8}\1(?=[、和及与等])")
_LONGEST_ITEMS = 24
# 启动…应用示范: with no more than such a word behind it a verb is a part of the name.
_HEAD_ALONE = re.compile(
    "(?:示范|试点|工程|行动|项目|平台|基地|中心|机制|活动|标准|方案|规范|指南)(?:等)?(?:工作)?"
)


class Predicate(Record):
    """How a clause's predicate begins: adverbs, then verbs, then the object's words."""

    adverbs: str
    verbs: tuple[str, ...]
    rest: str
    verb_at: int
    """Offset of the first verb in the text that was parsed; len(text) where there is none."""
    preposition: str = ""
    """在, 通过, 为 … where a phrase with one stands before the verb."""


def predicate(text: str, behind_will: bool = False, within: int = 0) -> Predicate:
    """Parse the head of `text`, which begins behind the subject (or, so marked, behind its 将);
    `within`: so many phrases stand before it."""
    at = _ADVERB.match(text).end()  # type: ignore[union-attr]  # it matches the empty string
    if within > _NESTED:
        return Predicate(text[:at], (), text[at:], len(text))
    phrase = _behind_noun(text, at, within + 1)
    if phrase is not None:
        return phrase
    first = behind = at
    verbs: list[str] = []
    while len(verbs) < 4:
        match = VERB.match(text, at)
        if match is None or (verbs and not _chains(verbs[-1], match.group(), at > behind)):
            at = behind if verbs else at
            break
        if verbs and text.startswith("的", match.end()):
            at = behind
            break
        if verbs and _HEAD_ALONE.fullmatch(text, match.end()):
            at = match.start()
            break
        if verbs and _LISTED.match(text, match.start(), match.start() + _LONGEST_ITEMS):
            at = match.start()
            break
        verbs.append(match.group())
        behind = match.end()
        at = _JOINED.match(text, behind).end()  # type: ignore[union-attr]
    else:
        at = behind
    adverbs = text[:first]
    if verbs[-1:] == ["对"]:  # 组织对…开展复核
        found = _behind_phrase(text, behind - 1, text[: behind - 1], behind_will, within + 1)
        if found.verbs:
            return found
    if not verbs and adverbs:
        tail = next(filter(adverbs.endswith, _AS_VERBS), "")
        if tail:
            return Predicate(adverbs[: -len(tail)], (tail,), text[first:], first - len(tail))
    if not verbs and (behind_will or (adverbs and _MODAL.search(adverbs))):
        manner = _behind_manner(text, first, within + 1)
        if manner is not None:
            return manner
    if not verbs:
        found = _behind_phrase(text, first, adverbs, behind_will, within + 1)
        return _leading(text, first) or found if not found.verbs else found
    out = _OUT.match(text, at) if verbs[-1] in _CHOOSES else None
    rest = text[out.end() if out else at :] or own_object(verbs)
    return Predicate(adverbs, tuple(verbs), rest, first)


def _leading(text: str, behind: int) -> Predicate | None:
    """The predicate of which those who are led stand for the object: 指导地方错位发展."""
    lead = _LEADS.search(text, 0, behind) if behind < len(text) else None
    if lead is None or lead.end() == behind:
        return None
    return Predicate(text[: lead.start()], (lead.group(),), text[lead.end() :], lead.start())


def _behind_noun(text: str, start: int, within: int) -> Predicate | None:
    """The predicate behind a phrase that ends in a noun of its kind: 在…领域, 以…为重点."""
    opener = _OPENER.match(text, start)
    if opener is None:
        return None
    least = opener.end() + (opener.group() == "以")
    for noun in _PHRASE_END.finditer(text, least, start + _LONGEST_PHRASE):
        at = _ADVERB.match(text, noun.end()).end()  # type: ignore[union-attr]
        verb = VERB.match(text, at)
        if text.startswith(("、", "和", "与", "及"), noun.end()) or _quoted(text, noun.end()):
            continue
        if verb and verb.group() == "赋能" and opener.group() in _POINTS_AT:
            continue
        if verb is None or (verb.group() in _NOMINAL and _GOES_ON.match(text, verb.end())):
            continue
        counted = _COUNTED.match(text, noun.start() - 2) is not None
        if verb.group() in _NOMINAL and _HOLDS.search(text, opener.end() + 2, noun.start()):
            return None  # 依托…博览会举办…产品展示活动: the verb stands before the noun
        if counted or (verb.group() == "服务" and text.startswith("“", verb.end())):
            continue
        inner = predicate(text[noun.end() :], within=within)
        if inner.verbs and len(inner.rest) >= 2 and not inner.rest.startswith(_NO_OBJECT):
            before, verb_at = text[:start] + inner.adverbs, noun.end() + inner.verb_at
            return Predicate(before, inner.verbs, inner.rest, verb_at, opener.group())
    return None


def _quoted(text: str, at: int) -> bool:
    """Whether a quotation that was opened before `at` goes on there: 按照“储备—培育”的路径."""
    return text.rfind("“", 0, at) > text.rfind("”", 0, at)


def _behind_manner(text: str, first: int, within: int) -> Predicate | None:
    """The predicate behind words for how it is done: 将千方百计稳定…, 将筹备举办…."""
    for verb in _MAIN_VERB.finditer(text, first + 1, first + _LONGEST_MANNER + 4):
        at = verb.start()
        if at > first + _LONGEST_MANNER or _BECOMES.search(text, first, at):
            return None
        inner = predicate(text[at:], within=within)
        if inner.verbs and len(inner.rest) >= 2 and not inner.rest.startswith(_NO_OBJECT):
            return Predicate(text[:at], inner.verbs, inner.rest, at + inner.verb_at)
    return None


def _chains(one: str, other: str, apart: bool) -> bool:
    """Whether a verb goes on to the next (推动出台, 制定并发布), or that begins the object."""
    if one in _SETS_GOING and other in _NOMINAL and other not in _PAPER and other not in STAGE_OF:
        return apart
    drafts = one in _PAPER or STAGE_OF.get(one) in ("draft", "issue")
    if one in _LIGHT or other in _GROWS or (drafts and other in _PAPER):
        return True
    return apart and (other not in _NOMINAL or other in _PAPER)


def _behind_phrase(text: str, first: int, adverbs: str, willed: bool, within: int) -> Predicate:
    """The predicate behind a subject (试点将开展…) or a phrase that a preposition opens."""
    will = None if willed else _WILL.search(text, first, first + 40)
    if will is not None:
        later = predicate(text[will.end() :], True, within)
        if later.verbs and not later.preposition:
            return Predicate(adverbs, later.verbs, later.rest, will.end() + later.verb_at)
    opener = _PREPOSITION.match(text, first)
    if opener is not None:
        verb = _PLACES.get(opener.group(), _MAIN_VERB)
        for match in verb.finditer(text, opener.end() + 2, opener.end() + 3 * _LONGEST_PHRASE):
            rest = text[match.end() :]
            if match.group() == "赋能" and opener.group() in _POINTS_AT:
                continue
            if len(rest) < 2 or rest.startswith(_NO_OBJECT) or _RELATIVE.match(text, match.start()):
                continue
            if not _quoted(text, match.start()):
                light = match.group() in _LIGHT
                chain = predicate(text[match.start() :], within=within) if light else None
                if chain and len(chain.rest) > 1 and (chain.adverbs or len(chain.verbs) > 1):
                    at = match.start() + chain.verb_at
                    return chain._replace(adverbs=adverbs, verb_at=at, preposition=opener.group())
                return Predicate(adverbs, (match.group(),), rest, match.start(), opener.group())
    return Predicate(adverbs, (), text[first:], len(text), opener.group() if opener else "")
