"""Article pages by layout: where title, date, outlet and body stand, as XPaths in a table.

Only lxml is used: reading a page costs little more than parsing it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from typing import Any

from articles.article import Article
from articles.clock import SHANGHAI
from articles.normalize import canonical_url
from sources._byline import (
    closing,
    credited,
    dateline,
    editor,
    editor_in,
    origin_beside,
    origin_in,
    reporter,
)
from sources._dates import find_date, parse_date
from sources._document import attachments_in, document_in, listed_document
from sources._html import (
    Element,
    fold,
    language_of,
    paragraphs,
    parse_html,
    parse_markup,
    text_of,
    without_noise,
    xpath,
)
from sources._source import Entry, Page, ParseError, Source
from sources._title import derive_title

_SIGNED = re.compile(r"^(?:作者|记者|文|[Bb]y)\s*[:：/]\s*|^[Bb]y\s+")


@dataclass(frozen=True, slots=True)
class Layout:
    """XPaths of one page layout; in each tuple the first that gives something counts.

    An XPath gives elements or attribute strings; `hasclass('x')` tests a class word. A page has
    this layout when `body` finds an element.
    """

    body: str
    title: tuple[str, ...] = ("//h1",)
    date: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    zone: tzinfo = SHANGHAI
    may_be_empty: bool = False
    """Pages that are only an attachment or pictures have a title and no text."""
    official: bool = False
    """Pages of offices: a document's table and its attachments are read."""


def parse_layouts(
    layouts: tuple[Layout, ...], page: Page, entry: Entry, *, publisher: str
) -> Article:
    """The article on `page` by the first layout that it has.

    `publisher` is the site's outlet, for pages that name no other; `entry` fills what the page
    lacks. Raises ParseError for a page without a known layout, without title or without text.
    """
    tree = parse_html(page)
    for layout in layouts:
        if bodies := _compiled(layout.body)(tree):
            return _read(layout, tree, bodies[0], page, entry, publisher)
    raise ParseError("a page layout that we don't know", where=page.url or page.path)


def _read(
    layout: Layout, tree: Element, body: Element, page: Page, entry: Entry, publisher: str
) -> Article:
    everything = paragraphs(body, everything=True)
    blocks = without_noise(paragraphs(body))
    title = _first(layout.title, tree) or entry.title
    if not title or not (blocks or layout.may_be_empty):
        raise ParseError("no title" if blocks else "no text", where=page.url or page.path)
    if blocks and blocks[0] == title:
        blocks = blocks[1:]
    read = _published(layout, tree, page.fetched_at)
    published_at = read or entry.published_at
    origin = _origin(layout, tree, everything, blocks, publisher)
    return Article(
        title=title,
        paragraphs=blocks,
        language=language_of(title + " ".join(blocks)),
        published_at=published_at,
        published_inferred=read is None and published_at is not None,
        publisher=origin or publisher,
        origin=origin,
        carrier=publisher,
        author=_author(layout, tree, everything, blocks),
        url=canonical_url(entry.url),
        path=page.path,
        document=(document_in(tree, page) if layout.official else None) or listed_document(entry),
        attachments=attachments_in(tree, page.url or entry.url) if layout.official else (),
    )


def article_from_entry(source: Source, entry: Entry, path: str | None = None) -> Article:
    """What the list itself tells, for items whose page isn't needed or can't be had."""
    text = entry.summary.strip()
    everything = paragraphs(parse_markup(f"<div>{text}</div>")) if text else ()
    blocks = without_noise(everything)
    title = entry.title
    last = closing(blocks[-1]) if blocks else None
    origin = origin_beside(source.name, entry.publisher, credited(everything), last)
    return Article(
        title=title or (derive_title(blocks[0]) if blocks else entry.url),
        paragraphs=blocks,
        language=language_of(title + " ".join(blocks)) if title or blocks else source.language,
        published_at=entry.published_at,
        title_derived=not title,
        publisher=origin or source.name,
        origin=origin,
        carrier=source.name,
        author=entry.author,
        url=canonical_url(entry.url),
        path=path,
        document=listed_document(entry),
    )


def _published(layout: Layout, tree: Element, now: datetime) -> datetime | None:
    for expression in layout.date:
        for text in _texts(expression, tree):
            if moment := parse_date(text, now, layout.zone) or find_date(text, now, layout.zone):
                return moment
    return None


def _origin(
    layout: Layout,
    tree: Element,
    everything: tuple[str, ...],
    blocks: tuple[str, ...],
    carrier: str,
) -> str | None:
    """The outlet named in the header, else under the text, else, unless the header names the
    carrier, in the dateline."""
    texts = (text for expression in layout.publisher for text in _texts(expression, tree))
    header = next((name for text in texts if (name := origin_in(text))), None)
    last = closing(blocks[-1]) if blocks else None
    origin = origin_beside(carrier, header, credited(everything), last)
    if origin or header:
        return origin
    line = dateline(everything[0]) if everything else None
    return origin_beside(carrier, line.publisher if line else None)


def _author(
    layout: Layout, tree: Element, everything: tuple[str, ...], blocks: tuple[str, ...]
) -> str | None:
    for expression in layout.author:
        for text in _texts(expression, tree):
            return _signature(editor_in(text) or text)
    return editor(everything) or reporter(blocks)


def _signature(text: str) -> str | None:
    """A name without its label; some sites sign with the editor's number, which is none."""
    name = _SIGNED.sub("", text)
    return None if name.isdigit() else name


def _first(expressions: tuple[str, ...], tree: Element) -> str:
    for expression in expressions:
        for text in _texts(expression, tree):
            return text
    return ""


def _texts(expression: str, tree: Element) -> list[str]:
    value = _compiled(expression)(tree)
    found = value if isinstance(value, list) else [value]
    texts = (fold(item) if isinstance(item, str) else text_of(item) for item in found)
    return [text for text in texts if text]


@cache
def _compiled(expression: str) -> Callable[[Element], Any]:
    """Our expressions give elements, strings of attributes, or one string."""
    return xpath(expression)
