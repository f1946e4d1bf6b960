"""The client against a real server on this machine."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
import urllib3.util.connection

from sources._client import Client, Limits
from sources._guard import inward
from sources._source import BlockedError, FetchError, Page

NOW = datetime(2026, 11, 21, tzinfo=UTC)


class Hours:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def client(hours: Hours) -> Iterator[Client]:
    limits = Limits(connect=2, read=0.3, total=120, size=100_000, redirects=3)
    with Client(
        "test/1 (contact: a@example.org)",
        limits=limits,
        allowed=frozenset({"127.0.0.1"}),
        clock=lambda: hours.time,
        sleep=hours.sleep,
        now=lambda: NOW,
        jitter=lambda: 1.0,
    ) as made:
        yield made


def test_page_comes_with_its_headers_and_time(client: Client, site: Any, reply: Any) -> None:
    url = site.on("/a", reply(b"text", etag='"1"', content_type="text/plain", x_other="no"))
    page = client.get(url, headers={"Referer": "http://example.org/"})
    assert page == Page(
        body=b"text",
        fetched_at=NOW,
        url=url,
        headers=page.headers if page else {},
    )
    assert page.headers["etag"] == '"1"'
    assert "x-other" not in page.headers
    _, sent = site.requests[0]
    assert sent["user-agent"] == "test/1 (contact: a@example.org)"
    assert sent["referer"] == "http://example.org/"


def test_unchanged_page_is_none(client: Client, site: Any, reply: Any) -> None:
    url = site.on("/a", reply(status=304))
    assert client.get(url, etag='"1"', last_modified="Sat, 21 Nov 2026 00:00:00 GMT") is None
    _, sent = site.requests[0]
    assert sent["if-none-match"] == '"1"'
    assert sent["if-modified-since"] == "Sat, 21 Nov 2026 00:00:00 GMT"


def test_connections_are_used_again(
    client: Client, site: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    real_connect = urllib3.util.connection.create_connection
    monkeypatch.setattr(
        urllib3.util.connection,
        "create_connection",
        lambda *rest, **more: made.append(rest) or real_connect(*rest, **more),
    )
    url = site.on("/a", reply(b"text"), reply(status=304), reply(status=304), reply(b"text"))
    for _ in range(4):
        client.get(url)
    assert len(made) == 1


def test_busy_server_gets_time_and_another_try(
    client: Client, site: Any, reply: Any, hours: Hours
) -> None:
    url = site.on("/a", reply(status=503), reply(status=429, retry_after="7"), reply(b"ok"))
    page = client.get(url)
    assert page is not None
    assert page.body == b"ok"
    assert hours.slept == [1.0, 7.0]


def test_patience_ends(client: Client, site: Any, reply: Any, hours: Hours) -> None:
    url = site.on("/a", reply(status=500))
    with pytest.raises(FetchError, match=r"answered 500 \(http://127"):
        client.get(url)
    assert len(site.requests) == 3
    assert hours.slept == [1.0, 2.0]


def test_a_long_retry_after_is_obeyed_by_leaving(
    client: Client, site: Any, reply: Any, hours: Hours
) -> None:
    url = site.on("/a", reply(status=429, retry_after="100"))
    with pytest.raises(FetchError, match="asks to wait 100 s"):
        client.get(url)
    assert hours.slept == []


@pytest.mark.parametrize("status", [400, 404, 410])
def test_other_errors_are_not_tried_again(
    client: Client, site: Any, reply: Any, status: int
) -> None:
    with pytest.raises(FetchError, match=f"answered {status}"):
        client.get(site.on("/a", reply(status=status)))
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (521, b"<script>document.cookie='__jsl_clearance_s=1';location.href='/'</script>"),
        (412, b"<html><script src='x.js'></script></html>"),
        (403, b"Forbidden"),
        (200, "<html><title>安全验证</title></html>".encode()),
        (200, "<html><title>访问验证</title></html>".encode("gbk")),
        (200, b"<script>document.cookie='a=b';location.reload()</script>"),
    ],
)
def test_challenges_are_named_and_never_tried_again(
    client: Client, site: Any, reply: Any, status: int, body: bytes
) -> None:
    with pytest.raises(BlockedError):
        client.get(site.on("/a", reply(body, status=status)))
    assert len(site.requests) == 1


def test_silent_server_times_out(client: Client, site: Any, hours: Hours) -> None:
    released = threading.Event()
    url = site.on("/a", lambda handler: released.wait(5) and None)
    with pytest.raises(FetchError, match="timed out"):
        client.get(url)
    released.set()
    assert len(site.requests) == 3


def test_body_over_the_size_limit(client: Client, site: Any, reply: Any) -> None:
    with pytest.raises(FetchError, match="larger than 100000 bytes"):
        client.get(site.on("/a", reply(b"x" * 200_000)))


@pytest.mark.parametrize("method", ["gzip", "deflate"])
def test_bomb_is_stopped_at_the_limit(client: Client, site: Any, reply: Any, method: str) -> None:
    pack: Callable[[bytes], bytes] = gzip.compress if method == "gzip" else zlib.compress
    bomb = pack(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    started = time.process_time()
    with pytest.raises(FetchError, match="larger than"):
        client.get(site.on("/a", reply(bomb, content_encoding=method)))
    assert time.process_time() - started < 0.5


def test_gzip_is_unpacked(client: Client, site: Any, reply: Any) -> None:
    page = client.get(site.on("/a", reply(gzip.compress(b"text"), content_encoding="gzip")))
    assert page is not None
    assert page.body == b"text"


def test_broken_gzip(client: Client, site: Any, reply: Any) -> None:
    with pytest.raises(FetchError, match="broken answer"):
        client.get(site.on("/a", reply(b"no gzip at all", content_encoding="gzip")))


def test_cut_off_body(client: Client, site: Any, reply: Any) -> None:
    with pytest.raises(FetchError, match=r"cut off|broken answer"):
        client.get(site.on("/a", reply(b"half", content_length="8")))


def test_slow_drip_ends_at_the_deadline(client: Client, site: Any, hours: Hours) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-length", "1000")
        handler.end_headers()
        for _ in range(20):
            hours.time += 30
            handler.wfile.write(b"x")
            time.sleep(0.005)

    with pytest.raises(FetchError, match="took longer than 120 s"):
        client.get(site.on("/a", drip))


@pytest.mark.parametrize("part", ["headers", "body"])
def test_dripping_ends_whatever_part_drips(site: Any, part: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        start = b"HTTP/1.1 200 OK\r\n" + (b"x-a: 1\r\n\r\n" if part == "body" else b"x-long: ")
        handler.wfile.write(start)
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.02)

    limits = Limits(connect=1, read=0.2, total=0.3, attempts=1)
    started = time.monotonic()
    with (
        Client(limits=limits, allowed=frozenset({"127.0.0.1"})) as impatient,
        pytest.raises(FetchError, match=r"timed out|took longer"),
    ):
        impatient.get(site.on("/a", drip))
    assert time.monotonic() - started < 1.0


def test_redirects_are_followed_to_a_limit(client: Client, site: Any, reply: Any) -> None:
    end = site.on("/end", reply(b"ok"))
    page = client.get(site.on("/a", reply(status=302, location="/end")))
    assert page is not None
    assert page.url == end
    with pytest.raises(FetchError, match="more than 3 redirects"):
        client.get(site.on("/loop", reply(status=302, location="/loop")))


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://localhost/",
        "http://metadata.google.internal/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http://[broken",
    ],
)
def test_inward_and_foreign_addresses_are_refused_also_after_redirects(
    client: Client, site: Any, reply: Any, target: str
) -> None:
    with pytest.raises(FetchError):
        client.get(target)
    with pytest.raises(FetchError):
        client.get(site.on("/a", reply(status=302, location=target)))


def test_a_name_that_leads_inwards_is_refused_before_connecting(
    site: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.on("/a", reply(b"secret"))
    real = socket.getaddrinfo

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if host == "news.example.org" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with (
        Client(limits=Limits(connect=1, read=1)) as guarded,
        pytest.raises(FetchError, match=r"refused to fetch from news\.example\.org"),
    ):
        guarded.get(f"http://news.example.org:{site.port}/a")
    assert site.requests == []


def test_a_name_that_changes_its_mind_is_refused_after_connecting(
    site: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.on("/a", reply(b"secret"))
    real, answers = socket.getaddrinfo, ["93.184.216.34", "127.0.0.1"] * 2

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        return real(answers.pop(0) if host == "news.example.org" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with (
        Client(limits=Limits(connect=1, read=1)) as guarded,
        pytest.raises(FetchError, match="refused"),
    ):
        guarded.get(f"http://news.example.org:{site.port}/a")
    assert site.requests == []


def test_refused_connection_is_one_clear_line(client: Client) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchError, match=r"no connection: Connection refused \(http"):
        client.get(f"http://127.0.0.1:{port}/")


def test_plain_answer_to_tls_is_one_clear_line(client: Client, site: Any, reply: Any) -> None:
    url = site.on("/a", reply(b"ok")).replace("http:", "https:")
    with pytest.raises(FetchError, match=r"TLS failed|no connection"):
        client.get(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "100.100.100.200", "168.63.129.16", "::1",
     "fe80::1", "fd00:ec2::254", "::ffff:10.0.0.1", "64:ff9b::a00:1", "224.0.0.1", "0.0.0.0"],
)  # fmt: skip
def test_inward_addresses(address: str) -> None:
    assert inward(address)


def test_public_addresses() -> None:
    assert not inward("93.184.216.34")
    assert not inward("2606:2800:220:1::1")
