from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

from storage.engine import reading, writing
from storage.pages import keep_pages, pack, read_page

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
        found = [read_page(session, each.id) for each in pages[:2]]
        assert [each and each.body for each in found] == [b"list", b"list"]
        assert session.connection().execute(text("SELECT count(*) FROM pages")).scalar() == 2
        assert session.connection().execute(text("SELECT count(*) FROM blobs")).scalar() == 1


def test_a_page_may_be_empty_and_a_file(store: Engine) -> None:
    ids = {keep(store, b"1", None): b"1", keep(store, b"", "https://example.cn/c"): b""}
    with reading(store) as session:
        found = {id: read_page(session, id) for id in ids}
    assert {id: page and page.body for id, page in found.items()} == ids
