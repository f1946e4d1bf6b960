"""What a clause commits to: the kind and the bare name."""

import re
from functools import lru_cache

from commitments._record import Record
from commitments._words import any_in, any_of
from commitments.chinese.amount import counts_reach, is_target
from commitments.chinese.books import MADE, books_of
from commitments.chinese.clause import Predicate, predicate
from commitments.chinese.direction import is_direction
from commitments.chinese.direction_name import direction_name
from commitments.chinese.enlisted import enlisted
from commitments.chinese.examination import has_its_day, is_examination, is_once, looks_into
from commitments.chinese.founded import is_called, is_founded, is_swept
from commitments.chinese.lexicon import table
from commitments.chinese.moved import gives, moved_to, names_others, urges_others
from commitments.chinese.name import NOTE, bare_object, later_phase
from commitments.chinese.on_show import ON_SHOW
from commitments.chinese.online import put_online
from commitments.chinese.particular import (
    is_anybody,
    is_batch_out,
    is_between_bodies,
    is_everywhere,
    is_particular,
    is_routine,
    is_studied,
    is_unnamed,
    is_work_organized,
    names_itself,
    stands_alone,
)
from commitments.chinese.pointed import SOON, carries_out, given_list, names_topic, pointing
from commitments.chinese.running import (
    events_of,
    named_first,
    national_funds,
    rises_to,
    seen_to,
    such_as,
)
from commitments.chinese.verbs import SHORT, VERB
from commitments.model import Kind
from commitments.names.coordination import coordinated
from commitments.names.purpose_names import named_for

