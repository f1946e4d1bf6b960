"""What a clause commits to: the kind, the bare name, and how far the thing is."""

import re
from dataclasses import dataclass

from commitments.chinese_clause import Predicate
from commitments.chinese_lexicon import any_of, table
from commitments.model import Kind, Stage

_OBJECTS = table("objects")
_STAGES = table("stages")
_INSTRUMENT = any_of(_OBJECTS["instrument"]["strong"])
_PROGRAMME = any_of(_OBJECTS["programme"]["strong"])
_WORK = any_of(
    [
        *_OBJECTS["instrument"]["revision"],
        "制修订工作",
        "编制工作",
        "制定工作",
        "实施",
        "建设",
        "工作",
        "研究",
        "落实",
        "落地",
        "落地实施",
        "布局",
        "作用",
        "开展",
        "创建",
        "部署",
        "项目",
        "修订工作",
        "建设工作",
        "组织实施",
        "推广",
        "应用",
        "发展",
        "贯标",
        "更新",
        "征集",
        "申报",
        "评估",
        "编写",
        "运行",
    ]
)
_GRAMMAR = _OBJECTS["grammar"]
_PAPER_VERBS = re.compile(any_of(_GRAMMAR["paper_verbs"]))
_RESEARCH = frozenset(_GRAMMAR["research_verbs"])
_URGING = frozenset(_GRAMMAR["urging_verbs"])
_OTHERS = re.compile(any_of(_GRAMMAR["others"]))
_VAGUE_MODIFIERS = re.compile(f"(?:{any_of(_GRAMMAR['vague_modifiers'])}|[、和与及化性])*")
_CREATING = frozenset(_GRAMMAR["creating_verbs"])
_PLURAL = re.compile(any_of(_GRAMMAR["plural"]))
_CONSULTS = re.compile("征求|公示|征集意见")
_TASKS = "等(?:\\d+|[一二三四五六七八九十]+)?(?:项|个)?(?:具体|重点)?(?:任务|工作|举措|措施)"
_REACHED = "基本建成|建成|落地|上线|初步建立|基本建立|投入使用|投用"
_NOTE = "(?:（[^）]*）|\\([^)]*\\))?"
_TAIL = f"{_NOTE}(?:等)?(?:的?(?:{_WORK}))*(?:等|{_TASKS}|{_REACHED})?$"
_ENDS_INSTRUMENT = re.compile(f"(?:{_INSTRUMENT})(?=[”》]?{_TAIL})")
_ENDS_PROGRAMME = re.compile(f"(?:{_PROGRAMME})(?=[”》]?{_TAIL})")
_BOOK = re.compile(r"《([^》]{3,90})》")
_BOOK_IS = re.compile(f"(?:{_INSTRUMENT})(?:（[^）]*）|\\([^)]*\\)|[》〉])*$")
_UNITS = "|".join(sorted(map(re.escape, _OBJECTS["target"]["units"]), key=len, reverse=True))
_AMOUNT = re.compile(
    f"(?:\\d[\\d.,]*|[一二两三四五六七八九十百千]+(?=万|亿|千|百|成|倍))\\s*(?:[-—～~至到]\\s*\\d[\\d.]*)?\\s*(?:余|多)?(?:[万亿千百]+)?(?:余|多)?(?:{_UNITS})"
)
_NOT_AMOUNT = re.compile(
    r"\d+(?:个|项)(?:方面|重点任务|任务|具体任务|举措|措施|重点方向|环节|部分|维度|重点领域|行动$|大类|领域)|《[^》]*》|20\d\d年|“[^”]*”|\d+月|\d+日"
)
_TARGET_CONTEXT = re.compile(
    r"达到|超过|突破|不少于|以上|左右|新增|培育|打造|建设|建成|形成|推动|提高|提升|降低|下降|增长|实现|新培育|新打造|制定|完成|遴选|认定|支持|覆盖|开展|约|占比|组织|举办|力争|至少|新建|改造|制修订|研制|年均"
)
_PARTICULAR = re.compile(
    r"[“”《》A-Z\d]|国家|全国|部级|专项|揭榜|强链|下乡|先导|试点|示范区|全国行|产业链|公共服务|预警|认证|标识|备案|监测|信息"
)
_ABSTRACT = frozenset(_OBJECTS["programme"]["abstract"])
_VAGUE = frozenset(_OBJECTS["instrument"]["vague"])
_LEADING = re.compile(
    r"^(?:一批|若干(?:个)?|系列|一系列|更多|有关|相关|各类|一些|新一轮|\d+(?:个|项|批|家)|的|好|了|和|以及|并)+"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What the grammar makes of a clause's object."""

    kind: Kind
    names: tuple[str, ...]
    """Bare names; several where the clause coordinates them."""
    particular: bool
    """The name tells it from its like."""


def sense(text: str, parsed: Predicate, goal: bool) -> Sense:
    """Kind and names of the clause `text`; `goal` says that a date to reach it by governs."""
    rest = parsed.rest if parsed.verbs else text
    if _is_target(text, goal):
        return Sense("target", (_name(rest),), True)
    measure = Sense("measure", (_name(rest),), False)
    if _moves_others(parsed):
        return measure
    return _instrument(text, parsed, rest) or _programme(parsed, rest) or measure


def _is_target(text: str, goal: bool) -> bool:
    plain = _NOT_AMOUNT.sub("", text)
    return bool(_AMOUNT.search(plain)) and (goal or bool(_TARGET_CONTEXT.search(plain)))


def _moves_others(parsed: Predicate) -> bool:
    """Others are to act, as in 鼓励企业…."""
    urges = bool(parsed.verbs) and parsed.verbs[-1] in _URGING
    return urges and bool(_OTHERS.match(parsed.rest))


def _instrument(text: str, parsed: Predicate, rest: str) -> Sense | None:
    books = [name for name in _BOOK.findall(text) if _BOOK_IS.search(name)]
    if books or (_BOOK.search(text) and _CONSULTS.search(text)):
        return Sense("instrument", tuple(books or _BOOK.findall(text)), True)
    match = _ENDS_INSTRUMENT.search(rest)
    if match is None or not _PAPER_VERBS.search("".join(parsed.verbs) + rest[match.end() :]):
        return None
    if parsed.verbs and parsed.verbs[0] in _RESEARCH:
        return None
    name = _name(rest[: match.end()])
    head = match.group()
    if len(name) <= len(head):
        return None
    particular = len(name) - len(head) >= 2 and head not in _VAGUE
    return Sense("instrument", _split(name, head, _ENDS_INSTRUMENT), particular)


def _programme(parsed: Predicate, rest: str) -> Sense | None:
    match = _ENDS_PROGRAMME.search(rest)
    if match is None or (parsed.verbs and parsed.verbs[0] in _RESEARCH):
        return None
    head = match.group()
    name = _name(rest[: match.end()])
    modifier = name[: len(name) - len(head)]
    if len(modifier) < 2:
        return None
    particular = _is_particular(head, modifier, parsed, rest)
    return Sense("programme", _split(name, head, _ENDS_PROGRAMME), particular)


def _is_particular(head: str, modifier: str, parsed: Predicate, rest: str) -> bool:
    if _PARTICULAR.search(modifier):
        return True
    if _VAGUE_MODIFIERS.fullmatch(modifier):
        return False
    if head not in _ABSTRACT:
        return True
    if not parsed.verbs:
        return head in ("工程", "行动", "专项", "计划") and len(modifier) >= 4
    made = parsed.verbs[-1] in _CREATING
    return made and len(modifier) >= 4 and not _PLURAL.search(rest)


def _name(text: str) -> str:
    """The bare name in an object phrase."""
    name = _LEADING.sub("", text.strip("，、：: "))
    return name.strip("“” ，、") if name.count("“") != name.count("”") else name.strip(" ，、")


def _split(name: str, head: str, ends: re.Pattern[str]) -> tuple[str, ...]:
    """Names that 、 or 和 join, where each stands alone; "A、B和C等行动" shares its last word."""
    pieces = [piece for piece in re.split(r"、|和|与|以及|及(?!时)", name) if piece]
    if len(pieces) < 2:
        return (name,)
    if all(len(piece) >= 4 and ends.search(piece) for piece in pieces):
        return tuple(map(_name, pieces))
    shared = re.match(rf"(.+[、和].+)等(?:特色|重点|专项|各类)?{re.escape(head)}$", name)
    if shared:
        return tuple(
            _name(piece) + head for piece in re.split(r"、|和", shared[1]) if len(piece) >= 3
        )
    return (name,)


def stage(kind: Kind, text: str, parsed: Predicate) -> Stage | None:
    """How far an instrument or programme is, by the verbs before and behind its name."""
    if kind not in ("instrument", "programme"):
        return None
    words = _STAGES[kind]
    light = set(_STAGES["programme"]["light"])
    verbs = [verb for verb in parsed.verbs if verb not in light] or list(parsed.verbs)
    lead = parsed.adverbs + "".join(verbs)
    tail = text[-6:]
    best: Stage | None = None
    for name in words["order"]:
        if any(word in lead for word in words[name]) or (
            kind == "instrument"
            and any(word in tail for word in words[name] if len(word) > 1 and name != "continue")
        ):
            best = name
    if kind == "programme" and re.search("持续|继续|深入", parsed.adverbs):
        best = "continue"
    return best or ("draft" if kind == "instrument" else "continue")
