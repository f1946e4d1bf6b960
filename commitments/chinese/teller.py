"""Who tells something though no list holds his name, by what he is and by what verb follows."""

import re
from collections.abc import Sequence

from commitments._anchors import Anchored
from commitments._words import any_of
from commitments.chinese.lexicon import pattern, table
from commitments.chinese.verbs import VERB

_OWNERS = table("owners")
TELLS = re.compile(
    "吐槽|抱怨|坦承|直言|呼吁|表示|称(?!号|为|之|职|重)|说(?!明|法|服)|宣布|披露|透露|回应|回复|介绍(?!信)|认为|指出|坦言"
    "|承诺(?!书|制)|告诉|表态(?!度)|补充道|获悉|了解到|得知|(?:判断|分析|预测|测算|研判)$"
)
_LEARNS = ("获悉", "了解到", "得知")
_LONGEST = 60
"""Characters before the verb, with where and to whom it is said."""
_TO_WHOM = re.compile("(?<!^)(?:在|对|向|接受|通过|就|面对|面向|作为|[（(]\\d)(?=.)")
_INVESTORS = re.compile("互动平台|投资者|业绩|路演|股东|招股|机构调研")
"""Where and to whom firms alone speak."""
_HOW = re.compile(
    "(?:对此|则|也|还|亦|均|都|同时|今[天日]|昨[天日]|近日|日前|此前|随后|曾|纷纷|一致|进一步|公开|明确|书面|独家|首次|正式|多次|最后|首先|其次|最终|随即|接着|特别|着重|坦率|坦诚|主动|继续|再次|又|再|总结|补充|当场|现场|当天|当日|会后|事后|也是|还是|就此|为此|专门|亲自|一再|反复|直接|详细|具体|在?\\d{1,2}月\\d{1,2}日|\\d{1,2}日|[上下]午|早间|晚间)+$"
)
_CODE = re.compile(
    "[（(]\\s?(?:[036489]\\d{5}|0\\d{4})(?:\\.?[A-Z]{2})?\\s?[)）]|[036]\\d{5}\\.(?:S[ZH]|BJ)"
)
"""（688000.SH）: a company's on a stock exchange."""
_GUEST = pattern(_OWNERS["guests"])
_ROLE = re.compile(f"(?:的)?(?:{any_of(_OWNERS['roles'])})+$")
_RANK = re.compile("(?:的|副|高级|执行|联席|常务|兼|、|原|前|首席|资深)+$")
_LATIN = re.compile("(?!MIIT)[A-Z][A-Za-z0-9.&-]+$")
_NOT_A_NAME = re.compile("[，。；：《》“”？\\s]|怎么|如何|怎样|什么|哪|谁|最后|首先")
_LONGEST_NAME = 14
_OUTLET = re.compile("(?:报|社|网|新闻|财经|周刊|杂志|电视台|客户端|之家|传媒|快讯|观察|号)$")
_FIRM = re.compile(
    f"[一二两三四五六七八九十\\d]{{1,3}}家[^，。、《》：]{{0,8}}?(?:企业|公司|平台|厂商|车企|运营商|机构)(?:负责人|代表)?$"
    f"|(?:{any_of(_OWNERS['places_of_work'])})的?(?:相关|有关|项目)?(?:负责人|负责同志|工作人员)$"
    f"|(?:{any_of(_OWNERS['firms'])})(?:方面|代表|(?:相关|有关)?负责人)*$"
)
"""三家企业, 园区相关负责人: by their number, or what they have charge of."""
_TRADE = re.compile(f"(?:{any_of(_OWNERS['trades'])})$")
NO_FIRM = re.compile(
    "[部司局会省市]|负责人|主席|书记|工程师|经济师|双方|现场|我们|各方|同时|联合|正式"
)
_OF_FIRMS = re.compile("公司|事业部|(?:大会|年会|博览会)?组委会|负责人$")
"""Words of firms in which a character of an office's stands."""
_ASKED = re.compile("要求|规范|约谈|查处|通报")
"""要求平台企业承诺…: what is done to the firm, which says nothing."""
NO_SPEAKER = re.compile(
    "[部司局会省市厅委办处]|中心|国务|主席|书记|工程师|经济师|负责|双方|三方|现场|我|各方|同时|联合|正式|方面|官方|政府|代表团|权威|数据|消息|报道|报告|文章|文件|方案|意见|通知|规划|计划|标准|指南"
    "|公告|解读|政策|统计|材料|信息|这|那|该|此|其|他|她|它|据|对|就|在|从|为|上述|相关|有关|近日|日前|今|昨|明确|再次|一致|共同|进一步|下一步|中方|中国|我国|发言人|工信|介绍|表示|记者|并|还|也|则|知情|接近|人士|一人|两人|的|[名简统别俗职号]$"
)
"""In no name of a firm's; in an office's, a paper's or a pronoun's."""
_WORK = re.compile("(?:活动|行动|专班|工作组?|起草组?|专项|牵头|评审组?|专家组|试点|业务)$")
"""专项行动负责人: of the ministry's work, as likely as not."""
_MARK = Anchored(
    f"{_CODE.pattern}|{any_of(_OWNERS['firm_marks'])}|(?:{any_of(_OWNERS['roles'])})?(?:{any_of(_OWNERS['firm_says'])})"
)
"""What a name is told to be a firm's by."""
_SAID = pattern(_OWNERS["firm_says"])
_BOUNDS = "，。；：、！？“”《》（）() 和与及从"
_LEADS = re.compile(
    "(?:近日|日前|据|从|由|以|在|像|如|比如|例如|其中|此外|同时|目前|对此|另外|而|记者|走进|来到|作为|今天|昨天|今日|昨日|\\d{1,2}月\\d{1,2}日|[早晚午]间)+"
)
_FIRM_NAME = re.compile("[一-鿿A-Za-z0-9·]{2,8}")
_NO_FIRM_NAME = re.compile(
    f"{NO_SPEAKER.pattern}|企业|公司|行业|产业|市场|车企|厂商|平台|机构|专家|院|龙头|上市|智能制造|人工智能$|汽车$|机器人$|新能源$|^(?:{VERB.pattern})"
)
_LONG, _SHORT = 4, 2
"""Characters of a name by itself, and of one whose bearer's part is told."""


