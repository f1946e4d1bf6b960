"""Whether a later version of an article says what the earlier one said, a misprint mended.

Pure. The name is what tells commitments apart, so a character that is put right in one would make
another commitment of it: news to nobody but the machine.
"""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from articles.duplicates import one_name
from articles.normalize import letters
from commitments.model import Mention

ALIKE = 0.8
"""Likeness (0 to 1) of two clauses from which on one is the other, edited."""
REASON = "the clause of the article's earlier version, edited"
_DIGITS = re.compile(r"\d+")


def mended(
    mention: Mention, before: Sequence[tuple[Mention, str]], said: Collection[Mention]
) -> str | None:
    """The commitment of the clause that `mention` is an edited form of, or None.

    `before` are the earlier version's mentions with their commitments, `said` all that the later
    one says: what still stands there unchanged wasn't edited.
    """
    standing = {letters(each.object) for each in said}
    for old, commitment in before:
        if letters(old.object) not in standing and _is_edited(old, mention):
            return commitment
    return None


def _is_edited(old: Mention, new: Mention) -> bool:
    if (old.kind, old.stage) != (new.kind, new.stage):
        return False
    one, other = letters(old.object), letters(new.object)
    if _DIGITS.findall(one) != _DIGITS.findall(other) or not one_name(one, other):
        return False
    likeness = SequenceMatcher(None, letters(old.quote), letters(new.quote), autojunk=False)
    return likeness.ratio() >= ALIKE
