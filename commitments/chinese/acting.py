"""Who acts in a clause, by its own words and by who has the word."""

import re
from datetime import date

from commitments._anchors import Anchored
from commitments._words import any_of
from commitments.chinese.cast import bare_says, in_eyes_of, this_one
from commitments.chinese.dates import UNDATED
from commitments.chinese.frame import Frame
from commitments.chinese.lexicon import table
from commitments.chinese.opening import lists_points
from commitments.chinese.owner import OURS, STRANGERS, Owner, Subject, subject
from commitments.chinese.podium import called_up
from commitments.chinese.recalled import cited
from commitments.chinese.teller import known
from commitments.chinese.verbs import VERB
from commitments.officials import find_official

_OUGHT = re.compile(
    "(?:等部门|作为[^，。]{2,16}，?)?(?:也|还|更|不仅|首先|尤其|今后|下一步)*(?:应|要|需|须|不能|不妨|有必要|可以|不该|有责任|理应)"
)
_HELPS = re.compile("(?:将|共同|积极|予以|给予)?(?:配合|参与|协助|支持|指导)")
ACTS_AGAIN = re.compile(
    "(?:同时|此外|并|还|也|将|要|下一步|接下来|会议|会上|《|该|本|鼓励|支持|引导|组织|指导|督促|推动|加大|会同|联合)"
)
"""Opens what the ministry does, or goes on about, behind what it has asked of firms."""
MUST = re.compile("要(?!求)|应(?![用急对])|需(?!求)|须|必须|务必|请")
"""Behind a name: its bearer is told what to do, and takes no word."""
ASKED = re.compile(
    "请(?:各|有关|相关|你|贵|地方|省级|企业|申报|推荐|入围|入选|获|上述|以上|承担|参与|项目|依托|牵头|标准)"
)
"""Opens what a paper asks of those whom it goes to."""
COMES_ABOUT = re.compile(
    "(?:[^，。\\d]|(?<=[A-Za-z])\\d|\\d(?=[A-Za-z])){3,30}(?:更加|进一步|基本|全面|显著|明显|大幅|持续|不断|稳步|初步|总体|有效|日益){1,2}"
    "(?:完善|健全|提升|提高|增强|优化|改善|扩大|成熟|形成|建成|健康|合理|协调|凸显|显现|壮大|加强|普及|规范|顺畅|丰富)"
)
"""服务网络更加完善: how things will stand."""
_AMOUNTS = re.compile(
    "(?:要|应|须|将|需)(?:达到?|压[减缩]?[到至]|减少?[到至]|增加?[到至]|超过|突破|控制在|保持在|不少于|不低于|不超过)(?:约|近)?\\d"
)
"""龙头企业要达到30家: how many there will be, and nothing that they are told."""
_CHOSEN = re.compile(
    "(?:[^，。将会]{0,8})(?:将|会)(?:率先|首先|同步|一并|陆续|也|被)*(?:是|成为|列入|纳入|进入|入选|作为|列为)[^，。]{0,10}"
    "(?:试点|试验|示范|先行|首批|第一批|新一批)"
)
"""某湾区将是首批试验区域之一."""
_COMES_TO = re.compile("(?:达到?|形成|发展到|增[至到]|超过|突破)(?:约|近)?\\d")
"""The same among aims: 到2028年，龙头企业达到30家."""
_LEVELS = re.compile(
    "[^，。]{0,24}?(?:率|比例|占比|比重|面|度|水平|能力|意识|人员|数量|规模|产值|收入)"
    "(?:较|比|平均|整体|总体|明显|显著|进一步|大幅|稳步|持续|基本|力争|将|要)*[^，。]{0,10}?(?:达|提升|提高|增强|增长|增加|下降|降低|减少|控制|保持|超过|突破|不[低少高超]|压[减缩]|实现)"
)
"""企业培训覆盖率达到100%: among goals, what becomes of others' figures."""
_ASKS_OF = Anchored(
    "(?:还|也|同时|并|已|再次)*(?:[^，。《》]{0,6}(?:通知|方案|意见|公告|文件|会议|办法|指南|要点|规定|规范)(?:还|也|同时)*)?要求(?=各|有关|相关|地方|省级|企业|平台|生产|运营|经营|试点|重点)"
)
"""通知要求各有关单位加强…: whom it asks."""
_FIRMS = re.compile(f"[^，。、《》]{{0,12}}?(?:{any_of(table('owners')['firms'])})")
_REQUIRES = re.compile(
    "(?:[^，。《》]{0,8}(?:规定|办法|标准|规范|指南|指引|条例|新规|通知|文件|规则|公告)(?:还|也|同时)*)?要求"
    "(?P<who>[^，。、《》的]{2,12}?(?:者|商|方|人|企业|平台|机构|单位|主体|车企|厂家))"
    f"(?=(?:应|须|需|在|对|将|按|及时|严格|主动|定期|依法)|{VERB.pattern})"
)
"""规定要求服务提供者建立…: what others must do by its rules."""
_SCENE = re.compile(
    "(?:走进|来到|在)(?![^，。]*(?:重点|有条件|各|国家级?|若干|一批|部分|试点|等))[^，。、]{2,14}"
    "(?:医院|公司|工厂|车间|大学|厂区|展厅|展台|展区|门店|生产线)(?:内|里|的[^，。]{2,8})?"
    "|(?!将|要|推动|支持|组织)[^，。、《》]{2,24}(?:车间|工厂|厂房|展厅|展台|展区|门店|产线|生产线|实验室)(?:里|内)"
)
"""在某医院，…: a reporter's scene, in which the ministry doesn't act."""
_BETWEEN = re.compile("(?:[、和与及][^，。、]{1,10}){0,3}之间")
_SEES = re.compile("记者(?:走进|来到|看到|见到|探访|走访)(?![^，。]*(?:网|《|发布会|工信部))")
"""记者走进某工厂: the reporter's scene."""
_ANY_PLACE = re.compile("中央财政|各|地方|当地|省级|长三角|粤港澳|全市|全省")
_SOME = re.compile("(?:多|相关|有关)")
_VOWS = re.compile(
    "(?:也|还|均|都|未来|今年|明年|正)*(?:将|计划|拟|承诺|准备)(?!达|超|迎|成为|进入)"
)
"""Behind a name: its bearer promises."""
_PRIVATE = re.compile(
    "[^，。：《》]{0,12}?(?:(?<![\u4e00-\u9fff])(?:老|小|阿)[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff]*企业)"
    f"|[\u4e00-\u9fff](?:{any_of(table('owners')['forms_of_address'])})|{any_of(table('owners')['private'])})"
)
"""Who speaks for himself alone: 老周, 车主刘先生, 一位家长."""
_CHARGE = re.compile("(?:(?!要求|组织|指导|约谈|召集|会见|邀请)[\u4e00-\u9fff、]){0,12}?负责人")
"""Behind a body's name: one of its own in charge."""
_ITSELF = frozenset(("公司", "集团", "本公司", "该公司", "该集团"))
"""2026年，公司将…: by a year, too, its own aims, and no paper's."""
_ABROAD = tuple(table("owners")["abroad"])
_STATE_PAPERS = frozenset(table("owners")["state_papers"])
_ANYBODY = frozenset(table("owners")["anybody"])
_WE = (
    "我们将", "我们要", "我们会", "我们正", "我们也", "我们还", "我们计划", "我们拟", "我们准备",
    "他说", "他表示", "他介绍", "他强调", "他指出", "他透露",
    "她说", "她表示", "她介绍", "她强调", "她指出", "她透露",
    "该负责人", "这位负责人", "上述负责人",
)  # fmt: skip
"""Who has the word goes on."""
_IN_CHARGE = ("该负责人", "这位负责人", "上述负责人")
_LEADS = ("牵头", "负责")
"""工信部等五部门印发…：住建部牵头推进…."""
_TO_THE_END = 2
_OUR_WORDS = re.compile("我们|我部|对此|会议|中国|我国|《")
_BACK_TO_US = re.compile(
    f"{_OUR_WORDS.pattern}|下一步|接下来|下一?阶段|后续|今后|为此|与此同时|根据|按照|会上|本次|此次|该|这|首批|试点|活动|标准|办法|方案|意见|通知"
)
"""What a text turns to that has only told by the way what others do."""


