"""What a clause's own words turn in its frame: a plan opens, a date is set, the past is told."""

import re
from functools import lru_cache

from commitments._anchors import Anchored, headed, one_look
from commitments._words import any_of
from commitments.chinese.clause import WHEN
from commitments.chinese.dates import UNDATED, YEARS, dated, long_gone, year_gone, year_to_come
from commitments.chinese.frame import Frame
from commitments.chinese.lexicon import table
from commitments.chinese.owner import OURS, Owner, named, speaker
from commitments.chinese.purpose import names_basis
from commitments.chinese.text import Clause, Sentence
from commitments.chinese.verbs import VERB

_SCOPE = table("scope")
_STRONG = set(_SCOPE["strong_ahead"]) - {"未来"}
"""未来 alone may begin a name: 未来产业."""
_AHEAD = headed(
    f"决定|定于|即日起(?=开展|组织|启动|集中|实施[^，。]{{4}})|(?<![一二两三四五六七八九十半\\d])年内(?!发生|未|无|没|曾|出现|存在|有)|愿(?:意|与|同)|(?:近期|尽快|早日|适时|年内|底前|[上下]半年)(?:出台|发布|印发|推出|公布|启动)|(?:[月年]底|节|入冬|入汛|汛期|两会|开学)前(?=(?:完成|出台|发布|印发|公布|启动|开展|建成|推出)[^，。]{{2}})|{any_of(_STRONG)}|未来(?!产业|制造|信息|材料|能源|空间|健康|科技|出行|城)|(?<!已)(?<!已经)(?<!曾)(?<!预计)将(?![近军士领])|预计将(?![达超突增保迎带成])|(?<![主重需首纪摘概简必只])要(?![求点素闻件塞么])|拟(?![合真人]|(?:入选|入围|认定|推荐|支持|遴选|表彰|授予|立项)[^，。\\d]{{0,12}}名单)"
    "|(?<![动展施年度发])计划(?=[再在将到今明于用新推建开发实培])|预计(?=[^，。]{0,10}(?:出台|发布|印发|公布|推出)$)"
    f"|(?:^|[部司局们还也并])计划(?=重点|{VERB.pattern}|{any_of(table('adverbials')['openers'])}|{any_of(table('verbs')['adverbs']['words'])})"
)
_PLAN = headed(
    "下一步|接下来|下阶段|后续(?:举措|工作|安排|计划|措施|打算)|(?:重点)?(?:从|围绕|聚焦|抓好|做好)[以如]?下?这?[两三四五六七八]个?(?:大|重点)?(?:方面|维度|环节|关键)|下一阶段|今后|下半年|明年|今年(?:将|要|计划)|重点(?:做好|抓好|开展)|将(?:从|重点|围绕|聚焦|继续|进一步)"
    "|(?:(?:重点|主要)(?:工作|任务|举措|措施)|工作重点|重头戏)(?:包括|有|是|如下)"
    "|(?:办好?|做好?|干)(?:以下|这|如下|下面)?[些几](?:件|项)?(?:大|实|好|民生)?(?:事|实事)$"
    "|(?:今年|明年|工作|思路|打算|安排|重点)[^，。“”]{0,12}[一二两三四五六七八]个?(?:字|词|关键词)(?:诀|经)?$"
    "|(?:按照?|根据)[^，。《》的]{0,12}的?(?:工作)?(?:安排|计划|打算|时间表|进度|日程|设想)$"
    "|[一这][张份][^，。：]{0,14}(?:时间表|路线图|任务单|任务清单|“清单”|清单|日程表|任务书)$"
    "|(?:双方|三方|各方|部省)(?:还|也|一致)*(?:商定|议定|约定)"
    "|(?:抓好|做好|办好|推进|完成|做)(?:以下|这|如下)?[一二三四五六七八九十]{1,2}(?:个方面|项|件|方面)"
    "|[要将](?:继续|重点|着重|着力|主要)*(?:做好|抓好|办好)$"
    "|(?:开展|做好|推进|抓好|实施|落实)好?(?:以下|如下|下列)(?!地区|单位|企业|产品)[^，。]{0,8}(?:工作|任务|行动|项目|举措|措施)$"
)
_TASKS_OF = re.compile(
    "(?:明确|公布|确定|提出|晒出|发布|谈到|谈及|对于|关于|对|就|针对|展望)了?[^，。]{0,8}?"
    "(?P<when>今年|明年|20\\d\\d年|[上下]半年|[一二三四]季度)(?:度|的|全国|全年)?[^，。“《]{0,14}"
    "(?:工作|任务|举措|安排|实事|清单|打算|考虑|计划)(?:时|上)?$"
)
"""会议明确了2027年重点任务: a list of what is to be done in that year follows."""
_WISHES = Anchored(
    "^在(?!我)[^，。]{2,16}看来$|^(?:有|多方|相关|外界|业内|市场|机构)?(?:分析|观点|评论|舆论|媒体|声音)(?:普遍|人士|师|们|也|还)*"
    "(?:认为|指出|称|显示|预计|预测|表示)|^据(?:机构|初步|业内|专家|市场|有关方面|不完全)?(?:测算|估算|预测|估计|推算)|"
    "(?:个人|本人)(?:估计|预计|认为|判断|猜测|预测)|"
    "(?<!满足)(?<!回应)(?<!符合)(?<!不负)"
    "(?:代表|委员|专家|学者|人士|院士|教授|分析师|机构|券商|研报|律师|业界|业内|企业|市场|外界|舆论|投资者|网友|用户|车主|公众|提案|议案)"
    "们?(?!意见和?建议)[^，。]{0,20}?"
    "(?:建议|呼吁|希望|提议|期待|预计|预测|认为)"
)
_SAY = ("表示", "说", "称", "认为", "指出", "介绍", "透露")
_THINK = (
    "判断", "分析", "坦言", "建议", "呼吁", "提议", "期待", "预计", "预测", "测算", "估算", "估计",
    "研判",
)  # fmt: skip
_SAYING = f"(?:{any_of((*_SAY, *_THINK))}|告诉[^，。]{{0,16}})$"
_TELLS = re.compile(_SAYING)
_OTHERS_TELL = re.compile(
    "[^，。]{0,30}?(?:专家|[业行][内业]人士|市场人士|券商|研报|"
    f"{any_of(table('owners')['guests'])}|"
    "(?:企业|公司|车企|集团|厂商|协会)[^，。、]{0,4}负责人)"
    f"[^，。、时与和]{{0,6}}(?:在[^，。]{{2,16}})?{_SAYING}"
)
_OUTLET = re.compile(
    "[^，。]{0,16}?(?:(?<!研)报|社|网|新闻|财经|周刊|杂志|电视台|媒体)(?:记者)?(?:报道|援引[^，。]{0,20})?称?$"
)
"""Who reports and has no opinion: 某报称."""
_RULES = re.compile(
    "(?:(?:该|本|此|这份|新版?)(?:文件|办法|指引|指南|标准|规范|规定|条例|细则|通知|公告|意见)|《[^》]{2,60}》|[^，。]{0,4})?(?:规定|界定|确立|划分|给出)了"
)
_RUMOUR = headed("(?:市场|坊间|业界|业内|网络|网上)?(?:传闻|传言|网传|有传)|有消息(?:称|说)|网传")
_SETS_OUT = re.compile(
    "(?:提出|明确|要求|强调|(?<!决策)(?<!统一)(?<!工作)(?<!战略)(?<!重大)(?<!安排)(?<!落实)(?<!各项)部署|提到)$"
)
_ARRANGES = re.compile(
    "(?:作出|作了|进行)(?:了)?[^，。]{0,8}(?:部署|安排)$"
    "|(?:部署|提出|明确|安排|设置|确定|布置)了?[^，。“《]{0,8}[一二两三四五六七八九十\\d]"
    "(?:个|项|大|方面|条)[^，。]{0,10}$"
)
"""《方案》对…作出安排, 部署了四大行动: what follows is arranged, and lies ahead."""
_LISTS = re.compile(
    "(?:提出|推出|制定|明确)了?[^，。“《]{0,8}[一二两三四五六七八九十\\d](?:项|条)[^，。]{0,6}(?:举措|措施|任务)$"
)
"""提出17条具体举措: which they are follows."""
_PAST = Anchored(
    "(?:推动出台|组织|制定|出台|发布|建设|建成|培育|建立|打造|启动|实施|举办|推出|完成|遴选|认定|支持|帮助|解决|修订|编制|推动|攻克|突破|设立|搭建|开通|新增)了(?!解)"
    "|^从[^，。]{1,8}看$|前[一二三四五六七八九十两\\d]{1,2}个?(?:月|季度)|已(?!经济|着手|开始)|累计|截至|(?<!可)以来|[年月]来(?!自)|去年|此前|增速(?:约|为|达|超)?\\d|超过了|达到了|突破了|(?:目前|当前)(?!已?正|已着手)|近日|(?<!\\d)日前|(?:披露|公布|发布)[^，。《]{0,12}数据$|(?:做|开展|采取)了|取得(?:了)?(?![^，。]{1,16}[后前]$)"
)
_THIS_YEAR = re.compile("(?:今年|年内)(?!以来|上半年|前|初|[一二三四]季度|已|\\d)")
_SAYS = re.compile("表示|回应|答复|回复|介绍|指出|强调|明确|说$|称$")
_DEPLOYS = re.compile("部署(?:开展|实施|推进|启动)(?!了)")
_REVISES = headed(
    "(?:修订|修改|调整|变化|新增)了?(?:的)?(?:主要|重点)?(?:哪些|什么)?(?:内容|变化|之处|情况|条款)"
    "|(?:主要)?(?:修订|修改|调整|新增|完善)了(?:以下|如下)?[一二三四五六七八九十两\\d]{1,2}个?(?:方面|处|项)"
    "|(?:主要|重要|重大)?(?:有|作了|进行了)(?:以下|如下)?[一二三四五六七八九十两\\d]{0,2}(?:个)?(?:方面)?(?:的)?(?:变化|修改|修订|调整)"
)
"""主要有三方面变化：一是…: what a rule that is out says, and nothing ahead."""
_HOPES = headed(
    "(?:也|还|并|我们|同时)*(?:(?:希望|期待|呼吁|倡议|号召)(?:各|大家|广大|科技|企业|社会|业界|与会|更多|行业|领军|青年|全行业|全社会|平台|国际社会)"
    "|建议(?:相关|有关|各|广大|用户|企业|单位|受影响)|提醒(?:广大|相关|用户|消费者))"
)
"""希望各国加强合作，共同…: to whom it is said, and what follows is theirs."""
_DEMANDS = ("要求", "强调", "部署", "提出")
_MEETS = re.compile("(?<!将)(?<!拟)(?:召开|举行)[^，。]{0,40}会议?(?:$|上)")
_SINCE = Anchored(
    "(?:相继|先后|陆续)[^，。《]{0,6}(?:出台|印发|发布|实施)了|截止到?20|过去的?[一两三四五]年(?!内)|(?:今年|去年|近年|近些年|年初|(?:[一两三四五六七八九十]|\\d{1,2}|多)年|20\\d\\d年|[“‘]十[二三四]五[”’])以?来(?!自)|^自[^，。]{2,24}以来$|^去年|截至|近[一二三四五六七八九十两]年(?!内)|(?:今年)?前[一二三四五六七八九十两\\d]{1,2}个?(?:月|季度)"
)
_RESULTS = Anchored(
    "多次(?!征求|重复)|先后[召组开印出发实推赴到深]|开展了|取得[^，。]{0,10}(?:成效|实效|效果|进展|成果)$"
)
"""What only a sentence about work that is done holds."""
_FOUND = re.compile(
    "(?:共|累计|已|先后|期间|并|均|依法)*(?:发现|查处|查获|查出|关停|下架|检出|拦截|清理)了?[^，。\\d]{0,10}\\d"
)
"""进行抽查，发现38款…: what a check brought to light."""
_TO_BE = re.compile("明年|下半年|年内|部署|要求")
_AIMED = re.compile("(?<!截)[到至]20\\d\\d年|[“‘]十[五六七]五[”’](?!以来)|目标|正在")
_DID_WORK = re.compile(
    "(?:开展|做|采取)了[^，。]{0,12}(?:工作|措施|举措)$"
    "|(?:去年|上年|[一二两三四五]年来|以来|期间)[^，。]{0,14}取得了?[^，。]{0,8}(?:成效|进展|成果|成绩|突破)$"
)
"""…开展了一系列工作。一是…, 去年工作取得积极成效：一是…: a list of what was done follows."""
_YEAR_END = re.compile("(20\\d\\d)年[底末]")
_QUARTER_OVER = headed(
    "(?:为[^，。]{2,24}，)?今年(?:第?(?P<which>[一二三])季度|(?P<half>上半年))"
    "|(?:第?(?P<bare>[一二三])季度|(?P<first>上半年))(?:$|[共累全我规工]|期间|[^，。]{2,24}?(?:同比|环比|占|为|达到?|超过?|增长|下降)(?:约|近)?[\\d全一-十])"
)
_PUT = re.compile(
    "将[^，。]{2,36}?(?:列入|纳入|作为|列为|认定为|确定为|转化为|扩大[到至]|延长[到至]|推广[到至]|提高[到至]|缩短[到至]|[划区]?分[为成]|界定为|归[为入])"
)
"""近年来，我部将…列入…: here 将 is 把."""
_TITLE = re.compile("《([^《》]{3,90})》(?!.*《)")
_DECIDED = re.compile("(?:确定|形成|审定|遴选|评选)了([^，。《》]{4,60}(?:名单|目录|清单))$")
_NEXT = re.compile("下一步|接下来|下一阶段|今后|下半年|明年")
_INCLUDES = headed(
    "(?:方向|内容|条件|范围|材料|对象|(?<!核心)(?<!主要)(?<!关键)(?<!约束性)(?<!预期性)指标|流程)(?:主要)?(?:包括|如下)$"
)
_CONTENT = re.compile(
    "(?:^|[，。])(?:具体|主要|重点|其|文件|《[^》]+》|方案|意见)*(?:的)?内容(?:主要)?(?:包括|如下)$"
)
"""《方案》主要内容包括：…: what a paper sets out, and no terms of a call."""
_ADVISES = re.compile("[他她其](?:还|也|同时|进一步)?(?:建议|呼吁|期待|希望|预计|预测)$")
_INTENDS = re.compile("(?:还|也|并)?(?:计划|拟|打算|准备)(?=[到至在于今明年再新建投用三两五将未])")
"""浙江已先行一步，计划到2027年…: who was named before goes on with what he intends."""
_INTENDERS = frozenset((Owner.OTHER, Owner.LOCAL, Owner.OUTSIDER))
_MAY_ANNOUNCE = one_look(
    _INCLUDES, _ADVISES, _WISHES, _TELLS, _RUMOUR, _SAYS, _SETS_OUT, _ARRANGES, _REVISES, _NEXT
)
_MAY_TURN = one_look(_PLAN, _TASKS_OF, _DEPLOYS, _AHEAD, _THIS_YEAR, _PAST, *YEARS)


