"""Which date governs a clause, and whether it is one to reach something by."""

import re
from collections.abc import Sequence

from commitments._anchors import headed, one_look
from commitments.chinese.aims import GOAL_LEAD, SETS_AIM, names_aims, opens_aims
from commitments.chinese.amount import is_target
from commitments.chinese.clause import WHEN
from commitments.chinese.frame import Frame
from commitments.chinese.listing import LIST_ITEM, counts_tasks, deploys
from commitments.chinese.owner import Owner
from commitments.chinese.spans import SPAN_OF_WORK, by_then_alone
from commitments.chinese.text import Clause
from commitments.chinese.verbs import VERB

DATE = headed(
    rf"{SPAN_OF_WORK}|"
    r"(?:力争)?(?:到|(?<!截)至)(?:20\d\d年(?:底|末)?|[“‘]十[四五六七]五[”’](?:期)?末|[本今明]年底|年底|本世纪中叶)|20\d\d年[底末](?:以?前)|20\d\d年1?\d月底?前|(?:20\d\d年|[今明]年)?(?:上半年|下半年|年底前|(?<![一两三四五六七八九十半\d])年内|首季|[一二三四]季度)|今明两年|"
    r"^20\d\d(?:年)?(?:[-—–~至到]+20\d\d)?年(?!\d)|(?:今年|明年|20\d\d年)(?:底前|底|内)?(?=[,，、将要还计拟力我工]|$)|近期|未来[三五两\d十一]{1,3}年|[“‘]十[四五六]五[”’](?:时期|期间)|[三五两\d]年(?:之|以)?内(?!发生|未|无|没|曾|不[得再予准]|出现|存在|有)"
)
_GOAL = headed(
    rf"{SPAN_OF_WORK}|"
    r"(?<!截)[到至][今本明]?年底|(?:到|(?<!截)至)20\d\d年|力争|(?<![近过去起])[一二两三五\d]{1,2}年(?:之|以)?内(?!发生|未|无|没|曾|不[得再予准]|出现|存在|有|[^，。]{0,24}可(?:以|实施|申请|享受|继续|免))|(?:到|至)[“‘]十[四五六]五[”’]"
)
_SETS_PLAN = re.compile("[^，。]{0,16}(?:提出|明确|确定)，?[“‘]十[五六七]五[”’](?:时期|期间)")
"""《方案》提出“十五五”期间，…: what is to be reached in it."""
_STANDS = re.compile(
    "目前|当前|现阶段|眼下|截至|截止|近年来|近些年|去年|此前|据(?!悉|了解)|(?:有关|最新|相关)?(?:数据|统计)[^，。]{0,6}显示"
    "|(?:今年)?前[一二三四五六七八九十两\\d]{1,2}个?(?:月|季度)|今年以来|[“‘]十[二三四五]五[”’]以来|希望"
)
"""Opens a sentence that tells how things stand, or is said to others: no goals go on there."""
_IS_SO = re.compile(
    "已(?:经(?!终止|停止|取消|中止|撤|搁置|不再)|与|在(?!建)|于|达|超|累计|建成(?!的)|形成|完成|成为|实现|签|发布|启动|覆盖|培育|连续|突破)"
)
"""So does one that says what has come about: 我国已与多国签署…."""
_BEFORE_EVENT = re.compile("[^，。]{2,14}(?:之前|以前|前夕)")
"""条例施行之前，…: an event to be ready by."""
_LEADS = re.compile(
    "(?P<when>(?:(?:力争|争取|确保)(?=全年))?(?:今年|明年|全年(?!龄)|年内|[上下]半年|首季|[一二三四]季度)(?:内|底前)?)"
    "(?!(?:以来|前|初|度|已|上|下|[一二三四]|\\d|的(?!(?:主要|重点)?工作|重点|重头戏|任务)|是|来|中))"
)
"""今年推动…，开展…: what a clause begins with governs its sentence."""
_PHASE = re.compile(f"(?P<when>{WHEN.pattern})(?:为|是)[^，。]{{0,8}}(?:阶段|期)")
"""6月至9月为集中整治阶段，…: when what follows is done."""
_ERA = re.compile(
    "(?P<when>20\\d\\d年|[今明]年)是[^，。]{2,30}(?:之年|一年|元年|攻坚年|收官年|开局年|关键年)"
)
"""2026年是“十五五”开局之年: the year in which what follows is to be done."""
_ASKED = ("？", "?")
_MAY_DATE = one_look(DATE, GOAL_LEAD)
_PLAN_OVER = re.compile("“十(?P<which>[二三四五])五”(?:时期|期间|收官)")
_PLAN_ENDS = {"二": 2015, "三": 2020, "四": 2025, "五": 2030}
_YEAR_OVER = re.compile("过去(?:的)?[一两三五]年|一年来|[一两三五]年来")
_SPAN = re.compile("20\\d\\d年?[-—–~～至到]")
_YEAR_FIRST = re.compile("(20\\d\\d)年(?![版度])")
_SEASON = re.compile("今年?(?P<season>[春夏秋冬])季?(?!以来|招)")
_SEASON_ENDS = {"春": 5, "夏": 8, "秋": 11, "冬": 12}
"""The month that a season ends in."""
YEARS = (_YEAR_OVER, _YEAR_FIRST, _PLAN_OVER, _SEASON)
"""What a clause that tells of a year gone by begins with."""
_YEAR = re.compile("(20\\d\\d)年")
_ANY_YEAR = re.compile("20\\d\\d")
_BY = re.compile(
    "(?<!截)[到至]20\\d\\d年(?!版)|^(?:提出|明确|计划|力争)*20\\d\\d年底?(?:力争|要|将实现|将达)"
)
_LONG_AGO = re.compile(
    "(?:早在|回溯至|回到)?(?:(?P<year>20\\d\\d)年|去年)(?P<part>[底末初])?(?:(?P<month>1?\\d)月(?:\\d{1,2}日|[底初]|[上中下]旬)?)?"
)
_HALF_A_YEAR = 6
_LONGEST = 300  # characters of a clause that are looked through: each piece of it asks
_YEARS = re.compile("今年|明年|20\\d\\d|[“‘]十[五六七]五[”’]|半年|季度")
_SEMICOLONS = frozenset(";；")
_ANEW = ("下一步", "接下来")  # 三季度拿出草案；下一步考虑…: another time.
_RESUMES = re.compile(
    "我们|我部|部里|工信部|工业和信息化部|下一步|接下来|为此|要(?!求)|将|围绕|(?:有关|相关|各)?(?:企业|地方|单位(?![产面能工增耗国])|地区)"
)
"""Opens a sentence that the date of the goals before it no longer governs."""
_TASK = re.compile(
    "(?:同时|此外|另外|并且?|还要?)?(?:进一步|大力|深入|积极|适时|持续|加快)*"
    "(?:要求|支持|鼓励|引导|推动|推进|加强|强化|研究|探索|完善|健全|优化|开展|实施|组织|举办|制定|编制"
    "|修订|出台|规范|指导|督促|统筹|深化|建立健全|发展|推广|促进|落实|打击)(?!.*\\d)"
    "|[^，。]{0,24}(?:方案|计划|意见|通知|规划|办法|要点)》?(?:还|也|并|同时)*(?:部署|要求|强调|(?:提出|设置|安排)了)"
    "|(?:具体|主要|重点)*(?:任务|工作|举措|措施)(?:主要)?(?:包括|有)"
)
"""So does one that turns from what is to be reached to what is to be done, and counts nothing."""
_ALSO = ("同时", "此外", "另外", "与此同时")
_PERIOD = re.compile("今年|全年|明年|今明两年|20\\d\\d|未来|“十|半年|期间|时间$")
"""Times to work in govern their sentence; a day to be ready by (年底前) only its own clause."""
_OF_ITS_OWN = re.compile(
    "[^，。《》]{4,}(?<![部司局委们要将拟还也、])"
    "(?<!提出|明确|表示|透露|介绍|强调|指出|要求|计划|力争|争取|目标|确保|预计|同时|部门|行动|活动|工程|试点|大赛)"
)
"""大飞机交付能力明年要…: behind a subject that isn't the ministry a time is that clause's alone."""
_WILL = re.compile("(?:一定|还|也)?(?:要|将|会|能|可|拟)")
_PUTS = re.compile(
    "将[^，。]{2,36}?(?:降|提[高升]|压[缩减]|缩[短减]|扩大|控制|增)[^，。]{0,3}[至到在]"
)
"""到2028年将电耗降至…: here 将 is 把."""
_QUARTER = "季度"
"""三季度发布…，开展…: governs like a longer time where it is told what will be done in it."""
_SOON = re.compile("今|[明全]年|半年|年内")
_TOLD = re.compile("了(?!解)|已(?!经济)")
_STRIVES = ("力争", "争取", "确保")
_LONGEST_DATE = 12
_ACTS = re.compile(
    "(?:开展|完成|启动|发布|印发|出台|公布|举办|组织|推出|建成|实施)[^，。]|(?:发布|印发|出台|公布|推出|启动)$"
)
"""四季度开展检查, 力争年内出台: short, and yet more than a date."""
_COMES_OUT = re.compile("(?:出台|印发|发布|公布|公开|推出|施行|见面)$")
"""力争年内出台: by when a paper is out, and nothing that what follows is to reach."""
_BESIDE = 5  # characters beside the date in a clause that says no more than when
ALL_YEAR = "全年"
BY_YEAR = re.compile("[到至]?(?:20\\d\\d|明)年")  # 到2027年，全年新增…: all of that year.
UNDATED = 9999
"""The year of an article that has no date."""


