"""The grammar's own judgement of a clause: in or out, and by which rule."""

import re

from commitments._anchors import headed, one_look
from commitments._words import any_of
from commitments.chinese.aside import aside, on_agenda, serves, tells_before
from commitments.chinese.clause import WHEN
from commitments.chinese.contents import described
from commitments.chinese.dates import DATE
from commitments.chinese.document import Genre
from commitments.chinese.done import told
from commitments.chinese.figure import is_set, sets_figure
from commitments.chinese.frame import Reading
from commitments.chinese.how_many import COUNTS, says_how_many
from commitments.chinese.inquiry import comes_about, deals_with, of_cases, promises_findings
from commitments.chinese.labels import is_label
from commitments.chinese.lexicon import pattern, table
from commitments.chinese.on_show import CONSULTS
from commitments.chinese.owner import OURS, Owner
from commitments.chinese.piece import Piece, is_box
from commitments.chinese.purpose import is_purpose, names_basis
from commitments.chinese.refusal import MEASURED, behind_phrase, no_promise
from commitments.chinese.terms import sets_terms
from commitments.chinese.text import COLONS
from commitments.chinese.together import STARTS, starts_together
from commitments.chinese.turn import looks_ahead, puts
from commitments.chinese.verbs import RESULTS, STAGE_OF
from commitments.model import TITLE

_SCOPE = table("scope")
_RULES = table("verdict")
_FINAL = (
    "asked lead date force issued past stranger nobody clearly predicted"
    " courtesy topic judged described basis aim role rule period"
)
FINAL = frozenset(f"out:{rule}" for rule in _FINAL.split())
"""Rules that no other evidence outweighs."""
_YEAR_BY = re.compile("[到至]20\\d\\d年")
_NOT = headed(
    "(?:明确|规定|要求)?不得|(?:目前|现在)?(?:暂|尚|还|从|并)?(?:未|没有)(?!来)|不是|并非|绝非|而非|不能|不应|不要(?!求)"
)
_WONT = re.compile(
    "(?:我们|我部|部里|司里|也|都|更|并|从来?|对此)*(?:不(?:想|打算|准备|会再)|无意|[绝决]不[手姑含松留])"
)
"""我们不想再搞一个大平台: what won't be done, and was never promised."""
_APPEALS = re.compile("(?:还|也|并|同时)?(?:呼吁|倡议|提醒|希望|恳请|敬请)")
_NEEDED = re.compile("[^，。、]{0,12}?(?:亟?需(?![求方])|须|亟待|有待|仍待)")
"""仍需加强…、完善…: what is needed, point by point, as whoever tells of it sees it."""
_HOLDS_TO = re.compile("(?:下一步|接下来|下一?阶段|今后|要|将|必须|始终|牢牢|我们|一是)*坚持")
_RULED = (  # behind 规定了…: what else the paper rules
    "要求", "规则", "情形", "条件", "范围", "程序", "流程", "边界", "责任", "义务", "职责",
    "方法", "方式", "定义", "原则", "指标", "框架",
)  # fmt: skip
_DOES_WELL = re.compile("[^，。]{0,6}(?:做好|抓好|办好|推进|开展)")
"""要继续做好：一是…: what will be done is told behind it."""
_ROLE = "主要负责"
"""What a body is there for, said of a committee that is being founded."""
_POLITICS = pattern(_RULES["politics"])
_AIMS = pattern(_RULES["aims"])
_ADJUNCT = re.compile(f"(?:{any_of(_RULES['adjunct_tails'])})(?<!分之一)(?<!以下)$")
_CIRCUMSTANCES = (
    "基础上", "背景下", "前提下", "框架下", "过程中", "的同时", "之际", "结束后", "期满后",
    "到期后", "完成后", "评审后", "审议后", "论证后", "评估后", "验收后", "成熟后",
)  # fmt: skip
"""我们将在总结首批经验的基础上，…: on what the next clause rests."""
_TAIL = frozenset(_RULES["tails"])
_EFFECT = re.compile(f"(?:{any_of(_RULES['effects'])})$")
_DATE_ALONE = headed(
    f"(?:（[^（）]{{2,40}}）)?(?:提出|计划|力争|明确|争取|要求|目标是?)?(?:{DATE.pattern})前?"
)
_PERIOD = re.compile("(?:试点|实施|活动|公示|征集)?(?:期限?|时间)(?:为|自|从)")
_SOUGHT = re.compile(
    "[^，。]{0,8}(?:方向|内容|条件|范围|材料|对象|指标|流程)(?:主要)?(?:包括|如下|分为)"
)
"""征集方向包括…: what is sought, and nothing that is done."""
_SAYS_SO = re.compile(
    "(?:负责人|负责同志|部长|司长|局长|工程师|发言人)[^，。]{0,30}(?:透露|表示|介绍|指出|强调|说|称)$"
)
_GOING = "正在|正(?=[加推启积全抓会研制组起编修按报履走审送酝谋筹着论征逐])"
_CONTINUES = re.compile(f"{_GOING}|持续|不断|继续|全力")
_GOES_ON = re.compile(f"(?:我们|我部|部里)?(?:目前|当前|现)?(?:{_GOING})")
_FOUNDS = re.compile("成立(?!了)[^，。]{0,12}(?:调查组|工作组|专班)")
_ORGANIZES = re.compile(
    "(?:联合|共同)?(?:组织(?:开展|实施|征集|遴选)|部署开展|公开征集|面向[^，。]{2,8}征集)(?!了|的)"
    f"|{STARTS.pattern}|{_FOUNDS.pattern}"
)
_WILL = re.compile(
    f"(?:{WHEN.pattern})?(?:并|还|也|均|同时|我们|部里|我部)*(?:将(?![近军士领])|拟(?![合真人定订])|定于|决定(?=组织|开展|自|于|在)|计划(?=[围在于从面对]))"
)
_MAKES = "形成"  # of what the sentence says before: 将通过…等举措，形成…管理机制
_LONGEST_TOPIC = 20
_LINK = re.compile("20\\d\\d-\\d\\d-\\d\\d$")  # a title and the day it was put on a portal
_POINT = 4  # sentences of a point of a paper that is told point by point
_PAPERS = "公告|通告|通知|通报|文件|方案|意见|规划|指南|办法"
_LEAD = headed(
    f"(?:公开|公示|官网|相关|有关|最新|统计|监测|调查|披露)*(?:的)?(?:信息|资料|数据|公告|名单|报道)(?:显示|表明)|(?:(?:该|本|此|上述|这份)?(?:{_PAPERS})(?:还|也|并|同时|进一步)*)?(?:{any_of(_RULES['leads'])})(?:了|如下|以下意见)?|{any_of(_RULES['labels'])}|会议(?:还|也|同时)*(?:就|对|围绕)[^，。]{{2,30}}(?:作出|进行)了?(?:部署|安排)"
)
_MAY_TELL = one_look(COUNTS, _PERIOD, _POLITICS, _AIMS, _HOLDS_TO, _NOT, _APPEALS)
_PREPOSITION = headed(any_of(_SCOPE["prepositions"]))


