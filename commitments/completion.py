"""Names that share their last words with others of a list, made whole."""

import re

from .glossary import head_in, is_chinese
from .naming import QUOTES, ends_in_head, fold

_INSIDE = re.compile(r"[“\"「]([^”\"」]{1,8})[”\"」]")
_LISTED = re.compile(r"[、和与及等]")
_STOP = re.compile(r"[,。;:]")


def completed(text: str, quote: str) -> str:
    """`text` with the head that its list shares: 锂电池 in “锂电池、光伏等标准” is a 标准.

    Only where the words behind it in the quote go on as a list; else `text` itself.
    """
    bare = QUOTES.sub("", fold(text)).rstrip("、,和与及等")
    if not bare or not is_chinese(bare) or ends_in_head(bare):
        return text
    inside = _INSIDE.findall(fold(quote))
    quote = QUOTES.sub("", fold(quote))
    at = quote.find(bare)
    end = at + len(bare)
    if at < 0 or not _LISTED.match(quote, end):
        return text
    span = head_in(quote, end)
    if span is None or _STOP.search(quote, end, span[0]):
        return text
    shared = quote.rfind("等", end, span[0]) + 1 or span[0]
    for word in inside:
        if quote.endswith(word, end, span[0]):
            shared = min(shared, span[0] - len(word))
    return bare + quote[shared : span[1]]
