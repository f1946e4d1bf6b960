"""Clauses that set the terms of a call, or tell what is beside the work: quotas, periods, who was
chosen, by which arrangement."""

import re

from commitments._anchors import Anchored, headed, one_look
from commitments.chinese.acting import COMES_ABOUT
from commitments.chinese.dates import expired, year_gone
from commitments.chinese.document import Genre
from commitments.chinese.piece import Piece
from commitments.chinese.purpose import is_focus
from commitments.chinese.spans import STEP
from commitments.chinese.turn import looks_ahead
from commitments.model import TITLE

_QUOTA = Anchored(
    "(?:推荐|申报|限报|上报|报送|遴选推荐)[^，。]{0,14}(?:不(?:得)?超过|不多于|至多|最多|限)\\d"
    "|^(?:其他|其余|其它|各|每个?)[^，。]{0,16}(?:省|市|地区|区）|单位|企业|主体|协会|集团|高校)[^，。]{0,10}(?:不(?:得)?超过|不多于|至多|最多|限)\\d"
)
"""推荐项目不超过8个, 其他省份不超过3个: how many may be put forward."""
_PERIOD = re.compile(
    "(?:公示|征集|申报|反馈|意见反馈|征求意见|试点|试验|活动|报名|有效|过渡|整改|受理|填报)(?:期限|期|时间|截止(?:日期|时间))"
    "(?:均|暂定|自|为|从|至|到|截至|截止|[一二两三四五六半\\d])"
)
"""公示期10个工作日, 试验期为两年."""
_CHOSEN = re.compile("(?:共|共有|合计)\\d[^，。]{0,14}(?:入选|入围|上榜|通过|获评|获批)")
_OTHERS_MAY = headed(
    "(?:社会|各界|公众|个人|单位|企业|用户|消费者|有关方面|相关方|申报|有意|感兴趣|意向)[^，。]{0,14}可(?:以)?"
    "(?:登录|登陆|访问|查询|查阅|拨打|扫码|扫描|通过[^，。]{2,20}(?:反馈|申报|查询|报名|提交)|向[^，。]{2,20}(?:反馈|申报|报名|提交))"
)
_RUNS = re.compile(
    "(?:[^，。]{2,20}?(?:展|会|论坛|赛|周|节)|并)?(?:将|共|预计)?(?:持续|延续)(?:至|到)(?:\\d{1,2}[月日]|[本下次][周月]|月底)[^，。]{0,6}"
)
"""展览将持续到9月6日."""
_THEME = re.compile("[^，。]{0,20}以“[^“”]{2,60}”为主题")
_BASIS = re.compile(
    "(?:根据|按照|依据|依照|遵照)(?![^，。]*(?:制定|修订|编制|起草|出台|印发|公布|开展|启动|建立|建设|研究|提出|组织(?!法)|推进|加快|完善|健全|落实|抓))"
    "[^，。《》]{2,40}(?:计划|安排|部署|要求|规定|方案|意见|精神|通知|办法|职责|分工|程序|批复)"
)
"""按照年度计划，…: by what it is done, before what is done."""
_OURS_BY = re.compile("(?:我们|我部|部里|下一步|接下来|将|要|也|还)+(?=根据|按照|依据|依照|遵照)")
_THANKS = re.compile(
    "(?:我们|我部|下一步|在?(?:今后)?(?:的)?工作中|将|会|也|一定)*认真研究(?:并)?(?:吸[收纳]|采纳|借鉴)"
    "(?:您|代表|委员|你们|所提|上述|相关|有关|这些)*(?:的)?(?:建议|意见)?"
)
"""我们将认真研究吸纳: what is said to those who wrote."""
_BALANCE = re.compile("(?:要|将|始终|正确|统筹|妥善|还)*处理好[^，。]{2,40}关系")
"""要处理好发展和安全的关系: a principle."""
_RESULT = re.compile("现将[^，。《》]{2,40}(?:情况|结果)(?:予以)?(?:公布|通报|公告|公示)")
_TO_REACH = re.compile("(?:若|如|如果)?(?:要|想|为)(?:实现|达到|达成|完成)[^，。]{0,20}目标")
_TAKES = re.compile("需(?!求)|须|意味|仍|还差|必须")
"""要实现这一目标，产能需…: somebody's reckoning."""
_BETTER = re.compile(
    "(?:显著|大幅|有效|进一步|极大|直接|更好)?(?:地)?(?:改善|提升|提高|降低|减少|促进|带动|缓解|加速|增强|扩大|倒逼|推高|重塑|改变|压缩)"
)
_ONCE_OUT = re.compile(
    "[^，。]{0,20}(?:办法|标准|政策|规定|条例|方案|措施|新规|规则|意见|规划)[^，。]{0,3}(?:实施|施行|落地|出台|发布|生效|执行)(?:后|之后|以后)"
)
"""办法施行后，将显著改善…: what will come of a paper."""
_NEEDS = re.compile(
    "(?<![必急所供内刚亟还我])需(?=及时|在|按|于|向|依法|主动|立即|提前|经|取得|满足|符合|具备|通过|提交|履行|承担|与|同步|配备|安装|标注)"
)
"""发现隐患需及时上报: what is asked of others."""
_FOR_WHOM = ("助力", "赋能", "护航", "支撑", "带动", "惠及")
"""Verbs of what it is good for, in a headline behind the one that tells what it is."""
_PREDICTED = Anchored("预计(?:将|可|能|会)?(?:达|超|突破|增长|保持|实现|占)")
_DEMANDS = Anchored("(?<!拟)(?<!将)(?:还|也|并)?要求(?:具备|符合|满足|配备|设有|设置|达到|采用)")
"""对高等级系统还要求具备…: what a standard that is out demands."""
_STAYS = Anchored(
    "(?:经济|行业|产业|生产|出口|市场|需求|运行|产量|销量|规模)[^，。]{0,8}(?:将|仍将|有望)(?:继续|持续|总体|基本)?(?:保持|延续|呈现|维持)"
)
"""工业经济将保持平稳增长: foreseen."""
_ALSO_APPROVED = re.compile("(?:同时|还|并)批准(?!在|设立)[^，。]{2,24}\\d[项个]")
_BESIDE_THIS = headed(
    "(?:愿|将|要)*(?:同|与|和)[^，。]{2,30}(?:一道|一起|携手|相比)$|较[^，。]{2,30}相比$"
)
"""愿同各方一道, 与上一版相比: before what is done."""
_SEIZES = re.compile("(?:下一步|将|还)*(?:把握|抢抓|抓住|紧抓)[^，。的]{0,10}(?:机遇|契机|窗口期)")
_ABOUT = headed("(?:此外|同时)?(?:对于?|针对)")
_ABOUT_WHOM = re.compile(
    "(?:企业|用户|消费者|单位|机构|地区|群体|人群|车主|主体|建设|竞争|拖欠|行为|现象|乱象|来说|而言)$"
)
_ACTS = re.compile(
    "开展|实施|组织|推动|推进|加快|加强|加大|建设(?=.)|打造|建立|制定|出台|发布|培育|支持|启动|突破|攻克|研发"
    "|开发|促进|完善|提升|遴选|征集|实行|给予|予以|进行|公示|纳入|开放|鼓励|引导|部署|布局|做好"
)
"""对中小企业，…: whom the next clause is about, where nothing is done to them here."""
_CREED = re.compile(
    "(?:更好)?统筹(?:发展和安全|质的有效提升和量的合理增长)|更好发挥政府作用|推动有效市场[^，。]{0,20}"
    "|充分发挥市场[^，。]{0,20}作用|坚持[^，。]{2,30}"
)
"""Said in every preamble."""
_MOTTO = re.compile("[\u4e00-\u9fff]{4}、[\u4e00-\u9fff]{4}")
"""前瞻谋划、分类施策: what a principle is called."""
_AS_YOU_SAY = headed("[您你](?:刚才)?(?:说|提|问|关心|关注)(?:到|起)?的")
_SETS_AN_AIM = re.compile("(?:给出|亮出|定下|晒出)[^，。]{0,8}(?:目标|时间表)")
_RECKONED = Anchored("(?:\\d|[百千万])(?:余|多)(?:家|个|项|款|座|名|万|亿)")
"""培育1200余家: counted."""
_HELD = Anchored(
    "(?:大会|会议|论坛|博览会|展会|展览会|仪式|大赛|座谈会|推进会|交流会|发布会)(?:于|在)?(?:(?P<month>\\d{1,2})月)?\\d{1,2}日[^，。]{0,14}(?:举办|举行|召开|开幕|闭幕)$"
    "|^(?:[于在]?(?:(?P<of>\\d{1,2})月)?(?:\\d{1,2}日|底|初|[上中下]旬)|近日|日前|今天|昨天)?(?:上午|下午)?(?:在[^，。]{2,12})?(?:联合|组织)?(?:举行|召开|举办)了?[^，。]{2,40}(?:会|会议|论坛|仪式)$"
)
"""大会5月9日在南京举行: told of, unless the month is still to come."""
_STANDS = re.compile(
    "(?!.*(?:保持|稳定|控制|维持|力争|确保|不低于|将|要|达到))[^，。]{2,24}(?:率|占比|比重|比例)(?:均|都)?在(?:\\d[\\d.]*[%％]?|[一二两三四五六七八九]成)(?:以上|左右|上下)"
)
"""平均开工率在七成以上: how things stand, where nobody says that it is to come."""
_COVERS = headed("(?:共|并|全面|基本)*(?:覆盖|涵盖|涉及|囊括|惠及|包含)")
"""已建成…，覆盖39个大类: how far what is done reaches."""
_MAY_SET = one_look(
    _QUOTA, _PERIOD, _CHOSEN, _OTHERS_MAY, _RUNS, _THEME, _THANKS, _BALANCE, _RESULT, _NEEDS,
    _PREDICTED, _HELD, _STANDS, _DEMANDS, _ALSO_APPROVED, _RECKONED, _STAYS,
    _COVERS,
)  # fmt: skip
_CREEDS = ("preamble", "principles")
_STEP = re.compile(STEP)
_SPAN_OF_DAYS = re.compile("[\\d年月日\\s]+[-—–~～至到]+[\\d年月日\\s]+")
"""公示时间：2026年3月1日至2026年4月1日."""
_BRACKETS = frozenset(")）")


