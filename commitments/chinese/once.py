"""What an article says twice, in its title and in its text, is said once."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from commitments.model import TITLE, Mention


def reported(done: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """One report of each thing, that of the text before that of the title.

    A title calls a thing by a shorter name: what the text reports by the full one is the same, and
    what the text only promises hasn't happened because the title sounds like it.
    """
    first: dict[str, Mention] = {}
    for each in sorted(done, key=lambda each: each.paragraph == TITLE):
        first.setdefault(each.object, each)
    kept = [each for each in done if first[each.object] is each]
    told = [each.quote for each in kept if each.paragraph != TITLE]
    begun = [each.quote for each in mentions if each.paragraph != TITLE and each.stage == "start"]
    return [each for each in kept if not _again(each, told, begun)]


def _again(each: Mention, told: list[str], begun: list[str]) -> bool:
    if each.paragraph != TITLE:
        return False
    return is_told(each, [*told, *begun] if each.kind == "programme" else told)


def is_told(headline: Mention, quotes: Iterable[str]) -> bool:
    """Whether one of the quotes holds at least half of a headline's name, pair by pair."""
    pairs = {a + b for a, b in pairwise(headline.object)}
    shared = (sum(pair in quote for pair in pairs) for quote in quotes)
    return 2 * max(shared, default=0) >= len(pairs)
