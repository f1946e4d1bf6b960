"""Clauses that name a thing first and say how it will stand: 复核三年一次, 指数按月发布.

No word for the future is in them: in what the ministry says that it will do, and there alone, they
promise.
"""

import re
from dataclasses import dataclass
from itertools import chain

from commitments._anchors import one_look
from commitments.chinese.clause import BY, WHEN, Predicate
from commitments.chinese.comment import LATER, NAME_ENDS
from commitments.chinese.frame import Reading
from commitments.chinese.owner import OURS

_EVERY = "(?:按[周月季年]|每(?:年|半年|月|季度|[一两二三]年|周)|逐[月年季])(?:度)?"
_OFTEN = f"{_EVERY}(?:定期|集中|至少|统一|滚动|对外|向社会|面向社会|动态)*"
_ONCE = "(?:一[次轮回批遍]|起来|下去|到底|到位)?"
_KEEPS = (
    "(?:一直|长期|始终|常年|永远)(?:会|要|都)?(?:开着|留着|保留|保持|开放|在线|运行|办|开|留)(?:下去|着)?"
    "|(?:会|要|将)*(?:继续|照常)(?:开着|留着|保留|开放|在线|开下去|办下去|运行(?:下去)?)"
    "|(?:不会|不)(?:关|关闭|撤|撤销|取消|停用|下线)掉?"
)
"""通道会继续保留, 窗口会一直开着: what is there stays."""
_FREE = "免费|优先|全面|逐步|统一|定期|有序|率先|主动"
_PLACES = "[^，。；、]{2,14}"
# What it comes to, and by which words: the first that fits counts.
_SAYINGS: tuple[tuple[str, str], ...] = (
    ("开通", _KEEPS),
    (
        "发布",
        f"{BY}(?:统一|负责|牵头|组织|集中|对外)*(?:发布|公布|印发|下发|出台|公示|签发)"
        f"|{_OFTEN}(?:发布|公布|通报|公示)(?:一[次期批版])?|一(?:月|季度?|年)一(?:发布|公布|通报)",
    ),
    ("制定", f"{BY}(?:统一|负责|牵头|组织)*(?:制定|编制|起草|修订)"),
    (
        "启动",
        f"{BY}(?:统一|负责|牵头|组织)*(?:建设|运营|组建|遴选|认定|开展|组织|实施)"
        f"|先行?[在从]{_PLACES}?(?:试|试行|试点|试用|试起|做起|搞起|铺开|开展|启动|推开|落地|实施|推行|上线)"
        f"|(?:安排|定|放|排|选|设)[在到于](?:{WHEN.pattern})(?:再)?(?:做|办|进行|启动|开展|举行|举办|召开|实施)?"
        "|分[两三四五]步走?(?:推进|实施)?",
    ),
    (
        "推进",
        f"{_OFTEN}(?:(?:更新|调整|修订|复核|评估|调度|开展|举办|组织|轮换|增补)(?:一[次期批版])?|(?:搞|做|办|查|抓|来|开|报|评){_ONCE})"
        "|[一两二三]年(?:一|进行一次|开展一次)(?:复核|评估|修订|更新|评|次|调整|轮)"
        "|(?:由|从)[^，。；、]{2,12}(?:改为|改成|调整为|变为|转为|升级为)[^，。；]{2,14}"
        "|(?:改为|调整为)[^，。；]{2,12}"
        "|(?:不会|绝不|决不)(?:停|停步|松|松劲|放松|松手|停止|变|动摇|减弱)"
        "|(?:的?力度)(?:只增不减|不减|不松)",
    ),
)
_TERMS = (
    f"(?P<verb>实行|采取)[^，。；、]{{2,12}}(?:制|制度|管理|模式|办法|方式)"
    f"|(?P<at>一律|全部|全程)?(?P<with>[与同和]){_PLACES}挂钩"
    f"|(?:{_FREE}|重点)*(?P<to>向|投向|惠及){_PLACES}(?:倾斜|(?:{_FREE})*开放(?:查询|使用|共享)?)"
    "|(?P<no>不再(?=[设收限区要])[^，。；、]|不设|不收取?|不搞|不限|免收|免除)[^，。；]{2,12}"
)
"""On which terms it stands: 名单实行动态管理, 试点不设名额限制."""
_SPOKEN_OF = (
    "(?:集中|分批|抓紧|尽快)?(?:办|解决|处理|公开|通报|曝光|清理|销号|办结|核销|清)(?:掉|好|完)?一批"
    "|(?:接着|抓紧|继续|抓紧时间)(?:谈|啃|抓|办|推|改|查|盯|攻|磨|补)(?:下去|到底|好)?"
    "|(?:还|也|就|都|再)*(?:要|会|将)(?:再|继续|进一步|同步|适当|相应)*(?:收紧|加密|放宽|加严|从严|抬高|前移|下沉|改一改|动一动|紧一紧|动|盯紧|管起来|严起来)"
    f"|(?:还|也|都)*(?:要|将|得)(?:继续|再)?[往向]{_PLACES}(?:延伸|布|铺|下沉|扩|推|走|布局|倾斜|靠拢)"
    f"|我们(?:会|将|要)(?:优先|重点|适当|更多|尽量)*[往向给]{_PLACES}(?:倾斜|靠拢|集中|留着|留足|让路|安排)"
    f"|(?:要|将|会)?(?:再|也|都)*按[周月季年半]{{1,2}}(?:搞|做|办|查|抓|来|评){_ONCE}"
)
"""用地问题两会前集中解决一批, 互认抓紧谈, 门槛要抬高: what is done with anything at all."""
_MAY_STAND = one_look(
    *(re.compile(words) for _, words in _SAYINGS), re.compile(_TERMS), re.compile(_SPOKEN_OF)
)
_IS_DEALT_WITH = re.compile(
    "(?:但|而|同时|另外|(?:今年|明年|下半年)的?)?(?!我|企业|大家|各|他|她|谁|这|那|希望|建议|要|将|会|是)"
    f"(?P<what>[^，。；：《》了]{{2,24}}?)(?P<when>(?:{WHEN.pattern})?)(?:{_SPOKEN_OF})$"
)
_STANDS = tuple(
    (verb, re.compile(f"(?P<between>(?:{LATER}){{0,4}})(?:{words})$")) for verb, words in _SAYINGS
)
_IS_SUBJECT_TO = re.compile(f"(?:{LATER}){{0,4}}(?:{_TERMS})$")
_ALSO_NAMES = re.compile(
    "(?:诊断|监察|审查|抽查|检查|评价|评定|认证|认定|申报|推荐|培育|巡讲|巡诊|对接会|服务|限值"
    "|窗口|通道|入口|渠道|机制|热线|监测|指数|信息|数据|结果|名额|指标|配额|额度|费用|资费|接口|补助|奖励|待遇|机构|园区|工厂|企业"
    "|产品|比例|范围|门槛)"
    f"(?={LATER}|[一不长始常照继按每由从改先分实采一全与和向投惠重不免力安定放排])"
)
"""What no paper or programme is called by, but how it stands is said of it all the same."""
_SPOKEN = frozenset(("plan", "said", "answer"))
_PLANNED = 4
"""Sentences that an announcement of next work holds for, in a paper too."""
_SECTIONS = frozenset(("application", "articles", "duties"))
_SHORTEST, _LONGEST = 2, 70


