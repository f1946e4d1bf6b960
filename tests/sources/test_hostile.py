"""Input made to break us: it ends soon, in little memory, in a result or a typed error."""

import gzip
import os
import resource
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sources._charset import decode
from sources._client import Client, Limits
from sources._feed import parse_feed
from sources._generic import parse_generic
from sources._html import fold
from sources._json import read_json
from sources._links import Selectors, parse_rows
from sources._source import FetchError, Page, ParseError
from sources.archive import walk
from sources.formats import parse_file

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SECONDS = 10.0
"""Of CPU; what is tried here takes a tenth of it."""
MEGABYTES = 300


@pytest.fixture
def client() -> Iterator[Client]:
    limits = Limits(connect=2, read=2, total=10, size=1_000_000, attempts=1)
    with Client(limits=limits, allowed=frozenset({"127.0.0.1"})) as made:
        yield made


@pytest.fixture
def bounded() -> Iterator[None]:
    """What runs in here takes little time and memory."""
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - began < SECONDS
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < MEGABYTES


def page(body: bytes) -> Page:
    return Page(body=body, fetched_at=NOW, url="https://news.example/x")


@pytest.mark.parametrize("label", ["zlib", "bz2", "hex", "base64", "rot13", "quopri", "punycode"])
@pytest.mark.usefixtures("bounded")
def test_a_charset_label_names_no_unpacker(label: str) -> None:
    packed = zlib.compress(b"\xb9" * 100_000_000)
    assert isinstance(decode("工信部将制定办法".encode("gbk") * 9, label), str)
    try:
        assert len(decode(packed, label)) <= len(packed)
    except ValueError as error:
        assert str(error)


@pytest.mark.usefixtures("bounded")
def test_layers_of_compression_are_stopped_at_the_limit(
    client: Client, site: Any, reply: Any
) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 60_000_000))
    assert len(bomb) < 10_000
    with pytest.raises(FetchError, match=r"larger than|broken answer"):
        client.get(site.on("/a", reply(bomb, content_encoding="gzip, gzip")))
    with pytest.raises(FetchError, match=r"larger than|broken answer"):
        client.get(site.on("/b", reply(bomb, content_encoding=", ".join(["gzip"] * 9))))


def test_an_encoding_that_nobody_asked_for_is_no_text(
    client: Client, site: Any, reply: Any
) -> None:
    found = client.get(site.on("/a", reply(b"\x1b\x00\xf8\x8d" * 9, content_encoding="br")))
    assert found is not None
    with pytest.raises((FetchError, ParseError)):
        parse_feed(found)


@pytest.mark.usefixtures("bounded")
def test_a_page_of_a_hundred_megabytes_is_left_at_the_limit(
    client: Client, site: Any, reply: Any
) -> None:
    with pytest.raises(FetchError, match="larger than 1000000 bytes"):
        client.get(site.on("/a", reply(b"<p>x</p>" * 12_500_000)))


@pytest.mark.parametrize("length", ["\xb2", "9" * 5000, "-1", "1,1"])
def test_a_strange_content_length_is_no_crash(
    client: Client, site: Any, reply: Any, length: str
) -> None:
    try:
        found = client.get(site.on("/a", reply(b"text", content_length=length)))
        assert found is not None and found.body in (b"text", b"t")
    except FetchError as error:
        assert "127.0.0.1" in str(error)


@pytest.mark.parametrize("etag", ['"a\0b"', '"a\x1b[2J"', '"' + "x" * 50_000 + '"'])
def test_a_header_that_no_database_takes_is_left_out(
    client: Client, site: Any, reply: Any, etag: str
) -> None:
    found = client.get(site.on("/a", reply(b"text", etag=etag, last_modified="today")))
    assert found is not None
    assert found.body == b"text" and found.headers["last-modified"] == "today"
    assert "etag" not in found.headers


@pytest.mark.parametrize("target", ["/a\0b", "/a\x1b[2J", "/a\x9bb"])
def test_a_redirect_to_what_is_no_address_is_refused_in_one_visible_line(
    client: Client, site: Any, reply: Any, target: str
) -> None:
    with pytest.raises(FetchError, match="not a valid address") as refused:
        client.get(site.on("/b", reply(status=302, location=target)))
    assert str(refused.value).isprintable()
    assert len(site.requests) == 1


