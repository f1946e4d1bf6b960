"""Text from outside made harmless and short before it goes into any medium. Pure."""

import re
import unicodedata
from urllib.parse import urlsplit

_JOINERS = frozenset("\u200c\u200d")
"""Format characters that emoji and some scripts need."""
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SENTENCE_END = re.compile(r"[。！？；!?]|\.(?=\s)")
ELLIPSIS = "…"
LINK_LIMIT = 1000
"""Characters; a longer address is shown nowhere, it would fill a message by itself."""


def one_line(text: str) -> str:
    """`text` on one line: white space folded, control, bidi and half surrogate characters gone.

    What is left can go into a mail header or a terminal without doing anything there.
    """
    spaced = "".join(
        " " if character.isspace() or character == "\x00" else character
        for character in text
        if character.isspace() or character in _JOINERS or not _dropped(character)
    )
    return " ".join(spaced.split())


def _dropped(character: str) -> bool:
    return unicodedata.category(character) in _DROPPED


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` characters; a longer one ends after a whole sentence and “…”.

    Where no sentence ends in the second half of the room there is, it ends between characters.
    """
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    room = text[: limit - 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(room)]
    if ends and ends[-1] >= limit // 2:
        room = room[: ends[-1]]
    return room.rstrip() + ELLIPSIS


def safe_link(url: str | None) -> str | None:
    """`url` when it is a plain http(s) address that may become a link, else None."""
    if (
        not url
        or len(url) > LINK_LIMIT
        or any(character.isspace() or not character.isprintable() for character in url)
    ):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return url.translate(_QUOTED)


# These would end the link in one medium or another; no address needs them unquoted.
_QUOTED = str.maketrans({c: f"%{ord(c):02X}" for c in "<>\"'`\\|()[]{}*"})
