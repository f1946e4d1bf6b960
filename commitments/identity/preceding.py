"""The text that stands before a mention, in which what it points at is looked for."""

from articles.article import Article
from commitments.model import TITLE, Mention
from commitments.names.naming import fold


def text_before(
    mention: Mention, article: Article, longest: int, stop: str, between: str | None = None
) -> str:
    """The title and the text up to the mention, at most so much of it; for a headline the lead.

    `stop` ends the title, and each paragraph where nothing else stands `between` them.
    """
    if mention.paragraph == TITLE:
        return fold(article.paragraphs[0][:longest]) if article.paragraphs else ""
    before = [*article.paragraphs[: mention.paragraph]]
    before.append(article.paragraphs[mention.paragraph][: mention.start])
    joint = stop if between is None else between
    return fold(f"{article.title}{stop}{joint.join(before)[-longest:]}")