def acting(frame: Frame, text: str) -> Subject | None:
    """Who acts in a clause, by its own words and by who has the word; None where nobody is named
    or the one that is has no part in it."""
    found = subject(text)
    if text[:1] == "从" and text.endswith("看"):
        return None  # 从企业看，…
    if found and not found.ministry and _HELPS.fullmatch(text, found.end):
        found = None
    if frame.titles and (this := this_one(text)) and this["title"] in frame.titles:
        return Subject(Owner.MINISTRY, this.end(), True, this["title"], False)
    # 李强说: not the premier where the text has introduced another of the name.
    bare = found is None or found.owner is Owner.STATE
    said = bare_says(text) if bare and frame.people else None
    owner = frame.people.get(said["name"]) if said else None
    if said and owner:
        found = Subject(owner, said.end("name"), owner in OURS, said["name"], False)
    if found is None and ("是" in text or text[:1] in "轮有请换话问"):
        found = called_up(text)
    if found is None and frame.people and (owner := in_eyes_of(text, frame.people)):
        return Subject(owner, len(text), owner in OURS, text[1:-2], False)
    if found is None and frame.firms and (firm := known(text, frame.firms)):
        found = Subject(Owner.OUTSIDER, firm[0], False, firm[1], False, "", True)
    if not frame.ahead and (found is None or (found.ministry and frame.sayer in OURS)):
        asks = _ASKS_OF.match(text, found.end if found else 0)
        them = _asked(text, asks.end()) if asks else None
        if them:
            return them
    requires = _REQUIRES.match(text) if found is None and "要求" in text else None
    if requires:
        return Subject(Owner.OUTSIDER, requires.end(), False, requires["who"], False)
    inside = text[-1:] in ("里", "内")
    if found is None and (inside or (text[:1] in "走来在" and frame.voice != "paper")):
        scene = _SCENE.fullmatch(text)
        return Subject(Owner.OUTSIDER, len(text), False, text, False) if scene else None
    if found is None and text.startswith(_WE) and frame.sayer in OURS and frame.owner in STRANGERS:
        return Subject(frame.sayer, 0, True, "", False)  # 企业反映融资难，我们将…
    if found is None and text.startswith(_IN_CHARGE) and frame.charge is not Owner.UNKNOWN:
        return Subject(frame.charge, 0, frame.charge in OURS, "", False)
    if found is None and text.startswith("记者") and _SEES.match(text):
        found = Subject(Owner.OUTSIDER, 2, False, "记者", False, "", True)
    if found is None:
        return None
    if frame.goal and found.owner is Owner.OUTSIDER and COMES_ABOUT.fullmatch(text):
        return None  # 企业创新能力显著提升: whose it is, and no body that does anything
    if found.owner is Owner.LOCAL and frame.sayer in OURS and _CHOSEN.match(text, found.end):
        return None  # which places the ministry has chosen
    amounts = found.owner is Owner.OUTSIDER and _AMOUNTS.match(text, found.end)
    if amounts or (frame.goal and not found.proper and _COMES_TO.match(text, found.end)):
        return None
    aims = frame.goal or (frame.own_paper and frame.section == "goals")
    if aims and found.owner is Owner.OUTSIDER and _LEVELS.match(text, found.end):
        return None
    if not found.ministry and "之间" in text and _BETWEEN.match(text, found.end):
        return None  # 银行与企业之间的信息差要…: what is between them
    advised = frame.sayer is Owner.OUTSIDER and found.several and not found.ministry
    if advised and MUST.match(text, found.end):
        return None  # 专家表示，有关部门应…: the expert's wish
    if frame.voice == "meeting" and found.text.endswith("各单位"):
        return None  # what a meeting asks of its own units is the host's work
    if frame.argued and found.ministry and _OUGHT.match(text, found.end):
        found = found._replace(owner=Owner.OUTSIDER, ministry=False)
    leads = found.owner is Owner.OTHER and text.startswith(_LEADS, found.end)
    if leads and frame.voice == "paper" and frame.sayer is Owner.JOINT:
        return found._replace(owner=Owner.JOINT, end=found.end + 2)  # an item of a joint paper
    if found.owner is Owner.UNKNOWN:  # 该部: whoever has the word
        return found._replace(owner=frame.sayer, ministry=frame.sayer in OURS)
    return found