_OBJECTS = table("objects")
_INSTRUMENT = any_of(_OBJECTS["instrument"]["strong"])
_PROGRAMME = any_of(_OBJECTS["programme"]["strong"])
# Asked of a clause when its object is read, and again when it is weighed.
names_instrument = lru_cache(maxsize=512)(any_in(_OBJECTS["instrument"]["strong"]))
names_programme = lru_cache(maxsize=512)(any_in(_OBJECTS["programme"]["strong"]))
_GRAMMAR = _OBJECTS["grammar"]
_WORK = any_of([*_OBJECTS["instrument"]["revision"], *_GRAMMAR["work"]])
_ISSUING = frozenset(_GRAMMAR["issuing"])
_PAPER_VERBS = re.compile(any_of(_GRAMMAR["paper_verbs"]))
_RESEARCH = frozenset(_GRAMMAR["research_verbs"])
_VAGUE_MODIFIERS = re.compile(f"(?:{any_of(_GRAMMAR['vague_modifiers'])}|[、和与及化性])*")
_SOLICIT = frozenset(_GRAMMAR["solicit"])
_SOLICITED = re.compile(f"(?:{any_of(_GRAMMAR['solicited'])})(?:等)?$")
_NO_INSTRUMENT = re.compile(
    "标准体系$|解决方案$|新方案$|先进标准$|GB/T|技术方案$|统一标准$|管理方案$|规划$(?<=[科统][学筹]规划)|现行标准$"
    # Steps on the way to a list, standards of any sort.
    "|(?:建议|推荐|候选)名单$|(?:^|[和与及、])标准规范$|事实标准$|的办法$"
)
_TIED_VERBS = {head: re.compile(any_of(verbs)) for head, verbs in _OBJECTS["tied"].items()}
_ASKS_OPINIONS = re.compile(
    f"(?:就|对)(?P<name>[^，。《》]{{2,40}}?(?:{_INSTRUMENT}))(?:向[^，。]{{2,10}}?)?(?:公开|广泛)?(?:征求|听取|征集)[^，。]{{0,8}}意见"
    f"|征求(?:对)?(?P<other>[^，。《》]{{2,40}}?(?:{_INSTRUMENT})(?:（[^（）]{{1,12}}）)?)(?:等)?(?:的)?[^，。]{{0,6}}意见"
    f"|听取[^，。]{{2,16}}对(?P<third>[^，。《》]{{2,40}}?(?:{_INSTRUMENT}))的?[^，。]{{0,6}}意见"
)
# 标准推广, 规范的推广应用: what is there is spread, and no paper is made.
_SPREAD = re.compile("(?:发展|建设|布局|的?(?:宣贯|宣传|推广|应用){1,2})等?")
_BEING_MADE = re.compile("(?:制定|修订|制修订|编制|起草)(?:工作)?")
_REVISED = re.compile(any_of(_OBJECTS["instrument"]["revision"]))
_TASKS = (
    "等(?:\\d+|[一二三四五六七八九十]+)?(?:项|个)?(?:具体|重点)?(?:任务|工作|举措|措施)"
    "|等(?:一批|系列|多项)?(?:政策|制度)?文件"
    "|[两三四五](?:个|项|大)(?:品牌|活动|行动|工程|专项|赛事|平台)"
)
_REACHED = f"(?<=试点|补偿|示范)范围|{any_of(_GRAMMAR['reached'])}"
_TAIL = f"{NOTE}(?:等)?(?>{SOON}的?(?:{_WORK}))*(?:等|(?:{_TASKS})|{_REACHED})?$"
_ENDS_INSTRUMENT = re.compile(f"(?:{_INSTRUMENT})(?=[”》]?{_TAIL})")
_ENDS_PROGRAMME = re.compile(f"(?:{_PROGRAMME})(?=[”》]?{_TAIL})")
# …关于组织开展2027年…遴选工作的通知: the work that a notice organizes.
_ORGANIZES = re.compile(
    "关于(?:进一步|联合)?(?P<work>(?:组织|开展|实施|举办|做好|推进|推动|加快)[^，。]{4,60})的(?:通知|公告|(?:指导|实施)?意见)$"
)
# …项目并向社会公布: what else is done with it is no part of the name.
_AND_DOES = re.compile(f"并(?:向社会|对外|及时|组织|正式){{0,2}}(?:{VERB.pattern})")
_ISSUED = re.compile(
    f"(?P<name>(?:(?!将|预计)[^，。]){{2,40}}?(?P<head>{_INSTRUMENT}))(?:（[^）]*）)?(?:还|即)?(?:将|拟|预计|计划|力争)[^，。]{{0,20}}$"
)
_QUOTED = re.compile(
    "“[^”]{2,14}”(?:[^，。、的]{0,6}?)(?:服务|活动|行动|工程|计划|专项|任务|攻关|项目|对接|检查|督查|整治|巡讲|第?[一二三四五六]期|(?<=”)建设|(?<=”)(?=\\d\\.))(?:\\d\\.\\d版?|升级版)?$"
)
_METAPHORS = ("平台", "中心", "基地", "网络", "系统", "体系")
_ABSTRACT_UNLESS = frozenset(_OBJECTS["programme"]["sorts"])
_VAGUE = frozenset(_OBJECTS["instrument"]["vague"])


class Sense(Record):
    """What the grammar makes of a clause's object."""

    kind: Kind
    names: tuple[str, ...]
    """Bare names; the titles where there are several."""
    particular: bool
    """The name tells it from its like."""
    joined: bool = False
    """The name may hold several, side by side."""
    sure: bool = False
    """No learned word outweighs the kind."""

    @property
    def is_one(self) -> bool:
        """Whether it is a document or programme that its name tells from its like."""
        return self.particular and self.kind in ("instrument", "programme")

    def apart(self) -> tuple[str, ...]:
        """The bare names, each by itself; told apart only here, since few clauses are asked.

        Beside a thing a mere sort of things (培训课程体系和师资库) is no other.
        """
        if not self.joined:
            return self.names
        names = tuple(map(bare_object, coordinated(self.names[0])))
        things = tuple(name for name in names if not (self.kind == "programme" and _is_sort(name)))
        return things or names


def _is_sort(name: str) -> bool:
    """Whether a name ends in a word for many things together, and has nothing of its own."""
    head = _ENDS_PROGRAMME.search(name)
    return head is not None and head.group() in _ABSTRACT_UNLESS and not names_itself(name)


