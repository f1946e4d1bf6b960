"""Pages of sites without a layout of their own; all texts are ours."""

from datetime import UTC, datetime

import pytest

from articles.clock import SHANGHAI
from sources._generic import parse_generic
from sources._source import Entry, Page, ParseError

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LINES = [
    f"第{n}条意见提出，工业和信息化部将制定办法，推动产业发展，并组织实施。" for n in range(1, 6)
]
MENU = "".join(f'<li><a href="/{n}.html">导航栏目，第{n}个频道的标题。</a></li>' for n in range(30))
COMMENTS = "".join(
    f"<div><p>网友{n}说，这个办法很好，希望早日出台，大家都支持！</p></div>" for n in range(40)
)


def page(body: str, head: str = "") -> Page:
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return Page(body=html.encode(), fetched_at=NOW, url="https://www.example.cn/a.html")


def around(article: str) -> str:
    return (
        f"<div class='top'><h1>某网</h1><ul>{MENU}</ul></div><div class='main'><h1>将制定办法</h1>"
        f"<div class='meta'>2026-11-19 09:30 来源：某报</div>{article}"
        f"<div class='comment-list'>{COMMENTS}</div></div>"
        f"<div class='related-news'>{COMMENTS}</div><div class='footer'>{MENU}</div>"
    )


@pytest.mark.parametrize(
    "article",
    [
        "<div class='x'>" + "".join(f"<p>　　{line}</p>" for line in LINES) + "</div>",
        "<div class='x'>" + "<br>　　".join(LINES) + "</div>",
        "<table><tr><td>" + "".join(f"<div>{line}</div>" for line in LINES) + "</td></tr></table>",
        "<section><div>"
        + "".join(f"<p><span>{line}</span></p>" for line in LINES)
        + "</div></section>",
    ],
)
def test_the_article_is_found_between_menus_and_comments(article: str) -> None:
    found = parse_generic(page(around(article), "<title>将制定办法_某网</title>"))
    assert list(found.paragraphs) == LINES
    assert found.title == "将制定办法"
    assert found.published_at == datetime(2026, 11, 19, 9, 30, tzinfo=SHANGHAI)
    assert found.publisher == "某报"
    assert not found.published_inferred


def test_origin_and_carrier() -> None:
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    found = parse_generic(
        page(f"<h1>将制定办法</h1>{lines}<p>（来源：某某晚报）</p>"), carrier="某网"
    )
    assert (found.publisher, found.origin, found.carrier) == ("某某晚报", "某某晚报", "某网")
    found = parse_generic(page(f"<h1>将制定办法</h1>{lines}"), carrier="某网")
    assert (found.publisher, found.origin, found.carrier) == ("某网", None, "某网")
    assert found.generic
    named = '<meta property="og:site_name" content="某站">'
    found = parse_generic(page(f"<h1>将制定办法</h1>{lines}", named), carrier="某网")
    assert found.carrier == "某站", "what the page says counts"


def test_an_article_that_stands_in_the_body_itself() -> None:
    found = parse_generic(page("<h1>将制定办法</h1>" + "".join(f"<p>{line}</p>" for line in LINES)))
    assert list(found.paragraphs) == LINES


def test_a_short_item_is_not_lost_in_its_surroundings() -> None:
    item = "据某社11月19日消息，两部门今日宣布，下一步将制定三项标准，年内公开征求意见。"
    found = parse_generic(page(around(f"<div class='x'><p>{item}</p></div>")))
    assert found.paragraphs == (item,)


def test_text_that_only_the_page_data_holds_is_found_by_the_library() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"%s"}</script>'
    found = parse_generic(page("<div id='app'></div>", data % (" ".join(LINES) * 3)))
    assert LINES[0] in " ".join(found.paragraphs)


def test_the_entry_fills_what_the_page_lacks() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    entry = Entry(
        url="https://www.example.cn/a.html?utm_source=x",
        title="列表上的标题",
        published_at=datetime(2026, 11, 18, tzinfo=SHANGHAI),
        publisher="某社",
    )
    found = parse_generic(page(f"<div>{body}</div>"), entry)
    assert (found.title, found.published_at) == (entry.title, entry.published_at)
    assert found.published_inferred
    assert found.publisher == "某社"
    assert found.url == "https://www.example.cn/a.html"


def test_a_page_nested_thousands_deep_ends_in_an_outcome() -> None:
    deep = "<div>" * 20_000 + "短" + "</div>" * 20_000
    with pytest.raises(ParseError, match=r"www\.example\.cn"):
        parse_generic(page(deep))


@pytest.mark.parametrize("body", ["", "<p>请稍候</p>", "<div>404 Not Found</div>"])
def test_a_page_without_an_article_is_refused(body: str) -> None:
    with pytest.raises(ParseError, match=r"no article text on the page \(https://www\.example\.cn"):
        parse_generic(page(body))
