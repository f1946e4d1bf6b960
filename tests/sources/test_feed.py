import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.clock import SHANGHAI
from sources import _feed_items
from sources._feed import older_feed, parse_feed
from sources._source import FetchError, Page, ParseError

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ITEM = (
    "<item><title>{title}</title><link>https://www.example.cn/a/{n}.html</link>"
    "<description>摘要</description><pubDate>{date}</pubDate></item>"
)


def feed(*dates: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    items = "".join(
        ITEM.format(title=f"工信部发布第{n}号文件", n=n, date=date) for n, date in enumerate(dates)
    )
    return f'{head}<rss version="2.0"><channel><title>某网</title>{items}</channel></rss>'


def page(text: str | bytes, url: str = "https://www.example.cn/rss.xml", **headers: str) -> Page:
    body = text.encode() if isinstance(text, str) else text
    return Page(body=body, fetched_at=NOW, url=url, headers=headers)


def test_entries_in_order_with_their_fields() -> None:
    first, second = parse_feed(page(feed("Fri, 20 Nov 2026 10:00:00 +0800", "")))
    assert first.url == "https://www.example.cn/a/0.html"
    assert first.title == "工信部发布第0号文件"
    assert first.summary == "摘要"
    assert first.published_at == datetime(2026, 11, 20, 10, tzinfo=SHANGHAI)
    assert second.published_at is None


@pytest.mark.parametrize(
    "date",
    [
        "1795140000000", "1795140000", "2026年11月20日 10:00", "2026-11-20 10:00:00",
        "2026/11/20 10:00", "Fri, 20 Nov 2026 10:00:00 CST", "Fri, 20 Nov 2026 02:00:00 GMT",
        "2026-11-20 10:00:00  +0800",
    ],
)  # fmt: skip
def test_dates_are_never_guessed(date: str) -> None:
    (entry,) = parse_feed(page(feed(date)))
    assert entry.published_at == datetime(2026, 11, 20, 10, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "date", ["yesterday-ish", "1970-01-01", "2099-01-01 00:00:00", "2026年11月"]
)
def test_a_date_that_cannot_be_is_none(date: str) -> None:
    assert parse_feed(page(feed(date)))[0].published_at is None


@pytest.mark.parametrize(
    ("codec", "label"), [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("utf-8", "gb2312")]
)
def test_charset_by_evidence(codec: str, label: str) -> None:
    text = feed("", head=f'<?xml version="1.0" encoding="{label}"?>').replace("发布", "朱镕基㐂")
    entries = parse_feed(page(text.encode(codec)))
    assert entries[0].title == "工信部朱镕基㐂第0号文件"


def test_atom_with_relative_link_and_markup_in_the_title() -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>
    <title type="html">A &lt;b&gt;bold&lt;/b&gt; plan</title><link href="/x?utm_source=y"/>
    <updated>2026-11-20T02:00:00Z</updated></entry></feed>"""
    (entry,) = parse_feed(page(text))
    assert entry.title == "A bold plan"
    assert entry.url == "https://www.example.cn/x?utm_source=y"  # asked for as it is given
    assert entry.published_at == datetime(2026, 11, 20, 10, tzinfo=SHANGHAI)


def test_entries_without_an_address_and_repeats_are_left_out() -> None:
    text = feed("", "").replace("/a/1.html", "/a/0.html")
    text = text.replace("</channel>", "<item><title>none</title></item></channel>")
    assert [entry.title for entry in parse_feed(page(text))] == ["工信部发布第0号文件"]


@pytest.mark.parametrize("address", ["https://[no address]/a", "http://[::1/a", "//[x]/a"])
def test_an_entry_whose_address_cannot_be_read_is_left_out(address: str) -> None:
    text = feed("", "")
    link = re.search(r"<link>([^<]*/a/1.html)</link>", text)
    assert link
    text = text.replace(link[1], address)
    assert [entry.title for entry in parse_feed(page(text))] == ["工信部发布第0号文件"]


def test_truncated_feed_keeps_what_came_whole() -> None:
    text = feed(*["Fri, 20 Nov 2026 10:00:00 +0800"] * 4)
    cut = text[: text.rindex("<link>") + 20]
    assert [entry.url[-6:] for entry in parse_feed(page(cut))] == ["0.html", "1.html", "2.html"]
    with pytest.raises(ParseError, match="without entries"):
        parse_feed(page(text[: text.index("<pubDate>")]))


def test_control_characters_and_bare_ampersands_do_no_harm() -> None:
    text = feed("").replace("发布", "发\x0b布 & 印发")
    assert parse_feed(page(text))[0].title == "工信部发布 & 印发第0号文件"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty answer"),
        (b"  \n ", "empty answer"),
        (b"<!DOCTYPE html><html><body>login</body></html>", "HTML where a feed is due"),
        (b'{"error": 1}', "not a feed"),
        (b'<rss version="2.0"><channel><title>x</title></channel></rss>', "without entries"),
        (
            b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 '
            b'"&lol;&lol;&lol;">]><rss><channel><item><title>&lol2;</title></item></channel></rss>',
            "declares entities",
        ),
    ],
)
def test_what_is_no_feed_is_refused_with_its_address(body: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=rf"{reason}.*\(https://www\.example\.cn/rss\.xml\)"):
        parse_feed(page(body))


def test_binary_is_a_fetch_error() -> None:
    with pytest.raises(FetchError, match="binary"):
        parse_feed(page(b"\x1f\x8b\0\0\0" + bytes(range(200, 256)) * 9))


FEEDS = {path.parent.name: path for path in sorted(Path(__file__).parent.glob("*/list.xml"))}


@pytest.mark.parametrize("path", FEEDS.values(), ids=FEEDS)
def test_the_quick_way_finds_what_feedparser_finds(path: Path) -> None:
    text = re.sub(r"^<\?xml[^>]*\?>\s*", "", path.read_text(encoding="utf-8"))
    quick = _feed_items._quick(text)
    malformed = path.parent.name == "chinanews"  # that site doesn't escape its ampersands
    assert quick == (None if malformed else list(_feed_items._thorough(text)))


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>{title}</title>
<id>urn:1</id>{link}<author><name>A. Writer</name></author><summary>Short</summary>
<published>2026-11-20T02:00:00Z</published><updated>2026-11-20T03:00:00Z</updated></entry></feed>"""
LINK = '<link href="https://a.org/1"/>'


def test_the_quick_way_reads_plain_atom_as_feedparser_does() -> None:
    more = '<link rel="enclosure" href="https://a.org/x"/>'
    text = ATOM.format(title="A &amp; B", link=LINK + more)
    quick = _feed_items._quick(text)
    assert quick == list(_feed_items._thorough(text))
    assert quick is not None
    assert quick[0].said == "2026-11-20T02:00:00Z"
    (entry,) = parse_feed(page(text))
    assert entry.revised_at == datetime(2026, 11, 20, 11, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "text",
    [
        ATOM.format(title="x", link=""),
        ATOM.format(title="x", link=LINK + '<link href="https://a.org/2"/>'),
        ATOM.format(title="x", link=LINK).replace("<feed ", '<feed xml:base="https://b.org/" '),
        ATOM.format(title="x", link=LINK).replace("<title>x", '<title type="xhtml"><b>x</b>'),
        "<rss><channel><item><title>x</title></item></channel></rss>",
        "<rss><channel><item><link>https://a.cn/</link><author>a@b.cn (A)</author></item>"
        "</channel></rss>",
        "<rss><channel><title>none</title></channel></rss>",
        "<rss><channel><item><link>https://a.cn/?a=1&b=2</link></item></channel></rss>",
        "<rss><channel><item><title>a&nbsp;b</title><link>https://a.cn/</link></item>"
        "</channel></rss>",
        "<other/>",
    ],
)
def test_any_doubt_goes_to_feedparser(text: str) -> None:
    assert _feed_items._quick(text) is None


def test_entities_spoken_of_in_an_item_are_no_declarations() -> None:
    text = feed("").replace("摘要", "<![CDATA[<!ENTITY x>]]>")
    assert parse_feed(page(text))[0].summary == "<!ENTITY x>"


def test_entities_hidden_behind_a_comment_are_refused() -> None:
    text = '<!-- <rss> --><!DOCTYPE x [<!ENTITY a "b">]>' + feed("", head="")
    with pytest.raises(ParseError, match="declares entities"):
        parse_feed(page(text))


def linked(*links: str, kind: str = "rss") -> str:
    """A feed of one entry with these links beside its title."""
    atom = "http://www.w3.org/2005/Atom"
    if kind == "rss":
        marks = "".join(f"<a:{each}/>" for each in links)
        item = ITEM.format(title="甲", n=1, date="2026-11-20 10:00:00")
        return f'<rss version="2.0" xmlns:a="{atom}"><channel>{marks}{item}</channel></rss>'
    marks = "".join(f"<{each}/>" for each in links)
    entry = '<entry><title>甲</title><link href="https://www.example.cn/a/1.html"/></entry>'
    return f'<feed xmlns="{atom}">{marks}{entry}</feed>'


@pytest.mark.parametrize("kind", ["rss", "atom"])
@pytest.mark.parametrize(
    ("links", "older"),
    [
        (('link rel="next" href="/rss.xml?page=2"',), "https://www.example.cn/rss.xml?page=2"),
        (('link rel="self" href="/rss.xml"', 'link rel="next" href=" p2.xml "'),
         "https://www.example.cn/p2.xml"),
        (('link rel="prev-archive" href="https://old.example.cn/2026-10.xml"',),
         "https://old.example.cn/2026-10.xml"),
        (('link rel="prev-archive" href="/old"', 'link rel="next" href="/next"'),
         "https://www.example.cn/next"),
        (('link rel="previous" href="/newer"', 'link rel="self" href="/"'), None),
        (('link rel="next" href=""', 'link rel="next"'), None),
        (('link rel="next" href="file:///etc/passwd"',), None),
        ((), None),
    ],
)  # fmt: skip
def test_a_feed_says_where_its_older_entries_are(
    kind: str, links: tuple[str, ...], older: str | None
) -> None:
    assert older_feed(page(linked(*links, kind=kind)), []) == older


def test_a_damaged_feed_still_says_where_its_older_entries_are() -> None:
    text = linked('link rel="next" href="/p2.xml"').replace("</channel></rss>", "<item><title>乙")
    assert older_feed(page(text), []) == "https://www.example.cn/p2.xml"


def test_an_entry_links_to_no_older_page() -> None:
    """Comments and enclosures have links of their own."""
    text = linked(kind="atom").replace("<entry>", '<entry><link rel="next" href="/b"/>')
    assert older_feed(page(text), []) is None


def test_what_is_no_feed_has_no_older_page() -> None:
    with pytest.raises(ParseError):
        older_feed(page("<!doctype html><html></html>"), [])


def test_entries_come_newest_first() -> None:
    """A feed in the order of its archive reaches back no further than its oldest entry."""
    dates = ("2026-11-18 10:00:00", "2026-11-20 10:00:00", "2026-11-19 10:00:00",
             "2026-11-20 10:00:00")  # fmt: skip
    assert [each.url[-6] for each in parse_feed(page(feed(*dates)))] == ["1", "3", "2", "0"]
    undated = parse_feed(page(feed(*dates, "")))
    assert [each.url[-6] for each in undated] == ["0", "1", "2", "3", "4"]
