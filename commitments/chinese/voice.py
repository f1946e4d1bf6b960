"""In whose kind of words a clause leads on: a meeting's, a paper's, a speaker's."""

import re

from commitments._anchors import headed, one_look
from commitments.chinese.owner import SPEECH, Owner, Subject

MEETING = re.compile(
    r"(?:会议|座谈会|大会|推进会|工作会|研讨会|发布会(?!上))(?:上)?(?:还|也|同时|最后|特别|一致|进一步)*(?:(?:就|对|围绕)[^，。]{2,24}(?:作出|进行)了?)?(?:要求|强调|指出|提出|明确|部署|认为|学习|听取|介绍|议定|确定|安排)"
)
_PAPER = headed(
    r"(?:》|《[^》]{2,40}|方案|意见|通知|规划|办法|要点|指南|公告|细则|纲要|计划|文件|目录|征求意见稿)(?:》)?(?:还)?[^，。]{0,6}(?:提出|明确|指出|要求|强调|提到|部署|规定|聚焦|围绕|从|作出|划定|划出|列出|给出|开出|还?要求|安排|设置|设定"
    "|(?:里|中)?(?:也|还)?写(?:得|着|明|道|进|入|了)|载明|列[明了]|点名|亮出|锁定|瞄准|把[^，。]{1,8}(?:拆|分|归|列|划|定)|将(?:任务|目标|工作|重点)[^，。]{0,6}(?:拆|分|归|列|划|定))"
    "|(?:根据|按照|依据|依照)《"
)
# 《…》亮相, 把《…》摆上台面: a paper is shown, whatever verb says so.
_SHOWN = (
    "亮相|露面|面世|问世|出炉|落地|揭晓|揭开|揭幕|登场|浮出水面|公之于众|敲定|定稿|官宣|来了|尘埃落定"
    "|(?:摆|端|挂|放|贴|送|递)(?:上|到|在|至)"
)
_ISSUED = re.compile(
    f"《[^》]{{2,60}}》[^，。《》]{{0,12}}?(?:{_SHOWN})|(?:发文|印发|发布|牵头|起草|制定|操刀|出手|落款|署名)的(?:单位|部门|主体|机构)?(?:正|就)?是|"
    "(?:印发|发布|出台|公布|下发|挂出|联合制定|公开征求|起草|推出|亮出|抛出|端出|拿出|给出|晒出|祭出|甩出|开出|交出|揭晓|摆出|颁布|签发|制发|官宣|拿到|看到|读到|查到)(?:[^，。]{0,14}《"
    "|关于[^，。《》]{4,60}的(?:指导|实施)?(?:意见|方案|通知|公告|办法|规划|计划|措施)"
    "|了?(?!会)[^，。《》：]{4,40}(?:规划|行动计划|[案施]方案|指导意见|实施意见|管理办法|若干措施)$)"
)
_WITHIN = re.compile(
    "其中(?:提出|明确|提到|指出|要求|规定)|(?:翻[开看完]|细[读看]|通读|打开|研读|读完)(?:这份|该|这部)?(?:文件|全文|方案|意见|通知|条文|文本|规划|纲要|办法|《)|(?:发布|印发|下发)(?:了)?(?:通知|公告|意见|方案)"
)
_DATA = re.compile(
    r"数据显示|(?:评估|调查|监测|摸底|普查|排查|调研|测评|测算|抽查|抽样|检测|核查|评测|问卷|结果|报告|分析|预测)[^，。]{0,4}(?:显示|表明)$|获悉|了解到|统计|通报(?:称|显示)|(?:发布|披露|公布|晒出)[^，。《]{0,12}(?:数据|成绩单)|运行情况|消息"
)
_MAY_LEAD = one_look(MEETING, _PAPER, _ISSUED, _WITHIN, _DATA)
_RULE_OF = re.compile(
    "[^，。、]{0,8}(?:法规|法案|法律|条例|规则|标准|政策|指令)[^，。、]{0,4}(?:要求|明确|提出)"
)
"""欧盟电池法规要求…: a rule of others is told of, and its makers don't take the word."""


def voice_of(text: str, found: Subject | None) -> str:
    """meeting, paper, data or speech; "" where the clause leads on to nothing."""
    if not _MAY_LEAD(text):
        return "speech" if _speaks(text, found) else ""
    if "会" in text and MEETING.search(text):
        return "meeting"
    if _ISSUED.search(text) or _PAPER.search(text) or _WITHIN.search(text):
        return "paper"
    if _DATA.search(text):
        return "data"
    return "speech" if _speaks(text, found) else ""


def _speaks(text: str, found: Subject | None) -> bool:
    if found is None or not SPEECH.search(text, found.end):
        return False
    return not (found.owner is Owner.OUTSIDER and _RULE_OF.match(text, found.end))
