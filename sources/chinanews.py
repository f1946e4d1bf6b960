"""中国新闻网: the rolling news feed and article pages.

Seen 2026-04: UTF-8, 30 items, no guid, pubDate with +0800, description not escaped.
"""

from datetime import timedelta
from functools import partial

from sources._article import Layout, parse_layouts
from sources._feed import older_feed, parse_feed
from sources._source import Expect, Source

_LAYOUTS = (
    Layout(
        title=("//h1[hasclass('content_left_title')]", "//h1"),
        date=(
            "//*[@id='pubtime_baidu']",
            "//*[hasclass('content_left_time')]",
            "//*[hasclass('left-t')]",
        ),
        publisher=(
            "//*[@id='source_baidu']",
            "//*[hasclass('content_left_time')]",
            "//*[hasclass('left-t')]",
        ),
        author=("//*[@id='editor_baidu']", "//*[hasclass('left_name')]"),
        body="//div[hasclass('left_zw')]",
    ),
)

SOURCE = Source(
    id="chinanews",
    name="中国新闻网",
    language="zh",
    cadence=timedelta(minutes=15),
    expect=Expect(rows=20, quiet=timedelta(hours=12)),
    list_urls=(
        "https://www.chinanews.com.cn/rss/scroll-news.xml",
        "https://www.chinanews.com.cn/rss/finance.xml",
    ),
    parse_list=parse_feed,
    older=older_feed,
    parse_article=partial(parse_layouts, _LAYOUTS, publisher="中国新闻网"),
    hosts=("chinanews.com.cn",),
)
