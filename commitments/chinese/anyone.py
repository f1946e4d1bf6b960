"""Companies and societies of any name, told by what ends it or by what is said of them."""

import re

from commitments._anchors import Anchored, one_look
from commitments._words import any_of
from commitments.chinese.lexicon import pattern, table
from commitments.chinese.teller import NO_FIRM, NO_SPEAKER, TELLS, tells
from commitments.chinese.verbs import VERB

_OWNERS = table("owners")
_NAMED = Anchored(f"[\u4e00-\u9fffA-Za-z·（）()]{{2,14}}?(?:{any_of(_OWNERS['name_ends'])})")
# 某品牌宣布…, 某科技公告，拟…, 甲、乙等企业展示…: bodies of any name, by what is said of them.
_ANNOUNCES = re.compile(
    "(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,10}?)(?:今日|昨日|今天|昨天|日前|近日)?(?:宣布|公告称|发布公告|(?<![日天前发予])公告$)"
)
# 某平台回应称, 多家车企表示: bodies without a name, but no bureau's.
_UNNAMED = re.compile(
    "(?P<name>(?:某|多[家位名]|一[家位名]|其中一[家位名])(?![^，。]{0,12}(?:接近|知情|消息|司[局长]|[局处]长|[^公][司局处]负责|部门|部委|管理局))[^，。、《》：]{2,16}?)(?:对[^，。]{2,8})?"
    "(?:回应|表示|说(?!明)|称|告诉|透露|认为|坦言)"
)
# 某某储能签约…, 某某国际计划扩产: what firms do on a market.
_TRADES_ON = re.compile(
    "(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,10}?)(?:今日|昨日|今天|昨天|日前|近日|则|也|正|已|成功)?"
    "(?:签约|中标|IPO|募资|(?:计划|拟|将)(?:扩产|募资|投产|上市|收购|定增|赴港|登陆|增持|回购|减持)|完成[^，。]{0,8}融资|获[^，。]{0,10}(?:融资|注资|订单)|(?:与|和|同|携手)[^，。]{2,24}(?:签约|签署|签订|达成)|成立于\\d|是一家|旗下|(?:今年|明年|年内|未来)?(?:将|拟|计划)(?:于[^，。]{2,10})?(?:牵头|推出(?!更|一批|新一轮|支持|[^，。]{0,12}政策)|量产|交付|携手|加大研发)|已(?:布局|量产|交付|投产)|递交招股书|启动(?:IPO|上市辅导)|股价|涨停|跌停)"
)
_NO_DEALER = re.compile(
    f"{NO_SPEAKER.pattern}|后续|届时|随后|陆续|稍后|半年|季度|期|[年月]|平台|系统|活动|行动|试点|专项|首批|地方|各地|重点|同步|企业|行业"
)
"""In no name of a firm that trades."""
_MAY_DEAL = re.compile(
    "签|达成|成立于|是一家|旗下|牵头|推出|量产|交付|携手|研发|布局|中标|IPO|募资|融资|扩产|投产|上市|收购|定增|赴港|登陆|持|回购|资|订单|招股书|股价|[涨跌]停"
)
_SUCH_FIRMS = re.compile(
    "[^，。《》“”：]{2,40}?等(?:多家|\\d{1,3}家|一批)?(?:企业|公司|厂商|品牌|车企|平台企业)"
    "(?=展示|签|参加|参展|发布|亮相|宣布|代表|负责人|推出|计划|表示|承诺|现场)"
)
_CALLED = re.compile(
    "(?P<name>[^，。、《》：]{0,10}?[老小阿][\u4e00-\u9fff])(?:则|也|还|又|笑着|悄悄)*"
    "(?:说(?!明|法)|告诉|坦言|感叹|盘算|打趣|念叨|琢磨)"
)
"""回收商老周说: somebody whom all call by his surname."""
_COUNTED = re.compile("）?(?:数量|总数|个数|户数|家数|集中度|占比)")
"""生产企业（集团）数量减少到…: what is counted does nothing."""
_OPENER = pattern(table("scope")["prepositions"])
# 将依托…协会, 组织…研究院 go on to what somebody else does with the body.
_NO_NAME = re.compile(
    "^还?[要应须]|的|参与|参加|加入|对接|将(?!军)|拟|我们|依托|会同|联合(?!会)|支持|组织(?!大学)|指导|计划|[帮让把给被跟请靠]"
)
_MAY_NAME = one_look(TELLS, _NAMED, _MAY_DEAL)


def anyone(text: str, start: int) -> tuple[int, str, bool] | None:
    """Where the name of a company or society of any name ends, the name, and whether it is told by
    what he does by himself; no verb begins it."""
    firms = _SUCH_FIRMS.match(text, start) if "等" in text else None
    says = _ANNOUNCES.match(text, start) if "宣布" in text or "公告" in text else None
    some = _UNNAMED.match(text, start) if text[start : start + 1] in ("某", "多", "一") else None
    if some:
        return some.end("name"), some["name"], True
    if firms is None and says and not NO_FIRM.search(says["name"]):
        firms = says
    if firms:
        return firms.end(), firms.group(), True
    if "老" in text or "小" in text or "阿" in text:
        called = _CALLED.match(text, start)
        if called:
            return called.end("name"), called["name"], True
    if not _MAY_NAME(text):
        return None
    begun = VERB.match(text, start) or _OPENER.match(text, start)
    told = None if begun else tells(text, start)
    if told:
        return *told, True
    match = None if begun else _NAMED.match(text, start)
    if match is None:
        return None if begun else _by_deed(text, start)
    name = match.group()
    if _NO_NAME.search(name) or _COUNTED.match(text, match.end()):
        return None
    return match.end(), name, False


def _by_deed(text: str, start: int) -> tuple[int, str, bool] | None:
    """Whoever does what only firms do."""
    deals = _TRADES_ON.match(text, start) if _MAY_DEAL.search(text, start) else None
    if deals and not (
        _NO_DEALER.search(deals["name"].removeprefix("中国")) or VERB.search(deals["name"])
    ):
        return deals.end("name"), deals["name"], True
    return None
