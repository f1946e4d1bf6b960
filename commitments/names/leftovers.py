"""What two names leave over when the words that they share are taken away."""

from commitments.names.glossary import is_chinese

SEVERAL = 2
"""Telling words that names of one kind share by chance in few cases."""


def unpaired(
    one: frozenset[str], other: frozenset[str], shared: int
) -> tuple[frozenset[str], frozenset[str]]:
    """The words of each name that none of the other's is part of, or has as a part.

    Of names that share several words 卫星 and 卫星通信 are one; else they may tell them apart.
    """
    if shared < SEVERAL:
        return one, other
    pairs = [(a, b) for a in one for b in other if is_chinese(a) and (a in b or b in a)]
    return one - {a for a, _ in pairs}, other - {b for _, b in pairs}


def untranslated(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all of `one` is English and all of `other` Chinese, or the other way round."""
    chinese = [{is_chinese(word) for word in words} for words in (one, other)]
    return chinese in ([{True}, {False}], [{False}, {True}])
