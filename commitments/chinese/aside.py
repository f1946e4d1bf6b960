"""Clauses that only turn to somebody, judge, or say who the next clause is about."""

import re

from commitments._anchors import Anchored, headed, one_look
from commitments.chinese.document import Genre
from commitments.chinese.figure import is_measured
from commitments.chinese.going_on import WAS_TO
from commitments.chinese.how_many import WORKS, in_steps
from commitments.chinese.labels import BACKGROUND
from commitments.chinese.piece import RESPECT, Piece
from commitments.chinese.turn import looks_ahead
from commitments.chinese.verbs import VERB

_REQUESTS = Anchored(
    "如(?:果)?(?:对|有|需|存在|未|逾期)|[^，。]{0,16}?请(?:登录|登陆|访问|查阅|参阅|见附件)|[^，。]{0,8}(?:如需|如有|如遇|若有)|(?:现)?经(?:商|会商|征求)"
    "|每(?:个|地|省)[^，。]{0,8}(?:推荐|申报|限报|上报)|有条件的(?:地区|地方|企业|单位|省份)可|(?:现)?请(?:各|大家|消费者|用户|广大用户|勿|不要|于|将|按|在|你|贵|有关|相关|广大|登录|结合|认真|遵照|推荐|填写|反馈|及时|严格)"
    "|认真(?:组织(?:开展)?|做好|审核|填报|开展)[^，。]{0,16}(?:申报|推荐|报送|填报|审核|把关)"
    "|(?:并|再|先|统一|分别|应){0,3}由(?:各(?!部门)|省级|市级|地方|所在地|当地|推荐单位|申报单位|企业|第三方|专家|项目单位)"
    "|(?:[于在]|每年)?.{2,14}前[，]?(?:将|向).{2,30}(?:报送|报|提交|反馈)(?:[至给到]?我部|至?[^，。]{2,8}[司局]|$)"
)
"""What others are to send in."""
_COURTESY = headed(
    "(?:再次|首先|最后|在此|非常|也)*(?:感谢|谢谢)"
    "|(?:在?这里)?我(?:先|就|来|再)?不?(?:回答|展开|补充|说)"
    "|(?:这个|您的|你的)问题|(?:热烈)?欢迎(?:各位|大家|广大|您|再|提|拨打|关注|社会)"
)
"""What is said to those who ask or listen."""
_WISHED_FOR = re.compile(
    "(?:您|你|代表|委员)们?(?:[^，。]{0,8}(?:提出|反映|建议|关心)的|(?:所提的?)?关于)[^，。]{2,80}(?:建议|意见|问题|提议|诉求|情况)"
    "(?:都|均)?(?:(?:很|非常|十分|极|具)[^，。]{1,16})?"
)
"""您提出的完善标准、设立基金等建议: what those who ask would have."""
_WHERE = Anchored(
    "(?:在)?[^，。]{0,16}(?:会|会议|论坛|仪式|大赛|博览会|现场|采访|调研|座谈|车间)(?:上|中|期间|现场|间隙)"
    f"|{RESPECT}"
)
"""座谈会上, 在接受采访中: where what follows was said; 治理“内卷”方面: of what."""
_CRITERIA = re.compile(
    "(?:20\\d\\d年度?)?(?:推荐|申报|申请|征集|检查|抽查|评选|适用|遴选|复核|整治|参评|奖励|补助|补贴|活动|报名)"
    "(?:范围|对象|条件|资格|主体|时间|地点|方式|流程|程序|主题|期限|标准)(?:主要|一般|仍|均|应)?"
    "(?:包括|为|是|涵盖|分为|限于|须)"
)
"""推荐范围包括…, 检查对象为…: the terms of a call, not work."""
_COUNTED = re.compile(
    "[^，。]{0,20}(?:提出|明确|部署|确定|设定)了?(?:[^，。“]{0,6}[一二两三四五六七八九十\\d]+(?:个|项|方面|大|条)[^，。“]{0,10}"
    "|“[^”]{2,6}”的?)(?:目标|任务|举措|措施|要求|安排|路径)"
)
"""《方案》提出5项任务: what follows says which."""
_HANDS_ON = Anchored(
    "(?:\\d{1,2}日)?[^，。]{0,6}回应[^，。]{2,24}(?:称|表示|说)|[^，。]{0,14}(?:谈到|提到|介绍说|告诉记者|说道|坦言|放了话|放话|交了底|透了底|划了重点|打了个?比方|表了态|松了口|吹了风|算了(?:一笔|笔)账)"
    "|(?:该|这位|上述|前述|一位)[^，。]{1,14}(?:说|表示|称|介绍|指出|透露|强调)|[^，。]{0,4}(?:编制说明|认定条件)"
)
"""…同时谈到, …还提到: who goes on."""
_NAMES_SOME = re.compile("包括[^，。《》]{2,40}等(?:各类|多个|多家)?[^，。《》、]{2,6}")
"""…平台，包括网站、商店等各类平台: who they are."""
_BY_STEPS = re.compile(
    "经(?!济|营)[^，。]{2,60}(?:程序|环节|推荐|评审|公示|审核|遴选|论证)|设定了?[^，。]{2,20}目标"
    "|(?:核心|主要|关键|约束性|预期性)指标(?:包括|有|如下)"
)
"""经推荐、招标等程序，…: what went before; 设定…目标: which follow."""
_JUDGED = headed(
    "(?:方向|目标|态度|立场|决心|政策)(?:没有|不会|从未)(?:改)?变$|(?:意义重大|十分重要|非常重要|至关重要|势在必行|刻不容缓|任重道远|才是关键|责任重大|大有可为|前景广阔)$"
    "|是[^，。]{1,10}(?:行为|责任|关键|前提|大事|之年|问题)$"
    "|是(?!否)[^，。]{0,16}(?:立场|主张|底色|底气|初心|共识|载体|阵地|主力军|生力军|主战场|压舱石|关键词|缩影|基石|(?:重要|支柱|传统|基础|优势|民生|战略性)的?(?:产业|行业|领域))$"
    "|(?:具有|有着|起着)[^，。]{0,12}(?:意义|作用|价值|影响)$"
)
_TELLS_OF = re.compile(
    "(?:集中|权威|及时)?(?:回应|答复|解答|通报)(?:了)?[^，。]{2,24}(?:问题|关切|提问|情况|诉求|热点)"
    "|(?:首次|再次|最新|正面|官方)*(?:回应|辟谣|详解)[“「《][^”」》]{2,40}[”」》](?:等|问题|传闻|热点|关切|事件|争议)*"
    "|[就围绕]+《[^》]{2,60}》[^，。将拟]{0,8}(?:召开|举行|举办|组织)[^，。]{0,10}会"
    "|关于[^，。]{2,60}的(?:风险|安全|漏洞)*(?:提示|预警|预警提示|通报)"
)
"""回应…热点问题, 回应“…涨价”, 关于防范某病毒的风险提示: what the text that follows is."""
_CAUSES = re.compile(
    "(?:下一步|接下来|今后|要|将|还|并|再|同时|积极|切实|及时|加强|联合|分类|统筹)*(?:组织|指导|督促|敦促|引导|动员)+"
    "(?![^，。]*(?:\\d|走进|开展|建立|完善|落实|加强|参加|参与|做好|实施|履行|制定|推出|提升|加快|优化|强化|规范|整改|改造))"
    "[^，。：]{1,24}(?:企业|平台|单位|机构|网站|运营商|地方|部门|高校|院所|车企|APP|应用商店|力量|专家)等?"
)
"""指导督促相关平台企业，强化…: who does what the next clause tells."""
_STATES = re.compile(
    "(?:再次|正式|官方)?(?:确认|证实)[^，。]{2,30}(?:成为?|[是已居]|位列|位居|领先|跻身)(?!立)"
)
"""确认某系统成世界第三: what is so."""
_ENTERS = re.compile(
    "(?![推促带引助将要力确加争使让])[^，。]{2,24}(?:进入|迎来?|迈入|步入)[^，。]{0,20}"
    "(?:阶段|时代|周期|[集机]期|利好|拐点|机遇|元年|快车道|风口)$"
    "|(?![推促带引助将要力确加争使让支培])[^，。]{4,30}(?:加快|加速|快速|蓬勃|稳步|持续|不断|日益|日趋|逐步)"
    "(?:壮大|成长|涌现|崛起|释放|集聚|显现|回升|攀升|升温|走强|向好)$"
)
"""产业进入政策密集期, 新动能加快壮大: how things stand, unless by a year to come."""
_PARTS = "(?:总体(?:要求|目标|思路)|总则|附则|指导思想|基本原则)"
_FORM = Anchored(
    "[一二三四五六七八九十\\d]+(?:个|大)?(?:部分|章节?|编|篇章)(?:内容)?(?:$|[一二三四五六七八九十\\d])"
    f"|(?:^|[为即括含有])(?:了)?{_PARTS}、|、{_PARTS}[、和与及]"
    "|[、和与及](?:附则|组织实施|组织保障|保障措施|总则|监督管理)(?:等|和附则|、附则)?[^，。、]{0,8}$"
)
"""包括总体要求、重点任务和保障措施: the parts that a paper consists of."""
_LONGEST_LIST = 200
"""Characters of a clause that is asked for each of its pieces."""
_MAY_TURN = one_look(
    _STATES,
    _ENTERS,
    _COUNTED,
    _BY_STEPS,
    _REQUESTS,
    _COURTESY,
    _HANDS_ON,
    _WHERE,
    _CRITERIA,
    _JUDGED,
    _TELLS_OF,
)
_AGENDA = re.compile(
    "(?:研究)?部署|研究|总结|学习|传达|通报|听取|审议|交流|动员|分析|讨论|(?:深入)?(?:贯彻|宣贯)"
)
_HEARD = re.compile("(?:会上|会议)?(?:听取|交流|总结|通报|传达|学习|分析|介绍|观看|审议)")
_TO_COME = re.compile("将|拟|计划|年内|年底|尽快|争取|下一步")
_STUDIED = (
    "举措", "措施", "情况", "问题", "意见", "建议", "对策", "形势", "任务", "思路", "工作",
)  # fmt: skip
_SERVES = re.compile(
    "(?:不断|更好)?为[^，。]{2,30}(?:贡献|提供|增添|注入|积蓄|凝聚|汇聚|作出|带来|创造|打开|开辟|拓展|释放)了?[^，。]{0,12}"
    "(?:机遇|红利|契机|窗口期?|想象空间|市场空间|发展空间|增长空间|增量空间|力量|动能|动力|活力|智慧|力支撑|实支撑|大支撑|要支撑|力保障|实保障|贡献)$"
    "|为(?![^，。]*(?:企业|群众|用户|消费者|人才|老年人))[^，。]{2,30}(?:做好|打好|打下|奠定|夯实|营造|创造)了?[^，。]{0,12}(?:准备|基础|环境|氛围|条件)$"
)
_TAKEN_AS = re.compile(
    "(?:要|将|坚持)?以[^，。]{2,24}为(?:驱动|牵引|支撑|保障|引领|主线|主攻方向|抓手|导向|核心|基础|载体|突破口|着力点|切入点)"
)
"""要以安全治理为保障，…: in what way, before what."""
_SO_AS = re.compile(
    "以(?:此|便|期|利|求)?(?:进一步|更好|更快|尽快|有效|切实)?"
    "(?:加速|加快|促进|推动|带动|提升|提高|增强|满足|确保|保障|实现|适应|应对|缓解|解决|降低|减少|避免|防止|吸引|激发|释放)"
    "(?![^，。]*为(?:主|核心|目标|导向|抓手|牵引|重点|引领|契机|主线))"
)
"""…，以加速其产业化: what for; but 以提升质量为目标 is how."""
_SUPPORTS = re.compile(
    "(?:使|让)[^，。]{2,20}(?:平稳|健康|持续|有序)[^，。]{0,6}发展|(?:更好|有力|有效|全面)(?:支撑|服务)[^，。]{2,30}(?:建设|发展|大局|全局)"
)
"""…，有力支撑制造业高质量发展: what it is good for."""
_MAY_SERVE = frozenset("以要将坚为不更使让有全")
"""What such clauses begin with."""
_SORTS = ("类", "类别", "赛道", "组别", "方向")
_LONGEST_SORT = 20
_MATTERS = ("难题", "问题", "困难", "诉求", "难点", "建议", "呼声")
"""What one turns to, whatever verb its name begins with: 对于企业反映的融资难题."""
_TOPIC = re.compile(
    "(?:对于?|针对|凡是?)(?P<what>[^，。]{2,40}(?:的[^，。的]{1,10}|等[^，。的]{2,4}))"
)
"""对发现的问题企业，…: who the next clause is about."""