@dataclass(frozen=True, slots=True)
class Standing:
    """How a thing will stand."""

    predicate: Predicate
    terms: bool
    """Only terms are said of it, and not what becomes of it."""


def standing(text: str, reading: Reading) -> Standing | None:
    """The reading of a clause of the ministry's by which a thing will stand so; None for others."""
    frame = reading.frame
    if len(text) > _LONGEST or not _MAY_STAND(text):
        return None
    planned = frame.ahead or frame.plan <= _PLANNED or frame.voice == "meeting"
    if reading.mode not in _SPOKEN and not (reading.mode == "own" and planned):
        return None
    told = frame.done or frame.past or frame.looks_back or frame.told or frame.rules
    if told or frame.owner not in OURS or frame.section in _SECTIONS:
        return None
    for name in chain(NAME_ENDS.finditer(text), _ALSO_NAMES.finditer(text, _SHORTEST)):
        thing = text[: name.end()]
        for verb, words in _STANDS:
            said = words.match(text, name.end())
            if said:
                return Standing(Predicate(said["between"], (verb,), thing, name.end()), False)
        if _IS_SUBJECT_TO.match(text, name.end()):
            return Standing(Predicate("", ("实行",), text, name.end()), True)
    dealt = _IS_DEALT_WITH.match(text)
    return Standing(Predicate("", ("实行",), text, dealt.end("what")), True) if dealt else None
