"""Spoken clauses that name a thing first and then what will be done with it: 价格战要管起来.

Neither the thing nor the verb tells a promise by itself: what makes the clause one is a word for
what is ahead between them, in what the ministry says.
"""

import re

from commitments._words import any_of
from commitments.chinese.clause import WHEN, Predicate
from commitments.chinese.frame import Reading
from commitments.chinese.lexicon import table
from commitments.chinese.owner import OURS
from commitments.chinese.verbs import STAGE_OF, VERB

_WORDS = table("topics_first")
_WILL = (
    "将(?![军近])|(?<![需不重只主必首])要(?![求么素点不])|(?<![社委协大议机])会(?![议展商员计在召举不])"
    "|得(?=[管抓改治补下先再])|争取|力争|先(?![进行])|不会|也在|还在|正在?|永久|一律"
)
_HOW = any_of(
    [*_WORDS["how"], *(each for each in table("verbs")["adverbs"]["words"] if len(each) > 1)]
)
_BETWEEN = (
    f"(?:也|都|还|则|就|一定|同样|目前|现在)*(?:{_WILL}|{WHEN.pattern})"
    f"(?:{_HOW}|{_WILL}|{WHEN.pattern}|(?:向|在|与|和|从|按|跟|给)[^，。]{{1,12}}?){{0,4}}"
)
_BECOMES = (
    f"[{_WORDS['acts']}][^，。的得]{{0,2}}?(?:{any_of(_WORDS['complements'])})"
    f"|(?P<act>[{_WORDS['twice']}])一?(?P=act)"
    "|被[^，。]{0,8}?(?:调|移|清|退|取|撤|列|纳)[^，。]{1,6}"
    "|(?:得到|获得|享受|拿到|给予?|有)[^，。的]{0,10}?(?:支持|扶持|倾斜|补贴|贴息|激励|奖励)"
    "|(?:有|迎来)[^，。的]{0,10}?(?:安排|政策|措施|办法|动作|举措|方案|人管|说法)"
    "|(?:是|成为|列为|作为|列入|纳入|进入)(?:首批|第一批|新一批|首个)(?=[^，。]{0,8}(?:试点|试验|示范|先行))"
    "|边[^，。边]{1,3}边[^，。边]{1,4}"
    f"|{any_of(_WORDS['ends'])}|[{_WORDS['alone']}]$"
)
_NOT_BEHIND = "(?![会性者率量的度千万])"
_BODIES = "企业|行业|厂|公司|机构|部门|地方|地区|各地|省|市|单位|者|商|人|们|家|院|校|会"
_NAME = (
    "(?!我|他|她|它|你|咱|谁|大家|那|对|把|将|要|会|就|在|从|以|由|为|向|与|和|按|让|使|给予|今|明|下一步"
    "|接下来|如果|但|不|没|已|正|每|希望|建议|请|预计|经|因|全(?:系统|行业|国|社会|体|省|市)|20\\d\\d年|这(?!类|些|一|项|个))"
    "(?:(?!计划|承诺|打算|宣布|请)[^，。；：？！《》\\s]){3,24}?"
    "(?<![后後时時中前])" + "".join(f"(?<!{body})" for body in _BODIES.split("|"))
)
_TOPIC_FIRST = re.compile(
    f"(?P<topic>{_NAME})(?P<between>{_BETWEEN})(?P<verb>{_BECOMES}|{VERB.pattern}){_NOT_BEHIND}"
    "(?P<tail>[^，。；：]{0,14})$"
)
# 钠电池推进工程化: in a paper's points no word need say that it lies ahead.
_POINT = re.compile(
    f"(?P<topic>{_NAME})(?P<verb>推进|加快|加速|推动|深化|强化|扩大|试点|探索|突出|补齐|打通|普及)"
    "(?P<tail>[^，。；：的]{0,8}(?:化|攻关|应用|研制|验证|示范|布局|建设|转型|升级|替代|量产|突破|落地|推广|短板|堵点|试用|试点|互联|互认|共享|替换|对接|降本))$"
)
_ASKS = re.compile("是否|不会不|会不会|要不要|能不能|可不可以|吗$|呢$|哪些|什么|怎么|如何")
_IS_WILLED = re.compile("要|将|力争|争取|得(?=[^到])|\\d")
_GROWS = frozenset(_WORDS["grows"])
_MOVES_BY_ITSELF = tuple(_WORDS["by_itself"])
_GOES_ON = re.compile("正|在$")
_ON_PAPER = ("draft", "consult")
_MODES = frozenset(("own", "plan", "said", "answer"))
_SECTIONS = frozenset(("application", "articles", "duties"))
_LONGEST = 60


def topic_first(text: str, reading: Reading) -> Predicate | None:
    """The parse of a clause of the ministry's that says what will be done with what it names
    first; None for others."""
    frame = reading.frame
    if len(text) > _LONGEST or reading.mode not in _MODES or frame.owner not in OURS:
        return None
    told = frame.done or frame.past or frame.looks_back or frame.told or frame.rules
    if told or reading.offset or frame.section in _SECTIONS or "了" in text or "已" in text:
        return None
    match = _TOPIC_FIRST.match(text)
    if match is None and frame.voice == "paper":
        point = _POINT.match(text)
        if point:
            rest = point["topic"] + point["tail"]
            return Predicate("", (point["verb"],), rest, point.end("topic"))
    if match is None or _ASKS.search(text):
        return None
    if not _IS_WILLED.search(match["between"]) and (
        match["verb"] in _GROWS or match["topic"].endswith(_MOVES_BY_ITSELF)
    ):
        return None  # 国内市场会进一步扩大
    if STAGE_OF.get(match["verb"]) in _ON_PAPER and _GOES_ON.search(match["between"]):
        return None  # how far a paper is, of which the next clause may tell more
    rest = match["topic"] + match["tail"]
    return Predicate(match["between"], (match["verb"],), rest, match.start("verb"))
