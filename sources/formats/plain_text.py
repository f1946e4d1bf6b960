"""Any other plain text of some length; the last resort before a file is refused."""

import re

from articles.article import Article
from sources._byline import dateline
from sources._charset import page_text
from sources._dates import find_date
from sources._source import Page
from sources._title import derive_title
from sources._years import date_in_path, infer_year
from sources.formats._post import Body, make_article, read_body

_LEAST = 40
"""Characters below which a file is no article."""
_TITLE = 60
_DATA = re.compile(r"""[<{]|\[\s*["{\[\]\d]""")
"""How markup and JSON begin."""


def matches(text: str) -> bool:
    """Text of some length, without tags, that isn't data."""
    bare = text.strip()
    return len(bare) >= _LEAST and not _DATA.match(bare) and "\ufffd" not in bare[:_LEAST]


def parse(page: Page) -> Article:
    """First short line as title if there is one; the date from the head, dateline or path."""
    body = read_body(page_text(page))
    blocks = body.blocks
    title, derived = "", True
    if len(blocks) > 1 and len(blocks[0]) <= _TITLE and blocks[0][-1] not in "。.，,：:；;":
        title, derived, blocks = blocks[0], False, blocks[1:]
    elif blocks:
        title = derive_title(blocks[0])
    published_at = find_date(" ".join(blocks[:1])[:80], page.fetched_at)
    inferred = published_at is None
    line = dateline(blocks[0]) if blocks else None
    if published_at is None and line and line.month and line.day:
        published_at = infer_year(line.month, line.day, blocks, page.path, page.fetched_at)
    published_at = published_at or date_in_path(page.path, page.fetched_at)
    return make_article(
        page,
        Body(body.everything, blocks, body.url),
        title=title,
        title_derived=derived,
        published_at=published_at,
        published_inferred=inferred and published_at is not None,
    )