def _asked(text: str, start: int) -> Subject | None:
    """Whom a clause asks to do something, from `start` on: firms, or offices of a place."""
    them = subject(text[start:])
    if them and them.owner in (Owner.LOCAL, Owner.OUTSIDER):
        return them._replace(end=them.end + start)
    firms = _FIRMS.match(text, start)
    return Subject(Owner.OUTSIDER, firms.end(), False, firms.group(), False) if firms else None


def in_passing(found: Subject) -> bool:
    """Whether a stranger doesn't take the word by what he says: 德方表示, one side of talks of
    which the ministry is the other; a paper of the state's that is cited."""
    return found.text.endswith("方") or found.text in _STATE_PAPERS


def in_word(frame: Frame, before: Frame, text: str, found: Subject, speaks: bool) -> Frame:
    """The frame behind one who acts or, if he `speaks`, has taken the word: `before` is kept where
    he speaks for nobody, and whose 负责人 it was."""
    if speaks and frame.owner is Owner.OUTSIDER and _PRIVATE.match(text):
        return frame._replace(lent=before.lent or before)
    if "负责人" in found.text or _CHARGE.match(text, found.end):
        frame = frame._replace(charge=frame.owner)
    return frame._replace(lent=None) if speaks and frame.lent is not None else frame


def promises(frame: Frame, found: Subject, owner: Owner, text: str) -> bool:
    """Whether one who isn't the ministry promises something by himself: 集团将…."""
    may = owner in STRANGERS and (found.text in _ITSELF or not frame.goal)
    return (may and _VOWS.match(text, found.end) is not None) or found.text.startswith(_ABROAD)


