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
_TELLS = "(?:表示|称(?!号|为|之)|说(?!明)|宣布|披露|透露|回应|介绍|认为|指出|坦言|承诺|告诉)"
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
        return None
    name = match.group()
    if _NO_NAME.search(name) or _COUNTED.match(text, match.end()):
        return None
    return match.end(), name
