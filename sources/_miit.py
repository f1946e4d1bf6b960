"""Article pages of www.miit.gov.cn and its bureaus' columns."""

from dataclasses import replace
from urllib.parse import urlsplit

from articles.article import Article
from sources import _sites
from sources._article import Layout, parse_layouts
from sources._byline import outlet_in
from sources._source import Entry, Page

MINISTRY = "工业和信息化部"
# The visible time counts: the PubDate meta can be a day later, MakeTime is when the page was built.
_LAYOUT = Layout(
    title=("//h1[@id='con_title']", "//meta[@name='ArticleTitle']/@content", "//h1"),
    date=(
        "//*[@id='con_time']",
        "//td[starts-with(translate(., ' \u3000\u00a0', ''), '发布日期')]/following-sibling::td[1]",
        "//meta[@name='PubDate']/@content",
    ),
    publisher=(
        "//*[@id='con_time']/following-sibling::*[1]",
        "//meta[@name='ContentSource']/@content",
    ),
    author=("//meta[@name='Author']/@content",),
    body="//*[@id='con_con']",
    may_be_empty=True,
    official=True,
)


def parse_page(page: Page, entry: Entry) -> Article:
    """A news item or document; the ministry is the publisher unless an outlet is named.

    Bureaus sign as source (`来源：科技司`); they are the ministry. A notice that is only an
    attachment has no text. Raises ParseError for other pages.
    """
    if "miit.gov.cn" not in (urlsplit(entry.url).hostname or ""):
        return _sites.parse_page(page, entry)  # columns link to other sites too
    article = parse_layouts((_LAYOUT,), page, entry, publisher=MINISTRY)
    outlet = outlet_in(article.origin or "")
    return replace(article, publisher=outlet or MINISTRY, origin=outlet)
