"""What is kept of an article's text to find the same or nearly the same text again.

A fingerprint must come out equal on every machine and in every later version: it is stored,
and what is stored is compared with what is computed years later. Hence fixed constants, fixed
byte orders and a test with literal values.
"""

import hashlib
import re
from dataclasses import dataclass

import numpy as np
import xxhash
from numpy.typing import NDArray

from articles.article import Article, Language
from articles.normalize import letters, normalize, sentences, strip_dateline

BANDS = 32
ROWS = 3
PERMUTATIONS = BANDS * ROWS
SHINGLE = 5
"""Characters in a shingle of Chinese."""
WORDS = 3
"""Words in a shingle of English."""
SENTENCE = 10
"""Letters and digits that a sentence has at least, to say anything about its origin."""
SHORT = 40
"""With fewer letters than this a body ("see the attachment") needs its title to be known by."""

# Days, months and times of day say when a text was written, not what; years are kept apart.
_NUMBER = re.compile(
    r"(?=\d)(?:"
    r"(?P<iso>\d{4})\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)"
    r"|(?P<year>\d{4})\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?"
    r"|\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?|\d{1,2}\s*日|\d{1,2}\s*[:：]\s*\d{2}(?!\d)"
    r"|(?P<figure>\d[\d.,]*\d|\d)"
    r")"
)
_NAME = re.compile(r"《([^《》]{4,80})》")
NAMES = 8
"""Names that are kept of a text, the first ones."""
TITLE = "#"
"""Stands before the name that an official text has by its own title."""
_OFFICIAL = re.compile(
    r"关于.{4,150}(?:通知|通告|公告|公示|意见|决定|批复|函)$"
    r"|公告\s*[(（]\s*\d{4}\s*年\s*第?\s*\d+\s*号\s*[)）]$"
)
_LONGEST_TITLE = 160
"""Characters, from the end of a title, in which its official form is looked for."""
_ENGLISH_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_FIGURE = 9
_BLOCK = 1024
"""Shingles that are permuted at once: bounds memory on a text of megabytes."""

_U32 = NDArray[np.uint32]
_U64 = NDArray[np.uint64]


def _constants(purpose: bytes, count: int) -> _U64:
    """Odd numbers from SHA-256, whose output no version of a library changes."""
    stream = b"".join(hashlib.sha256(purpose + b" %d" % n).digest() for n in range(count // 4 + 1))
    return np.frombuffer(stream, dtype="<u8")[:count].astype(np.uint64) | np.uint64(1)


_PLACES = _constants(b"place in a shingle", SHINGLE).astype(np.uint32)
_SPREAD = _constants(b"spread", 1).astype(np.uint32)[0]
_HALF = np.uint32(15)
_FACTORS = _constants(b"permutation", PERMUTATIONS).astype(np.uint32)[:, None]
_ROW_FACTORS = _constants(b"row of a band", ROWS)
_BAND_OFFSETS = _constants(b"band", BANDS)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Everything that is compared of one text."""

    body_hash: str
    """SHA-256 (64 hex digits) of the text's letters without dateline: equal means identical."""
    signature: bytes
    """96 MinHash minima, 32 bits each, little-endian; empty for a text without letters."""
    bands: tuple[int, ...]
    """32 keys, signed 64-bit, of which two alike texts share at least one; ascending."""
    sentences: tuple[int, ...]
    """Hashes, signed 64-bit, of the sentences of 10 letters or more; ascending, distinct."""
    figures: tuple[int, ...] = ()
    """The numbers in the text but those of days and times, digits only (12.5 is 125), below
    10^9; ascending, distinct."""
    years: tuple[int, ...] = ()
    """The years that the text names; ascending, distinct."""
    names: tuple[str, ...] = ()
    """What the text names in 《》, letters only, in the order of the text; at most eight. Before
    them, behind `TITLE`, what an official text is called by its title."""


def fingerprint(article: Article) -> Fingerprint:
    """Return the fingerprint of `article`'s body (with the title where the body is short)."""
    text = _text(article)
    pieces = sentences(text)
    bare = "".join(pieces)
    if article.language == "en":
        hashes = _word_shingles(normalize(text))
    else:
        hashes = _character_shingles(bare)
    minima = _minima(hashes)
    figures, years = _figures(text, article.language)
    return Fingerprint(
        body_hash=_digest(bare),
        signature=minima.astype("<u4").tobytes(),
        bands=_bands(minima),
        sentences=_sentences(pieces),
        figures=figures,
        years=years,
        names=_own_name(article.title) + _names(text),
    )


def body_hash(article: Article) -> str:
    """Return what `fingerprint(article).body_hash` is, without computing the rest."""
    return _digest(letters(_text(article)))


def _text(article: Article) -> str:
    body = strip_dateline("\n".join(article.paragraphs))
    short = len(body) < 4 * SHORT and len(letters(body)) < SHORT
    # A title made from the body adds nothing, and no other outlet has it.
    if short and not article.title_derived:
        return f"{strip_dateline(article.title)}\n{body}"
    return body


def _own_name(title: str) -> tuple[str, ...]:
    """Return the name that the form of its title gives to a notice or an announcement."""
    official = _OFFICIAL.search(title[-_LONGEST_TITLE:].rstrip())
    return (TITLE + letters(official.group()),) if official else ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(letters, _NAME.findall(text)))))[:NAMES]


