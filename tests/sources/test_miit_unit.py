"""MIIT's column pages: shells, the interface behind them, its pages."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from sources import miit_bureaus, miit_columns
from sources._miit_unit import column_pages, older_unit, parse_unit, shell_lead, unit_url
from sources._source import EmptyListError, Page, ParseError

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SITE = "https://www.miit.gov.cn"


def answer(rows: int, *, number: int = 1, count: int = 0, url: str = f"{SITE}/unit?a=1") -> Page:
    items = "".join(
        f"<li class='cf'><a href='/gzcy/yjzj/art/2026/art_{number}{row:031x}.html'"
        f" title='公示{row}'>公…</a><span class='fr'>2026-11-1{row % 10}</span>"
        "<span class='endtime' style='display:none'>1792339200000</span></li>"
        for row in range(rows)
    )
    markup = (
        f"<div class='page-content'><ul>{items}<li class='empty'></li></ul></div>"
        f"<div class='pagination' rows='24' count='{count}' pageNo='{number}'></div>"
    )
    return page({"success": True, "code": "200", "data": {"html": markup}}, url)


def page(body: Any, url: str = f"{SITE}/unit") -> Page:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Page(raw, NOW, url)


def test_a_column_whose_id_is_known_is_asked_for_directly() -> None:
    address = unit_url(f"{SITE}/gzcy/yjzj/index.html", NOW)
    query = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path == "/api-gateway/jpaas-publish-server/front/page/build/unit"
    assert query["pageId"] == ["ff3aac0962cb45e48e8e4da69450e847"]
    assert query["tagId"] == ["右侧内容"]
    bureau = unit_url(f"{SITE}/jgsj/kjs/wjfb/index.html", NOW)
    assert parse_qs(urlsplit(bureau).query)["tagId"] == ["当前栏目_list"]


def test_a_column_whose_id_is_not_known_is_its_page() -> None:
    assert unit_url(f"{SITE}/jgsj/dzs/wjfb/index.html", NOW) == f"{SITE}/jgsj/dzs/wjfb/index.html"


def test_every_kind_of_column_is_watched() -> None:
    watched = " ".join(miit_columns.SOURCE.list_urls)
    for path in ("szyw", "bldhd", "xwfbh", "zcwj/wjfb/tz", "zcjd", "wjgs", "gzcy/yjzj"):
        assert f"/{path}/index.html" in watched
    assert len(miit_bureaus.SOURCE.list_urls) >= 15
    assert not set(column_pages("columns")) & set(column_pages("bureaus"))


SHELL = """<!DOCTYPE html><html><head><meta name="SiteIDCode" content="bm07000001"></head><body>
<script src="/js/nav.js" parseType="buildstatic" queryData="{'pageType':'nav'}"></script>
<div class="lmy_main_rb"><script src="/cms_files/x/unitbuild.js" webId="w1" parseType="buildstatic"
 url="/api-gateway/jpaas-publish-server/front/page/build/unit"
 queryData="{'parseType':'buildstatic','webId':'w1','tplSetId':'t1','pageType':'column','tagId':'当前栏目_list','editType':'null',
 'pageId':'0123456789abcdef0123456789abcdef'}"></script></div></body></html>"""


def test_a_shell_says_where_its_rows_are() -> None:
    lead = shell_lead(page(SHELL.encode(), f"{SITE}/jgsj/dzs/wjfb/index.html"))
    assert lead is not None
    assert lead.startswith(f"{SITE}/api-gateway/jpaas-publish-server/front/page/build/unit?")
    query = parse_qs(urlsplit(lead).query)
    assert query["pageId"] == ["0123456789abcdef0123456789abcdef"]
    assert query["tagId"] == ["当前栏目_list"]


@pytest.mark.parametrize(
    "body",
    [b'{"success":true}', b"<html><script queryData='{broken'></script></html>", b"<html></html>"],
)
def test_what_is_no_shell_leads_nowhere(body: bytes) -> None:
    assert shell_lead(page(body)) is None


def test_rows_have_whole_titles_and_days() -> None:
    (row, *_) = parse_unit(answer(3, count=3))
    assert row.title == "公示0"
    assert row.url == f"{SITE}/gzcy/yjzj/art/2026/art_1{0:031x}.html"
    assert row.published_at is not None and row.published_at.isoformat().startswith("2026-11-10")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"success": False, "code": "500"}, "answers without rows"),
        ({"message": "不支持的HTTP方法"}, "answers without rows"),
        (
            {"success": True, "code": "200", "data": {"html": "<ul class='page-content'></ul>"}},
            "without rows",
        ),
    ],
)
def test_an_answer_without_rows_says_why(body: Any, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        parse_unit(page(body))


def test_far_fewer_rows_than_promised_are_a_change() -> None:
    with pytest.raises(ParseError, match="5 rows where 24 are promised"):
        parse_unit(answer(5, count=100))
    assert len(parse_unit(answer(5, number=5, count=101))) == 5, "the last page holds the rest"
    with pytest.raises(EmptyListError):
        parse_unit(answer(0, number=6, count=101))


def test_pages_follow_each_other_to_the_last() -> None:
    second = older_unit(answer(24, count=60), [])
    assert second is not None
    query = parse_qs(urlsplit(second).query)
    assert query["a"] == ["1"]
    assert json.loads(query["paramJson"][0]) == {"pageNo": 2, "pageSize": "24"}
    third = older_unit(answer(24, number=2, count=60, url=second), [])
    assert third is not None and third.count("paramJson") == 1
    assert older_unit(answer(12, number=3, count=60, url=third), []) is None
