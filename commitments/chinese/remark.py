"""What those who tell of a paper think of it, and tell beside it: 此举将重塑…, 背景：…."""

import re

from commitments._anchors import headed
from commitments.chinese.frame import Frame
from commitments.chinese.owner import OURS
from commitments.chinese.text import COLONS, Clause, Sentence

_EFFECTS = (
    "影响|重塑|改变|利好|提振|倒逼|催生|波及|惠及|引发|冲击|打开|释放|带来|带动|拉动|促使|刺激"
    "|注入|奠定|加剧|缓解|推高|压缩|意味|标志|助力|有助|有利|有效|加速"
)
_PAPER = (
    "(?:政策|规划|文件|方案|计划|意见|通知|办法|指引|条例|标准|规定|举措|措施|目标|新规|行动"
    "|要求|表态|部署|安排|调整|改革|新政|变化|转变|表述|信号|说法|动作)"
)
_WOULD = "(?:还|也|都|均|或|很?可能|有望|预计|势必|必将|必然|无疑|将|会)"
_THIS = headed(
    "此举(?!旨在|措|例)|可以(?:预见|预期|想见)|可想而知|不难(?:预见|想象|看出)|展望未来"
    "|对(?:于)?(?!我们|我国)[^，。]{1,16}(?:来说|而言|来讲)$|从[^，。]{2,10}(?:角度|脉络|视角|趋势|逻辑|节奏|路径|长远|长期|中长期)来?看$"
    # 这意味着…, 这也是…, 这一规划将重塑…
    f"|这(?:也|还|既|就|正|并|又|一|不仅|更|无疑)*(?:是(?!否)|意味|表明|显示|标志|说明|反映|体现|释放|有助|有利|为|{_WOULD}{{1,3}}(?!{_PAPER}))"
    f"|(?:这[一项些份次]|该|上述|本次|此次)[^，。《》“”]{{0,6}}{_PAPER}(?:的(?:出台|发布|印发|推出|实施|落地))?"
    f"(?:属于|是(?!否)|被[^，。]{{0,8}}(?:视为|认为|解读|理解|看作)"
    f"|表明|显示|意味|标志|体现|反映|释放|尚|并未|对[^，。]{{2,20}}(?:有|具有|产生)|为[^，。]{{2,40}}(?:设定|指明|明确|带来|提供)了?|{_WOULD}{{1,3}}(?:{_EFFECTS}))"
    f"|它们?(?:直接)?(?:是(?!否)|影响|意味|标志|体现|反映|释放|对|为|属于|{_WOULD})"
    f"|《[^《》]{{2,60}}》(?:属于|是(?!否)|系|被视为|意味|标志|体现|释放|的(?:出台|发布|印发|推出|实施|落地)(?!后)[^，。]{{0,4}}(?:是|将|会|意味|标志|有助|有利|为|对|体现))"
    f"|(?:该|这份|上述)?{_PAPER}(?:也|还|同时)(?:表明|显示|反映|体现|凸显|说明|意味)"
    f"|这[一项]目标{_WOULD}|(?:相关|上述|有关){_PAPER}(?:可能|或将|有望|势必|无疑)"
    "|(?:现有|目前|已有)?(?:公开)?(?:材料|信息|报道|资料)(?:主要|仅|只|尚|并未|未)"
    "|(?:表明|意味着|标志着|预示着?|折射出|叠加)"
    f"|(?:若|如果?|一旦|倘若)[^，。]{{0,8}}{_PAPER}[^，。]{{0,6}}(?:实现|落地|落实|实施|达成|兑现|完成)"
)
"""What opens a sentence of this sort; the rest of it goes on so."""
_UNTOLD = re.compile(
    "(?:但|不过|然而|只是)?(?!对|凡|将|因)[^，。的对]{0,10}?(?:尚未|并未|暂未|还未|没有|未|暂无)"
    "(?:公开|详细|具体|进一步|对外)*(?:披露|说明|明确|给出|列出|提及|公布|透露|细化)(?!的)"
)
"""但文件未说明…: what isn't told."""
_RETURNS = headed("我们|我部|下一步|接下来|下一阶段|今后")
"""Whoever speaks goes on to what is to be done."""
_WORTH = re.compile(
    "是(?![^，。]{0,8}(?:首个|首次|第[一二三四]))[^，。]{2,60}(?:选择|要求|举措|关键|任务|之义|应有之义|支撑|途径|路径|抓手|基础|前提|环节|引擎|动力|力量|标志|所在|根本|保障)$"
    "|(?:这)?(?:对|对于)[^，。]{2,60}(?:具有|有着|意义|至关重要)|(?:事关|关系到|关乎)[^，。]{2,40}$|意义(?:重大|深远)$|具有[^，。]{0,16}意义$"
)
"""发展某产业，是…的战略选择: what the clause before it is worth."""
_RUNS = re.compile(
    "(?:本[次期届]|此次|这次|该|整个)?(?:培训班?|研修班|训练营|论坛|展会|博览会|展览|会议|大会|演练|沙龙)"
    "(?:为期|历时|共|设有?|设置|设立|分为|分设|邀请|采取)(?![^，。]*将)"
)
"""培训为期三天，设置…模块: how an event runs that is being told of."""
_SORT = re.compile(
    "包括[^《》]{2,200}等(?:相关|各类|有关)?(?:技术|产品|装备|设备|服务|领域|场景|材料|工艺|软件|案例|项目|方案|系统|平台|方向|企业)"
)
"""…，包括基础材料、高端装备等相关技术。"""
_LABEL = re.compile(
    "[“「【\\[]?(?:相关|行业|市场|可能|潜在|产业|新闻|事件|政策)?(?:背景|影响|点评|简评|短评|解读|意义|分析|评论|观点|看点|启示|受益(?:方向|板块|标的)|标的|风险提示|投资建议|小结)"
    "(?:分析|解读|信息|知识|资料)?(?:[”」】\\]]|[:：])"
    "|[“「【\\[]?(?:为什么|为何)(?:重要|值得关注)(?:[”」】\\]]|[:：])|(?:编者按|编者注|社区讨论|延伸阅读)[:：]"
    # 对从业者的意义：, 普通人怎么看：, 和我有什么关系：
    "|[^，。：《》]{0,14}(?:(?:的|有何|有什么|啥)(?:价值|意义|影响|启示|机会|启发|关系)|意味着什么|(?:我|普通人|个人|读者|用户|学生|开发者|从业者|投资者|企业)[^，。：《》]{0,4}(?:怎么|如何|该)[^，。：《》]{1,6})[:：]"
    "|(?:学习|使用|行动|操作|应对|实践|参与|配置|选型|合规|跟踪|给[^，。：《》]{1,10}的?)建议[:：]"
)
"""What heads a paragraph of this sort."""
_NOTE = re.compile(
    "(?:编辑|编者|小编|笔者|作者|本刊|本报|本号|个人|简要|一句话|深度|行业|市场|我们?|机构)的?"
    "(?:判断|观点|点评|解读|看法|评论|思考|小结|总结|提示|备注|按|注|理解|体会|预测|推测|感受)|我怎么看|怎么看|推荐|建议关注|(?:相关|受益|关注|重点)标的|概念股|受益(?:方向|板块|个股)|(?:涉及|利好)板块|(?:点评|短评|简评|评注|解读|启示|画外音)"
)
"""编辑判断：…: what whoever tells of it thinks, to the end of the paragraph."""


