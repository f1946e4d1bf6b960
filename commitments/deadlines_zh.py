"""Chinese words that say when: 年内, 到2027年底, “十五五”期末, 近期."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from re import Match

from commitments._anchors import Anchored, one_look
from commitments._periods import (
    CHINESE_DIGITS,
    Found,
    add_months,
    add_years,
    chinese_number,
    day,
    last_of_month,
    last_of_plan,
    last_of_quarter,
    last_of_year,
)

_DIGIT = "[一二三四五六七八九十两兩]"
_MONTH = (
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月份?"
    r"(?:\s?(?P<third>[上中下]旬|[底末初])|\s?(?P<day>[1-3]?\d)\s?[日号號])?"
)
_BEFORE = "(?:以?前|之前|[期之]?[间間内內])?"
_UNTIL = r"(?:(?<![谈说提])到|至|截至|截止到?|不晚于|不遲於)\s?"
_TO = r"\s?(?:[-－—–~～至到]|——|持续[到至]|延续[到至]|持續[到至])\s?"
_DATED = Anchored(
    rf"(?:[从從自]\s?)?(?:{_UNTIL})?(?:[12]\d{{3}}\s?年?{_TO})?"
    r"(?:(?P<year>[12１２]\d{3}|二[〇零○][〇零○一二三四五六七八九]{2})|(?P<relative>今明[两兩]|明后[两兩]|"
    r"[今明后後本当當]))\s?年"
    r"(?:度|\s?(?P<part>第?[一二三四1-4]季度末?|首季|前三季度|上半年|下半年|全年|年?[底末初]|"
    f"年?中(?!国|國|央|小|型|长|長)|[春夏秋冬][季天]|{_MONTH})"
    rf"(?:{_TO}(?:(?P<month2>1[0-2]|[1-9])\s?月份?(?P<third2>[上中下]旬|"
    r"[底末初])?)?(?:(?P<day2>[1-3]?\d)\s?[日号號])?)?)?"
    rf"{_BEFORE}(?![版本款型]|以来|以來|来[，,]|产的)"
)
_ALONE = r"(?<![半\d年.．一二三四五六七八九十零〇两兩几幾多数數个個周去上前])"
_PARTIAL = Anchored(
    f"(?:{_UNTIL})?(?P<part>{_ALONE}年[内內底末]|上半年|下半年|首季度?|第?[一二三四1-4]季度末?|前三季度|"
    f"(?<=[在于於])年中(?!国|國|央|小|型)|{_ALONE}年中(?=[能会将要可拟前再完发公出启印](?!国|央|小|型))|全年(?!龄|齡)|{_ALONE}{_MONTH}(?:{_TO}(?P<day2>[1-3]?\\d)\\s?[日号號])?)"
    rf"{_BEFORE}(?!以来|以來|(?<=[内內])[测測])"
)
_NEAR = Anchored(
    f"(?:[从從自]|{_UNTIL})?(?P<which>[本下这這])[个個]?(?P<unit>季度|月|周|週|星期)(?:[底末]|"
    "[上中下]旬)?(?!刊|期|度|边|邊)(?:以?前|之前|[内內](?![测測]))?"
)
_THIS_MONTH = Anchored(
    r"(?<![\d一二三四五六七八九十本下个個上当當])月[底末内內](?:之?前|以前)?(?!存|刊)"
)
_PLAN = Anchored(
    rf"(?:{_UNTIL}|[在于](?![^，。]{{3,6}}末))?[“\"「‘']?(?P<ordinal>十?{_DIGIT})五[”\"」’']?(?:规划|規劃)?"
    r"(?:[期时時][间間期]|[期时時]?[末内內](?!容)|(?P<first>开局之?年|首年)|[头前](?P<years>[一两二三])年)"
    r"(?!以来|以來)"
)
_LENGTH = Anchored(
    rf"(?:(?P<ahead>未来|未來|今后|今後|接下来的?)|[用在以])?\s?(?:(?:\d{{1,2}}|{_DIGIT}){_TO})?"
    rf"(?P<count>\d{{1,2}}|半|{_DIGIT}{{1,3}})\s?(?P<unit>年|[个個]月)"
    r"(?:左右)?(?P<tail>的?[时時][间間]|的?(?:努力|奋斗|攻关)|[之以]?[内內](?![测測]|不[得再予准]|禁止|免于)|之?[后後](?=$|[，,])|(?=完成|建成|打造|培育|新增|实现|再建))?"
)
_STRIVES = ("力争", "争取")
_DAYS = Anchored(
    rf"(?P<count>\d{{1,3}}|{_DIGIT}{{1,3}})\s?个?(?P<unit>周|星期|礼拜|天|日|工作日)之?[内內]"
    "(?![^，。；]{0,8}(?:答复|回复|办结|受理|反馈|处理|办理|审[批查核]|作出|报[送告]|提[交出]|备案|响应|支付|付款|整改|下架|核实|申请|补正|缴))"
)
"""两周内公布; what each case takes (十个工作日内答复) is no day that something is due on."""
_COMES = (
    "(?:儿童|劳动|妇女|青年|教师|护士|建军)节|“?(?:六一|双11|双十一|618|双12|五一|3[·.]15)”?|三一五|春节|春節|元旦|国庆(?:节|假期)?|中秋节?|重阳节|"
    "端午节?|清明节?|元宵节?|两会|汛期|入[春夏秋冬汛]|开春|供暖季|采暖季|迎峰度夏|开学季?|寒假|暑假|暑期|年关|春耕|秋收|高考|毕业季|用电高峰|长假|黄金周|春运|"
    "[冬夏][季天]?用[煤电]高峰|(?:冬|亚|奥|全|大|残)(?:残?奥|运)会|[春夏秋冬][季天]"
)
"""By whose coming a day is told: feasts, seasons, what every year brings."""
_FAIRS = "[^，。、；：将在于]{0,10}(?:大会|博会|博览会|服贸会|广交会|论坛|峰会|[全传]周)期间"
_VAGUE = Anchored(
    f"(?:{_COMES})(?:来临|到来)?(?:前夕|之?前后?|之?后(?!期|续|置))(?!置|沿|瞻|景|期|提|续)|"
    "(?<![调环季春章字情])节(?:前夕|之?前后?|之?后(?=[将就会发公启开出印]))(?!置|沿|瞻|景|期|提)|"
    "(?:汛|施行|实施)(?:前夕|之?前后?)(?!置|沿|瞻|景|期|提)|"
    "开春(?=[就将会要能])|[春夏秋冬][天季](?=[就将会要能起])|"
    f"(?<=[在于]){_FAIRS}|不久(?:的将来|之?后|就)|(?<![时近])不日(?=[将就内起发公启])|稍后(?=[将会发公])|(?:[稍较]晚(?:些)?|晚些)时候|"
    "(?<![\\d一二三四五六七八九])年[终关](?![奖总考决报])|岁末(?!年初)|明[天日](?=[将就起发公启上举召])|今[天日]?起|"
    "近期|[将於于在]近日|[今明][春夏秋冬]|尽快|盡快|尽早|盡早|早日|适时|適時|及时(?=推出|出台|发布|修订|制定|印发)|及時(?!性)|择机|"
    "擇機|即将|即將|"
    "短期[内內]|定期(?!检查|檢查|存款|报告|報告|会议|會議|会商|体检|债)|马上(?!就办)|每[两三四五]?年|每半年|每季度|按(?:季度|半年|月(?!球))"
)
may_say_when = one_look(_DATED, _PARTIAL, _NEAR, _THIS_MONTH, _PLAN, _LENGTH, _DAYS, _VAGUE)
"""Looks for what some words that say when have; most clauses have none, and are let go at once."""
_COMPARED = re.compile(r"(?:[较較比对對同]|相比|相较|基于|自从)\s?$")
_SEASONS = {"春": 5, "夏": 8, "秋": 11, "冬": 14}
"""The month that each ends in; winter in the next year."""
_AHEAD = {"今明两": 1, "今明兩": 1, "明后两": 2, "明后兩": 2, "明": 1, "后": 2, "後": 2}


def _year(match: Match[str], said_on: date | None) -> int | None:
    """The (last) year that the words name; None where it depends on an unknown date."""
    if match["year"]:
        return int("".join(str(CHINESE_DIGITS.get(c, c)) for c in match["year"]))
    if said_on is None:
        return None
    return min(said_on.year + _AHEAD.get(match["relative"], 0), 9999)


def _last_of_part(match: Match[str], year: int) -> date | None:
    """The last day of a part of a year: 上半年, 一季度, 6月底, 12月31日."""
    part = match["part"] or ""
    if match["month"]:
        month = chinese_number(match["month"]) or 0
        return _last_of_month_part(year, month, match["third"], match["day"])
    if part[:1] in _SEASONS:
        season = _SEASONS[part[0]]
        return last_of_month(year + season // 12, season % 12 or 12)
    if "季" in part:
        named = next((c for c in part if c in "一二三四1234"), "一")
        return last_of_quarter(year, chinese_number(named) or 1)
    if "上半" in part or part.endswith("中"):
        return date(year, 6, 30)
    return date(year, 3, 31) if part.endswith("初") else last_of_year(year)


def _last_of_month_part(
    year: int, month: int, third: str | None, day_of_month: str | None
) -> date | None:
    if not 1 <= month <= 12:
        return None
    if day_of_month:
        return day(year, month, int(day_of_month))
    if third in ("上旬", "初"):
        return date(year, month, 10)
    return date(year, month, 20) if third == "中旬" else last_of_month(year, month)


def _dated(text: str, said_on: date | None) -> Iterator[Found]:
    for match in _DATED.finditer(text):
        start, end = match.span()
        if _COMPARED.search(text[max(0, start - 3) : start]):
            continue
        year = _year(match, said_on)
        due_on = None
        if year:
            due_on = _last_of_part(match, year)
            if match["month"] and (match["month2"] or match["day2"]):
                month = int(match["month2"] or chinese_number(match["month"]) or 0)
                due_on = _last_of_month_part(year, month, match["third2"], match["day2"])
        yield Found(start, end, due_on)


def _partial(text: str, said_on: date | None) -> Iterator[Found]:
    """Parts of an unnamed year; a month long past means next year's (said in December: 1月底前)."""
    for match in _PARTIAL.finditer(text):
        due_on = None
        if said_on is not None:
            due_on = _last_of_part(match, said_on.year)
            if match["day2"]:
                month = chinese_number(match["month"]) or 0
                due_on = _last_of_month_part(said_on.year, month, None, match["day2"])
            if match["month"] and due_on is not None and said_on.month - due_on.month >= 6:
                due_on = _last_of_part(match, min(said_on.year + 1, 9999))
        yield Found(*match.span(), due_on)


