"""Hexo posts made from feeds: front matter of a known set, then the HTML body of the page."""

from articles.article import Article
from sources._charset import page_text
from sources._dates import parse_date
from sources._source import Page
from sources.formats import _front_matter
from sources.formats._post import make_article, read_body

_KEYS = frozenset(("title", "date", "categories"))
_OWN = frozenset(("headimg", "thumbnail", "comments", "cover"))


def matches(text: str) -> bool:
    """Front matter with Hexo's keys and no Jekyll layout."""
    post = _front_matter.split(text)
    return bool(
        post and post[0].keys() >= _KEYS and post[0].keys() & _OWN and "layout" not in post[0]
    )


def parse(page: Page) -> Article:
    """The post; its `author` is the outlet, the editor stands under the text."""
    post = _front_matter.split(page_text(page))
    assert post is not None, "matches() said so"
    head, text = post
    return make_article(
        page,
        read_body(text),
        title=head["title"],
        published_at=parse_date(head["date"], page.fetched_at),
        carrier=head.get("author") or None,
        url=head.get("link") or head.get("source") or head.get("permalink"),
    )