def _digest(bare: str) -> str:
    return hashlib.sha256(_bytes(bare)).hexdigest()


def _sentences(pieces: list[str]) -> tuple[int, ...]:
    keys = {
        _signed(xxhash.xxh3_64_intdigest(_bytes(piece)))
        for piece in pieces
        if len(piece) >= SENTENCE
    }
    return tuple(sorted(keys))


def _figures(text: str, language: Language) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers in `text`, and the years."""
    figures: set[int] = set()
    years: set[int] = set()
    for found in _NUMBER.finditer(text):
        # Full-width digits are digits to `\d` and to `int` as well: no folding needed.
        if figure := found["figure"]:
            if language == "en" and _ENGLISH_YEAR.fullmatch(figure):
                years.add(int(figure))
            elif len(digits := figure.replace(".", "").replace(",", "")) <= _LONGEST_FIGURE:
                figures.add(int(digits))
        elif year := found["year"] or found["iso"]:
            years.add(int(year))
    return tuple(sorted(figures)), tuple(sorted(years))


def _character_shingles(text: str) -> _U32:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if codes.size == 0:
        return np.empty(0, dtype=np.uint32)
    length = min(SHINGLE, codes.size)
    count = codes.size - length + 1
    total: _U32 = codes[:count] * _PLACES[0]
    for offset in range(1, length):
        total += codes[offset : offset + count] * _PLACES[offset]
    # Spread what differs in few bits over all of them.
    total ^= total >> _HALF
    total *= _SPREAD
    total ^= total >> _HALF
    return total


def _word_shingles(text: str) -> _U32:
    words = [word for word in (letters(piece) for piece in text.split()) if word]
    if not words:
        return np.empty(0, dtype=np.uint32)
    length = min(WORDS, len(words))
    runs = (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
    return np.array([xxhash.xxh32_intdigest(_bytes(run)) for run in runs], dtype=np.uint32)


def _minima(hashes: _U32) -> _U32:
    """Return the smallest value of each permutation over `hashes`; empty for none."""
    if hashes.size == 0:
        return np.empty(0, dtype=np.uint32)
    lowest = np.full(PERMUTATIONS, 0xFFFFFFFF, dtype=np.uint32)
    for start in range(0, hashes.size, _BLOCK):
        # Multiplying by an odd number permutes 32-bit values, and is one pass over memory.
        np.minimum(lowest, (hashes[start : start + _BLOCK] * _FACTORS).min(axis=1), out=lowest)
    return lowest


def _bands(minima: _U32) -> tuple[int, ...]:
    if minima.size == 0:
        return ()
    rows = minima.reshape(BANDS, ROWS).astype(np.uint64)
    keys = (rows * _ROW_FACTORS).sum(axis=1, dtype=np.uint64) + _BAND_OFFSETS
    keys ^= keys >> np.uint64(32)
    keys *= _ROW_FACTORS[0]
    keys ^= keys >> np.uint64(29)
    return tuple(np.sort(keys.view(np.int64)).tolist())


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