def on_agenda(before: str, text: str, meets: bool = False) -> bool:
    """Whether a clause says what a meeting did: 召开座谈会，听取汇报，研究推动…的举措; `meets`:
    its sentence tells of one."""
    if not _AGENDA.match(text):
        return False
    meets = "召开" in before or "举行" in before or (meets and not _TO_COME.search(text))
    return meets or (_HEARD.match(before) is not None and text.endswith(_STUDIED))


def tells_before(piece: Piece) -> bool:
    """Whether its part of the text tells what came before: what was done, why a paper is there."""
    frame = piece.reading.frame
    if frame.section == BACKGROUND:
        return not looks_ahead(piece.text)
    return frame.looks_back and piece.reading.genre is Genre.DOCUMENT


def serves(text: str) -> bool:
    """Whether a clause only says what the work is good for: 为…贡献力量, 以加速其…."""
    if text[:1] not in _MAY_SERVE:
        return False
    if _SO_AS.match(text):
        return True
    if text.startswith(("以", "要以", "将以", "坚持以")):
        return _TAKEN_AS.fullmatch(text) is not None
    if text.startswith(("为", "不断为", "更好为")):
        return _SERVES.match(text) is not None
    return _SUPPORTS.fullmatch(text) is not None


def aside(piece: Piece) -> str:
    """asked, courtesy, lead, judged or topic: why a clause says nothing; "" for others."""
    whole = piece.reading.clause.text
    if "的" in whole and _WISHED_FOR.fullmatch(whole):
        return "asked"
    told = piece.reading.genre is not Genre.DOCUMENT and len(whole) < _LONGEST_LIST
    form = told and not piece.said_of and _FORM.search(whole)  # …办法要补上一章: is to hold more
    if form or (told and in_steps(piece.text)):
        return "lead"
    if is_measured(piece):
        return "past"
    turns = piece.text.startswith("包括") or _MAY_TURN(piece.text)
    turned = _turned(piece.text) if turns else ""
    if turned == "stands":
        dated = piece.reading.frame.goal or piece.reading.frame.date
        turned = "" if dated or piece.predicate.verbs else "judged"
    causes = piece.reading.clause.before_comma and _CAUSES.fullmatch(piece.text)
    works = not piece.reading.clause.before_comma and WORKS.fullmatch(piece.text)
    if causes or works or WAS_TO.match(piece.text) or _is_sort(piece):
        return "lead"  # when it was to be; what will be follows
    return turned or ("topic" if _is_topic(piece) else "")


