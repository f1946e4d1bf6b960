"""Chinese counts, amounts and shares: 不少于3000家, 二十余家, 约20%, 1000亿元以上."""

import re
from re import Match

from commitments._anchors import Anchored, headed
from commitments.model import Bound, Quantity

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"": 1, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

_UNITS = (
    "个百分点|個百分點|人民币|平方米|平方公里|立方米|公里|千米|千瓦时|千瓦時|千瓦|吉瓦|兆瓦|"
    "标准箱|标箱|%|％|‰|"
    "美元|欧元|元|吨标准煤|载重吨|修正总吨|总吨|吨|噸|毫米|量子比特|比特|片(?![区面状])|块(?![状链])|箱|桶|公顷|亩|辆|輛|台|臺|套|部(?![门門委署级分长际地])|架|艘|颗|顆|"
    "株|座|栋|条|條|所(?!有|需|在|属|以|得|谓)|"
    "家(?!万户|電|电|具|庭|居|政|长|园|族)|[个個](?!月|工作日|小时|小時|人(?![形工才口民机類类員员文])|[体體](?![系育验驗])|性|别|別)|"
    "[项項](?!目)|户|戶|件(?!事)|款|种(?!子|植)|種|"
    "类(?!型|别)|類|批次|场(?!景|所|地|馆|次)|人次|名(?!单|优)|人(?![工均员才机大口口间])|只|"
    "支(?![持付撑])|册|张(?!网|保障)|倍(?!增)|"
    "期(?![间限末内初中望待刊])|毫秒|字节|核(?!心)|卡(?!车|点)|门(?!类|槛)|笔|道"
    "|(?:EFLOPS|PFLOPS|TFLOPS|FLOPS|[EZPTGM]B(?!/)|[GMT]bps|[GMkT]W[hH]?|Wh/kg|GHz|MHz|kHz|nm|km|"
    "kg|Mt|E级|P(?=算力))(?![A-Za-z])"
)
_CORE = headed(
    # The set at the head keeps the engine from looking around at every character.
    r"(?=[\d一二三四五六七八九十百千万两兩])(?<![数几](?=[十百千万]))(?<![\d第每A-Za-z.．“\"＋+〔\[/一二三四五六七八九十百千万两])(?<!千家)"
    r"(?:(?P<low>\d+(?:\.\d+)?|[一二三四五六七八九十两兩])\s?(?:[%％])?\s?[-－—–~～至到]\s?)?"
    r"(?:(?P<figure>\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?P<fraction>[.．]\d+)?|"
    "(?P<words>[一二三四五六七八九十百千万两兩][一二三四五六七八九十百千万零两兩]{0,8}))"
    r"(?P<many>[余餘多来])?\s?(?P<scale>(?:[万萬亿億]|千万|百万|万亿|萬億|千亿|百亿)"
    r")?(?P<many2>[余餘多])?\s?"
    rf"(?P<unit>{_UNITS})(?!级|級|制|学生)(?P<after>(?:及)?以上|以下|以[内內]|左右|上下)?"
)
_SHARE = Anchored(
    "(?:百分之(?P<words>[一二三四五六七八九十百两]{1,5})"
    "|(?<![一二三四五六七八九十百])(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])"
    "|(?<![一二三四五六七八九十百千几数第])(?P<tenths>[一二两三四五六七八九])成"
    "(?![立为果员功本都长熟效品因就分套形片人年群份绩天])"
    ")(?P<after>以上|以下|以[内內]|左右)?"
)
_BARE = Anchored(
    "(?<=[破过到达于至])\\s?(?P<figure>\\d{1,9}(?:\\.\\d{1,4})?)(?P<scale>[万亿]{0,2})(?=$|[，。；、）”])"
)
"""突破4000: what is counted stands before the verb."""
_BOUND_WORDS: dict[Bound, str] = {
    "at_least": "(?:不少[于於]|不低[于於]|不小[于於]|至少|最少|最低)(?:达到?|為|为)?",
    "at_most": "不超过|不超過|不高[于於]|不大[于於]|不多[于於]|至多|最多|控制在|"
    "低[于於]|小[于於]|降至",
    "more_than": "超过|超過|超出|突破|超|高[于於]|大[于於]|多[于於]|逾|上",
    "about": "大约|大約|约|約|接近|将近|近",
}
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"(?:{words})\s?$")) for bound, words in _BOUND_WORDS.items()
)
_AFTER: dict[str, Bound] = {
    "以上": "at_least", "及以上": "at_least",
    "以下": "at_most", "以内": "at_most", "以內": "at_most",
    "左右": "about", "上下": "about",
}  # fmt: skip
_LIST_HEADS = re.compile(
    "[^，。；、,;：:]{0,6}?(?:任务|任務|工作|方面|部门|部門|领域|領域|环节|環節|阶段|階段|举措|"
    "舉措|措施|维度|方向|层面|原则|"
    "要求|问题|問題|关系|行动|行動|环境|体系|要素|关键词|抓手|转变|重点(?!行业|产业|企业|实验室|"
    "产品|城市|园区|领域)|导向|目标|文件|子)"
)
_COUNTERS = frozenset("个個项項类類种種大条條件")
_PHASES = frozenset("一二三四五六")
"""中心二期 is its second phase; two of them are 两期."""


