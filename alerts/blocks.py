"""A message in Slack's Block Kit. Pure."""

import re
from collections.abc import Iterable
from typing import Any

from alerts.lines import Markup, headline, pieces
from alerts.message import Message
from alerts.plain import ELLIPSIS
from alerts.words import Words, words

BLOCKS_LIMIT = 50
SECTION_LIMIT = 3000
Block = dict[str, Any]

_FORMAT = re.compile(r"[*_~`]|:(?=[a-z0-9_+'-]+:)")
_GAP = "\u200b"
"""Around a formatting character it keeps Slack from reading a pair of them as a style or emoji."""
_BROKEN_END = re.compile(r"&[a-z]{0,3}$")


def escape(text: str) -> str:
    """Text that Slack shows as it stands: no mention, link, channel ping or style comes of it."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _FORMAT.sub(rf"{_GAP}\g<0>{_GAP}", plain)


def _link(url: str, text: str) -> str:
    """`url` is a safe link already: no bracket, bar or quotation mark stands in it."""
    return f"<{url.replace('&', '&amp;')}|{escape(text).replace('|', '¦')}>"


SLACK = Markup(escape=escape, bold=lambda text: f"*{text}*", link=_link, quote="> ")


def fallback(message: Message) -> str:
    """The line that notifications show instead of the blocks."""
    return _fit(escape(message.subject))


def compose_blocks(message: Message) -> list[Block]:
    """At most 50 blocks of at most 3,000 characters; what doesn't fit is counted in the last."""
    table = words(message.language)
    blocks = [_section([headline(message, SLACK)])]
    blocks += _packed(pieces(message, SLACK), BLOCKS_LIMIT - 2, table)
    return [*blocks, _context(escape(message.footer))]


def _packed(laid: list[list[str]], limit: int, table: Words) -> list[Block]:
    """Sections that hold `laid` in order, as few as fit, each piece whole where that can be."""
    sections: list[list[str]] = [[]]
    for number, piece in enumerate(laid):
        for lines in [piece] if _size(piece) <= SECTION_LIMIT else [[line] for line in piece]:
            if sections[-1] and _size(sections[-1]) + _size(lines) > SECTION_LIMIT:
                if len(sections) == limit - 1:
                    left = table.say("truncated", count=len(laid) - number)
                    return [*map(_section, sections), _section([escape(left)])]
                sections.append([])
            sections[-1] += [_fit(line) for line in lines]
    return [_section(lines) for lines in sections if lines]


def _size(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _fit(line: str) -> str:
    """One escaped line within a section, no escape sequence cut in two."""
    if len(line) < SECTION_LIMIT:
        return line
    return _BROKEN_END.sub("", line[: SECTION_LIMIT - 2]) + ELLIPSIS


def _section(lines: Iterable[str]) -> Block:
    return {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "\n".join(lines).strip("\n"), "verbatim": True},
    }


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}
