"""Fold text and addresses so that two spellings of one thing compare equal.

What comes out is for comparing and hashing only; nothing here is ever shown to a reader.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import urlsplit, urlunsplit

_PUNCTUATION = re.compile(r"[\W_]+")
_ENDS = frozenset("。！？；!?;.\n")
# A point ends a sentence where white space follows it: not in 3.5.
_TOKEN = re.compile(r"[^\W_]+|[。！？；!?;\n]|\.(?=\s)")
_BUT_LINES = re.compile(r"[^\w\n]+|_+")
_DATELINE_REACH = 160
"""Characters at the start of a text in which a wire's dateline may stand."""


def normalize(text: str) -> str:
    """Return `text` in NFKC, case folded, white space folded to single blanks, stripped.

    Idempotent: normalizing twice is normalizing once.
    """
    return " ".join(_fold(text).split())


def letters(text: str) -> str:
    """Return the letters and digits of `text` alone, folded as by `normalize`.

    Punctuation is what outlets change first, so it takes no part in likeness.
    """
    # Punctuation goes first: the full-width kind is what makes Chinese text need NFKC at all.
    bare = _PUNCTUATION.sub("", text)
    folded = _fold(bare)
    return bare if folded == bare else _PUNCTUATION.sub("", folded)


def sentences(text: str) -> list[str]:
    """Return the `letters` of each sentence or line of `text`, in one pass over all of it."""
    bare = "".join(["\n" if token in _ENDS else token for token in _TOKEN.findall(text)])
    folded = _fold(bare)
    return (bare if folded == bare else _BUT_LINES.sub("", folded)).split("\n")


def strip_dateline(text: str) -> str:
    """Return `text` without the wire's opening: 【title】, agency, place, day, reporter.

    Only openings that the table in datelines.toml knows are taken off; a text that is nothing
    but a dateline is returned whole.
    """
    at = _after_blanks(text, 0)
    while match := _dateline().match(text, at, at + _DATELINE_REACH):
        if match.end() in (at, len(text)):
            break
        at = _after_blanks(text, match.end())
    return text[at:] or text


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@lru_cache(maxsize=10_000)
def canonical_url(url: str) -> str:
    """Return the address that stands for `url`: https, host in lower case, no tracking.

    A port of its own keeps its scheme, for another one isn't served there. Default port, user
    name, fragment and the query parameters listed in tracking.toml are dropped; the order of the
    others stays. What isn't http(s) is returned stripped only.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return url
    if ":" in host:
        host = f"[{host}]"
    usual = port in {None, 80, 443}
    netloc = host if usual else f"{host}:{port}"
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair.strip() and not _tracks(host, pair.split("=", 1)[0])
    ]
    scheme = "https" if usual else parts.scheme.lower()
    # What is dropped may have hidden white space at the end.
    return urlunsplit((scheme, netloc, parts.path or "/", "&".join(kept), "")).strip()


def _fold(text: str) -> str:
    # Case folding can undo NFKC and the other way round (ͅ, ẞ), so fold until nothing moves.
    while True:
        folded = text.casefold()
        if not unicodedata.is_normalized("NFKC", folded):
            folded = unicodedata.normalize("NFKC", folded)
        if folded == text:
            return text
        text = folded


def _tracks(host: str, name: str) -> bool:
    table = _tracking()
    name = name.lower()
    return (
        name in table.everywhere
        or name.startswith(table.prefixes)
        or any(
            name in names
            for domain, names in table.by_domain
            if host == domain or host.endswith("." + domain)
        )
    )


@dataclass(frozen=True, slots=True)
class _Tracking:
    everywhere: frozenset[str]
    prefixes: tuple[str, ...]
    by_domain: tuple[tuple[str, frozenset[str]], ...]


@cache
def _tracking() -> _Tracking:
    table = tomllib.loads(resources.files("articles").joinpath("tracking.toml").read_text("utf-8"))
    return _Tracking(
        everywhere=frozenset(table["everywhere"]),
        prefixes=tuple(table["prefixes"]),
        by_domain=tuple((domain, frozenset(names)) for domain, names in table["by_domain"].items()),
    )


@cache
def _dateline() -> re.Pattern[str]:
    table = tomllib.loads(resources.files("articles").joinpath("datelines.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in table["patterns"]))