def sense(text: str, parsed: Predicate, goal: bool, topic: str = "", when: str = "") -> Sense:
    """Kind and names of the clause `text`.

    `goal` says that a date to reach it by governs, `topic` is the document that the text around
    speaks of (《…》正在报批，将尽快印发), `when` the time that governs (9月起，开展…抽查).
    """
    if parsed.verbs and "并" in parsed.rest and (also := _AND_DOES.search(parsed.rest, 2)):
        then = predicate(parsed.rest[also.start() + 1 :])
        paper = _instrument(text, then, then.rest) if then.verbs else None
        parsed = parsed._replace(rest=parsed.rest[: also.start()])
        if paper is not None and "《" not in text:
            return paper  # 组织专家复核并公告企业名单
    rest = parsed.rest if parsed.verbs else text
    if parsed.verbs and rest.startswith("是否"):
        return Sense("measure", (bare_object(rest),), False, sure=True)
    # What a phrase counts is no figure to be reached: 对18个省份开展….
    counts = parsed.preposition == "为" and "提供" in parsed.verbs
    behind = parsed.verb_at if parsed.verbs and parsed.preposition and not counts else 0
    behind = 0 if behind and counts_reach(text) else behind
    if is_target(text[behind:], goal):
        return Sense("target", (bare_object(rest),), True)
    if parsed.verbs and (for_what := named_for(rest)):
        return Sense(for_what, (rest,), True, sure=True)
    if "《" not in text and is_direction(parsed):
        return Sense("measure", (direction_name(text, parsed),), False, sure=True)
    found = _thing(text, parsed, rest, topic, when)
    return found or Sense("measure", (direction_name(text, parsed),), False)


def _thing(text: str, parsed: Predicate, rest: str, topic: str, when: str) -> Sense | None:
    """The document or programme that the clause names; None for a measure."""
    moved = moved_to(parsed)
    if moved is not None:
        found = _instrument(text, moved, moved.rest) or _programme(text, moved, moved.rest, when)
        if found is not None or names_others(parsed):
            return found
    elif urges_others(parsed):
        nation = rises_to(parsed.rest)
        return Sense("programme", (bare_object(nation),), True) if nation else None
    funds = national_funds(rest) if "基金" in rest and gives(parsed) else ""
    if named := funds or enlisted(parsed):
        return Sense("programme", (bare_object(named),), True, joined=True)
    issued = _ISSUED.match(text) if parsed.verbs and len(parsed.rest) < 2 else None
    if issued and "《" not in text and len(issued["name"]) > len(issued["head"]) + 1:
        return Sense("instrument", (bare_object(issued["name"]),), True)
    notice = _ORGANIZES.search(text) if "关于" in text else None
    if notice and "《" not in text and not (parsed.verbs and text.endswith("意见")):
        inner = predicate(notice["work"])
        return _programme(text, inner, inner.rest, when)
    running = named_first(text)
    if running:
        return Sense("programme", (bare_object(running),), True)
    if topic and "《" not in text and ON_SHOW.search(text):
        return Sense("instrument", (topic,), True)
    acts = {*parsed.verbs} - {"完成"}
    alone = bool(acts) and not parsed.rest and acts <= _ISSUING
    if topic and (alone or names_topic(topic, parsed)):
        return Sense("instrument", (topic,), True)
    if parsed.verbs and (listed := given_list(parsed, text)):
        return Sense("instrument", (listed,), True, sure=True)
    return _instrument(text, parsed, rest) or _programme(text, parsed, rest, when)


def _instrument(text: str, parsed: Predicate, rest: str) -> Sense | None:
    books = books_of(text, parsed, rest) if "《" in text or rest.endswith(MADE) else []
    if books:
        return Sense("instrument", tuple(books), True)
    bare = pointing(parsed, rest)
    if bare:
        return Sense("instrument", (bare,), True)
    opinions = _ASKS_OPINIONS.search(text) if "意见" in text else None
    if opinions:
        return Sense("instrument", (bare_object(next(filter(None, opinions.groups()))),), True)
    match = _ENDS_INSTRUMENT.search(rest) if names_instrument(text) else None
    if match is None:
        return None
    short = bool(parsed.verbs) and parsed.verbs[-1] in SHORT
    if not short and not _PAPER_VERBS.search("".join(parsed.verbs) + rest[match.end() :]):
        return None
    if parsed.verbs and parsed.verbs[0] in _RESEARCH:
        return None
    name = bare_object(rest[: match.end()])
    head = match.group()
    if len(name) <= len(head) or _NO_INSTRUMENT.search(name) or is_unnamed(parsed, rest):
        return None
    if not parsed.verbs and not _REVISED.search(rest[match.end() :]):
        return None
    if _SPREAD.fullmatch(rest, match.end()) or carries_out(head, parsed, rest):
        return None
    tied = _TIED_VERBS.get(head)
    if tied and not tied.search("".join(parsed.verbs) + rest[match.end() :]):
        return None
    if head == "清单" and parsed.verbs[-1:] == ("形成",) and match.end() == len(rest):
        return None  # 形成…问题清单: it comes of the work
    particular = len(name) - len(head) >= (4 if head in _VAGUE else 2)
    if head in _VAGUE and not particular:
        return None
    tail = rest[match.end() :]
    sure = _BEING_MADE.fullmatch(tail) is not None
    return Sense("instrument", (name,), particular, joined=True, sure=sure)


