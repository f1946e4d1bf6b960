"""What a target counts, in which unit, and until when."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from commitments._periods import chinese_number
from commitments.model import Mention, Quantity
from commitments.names.glossary import is_chinese, table
from commitments.names.likeness import signature
from commitments.names.naming import bare_name, fold
from commitments.names.surroundings import measures
from commitments.names.translation import compose
from commitments.quantities import find_quantities, moved_quantity

_NUMBER = re.compile(
    r"(?:不少于|不低于|不超过|超过|突破|达到|至少|约|近|超|过"
    r"|\b(?:at least|more than|over|about|around|nearly))?\s*"
    r"(?:(?<![a-z\d.])\d[\d,]*(?:\.\d+)?(?![\d.]|[a-z](?!w\b))|[一二三四五六七八九十百千两]+(?=[个家项张条批万亿%件座台辆级艘]))"
    r"(?:\s*(?:至|-|~|到|to)\s*\d[\d,]*)?"
    r"\s*(?:多|余|几)?\s*(?:万亿|千亿|百万|千万|trillion|billion|million|thousand|万|亿|千|百|%|percent|个百分点)?\s*"
    r"(?:级|元|个|家|项|张|条|件|座|台套|台|套|辆|公里|平方米|立方米|公斤|千克|毫秒|小时|分钟|吉瓦|千瓦|吨|次|人|所|户|部|种|款|场|艘)?"
    r"(?:以上|左右|以内|以下|以上的|左右的)?"
)
_WHERE = re.compile(
    r"在[^,。;:]{2,30}?(?:领域|行业|环节|场景|地区|方面)(?=每年|共|新|累计|组织|开展|举办|培育|打造|建成|建设|推广)"
)
MANY = 100
"""A number from which on it counts things, and is no share of them."""
_FEW = 20
"""A number of things, or a per cent, that many targets have."""
_AFTER = re.compile(r"(?<!\d)([一二两三四五六七八九])个?年(?:之)?后(?=[,，达超实有要将力]|$)")
"""三年后达到: a year told by how far off it is."""
_SPAN = re.compile(
    r"(?<!\d)(?:[未今往]来?后?)?(?:[二两三四五六七八九]|\d)年(?:之?内|左右|(?:的)?时间)"
    r"|\b(?:within|in|over) (?:the )?(?:next |coming )?(?:two|three|four|five|six) years\b"
)
"""A span of years, of which the one that it is said in may be the first."""
_ADDED_IN = re.compile(
    r"(?:计划|力争|用|将用|争取)?([两二三四五])年(?:时间)?(?=[新再]?(?:增|建成|建|培育|打造|培养|改造))"
)
_FLOPS = re.compile(r"(?<![\d.])\d{1,9}(?:\.\d{1,3})?\s?(?:[ep]flops|(?:exa|peta)flops?)")
_ROUND_NUMBER = re.compile(r"[十百千万]?[万亿]亿?级(?:别|以上)?(?:的)?")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=[\d%]) (?=[\u4e00-\u9fff])")
"""What some outlets put between words and figures: 到 2030 年."""
_LISTED = re.compile(r"(?:、|和|与|及)$")
_SEGMENT = re.compile(r",(?!\d{3})|[，。;；:：]")
_YEARS = re.compile(
    r"[到至在]?(?<!\d)(20[0-5]\d)(?![\d,.万亿多余家个项台辆吨公]|千[瓦米])年?(?:底|末|度)?(?:之?前)?"
)
_SCALE = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "万": 1e4,
    "千": 1e3,
    "百": 1e2,
}
_TENTHS = re.compile(r"([一二两三四五六七八九])成(?:以上|左右|以内)?(?![为立员本品果长功])")
_TENTH_DIGITS = "零一二三四五六七八九"
_BARE_NUMBER = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(万亿|亿|万)")
_WORDED = re.compile(r"[超过破逾达近上向到至](万亿|千亿|百亿|亿|千万|百万)")
_PLAIN = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|(?!20[0-5]\d(?!\d))\d{3,9})(?![\d.,%])")
_ISSUER = re.compile(r"\bministry of industry and information technology\b|\b(?:cny|rmb|usd)(?=\d)")
"""Who says it, and in whose money, are no part of what is counted."""
_OR_SO = re.compile(r"\b(\d{1,3}) or (?:fewer|less|more)\b")
_HALF = re.compile(r"(?:超|过)半(?!年|天|小时|个)|半数以上|一半以上|\b(?:more than|over) half\b")
_DOUBLED = re.compile(r"翻[一1]?番|翻倍|倍增|增长一倍|\b(?:doubl(?:e|es|ed|ing)|two-?fold)\b")
"""A number without figures: as much again."""
_NEW = re.compile(
    r"新[增建添设开]|新(?:培育|打造|认定|改造|建成|创建)|再(?:新增|建|培育|打造)|\b(?:newly|additional|add)\b"
)
_ALTOGETHER = re.compile(
    r"累计|总[数量计额]|总规模|合计|保有量|存量|\b(?:cumulative|total|altogether|overall)\b"
)
"""So many more, and so many with those that there are."""
_TIMES = "倍"
_MULTIPLE = re.compile(r"^(万亿|千亿|百亿|百万|千万|万|亿|千|百)")
_EMPTY = re.compile(
    r"[由从](?:原定|原来|目前|现在)?的?(?:提高|提升|上调|下调|调整|增加|增|扩大|扩|降低|降|缩减|压减|调减|调增)[至到为]"
    r"|(?:建设|培育|发展)?的?(?:目标|数量|总数|总量)(?=[将由从提上下调增扩降缩压]|$)"
    r"|[将要]把|做到|确保|(?:压减?|压缩|压降|降低?|提高|提升|上调|下调)[到至]|年度|冲刺|到?[今明]年年?底|年底前?|年内|每年|全年(?:对(?!接))?|建成|再打造|再新增|再选|再遴选|选取|比例|占比|规模(?!以上)|目标|将|力争|实现|新增|累计|推动|新培育|新打造|今年|明年|今明两年|未来两年|预计|我国|(?<![主重必需])要(?!求|素|点)|分别(?:达到?|为|超过)?|[到在内和与]+$"
)


def counted(mention: Mention) -> str:
    """The bare name of what a target counts: its object and the words before it in the clause."""
    quote, said = (_BLANK.sub("", fold(text)) for text in (mention.quote, mention.object))
    at = quote.find(said) if said else -1
    clause = _around(quote, at, at + len(said)) if at >= 0 else said
    # English has its verbs last: where they count several things the object alone is this one's.
    own = clause if is_chinese(quote) else said
    if len(find_quantities(quote)) > 1 and (name := kind_told(own)):
        return name
    texts = (clause, quote) if is_chinese(quote) else (clause,)
    names = [name for text in texts if (name := told(text))]
    if names:
        # Of what it is a measure the clause may say behind it: 投入3.8万亿元用于….
        return next((name for name in names if not signature(name).strong <= measures()), names[0])
    bare = bare_name(_reaching().sub("", _EMPTY.sub("", _without_numbers(clause)))).text
    if bare or is_chinese(clause):
        return bare or bare_name(_without_numbers(quote)).text
    return compose(_without_numbers(clause), plainly=True) or bare_name(quote).text


def sum_of(mention: Mention) -> str | None:
    """Whether a target counts what is added ("new") or all of it ("all"), where it says so."""
    quote, said = fold(mention.quote), fold(mention.object)
    at = quote.find(said) if said else -1
    clause = _around(quote, at, at + len(said)) if at >= 0 else quote
    new, every = _NEW.search(clause), _ALTOGETHER.search(clause)
    return None if bool(new) == bool(every) else "new" if new else "all"


def told(text: str) -> str | None:
    """The bare name of what a phrase counts; None where it doesn't say."""
    name = _counted_name(text)
    return name if signature(name).strong else None


