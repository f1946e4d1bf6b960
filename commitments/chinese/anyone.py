"""Companies and societies of any name, told by what ends it or by what is said of them."""

import re

from commitments._anchors import Anchored
from commitments._words import any_of
from commitments.chinese.clause import VERB
from commitments.chinese.lexicon import pattern, table

_OWNERS = table("owners")
_NAMED = Anchored(f"[\u4e00-\u9fffA-Za-z·（）()]{{2,14}}?(?:{any_of(_OWNERS['name_ends'])})")
# 某品牌宣布…, 某科技公告，拟…, 甲、乙等企业展示…: bodies of any name, by what is said of them.
_ANNOUNCES = re.compile(
    "(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,10}?)(?:今日|昨日|今天|昨天|日前|近日)?(?:宣布|公告称|发布公告|(?<![日天前发])公告$)"
)
# 某平台回应称, 多家车企表示: bodies without a name, but no bureau's.
_UNNAMED = re.compile(
    "(?P<name>(?:某|多[家位名]|一[家位名])(?![^，。]{0,12}(?:接近|知情|消息|司[局长]|[局处]长|[^公][司局处]负责|部门|部委|管理局))[^，。、《》：]{2,16}?)(?:对[^，。]{2,8})?"
    "(?:回应|表示|说(?!明)|称|告诉|透露|认为|坦言)"
)
_TELLS = (
    "(?:吐槽|抱怨|坦承|直言|呼吁|表示|称(?!号|为|之)|说(?!明)|宣布|披露|透露|回应|介绍|认为|指出|坦言"
    "|承诺|告诉)"
)
_BEFORE_TELLS = f"(?=(?:对此|则|也|还|亦|均|都|同时|今[天日]|昨[天日]|近日|日前|进一步)*{_TELLS})"
# 某某电子则表示, 某某方面回应称, 三家企业表示, 园区相关负责人介绍: by their trade, their number, or
# what they have charge of.
_TELLERS = Anchored(
    f"(?:[\u4e00-\u9fffA-Za-z]{{1,6}}(?:{any_of(_OWNERS['trades'])})(?:方面|内部人士|相关负责人|有关负责人|负责人)?"
    f"|[\u4e00-\u9fffA-Za-z]{{2,10}}方面"
    f"|[一二两三四五六七八九十\\d]{{1,3}}家[^，。、《》：]{{0,8}}?(?:企业|公司|平台|厂商|车企|运营商|机构)(?:负责人|代表)?"
    f"|[^，。、《》：]{{0,10}}(?:{any_of(_OWNERS['places_of_work'])})的?(?:相关|有关|项目)?(?:负责人|负责同志|工作人员)"
    f"|[^，。、《》：“”]{{0,14}}?(?:{any_of(_OWNERS['firms'])})(?:方面|代表|(?:相关|有关)?负责人)*"
    f"|(?!MIIT)[A-Z][A-Za-z0-9.&-]{{1,20}}"
    f"){_BEFORE_TELLS}"
)
# 某某智行表示, 甲某快跑、乙某智行表示: a long name that no office's word stands in.
_LONG_NAME = re.compile(
    f"(?P<name>(?:[\u4e00-\u9fffA-Za-z0-9·]{{4,12}}、)*(?=[^，。]{{4}})[\u4e00-\u9fffA-Za-z0-9·]{{4,12}}?){_BEFORE_TELLS}"
)
_NO_SPEAKER = re.compile(
    "[部司局会省市厅委办]|中心|国务|主席|书记|工程师|经济师|负责|双方|三方|现场|我|各方|同时|联合|正式|方面|官方|权威|数据|消息|报道|文件|方案|意见|通知|规划|计划|标准|指南"
    "|公告|解读|政策|统计|材料|信息|这|那|该|此|其|他|她|它|据|对|就|在|从|为|上述|相关|有关|近日|日前|今|昨|明确|再次|一致|共同|进一步|下一步|中方|中国|我国|发言人|工信|介绍|表示|记者|并|还|也|则|知情|接近|人士|一人|两人|的|[名简统别俗职号]$"
)
# 某某储能签约…, 某某国际计划扩产: what firms do on a market.
_TRADES_ON = re.compile(
    "(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,10}?)(?:今日|昨日|今天|昨天|日前|近日|则|也|正|已|成功)?"
    "(?:签约|中标|IPO|募资|(?:计划|拟|将)(?:扩产|募资|投产|上市|收购|定增|赴港|登陆|增持|回购|减持)|完成[^，。]{0,8}融资|获[^，。]{0,10}(?:融资|注资|订单)|递交招股书|启动(?:IPO|上市辅导)|股价|涨停|跌停)"
)
_MAY_TELL = re.compile(_TELLS)
_MAY_DEAL = re.compile(
    "签约|中标|IPO|募资|融资|扩产|投产|上市|收购|定增|赴港|登陆|持|回购|资|订单|招股书|股价|[涨跌]停"
)
_SUCH_FIRMS = re.compile(
    "[^，。《》“”：]{2,40}?等(?:多家|\\d{1,3}家|一批)?(?:企业|公司|厂商|品牌|车企|平台企业)"
    "(?=展示|签|参加|参展|发布|亮相|宣布|代表|负责人|推出|计划|表示|承诺|现场)"
)
_NO_FIRM = re.compile(
    "[部司局会省市]|负责人|主席|书记|工程师|经济师|双方|现场|我们|各方|同时|联合|正式"
)
_OF_FIRMS = re.compile("公司|事业部|(?:大会|年会|博览会)?组委会|负责人$")
"""Words of firms in which a character of an office's stands."""
_ASKED = re.compile("要求|规范|约谈|查处|通报")
"""要求平台企业承诺…: what is done to the firm, which says nothing."""
_COUNTED = re.compile("）?(?:数量|总数|个数|户数|家数|集中度|占比)")
"""生产企业（集团）数量减少到…: what is counted does nothing."""
_OPENER = pattern(table("scope")["prepositions"])
# 将依托…协会, 组织…研究院 go on to what somebody else does with the body.
_NO_NAME = re.compile(
    "^还?[要应须]|的|将(?!军)|拟|我们|依托|会同|联合(?!会)|支持|组织(?!大学)|指导|计划"
)


