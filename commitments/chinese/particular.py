"""Whether a programme's name tells it from its like."""

import re

from commitments._anchors import headed
from commitments._words import any_of
from commitments.chinese.clause import Predicate
from commitments.chinese.lexicon import table
from commitments.chinese.verbs import SHORT

_PROGRAMMES = table("objects")["programme"]
_GRAMMAR = table("objects")["grammar"]
_CREATING = tuple(_GRAMMAR["creating_verbs"])
_PLURAL = re.compile(f"(?:{any_of(_GRAMMAR['plural'])})|.*等$")
_GENERIC = frozenset(_PROGRAMMES["generic"])
_MADE = re.compile("(?:建设|创建|布局|组建|搭建)(?:等|工作|进度|步伐|进程|力度)?$")
_NAMED_ALONE = frozenset(("工程", "行动", "专项行动", "专项", "计划", "专项治理", "专项整治"))
_PARTICULAR = headed(
    r"[“”‘’《》A-Z]|追溯|溯源|审查$|查询$|登记$|举报$|监测预警|[月周季节日]$|中国(?!式|制造)|20\d\d|国家(?:级|制造|新|产|中小|技术|重点|人工|工业|大数据|先进|实验)|全国|部级|部际"
    "|深度行|全国行|万里行|进校园|进企业|进社区|进园区|专项|揭榜|强链|[家部省市县区镇企业、][二三四五]级|下乡|先导|试点|示范区|公共服务|预警|认证|标识|备案|首批|第.{1,3}批"
)
_ABBREVIATION = re.compile(r"[A-Z\d-]{2,4}")
"""A technology and no name: 5G网络."""
_FIELD = re.compile("[A-Za-z][A-Za-z\\d+-]*|\\d+G")
"""IPv6标准体系: a field, by whatever letters."""
_ABSTRACT = frozenset(_PROGRAMMES["abstract"])
_NATIONAL = re.compile(
    "(?:国家|全国|中国|世界|国际|\\d{4}(?:年)?(?:世界|中国|全国))(?!战略|标准|政策|需求)"
)
_INSTITUTIONS = frozenset(_PROGRAMMES["institutions"])
_EVENTS = frozenset(_PROGRAMMES["events"])
_ROUTINE = frozenset(_PROGRAMMES["routine"])
# 部门协同机制, 部省会商机制: between whom it is tells it from its like.
_PARTIES = re.compile("部门|跨部门|部[际省市企地]|[央军]地|政银|银企|部院")
_MEETS = re.compile("与[^，。]{2,20}$|[两双三四五]方|[两三四五六七八九十]部门|部[省市际]")
_NOW_AND_THEN = re.compile("适时|不?定期|随机|视情|经常")
_ANY = re.compile("一批|若干|一?系列")
_LEFT = ("退出试点", "暂停试点", "取消试点", "终止试点", "退出名单")
"""对发生事故的车型暂停或退出试点: what becomes of those who fail."""
_APPLIED = ("应用", "的应用", "落地", "推广", "规模", "发展")
_OF_SEVERAL = re.compile(
    "(?:一系列|系列|若干|一批|多项|多个)(?:专项|重大|重点)?(?:行动|工程|活动|专项|项目|计划|举措|试点|政策)"
)
"""实施一系列专项行动: not which."""
_OTHERS_DO = re.compile(
    "[^，。、“]{0,16}(?:企业|单位|机构|平台|商家|者)[^，。、“]{0,12}开展[^，。、“]{2,20}(?:活动|业务|服务)$"
)
"""规范企业开展经营活动: what they do, and nothing that is organized."""
_OF_LOCALS = re.compile(
    "(?:指导|督促|引导|推动|支持|鼓励|要求|组织)(?:各地|地方|各省|各单位|企业|园区)[^，。]{0,6}$"
)
_THEIRS = ("计划", "方案", "预案", "清单", "台账")
"""指导各地制定错峰生产计划: each one its own."""
_COMES = re.compile(f"(?:{_ANY.pattern})|[^，。、“]{{2,6}}的")
_THERE = re.compile(
    "多[项个部](?!目)|更多|现有|已有|原有|已公告|已发布|对|各[类种](?!别)"
    "|(?:存量|既有|在役)[^，。]{2,24}(?:改造|升级|更新)$"
)
_SEVERAL = re.compile("、|等")
_SITES = re.compile("(?:一批|若干)(?!国家(?!级))[^，。“”为]{2,30}(?:中心|基地|园区|集群)")
"""建设一批国家级…中心: not which."""
_PUT_IN = re.compile("[纳列归]入")
_EITHER = re.compile("(?<=[^“”《》]{2})或(?:组建|建立|设立|成立|开展|通过|依托|建设|由)")
_STUDIED = re.compile("的?(?:研制|研发|开发)")
# 遴选一批有条件、有基础的城市: whoever they are.
_ANYBODY = re.compile(
    "(?:一批|若干|部分)?(?:(?:有|符合|具备|具有)[^，。]{1,20}的[^，。的]{2,6}"
    "|(?:能够?|符合|具备|具有|体现|拥有)[^。]{2,120}的[^，。的]{2,8})$"
)
# 5G网络, 移动通信网络: what there is everywhere, and no thing in particular.
_EVERYWHERE = re.compile("(?:\\dG(?:-A)?|移动|固定|光纤|宽带|千兆|通信|光|[和与及、])+")
_OF_NATURE = re.compile("(?:学|作用|反应|致病|发病|形成|演化|失效|退化|损伤|老化)机制$")
_STRENGTHENS = frozenset(("加强", "强化", "加大", "突出", "做强", "做优", "做大", "壮大"))
_ANY_STANDARDS = ("配套标准", "相关标准", "有关标准", "急需标准")
_SYSTEMS = ("机制", "制度", "体系")
_OF_ANY = re.compile(
    "(?:务实|实际|具体|自觉|一致)行动$|体制机制$|(?:值班|带班|值守)制度$"
    "|(?:运行|权力|内部)(?:监督)?制约机制$|^(?:促进|推动|推进|加快|支持|服务|保障)[^，。]{2,30}工作机制$"
)
"""转化为推进…的务实行动, 值班制度: what there is of everything."""
_HELD = frozenset(_GRAMMAR["held"])
_WORKS = re.compile(
    "[^，。]{4,}(?:工作|项目|专项服务|护航服务|评估|复核|验收|普查|申报|遴选|评选|认定)$"
)
_YEARS_WORK = re.compile(
    " ?(?:20\\d\\d ?年度?|第?[一二三四五六七八九十\\d]+批|首批|新一批|全国|国家)[^，。]{4,}"
    "(?:工作|申报|推荐|培育|复核|认定|遴选|检查|抽查|监察)$"
)
_CALLED_FOR = re.compile(f"[^，。]{{4,}}(?:{any_of(_GRAMMAR['called_for'])})工作$")
_BATCH = re.compile("首批|第[一二三四五六七八九十\\d]+批|新?一批|20\\d\\d年")
_CHOSEN = re.compile(f"(?:{any_of(_GRAMMAR['chosen'])})(?:等)?$")
_PUBLISHING = frozenset(_GRAMMAR["publishing"])
_CHOOSING = frozenset(_GRAMMAR["solicit"])
_COUNTED_BATCH = re.compile(
    "(?:首批|第[一二三四五六七八九十\\d]+批|20\\d\\d年度?)[^，。；、]{3,30}$"
)
_NOW = re.compile("(?:现|决定)(?:联合|共同)?(?:组织)?$")
_ORGANIZING = frozenset(
    ("开展", "组织", "组织开展", "做好", "部署", "部署开展", "抓好", "组织做好", "加快", "推进")
)
# 专家对…进行抽查: a clause, and no name.
_CLAUSE = re.compile("对.{2,40}进行")

