"""MIIT's own feeds, one a column; pages of www.miit.gov.cn.

Seen 2026-07: pubDate is a 13-digit count of milliseconds, items have no guid. Seen 2026-10: a
request without a User-Agent or Referer gets 403.
"""

from datetime import timedelta

from sources._feed import older_feed, parse_feed
from sources._miit import parse_page
from sources._source import Expect, Source

_FEED = (
    "https://www.miit.gov.cn/api-gateway/jpaas-plugins-web-server/front/rss/getinfo"
    "?webId=8d828e408d90447786ddbe128d495e9e&columnIds="
)
_COLUMNS = (
    "d3e2bede1bc045e2875fc7161c01db7d",  # 部领导活动
    "ca517c97303b40cf80bd668b35f6148f",  # 新闻发布会
    "028da85b0dbd4c9cb96fd5f421cd32b8",  # 司局动态
    "42cd38164cb6441a84bdfa441909e15e",  # 最新政策
    "925fa8f4afd44e53818794ed96d9876e",  # 公告
    "3e3ad1a3bec74939890a0d3e54815141",  # 通知
    "ff3aac0962cb45e48e8e4da69450e847",  # 征求意见
)

SOURCE = Source(
    id="miit_rss",
    name="工业和信息化部",
    language="zh",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=5, quiet=timedelta(days=14)),
    list_urls=tuple(_FEED + column for column in _COLUMNS),
    parse_list=parse_feed,
    older=older_feed,
    parse_article=parse_page,
    headers={"Referer": "https://www.miit.gov.cn/RRSdy/index.html"},
    official=True,
)