def sets_terms(before: Piece | None, piece: Piece) -> str:
    """The rule by which a clause only sets terms or tells of them; "" where none does."""
    text, clause = piece.text, piece.reading.clause
    if clause.before_comma and (
        text.endswith("的")
        or _points(piece)
        or _by_arrangement(text)
        or _BESIDE_THIS.fullmatch(text)
        or _SEIZES.fullmatch(text)
    ):
        return "basis"
    if before is not None and (found := _comes_of(before.text, text)):
        return found
    if text.startswith("由于") or _AS_YOU_SAY.match(text) or _SETS_AN_AIM.fullmatch(text):
        return "judged"
    if text[-1:] == "日" and _SPAN_OF_DAYS.fullmatch(text):
        return "period"
    if text[-1:] in _BRACKETS and _STEP.fullmatch(text) and not piece.sense.is_one:
        return "period"
    if _then(piece):
        return "past"
    if _boasts(piece):
        return "aim"
    if piece.reading.frame.section in _CREEDS and (_CREED.fullmatch(text) or _is_motto(piece)):
        return "politics"
    if not _MAY_SET(text):
        return ""
    if not piece.reading.offset and (_NEEDS.search(text) or _DEMANDS.search(text)):
        return "duty"
    if _told_of(piece):
        return "past"
    if piece.sense.kind == "target" and _stands(piece):
        return "judged"
    if _PERIOD.match(text) or _RUNS.fullmatch(text):
        return "period"
    if _CHOSEN.match(text) or _THEME.fullmatch(text) or _QUOTA.search(text):
        return "described"
    if _OTHERS_MAY.match(text):
        return "asked"
    if _THANKS.fullmatch(text):
        return "courtesy"
    if _BALANCE.fullmatch(text):
        return "politics"
    return "issued" if _RESULT.fullmatch(text) or _ALSO_APPROVED.fullmatch(text) else ""


