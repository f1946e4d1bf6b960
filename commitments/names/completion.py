"""Names that share their last words with others of a list, made whole."""

import re

from commitments.names.glossary import head_in, head_words, is_chinese, without_head
from commitments.names.naming import QUOTES, ends_in_head, fold, without_verbs
from commitments.names.purpose_names import put_before
from commitments.names.sharing import whole_item

_INSIDE = re.compile(r"[“\"「]([^”\"」]{1,8})[”\"」]")
LEVEL = re.compile(r"(?<=..)(?:国家级?|省级|部级)(?=..)")
"""Whose all things of a list are (A、B国家实验室)."""
_LISTED = re.compile(r"[、和与及等]|以及")
PACKAGE = re.compile(
    r"^(?:一揽子|一系列|系列|(?:\d{1,2}|[两二三四五六七八九十]{1,2})个(?!领域|行业|产业|重点|方面))(?=.)"
)
_COUNTED = re.compile(r"([^,。;:、的]{1,12}?)[两二三四五六七八九十]个(?:重点)?(?=产业|行业|领域)")
_OF_ALL = re.compile(r"[两二三四五六七八九十](?:个|项|份|类|部)(?=..)")
"""Behind a list, what it is a list of (A、B、C三个数字化转型指南)."""
_JOINTS = ("、", "和", "与", "及")
_PAIR = re.compile(
    r"(?P<before>[^“”,，。;；:：、]{2,16})“(?P<one>[^“”]{1,12})”(?:[和与、及]|以及)?"
    r"“(?P<other>[^“”]{1,12})”(?P<head>行动|工程|计划|活动|专项|试点|项目)"
)
_WAYS = "方法"
"""A head by itself, and no more than a field in a list of standards (试验方法等标准)."""
_BATCH = r"第[一二三四五六七八九十\d]{1,3}批"
_REVIEWED = re.compile(
    rf"{_BATCH}(?P<thing>[^,，。;；:：、]{{3,40}}?)(?:培育|认定|遴选|申报|推荐|评选)(?:工作)?(?:和|与|及|以及)"
    rf"(?P<batch>{_BATCH})(?P<deed>(?:复核|复审|评估|验收)(?:工作)?)"
)
"""A batch that is chosen beside one that is reviewed: 第八批…企业培育和第五批复核."""
CHOSEN_AND_REVIEWED = re.compile(
    r"(?P<year>20[0-5]\d年度?)?(?P<what>[^,，。;；:：、]{4,40}?)(?P<one>认定|遴选|评选|申报|推荐)(?:和|与|及|以及)"
    r"(?P<again>(?P=what))?(?P<deed>(?:复核|复审|复评)(?:评价|评估)?(?:工作)?)(?=$|[,，。;；:：])"
)
"""What is chosen and, of those chosen before, looked at again: …企业认定及复核评价工作."""
_AGAIN = ("复核", "复审", "复评", "评价", "评估", "工作")
_STANDARD = "标准"
_KIND_BEFORE = re.compile(
    r"((?:强制性|推荐性)?(?:国家|行业)标准)(?:gb(?:/t)? ?\d{3,6}(?:[-—.]\d{1,4}){0,2})?$"
)
"""What a title that doesn't say it is, right before it: 强制性国家标准《…能效等级》."""
_STOP = re.compile(r"[,。;:]")
PLACED = re.compile(
    r"(?P<topic>[^,。;:、在]{2,})在(?P<places>[^,。;:、在]{2,}(?:、[^,。;:、在]{2,})+)"
    r"等(?P<shared>(?:多个)?(?:场景|领域|环节|行业))"
)
"""One thing in several places, each with a paper of its own (机器人在焊接、喷涂等场景技术要求)."""
_LEADING = re.compile(r"包括|涉及|[为的]")


def completed(text: str, quote: str) -> str:
    """`text` with the head that its list shares: 锂电池 in “锂电池、光伏等标准” is a 标准.

    Only where the words behind it in the quote go on as a list; else `text` itself.
    """
    if pair := _of_pair(text, quote):
        return pair
    if (turned := put_before(text)) != text:
        return turned
    if reviewed := _of_review(text, quote):
        return reviewed
    folded = fold(quote)
    text = _of_several(text, folded)
    bare = QUOTES.sub("", fold(text)).rstrip("、,和与及等")
    if kind := _kind_of_titled(bare, folded):
        return bare + kind
    if bare and (placed := _placed(bare, QUOTES.sub("", folded))):
        return placed
    if last := _last_of_list(text, quote):
        return last
    if bare and not is_chinese(bare):
        return whole_item(fold(text), folded) or text
    return text if not bare or _is_whole(bare) else _with_head(text, bare, folded)