def _number(words: str) -> float | None:
    """Reads Chinese numerals up to 亿 (二十, 一百二十, 三千五百, 两万); None for digit strings."""
    total, section, digit = 0, 0, None
    for character in words:
        if character in _DIGITS:
            if digit is not None and character != "零":
                return None
            digit = _DIGITS[character]
        elif character in _POWERS:
            section += (1 if digit is None else digit) * _POWERS[character]
            digit = None
        else:
            total += (section + (digit or 0) or 1) * _SCALES[character]
            section, digit = 0, None
    return float(total + section + (digit or 0))


def _value(match: Match[str]) -> float | None:
    """The number of a match, its lower end for a range, with 万 and 亿 multiplied in."""
    scale = 1.0
    for character in match["scale"] or "":
        scale *= _POWERS.get(character) or _SCALES[character]
    if match["low"]:
        low = match["low"]
        value = float(low) if low[0].isdecimal() else _number(low)
    elif match["figure"]:
        whole = match["figure"].replace(",", "").replace("，", "")
        if len(whole) > 15:
            return None
        value = float(whole + (match["fraction"] or "").replace("．", "."))
    else:
        value = _number(match["words"])
    return None if value is None else value * scale


def _bound(match: Match[str], before: Match[str] | None, kind: Bound | None) -> Bound | None:
    if match["after"]:
        return _AFTER[match["after"]]
    if before:
        return kind
    if match["many"] or match["many2"]:
        return "more_than"
    return "at_least" if match["low"] else None


def _counts_work(match: Match[str], text: str, bounded: bool) -> bool:
    """Whether it only counts parts of the text (三项工作, 6项重点任务) or means "a" (一个平台)."""
    if match["unit"] == "期" and match["words"] in _PHASES:
        return True
    if bounded or match["unit"][0] not in _COUNTERS | {"家", "名", "座", "套", "条", "道", "门"}:
        return False
    number = match["figure"] or match["words"]
    if not match["low"] and not match["fraction"] and not match["scale"] and number in ("一", "1"):
        return True
    return bool(
        match["unit"] in _COUNTERS and _LIST_HEADS.match(text, match.end(), match.end() + 12)
    )


def _before(text: str, start: int) -> tuple[Match[str] | None, Bound | None]:
    words = text[max(0, start - 8) : start]
    for kind, pattern in _BEFORE:
        match = pattern.search(words)
        if match:
            return match, kind
    return None, None


def chinese_quantities(text: str) -> list[tuple[Quantity, int, int]]:
    """The quantities of a Chinese text (and figures with symbols in any) with start and end."""
    found = []
    for match in _CORE.finditer(text):
        before, kind = _before(text, match.start())
        bound = _bound(match, before, kind)
        value = _value(match)
        if value is None or _counts_work(match, text, bool(before or match["after"])):
            continue
        start = match.start() - (len(before[0]) if before else 0)
        unit = match["unit"].replace("％", "%")
        quantity = Quantity(text[start : match.end()], value, unit, bound)
        found.append((quantity, start, match.end()))
    return found + _shares(text) + (_bare(text) if not found else [])


def _shares(text: str) -> list[tuple[Quantity, int, int]]:
    """百分之二十 as 20 %, 六成 as 60 %, 三分之一 as 33.33 %."""
    found = []
    for match in _SHARE.finditer(text):
        value = _share(match)
        before, kind = _before(text, match.start())
        start = match.start() - (len(before[0]) if before else 0)
        if value is not None:
            bound = _AFTER[match["after"]] if match["after"] else kind
            quantity = Quantity(text[start : match.end()], value, "%", bound)
            found.append((quantity, start, match.end()))
    return found


def _share(match: Match[str]) -> float | None:
    """The share in hundredths; None where the words are no number."""
    if match["tenths"]:
        return 10.0 * _DIGITS[match["tenths"]]
    if match["below"]:
        below = _number(match["below"])
        return round(100.0 * _DIGITS[match["above"]] / below, 2) if below else None
    return _number(match["words"])


def _bare(text: str) -> list[tuple[Quantity, int, int]]:
    """A number to be reached that has no unit of its own: 终端数突破4000."""
    found = []
    for match in _BARE.finditer(text):
        before, kind = _before(text, match.start())
        start = match.start() - (len(before[0]) if before else 0)
        scale = 1.0
        for character in match["scale"]:
            scale *= _SCALES[character]
        value = float(match["figure"]) * scale
        found.append((Quantity(text[start : match.end()], value, "", kind), start, match.end()))
    return found
