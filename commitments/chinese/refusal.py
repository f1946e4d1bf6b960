"""Words by which a clause promises nothing: what is done, foreseen, due, or told as background."""

import re

from commitments._anchors import Anchored, headed, one_look
from commitments._words import any_of
from commitments.chinese.comment import TO_BE_IN_FORCE, tells_how_far
from commitments.chinese.done import SETS_OUT
from commitments.chinese.lexicon import pattern, table
from commitments.chinese.piece import Piece
from commitments.chinese.together import has_started

_RULES = table("verdict")
_DONE = Anchored(
    f"{any_of(_RULES['done'])}|成效(?!评[估价]|(?:明显|突出|显著)的?(?:市|地|城|企|单位|案例))|(?<!\\d)日前|已(?!着手|开始)|(?:目前|当前)(?!已?正|已着手)|^现在(?![正起就要抓着开])|(?<!除)(?<!为)了(?!解)|(?:审议|表决)通过|(?:及时|立即|迅速|随即|连夜|第一时间)(?:组织)?(?:召开|约谈)|(?<![通超经透越渡跨闯迈])过(?!程|渡|剩|度|滤|关|期|时|高|低|多|快|热|场|硬|境|载)"
)
_STATISTIC = headed(
    f"{any_of(_RULES['statistic'])}|(?<!不)高于|低于(?!成本)|达(?:到)?\\d|(?<!再)(?:增长|下降|提高|占)\\d"
)
_FORECAST = pattern(_RULES["forecast"])
_GUESSES = Anchored(
    "可能(?!性)|或将|或(?=翻|达|超|突破|增)|有望|^(?:此举|这些?(?!项|一轮)|上述(?:措施|政策|举措))[^，。]{0,8}将"
)
_EXPECTED = re.compile("(?:预计|有望)(?=.{0,12}(?:出台|发布|印发|公布|启动|完成|推出)$)")
_PREDICTS = re.compile("(?:我们|我部|综合判断|总体看)?(?:预计|预测|有望|料)")
_ENDS_OLD = re.compile("(?:同时|即行|相应|予以)废止(?:$|[，。；])")
_BACKGROUND = Anchored(
    f"(?:{any_of(_RULES['background'])})|是(?!否)|^(?:但|而|因此|由于|随着|尽管|虽然)"
)
_OUGHT = [word for word in _RULES["duty"] if word.startswith("应")]
_DUTY = headed(
    f"(?<![供响对反效感适相顺])(?:{any_of(_OUGHT)})|{any_of(set(_RULES['duty']) - {*_OUGHT})}"
)
"""供应能力, 响应在 hold no 应."""
_VAGUE = pattern(_RULES["vague"])
_IN_FORCE = headed(
    "(?:将)?(?:于|自(?![动主身律愿由然查])).{1,16}起?(?:正式)?(?<!印发)(?<!发布)(?<!出台)(?<!公布)(?<!颁布)"
    "(?:实施|施行|生效|执行)(?=$|[，。；])"
    "|(?:将|自)?20\\d\\d年(?:\\d{1,2}月(?:\\d{1,2}日)?)?起(?:正式|全面)?(?:实施|施行|生效|执行)$"
    "|^(?:\\d{1,2}月\\d{1,2}日|\\d{1,2}月|下月|[一二三四]季度|[上下]半年|年底)起(?:正式|全面)?(?:实施|施行|生效|执行)$"
)
_CLEARLY = Anchored(
    "已(?!经济|着手|开始)|累计|截至|(?<!可)以来"
    "|^(?:总共|合计|共)(?:计|有)?(?:[发报培遴认新完征收处下查审][^，。]{0,10}\\d|\\d)"
    "|^(?:我国)?批准(?:发布|公布)?了?\\d+项"
    "|^占[^，。]{2,24}\\d|(?:[上下]半年|前[一二三四五六七八九十两\\d]{1,2}个?季度|[一二三四]季度|\\d{1,2}月份?)"
    "[^，。]{2,20}(?:增长|下降|回升|回落)\\d"
)
"""Also 共发布标准46项, 占…收入的15% and 上半年…增长5.8%."""
_AT_LEAST = re.compile("^(?!.*已).*累计[^，。]*(?:不低于|不少于|至少|力争)")
"""累计对接不少于…: summed up, and yet to be reached."""
_HAS_NOW = re.compile(
    "(?:目前|现在|当前)?(?:我国|国内|行业)?已有|(?:目前|现在|当前|如今)[^，。]{2,20}(?:超过|超|达到?|突破)\\d|[^，。]{0,14}仅(?:为|有)?\\d|[^，。]{0,8}共有\\d"
)
MEASURED = re.compile("仅为|同比|环比|累计|已|数据|统计")
_MARKET = Anchored(
    "(?:市场(?:空间|规模|需求|容量|份额)|需求量?|出货量|渗透率|价格|股价|估值|订单)[^，。]{0,10}将"
    "(?:进一步|持续|快速|有|会)*(?:突破|超|达|增|涨|升|扩|释放|爆发|翻|迎)"
)
"""市场空间将突破百亿元: reckoned, where no aim is set."""
_SHARES = ("占比", "比重", "增加值")
_RAISES = frozenset(("提升", "提高", "扩大", "降低", "优化", "增加"))
"""提升绿电消费占比: a share that is to grow."""
_BRINGS = re.compile(
    "将(?:进一步|更好)?(?:为|有|给).{0,24}(?:提供(?!.{0,12}(?:服务|培训|咨询|诊断|指导))|注入|带来|奠定|创造|助力|推动|促进)"
)
_TERMS = ("实行",)
"""但指标我们会向…倾斜: on which terms a thing will stand is no background."""
_MAY_REFUSE = one_look(
    _IN_FORCE, _ENDS_OLD, _PREDICTS, _GUESSES, _FORECAST, _BRINGS, _MARKET, _CLEARLY, _HAS_NOW,
    _DONE, _STATISTIC, _BACKGROUND, _DUTY, _VAGUE,
)  # fmt: skip


