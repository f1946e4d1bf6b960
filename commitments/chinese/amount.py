"""Whether a clause names a figure to be reached."""

import re

from commitments._anchors import headed
from commitments.chinese.lexicon import table

_UNIT_WORDS: list[str] = table("objects")["target"]["units"]
_UNITS = "|".join(sorted(map(re.escape, _UNIT_WORDS), key=len, reverse=True))
_FIGURE = "\\d一二两三四五六七八九十百千万亿"
_HAS_FIGURE = re.compile(f"[{_FIGURE}]|翻番")
_AMOUNT = re.compile(
    # The set at the head keeps the engine from trying every branch at every character.
    f"(?=[{_FIGURE}比降下提优升控约近突破超达不增翻])(?:(?:(?<![\\dA-Za-z.,])\\d[\\d.,]*+|(?<![一二两三四五六七八九十百千])[一二两三四五六七八九十百千]{{1,12}}(?=万|亿|千|百|成|倍|项以上|家以上|个以上|项左右))\\s*(?:[-—～~至到]\\s*\\d[\\d.]*)?\\s*(?:余|多)?(?:[万亿千百]{{1,4}})?(?:余|多)?(?:{_UNITS})"
    "|比[例重率值]?.{0,8}(?<!\\d)\\d{1,3}[:：]\\d{1,3}(?!\\d)"
    "|(?:降|降低|下降|提高|提升|优化|升|控制)(?:到|至|在)\\s?\\d{1,3}\\.\\d{1,4}(?![\\d.])"
    "|(?:突破|超过|超|破|达到?|不少于|不低于|增[至到]|提高到)\\s?(?:\\d[\\d.,]{0,12}[万亿]{0,2}|[一二两三四五六七八九十百千]{1,8}[万亿])(?=$|[，。；、）])"
    "|翻[一两]?番|[二三四五六七八九十]分之[一二三四五六七八九]"
    "|(?<![一二三四五六七八九十\\d])(?:百|千|万|百千)(?:项|家|款|场|名|个|人|户|座|所)|[百千万]?[万亿](?:级|(?<=破[千万]亿))"
    "|(?:(?<=认定|培育|遴选|打造|建成|新增|增加|再增|再添|再建|再选|再办|评选|推出|创建|布局|举办|选出|挑选|支持)|(?<=[建办设选评]))(?:约|近)?[一二两三四五六七八九]?[十百千][一二三四五六七八九十百零]{0,3}[来余多]?(?:家|个|项|场|款|名|条|座|套|批)"
    # 新建三条海缆: few, but each of them to be built.
    "|(?<=新建|新增|增建)[一二两三四五六七八九](?:条|座|处|艘|颗|架)"
    # 建设三个国家级检测中心: as few, by name.
    "|(?<=[建设局])[两三四五六七八九]个(?=国家|区域|全国|世界))"
)
_NOT_AMOUNT = headed(
    r"(?<!\d)\d{1,12}(?:个|项|条|大)?(?:方面|重点任务|任务|具体任务|举措|措施|重点方向|环节|部分|维度|重点领域|行动$|大类|领域)|在\d{1,4}个[^，。]{1,10}中(?!小)|《[^《》]{0,120}》|20\d\d年|“[^“”]{0,120}”|（[^（）]{0,60}）|(?<![\d一二三四五六七八九十几数两])[百千万](?:项|家|款|场|名|个|企)(?=[^，。；、\d]{4,40}(?:工作|活动|行动|专项|计划)$)|(?<!\d)\d{1,4}(?:个(?:月|季度|工作日)|[月日])"
)
_TARGET_CONTEXT = headed(
    r"[≥＞>≤＜<]|不高于|控制在(?=\d)|[建办设选评](?=[一二三四五六七八九十百千\d])|再[布添]|走遍|跑遍|迈上|跨上|挑|选择|选取|再补|拿下|改完|啃下|用上|要有|推出(?=\d)|争取|希望|增配|增派|全部|走进|惠及|不低于|达到|超过|突破|不少于|以上|左右|新增|培育|打造|创建|评选|评定|布局|诊断|培训|征集|走访|发放|投放|开通|推广|建设|建成|形成|推动|提高|提升|降低|下降|增长|增加?[至到]|扩大?[至到](?=\d)|再增|升级(?=\d)|占|达|实现|新培育|新打造|制定|完成|遴选|认定|支持|覆盖|开展|约|占比|翻[一两]?番|组织|举办|力争|至少|(?:年内|底前)(?=\d)|要变|新建|改造|制修订|研制|年均|(?:检测|整治|抽检|抽测|排查|核查|下架|清退|注销|淘汰|压减|压缩|减少|缩减|缩短|关停|引进|帮扶|接入|上云)(?![^，。]{0,16}\d(?:余|多))|服务(?=[^，。]{2,24}\d)"
)


_REACH = headed(
    "(?:(?:20\\d\\d年|[今明]年|全年|年内|[上下]半年|[一二三四]季度)(?:底前|内)?)?(?:将|力争|组织)*(?:在|为|面向|对)(?:(?:不少于|不低于|超过|至少)\\d[\\d,.]{0,8}[万千百]?(?:余|多)?[家个户所]"
    "|\\d[\\d,.]{0,8}[万千百]?[家个户所]以上)"
)
_COUNTS_ON = re.compile(
    "(?:今年|明年|年内|全年|下半年|[一二三四]季度)(?:计划|还|再|将|要)*"
    "(?:办|开|设|建|选|走进|走访|覆盖|培训|投放|支持|帮扶|诊断|抽[检查]|检查)(?:约|近|超)?\\d"
)


def counts_on(text: str) -> bool:
    """Whether a thing named first is to be done so often in the time that runs: 培训今年办30期."""
    return _COUNTS_ON.search(text) is not None


def counts_reach(text: str) -> bool:
    """Whether it opens with how many are to be reached: 在900家以上企业开展…."""
    return _REACH.match(text) is not None


def is_target(text: str, goal: bool) -> bool:
    """`goal` says that a date to reach it by governs: then any amount is a target."""
    if not _HAS_FIGURE.search(text):
        return False
    plain = _NOT_AMOUNT.sub("", text)
    return bool(_AMOUNT.search(plain)) and (goal or bool(_TARGET_CONTEXT.search(plain)))