@lru_cache(maxsize=64)
def looks_ahead(text: str) -> bool:
    """Whether words for what is to come stand in a clause; a verdict asks up to three times."""
    return _AHEAD.search(text) is not None


def puts(text: str) -> bool:
    """Whether 将 is 把 in a clause that tells what was changed: 将微型产品纳入管理."""
    return _PUT.match(text) is not None


def told_over(sentence: Sentence) -> bool:
    """Whether a sentence tells what came of work that is done: …，产销量同比增长10%。"""
    texts = [clause.text for clause in sentence.clauses]
    results = any(map(_RESULTS.search, texts)) or (
        any(map(_FOUND.match, texts)) and not any(map(_TO_BE.search, texts))
    )
    return results and not any(looks_ahead(text) or _AIMED.search(text) for text in texts)


def said_by_others(last: Clause) -> bool:
    """Whether a sentence ends with whose guess it is: …，某教授表示。"""
    named = last.closer == "。" and last.text.endswith(_SAY)
    return named and _OTHERS_TELL.match(last.text) is not None


def turned(frame: Frame, text: str, voice: str, ours: bool) -> Frame:
    """The frame as the clause `text` leaves it; `ours`: its subject is the ministry."""
    names = _TITLE if "《" in text else _DECIDED if "了" in text else None
    named_last = names.search(text) if names else None
    if named_last and not names_basis(text):
        frame = frame._replace(topic=named_last[1])
    if _HOPES.match(text) or text.endswith(("倡议", "呼吁")):
        frame = frame._replace(wished=True)
    if frame.done and (voice == "meeting" or (frame.meets and text.startswith(_DEMANDS))):
        frame = frame._replace(done=False)  # 近日召开会议，要求…
    if "了" in text and frame.voice == "paper" and _RULES.match(text):
        frame = frame._replace(rules=True)
    if _MAY_ANNOUNCE(text):
        frame = _announced(frame, text, voice, ours)
    if not frame.meets and ("召开" in text or "举行" in text) and _MEETS.search(text):
        frame = frame._replace(meets=True)
    if frame.owner in _INTENDERS and not (frame.goal or frame.told) and _INTENDS.match(text):
        frame = frame._replace(vows=True)
    results = "了" in text or "取得" in text
    if not frame.recounts and results and _DID_WORK.search(text) and not looks_ahead(text):
        frame = frame._replace(recounts=True)
    elif frame.recounts and (_NEXT.search(text) or _of_this_year(text, frame)):
        frame = frame._replace(recounts=False, past=False, item_date=False)
    if not frame.past and _is_over(text, frame):
        frame = frame._replace(past=True, ahead=False)
    if text[:1] in "2早去回" and long_gone(text, frame):
        frame = frame._replace(gone=True)
    elif frame.gone and _NEXT.search(text):
        frame = frame._replace(gone=False)
    frame = dated(frame, text)
    return _moved(frame, text) if _MAY_TURN(text) else frame