def kind_told(text: str) -> str | None:
    """The same, where it says at least of what kind: 服务平台."""
    name = _counted_name(text)
    said = signature(name)
    return name if said.telling or said.head else None


def _counted_name(text: str) -> str:
    bare = _reaching().sub("", _EMPTY.sub("", _without_numbers(_without_place(fold(text)))))
    if not bare.strip():
        return ""  # a figure alone: it has no name, and English words needn't be looked for
    return bare_name(bare if is_chinese(bare) else _counting().sub(" ", bare)).text


def _without_place(text: str) -> str:
    """“每年组织对接” for “在航空等领域每年组织对接”: where it is counted isn't what."""
    found = _WHERE.match(text)
    return text[found.end() :] if found else text


@cache
def _counting() -> re.Pattern[str]:
    """English words around a figure that say nothing of what is counted."""
    return re.compile(rf"\b(?:{'|'.join(table('naming')['english']['counting'].split())})\b")


def _around(quote: str, start: int, end: int) -> str:
    """The clause up to the counted noun; in English, where verbs come last, all of it.

    Not what stands before it in a list of figures.
    """
    before = _SEGMENT.split(quote[:start])[-1]
    if _LISTED.search(before) and (find_quantities(before) or "分别" in quote):
        before = ""
    behind = "" if is_chinese(quote) else _SEGMENT.split(quote[end:])[0]
    return before + quote[start:end] + behind


def _without_numbers(text: str) -> str:
    blank = "" if is_chinese(text) else " "
    text = _TENTHS.sub(blank, _ROUND_NUMBER.sub("", _YEARS.sub(blank, text)))
    text = _within().sub(blank, _DOUBLED.sub(blank, text))
    return _NUMBER.sub(blank, _FLOPS.sub(blank, _ISSUER.sub(blank, text)))


