"""Markdown dumps of article pages: the title as a heading, often twice, no front matter."""

import re
from datetime import datetime

from articles.article import Article
from sources._byline import dateline
from sources._charset import page_text
from sources._dates import find_date
from sources._html import fold
from sources._source import Page
from sources._years import date_in_path, infer_year
from sources.formats._post import Body, inline, make_article, read_body

_TITLE = re.compile(r"\s*#{1,2}\s+(\S[^\n]*)")
_HEAD = 4
"""Blocks at the start in which a whole date counts as the publication's."""
_META_LINE = re.compile(r".{0,60}\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}.{0,40}")


def matches(text: str) -> bool:
    """A Markdown heading opens the text."""
    return bool(_TITLE.match(text))


def parse(page: Page) -> Article:
    """The dump; bold lines stay as paragraphs of their own, repeated titles go.

    Without a whole date near the head the day is the dateline's (`财联社7月19日讯`) and its year
    is concluded; both are marked by `published_inferred`.
    """
    text = page_text(page).lstrip("\ufeff")
    first = _TITLE.match(text)
    assert first is not None, "matches() said so"
    title, end = _heading(first), first.end()
    while (again := _TITLE.match(text, end)) and _heading(again) == title:
        end = again.end()
    body = read_body(text[end:])
    published_at, said = None, ""
    for block in body.everything[:_HEAD]:
        if _META_LINE.fullmatch(block) and (published_at := find_date(block, page.fetched_at)):
            said = block
            break
    inferred = published_at is None
    if published_at is None:
        published_at = _concluded(body, page)
    if said:
        kept = tuple(block for block in body.blocks if block != said)
        body = Body(body.everything, kept, body.url)
    return make_article(
        page,
        body,
        title=title,
        published_at=published_at,
        published_inferred=inferred and published_at is not None,
        publisher=_publisher(body),
    )


def _heading(found: re.Match[str]) -> str:
    """A heading's text, without the signs that may close it."""
    line = found[1].rstrip()
    return fold(inline(line.rstrip("#").rstrip() or line))


def _publisher(body: Body) -> str | None:
    for block in body.paragraphs[:8]:
        if line := dateline(block):
            return line.publisher
    return None


def _concluded(body: Body, page: Page) -> datetime | None:
    for block in body.paragraphs[:8]:
        line = dateline(block)
        if line and line.month and line.day:
            return infer_year(line.month, line.day, body.paragraphs, page.path, page.fetched_at)
    return date_in_path(page.path, page.fetched_at)