def _of_this_year(text: str, frame: Frame) -> bool:
    """Whether what is to be done follows what was: 过去一年，…。今年，我们要继续做好：一是…"""
    when = frame.date or text
    return when.startswith("今年") and _PLAN.search(text) is not None


def _quarter_over(text: str, frame: Frame) -> bool:
    """Whether a clause begins with a part of the year that is gone: 今年一季度, in April."""
    match = _QUARTER_OVER.match(text) if frame.month else None
    if match is None:
        return False
    quarter = match["which"] or match["bare"]
    return frame.month > 3 * ("一二三".find(quarter) + 1 if quarter else 2)


def _is_over(text: str, frame: Frame) -> bool:
    """Whether a clause tells that its sentence is about a time gone by: 今年以来, 截至6月底."""
    if _quarter_over(text, frame):
        return True
    if _SINCE.search(text) is None:
        return False
    end = _YEAR_END.search(text)
    return not (end and int(end[1]) >= frame.year)


def _over(when: str, frame: Frame) -> bool:
    """Whether a year is named that is gone: 总结2025年工作, in 2026."""
    return when.startswith("20") and int(when[:4]) < frame.year < UNDATED


def _announced(frame: Frame, text: str, voice: str, ours: bool) -> Frame:
    """Behind words that open a list, wish for something, set it out or tell what changed."""
    if _INCLUDES.search(text):
        if frame.voice == "paper" and _CONTENT.search(text):
            frame = frame._replace(ahead=True, done=False)
        else:
            frame = frame._replace(section="application")
    advises = frame.sayer is Owner.OUTSIDER and _ADVISES.match(text) is not None
    if not ours and (advises or _WISHES.search(text) or _guesses(frame, text)):
        frame = frame._replace(wished=True)
    elif ours and frame.wished and _SAYS.search(text):
        frame = frame._replace(wished=False)
    says = voice == "paper" or ours
    arranges = (says or frame.voice == "paper") and _ARRANGES.search(text)
    if arranges or (says and _SETS_OUT.search(text) and not names_basis(text)):
        frame = frame._replace(ahead=True, done=False)
        if _LISTS.search(text):
            frame = frame._replace(plan=0)
    if _REVISES.search(text) and not frame.ahead:
        frame = frame._replace(looks_back=True)
    elif frame.looks_back and frame.answer and _NEXT.match(text):
        frame = frame._replace(looks_back=False)
    return frame


