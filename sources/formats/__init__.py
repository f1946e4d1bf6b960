"""Formats of saved posts and pages, chosen by content: a name says nothing."""

from types import ModuleType

from articles.article import Article
from sources._charset import page_text
from sources._source import Page, ParseError
from sources.formats import (
    dated_text,
    hexo,
    html_page,
    jekyll,
    markdown_dump,
    plain_text,
)

FORMATS: tuple[ModuleType, ...] = (hexo, jekyll, markdown_dump, dated_text, html_page, plain_text)
"""Strictest first; the first that matches parses."""


def parse_file(page: Page) -> Article:
    """The article in a saved file; raises ParseError when no format fits or nothing is in it."""
    text = page_text(page)
    if not text.strip():
        raise ParseError("empty file", where=page.path or page.url)
    for form in FORMATS:
        if form.matches(text):
            article: Article = form.parse(page)
            return article
    raise ParseError("no article format that we know", where=page.path or page.url)