def goes_on(frame: Frame, clauses: Sequence[Clause]) -> tuple[bool, bool]:
    """Whether the date of the last sentence governs the next, of these clauses, too, and whether
    the aims go on: tasks behind them are their paper's, though not to be done by their date."""
    first = clauses[0]
    dated = _MAY_DATE(first.text) and DATE.search(first.text)
    if dated or (frame.item_date and first.enumerator):
        return False, False
    if (frame.goal or frame.date) and _STANDS.match(first.text):
        return False, False
    if frame.goal and any(_IS_SO.search(each.text) for each in clauses):
        return False, False
    opens = clauses[1] if first.text in _ALSO and len(clauses) > 1 else first
    on = first.opener in _SEMICOLONS and not opens.text.startswith(_ANEW)
    on = (on and _YEARS.search(frame.date) is not None) or (
        first.opener in _ASKED and not frame.asked  # 今年怎么干？会议部署了…
    )
    if frame.goal:
        on = on and not first.text.startswith(_ALSO)  # 到2027年，…；同时…: beside the aims
        aims = _RESUMES.match(opens.text) is None
        return on or (aims and _TASK.match(opens.text) is None), aims
    return on, False


def dated(frame: Frame, text: str) -> Frame:
    """The frame with the date that the clause `text` sets, if any; that of the announcement stays
    that of the list: 下半年，抓好三件事：一是…，三季度出台…。二是…."""
    after = _dated(frame, text)
    of_list = frame.date and not (frame.plan or frame.item_date)
    if of_list and (after.item_date or after.date != frame.date):
        return after._replace(list_date=frame.date)
    return after


