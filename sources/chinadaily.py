"""China Daily: English feeds, and article pages of the English and the Chinese edition."""

from datetime import timedelta
from functools import partial

from sources._article import Layout, parse_layouts
from sources._feed import older_feed, parse_feed
from sources._source import Expect, Source

_LAYOUTS = (
    Layout(
        title=("//h1[hasclass('dabiaoti')]", "//h1[normalize-space(.)]"),
        date=(
            "//*[hasclass('info_l')]",
            "//*[hasclass('xinf-le')]",
            "//meta[@name='publishdate']/@content",
        ),
        publisher=(
            "//meta[@name='source']/@content",
            "//*[hasclass('xinf-le')][contains(., '来源')]",
        ),
        author=("//meta[@name='editor']/@content", "//meta[@name='author']/@content"),
        body="//*[@id='Content']",
    ),
)

SOURCE = Source(
    id="chinadaily",
    name="China Daily",
    language="en",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=10, quiet=timedelta(days=2)),
    list_urls=(
        "https://www.chinadaily.com.cn/rss/bizchina_rss.xml",
        "https://www.chinadaily.com.cn/rss/china_rss.xml",
    ),
    parse_list=parse_feed,
    older=older_feed,
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="China Daily"),
    hosts=("chinadaily.com.cn",),
)
