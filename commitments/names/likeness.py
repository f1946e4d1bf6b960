"""How alike two bare names are: by what they are (heads) and what they speak of (terms)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product

from commitments.model import Verdict
from commitments.names.glossary import heads, is_chinese, table
from commitments.names.kinship import SPOKEN, kinship
from commitments.names.leftovers import SEVERAL, unpaired, untranslated
from commitments.names.terms import terms_of


@dataclass(frozen=True, slots=True)
class Signature:
    """What a name says, whatever its wording: the class of its head, and its words by weight."""

    head: str | None
    strong: frozenset[str]
    level: frozenset[str]
    generic: frozenset[str]
    parts: frozenset[str]
    """Heads inside the name (平台 in 平台建设指南)."""

    @property
    def telling(self) -> bool:
        """Whether the name alone says which thing is meant (动态调整机制, 企业名单 don't)."""
        return not self.strong <= aspects()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A verdict on two names with its score, 0 to 1, and the reason in plain English."""

    verdict: Verdict
    score: float
    reason: str


@lru_cache(maxsize=65536)
def signature(name: str) -> Signature:
    """The signature of a bare name (see naming.bare_name)."""
    found = list(terms_of(name))
    head = None
    while found and (found[-1].weight == "weak" or (found[-1].weight == "head" and _weak(head))):
        last = found.pop()
        if last.weight == "head":
            head = last.word
    by = {
        weight: frozenset(t.word for t in found if t.weight == weight)
        for weight in ("strong", "level", "generic", "head")
    }
    return Signature(head, by["strong"], by["level"], by["generic"], by["head"] - _ANY)


@cache
def aspects() -> frozenset[str]:
    """What lists and mechanisms of any field are of or about (企业, 产能)."""
    return frozenset(table("naming")["aspects"])


_ANY = frozenset(["system", "服务", "行动"])
"""Heads that inside one name say what no word of another does (系统, 服务, 工程设计规范)."""


def _weak(head: str | None) -> bool:
    return head is None or heads()[head].weak


def compare(one: str, other: str) -> Likeness:
    """Whether two bare names mean one thing. Symmetric."""
    if one == other:
        return Likeness("same", 1.0, "same name")
    a, b = signature(one), signature(other)
    shared = a.strong & b.strong
    if not shared:
        return Likeness("different", 0.0, "the names share no telling word")
    score = round(len(shared) / len(a.strong | b.strong), 2)
    a, b = _required(a, b), _required(b, a)
    a, b = _turned(a, b), _turned(b, a)
    kin = kinship(a.head, b.head)
    if kin == "apart":
        reason = f"names share {_list(shared)} but heads differ: {_heads(a, b)}"
        return Likeness("different", min(score, 0.5), reason)
    found = _compare_terms(a, b, score)
    if kin == "near":
        verdict: Verdict = "unsure" if found.verdict == "same" else "different"
        reason = f"names share {_list(shared)}; heads differ: {_heads(a, b)}"
        return Likeness(verdict, min(found.score, 0.7), reason)
    return found


def apart(one: str, other: str) -> float | None:
    """The score of two names that `compare` finds different as each says what the other doesn't.

    None where it may find otherwise. A glance: it looks at no heads and gives no reason.
    """
    a, b = signature(one).strong, signature(other).strong
    shared = a & b
    common = len(shared)
    if common == len(a) or common == len(b):
        return None
    if common >= SEVERAL and _may_mean_one(a - shared, b - shared):
        return None
    return min(round(common / (len(a) + len(b) - common), 2), 0.5)


def _may_mean_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word may be part of another (see `unpaired`), or render it (see `_fits`)."""
    pairs = product(one, other)
    return any(a in b or b in a or is_chinese(a) != is_chinese(b) for a, b in pairs)


def _compare_terms(a: Signature, b: Signature, score: float) -> Likeness:
    shared = _list(a.strong & b.strong)
    if a.strong != b.strong:
        return _compare_unequal(a, b, score)
    if a.level != b.level and not (_NATIONAL & {a.head, b.head} and a.level ^ b.level == {_NATION}):
        reason = f"names share {shared} but levels differ: {_either(a.level, b.level)}"
        return Likeness("unsure", 0.6, reason)
    one, other = a.generic | a.parts, b.generic | b.parts
    if one == other:
        return Likeness("same", 0.95, f"same words: {shared}")
    if one - other and other - one:
        return Likeness("different", 0.5, _both_say(shared, one - other, other - one))
    if deeds := (one ^ other) & _DEEDS:
        reason = f"names share {shared}, but one is its {_list(deeds)}"
        return Likeness("different", 0.5, reason)
    if a.parts == b.parts and len(a.strong) > 1:
        return Likeness("same", 0.85, f"same telling words: {shared}")
    if a.parts == b.parts and {a.head, b.head} <= _PAPERS:
        return Likeness("same", LOOSE, f"names share {shared}, but one says {_either(one, other)}")
    return Likeness("unsure", 0.6, f"names share {shared}, but one says {_either(one, other)}")


_DEEDS = frozenset(["评价", "评审", "监督"])
"""What is done to a thing, and isn't it: the evaluation of a plan."""
REVIEWS = frozenset(["复核", "复审"])
"""To look again at what was chosen before is no choosing, and not the thing."""
_NATION = "国家级"
_NATIONAL = frozenset(
    [
        "指南",
        "标准体系",
        "目录",
        "规划",
        "方案",
        "办法",
        "活动",
        "行动",
        "整治",
        "大会",
        "大赛",
        "下乡",
    ]
)
"""Heads of what is the nation's whether its name says so or not."""


def _compare_unequal(a: Signature, b: Signature, score: float) -> Likeness:
    shared = a.strong & b.strong
    only_a, only_b = unpaired(a.strong - b.strong, b.strong - a.strong, len(shared))
    if only_a and only_b:
        reason = _both_say(_list(shared), only_a, only_b)
        few = _one_of_few(a, b) or len(shared) >= _ENOUGH
        if few and _fits(only_a, only_b, len(shared - broad())):
            return Likeness("same", LOOSE, f"{reason}, perhaps a rendering of it")
        return Likeness("different", min(score, 0.5), reason)
    extra = only_a | only_b
    reason = f"one name says {_list(extra or a.strong ^ b.strong)} besides {_list(shared)}"
    if extra & REVIEWS:
        return Likeness("different", min(score, 0.5), reason)
    if not extra and (a.head, a.level, a.generic, a.parts) == (None, b.level, b.generic, b.parts):
        return Likeness("same", LOOSE, f"one name's words are part of the other's: {_list(shared)}")
    if extra <= broad() and _told_alike(a, b):
        return Likeness("same", 0.8, reason)
    enough = len(extra) * 2 <= len(shared) or len(shared - broad()) >= SEVERAL
    if enough and _one_of_few(a, b):
        return Likeness("same", LOOSE, reason)
    if score >= 0.6:
        return Likeness("unsure", score, reason)
    return Likeness("different", score, reason)


def rendered(one: str, other: str, besides: frozenset[str] = frozenset()) -> Likeness | None:
    """That two names, one of them put into Chinese, mean one thing by what they share; else None.

    A translator's words for the rest are as many as there are translators; `besides` don't count.
    """
    a, b = map(_with_system, (one, other))
    shared = (a.strong & b.strong) - broad()
    only_a, only_b = (one.strong - two.strong - besides for one, two in ((a, b), (b, a)))
    only_a, only_b = unpaired(only_a, only_b, len(shared))
    enough = _ENOUGH if {a.head, b.head} & MANY else SEVERAL
    if len(shared) < max(enough, len(only_a), len(only_b)):
        return None
    if None in (a.head, b.head) and ((only_a and only_b) or MANY & {a.head, b.head}):
        return None
    if kinship(a.head, b.head) != "alike" or (a.level and b.level and a.level != b.level):
        return None
    return Likeness("same", 0.7, f"a rendering with the same {_list(shared)}")


def _with_system(name: str) -> Signature:
    """What a name says, 系统 at its end being what English calls a system."""
    said = signature(name)
    return replace(said, head="system") if said.head is None and name.endswith("系统") else said


LOOSE = 0.75
"""How sure it is that names mean one thing of which one says more."""
_ENOUGH = 3
"""Telling words that two names share by chance in no case that is known."""


def _one_of_few(a: Signature, b: Signature) -> bool:
    """Whether names with such heads are so few that what they share tells which one is meant."""
    heads_said = {a.head, b.head} - {None}
    if not heads_said or heads_said & MANY or (len(heads_said) == 1 and not _both_or_spoken(a, b)):
        return False
    apart = a.generic - b.generic and b.generic - a.generic
    levels = a.level and b.level and a.level != b.level
    return not apart and not levels and a.parts == b.parts


def _both_or_spoken(a: Signature, b: Signature) -> bool:
    return a.head == b.head or bool({a.head, b.head} & SPOKEN)


@cache
def broad() -> frozenset[str]:
    """Telling words so broad that one outlet says them and another doesn't (制造业, 工业)."""
    return frozenset(table("naming")["broad"])


def _told_alike(a: Signature, b: Signature) -> bool:
    """Whether two names agree in all but their telling words, and name no field with many.

    Of standards they share several.
    """
    of_field = len((a.strong & b.strong) - broad()) >= SEVERAL and a.head in _FIELDS
    named = a.head == b.head and a.head is not None and (a.head not in MANY or of_field)
    return named and (a.level, a.generic, a.parts) == (b.level, b.generic, b.parts)


_PAPERS = frozenset(
    ["法律", "条例", "办法", "规定", "rule", "细则", "规划", "方案", "plan", "意见"]
)
"""Heads of papers of which one thing has one of its own."""
_FIELDS = frozenset(["标准", "技术要求", "规范", "标准体系"])
MANY = _FIELDS | {"实验室", "中心", "基金", "集群", "案例", "名单"}
"""Heads of which every field has one of its own."""


def _fits(one: frozenset[str], other: frozenset[str], shared: int) -> bool:
    """Whether enough is shared, and what is left over are words of two languages."""
    return shared >= SEVERAL and untranslated(one, other)


def _both_say(shared: str, one: frozenset[str], other: frozenset[str]) -> str:
    first, second = sorted((_list(one), _list(other)))
    return f"names share {shared}, but one says {first}, the other {second}"


def _required(one: Signature, other: Signature) -> Signature:
    """One with the other's head where it says that with another word (requirements, 十五五)."""
    if one.head is None and other.head == _PLAN and one.strong & _PERIODS:
        return replace(one, head=other.head)
    if one.head or other.head not in _REQUIRING or "要求" not in one.generic:
        return one
    return replace(one, head=other.head, generic=one.generic - {"要求"})


def _turned(one: Signature, other: Signature) -> Signature:
    """One with the other's head where it has that as its verb: 整治网络乱象, 网络乱象整治."""
    if one.head or other.head not in one.parts:
        return one
    return replace(one, head=other.head, parts=one.parts - {other.head})


_PLAN = "规划"
_PERIODS = frozenset(["十三五", "十四五", "十五五"])
"""What is a plan's name in English (15th Five-Year Plan), and its period in Chinese."""
_REQUIRING = frozenset(["技术要求", "标准", "规范"])


def _heads(a: Signature, b: Signature) -> str:
    return _list(heads()[h].display if h else "none" for h in (a.head, b.head))


def _either(one: frozenset[str], other: frozenset[str]) -> str:
    return _list(one ^ other)


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
