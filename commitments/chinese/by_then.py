"""Dates of the clause beside: …提高到120家，2027年底前完成; 9月召开大会，会上将发布…."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from articles.article import Article
from commitments._anchors import Anchored
from commitments.chinese.clause import WHEN
from commitments.chinese.piece import Piece
from commitments.deadlines import find_deadline
from commitments.model import TITLE, Mention

_BY_THEN = Anchored(
    f"(?:力争|争取|确保|计划|预计|拟|将|要|并)?(?:{WHEN.pattern})(?:要|将|可)?(?:如期|全部|基本|全面|提前)?"
    "(?:完成|实现|建成|到位|达到|达成|见效|完工|投产|收官)(?:这一|上述|该)?(?:目标|任务)?"
)
_AT_THAT_TIME = re.compile(
    "(?:并|还|也)?(?:届时|会上|同期|(?:大会|会议|论坛|展会|博览会|活动|开幕式)(?:期间|上))"
)
_NEAR = 60
"""Characters between a promise and the clause that is to be done at its time, at most."""
_NEXT_TO = 1
"""Characters between a mention and the clause that goes on with it: the comma."""


def by_then(
    piece: Piece, mention: Mention, article: Article, said_on: date | None
) -> Mention | None:
    """`mention` with the date of the clause right behind it; None where that says more, or less."""
    start = piece.reading.clause.start + piece.start
    beside = mention.paragraph == piece.reading.paragraph != TITLE
    if not beside or start - mention.end != _NEXT_TO or mention.deadline is not None:
        return None
    found = find_deadline(piece.text, said_on) if _BY_THEN.fullmatch(piece.text) else None
    if found is None:
        return None
    end = start + len(piece.text)
    quote = article.paragraphs[mention.paragraph][mention.start : end]
    return replace(mention, quote=quote, end=end, deadline=found.text, due_on=found.due_on)


def at_that_time(mention: Mention, piece: Piece, before: Sequence[Mention]) -> Mention:
    """`mention` with the date of the promise before it, where it is to be done on that occasion."""
    last = before[-1] if before else None
    if last is None or mention.deadline is not None or not mention.concrete:
        return mention
    beside = last.paragraph == mention.paragraph and mention.start - last.end <= _NEAR
    if not beside or not _AT_THAT_TIME.match(piece.reading.clause.text):
        return mention
    return replace(mention, deadline=last.deadline, due_on=last.due_on)