def holding(frame: Frame, found: Subject, text: str, opens: bool) -> int:
    """Whether what a stranger does by himself is told, and sentences to come go on about him: 2
    to the end of the paragraph, 1 to the next step."""
    owner = frame.owner
    if found.text in _STATE_PAPERS:
        return 1
    if owner not in STRANGERS or owner is Owner.STATE or frame.told or found.text in _ANYBODY:
        return 0
    if owner is Owner.LOCAL and _ANY_PLACE.match(found.text):
        return 0
    if _VOWS.match(text, found.end):
        return _TO_THE_END if opens else 1
    return int(found.proper)


def goes_on_about(frame: Frame, text: str) -> bool:
    """Whether a sentence that begins with `text` is about the stranger of the last one."""
    back = _OUR_WORDS if frame.holds == _TO_THE_END else _BACK_TO_US
    return frame.holds > 0 and not back.match(text)


def elsewhere(found: Subject, text: str) -> bool:
    """Whether another ministry or a certain place does something: none of the aims before it."""
    if found.ministry or found.owner not in (Owner.OTHER, Owner.LOCAL):
        return False
    any_place = _ANY_PLACE.match(found.text) or _AMOUNTS.match(text, found.end)
    return not any_place and COMES_ABOUT.fullmatch(text) is None


def by_paper(frame: Frame, text: str) -> Frame:
    """《方案》提出: the words of whom the title names, where the text has named nobody; behind the
    words of others those of whoever issued it, as the text has told."""
    talk = frame.turn or frame.asked or frame.answer
    tells = frame.since == 0 and frame.owner in STRANGERS  # 某部负责人介绍，《方案》提出…
    if frame.sayer in STRANGERS and frame.papers and not (talk or tells):
        issuer = cited(text, frame.papers)
        return take_subject(frame, issuer, True) if issuer else frame
    if frame.sayer is Owner.UNKNOWN and frame.issuer in OURS:
        return take_subject(frame, frame.issuer, True)
    return frame


def by_title(frame: Frame, paragraph: str) -> Frame:
    """Points of a paper that only the title names: its words, where the text has named nobody."""
    if frame.issuer in OURS and frame.sayer is Owner.UNKNOWN and lists_points(paragraph):
        return take_subject(frame, frame.issuer, True)._replace(voice="paper")
    return frame


def whose(found: Subject, frame: Frame) -> Owner:
    """Whose the clause is, where 八部门 may include the ministry or a name has left office."""
    if found.person:
        official = find_official(found.person, date(frame.year, 12, 31))
        until = official.until if official else None
        return Owner.OUTSIDER if until and until.year < frame.year < UNDATED else Owner.MINISTRY
    if frame.own_paper and found.owner is Owner.OTHER:
        return Owner.JOINT
    if not found.several or found.ministry or found.owner is Owner.LOCAL:
        return found.owner  # a province's six departments are the province
    if frame.sayer is Owner.STATE:
        return Owner.STATE  # what the cabinet tells its ministries to do
    if frame.sayer is Owner.OTHER and _SOME.match(found.text):
        return Owner.OTHER  # those that another ministry speaks of
    return Owner.JOINT if frame.shared else Owner.OTHER


def take_subject(frame: Frame, owner: Owner, speaks: bool) -> Frame:
    """The subject owns the clause; it also takes the word where it speaks or is the ministry."""
    if owner not in OURS and not (speaks and owner in STRANGERS):
        return frame._replace(owner=owner, since=0)
    if owner is frame.sayer:
        return frame._replace(owner=owner, since=0, said=0)
    return frame._replace(
        owner=owner, since=0, sayer=owner, said=0, voice="", speaker=None, office=None
    )
