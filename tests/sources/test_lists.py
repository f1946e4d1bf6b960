"""Lists that aren't feeds: JSON interfaces, signatures, channel pages, operators' selectors."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from sources import cls, eastmoney, gov_cn, miit_search, sina, stcn
from sources._json import read_json
from sources._links import Selectors, next_page, parse_links, parse_rows
from sources._miit_unit import parse_unit
from sources._source import Page, ParseError

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def page(body: Any) -> Page:
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return Page(body=raw, fetched_at=NOW, url="https://www.example.cn/list")


@pytest.mark.parametrize(
    "text",
    ['{"a": [1]}', ' var ajaxResult={"a": [1]};', 'jQuery112_34({"a": [1]});', '\ufeff{"a": [1]}'],
)
def test_json_plain_padded_or_assigned(text: str) -> None:
    assert read_json(page(text)) == {"a": [1]}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty answer where JSON is due"),
        ("<!DOCTYPE html><html></html>", "HTML where JSON is due"),
        ('{"a": [1', "broken JSON"),
        ("[" * 100_000, "broken JSON"),
    ],
)
def test_what_is_no_json_is_refused_with_its_address(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match=rf"{reason} \(https://www\.example\.cn/list\)"):
        read_json(page(text))


@pytest.mark.parametrize(
    ("values", "want"),
    [
        (
            {"app": "CailianpressWeb", "os": "web", "sv": "8.7.9"},
            "b02d8f7bc4c45eeb3e86904203597da2",
        ),
        (
            {
                "appName": "CailianpressWeb",
                "category": "",
                "hasFirstVipArticle": "1",
                "os": "web",
                "sv": "7.7.5",
            },
            "a238a5f06453a6fe1e3c33e8f835c19e",
        ),
    ],
)
def test_signature_of_the_telegraph(values: dict[str, str], want: str) -> None:
    assert cls.signature(values) == want


def test_list_address_carries_time_and_signature() -> None:
    (plain,) = cls.SOURCE.list_urls
    asked = parse_qs(urlsplit(cls.SOURCE.address(plain, NOW)).query, keep_blank_values=True)
    given = {key: values[0] for key, values in asked.items()}
    assert given["last_time"] == str(int(NOW.timestamp()))
    assert given.pop("sign") == cls.signature(given)
    assert eastmoney.SOURCE.address("https://x.cn/?a=1", NOW).endswith("&req_trace=1795140000000")
    assert gov_cn.SOURCE.address("https://x.cn/", NOW) == "https://x.cn/"


@pytest.mark.parametrize(
    ("source", "answer", "reason"),
    [
        (cls, {"errno": 10012, "msg": "签名错误"}, "the list refuses: 10012 签名错误"),
        (cls, {"errno": 0, "data": {"roll_data": []}}, "a list without rows"),
        (cls, {"errno": 0, "data": None}, "no data.roll_data in the answer"),
        (eastmoney, {"code": "0", "data": {}}, "no data.fastNewsList in the answer"),
        (eastmoney, {"data": {"fastNewsList": [{"id": 1}]}}, "rows of an unknown form"),
        (cls, {"errno": 0, "data": {"roll_data": [{"id": 1, "is_ad": 1}]}}, "unknown form"),
        (sina, {"result": {"status": {"code": 1}}}, "no result.data in the answer"),
        (stcn, "<html>list page</html>", "HTML where JSON is due"),
        (gov_cn, {"code": 200, "msg": "操作成功", "data": None}, "no list in the answer"),
    ],
)
def test_an_answer_without_rows_says_why(source: Any, answer: Any, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        source.parse_list(page(answer))


def test_links_of_one_article_are_one_row_with_the_longest_text() -> None:
    html = """<a href="/2026/a1.html"><img></a><a href="/2026/a1.html?utm_source=x">短标题在此</a>
    <a href="http://www.example.cn/2026/a1.html" title="一个更长的完整标题">一个更长的…</a>
    <a href="/about.html">关于我们的网站</a><a href="http://[broken">坏的链接地址</a>"""
    (row,) = parse_links(r"https?://www\.example\.cn/(\d{4})/a\d+\.html(?:\?.*)?", page(html))
    assert row.title == "一个更长的完整标题"
    assert row.published_at is None


def test_rows_by_an_operators_selectors() -> None:
    html = """<ul class="news"><li><a href="/1.html">第一条消息</a><i>2026-11-19</i></li>
    <li><a href="/2.html" title="第二条消息全文">第二条…</a><i>11-18</i></li><li>无链接</li></ul>"""
    rows = parse_rows(Selectors(row="ul.news li", date="i"), page(html))
    assert [(row.url, row.title) for row in rows] == [
        ("https://www.example.cn/1.html", "第一条消息"),
        ("https://www.example.cn/2.html", "第二条消息全文"),
    ]
    assert rows[0].published_at is not None
    assert rows[1].published_at is None


@pytest.mark.parametrize("selector", ["div.none", "div[[", ""])
def test_selectors_that_find_nothing_or_are_wrong(selector: str) -> None:
    with pytest.raises(ParseError, match=r"www\.example\.cn"):
        parse_rows(Selectors(row=selector), page("<p>x</p>"))


@pytest.mark.parametrize(
    ("markup", "where"),
    [
        ('<a class="next" href="?p=2">下一页</a>', "https://www.example.cn/list?p=2"),
        ('<a class="next" href="javascript:void(0)">下一页</a>', None),
        ('<a href="?p=2">下一页</a>', None),
    ],
)
def test_the_link_to_older_rows_by_an_operators_selector(markup: str, where: str | None) -> None:
    selectors = Selectors(row="li", next="a.next")
    assert next_page(selectors, page(markup), []) == where
    with pytest.raises(ParseError, match="a selector is wrong"):
        next_page(Selectors(row="li", next="a[["), page(markup), [])


@pytest.mark.parametrize("bad", ["http://[", "http:nowhere.cn/1.html", "javascript:void(0)", " "])
def test_a_row_whose_link_leads_nowhere_costs_no_other(bad: str) -> None:
    def rows(link: str) -> list[dict[str, str]]:
        return [{"url": each, "title": "标题"} for each in (link, "/good.html")]

    found = {"data": {"searchResult": {"dataResults": [{"data": row} for row in rows(bad)]}}}
    items = "".join(
        f"<li><a href='{row['url']}' title='标题'>标题</a><span class='fr'>2026-11-19</span></li>"
        for row in rows(bad)
    )
    markup = f"<div class='page-content'><ul>{items}</ul></div>"
    unit = {"success": True, "code": "200", "data": {"html": markup}}
    for entries in (
        stcn.parse_list(page({"data": rows(bad)})),
        miit_search.parse_list(page(found)),
        parse_unit(page(unit)),
    ):
        assert [urlsplit(each.url).path for each in entries] == ["/good.html"]