def weighs(reading: Reading) -> bool:
    """Whether a clause may be a promise at all by who says it, whatever it says."""
    frame = reading.frame
    return not (frame.asked or frame.wished or frame.remark or f"out:{reading.mode}" in FINAL)


def promised(piece: Piece) -> bool:
    """Whether the grammar needs no second opinion: behind 将 or 提出 a particular name with its
    verb, or a figure that a document sets for a year. For clauses that `verdict` lets in."""
    parsed, sense, frame = piece.predicate, piece.sense, piece.reading.frame
    if promises_findings(piece.text) or (frame.goal and comes_about(piece)):
        return True
    acts = bool(parsed.verbs) and (parsed.verbs[-1] in STAGE_OF or parsed.verbs[-1] == _MAKES)
    named = sense.is_one
    if _consults(piece) or piece.said_of or is_box(piece.reading):
        return named
    if starts_together(piece.reading, piece.text):
        return named
    if piece.reading.paragraph == TITLE and _organizes(piece):
        return True
    ours = frame.owner in OURS and (frame.since == 0 or named)
    if ours and parsed.verbs and _WILL.match(piece.text):
        return len(parsed.rest) != 1  # 对这些问题，将逐条梳理: of what stands before
    if _FOUNDS.match(piece.text) and not frame.done:
        return sense.kind == "programme"
    if sense.kind == "target":
        sets = is_set(piece.text) and not MEASURED.search(piece.text)
        by_then = frame.goal and bool(_YEAR_BY.search(frame.date))
        meant = frame.ahead and (acts or frame.goal) and not MEASURED.search(piece.text)
        point = frame.voice == "paper" and frame.listing <= _POINT and sets_figure(piece)
        return sets or by_then or meant or point
    return (frame.ahead or _GOES_ON.match(piece.text) is not None) and acts and named