def _with_head(text: str, bare: str, folded: str) -> str:
    """`text` with what its list shares behind it in the clause; itself where it is in no list."""
    quote = QUOTES.sub("", folded)
    at = quote.find(bare)
    end = at + len(bare)
    if at < 0 or not _LISTED.match(quote, end):
        return text
    stop = _STOP.search(quote, end)
    clause = quote[: stop.start()] if stop else quote
    among = clause.find("等", end) + 1
    if not among and without_head(bare) != bare:
        return text
    span = head_in(clause, among or end)
    while span and clause.startswith("化", span[1]):
        span = head_in(clause, span[1])  # 标准化技术委员会 is no 标准
    if span is None:
        return text
    counted = None if among else _OF_ALL.search(clause, end, span[0])
    level = None if among else LEVEL.search(clause, end, span[0])
    whole = counted.end() if counted else level.start() if level else span[0]
    shared = among or whole
    if not among and not text.endswith(("”", '"')):
        quoted = (w for w in _INSIDE.findall(folded) if clause.endswith(w, end, span[0]))
        shared -= max(map(len, quoted), default=0)
    rest = PACKAGE.sub("", clause[shared : _end(clause, *span)])
    return bare + rest[_overlap(bare, rest) :]


def _of_several(text: str, quote: str) -> str:
    """The last of a list without their count: 铝高质量发展方案 for “铜、铝两个产业的…方案”."""
    counted = _COUNTED.match(fold(text))
    if not counted or not quote[: max(quote.find(fold(text)), 0)].endswith(_JOINTS):
        return text
    return counted.group(1) + fold(text)[counted.end() :]


def _last_of_list(text: str, quote: str) -> str | None:
    """The last of a list by itself: 陶瓷产品标准, where a list was cut to 陶瓷等产品标准."""
    item, among, shared = text.partition("等")
    if not among or not shared or "、" in item:
        return None
    if not quote.partition(text)[0].endswith(_JOINTS):
        return None
    return item if _is_whole(fold(item)) else item + PACKAGE.sub("", shared)


def _is_whole(name: str) -> bool:
    return ends_in_head(name) and not name.endswith(_WAYS)


def _of_pair(text: str, quote: str) -> str | None:
    """The whole name of one of two in quotation marks: 窑炉“净化”行动 of 窑炉“点亮”和“净化”行动."""
    pair = _PAIR.search(quote) if "“" in text else None
    if pair is None:
        return None
    name = without_verbs(fold(pair["before"]))
    before = pair["before"][-len(name) :]
    if text == f"{pair['before']}“{pair['one']}”" or text == f"{before}“{pair['one']}”":
        return f"{before}“{pair['one']}”{pair['head']}"
    whole = text == f"“{pair['other']}”{pair['head']}"
    return before + text if whole else None


def _of_review(text: str, quote: str) -> str | None:
    """The whole name of a review that stands beside the selection: 第五批…企业复核."""
    again = CHOSEN_AND_REVIEWED.search(quote) if text.endswith(_AGAIN) else None
    if again and text in (again["deed"], again["what"] + again["deed"]):
        what = without_verbs(again["what"]) if not again["year"] else again["what"]
        return (again["year"] or "") + what + again["deed"]
    found = _REVIEWED.search(quote) if text.startswith("第") else None
    if found is None or text != f"{found['batch']}{found['deed']}":
        return None
    return f"{found['batch']}{found['thing']}{found['deed']}"


def _kind_of_titled(bare: str, quote: str) -> str | None:
    """What a title that doesn't say it is: the 标准 beside 《产品识别码》; None where it does."""
    at = quote.find(f"《{bare}》") if bare else -1
    if at < 0 or ends_in_head(bare):
        return None
    end = at + len(bare) + 2
    span = head_in(quote, end)
    kind = quote[slice(*span)] if span and span[0] == end else ""
    if head_words().get(kind) == _STANDARD:
        return kind
    before = _KIND_BEFORE.search(quote[:at])
    return before.group(1) if before else None


def _placed(bare: str, quote: str) -> str | None:
    """The whole name of a thing in one of several places; None where `bare` isn't of such."""
    found = PLACED.search(quote)
    if found is None or (span := head_in(quote, found.end())) is None:
        return None
    places = found["places"].split("、")
    shared = quote[found.start("shared") : _end(quote, *span)]
    topic = without_verbs(_LEADING.split(found["topic"])[-1])
    own = {f"{topic}在{places[0]}": places[0]} | {place: place for place in places[1:-1]}
    own[f"{places[-1]}等{shared}"] = places[-1]
    return f"{topic}{own[bare]}{shared}" if bare in own else None


def _end(clause: str, start: int, end: int) -> int:
    """Where a head ends that goes on in another: 提升行动 in 提升行动方案."""
    longer = head_in(clause, start + 1)
    return longer[1] if longer and longer[0] < end < longer[1] else end


def _overlap(name: str, shared: str) -> int:
    """Characters at the end of a name that the shared words begin with too (水效提升, 提升行动)."""
    sizes = range(min(len(name), len(shared)), 1, -1)
    return next((size for size in sizes if name.endswith(shared[:size])), 0)
