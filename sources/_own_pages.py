"""Page lists that an operator configures: any address, its rows pointed out by CSS selectors."""

from datetime import timedelta
from functools import partial

from articles.article import Language
from sources._links import Selectors, next_page, parse_rows
from sources._sites import parse_page
from sources._source import Expect, Source


def page_source(
    id: str,
    name: str,
    url: str,
    selectors: Selectors,
    language: Language = "zh",
    *,
    cadence: timedelta = timedelta(minutes=30),
    expect: Expect | None = None,
) -> Source:
    """A source from the address of a web page that lists articles.

    Without `expect` one row and a week of silence are healthy.
    """
    return Source(
        id=id,
        name=name,
        language=language,
        cadence=cadence,
        expect=expect or Expect(rows=1, quiet=timedelta(days=7)),
        list_urls=(url,),
        parse_list=partial(parse_rows, selectors),
        older=partial(next_page, selectors) if selectors.next else None,
        parse_article=partial(parse_page, carrier=name),
    )