def _dated(frame: Frame, text: str) -> Frame:
    says = _MAY_DATE(text)
    day = DATE.search(text) if says else None
    opens = day is None and (WHEN.match(text) or text.startswith(_STRIVES))
    if day:
        led = frame.goal and not frame.date
        beside = len(text) - len(day.group())
        alone = len(text) <= _LONGEST_DATE and beside <= _BESIDE and not _ACTS.search(text)
        goal = (led or _is_goal(text, frame)) and not _COMES_OUT.search(text)
        will = _WILL.match(text, day.end()) is not None
        acts = will or (not day.start() and VERB.match(text, day.end()) is not None)
        period = _PERIOD.search(day.group()) is not None or (acts and day.group()[-2:] == _QUARTER)
        if _TOLD.search(text) or (
            not goal and will and _OF_ITS_OWN.fullmatch(text, 0, day.start())
        ):
            period = False
        by_then = "前" in text[day.end() - 1 : day.end() + 1]
        counted = counts_tasks(frame, text)
        governs = alone or bool(counted) or ((goal or period) and not by_then)
        kept = frame.date if _PERIOD.search(frame.date) else ""  # 今年…，年底前…，深入实施…
        frame = frame._replace(
            date=(counted or (text if alone else day.group())) if governs else kept,
            of_figure=governs and goal and not alone and _reaches(text, day, will),
            goal=goal,
            item_date=frame.listing <= LIST_ITEM and not counted,
            plan=0 if counted else frame.plan,
        )
    elif by_then_alone(text):
        aims = text[-1] not in "年" or text.startswith(("力争", "争取", "今后", "未来", "接下来"))
        frame = frame._replace(
            date=text, goal=aims, of_figure=False, item_date=frame.listing <= LIST_ITEM
        )
    elif (opens and WHEN.fullmatch(text)) or ("前" in text and _BEFORE_EVENT.fullmatch(text)):
        frame = frame._replace(date=text, of_figure=False, item_date=frame.listing <= LIST_ITEM)
    elif deployed := deploys(frame, text):
        frame = frame._replace(date=deployed, plan=0, of_figure=False, item_date=False)
    elif "年是" in text and (told := _ERA.fullmatch(text)):
        frame = frame._replace(date=told["when"], of_figure=False)
    elif phase := opens and (_PHASE.fullmatch(text) or _LEADS.match(text)):
        if phase["when"] != ALL_YEAR or not BY_YEAR.match(frame.date):
            frame = frame._replace(
                date=phase["when"], of_figure=False, item_date=frame.listing <= LIST_ITEM
            )
    elif (says and opens_aims(text)) or names_aims(text):
        frame = frame._replace(goal=True)
    if "目标" in text and not frame.goal and SETS_AIM.search(text):
        frame = frame._replace(goal=True)
    return frame