def tells(text: str, start: int) -> tuple[int, str] | None:
    """Where the name of whoever says something ends, and the name; `start`: where it may begin."""
    told = TELLS.search(text, start + 2, start + _LONGEST)
    if told is None:
        return None
    if told.group() in _LEARNS and text[:start].rstrip()[-1:] != "从":
        return None  # 某报了解到
    who = text[start : told.start()]
    code = _CODE.search(who)
    if code:
        return start + code.end(), who[: code.start()]
    around = _TO_WHOM.search(who)
    market = _INVESTORS.search(who, around.start()) if around else None
    who = _HOW.sub("", who[: around.start()] if around else who)
    return (start + len(who), who) if market or is_stranger(who) else None


def firms(paragraphs: Sequence[str]) -> frozenset[str]:
    """Names that an article tells to be those of firms, wherever it does."""
    found: set[str] = set()
    for text in paragraphs:
        for mark in _MARK.finditer(text):
            least = max(0, mark.start() - _LONGEST)
            begins = max(least, *(text.rfind(each, least, mark.start()) + 1 for each in _BOUNDS))
            name = _HOW.sub("", _LEADS.sub("", text[begins : mark.start()]))
            long = len(name) >= _LONG or not _SAID.match(mark.group())
            if _FIRM_NAME.fullmatch(name) and long and not _NO_FIRM_NAME.search(name):
                found.add(name)
    return frozenset(found)


def known(text: str, names: frozenset[str]) -> tuple[int, str] | None:
    """Where the name of the article's firm ends that a clause begins with, and the name."""
    lead = _LEADS.match(text)
    start = lead.end() if lead else 0
    name = max((name for name in names if text.startswith(name, start)), key=len, default="")
    return (start + len(name), name) if name else None


def is_stranger(who: str) -> bool:
    """Whether words that stand for one who speaks stand for somebody of no ministry."""
    if _NOT_A_NAME.search(who):
        return False
    guest = _GUEST.search(who)
    if guest:
        return bool(_RANK.sub("", who[: guest.start()]))
    if _FIRM.search(who):
        return not (NO_FIRM.search(_OF_FIRMS.sub("", who)) or _ASKED.match(who))
    if _OUTLET.search(who):
        return False
    bare = _ROLE.sub("", who)
    if _LATIN.match(bare):
        return True
    if NO_SPEAKER.search(bare.removeprefix("中国")) or _WORK.search(bare):
        return False
    shortest = _SHORT if bare != who else _LONG - (_TRADE.search(bare) is not None)
    return shortest <= len(bare) <= _LONGEST_NAME
