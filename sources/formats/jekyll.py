"""Posts with front matter: Jekyll and its like, HTML or Markdown below."""

import re
from collections.abc import Mapping

from articles.article import Article
from sources._byline import outlet_in
from sources._charset import page_text
from sources._dates import parse_date
from sources._source import Page
from sources._title import derive_title
from sources._years import date_in_path
from sources.formats import _front_matter
from sources.formats._post import make_article, read_body

_DATES = ("date", "published", "published_at", "pubdate", "publish_date", "time")
_PUBLISHERS = ("publisher", "source", "origin", "media", "site")
_LINKS = ("canonical_url", "original_url", "source_url", "url", "link", "external_url")


def matches(text: str) -> bool:
    """Front matter with the key of a title, though it may be left empty."""
    post = _front_matter.split(text)
    return post is not None and "title" in post[0]


def parse(page: Page) -> Article:
    """The post; the outlet is the origin named under the text, then the head's, then its tags'."""
    post = _front_matter.split(page_text(page))
    assert post is not None, "matches() said so"
    head, text = post
    body = read_body(text)
    said = next((head[key] for key in _DATES if head.get(key)), "")
    published_at = parse_date(said, page.fetched_at)
    inferred = published_at is None
    if published_at is None:
        published_at = date_in_path(page.path, page.fetched_at)
    title = head["title"] or (derive_title(body.paragraphs[0]) if body.paragraphs else "")
    publisher, carrier, author = _credits(head)
    return make_article(
        page,
        body,
        title=title,
        title_derived=not head["title"],
        published_at=published_at,
        published_inferred=inferred and published_at is not None,
        publisher=publisher,
        carrier=carrier,
        author=author,
        url=next((head[key] for key in _LINKS if head.get(key, "").startswith("http")), None),
    )


def _credits(head: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    """Publisher, carrier, author: outlets sign as author in many archives, people in others."""
    publisher = next(
        (head[key] for key in _PUBLISHERS if head.get(key) and "://" not in head[key]), None
    )
    tags = f"{head.get('tags', '')},{head.get('categories', '')}".split(",")
    carrier = next((name for tag in tags if (name := outlet_in(tag.strip()))), None)
    author = head.get("author") or None
    if author and publisher is None and not _is_person(author):
        publisher, author = outlet_in(author) or author, None
    return publisher, publisher or carrier, author


def _is_person(name: str) -> bool:
    """Two or three characters that aren't a known outlet, or two or three capitalized words."""
    if outlet_in(name):
        return False
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z.]+){1,2}", name))
