"""From the words of a mention to a bare, comparable name and the marks that set namesakes apart."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from commitments.model import Mention
from commitments.names.glossary import (
    head_words,
    heads,
    is_chinese,
    strip_longest,
    table,
    without_head,
)
from commitments.names.marks import BRACKETS, take_marks
from commitments.names.purpose_names import put_before
from commitments.names.terms import longest_at, terms_of
from commitments.names.translation import compose
from commitments.traditional import simplified

LONGEST = 160
"""Characters of a name that count; what is longer is no name, and comparing it costs."""

WINDOW = 2000
"""Characters of a quote that count: beyond them no sentence is told from another."""

QUOTES = re.compile(r"[《》〈〉“”‘’\"'「」『』【】\[\]〔〕•*#`]")
_BRACKETED = re.compile(r"\([^()]*\)")
_BODY = re.compile(
    r"^$|(?:[部委局厅办院会司署行室组]|部门|联合|印发|发布|出台|起草|制定|公布|落实)$"
)
_DESCRIBED = re.compile(
    r".*(?:、|具有|符合|适应|适配|急需|条件|属性|突出|显著|鲜明|先进).*的(?=.{4})", re.DOTALL
)
_NEXT = re.compile(r"^(?:下一步|接下来|近期|年内)[,，]?(?:还|也)?将(?=..)")
_PLANNED = re.compile(
    r"^(?:计划|争取|力争)(?=[今明]年|[上下]半年|[一二三四]季度|年[内底]|底前|近期|\d{1,2}月|于|发布|印发|出台)"
)
_PLANS_TO = re.compile(
    r"plans to (?=(?:release|publish|issue|submit|finali[sz]e|launch|unveil|complete|finish|start"
    r"|begin)\b)"
)
"""A verb, where other names begin with a plan."""
_OF_THEM = re.compile(
    r"(?<=..)[二两三四五六七八九十\d]{1,2}[大项个](?=(?:专项)?(?:行动|工程|计划)$)"
)
_TAKES = re.compile(r"^.{0,12}?(?:将|还|拟|要|会|打算|计划|准备|考虑)把(?!手)(?=..)")
"""打算把行动扩展到…: what is taken further."""
_SPECIAL = re.compile(
    r"(?<=..)专项(?=(?:服务|帮扶|对接|培育|提升|推广|攻关|检查|排查|清理)(?:行动|活动|工程)$)"
)
"""What a campaign is, whatever it does: 专项服务行动."""
_LASTING = re.compile(r"(?:为期|原定|计划于)[^的]{1,10}的(?=.{4})")
_AT_LENGTH = 7
"""Characters of a description before a name; fewer may belong to it."""
_THIS = re.compile(r"(?<=..)(?:这[一]?|该)[项部个份](?=..)")
_OWN = re.compile(r"^部(?=.{4})(?![分署门级省际属件队委长位落首])")
"""The ministry's own (部人工智能标准化技术委员会), of which others leave the word out."""
_MARKED = re.compile(r"[^\u4e00-\u9fff]")
_MAY_BEGIN_A_WORD = frozenset("在年要好现拟并正")
"""Of the verbs and adverbs before a name those that more often begin a word: 在岗, 现浇, 要客."""
_TO_BE = re.compile(r"拟(?:通过|入选|入围|认定|支持|推荐|授予|复核)")
"""Of a list that is shown before it stands (拟通过复核名单) the word is part of the name."""
_GAPS = re.compile(r"(?<![a-z0-9]) | (?![a-z0-9])")
_TITLED = re.compile(r"《([^《》]+)》")
_STANDARDS = frozenset(["标准", "技术要求", "规范"])
_COVER = "通知"
_ISSUING = re.compile(r"(?:印发|发布|公布|下发)$")
"""Before a document whose notice is only the letter that it comes with."""


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name and its marks (`year:2026`, `batch:5`, `part:智能交通`, `scope:umbrella`)."""

    text: str
    marks: tuple[str, ...]


@cache
def _words() -> dict[str, tuple[str, ...]]:
    lists = {key: value for key, value in table("naming").items() if isinstance(value, list)}
    return {key: tuple(sorted(value, key=len, reverse=True)) for key, value in lists.items()}


def bounded(mention: Mention) -> Mention:
    """The mention with no more of its object, and of its quote around it, than can name a thing."""
    said, quote = mention.object, mention.quote
    if len(said) <= LONGEST * 4 and len(quote) <= WINDOW:
        return mention
    said = said[: LONGEST * 4]
    at = max(quote.find(said) - WINDOW // 2, 0) if said else 0
    return replace(mention, object=said, quote=quote[at : at + WINDOW])


def fold(text: str) -> str:
    """NFKC, simplified, lower case, no control or format characters, single blanks."""
    clean = unicodedata.normalize("NFKC", text)
    if not clean.isprintable():
        # Some character is white space other than a blank, or of control or format.
        kept = (" " if c.isspace() else c for c in clean)
        clean = "".join(c for c in kept if unicodedata.category(c)[0] != "C")
    return " ".join(simplified(clean).casefold().split())


LAYERS = 8
"""Layers around a name that are looked behind at most."""
_REMEMBERED = 4_096
"""Names whose bare form is remembered: one name is asked for several times at each mention."""


@lru_cache(_REMEMBERED)
def bare_name(text: str) -> Name:
    """The name that `text` holds, without brackets, bodies, years, verbs around it.

    English is turned into Chinese as far as the glossary knows it. Empty for text with no name.
    What one layer hid is taken off too, so that a bare name is its own bare name.
    """
    found = _bared(text)
    for _ in range(LAYERS):
        again = _bared(found.text)
        if again.text == found.text:
            break
        found = Name(again.text, found.marks)
    return found


def _bared(text: str) -> Name:
    folded = fold(text[: LONGEST * 4])[: LONGEST * 2]
    if not is_chinese(folded):
        folded = without_clause(_PLANS_TO.sub("", folded))
    marks, body = take_marks(QUOTES.sub("", _titled(put_before(folded))))
    if not is_chinese(body):
        body = compose(body)
    if not is_chinese(body):
        return Name(body[:LONGEST], marks)
    body = unicodedata.normalize("NFC", _GAPS.sub("", body))
    return Name(_strip(body if "《" in folded else _core(body))[:LONGEST], marks)


def without_clause(name: str) -> str:
    """An English name without the clause that goes on behind it (… on the basis of the pilot)."""
    for found in _english_ahead().finditer(name):
        before = name[: found.start()].rstrip(" ,;:")
        # “A plan to boost …” has its field behind what else is a clause of purpose.
        if _tells(compose(before)):
            return before
    return name


@cache
def _english_ahead() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, table("naming")["english"]["ahead"]))
    return re.compile(rf"(?<=\w)[\s,]+(?:{phrases})\b", re.IGNORECASE)


def _titled(text: str) -> str:
    """What stands in 《》 where it is the name: one pair, and no document of another kind after.

    The notice that a document is issued with (关于印发《X》的通知) is no other document.
    """
    found = _TITLED.findall(text)
    if len(found) != 1:
        return text
    after = _strip(QUOTES.sub("", BRACKETS.sub("", text.rpartition("》")[2])))
    kind = head_words().get(after)
    issued = kind == _COVER and _ISSUING.search(text.partition("《")[0])
    if issued or not after or kind in _STANDARDS or not ends_in_head(after):
        return f"《{found[0]}》{''.join(_BRACKETED.findall(text.rpartition('》')[2]))}"
    return text


def _core(name: str) -> str:
    """The name in a clause: what follows its last drafting verb, and goes before 将于近期….

    Each cut is made only where a telling word is left.
    """
    if "关于" in name:
        return name
    name = _TAKES.sub("", name)
    name = _PLANNED.sub("", _THIS.sub("", _NEXT.sub("", name)))
    name = _SPECIAL.sub("", _OF_THEM.sub("", _LASTING.sub("", name)))
    described = _DESCRIBED.match(name)
    if described and described.end() > _AT_LENGTH and _tells(name[described.end() :]):
        name = name[described.end() :]
    for found in reversed(list(_matching("core").finditer(name))):
        if _tells(name[found.end() :]):
            name = name[found.end() :]
            break
    name = _OWN.sub("", name)
    ahead = _matching("ahead").search(name)
    if ahead is None:
        return name
    before = name[: ahead.start()]
    if before in _words()["issuers"]:
        return _core(name[ahead.end() :])
    return before if _tells(before) else name


@cache
def _matching(words: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words()[words])))


def _tells(name: str) -> bool:
    return any(term.weight == "strong" for term in terms_of(name))


def _strip(name: str) -> str:
    """The name without issuing bodies, verbs before it, and what is done with it behind it."""
    if not is_chinese(name):
        return " ".join(name.split())
    while True:
        before = name
        name = name.strip(" ,.;:、，。；：·-—–~!?！？/\\|+")
        name = _without_issuer(name)
        name = _without_lead(name)
        name = _shorter(name, strip_longest(name, _words()["versions"], front=False))
        name = _without_deed(name)
        if not ends_in_head(name):
            name = _shorter(name, strip_longest(name, _words()["tail"], front=False))
        if name == before:
            return name


def _without_deed(name: str) -> str:
    """X for “X的评审和管理”: what is done with a thing isn't part of its name."""
    thing, _, deed = name.rpartition("的")
    done = thing and ends_in_head(thing) and not ends_in_head(deed) and not _tells(deed)
    return thing if done and _tells(thing) else name