def _comes_of(before: str, text: str) -> str:
    """Whether it says what will come of a paper, or reckons what an aim takes."""
    if text.startswith("将") and _BETTER.match(text, 1) and _ONCE_OUT.fullmatch(before):
        return "predicted"
    return "judged" if _TAKES.search(text) and _TO_REACH.fullmatch(before) else ""


def _by_arrangement(text: str) -> bool:
    """Whether a clause only says by what is done what follows: 我们将按照年度安排，…."""
    ours = _OURS_BY.match(text)
    return _BASIS.fullmatch(text, ours.end() if ours else 0) is not None


def _stands(piece: Piece) -> bool:
    """Whether a share, or what a thing reaches that is done, is told as it is."""
    frame = piece.reading.frame
    if frame.done and not (frame.goal or frame.ahead) and _COVERS.match(piece.text):
        return True
    ahead = frame.goal or frame.ahead or frame.date or frame.voice == "paper"
    return not ahead and _STANDS.fullmatch(piece.text) is not None


def _told_of(piece: Piece) -> bool:
    """Whether a figure is foreseen, or a meeting was held."""
    text, reading, frame = piece.text, piece.reading, piece.reading.frame
    if reading.genre is Genre.DOCUMENT or frame.goal:
        return False
    figure = piece.sense.kind == "target" and reading.mode != "own"
    if figure and (_PREDICTED.search(text) or (not frame.ahead and _RECKONED.search(text))):
        return True
    if piece.sense.kind == "measure" and frame.voice != "paper" and _STAYS.search(text):
        return True
    if not (frame.ahead or frame.date or frame.voice == "paper") and COMES_ABOUT.fullmatch(text):
        return True
    held = None if frame.ahead or frame.plan == 0 else _HELD.search(text)
    if held is None or looks_ahead(text) or (held.start() == 0 and not reading.offset):
        return False
    month = int(held["month"] or held["of"] or 0)
    return not (frame.month and month > frame.month)


