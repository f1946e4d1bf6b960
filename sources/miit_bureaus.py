"""Policy documents by bureau: the 文件发布 column of each, as `miit.toml` lists them.

What concerns everybody is in the ministry's own columns too, an hour or a day later.
"""

from datetime import timedelta

from sources._miit import parse_page
from sources._miit_unit import column_pages, older_unit, parse_unit, shell_lead, unit_url
from sources._source import Expect, Source

SOURCE = Source(
    id="miit_bureaus",
    name="工业和信息化部",
    language="zh",
    cadence=timedelta(hours=1),
    expect=Expect(rows=10, quiet=timedelta(days=21)),
    list_urls=column_pages("bureaus"),
    sign=unit_url,
    lead=shell_lead,
    parse_list=parse_unit,
    older=older_unit,
    parse_article=parse_page,
    headers={"Referer": "https://www.miit.gov.cn/jgsj/kjs/wjfb/index.html"},
    official=True,
)