_LEAST_ALONE = 4
_LAUNCHING = ("开展", "部署", "启动", "发起", "打响")
_CAMPAIGN = re.compile("“(?![走引一两双点多零全][^”]{0,2}[出进对手站流接度随]|[^”]*、)[^”]{3,12}”")
"""部署“百日攻坚”: a campaign by its name alone; no way of working (“一对一”, “走出去”)."""


_IN_PLACES = ("试点", "大规模设备更新")
"""在…开展试点, 在…领域进行大规模设备更新: one thing by where it is done."""


def stands_alone(head: str, parsed: Predicate, rest: str) -> bool:
    """Whether the bare word is one thing: 在…开展试点, 扩大试点范围, 开展联合督导."""
    widened = parsed.verbs[-1:] == ("扩大",) and rest.endswith("范围")
    in_places = head in _IN_PLACES and (bool(parsed.preposition) or widened)
    return in_places or (head.startswith(("专项", "联合")) and len(head) >= _LEAST_ALONE)


def is_particular(head: str, modifier: str, parsed: Predicate, rest: str, reached: bool) -> bool:
    """Whether `modifier` and the verb make `head` one thing; `reached`: it is to be in place."""
    if not parsed.verbs and not reached:
        return head in _NAMED_ALONE and len(modifier) >= 4
    if head in _GENERIC and _ABBREVIATION.fullmatch(modifier):
        return False
    if head == "攻关" and _SEVERAL.search(modifier):
        return False
    own = _FIELD.sub("", modifier.rpartition("的")[2]) if head.endswith("体系") else modifier
    if names_itself(own):
        return True
    if head in _INSTITUTIONS and _NATIONAL.match(modifier):
        return True
    if head in _EVENTS and parsed.verbs[-1:] and parsed.verbs[-1] in _HELD and len(modifier) >= 2:
        return not _PLURAL.match(rest)
    if head == "试点" and parsed.verbs[-1:] == ("启动",):
        return True
    if head in _GENERIC:
        return False
    if head not in _ABSTRACT:
        return True
    verb = parsed.verbs[-1] if parsed.verbs else ""
    made = reached or verb in SHORT or verb.endswith(_CREATING) or bool(_MADE.search(rest))
    return made and len(modifier) >= 2 and not _PLURAL.match(rest)


