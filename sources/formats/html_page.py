"""Any saved web page."""

import re

from articles.article import Article
from sources._sites import parse_saved
from sources._source import Page

# Comments are never given back: else there are as many ways to read a row of them as to join them.
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body|meta|div|article|main|section|h1|p)\b",
    re.I | re.S,
)


def matches(text: str) -> bool:
    """The text opens with HTML."""
    return bool(_HTML.match(text))


def parse(page: Page) -> Article:
    """The page by its site's parser where we have one, else by the generic one."""
    return parse_saved(page)