def verdict(before: Piece | None, piece: Piece) -> str:
    """ "in:…" or "out:…" with the rule that decided."""
    where, frame = piece.reading.mode, piece.reading.frame
    if frame.asked or frame.wished or frame.remark:
        return "out:asked"
    if where in ("stranger", "nobody", "addressee"):
        return f"out:{where}"
    dealt = deals_with(before, piece) and not described(before, piece)
    passed = aside(piece) or ("" if dealt else told(piece))
    if passed and not (passed == "topic" and promises_findings(piece.text)):
        return f"out:{passed}"
    if before is not None and on_agenda(before.text, piece.text, frame.meets):
        return "out:past"
    if ("不" in piece.text or "无意" in piece.text) and _WONT.match(piece.text):
        return "out:judged"
    if where in ("own", "plan", "said") and promises_findings(piece.text):
        return f"in:{where}"
    if dealt:
        return "in:dealt"
    refused = sets_terms(before, piece) or _refused(before, piece, where) or _tail(before, piece)
    if refused:
        return f"out:{refused}"
    if tells_before(piece) or (frame.rules and piece.text.endswith(_RULED)):
        return "out:described"
    if frame.gone and not (frame.goal or piece.said_of):
        return "out:past"
    if frame.past and not (
        piece.said_of or frame.ahead or looks_ahead(piece.text) or _GOES_ON.search(piece.text)
    ):
        return "out:past"
    if frame.goal:
        return "in:goal"
    revised = frame.looks_back and frame.answer
    if revised and (puts(piece.text) or not (frame.ahead or looks_ahead(piece.text))):
        return "out:described"  # 主要修订了哪些内容？一是…由1.5:1提高至2:1
    if piece.said_of:
        return f"in:{where}"
    if (where in ("own", "plan", "said") or piece.text.startswith("现")) and _consults(piece):
        return f"in:{where}"
    if not piece.predicate.verbs and not looks_ahead(piece.text):
        if where in ("own", "plan", "said") and sets_figure(piece):
            return f"in:{where}"
        return "in:heading" if where == "own" and _heading(piece) else "out:verbless"
    listed = frame.listing <= 3 and (where == "told" or (where == "plan" and frame.plan > 4))
    if listed and frame.done and not (frame.ahead or _GOES_ON.match(piece.text)):
        return "out:past"
    if where == "said" and frame.done and not _GOES_ON.match(piece.text):
        return "out:past" if any(map(str.isdigit, piece.text)) else "out:done"
    if frame.looks_back and not frame.ahead and not looks_ahead(piece.text):
        return "out:done"
    over = frame.done and not frame.ahead and piece.reading.genre is not Genre.DOCUMENT
    if over and where == "own" and frame.owner is Owner.NATION and not looks_ahead(piece.text):
        return "out:done"
    if where in ("own", "plan", "said"):
        return f"in:{where}"
    if looks_ahead(piece.text):
        return f"in:ahead {where}"
    if where == "told" and (
        _CONTINUES.search(piece.text)
        or _organizes(piece)
        or starts_together(piece.reading, piece.text)
    ):
        return "in:present"
    return f"out:{where}"


def _organizes(piece: Piece) -> bool:
    """Whether work to come is organized: 工信部组织开展…遴选工作."""
    named = piece.sense.kind == "programme" and piece.sense.particular
    return named and not piece.reading.frame.done and bool(_ORGANIZES.match(piece.text))


def _heading(piece: Piece) -> bool:
    """A numbered heading, or a programme's name."""
    numbered = bool(piece.reading.clause.enumerator) and len(piece.text) <= 16
    return numbered or (piece.sense.kind == "programme" and piece.sense.particular)


