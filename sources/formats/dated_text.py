"""Plain text that opens with its date: `date 2023-02-06 Securities Times News, the …`."""

import re

from articles.article import Article
from sources._charset import page_text
from sources._dates import parse_date
from sources._source import Page
from sources._title import derive_title
from sources.formats._post import Body, make_article, markdown_blocks

_HEAD = re.compile(
    r"\s*(?:(?:date|published|日期|时间|发布时间)\s*(?:[:：]\s*)?)?"
    r"(\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)"
    r"[\s,，:：|]+",
    re.I,
)
_SHORT_LINE = 80


def matches(text: str) -> bool:
    """A whole date opens the text."""
    return bool(_HEAD.match(text))


def parse(page: Page) -> Article:
    """The text without the date; a short first line of its own is the title, else one is made."""
    text = page_text(page)
    head = _HEAD.match(text)
    assert head is not None, "matches() said so"
    blocks = markdown_blocks(text[head.end() :])
    title, derived = "", bool(blocks)
    if len(blocks) > 1 and _is_title(blocks[0]):
        title, blocks, derived = blocks[0], blocks[1:], False
    elif blocks:
        title = derive_title(blocks[0])
    return make_article(
        page,
        Body(blocks, blocks),
        title=title,
        title_derived=derived,
        published_at=parse_date(head[1], page.fetched_at),
    )


def _is_title(block: str) -> bool:
    return len(block) <= _SHORT_LINE and block[-1] not in "。．.！!？?：:；;，,"
