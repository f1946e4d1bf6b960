"""Pages find their site's parser, from whatever list or file they come."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.clock import SHANGHAI
from sources import _registry
from sources._links import Selectors
from sources._own_pages import page_source
from sources._rsshub import rsshub_sources
from sources._sites import headers_for, parse_page, parse_saved, parser_for
from sources._source import Entry, Page
from sources.formats import parse_file
from sources.miit_columns import SOURCE as MIIT_COLUMNS

NOW = datetime(2026, 11, 20, tzinfo=UTC)
HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://www.miit.gov.cn/a.html", True),
        ("https://wap.miit.gov.cn/a.html", True),
        ("https://finance.people.com.cn/n1/a.html", True),
        ("https://english.www.gov.cn/news/a.html", True),
        ("https://notmiit.gov.cn.example.org/a.html", False),
        ("https://xmiit.gov.cn/a.html", False),
        ("https://example.org/", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_a_host_and_all_below_it_are_known(url: str, known: bool) -> None:
    assert (parser_for(url) is not None) == known


def test_the_most_particular_host_wins() -> None:
    assert parser_for("https://english.www.gov.cn/a") is not parser_for("https://www.gov.cn/a")


def test_a_ministry_column_that_links_elsewhere_is_read_by_the_other_site() -> None:
    body = (HERE / "xinhua" / "article.html").read_bytes()
    url = "https://www.news.cn/politics/20261119/0123456789abcdef0123456789abcdef/c.html"
    assert MIIT_COLUMNS.parse_article is not None
    article = MIIT_COLUMNS.parse_article(
        Page(body=body, fetched_at=NOW, url=url), Entry(url=url, title="")
    )
    assert article.author == "吴某"
    assert article.published_at == datetime(2026, 11, 19, 9, 29, 15, tzinfo=SHANGHAI)


def test_an_unknown_layout_of_a_known_site_is_read_generically() -> None:
    text = "".join(f"<p>　　第{n}段，工信部将制定办法，推动发展，组织实施。</p>" for n in range(4))
    page = Page(body=f"<h1>专题</h1><div>{text}</div>".encode(), fetched_at=NOW)
    article = parse_page(page, Entry(url="https://www.news.cn/zt/1.html", title="专题"))
    assert len(article.paragraphs) == 4


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- saved from url=(0058)https://finance.sina.com.cn/china/doc-i1.shtml -->\n%s",
        '%s<link rel="canonical" href="http://finance.sina.com.cn/china/doc-i1.shtml">',
        '%s<meta property="og:url" content="https://finance.sina.com.cn/china/doc-i1.shtml">',
    ],
)
def test_a_saved_page_is_known_by_the_address_that_it_names(mark: str) -> None:
    html = (HERE / "sina" / "article.html").read_text(encoding="utf-8")
    head, rest = html.split("<head>")
    saved = mark % f"{head}<head>" + rest
    article = parse_file(Page(body=saved.encode(), fetched_at=NOW, path="saved.html"))
    assert article.author == "钱某"
    assert article.publisher == "新华社"
    assert article.url == "https://finance.sina.com.cn/china/doc-i1.shtml"
    assert article.path == "saved.html"


def test_a_saved_page_of_an_office_says_where_it_is_from() -> None:
    named = (
        '<meta name="SiteDomain" content="www.miit.gov.cn">'
        '<meta name="Url" content="/zwgk/art/2026/art_0123.html">'
    )
    table = "<table><tr><td>发文字号：</td><td>工信厅装函〔2026〕9号</td></tr></table>"
    body = (
        f"<html><head>{named}</head><body>{table}<h1 id='con_title'>关于试点的通知</h1>"
        "<span id='con_time'>发布时间：2026-11-19 16:20</span><span>来源：科技司</span>"
        "<div id='con_con'><p>现组织开展试点。</p></div></body></html>"
    )
    article = parse_saved(Page(body.encode(), NOW, path="saved.html"))
    assert article.url == "https://www.miit.gov.cn/zwgk/art/2026/art_0123.html"
    assert (article.publisher, article.generic) == ("工业和信息化部", False)
    assert article.document is not None and article.document.number == "工信厅装函〔2026〕9号"
    odd = body.replace("www.miit.gov.cn", "not a site").replace("试点。", "试点。" * 20)
    assert parse_saved(Page(odd.encode(), NOW, path="saved.html")).url is None


def test_an_operators_page_list() -> None:
    source = page_source(
        "mine", "某局", "https://www.example.cn/list", Selectors(row="li", date="i")
    )
    assert source.parse_list is not None
    (row,) = source.parse_list(
        Page(
            body='<li><a href="/1.html">一条通知</a><i>2026-11-19</i></li>'.encode(),
            fetched_at=NOW,
            url=source.list_urls[0],
        )
    )
    assert row.published_at == datetime(2026, 11, 19, tzinfo=SHANGHAI)
    assert source.parse_article is not None
    text = "<p>本局今日召开会议，研究下一步的工作，并对有关企业提出的问题逐一作了答复和说明。</p>"
    article = source.parse_article(
        Page(body=f"<h1>一条通知</h1>{text}".encode(), fetched_at=NOW, url=row.url), row
    )
    assert (article.publisher, article.carrier, article.generic) == ("某局", "某局", True)


def test_routes_of_an_operators_rsshub() -> None:
    found = {source.id: source for source in rsshub_sources("http://rsshub:1200/")}
    documents = found["rsshub_miit_documents"]
    assert documents.list_urls == ("http://rsshub:1200/gov/miit/zcwj",)
    assert documents.official
    assert not found["rsshub_cls"].official
    assert len({source.list_urls for source in found.values()}) == len(found)
    assert not found.keys() & {source.id for source in _registry.load()}


def test_a_site_gets_the_headers_that_it_demands_whoever_sends_us_there() -> None:
    found = {source.id: source for source in rsshub_sources("http://rsshub:1200/")}
    route = found["rsshub_miit_documents"]
    sent = headers_for("https://www.miit.gov.cn/a/art_1.html", route)
    assert sent["Referer"].startswith("https://www.miit.gov.cn/")
    assert headers_for("https://example.org/a.html", route) == {}
    (own,) = (source for source in _registry.load() if source.id == "stcn")
    assert headers_for("https://www.stcn.com/article/detail/1.html", own) == dict(own.headers)
