"""The name by which a commitment is shown, chosen from what its mentions call it."""

import re
from collections.abc import Sequence
from functools import cache

from .completion import completed
from .glossary import is_chinese, table
from .model import Mention
from .naming import QUOTES, bare_name, bounded, fold

_LONGEST = 60
_BOOK = re.compile(r"[《》〈〉]")
_COUNT = re.compile(r"^[一二三四五六七八九十百\d]+[个大类项]")
_LISTED = re.compile(r"[,，、;；。等]")


def title(mentions: Sequence[Mention]) -> str:
    """The best name that mentions give: in 《》 first, then Chinese, bare, the longest of all."""
    found = [_shown(m) for m in mentions]
    return max(found, key=lambda c: (*_merit(c, mentions), c)) if found else ""


def _shown(mention: Mention) -> str:
    """What one mention calls it: whole, without 《》 or the state of its text."""
    mention = bounded(mention)
    if mention.kind == "measure":
        return mention.object or mention.quote
    if mention.kind == "target":
        counted = any(c.isdigit() for c in fold(mention.object))
        return mention.object if counted else mention.quote
    name = _version().sub("", _BOOK.sub("", completed(mention.object, mention.quote))).strip()
    return (name[:1].upper() + name[1:]) or mention.quote


@cache
def _version() -> re.Pattern[str]:
    return re.compile(rf"[（(](?:{'|'.join(table('naming')['versions'])})[）)]")


def _merit(name: str, mentions: Sequence[Mention]) -> tuple[bool, bool, bool, bool, int]:
    return (
        len(name) <= _LONGEST,
        any(f"《{name}》" in m.quote for m in mentions),
        is_chinese(name),
        _well_formed(name),
        len(name),
    )


def _well_formed(name: str) -> bool:
    """Whether a name begins and ends as its bare form does, a count aside, and isn't a list."""
    bare, folded = bare_name(name).text, QUOTES.sub("", fold(name)).replace(" ", "")
    whole = _COUNT.sub("", folded).startswith(bare[:2]) and folded.endswith((bare[-2:], ")"))
    return whole and not _LISTED.search(name)