def _then(piece: Piece) -> bool:
    """Whether it tells of a year that is over: 2024年我部开展抽查."""
    frame, start = piece.reading.frame, piece.reading.clause.text
    if expired(start, frame) or (frame.date and expired(frame.date, frame)):
        return True
    return start[:2] == "20" and year_gone(start, frame) and not looks_ahead(start)


def _points(piece: Piece) -> bool:
    """Whether a clause only says on what, or about whom, the next one is."""
    text, whole = piece.text, piece.reading.clause.text
    parsed = piece.predicate
    if _ABOUT.match(text):
        named = _ABOUT_WHOM.search(text) and not _ACTS.search(text.rpartition("的")[2])
        return bool(named) or not parsed.verbs
    return is_focus(whole, bool(parsed.verbs) and _ACTS.search(whole) is not None)


def _is_motto(piece: Piece) -> bool:
    """Whether it is a whole sentence of two times four characters."""
    clause = piece.reading.clause
    return (
        piece.reading.place == 0 and clause.closer == "。" and bool(_MOTTO.fullmatch(clause.text))
    )


def _boasts(piece: Piece) -> bool:
    """Whether the second part of a headline says what the first is good for."""
    reading, parsed = piece.reading, piece.predicate
    titled = reading.paragraph == TITLE or reading.headline
    if not titled or not (reading.sentence or reading.place) or parsed.adverbs:
        return False
    return parsed.verbs[:1] != () and parsed.verbs[0] in _FOR_WHOM