def _programme(text: str, parsed: Predicate, rest: str, when: str) -> Sense | None:
    if put_online(parsed, rest):
        return Sense("programme", (bare_object(rest.removesuffix("等")),), True)
    if parsed.verbs and parsed.verbs[0] in _RESEARCH:
        return None
    sought = bool(parsed.verbs) and parsed.verbs[-1] in _SOLICIT and "定期" not in parsed.adverbs
    if sought and _SOLICITED.search(rest) and not is_anybody(rest):
        return Sense("programme", (bare_object(rest),), True)
    if is_work_organized(parsed, rest) or is_batch_out(parsed, rest):
        return Sense("programme", (bare_object(rest),), True)
    if parsed.verbs and (_QUOTED.match(rest) or is_called(parsed, rest)):
        return Sense("programme", (rest,), True)
    match = _ENDS_PROGRAMME.search(rest) if names_programme(text) else None
    if match is None:
        begun = is_founded(text, parsed, rest) or is_swept(parsed, rest)
        runs = seen_to(rest) or (rest if begun else "")
        return Sense("programme", (bare_object(runs),), True) if runs else None
    head = match.group()
    name = bare_object(rest[: match.end()])
    modifier = name[: len(name) - len(head)]
    once = is_once(head, parsed, rest) if is_examination(head) else has_its_day(head, parsed, when)
    if once or is_between_bodies(head, modifier, parsed):
        return Sense("programme", (name,), True)
    if len(modifier) < 2:
        return Sense("programme", (head,), True) if stands_alone(head, parsed, rest) else None
    vague = _VAGUE_MODIFIERS.fullmatch(modifier.rpartition("的")[2] or modifier)
    if (
        vague
        or is_everywhere(head, modifier)
        or is_unnamed(parsed, rest)
        or is_studied(name, rest[match.end() :])
    ):
        return None
    one = such_as(modifier) if head == "活动" else None
    if one == "" and (held := events_of(modifier)):
        return Sense("programme", (held,), True, joined=True)
    if one is not None:
        return Sense("programme", (one,), True) if _ENDS_PROGRAMME.search(one) else None
    reached = bool(re.search(_REACHED, rest))
    if modifier.endswith("的") and head in _METAPHORS and not names_itself(modifier):
        return None  # 搭建观点交流的平台
    particular = is_particular(head, modifier, parsed, rest, reached)
    particular = particular or is_founded(text, parsed, rest)
    if head in _ABSTRACT_UNLESS and not particular:
        return None
    if not particular and is_routine(head, parsed):
        return None
    if is_examination(head) and not (particular and looks_into(parsed)):
        return None
    return Sense("programme", (name + later_phase(rest, match.end()),), particular, joined=True)


def behind_name(kind: Kind, rest: str) -> str:
    """The words behind a document's or programme's name: 制修订 in 安全标准制修订."""
    closing = rest.rfind("》") if kind == "instrument" else -1
    if closing >= 0 and not rest.startswith("的", closing + 1):
        return rest[closing + 1 :]
    ends = _ENDS_INSTRUMENT if kind == "instrument" else _ENDS_PROGRAMME
    match = ends.search(rest, closing + 1)
    return rest[match.end() :] if match else rest[closing + 1 :] if closing >= 0 else ""
