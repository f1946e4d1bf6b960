"""Versions of one article: what is one, how they are linked, and what an old store had of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from articles.article import Article, Attachment, Document
from storage.article_reading import list_articles, read_origins
from storage.articles import Arrival, Saved, arrival, fresh_ones, read_article, save_articles
from storage.engine import open_store, reading, writing
from storage.known import forget_looks, recent_articles, save_looks
from storage.pages import keep_pages, pack
from storage.runs import activity
from storage.versions import versions_of
from tests.articles.texts import OTHERS, body
from tests.storage.test_upgrade import insert, made_at

NOW = datetime(2026, 6, 18, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PUBLISHED = NOW - HOUR
CHECKED = "2026-06-01 01:00:00"
URL = "https://example.cn/one"
FIRST = Article(
    title="工信部谈照明",
    paragraphs=body(),
    language="zh",
    published_at=PUBLISHED,
    publisher="某社",
    origin="某社",
    carrier="某网",
    url=URL,
    document=Document("工业和信息化部", "工信部科〔2026〕2号", None, date(2026, 6, 1), None),
    attachments=(Attachment("附表", "https://example.cn/a.pdf"),),
    generic=True,
)
EDITED = replace(FIRST, paragraphs=(*body(), "更正：本文第二段有误。"))


def seen(article: Article, hours: float = 0) -> Arrival:
    at = NOW + hours * HOUR
    return arrival(article, fetched_at=at, revised_at=at, source_id="demo")


def save(store: Engine, *arrivals: Arrival) -> list[Saved]:
    with writing(store) as session:
        fresh = [each for _, each in fresh_ones(session, arrivals)]
        saved = save_articles(session, fresh, now=NOW)
        session.commit()
    return saved


def test_everything_of_an_article_comes_back(store: Engine) -> None:
    (saved,) = save(store, seen(FIRST))
    with reading(store) as session:
        assert read_article(session, saved.id) == FIRST
        (line,) = list_articles(session)
    assert (line.origin, line.carrier, line.generic) == ("某社", "某网", True)
    assert (line.document, line.attachments) == (FIRST.document, FIRST.attachments)
    assert (line.replaces, line.replaced_by, line.revised_at) == (None, None, None)


def test_a_changed_text_is_the_next_version(store: Engine) -> None:
    (first,) = save(store, seen(FIRST))
    (second,) = save(store, seen(EDITED, 2))
    third = replace(EDITED, paragraphs=(*EDITED.paragraphs, "再次更正：作者姓名有误。"))
    (last,) = save(store, seen(third, 4))
    assert first.status == "new" and first.said_at == PUBLISHED
    assert (second.status, second.replaces, second.said_at) == ("revised", first.id, NOW + 2 * HOUR)
    assert (last.status, last.replaces) == ("revised", second.id)
    with reading(store) as session:
        chains = versions_of(session, [second.id])
        lines = {line.id: line for line in list_articles(session)}
        origins = [each.article_id for each in read_origins(session)]
        assert activity(session, "demo", since=NOW - HOUR).items == 1
    assert [each.id for each in chains[first.id]] == [first.id, second.id, last.id]
    assert lines[first.id].replaced_by == second.id
    assert (lines[second.id].replaces, lines[second.id].replaced_by) == (first.id, last.id)
    assert origins == [first.id, second.id, last.id]


def test_versions_of_one_batch_are_linked(store: Engine) -> None:
    first, second = save(store, seen(FIRST), seen(EDITED))
    assert second.replaces == first.id
    assert second.said_at == NOW


def test_a_version_is_always_later_than_what_it_replaces(store: Engine) -> None:
    (first,) = save(store, seen(FIRST))
    early = arrival(EDITED, fetched_at=NOW, revised_at=PUBLISHED - HOUR)
    (second,) = save(store, early)
    assert first.said_at and second.said_at == first.said_at + timedelta(microseconds=1)


def test_another_article_at_the_same_address_is_no_version(store: Engine) -> None:
    save(store, seen(FIRST))
    other = Article("今日停电通知", OTHERS[0], "zh", PUBLISHED, url=URL)
    (saved,) = save(store, seen(other, 2))
    assert (saved.status, saved.replaces) == ("new", None)
    (again,) = save(store, seen(EDITED, 3))
    assert again.status == "revised", "each of the two has versions of its own"


def test_a_text_that_comes_back_is_a_version(store: Engine) -> None:
    (first,) = save(store, seen(FIRST))
    (second,) = save(store, seen(EDITED, 2))
    assert save(store, seen(FIRST, 2.5)) == [], "too soon: another server's old copy"
    (third,) = save(store, seen(FIRST, 4))
    assert (third.status, third.replaces) == ("revised", second.id)
    assert third.id not in (first.id, second.id)
    assert save(store, seen(FIRST, 6)) == [], "it stands there now"
    (fourth,) = save(store, seen(EDITED, 6))
    assert fourth.replaces == third.id
    saved_file = replace(seen(FIRST, 9), revised_at=None)
    assert save(store, saved_file) == [], "a file that is read again says nothing of now"


def test_a_text_that_comes_back_has_one_name_however_it_is_batched(store: Engine) -> None:
    arrivals = [seen(FIRST), seen(EDITED, 2), seen(FIRST, 4), seen(FIRST, 5)]
    together = save(store, *arrivals)
    assert [each.replaces for each in together] == [None, together[0].id, together[1].id]
    with reading(store) as session:
        assert fresh_ones(session, arrivals) == []
        (chain,) = versions_of(session, [together[0].id]).values()
    assert [each.id for each in chain] == [each.id for each in together]


def test_a_changed_title_is_a_version_and_a_cut_one_is_none(store: Engine) -> None:
    (first,) = save(store, seen(FIRST))
    assert save(store, seen(replace(FIRST, title="工信部谈…"), 1)) == []
    assert save(store, seen(replace(FIRST, title="  工信部谈照明！"), 1)) == []
    (second,) = save(store, seen(replace(FIRST, title="工信部：将制定照明标准"), 2))
    assert (second.status, second.replaces) == ("revised", first.id)
    assert save(store, seen(replace(FIRST, title="工信部：将制定照明标准"), 3)) == []


def test_a_file_that_was_changed_is_a_version(store: Engine) -> None:
    (first,) = save(store, seen(replace(FIRST, url=None, path="drop/a.txt")))
    (second,) = save(store, seen(replace(EDITED, url=None, path="drop/a.txt"), 2))
    (other,) = save(store, seen(replace(EDITED, url=None, path="drop/b.txt"), 2))
    assert second.replaces == first.id
    assert (other.status, other.of) == ("duplicate", first.id)


def test_what_is_looked_at_again(store: Engine) -> None:
    packed = pack(b"page", url=URL, path=None, headers={"etag": "x"}, fetched_at=NOW)
    with writing(store) as session:
        keep_pages(session, [packed])
        session.commit()
    page = packed.id
    entry = {"url": URL, "title": "工信部谈照明"}
    (first,) = save(store, replace(seen(FIRST), page_id=page, entry=entry))
    save(store, replace(seen(replace(FIRST, url=f"{URL}/2", paragraphs=OTHERS[0]))))
    with reading(store) as session:
        (found,) = recent_articles(session, "demo", since=NOW - HOUR)
        assert recent_articles(session, "demo", since=NOW + HOUR) == []
        assert recent_articles(session, "else", since=NOW - HOUR) == []
    assert (found.article_id, found.entry, found.headers) == (first.id, entry, {"etag": "x"})
    assert (found.fetched_at, found.looked_at) == (NOW, None)
    (second,) = save(store, replace(seen(EDITED, 2), page_id=page, entry=entry))
    with writing(store) as session:
        save_looks(session, [URL, URL], now=NOW + 3 * HOUR)
        session.commit()
        (found,) = recent_articles(session, "demo", since=NOW - HOUR)
        assert (found.article_id, found.looked_at) == (second.id, NOW + 3 * HOUR)
        assert forget_looks(session, before=NOW) == 0
        assert forget_looks(session, before=NOW + 4 * HOUR) == 1


@pytest.fixture
def upgraded(store_url: str) -> Iterator[Engine]:
    """A store of before there were versions: two texts at one address, another there, a source."""
    old = made_at("0002", store_url.replace("postgresql:", "postgresql+psycopg:"))
    with old.begin() as connection:
        for number, (title, url) in enumerate(
            (("甲", URL), ("甲", URL), ("乙", URL), ("甲", None), ("甲", None))
        ):
            at = f"2026-06-01 0{number}:00:00"
            insert(connection, "articles", id=f"a{number}", url=url, title=title,
                   title_derived=False, language="zh", published_inferred=False, about_miit=True,
                   body_hash=f"h{number}", fetched_at=at, paragraphs='["正文"]')  # fmt: skip
        insert(connection, "runs", id="r", started_at=CHECKED, status="ok")
        insert(connection, "outcomes", run_id="r", source_id="demo", status="ok", fetched=9, new=1,
               duplicates=0, about_miit=1, mentions=0, seconds=1.0)  # fmt: skip
        insert(connection, "source_states", source_id="demo", failures=2, status="failed")
        insert(
            connection, "validators", source_id="demo", url=URL, checked_at="2026-06-01 01:00:00"
        )
    old.dispose()
    engine = open_store(store_url)
    yield engine
    engine.dispose()


def test_an_old_store_opens_whole(upgraded: Engine) -> None:
    with reading(upgraded) as session:
        lines = {line.id: line for line in list_articles(session)}
        chains = versions_of(session, list(lines))
        connection = session.connection()
        (listed,) = connection.execute(text("SELECT listed FROM outcomes")).one()
        state = connection.execute(text("SELECT failures, unknown_pages FROM source_states")).one()
        (rows,) = connection.execute(text("SELECT rows FROM validators")).one()
        assert read_article(session, "a3") == Article("甲", ("正文",), "zh")
    assert len(lines) == 5
    assert {id: line.replaces for id, line in lines.items() if line.replaces} == {"a1": "a0"}
    assert [[each.id for each in chain] for chain in chains.values()] == [["a0", "a1"]]
    assert all(line.attachments == () and not line.generic for line in lines.values())
    assert (listed, tuple(state), rows) == (None, (2, 0), None)
    (revised,) = save(upgraded, arrival(replace(EDITED, title="甲"), fetched_at=NOW))
    assert revised.replaces == "a1"
