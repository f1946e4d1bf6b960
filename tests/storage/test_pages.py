from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

from storage.engine import reading, writing
from storage.pages import keep_pages, pack, read_page, read_pages

NOW = datetime(2026, 6, 18, 1, 2, 3, 456789, tzinfo=UTC)


def keep(engine: Engine, body: bytes, url: str | None, days: int = 0) -> str:
    page = pack(
        body,
        url=url,
        path=None if url else "archive/一.md",
        headers={"etag": '"x"', "content-type": "text/html; charset=gbk"},
        fetched_at=NOW + timedelta(days=days),
    )
    with writing(engine) as session:
        keep_pages(session, [page])
        session.commit()
    return page.id


def test_a_page_is_kept_as_it_came(store: Engine) -> None:
    body = "工信部".encode("gb18030") + bytes(range(256)) * 100
    page_id = keep(store, body, "https://example.cn/a")
    with reading(store) as session:
        page = read_page(session, page_id)
        assert read_page(session, "0" * 16) is None
    assert page is not None
    assert page.body == body
    assert page.fetched_at == NOW
    assert page.fetched_at.tzinfo is not None
    assert (page.url, page.path) == ("https://example.cn/a", None)
    assert page.headers == {"etag": '"x"', "content-type": "text/html; charset=gbk"}


def test_the_same_page_is_kept_once(store: Engine) -> None:
    first = keep(store, b"body", "https://example.cn/a")
    assert keep(store, b"body", "https://example.cn/a", days=1) == first
    assert keep(store, b"body", "https://example.cn/b") != first
    assert keep(store, b"other", "https://example.cn/a") != first
    with reading(store) as session:
        page = read_page(session, first)
        assert session.connection().execute(text("SELECT count(*) FROM blobs")).scalar() == 2
    assert page is not None
    assert page.fetched_at == NOW


def test_one_body_from_two_places_in_one_batch_is_kept_once(store: Engine) -> None:
    pages = [
        pack(b"list", url=f"https://example.cn/{at}", path=None, headers={}, fetched_at=NOW)
        for at in (1, 2, 1)
    ]
    with writing(store) as session:
        keep_pages(session, pages)
        session.commit()
    with reading(store) as session:
        assert [each.body for each in read_pages(session)] == [b"list", b"list"]
        assert session.connection().execute(text("SELECT count(*) FROM blobs")).scalar() == 1


def test_pages_are_read_in_the_order_of_fetching(store: Engine) -> None:
    second = keep(store, b"2", "https://example.cn/b", days=2)
    first = keep(store, b"1", None, days=1)
    empty = keep(store, b"", "https://example.cn/c", days=3)
    with reading(store) as session:
        found = [(page.id, page.body) for page in read_pages(session)]
    assert found == [(first, b"1"), (second, b"2"), (empty, b"")]