def without_verbs(name: str) -> str:
    """A folded Chinese name without the verbs and adverbs in front of it."""
    while (cut := _without_lead(name)) != name:
        name = cut
    return name


def _without_lead(name: str) -> str:
    """Without a verb or adverb in front, unless a longer word begins with it (新, 新能源汽车)."""
    words = _words()
    if _TO_BE.match(name) or name.startswith(words["words"]):
        return name
    cut = strip_longest(name, words["lead"], front=True)
    known = longest_at(cut, 0) or cut.startswith(words["lead"]) or _MARKED.match(cut)
    if name.removesuffix(cut) in _MAY_BEGIN_A_WORD and not known:
        return name
    return name if longest_at(name, 0) > len(name) - len(cut) else _shorter(name, cut)


def _shorter(name: str, cut: str) -> str:
    """`cut`, unless too little would be left to be a name."""
    return cut if len(cut) >= 2 else name


def ends_in_verb(name: str) -> bool:
    """Whether a folded phrase ends in a verb that a name can follow (…纳入, 组织开展)."""
    cut = strip_longest(name, _words()["lead"], front=False)
    return len(name) - len(cut) >= 2 or name.endswith(_words()["core"])


def ends_in_head(name: str) -> bool:
    """Whether a folded name says at its end what it is (办法, 试点), as 锂电池 doesn't."""
    words, size = head_words(), len(name)
    found = next((name[i:] for i in range(size) if name[i:] in words), None)
    return found is not None and not heads()[words[found]].weak


def _without_issuer(name: str) -> str:
    """关于…的 and the bodies before it go; bodies alone go too when a name follows."""
    about = name.find("关于")
    if about >= 0 and name[about + 2 :] and _BODY.search(name[:about]):
        rest = name[about + 2 :]
        head = without_head(rest)
        if head != rest and head.endswith("的"):
            return head[:-1] + rest[len(head) :]
        return rest
    cut = strip_longest(name, _words()["issuers"], front=True)
    if cut == name:
        return name
    cut = re.sub(r"^等?[一二三四五六七八九十\d]*(?:个?部门|部委)(?:联合)?", "", cut).lstrip(
        "、,，和与"
    )
    return _shorter(name, cut)


def is_round(text: str) -> bool:
    """Whether `text` ends like something that comes round every year (下乡活动, 大赛)."""
    return QUOTES.sub("", fold(text)).endswith(_words()["rounds"])
