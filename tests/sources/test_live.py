"""Every source through the real client against all the sites at once, over TLS."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sources import _guard, _registry
from sources._client import Client, Limits
from sources._hosts import Manners
from sources._source import BlockedError, FetchError, Page, ParseError, Source

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SOURCES = {source.id: source for source in _registry.load() if source.parse_list}


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[int, int], Path]]:
    """The server that plays all the sites: its port for each real one, and its authority."""
    folder = tmp_path_factory.mktemp("web")
    command = [sys.executable, str(HERE / "fixture_web.py"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        plain, secure = map(int, server.stdout.readline().split())
        yield {80: plain, 443: secure}, folder / "ca.pem"
        server.kill()


@pytest.fixture
def client(web: tuple[dict[int, int], Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client for which every name leads to that server, as if it were the public internet."""
    ports, authority = web
    real = socket.getaddrinfo

    def resolve(host: str, port: Any, *rest: Any, **more: Any) -> Any:
        if host == "nowhere.example.org":
            raise socket.gaierror(-2, "Name or service not known")
        return real("127.0.0.1", ports[port], *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(_guard, "inward", lambda address: False)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority))
    limits = Limits(connect=60, read=60, total=120, attempts=1)
    with Client(limits=limits, manners=Manners(interval=0), now=lambda: NOW) as made:
        yield made


def _listed(source: Source, client: Client) -> dict[str, Page]:
    """The pages of the source's lists that have fixtures, by path."""
    pages = {}
    for url in source.list_urls:
        try:
            page = client.get(source.address(url, NOW), headers=source.headers)
        except FetchError as error:
            assert "answered 404" in error.reason
            continue
        assert page is not None
        pages[urlsplit(url).path] = page
    return pages


@pytest.mark.parametrize("id", SOURCES)
def test_a_source_is_listed_read_and_then_unchanged(id: str, client: Client) -> None:
    source = SOURCES[id]
    pages = _listed(source, client)
    assert pages, "no list has a fixture"
    expected = json.loads((HERE / id / "expected.json").read_text(encoding="utf-8"))
    approved = [row for rows in expected["lists"].values() for row in rows]
    assert source.parse_list is not None
    for page in pages.values():
        entries = source.parse_list(page)
        assert all(json.loads(json.dumps(asdict(row), default=str)) in approved for row in entries)
        assert page.url is not None
        again = client.get(page.url, etag=page.headers["etag"], headers=source.headers)
        assert again is None
    articles = 0
    for row in approved:
        if source.parse_article is None or row["whole"]:
            continue
        try:
            page_or_none = client.get(row["url"], headers=source.headers)
        except FetchError:
            continue
        assert page_or_none is not None
        entry = next(each for each in entries if each.url == row["url"])
        assert source.parse_article(page_or_none, entry).paragraphs or id.startswith("miit")
        articles += 1
    assert articles or source.parse_article is None or all(row["whole"] for row in approved)


@pytest.mark.parametrize(
    ("id", "kind", "reason"),
    [
        ("miit_rss", BlockedError, r"refused \(403\)"),
        ("miit_columns", BlockedError, r"refused \(403\)"),
        ("cls", ParseError, "10012 签名错误"),
        ("stcn", ParseError, "HTML where JSON is due"),
        ("eastmoney", ParseError, "no data.fastNewsList"),
    ],
)
def test_a_site_refuses_who_lacks_its_manners(
    id: str, kind: type[Exception], reason: str, client: Client
) -> None:
    source = SOURCES[id]
    assert source.parse_list is not None
    with pytest.raises(kind, match=reason):
        page = client.get(source.list_urls[0])
        assert page is not None
        source.parse_list(page)


def test_a_challenge_and_a_name_that_is_not_there(client: Client) -> None:
    with pytest.raises(BlockedError, match=r"challenge page \(521\)"):
        client.get("https://blocked.example.org/")
    with pytest.raises(FetchError, match="no connection: Name or service not known"):
        client.get("https://nowhere.example.org/")


def test_a_certificate_of_another_is_refused(client: Client) -> None:
    with pytest.raises(FetchError, match="TLS failed"):
        client.get("https://impostor.example.org/")
