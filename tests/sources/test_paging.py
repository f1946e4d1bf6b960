"""Where the older pages of a list are, site by site."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from sources import _registry
from sources._paging import numbered, numbered_path
from sources._source import Entry, Page

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SOURCES = {source.id: source for source in _registry.load()}


def at(url: str) -> Page:
    return Page(b"", NOW, url)


@pytest.mark.parametrize(
    ("id", "parameter"),
    [("sina", "page"), ("stcn", "page"), ("gov_policies", "p"), ("miit_search", "p"),
     ("cnevpost", "paged"), ("ths", "page")],
)  # fmt: skip
def test_pages_by_number(id: str, parameter: str) -> None:
    source = SOURCES[id]
    assert source.older is not None
    url = source.list_urls[0]
    for number in ("2", "3"):
        found = source.older(at(url), [])
        assert found is not None
        url = found
        assert parse_qs(urlsplit(url).query)[parameter] == [number]
    before, after = (parse_qs(urlsplit(each).query, keep_blank_values=True)
                     for each in (source.list_urls[0], url))  # fmt: skip
    before.pop(parameter, None), after.pop(parameter)
    assert before == after, "nothing else of the address changes"


def test_fast_news_goes_back_from_the_end_that_it_names() -> None:
    source = SOURCES["eastmoney"]
    assert source.older is not None
    first = source.address(source.list_urls[0], NOW)
    plain = source.older(Page(b'{"data":{"sortEnd":"1787328343"}}', NOW, first), [])
    assert plain is not None and "req_trace" not in plain
    asked = parse_qs(urlsplit(source.address(plain, NOW)).query)
    assert asked["sortEnd"] == ["1787328343"]
    assert asked["pageSize"] == ["100"] and "req_trace" in asked
    assert source.older(Page(b'{"data":{}}', NOW, first), []) is None


def test_what_is_no_number_ends_it() -> None:
    assert numbered("page")(at("https://x.cn/?page=last"), []) is None


def test_pages_by_path() -> None:
    pages = numbered_path(r"index(?:_(\d+))?\.htm$", "index_{}.htm")
    assert pages(at("https://x.cn/a/index.htm"), []) == "https://x.cn/a/index_1.htm"
    assert pages(at("https://x.cn/a/index_9.htm"), []) == "https://x.cn/a/index_10.htm"
    assert pages(at("https://x.cn/a/"), []) is None


def test_the_telegraph_goes_back_from_its_oldest_item_and_is_signed_anew() -> None:
    source = SOURCES["cls"]
    assert source.older is not None
    first = source.address(source.list_urls[0], NOW)
    rows = [Entry(f"https://x.cn/{second}", "x", datetime.fromtimestamp(second, UTC))
            for second in (1795140000, 1795139000)]  # fmt: skip
    plain = source.older(at(first), rows)
    assert plain is not None and "sign=" not in plain
    asked = parse_qs(urlsplit(source.address(plain, NOW)).query, keep_blank_values=True)
    assert asked["last_time"] == ["1795139001"]
    assert asked["category"] == [""]
    assert asked["sign"] != parse_qs(urlsplit(first).query)["sign"]
