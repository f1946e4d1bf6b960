"""MIIT's own columns: news, leaders' activities, press conferences, documents, consultations.

`miit.toml` lists them; how their rows are had stands in `_miit_unit.py`.
"""

from datetime import timedelta

from sources._miit import parse_page
from sources._miit_unit import column_pages, older_unit, parse_unit, shell_lead, unit_url
from sources._source import Expect, Source

SOURCE = Source(
    id="miit_columns",
    name="工业和信息化部",
    language="zh",
    cadence=timedelta(minutes=30),
    expect=Expect(rows=10, quiet=timedelta(days=14)),
    list_urls=column_pages("columns"),
    sign=unit_url,
    lead=shell_lead,
    parse_list=parse_unit,
    older=older_unit,
    parse_article=parse_page,
    hosts=("miit.gov.cn",),
    headers={"Referer": "https://www.miit.gov.cn/xwfb/bldhd/index.html"},
    official=True,
)