@cache
def _within() -> re.Pattern[str]:
    """A number of years with what says that it is a time (两年之内)."""
    return re.compile(
        rf"[一二两三四五六七八九十\d]{{1,2}}(?:{'|'.join(table('naming')['within'])})"
    )


@cache
def _reaching() -> re.Pattern[str]:
    """Chinese words of time and of getting there that stand around a figure (压减到)."""
    words = sorted(table("naming")["reaching"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def unit_of(mention: Mention) -> str | None:
    """The unit that is counted, without multiples: 万辆 is 辆, and so are "vehicles".

    What people count with (家, 个, 项) is one unit; None for an English noun that is none.
    """
    if mention.quantity is None:
        said = fold(mention.object)
        share = _tenths(mention) or _HALF.search(said)
        return "%" if share else _TIMES if _DOUBLED.search(said) else None
    unit = _MULTIPLE.sub("", fold(mention.quantity.unit))
    unit = _scaled().get(unit, (unit, 1.0))[0]
    return _units().get(unit, unit if is_chinese(unit) or not unit.isalpha() else None) or None


@cache
def _units() -> Mapping[str, str]:
    return {word: unit for unit, words in table("naming")["units"].items() for word in words}


@cache
def _scaled() -> Mapping[str, tuple[str, float]]:
    """Units that are a multiple of another: a gigawatt is a thousand million 瓦."""
    rows = table("naming")["scaled"].items()
    return {word: (unit, scale) for unit, words in rows for word, scale in words.items()}


def number_of(mention: Mention) -> str | None:
    """The number with its multiples worked out, as text that is equal where the number is.

    A headline's 2.5万亿 has no unit, and a number all the same; 九成 is 90%.
    """
    if tenths := _tenths(mention):
        return f"{tenths * 10}"
    if mention.quantity is None:
        said = fold(mention.object)
        return _worded(said) or ("2" if _DOUBLED.search(said) else _worded(fold(mention.quote)))
    return _number(mention.quantity)


def number_before(mention: Mention) -> str | None:
    """The number that stood until the mention raised or lowered it (由20个提高到30个)."""
    moved = moved_quantity(mention.quote)
    return _number(moved[0]) if moved else None


def year_before(mention: Mention, said_on: date | None = None) -> int | None:
    """The year before that of its date, where a span of years (三年内) may end with either."""
    if said_on and (span := _span_of(mention)):
        return (mention.due_on.year if mention.due_on else said_on.year + span) - 1
    if mention.due_on is None or not _SPAN.search(fold(mention.deadline or mention.quote)):
        return None
    return mention.due_on.year - 1


def _number(quantity: Quantity) -> str:
    unit = fold(quantity.unit)
    multiple = _MULTIPLE.match(unit)
    scale = _SCALE[multiple.group()] if multiple else _scaled().get(unit, ("", 1.0))[1]
    return f"{quantity.value * scale:.10g}"


def _worded(said: str) -> str | None:
    """The number of a phrase that has no unit: 2.5万亿, 超千万, 过半数, 1,000."""
    if bare := _BARE_NUMBER.search(said):
        return f"{float(bare.group(1)) * _SCALE[bare.group(2)]:.10g}"
    if worded := _WORDED.search(said):
        return f"{_SCALE[worded.group(1)]:.10g}"
    if plain := _PLAIN.search(said):
        return f"{float(plain.group().replace(',', '')):.10g}"
    if bound := _OR_SO.search(said):
        return bound.group(1)
    return "50" if _HALF.search(said) else None


def is_particular(number: str) -> bool:
    """Whether few targets have this number: 3230 or 5.8, not 3000, nor a share such as 65."""
    value = float(number)
    if value < MANY:
        return value % 1 != 0 or (value > _FEW and value % 5 != 0)
    return len(f"{value:.10g}".partition("e")[0].replace(".", "").strip("0")) > 1


def _tenths(mention: Mention) -> int | None:
    """The number before 成 in a mention that has no other."""
    found = _TENTHS.search(fold(mention.quote)) if mention.quantity is None else None
    return _TENTH_DIGITS.index(found.group(1).replace("两", "二")) if found else None


def _span_of(mention: Mention) -> int | None:
    """The years of a span in which so many are added: 三年新增玩具馆300家."""
    found = _ADDED_IN.match(fold(mention.quote))
    return chinese_number(found.group(1)) if found else None


def year_of(mention: Mention, said_on: date | None = None) -> int | None:
    """The year by which it is to be reached: of its date, else the only year in its clause."""
    if mention.due_on:
        return mention.due_on.year
    if said_on and (after := _AFTER.search(fold(mention.quote))):
        return said_on.year + (chinese_number(after.group(1)) or 0)
    if said_on and (span := _span_of(mention)):
        return said_on.year + span
    years = {int(y) for y in _YEARS.findall(f"{mention.deadline or ''} {mention.quote}")}
    return years.pop() if len(years) == 1 else None