def _turned(text: str) -> str:
    if text.startswith("包括") and "《" not in text and _NAMES_SOME.fullmatch(text):
        return "judged"
    if _REQUESTS.match(text):
        return "asked"
    if _COURTESY.match(text):
        return "courtesy"
    if (
        _TELLS_OF.fullmatch(text)
        or _HANDS_ON.fullmatch(text)
        or _WHERE.fullmatch(text)
        or _CRITERIA.match(text)
    ):
        return "lead"
    if _COUNTED.fullmatch(text) or _BY_STEPS.fullmatch(text):
        return "lead"
    if _ENTERS.fullmatch(text):
        return "stands"
    return "judged" if _JUDGED.search(text) or _STATES.match(text) else ""


def _is_sort(piece: Piece) -> bool:
    """Whether it is a heading that only says of what sort what is sought is: （一）装备产品类."""
    clause = piece.reading.clause
    heads = bool(clause.enumerator) and not clause.before_comma
    return heads and len(piece.text) <= _LONGEST_SORT and piece.text.endswith(_SORTS)


def _is_topic(piece: Piece) -> bool:
    """Whether the clause only says who the next is about: 对仍有困难的企业，…."""
    if not piece.reading.clause.before_comma:
        return False
    match = _TOPIC.fullmatch(piece.text)
    if match is None:
        return False
    behind = match["what"].rpartition("的")[2].rpartition("等")[2]
    if behind.endswith(_MATTERS):
        return True
    return not any(verb.end() < len(behind) for verb in VERB.finditer(behind))
