"""Bytes to text: marks first, then strict UTF-8, then what the text itself shows.

Labels lie in Chinese feeds and pages (UTF-8 called gb2312, GBK called utf-8), so a label only
decides where the bytes don't.
"""

import codecs
import re

from charset_normalizer import from_bytes

from sources._source import FetchError, Page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABEL = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_LABEL_WITHIN = 4096
# Browsers read every GB label as GB18030 and Big5 with the Hong Kong characters; so do we.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs"}
# A label chooses among the encodings of the web only: Python's codecs also unpack archives (zlib),
# run quadratically (punycode) or give no text at all (base64).
_ENCODING = re.compile(
    r"utf-8|utf-16(-[lb]e)?|gb18030|big5hkscs|hz|ascii|iso8859-\d+|cp(125\d|437|85\d|866|874|932|949)"
    r"|koi8-[ru]|mac-(roman|cyrillic)|shift_jis(x?_?20\d\d)?|euc_(jp|kr)|iso2022_(jp|kr)"
)
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经业部日月新企信息展推进制"
    "這個國時來們對會發動過說產種後學經業開關進與"
)
_SAMPLE = 30_000
"""Characters by which a reading is judged."""
_HAN = re.compile("[\u4e00-\u9fff]")
_ENOUGH = 0.08
"""Share of common characters from which a text counts as Chinese; real text has 0.2 to 0.4."""


def decode(body: bytes, declared: str | None = None) -> str:
    """Text of `body`; `declared` is the charset that the HTTP header names, if any.

    A few broken bytes become U+FFFD, a multi-byte character cut off at the end is dropped.
    Raises ValueError when the bytes are no text.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, errors="replace")
    if body[:2] in (b"<\0", b"\0<"):
        return body.decode("utf-16-le" if body[:1] == b"<" else "utf-16-be", errors="replace")
    if b"\0" in body[:_LABEL_WITHIN]:
        raise ValueError("binary data, not text")
    text = _strict(body, "utf-8")
    if text is not None:
        return text
    if _damaged_utf8(body):
        return body.decode("utf-8", errors="replace")
    return _by_evidence(body, declared)


def page_text(page: Page) -> str:
    """Text of a page by its own header and bytes; raises FetchError naming URL or path."""
    declared = _HEADER.search(page.headers.get("content-type", ""))
    try:
        return decode(page.body, declared[1] if declared else None)
    except ValueError as error:
        raise FetchError(str(error), where=page.url or page.path) from error


def _strict(body: bytes, codec: str) -> str | None:
    """The text if every byte fits; only a character cut off at the very end is forgiven."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        return decoder.decode(body, final=False)
    except UnicodeDecodeError:
        return None


def _damaged_utf8(body: bytes) -> bool:
    """Whether this is UTF-8 with a few bad bytes: text in GBK hardly ever has a valid sequence."""
    text = body.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - bad
    return good > 8 * bad


def _by_evidence(body: bytes, declared: str | None) -> str:
    labels = [declared or ""]
    if found := _LABEL.search(body[:_LABEL_WITHIN]):
        labels.append(found[1].decode("ascii"))
    named = [codec for label in labels if (codec := _codec(label))]
    best, best_share = None, 0.0
    for codec in dict.fromkeys((*named, "gb18030", "big5hkscs")):
        text = _strict(body, codec) or body.decode(codec, errors="replace")
        share = _chinese_share(text)
        if share > best_share * 1.2:  # the label wins unless another reading is clearly better
            best, best_share = text, share
    if best is not None and best_share >= _ENOUGH:
        return best
    for codec in named:
        if codec != "utf-8" and (text_or_none := _strict(body, codec)) is not None:
            return text_or_none
    guess = from_bytes(body).best()
    if guess is None:
        raise ValueError("no known charset fits")
    return str(guess)


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    name = _WIDER.get(name, name)
    return name if _ENCODING.fullmatch(name) else None


def _chinese_share(text: str) -> float:
    """How much of the text beyond ASCII is everyday Chinese; broken bytes count against it."""
    wide = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not wide:
        return 0.0
    common = sum(1 for char in wide if char in _COMMON)
    han = sum(1 for char in wide if _HAN.match(char))
    return (common - 2 * wide.count("\ufffd")) / max(len(wide), 1) if han else 0.0