def _reaches(text: str, day: re.Match[str], will: bool) -> bool:
    """Whether the date is a figure's: 到2028年培育300家, but for a date that much is done in."""
    comma = text[day.end() : day.end() + 1] in ("，", ",")
    puts = will and _PUTS.match(text, day.end()) is not None
    soon = (will and not puts) or comma or _SOON.match(day.group())
    return not soon and is_target(text, goal=True)


def era(clauses: Sequence[Clause], frame: Frame) -> str:
    """The year that a sentence says no more of than what year it is; the one before elsewhere."""
    text = clauses[-1].text
    told = _ERA.fullmatch(text) if "年是" in text else None
    return told["when"] if told and not year_gone(text, frame) else frame.era


def year_to_come(text: str, frame: Frame) -> bool:
    """Whether a clause begins with a year behind that of the article (2027年6月组织评估), or names
    a season that isn't over: 今秋组织评估."""
    season = _SEASON.search(text) if "今" in text else None
    if season and not _TOLD.search(text):
        return 0 < frame.month <= _SEASON_ENDS[season["season"]]
    year = _YEAR_FIRST.match(text)
    return year is not None and frame.year < int(year[1])


def _not_over(text: str, frame: Frame) -> bool:
    """Whether a clause that sets something out begins with a year that isn't over."""
    year = _YEAR_FIRST.match(text)
    return year is not None and int(year[1]) >= frame.year


def year_gone(text: str, frame: Frame) -> bool:
    """Whether a clause begins with a year that is over: 2025年 told of in 2026."""
    year = _YEAR_FIRST.match(text)
    plan = _PLAN_OVER.match(text)
    if plan:
        return _PLAN_ENDS[plan["which"]] < frame.year < UNDATED
    return _YEAR_OVER.match(text) is not None or (
        year is not None and int(year[1]) < frame.year < UNDATED and _SPAN.match(text) is None
    )


def long_gone(text: str, frame: Frame) -> bool:
    """Whether a clause is no more than a time half a year ago, or more: 2024年底, 去年3月."""
    when = _LONG_AGO.fullmatch(text) if frame.month else None
    if when is None:
        return False
    year = int(when["year"]) if when["year"] else frame.year - 1
    month = int(when["month"] or (1 if when["part"] == "初" else 12))
    return 12 * (frame.year - year) + frame.month - month > _HALF_A_YEAR


def expired(text: str, frame: Frame) -> bool:
    """Whether what is to be reached by a year is an older paper's: 到2025年, told in 2026."""
    text = text[:_LONGEST]
    by = _BY.search(text) if "20" in text else None
    if by is None or "《" in text:
        return False
    return max(int(year) for year in _ANY_YEAR.findall(text)) < frame.year < UNDATED


def _is_goal(text: str, frame: Frame) -> bool:
    """到2027年, 力争; in a document's words any year to come, or a span of years."""
    years = [int(year) for year in _YEAR.findall(text)]
    if years and max(years) < frame.year < UNDATED:
        return False  # 2016年至2019年
    if frame.ahead and _SETS_PLAN.fullmatch(text):
        return True
    if _GOAL.search(text) or (frame.ahead and _not_over(text, frame)):
        return True
    if year_to_come(text, frame) and is_target(text, goal=True):
        return True
    if frame.voice != "paper" and frame.section == "" and frame.sayer is not Owner.JOINT:
        return False
    return any(year >= frame.year for year in years)