def is_work_organized(parsed: Predicate, rest: str) -> bool:
    """Whether it is a round of work: 启动…工作, 开展2027年…复核, 现组织…备案工作, 认定第三批…."""
    if _is_batch_chosen(parsed, rest):
        return True
    if parsed.verbs and parsed.verbs[-1] in _LAUNCHING and _CAMPAIGN.fullmatch(rest):
        return True
    verb = parsed.verbs[-1] if parsed.verbs else ""
    if verb == "启动":
        return _WORKS.search(rest) is not None
    if verb not in _ORGANIZING:
        return False
    if _YEARS_WORK.match(rest):
        return True
    return _NOW.search(parsed.adverbs) is not None and _CALLED_FOR.match(rest) is not None


def is_batch_out(parsed: Predicate, rest: str) -> bool:
    """Whether a batch of those chosen is published: 公布首批典型案例."""
    if not parsed.verbs or parsed.verbs[-1] not in _PUBLISHING:
        return False
    return _BATCH.match(rest) is not None and _CHOSEN.search(rest) is not None


def _is_batch_chosen(parsed: Predicate, rest: str) -> bool:
    """Whether a batch that is counted is to be chosen: 认定第三批园区, 遴选首批试验城市."""
    if not parsed.verbs or parsed.verbs[-1] not in _CHOOSING or "名单" in rest:
        return False
    return _COUNTED_BATCH.match(rest) is not None


def names_itself(modifier: str) -> bool:
    """Whether the words before a head tell of one thing: a name, a year, whose it is."""
    return _PARTICULAR.search(modifier) is not None


def is_between_bodies(head: str, modifier: str, parsed: Predicate) -> bool:
    """Whether a mechanism is founded between bodies that are named: 建立部门协同工作机制."""
    if not head.endswith("机制") or parsed.verbs[-1:] != ("建立",):
        return False
    named = _PARTIES.match(modifier) and len(modifier) > len("部门")
    return bool(named or _MEETS.search(parsed.adverbs))


def is_routine(head: str, parsed: Predicate) -> bool:
    """Whether it is done now and then, as part of the work: 适时开展抽查, 进行培训, 加强示范."""
    if parsed.verbs and parsed.verbs[-1] in _STRENGTHENS and head in _GENERIC | _ABSTRACT:
        return True
    if head == "示范" and parsed.verbs[-1:] == ("发挥",):
        return True
    acts = parsed.verbs[-1:] in (("进行",), ("对",), ("做好",), ("抓好",))
    return head in _ROUTINE and (acts or _NOW_AND_THEN.search(parsed.adverbs) is not None)


def is_unnamed(parsed: Predicate, rest: str) -> bool:
    """Whether the object is there already, comes of the work, is one of two, or is a clause:
    用好现有平台, 形成一批标准, 形成高效的服务网络, 委托协会或组建专家组, 组织专家对企业进行抽查,
    优化数据中心布局, 把…纳入…试点范围."""
    if rest.endswith("布局") and parsed.verbs[-1:] == ("优化",):
        return True
    if parsed.verbs[-1:] in (("健全",), ("完善",)) and rest in _ANY_STANDARDS:
        return True
    if rest.endswith("范围") and _PUT_IN.search(rest):
        return True
    drafts = parsed.verbs[-1:] in (("制定",), ("编制",), ("建立",))
    if drafts and rest.endswith(_THEIRS) and _OF_LOCALS.search(parsed.adverbs):
        return True
    if (
        _OF_SEVERAL.fullmatch(rest)
        or _SITES.fullmatch(rest)
        or ("开展" in rest and _OTHERS_DO.match(rest))
    ):
        return True
    if _THERE.match(rest) or _EITHER.search(rest) or ("进行" in rest and _CLAUSE.search(rest)):
        return True
    return parsed.verbs[-1:] == ("形成",) and _COMES.match(rest) is not None


def is_anybody(rest: str) -> bool:
    """Whether those to be chosen are only described: 一批有条件、有基础的城市."""
    return _ANYBODY.match(rest) is not None


def is_everywhere(head: str, modifier: str) -> bool:
    """Whether it is a network of a sort: 5G网络."""
    sort = modifier.rpartition("的")[2] or modifier
    return head == "网络" and _EVERYWHERE.fullmatch(sort) is not None


def is_studied(name: str, behind: str) -> bool:
    """Whether it is only what one develops, or puts to use (推动工业大模型应用落地), a system that
    one studies, or a lasting one (长效机制), which is none in particular; or how things work in
    nature."""
    if name.endswith(_LEFT):
        return True
    if name.endswith("大模型") and behind.startswith(_APPLIED):
        return True
    if (
        _OF_ANY.search(name)
        or _STUDIED.match(behind)
        or name.endswith("长效机制")
        or _OF_NATURE.search(name)
    ):
        return True
    return name.endswith(_SYSTEMS) and behind.startswith(("研究", "的研究"))