def _guesses(frame: Frame, text: str) -> bool:
    """Whether others tell what they think or heard: 某教授表示，工信部将…, 市场传闻."""
    others = frame.owner in (Owner.OUTSIDER, Owner.LOCAL)
    tells = _TELLS.search(text) and (others or _OTHERS_TELL.match(text))
    guesses = tells and not _OUTLET.match(text) and not (named(text) and speaker(text))
    return bool(guesses or _RUMOUR.match(text))


def _moved(frame: Frame, text: str) -> Frame:
    """Behind words for what is ahead or past."""
    if frame.plan and _PLAN.search(text):
        frame = frame._replace(plan=0)
    tasks = _TASKS_OF.search(text)
    if tasks and not _over(tasks["when"], frame):
        frame = frame._replace(plan=0, date=tasks["when"], item_date=False)
    elif not frame.ahead and year_to_come(text, frame):
        frame = frame._replace(ahead=True, done=False)
    told = frame.done and _PUT.search(text) is not None
    deploys = frame.owner in OURS and "部署" in text and _DEPLOYS.search(text)
    if deploys or (looks_ahead(text) and not told):
        if frame.done or not frame.ahead:
            frame = frame._replace(ahead=True, done=False)
    elif frame.done and _THIS_YEAR.match(text):
        frame = frame._replace(done=False)
    elif not frame.done and (
        (_PAST.search(text) and not (frame.goal and "累计" in text))
        or _quarter_over(text, frame)
        or ((frame.voice == "meeting" or WHEN.fullmatch(text)) and year_gone(text, frame))
    ):
        frame = frame._replace(done=True)
    return frame
