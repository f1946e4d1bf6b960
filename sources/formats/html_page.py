"""Any saved web page."""

import re

from articles.article import Article
from sources._generic import parse_generic
from sources._source import Page

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|article|main|section|h1|p)\b",
    re.I | re.S,
)


def matches(text: str) -> bool:
    """The text opens with HTML."""
    return bool(_HTML.match(text))


def parse(page: Page) -> Article:
    """The page by the generic extractor."""
    return parse_generic(page)
