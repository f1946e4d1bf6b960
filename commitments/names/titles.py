"""The name by which a commitment is shown, chosen from what its mentions call it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from commitments.model import Kind, Mention
from commitments.names.completion import completed
from commitments.names.glossary import PAPERS, head_words, is_chinese, table, without_head
from commitments.names.goal_titles import goal_title
from commitments.names.likeness import signature
from commitments.names.naming import QUOTES, bare_name, bounded, fold, without_clause

_LONGEST = 60
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff\d”]) (?=[\u4e00-\u9fff“])|(?<=[\u4e00-\u9fff]) (?=\d)")
_AMONG = re.compile(
    r"(?P<one>[^、，,]{2,})等(?!级|效|离子|值|温)(?:一揽子|一系列|系列|相关|重点|重大)?(?P<sort>\w{2,})"
)
"""One of several, and what they all are: 首席质量官等制度."""
_BOOK = re.compile(r"[《》〈〉]")
_COUNT = re.compile(r"^[一二三四五六七八九十百\d]+[个大类项]")
_YEAR = re.compile(r"^(?:20\d\d(?:年度?)?|第[一二三四五六七八九十\d]{1,3}批)")
_LISTED = re.compile(r"[,，、;；。等]")
_NOTICE = re.compile(r"^.*?关于(.{4,})的(?:通知|公告|(?:指导|实施)?意见)$")
_POINTING = re.compile(r"[本该此][次项部个批轮]|上述|前述")
_CALL = re.compile(r"(?:申报|遴选|推荐|复核|评估|验收)工作$")
_FIELDS = frozenset({"标准", "标准体系"})
_PAPERS = PAPERS | {"技术要求"}
_BARE = 2
"""Characters of a head that alone says nothing (活动); 专项督查 says something."""


def title(mentions: Sequence[Mention]) -> str:
    """The best name that mentions give: in 《》 first, then Chinese, bare, the longest of all."""
    # Most of what speaks of a commitment again uses the same words.
    others = {(m.kind, m.object, m.quote, m.quantity): m for m in mentions}.values()
    quotes = {m.quote for m in others}
    found = {_shown(m) for m in others}
    return max(found, key=lambda c: (*_merit(c, quotes), c)) if found else ""


def _shown(mention: Mention) -> str:
    """What one mention calls it: whole, without 《》 or the state of its text."""
    mention = bounded(mention)
    if mention.kind == "measure":
        return mention.object if len(mention.object) > _BARE else mention.quote
    if mention.kind == "target":
        return goal_title(mention)
    said = mention.object or mention.quote
    name = _version().sub("", _BOOK.sub("", completed(said, mention.quote))).strip()
    if "《" not in mention.object:
        name = _alone(_BLANK.sub("", _bared(name, mention.kind)))
    if not name[1:2].isupper():  # eSIM and iOS stay
        name = name[:1].upper() + name[1:]
    return name or mention.quote


def _alone(name: str) -> str:
    """The one that a list leaves to this mention: 车载终端标准 for its last, 车载终端等标准."""
    found = _AMONG.fullmatch(name)
    if found is None or name.startswith("关于"):
        return name
    one, sort = found["one"], found["sort"]
    own, theirs = signature(bare_name(one).text).head, signature(bare_name(sort).text).head
    return one if own in _PAPERS and theirs in _PAPERS else one + sort


def particular(name: str, kind: Kind) -> bool:
    """Whether a title says enough to tell a reader of by itself: not 活动, nor 有关标准."""
    if kind == "target":
        return True
    bare = bare_name(name).text
    if bare in head_words() and len(bare) <= _BARE:
        return False
    said = signature(bare)
    if not is_chinese(bare) and not (said.telling or said.generic or said.parts):
        return False
    return said.head not in _FIELDS or (said.telling and without_head(bare) not in _facets())


@cache
def _facets() -> frozenset[str]:
    """What standards of any field are about: 试验方法."""
    return frozenset(table("naming")["facets"])


def _bared(name: str, kind: Kind) -> str:
    """A name without the clause around it: bodies and verbs before it, and an English tail."""
    if not is_chinese(name):
        return without_clause(name)
    notice = _NOTICE.match(name) if kind == "programme" else None
    if notice and signature(bare_name(notice.group(1)).text).telling:
        name = notice.group(1)
    about = name.find("关于")
    whole = bare_name(name)
    if about >= 0:
        return name[about:] if bare_name(name[about:]) == whole else name
    openings = _openings(whole.text)
    starts = (i for i in range(len(name) - 1, 0, -1) if _folded(name[i]) in openings)
    shown = (name[i:] for i in starts if bare_name(name[i:]) == whole)
    return next((each for each in shown if each.count("“") == each.count("”")), name)


@lru_cache(4_096)
def _folded(character: str) -> str:
    return fold(character)


def _openings(bare: str) -> frozenset[str]:
    """The characters with which a shown name can begin: its first, a quotation mark, a year."""
    return frozenset((bare[:1], "“", '"', "2", "第", "国", "全"))


@cache
def _version() -> re.Pattern[str]:
    return re.compile(rf"[（(](?:{'|'.join(table('naming')['versions'])})[）)]")


def _merit(name: str, quotes: Iterable[str]) -> tuple[bool, bool, bool, bool, bool, int]:
    return (
        len(name) <= _LONGEST,
        any(f"《{name}》" in quote for quote in quotes),
        is_chinese(name),
        without_head(bare := bare_name(name).text) != bare,  # be it a round of work alone (申报)
        _well_formed(name),
        len(name),
    )


def _well_formed(name: str) -> bool:
    """Whether a name begins and ends as its bare form does, a count aside, and neither is a list
    nor points at one (本次活动)."""
    bare, folded = bare_name(name).text, QUOTES.sub("", fold(name)).replace(" ", "")
    undated = _YEAR.sub("", folded)
    begins = bare[:2] in (undated[:2], _COUNT.sub("", undated)[:2])
    ends = (folded, folded.removesuffix("工作"), _CALL.sub("", folded))
    whole = begins and any(each.endswith((bare[-2:], ")")) for each in ends)
    return whole and not _LISTED.search(name) and not _POINTING.match(name)