def anyone(text: str, start: int) -> tuple[int, str] | None:
    """Where the name of a company or society of any name ends, and the name; no verb begins it."""
    firms = _SUCH_FIRMS.match(text, start) if "等" in text else None
    says = _ANNOUNCES.match(text, start) if "宣布" in text or "公告" in text else None
    some = _UNNAMED.match(text, start) if text[start : start + 1] in ("某", "多", "一") else None
    if some:
        return some.end("name"), some["name"]
    if firms is None and says and not _NO_FIRM.search(says["name"]):
        firms = says
    if firms:
        return firms.end(), firms.group()
    begun = VERB.match(text, start) or _OPENER.match(text, start)
    tellers = None if begun else _TELLERS.match(text, start)
    told = _OF_FIRMS.sub("", tellers.group()) if tellers else ""
    if tellers and not (_NO_FIRM.search(told) or _ASKED.match(told)):
        return tellers.end(), tellers.group()
    match = None if begun else _NAMED.match(text, start)
    if match is None:
        return None if begun else _by_deed(text, start)
    name = match.group()
    if _NO_NAME.search(name) or _COUNTED.match(text, match.end()):
        return None
    return match.end(), name


def _by_deed(text: str, start: int) -> tuple[int, str] | None:
    """Whoever says something by a long name, or does what only firms do."""
    says = _LONG_NAME.match(text, start) if _MAY_TELL.search(text, start) else None
    if says and not _NO_SPEAKER.search(says["name"]):
        return says.end("name"), says["name"]
    deals = _TRADES_ON.match(text, start) if _MAY_DEAL.search(text, start) else None
    if deals and not (_NO_SPEAKER.search(deals["name"]) or VERB.search(deals["name"])):
        return deals.end("name"), deals["name"]
    return None
