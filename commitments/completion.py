"""Names that share their last words with others of a list, made whole."""

import re

from .glossary import head_in, head_words, is_chinese
from .naming import QUOTES, ends_in_head, fold, without_verbs
from .sharing import whole_item

_INSIDE = re.compile(r"[“\"「]([^”\"」]{1,8})[”\"」]")
LEVEL = re.compile(r"(?<=..)(?:国家级?|省级|部级)(?=..)")
"""Whose all things of a list are (A、B国家实验室)."""
_LISTED = re.compile(r"[、和与及等]")
_PACKAGE = re.compile(r"^(?:一揽子|一系列|系列)(?=.)")
_COUNTED = re.compile(r"([^,。;:、的]{1,12}?)[两二三四五六七八九十]个(?:重点)?(?=产业|行业|领域)")
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
    folded = fold(quote)
    text = _of_several(text, folded)
    bare = QUOTES.sub("", fold(text)).rstrip("、,和与及等")
    if kind := _kind_of_titled(bare, folded):
        return bare + kind
    quote = QUOTES.sub("", folded)
    if bare and (placed := _placed(bare, quote)):
        return placed
    if bare and not is_chinese(bare):
        return whole_item(fold(text), folded) or text
    if not bare or ends_in_head(bare):
        return text
    at = quote.find(bare)
    end = at + len(bare)
    if at < 0 or not _LISTED.match(quote, end):
        return text
    stop = _STOP.search(quote, end)
    clause = quote[: stop.start()] if stop else quote
    among = clause.find("等", end) + 1
    span = head_in(clause, among or end)
    if span is None:
        return text
    level = None if among else LEVEL.search(clause, end, span[0])
    shared = among or (level.start() if level else span[0])
    if not among and not text.endswith(("”", '"')):
        quoted = (w for w in _INSIDE.findall(folded) if clause.endswith(w, end, span[0]))
        shared -= max(map(len, quoted), default=0)
    rest = _PACKAGE.sub("", clause[shared : _end(clause, *span)])
    return bare + rest[_overlap(bare, rest) :]


def _of_several(text: str, quote: str) -> str:
    """The last of a list without their count: 铝高质量发展方案 for “铜、铝两个产业的…方案”."""
    counted = _COUNTED.match(fold(text))
    if not counted or not quote[: max(quote.find(fold(text)), 0)].endswith(
        ("、", "和", "与", "及")
    ):
        return text
    return counted.group(1) + fold(text)[counted.end() :]


def _kind_of_titled(bare: str, quote: str) -> str | None:
    """What a title that doesn't say it is: the 标准 beside 《产品识别码》; None where it does."""
    at = quote.find(f"《{bare}》") if bare else -1
    if at < 0 or ends_in_head(bare):
        return None
    end = at + len(bare) + 2
    span = head_in(quote, end)
    kind = quote[slice(*span)] if span and span[0] == end else ""
    return kind if head_words().get(kind) == "标准" else None


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
