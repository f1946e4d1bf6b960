"""Damaged input: whatever comes, the outcome is a result that holds or a typed error."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.article import Article
from sources import _registry
from sources._charset import decode
from sources._source import Entry, Page, SourceError
from sources.formats import parse_file

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SOURCES = {source.id: source for source in _registry.load() if source.parse_list}
LISTS = {id: next((HERE / id).glob("list.*")).read_bytes() for id in SOURCES}
ARTICLES = {
    id: sorted((HERE / id).glob("a*.html"))[0].read_bytes()
    for id, source in SOURCES.items()
    if source.parse_article and list((HERE / id).glob("a*.html"))
}
QUICK = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@st.composite
def damaged(draw: st.DrawFn, whole: dict[str, bytes]) -> tuple[str, bytes]:
    """A fixture cut, doubled, or with some bytes changed."""
    id = draw(st.sampled_from(sorted(whole)))
    body = whole[id]
    start = draw(st.integers(0, len(body)))
    end = draw(st.integers(start, len(body)))
    piece = draw(st.binary(max_size=6))
    kind = draw(st.sampled_from(["cut", "out", "in", "double"]))
    if kind == "cut":
        return id, body[:start]
    if kind == "out":
        return id, body[:start] + body[end:]
    if kind == "in":
        return id, body[:start] + piece + body[start:]
    return id, body[:end] + body[start:]


def holds(article: Article) -> None:
    assert article.title
    assert article.published_at is None or article.published_at.tzinfo is not None
    assert article.published_at is None or article.published_at.year >= 1990
    assert all(text and text == " ".join(text.split()) for text in article.paragraphs)


@QUICK
@given(damaged(LISTS))
def test_damaged_lists(case: tuple[str, bytes]) -> None:
    id, body = case
    parse = SOURCES[id].parse_list
    assert parse is not None
    try:
        rows = parse(Page(body=body, fetched_at=NOW, url="https://x.cn/list"))
    except SourceError as error:
        assert "\n" not in str(error)
        return
    assert all(row.url.startswith(("http://", "https://")) for row in rows)
    assert all(row.published_at is None or row.published_at.tzinfo for row in rows)


@QUICK
@given(damaged(ARTICLES))
def test_damaged_pages(case: tuple[str, bytes]) -> None:
    id, body = case
    parse = SOURCES[id].parse_article
    assert parse is not None
    try:
        holds(
            parse(
                Page(body=body, fetched_at=NOW, url="https://x.cn/a"), Entry("https://x.cn/a", "")
            )
        )
    except SourceError as error:
        assert "\n" not in str(error)


HEADS = ("---\ntitle: x\n---\n", "# ", "2024-01-01 ", "<html>", "<p>", "> ", "财联社7月19日讯，")
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "\n\n", "# ", "* _1_ ", "**", "[x](y)", "<http://a.cn>", "---", "<", "&#"),
        *("：", "。", "1月32日", "2023年", "（完）", "责任编辑：某", "工信部将制定办法。"),
        *("\u3000", "\ufeff", "\x0b", "]]>", "a" * 50),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(HEADS), st.lists(PIECES | st.text(max_size=8), max_size=12))
def test_strange_posts(head: str, pieces: list[str]) -> None:
    body = (head + "".join(pieces)).encode("utf-8", errors="surrogatepass")
    try:
        holds(parse_file(Page(body=body, fetched_at=NOW, path="x.md")))
    except SourceError as error:
        assert "x.md" in str(error)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(body: bytes) -> None:
    try:
        assert isinstance(decode(body), str)
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize("body", [b"<" * 200_000, b"<a>" * 50_000, b"[" * 200_000, b"\n" * 200_000])
def test_hostile_files_end_soon(body: bytes) -> None:
    try:
        parse_file(Page(body=body, fetched_at=NOW, path="x"))
    except SourceError as error:
        assert "x" in str(error)