def test_ten_thousand_redirects_are_five(client: Client, site: Any, reply: Any) -> None:
    for number in range(10_000):
        site.on(f"/{number}", reply(status=302, location=f"/{number + 1}"))
    with pytest.raises(FetchError, match="more than 5 redirects"):
        client.get(f"http://127.0.0.1:{site.port}/0")
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel>" + b"<item/>" * 1_000_000 + b"</channel></rss>",
        b"<rss><channel><item><link>http://a.example/</link>" + b"<a>" * 1_000_000,
        b"<rss><channel>"
        + b"<item><link>http://a.example/1</link></item>" * 1_000_000
        + b"</channel></rss>",
    ],
    ids=["empty items", "nested", "items"],
)
@pytest.mark.usefixtures("bounded")
def test_a_feed_of_a_million_items_is_refused(body: bytes) -> None:
    with pytest.raises(ParseError, match="more than 200000 tags"):
        parse_feed(page(body))


@pytest.mark.parametrize("piece", [b"<tr><td>1<td>2", b"<br>x", b"<div>", b"<h1>x</h1>"])
@pytest.mark.usefixtures("bounded")
def test_a_page_that_is_all_markup_is_refused(piece: bytes) -> None:
    body = b"<html><body><table>" + piece * (5_000_000 // len(piece))
    with pytest.raises(ParseError, match="more than 200000 tags"):
        parse_generic(page(body))
    with pytest.raises(ParseError, match="more than 200000 tags"):
        parse_rows(Selectors("tr"), page(body))


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/hostname">',
        '<!ENTITY % d SYSTEM "http://127.0.0.1:1/x"> %d; <!ENTITY c "x">',
    ],
)
def test_entities_of_a_feed_are_neither_expanded_nor_fetched(declared: str) -> None:
    item = "<item><title>&c;</title><link>http://a.example/</link></item>"
    body = f"<!DOCTYPE rss [{declared}]><rss><channel>{item}</channel></rss>".encode()
    with pytest.raises(ParseError, match="declares entities"):
        parse_feed(page(body))


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("", "<!---->"),
        ("", "<!-- a -->\n"),
        ("date", " "),
        ("# 标题", " "),
        ("", "# 标题\n"),
        ("# 标题\n\n", "<p "),
        ("# 标题\n\n", "返回|"),
        ("# 标题\n\n财联社7月19日讯，", "2025年"),
        ("# 标题\n\n财联社7月19日讯，", "《"),
        ("---\ntitle: x\n---\n", "【标题】"),
    ],
)
@pytest.mark.usefixtures("bounded")
def test_a_saved_file_takes_no_more_time_than_its_length(head: str, unit: str) -> None:
    body = (head + unit * (200_000 // len(unit)) + "x").encode()
    with suppress(FetchError, ParseError):
        parse_file(Page(body=body, fetched_at=NOW, path="x.md"))


@pytest.mark.usefixtures("bounded")
def test_blanks_in_a_feed_take_no_more_time_than_their_number() -> None:
    item = "<item><title>x</title><link>http://a.example/</link></item>"
    body = f"<rss><channel>{' ' * 2_000_000}{item}</channel></rss>".encode()
    assert len(parse_feed(page(body))) == 1


@pytest.mark.usefixtures("bounded")
def test_a_row_of_links_back_takes_no_more_time_than_its_length() -> None:
    body = f"<p>{'返回|' * 60}{'x' * 20}</p><p>{'工信部将制定办法。' * 9}</p>".encode()
    assert parse_generic(page(body)).paragraphs


def test_json_brings_nothing_that_no_database_takes() -> None:
    read = read_json(page(rb'{"t": "\u0000a\ud800b", "l": ["\udfff\ud83d\ude00"]}'))
    assert read == {"t": "ab", "l": ["😀"]}
    with pytest.raises(ParseError, match="broken JSON"):
        read_json(page(b"[" * 100_000))


def test_text_from_outside_moves_no_cursor_and_turns_no_line() -> None:
    assert fold("红\x1b[31m\x9b2J字\u202e反\u2066转\u200f\ud800") == "红[31m2J字反转"


def test_a_file_name_in_another_charset_is_readable(tmp_path: Path) -> None:
    name = "工信部办法.md".encode("gbk")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x", encoding="utf-8")
    (found,) = walk([tmp_path], fetched_at=NOW)
    assert isinstance(found, Page)
    assert found.path == f"{tmp_path}/工信部办法.md"


def test_a_folder_holds_more_than_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "endless.md").symlink_to("/dev/zero")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    found = list(walk([tmp_path], fetched_at=NOW))
    assert len(found) == 3 and all(isinstance(each, FetchError) for each in found)
