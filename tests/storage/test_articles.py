import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text

import storage.likeness
from articles.article import Article
from storage.article_reading import list_articles
from storage.articles import (
    Saved,
    arrival,
    judge_duplicate,
    read_article,
    save_articles,
)
from storage.engine import reading, writing
from tests.articles.texts import ENGLISH, OTHERS, SENTENCES, body

NOW = datetime(2026, 6, 18, 1, 2, 3, tzinfo=UTC)


def article(name: str, paragraphs: tuple[str, ...], day: int = 1) -> Article:
    return Article(
        title=f"工信部标题{name}",
        paragraphs=paragraphs,
        language="zh",
        published_at=datetime(2023, 1, day, tzinfo=UTC),
        publisher="某报",
        url=f"https://example.cn/{name}",
    )


ORIGINAL = article("original", body())
REPRINT = article("reprint", ("来源：某某财经", *body(), "责任编辑：某甲"), day=2)
COPY = article("copy", ("某社6月18日电，" + body()[0], *body()[1:]), day=3)
QUOTING = article("quoting", (*body(OTHERS), "".join(f"{s}。" for s in SENTENCES[2:4])), day=4)
OTHER = article("other", body(OTHERS[:6]), day=5)


def save(engine: Engine, *items: Article) -> list[Saved]:
    with writing(engine) as session:
        saved = save_articles(session, [arrival(each, fetched_at=NOW) for each in items], now=NOW)
        session.commit()
    return saved


def count(engine: Engine, table: str) -> int:
    with reading(engine) as session:
        return int(session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


@pytest.mark.parametrize("together", [True, False])
def test_new_seen_duplicate_and_contained(store: Engine, together: bool) -> None:
    items = (ORIGINAL, REPRINT, COPY, QUOTING, ORIGINAL)
    saved = save(store, *items) if together else [save(store, each)[0] for each in items]
    original = arrival(ORIGINAL, fetched_at=NOW).id
    assert [each.status for each in saved] == ["new", "duplicate", "duplicate", "new", "seen"]
    assert [each.of for each in saved] == [None, original, original, None, None]
    assert saved[3].contains == (original,)
    assert saved[2].similarity == 1.0
    assert saved[4].id == original


def test_everything_is_kept_and_listed_in_order(store: Engine) -> None:
    save(store, OTHER, ORIGINAL, replace(REPRINT, published_at=None))
    with reading(store) as session:
        lines = list(list_articles(session))
        articles = [read_article(session, line.id) for line in lines]
        assert articles == [replace(REPRINT, published_at=None), ORIGINAL, OTHER]
        assert read_article(session, "0" * 16) is None
    assert [line.title for line in lines] == [each.title for each in articles if each]
    assert lines[0].duplicate_of == lines[1].id
    assert lines[0].similarity is not None
    assert lines[1].published_at == datetime(2023, 1, 1, tzinfo=UTC)
    assert (lines[1].about_miit, lines[1].duplicate_of) == (True, None)


def test_a_reprint_of_a_reprint_is_one_of_the_first(store: Engine) -> None:
    save(store, ORIGINAL, REPRINT)
    again = article("again", (*REPRINT.paragraphs, "版权声明：未经授权不得转载", "上一篇　下一篇"))
    exact = article("exact", REPRINT.paragraphs)
    original = arrival(ORIGINAL, fetched_at=NOW).id
    assert [each.of for each in save(store, again, exact)] == [original, original]


def test_a_judgement_can_be_taken_back(store: Engine) -> None:
    original, reprint = (each.id for each in save(store, ORIGINAL, REPRINT))
    with writing(store) as session:
        judge_duplicate(
            session, reprint, original, verdict="different", reason="读过", by="某人", at=NOW
        )
        session.commit()
    with reading(store) as session:
        assert [line.duplicate_of for line in list_articles(session)] == [None, None]
    assert count(store, "articles") == 2


def test_saving_again_changes_nothing(store: Engine) -> None:
    items = (ORIGINAL, REPRINT, COPY, QUOTING, OTHER)
    save(store, *items)
    tables = ("articles", "bodies", "fingerprints", "bands", "sentences", "duplicates")
    before = [count(store, table) for table in tables]
    assert {each.status for each in save(store, *items)} == {"seen"}
    assert [count(store, table) for table in tables] == before


def test_english_and_chinese_live_side_by_side(store: Engine) -> None:
    english = Article("Rules", (ENGLISH,), "en", url="https://example.com/1")
    reprint = replace(english, paragraphs=("By our staff.", ENGLISH), url="https://example.com/2")
    statuses = [each.status for each in save(store, ORIGINAL, english, reprint)]
    assert statuses == ["new", "new", "duplicate"]


def test_a_set_phrase_under_many_articles_does_not_count(
    store: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.likeness, "CUT", 3)
    phrase = "本网站登载此文出于传递更多信息之目的，不代表赞同其观点"
    items = [
        article(f"set{at}", (f"{SENTENCES[at]}。{OTHERS[at]}。{phrase}。",)) for at in range(8)
    ]
    saved = [save(store, each)[0] for each in items]
    assert saved[1].contains
    assert not saved[-1].contains
    with reading(store) as session:
        longest = text("SELECT max(n) FROM (SELECT count(*) AS n FROM sentences GROUP BY key) t")
        assert session.connection().execute(longest).scalar() == 4


def test_two_workers_with_one_text_agree_who_is_first(store: Engine) -> None:
    """Each saves its own copy of ten texts at the same time, in opposite orders."""
    texts = [body(SENTENCES[:5]), body(SENTENCES[5:]), body(OTHERS[:5]), body(OTHERS[5:])]
    failures: list[BaseException] = []
    start = threading.Barrier(2)

    def work(worker: int) -> None:
        order = texts if worker == 0 else texts[::-1]
        try:
            start.wait(timeout=10)
            for at, paragraphs in enumerate(order):
                save(store, article(f"{worker}-{at}", (f"第{worker}家网站", *paragraphs)))
        except BaseException as error:  # noqa: BLE001  (shown below)
            failures.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert not failures
    with reading(store) as session:
        lines = list(list_articles(session))
    roots = {line.duplicate_of or line.id for line in lines}
    assert len(lines) == 2 * len(texts)
    assert sum(line.duplicate_of is None for line in lines) == len(roots) == len(texts)


def test_a_large_batch_is_saved_whole(store: Engine) -> None:
    items = [article(f"n{at}", (f"第{at}号公告的内容共计{at * 7}项",)) for at in range(1200)]
    assert {each.status for each in save(store, *items)} == {"new"}
    assert count(store, "articles") == 1200


def test_characters_that_no_database_takes_are_replaced(store: Engine) -> None:
    odd = replace(
        ORIGINAL, title="标\x00题\ud800", paragraphs=("甲\udfff乙《\x00工业规划》。", *body())
    )
    item = arrival(odd, fetched_at=NOW)
    assert item.article.paragraphs[0] == "甲\ufffd乙《\ufffd工业规划》。"
    save(store, odd)
    with reading(store) as session:
        assert read_article(session, item.id) == item.article
