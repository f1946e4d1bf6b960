"""Feeds that an operator configures: any address, any site's article pages."""

from datetime import timedelta
from functools import partial

from articles.article import Language
from sources._feed import older_feed, parse_feed
from sources._sites import parse_page
from sources._source import Expect, Source


def feed_source(
    id: str,
    name: str,
    url: str,
    language: Language = "zh",
    *,
    cadence: timedelta = timedelta(minutes=30),
    expect: Expect | None = None,
    whole_text: bool = False,
) -> Source:
    """A source from a feed address.

    With `whole_text` the feed carries the articles and no page is fetched. Without `expect` one
    row and a week of silence are healthy.
    """
    return Source(
        id=id,
        name=name,
        language=language,
        cadence=cadence,
        expect=expect or Expect(rows=1, quiet=timedelta(days=7)),
        list_urls=(url,),
        parse_list=parse_feed,
        older=older_feed,
        parse_article=None if whole_text else partial(parse_page, carrier=name),
    )
