"""Clauses whose own words nothing outweighs."""

import re

from commitments.chinese.piece import Piece

_LONGEST_LIST = 300  # characters of a clause that is asked for each of its pieces
_TASKS = re.compile(
    "(?:提出|明确|部署|要求|强调)了?.*等(?:[一二三四五六七八九十\\d]*(?:项|大|条|个))?(?:重点|主要|具体)?(?:任务|举措|措施)$"
)
"""提出完善…、加快…等重点任务: each of them."""
_NEXT = re.compile("下一步|接下来|下一?阶段")
_NAMED = 3
"""Characters of what a verb acts on, at least, for the clause to say something."""


def certain(piece: Piece) -> bool:
    """Whether nothing can outweigh the clause's own words: what we do next, with its verb."""
    parsed, clause = piece.predicate, piece.reading.clause.text
    tasks = piece.listed and len(clause) < _LONGEST_LIST and _TASKS.search(clause)
    return (
        piece.reading.mode in ("own", "plan", "said")
        and bool(parsed.verbs)
        and len(parsed.rest) >= _NAMED
        and bool(tasks or _NEXT.search(parsed.adverbs))
    )