def judges(text: str) -> bool:
    """Whether a clause turns from what is told to what one thinks of it."""
    if _THIS.match(text):
        return True
    return ("未" in text or "没有" in text or "暂无" in text) and _UNTOLD.match(text) is not None


def describes(last: str) -> bool:
    """Whether a sentence of a call that ends so says of what sort is what is sought."""
    return last.startswith("包括") and _SORT.fullmatch(last) is not None


def praised(sentence: Sentence) -> bool:
    """Whether a sentence only names a thing in its first clause, to say what it is worth."""
    worth = sentence.clauses[1].text if len(sentence.clauses) > 1 else ""
    return worth[:1] in "是这对事关意具" and _WORTH.match(worth) is not None


def returns(text: str) -> bool:
    """Whether a clause turns back to what is to be done."""
    return _RETURNS.match(text) is not None


def is_remark(paragraph: str) -> bool:
    """Whether a paragraph by its label tells what is behind a thing, or what comes of it."""
    return _LABEL.match(paragraph) is not None


def remarked(frame: Frame, clause: Clause, offset: int) -> Frame:
    """The frame where a sentence turns to what one thinks of what is told, or back from that."""
    text = clause.text
    if _RUNS.match(text) and not frame.ahead:
        return frame._replace(remark=True)
    if frame.remark:
        back = (offset and frame.owner in OURS) or returns(text)
        return frame._replace(remark=False, noted=False) if back and not frame.noted else frame
    if clause.closer in COLONS and _NOTE.fullmatch(text):
        return frame._replace(remark=True, noted=True)
    return frame._replace(remark=True) if judges(text) else frame