def _refused(before: Piece | None, piece: Piece, where: str) -> str:
    """The rule that refuses a piece by its own words; "" where none does."""
    text, frame, parsed = piece.text, piece.reading.frame, piece.predicate
    if frame.section == "duties":
        return "duties"
    if frame.section == "articles" and (frame.since > 1 or of_cases(before, piece)):
        return "rule"  # for others, unless the article says what the ministry does
    if frame.section == "application" and not (frame.since <= 1 and frame.said <= 1):
        # （一）填补空白的团体标准: an item tells which are sought, and no scorer need see it.
        sought = frame.listing == 0 and piece.sense.kind in ("instrument", "measure")
        return "described" if sought else "application"
    tells, numbered = _MAY_TELL(text), piece.reading.clause.enumerator
    link = text[-1:].isdigit() and _LINK.search(text) is not None and not _consults(piece)
    if not parsed.verbs and (link or _SAYS_SO.search(text)):
        return "lead"
    # （二）关于标准: whose heading says what follows is about.
    about = text.startswith("关于") and not parsed.verbs and len(text) <= _LONGEST_TOPIC
    # （二）征求意见: a step by its heading, which tells of no paper.
    step = numbered and (about or text == "征求意见")
    if step or _LEAD.fullmatch(text) or (tells and COUNTS.search(text)):
        return "lead"
    if names_basis(piece.reading.clause.text):
        return "basis"
    if frame.section == "application" and _SOUGHT.match(text):
        return "described"
    if tells and _PERIOD.match(text):
        return "period"
    if frame.purpose:
        own = piece.reading.genre is Genre.DOCUMENT and "以下简称" not in text
        return "aim" if own else "purpose"  # what a paper gives a short name to it is about
    if _DATE_ALONE.fullmatch(text):
        return "date"
    if serves(text) or (piece.reading.clause.before_comma and is_purpose(text)):
        return "aim"
    if tells and (_POLITICS.search(text) or _AIMS.search(text, behind_phrase(piece))):
        return "politics"
    ahead = looks_ahead(text) or frame.goal or _consults(piece)
    will_act = bool(parsed.verbs) and text.startswith("将")
    before_comma = piece.reading.clause.before_comma
    if before_comma and text.startswith("随着"):
        return "aim"
    if text.endswith(_CIRCUMSTANCES) and piece.reading.clause.before_comma:
        return "basis"
    # 按季度发布…情况 opens with words for how, and no phrase.
    opens = _PREPOSITION.match(text) and (parsed.preposition or parsed.verbs[:1] == ("把握",))
    phrase = not parsed.verbs or opens
    if phrase and not will_act and _ADJUNCT.search(text):
        return "adjunct"
    if not parsed.verbs and _PREPOSITION.match(text) and not ahead:
        return "adjunct"
    if parsed.rest[:1] == "的" and _PREPOSITION.match(piece.reading.clause.text):
        return "adjunct"  # 按照…批准的制度
    if tells and _HOLDS_TO.match(text):
        return "principle"
    leads_on = piece.reading.clause.closer in COLONS
    if leads_on and (says_how_many(text) or is_label(text) or _DOES_WELL.fullmatch(text)):
        return "lead"
    if text.startswith(_ROLE):
        return "role"
    if described(before, piece):
        return "described"
    if piece.listed and not frame.ahead and _NEEDED.match(piece.reading.clause.text):
        return "duty"
    if tells and _APPEALS.match(text) and piece.sense.kind != "target":
        return "judged"
    if tells and (_NOT.match(text) or _APPEALS.match(text)):
        return "duty"
    return no_promise(piece, where, ahead)


def _consults(piece: Piece) -> bool:
    """Whether it asks for opinions on a document: the document lies ahead."""
    return piece.sense.kind == "instrument" and bool(CONSULTS.search(piece.text))


def _tail(before: Piece | None, piece: Piece) -> str:
    """An effect behind an action: it tells what for, it promises nothing."""
    if before is None or not before.predicate.verbs or piece.reading.clause.enumerator:
        return ""
    verbs = piece.predicate.verbs
    if piece.reading.genre is not Genre.DOCUMENT:
        return ""
    if not verbs or verbs[0] not in RESULTS or piece.predicate.adverbs or piece.reading.frame.goal:
        return ""
    return "tail" if verbs[0] in _TAIL or _EFFECT.search(piece.text) else ""