def no_promise(piece: Piece, where: str, ahead: bool) -> str:
    """The rule by which such words refuse a piece; "" where none does."""
    if "启动" in piece.text and has_started(piece.reading, piece.text):
        return "past"
    if not _MAY_REFUSE(piece.text):
        return ""
    text, frame, parsed = piece.text, piece.reading.frame, piece.predicate
    draft = piece.sense.kind == "instrument" and TO_BE_IN_FORCE.search(text)
    if (_IN_FORCE.search(text) and not draft) or _ENDS_OLD.search(text):
        return "force"
    if _PREDICTS.match(text) and where != "own" and piece.sense.kind in ("target", "measure"):
        return "predicted"
    own_act = piece.sense.kind in ("instrument", "programme") and bool(parsed.verbs)
    planned = own_act and bool(
        piece.said_of or _EXPECTED.search(text) or parsed.adverbs.startswith("预计")
    )
    if not planned and _GUESSES.search(text):
        return "forecast"
    foreseen = _FORECAST.search(text) or _BRINGS.search(text) or _MARKET.search(text)
    if not planned and foreseen and not frame.goal:
        return "forecast"
    counts = piece.sense.kind == "target" and _AT_LEAST.search(text)
    written = piece.said_of and tells_how_far(parsed)  # …标准，已经在写了: it lies ahead
    if _CLEARLY.search(text) and not (ahead or counts or written):
        return "clearly"
    if _HAS_NOW.match(text):
        return "clearly"
    sets_out = frame.voice == "paper" and SETS_OUT.match(text)
    if _DONE.search(text, behind_phrase(piece)) and not (ahead or sets_out or counts or written):
        over = parsed.rest.startswith("了") and piece.sense.kind != "instrument"
        return "past" if over else "done"
    aims = (
        (frame.ahead or (where == "own" and frame.voice != "data"))
        and piece.sense.kind == "target"
        and not MEASURED.search(text)
    )
    raises = text.endswith(_SHARES) and parsed.verbs[:1] and parsed.verbs[0] in _RAISES
    if _STATISTIC.search(text) and not (ahead or aims or counts or raises):
        return "statistic"
    stands = piece.sense.sure and parsed.verbs == _TERMS
    if _BACKGROUND.search(text) and not (ahead or stands) and where != "own":
        return "background"
    if _DUTY.search(text) and not ahead:
        return "duty"
    return "vague" if _VAGUE.search(text, behind_phrase(piece)) else ""


def behind_phrase(piece: Piece) -> int:
    """Where the verb stands behind a phrase (以…为重点…); 0 without one."""
    parsed = piece.predicate
    return parsed.verb_at if parsed.verbs and parsed.preposition else 0
