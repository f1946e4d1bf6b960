"""What only more than a clause tells: notices named by what follows, headlines of what is done."""

import re
from collections.abc import Container, Iterable, Sequence

from articles.article import Article
from commitments.chinese.done import past
from commitments.chinese.once import is_told
from commitments.chinese.piece import Piece
from commitments.chinese.round_up import is_line
from commitments.chinese.turn import looks_ahead
from commitments.model import Mention

_NAMELESS = re.compile(
    "(?:印发|发布|下发|发出|出台)(?:了)?(?:一份|一则|有关|相关)?(?:通知|公告|通告)$"
)
_SORTS = ("通知", "公告", "通告")
_CONTENT = (
    "要求", "明确", "提出", "指出", "强调", "后续", "还将", "随后", "此后", "今后", "下一步",
)  # fmt: skip
"""Behind these stands what a notice says, and not what it is about."""
_SHORTEST, _LONGEST = 6, 44
"""Characters of what a notice is about."""
_OUT = re.compile("(?:印发|发布|出台|公布|施行)$")
_BRACKETS = re.compile("[（(][^（）()]*[）)]$")
_BEGUN = ("start", "issue")
_WORK = ("programme", "measure")


def nameless(piece: Piece) -> bool:
    """Whether a paper is said to be out without its name: 近日印发通知."""
    text = piece.text
    named = text[-2:] not in _SORTS or "《" in text or _NAMELESS.search(text) is None
    return not named and past(piece)


def named_by(paper: Piece, piece: Piece, mention: Mention) -> str:
    """The name of such a paper by the work behind it in its sentence; "" where there is none."""
    here, there = paper.reading, piece.reading
    if (here.paragraph, here.sentence) != (there.paragraph, there.sentence):
        return ""
    if there.clause.text.startswith(_CONTENT):
        return ""
    parsed = piece.predicate
    about = "".join(parsed.verbs) + parsed.rest
    if mention.kind == "programme":
        about = f"开展{mention.object}"
    fits = mention.kind in _WORK and _SHORTEST <= len(about) <= _LONGEST
    return f"关于{about}的{paper.text[-2:]}" if fits else ""


def without_told(
    mentions: Iterable[Mention], done: Sequence[Mention], article: Article, heads: Container[str]
) -> list[Mention]:
    """The mentions but for headlines of what the text reports as done: 工信部启动…, …意见发布.

    `heads` are those that stand within a paragraph.
    """
    return [each for each in mentions if not (done and _tells(each, done, article, heads))]


def _tells(
    mention: Mention, done: Sequence[Mention], article: Article, heads: Container[str]
) -> bool:
    """Whether it is a headline that tells, with no word for the future, what was done."""
    quote, name = mention.quote, mention.object
    if mention.stage not in _BEGUN or mention.deadline:
        return False
    if quote not in article.title:
        within = quote in heads
        if not (within or is_line(article.paragraphs[mention.paragraph])):
            return False
        text = mention.paragraph + (not within)
        done = [each for each in done if each.paragraph == text]
    told = {_BRACKETS.sub("", each.object) for each in done}
    sort = name[-2:]
    out = name in told or (_OUT.search(quote) and any(each.endswith(sort) for each in told))
    begun = mention.kind == "programme" and is_told(mention, told)
    return bool(out or begun) and not looks_ahead(quote)
