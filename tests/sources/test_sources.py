"""Every source has fixtures, and they parse to what a person has approved."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import sources
from articles.article import Article
from sources import _registry
from sources._article import article_from_entry
from sources._fixture import read_fixture, write_fixture
from sources._own_feed import feed_source
from sources._source import Entry, Page, ParseError, Source

HERE = Path(__file__).parent
UNREAD = " unread"
"""Sorts before all other keys: the line stands on top."""
SOURCES = {source.id: source for source in _registry.load()}
WATCHED = [source.id for source in SOURCES.values() if source.parse_list is not None]


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(asdict(value), default=str, ensure_ascii=False))


def _parsed(source: Source, folder: Path) -> dict[str, Any]:
    result: dict[str, Any] = {"lists": {}, "articles": {}}
    entries: dict[str, Entry] = {}
    assert source.parse_list is not None
    fixture = read_fixture(folder)
    for name, page in fixture.lists.items():
        rows = source.parse_list(page)
        entries |= {row.url: row for row in rows}
        result["lists"][name] = [_plain(row) for row in rows]
    for name, page in fixture.articles.items():
        assert source.parse_article is not None
        entry = entries.get(page.url or "") or Entry(url=page.url or "", title="")
        result["articles"][name] = _plain(source.parse_article(page, entry))
    return result


@pytest.mark.parametrize("id", WATCHED)
def test_fixtures_parse_to_what_was_approved(id: str) -> None:
    source, folder = SOURCES[id], HERE / id
    assert (folder / "pages.toml").is_file(), f"no fixtures for {id}: make tests/sources/{id}/"
    got = _parsed(source, folder)
    assert got["lists"], "no list fixture"
    assert got["articles"] or source.parse_article is None, "no article fixture"
    assert got == _approved(folder / "expected.json", got)


def _approved(expected: Path, got: dict[str, Any]) -> Any:
    """What a person has approved; what is written here for want of it fails until it is read."""
    if not expected.is_file():
        unread = {UNREAD: "Read this; take this line out when all of it is right."} | got
        expected.write_text(
            json.dumps(unread, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
            encoding="utf-8",
        )
    approved = json.loads(expected.read_text(encoding="utf-8"))
    assert UNREAD not in approved, f"{expected} was written by the tests: read it"
    return approved


def test_an_expectation_fails_until_a_person_has_read_it(tmp_path: Path) -> None:
    expected = tmp_path / "expected.json"
    for _ in range(2):
        with pytest.raises(AssertionError, match=r"expected\.json was written by the tests"):
            _approved(expected, {"lists": {}})
    lines = expected.read_text(encoding="utf-8").splitlines(keepends=True)
    expected.write_text("".join(line for line in lines if UNREAD not in line), encoding="utf-8")
    assert _approved(expected, {"lists": {}}) == {"lists": {}}


@pytest.mark.parametrize("id", WATCHED)
def test_fixtures_are_whole(id: str) -> None:
    """What holds for every source, whatever was approved."""
    for rows in (parsed := _parsed(SOURCES[id], HERE / id))["lists"].values():
        for row in rows:
            assert row["title"] or row["summary"]
            assert row["url"].startswith(("https://", "http://"))
            assert row["published_at"] is None or datetime.fromisoformat(row["published_at"]).tzinfo
    for article in parsed["articles"].values():
        assert article["title"]
        assert article["publisher"]
        assert article["language"] == SOURCES[id].language
        assert article["published_at"]
        assert all(text.strip() == text and "\n" not in text for text in article["paragraphs"])


@pytest.mark.parametrize("id", WATCHED)
@pytest.mark.parametrize("body", [b"<html><body><p>Service down</p></body></html>", b"", b"{}"])
def test_a_strange_page_is_an_error_not_an_empty_result(id: str, body: bytes) -> None:
    source = SOURCES[id]
    page = Page(
        body=body, fetched_at=datetime.fromisoformat("2026-11-20T10:00+08:00"), url="https://x.cn/a"
    )
    assert source.parse_list is not None
    with pytest.raises(ParseError, match=r"https://x\.cn/a"):
        source.parse_list(page)
    if source.parse_article is not None:
        with pytest.raises(ParseError, match=r"https://x\.cn/a"):
            source.parse_article(page, Entry(url="https://x.cn/a", title=""))


@pytest.mark.parametrize("id", WATCHED)
def test_what_healthy_means_is_stated(id: str) -> None:
    source = SOURCES[id]
    assert source.expect.rows > 0
    assert source.expect.quiet > source.cadence
    assert source.list_urls
    assert source.name


def test_module_without_source_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nothing_here.py").write_text("x = 1\n")
    monkeypatch.setattr(sources, "__path__", [*sources.__path__, str(tmp_path)])
    with pytest.raises(_registry.RegistryError, match=r"sources/nothing_here\.py has no SOURCE"):
        _registry.load()


def test_repeated_id_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import_module = _registry.importlib.import_module

    def twice(name: str) -> ModuleType:
        return import_module("sources.chinanews" if name == "sources.cnevpost" else name)

    monkeypatch.setattr(_registry.importlib, "import_module", twice)
    with pytest.raises(_registry.RegistryError, match=r"cnevpost\.py repeats the id chinanews"):
        _registry.load()


def test_entry_alone_makes_an_article() -> None:
    entry = Entry(
        url="https://www.example.cn/a?utm_source=x",
        title="工信部：将开展试点",
        summary="<p>　　工信部19日表示，将开展试点。</p><p>责任编辑：某某</p>",
        published_at=datetime.fromisoformat("2026-11-19T10:00+08:00"),
        publisher="某网",
    )
    assert article_from_entry(SOURCES["chinanews"], entry) == Article(
        title="工信部：将开展试点",
        paragraphs=("工信部19日表示，将开展试点。",),
        language="zh",
        published_at=entry.published_at,
        publisher="某网",
        origin="某网",
        carrier="中国新闻网",
        url="https://www.example.cn/a",
    )


def test_operators_feed_reads_pages_generically() -> None:
    source = feed_source("mine", "某报", "https://www.example.cn/rss.xml")
    assert source.list_urls == ("https://www.example.cn/rss.xml",)
    assert source.parse_article is not None
    assert feed_source("x", "X", "https://x.org/f", "en", whole_text=True).parse_article is None


def test_a_recorded_fixture_is_read_as_it_was(tmp_path: Path) -> None:
    at = datetime.fromisoformat("2026-11-20T10:00+08:00")
    feed = Page(b"<rss/>", at, 'https://x.cn/"a"', headers={"content-type": "text/xml", "x": "y"})
    shell = Page(b"\xff\xfe", at, "https://x.cn/b", headers={"content-type": "text/html"})
    odd = Page(b"?", at, "https://x.cn/c")
    written = write_fixture(tmp_path / "new", [feed], [shell, odd], fetched_at=at)
    assert [file.name for file in written] == [
        "pages.toml", "list.xml", "article.html", "article2.bin"
    ]  # fmt: skip
    fixture = read_fixture(tmp_path / "new")
    assert fixture.lists == {
        "list.xml": Page(feed.body, at, feed.url, headers={"content-type": "text/xml"})
    }
    assert list(fixture.articles.values()) == [shell, odd]