def _last_of_near(which: str, unit: str, said_on: date) -> date | None:
    """The last day of this or the next week, month or quarter."""
    ahead = 1 if which == "下" else 0
    if unit in ("季度", "月"):
        months = 3 if unit == "季度" else 1
        then = add_months(said_on, ahead * months)
        if then is None:
            return None
        if months == 3:
            return last_of_quarter(then.year, (then.month + 2) // 3)
        return last_of_month(then.year, then.month)
    days = 6 - said_on.weekday() + 7 * ahead
    return said_on + timedelta(days=days) if said_on < date(9999, 12, 1) else None


def _near(text: str, said_on: date | None) -> Iterator[Found]:
    for match in _NEAR.finditer(text):
        due_on = said_on and _last_of_near(match["which"], match["unit"], said_on)
        yield Found(*match.span(), due_on)
    for match in _THIS_MONTH.finditer(text):
        yield Found(*match.span(), said_on and last_of_month(said_on.year, said_on.month))


def _plans(text: str) -> Iterator[Found]:
    for match in _PLAN.finditer(text):
        ordinal = chinese_number(match["ordinal"])
        due_on = last_of_plan(ordinal) if ordinal else None
        if due_on is not None:
            years = 1 if match["first"] else chinese_number(match["years"] or "五") or 5
            due_on = last_of_year(due_on.year - 5 + years)
            yield Found(*match.span(), due_on)


def _lengths(text: str, said_on: date | None) -> Iterator[Found]:
    """三年内, 未来五年, 用两年左右时间: counted from the day of the statement."""
    for match in _LENGTH.finditer(text):
        strives = text.endswith(_STRIVES, 0, match.start())
        if match["tail"] is None and not (match["ahead"] or strives):
            continue
        half = match["count"] == "半" and match["unit"] == "年"
        count = 6 if half else chinese_number(match["count"])
        due_on = None
        if said_on is not None and count:
            years = match["unit"] == "年" and not half
            due_on = (add_years if years else add_months)(said_on, count)
        yield Found(*match.span(), due_on)


def _days(text: str, said_on: date | None) -> Iterator[Found]:
    """两周内, 十天内: counted from the day of the statement; working days have no last day."""
    for match in _DAYS.finditer(text):
        days = 7 if match["unit"] in ("周", "星期", "礼拜") else 1
        count = chinese_number(match["count"])
        counted = said_on is not None and said_on.year < 9999 and match["unit"] != "工作日"
        due_on = said_on + timedelta(days=days * count) if said_on and counted and count else None
        yield Found(*match.span(), due_on)


def chinese_deadlines(text: str, said_on: date | None) -> list[Found]:
    """All words that say when in a Chinese text, those past and overlapping ones too."""
    found = [*_plans(text), *_dated(text, said_on), *_partial(text, said_on)]
    found += [*_near(text, said_on), *_lengths(text, said_on), *_days(text, said_on)]
    return found + [Found(*match.span(), None, vague=True) for match in _VAGUE.finditer(text)]
